"""A clinic and its people."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_clinic
from programs.models import CareRelationship, Clinic, ClinicMembership, Role, User


class StillCares(Exception):
    """The therapist has patients; hand them over first, so that nobody is left without care unseen."""


class LastAdministrator(Exception):
    """A clinic keeps at least one administrator."""


@transaction.atomic
def found_clinic(*, name: str, administrator: User, by: User | None, at: datetime) -> Clinic:
    """A clinic and its first administrator."""
    clinic = Clinic.objects.create(name=name)
    start_membership(clinic=clinic, user=administrator, role=Role.ADMINISTRATOR, by=by, at=at)
    return clinic


@transaction.atomic
def start_membership(*, clinic: Clinic, user: User, role: Role, by: User | None, at: datetime) -> ClinicMembership:
    """The person works here in this role from now on; a running membership is answered as it is."""
    lock_clinic(clinic)
    membership, created = ClinicMembership.objects.get_or_create(
        clinic=clinic, user=user, role=role.value, ended_at=None, defaults={"started_at": at}
    )
    if created:
        audit.record("start_membership", by=by, at=at, subject=membership.public_id, role=role.value)
    return membership


@transaction.atomic
def end_membership(*, membership: ClinicMembership, by: User, at: datetime) -> None:
    """The person leaves: their next request finds no door.

    Raises StillCares while a therapist has patients here, LastAdministrator for the last one. Both are asked of
    what is stored once the clinic is locked: a request that was faster counts, even if it came in a moment later.
    """
    lock_clinic(membership.clinic)
    if membership.role == Role.THERAPIST.value:
        cares = CareRelationship.objects.filter(therapist=membership.user, clinic=membership.clinic, ended_at=None)
        if cares.exists():
            raise StillCares
    elif not other_administrators(membership, at=at):
        raise LastAdministrator
    if ClinicMembership.objects.filter(pk=membership.pk, ended_at=None).update(ended_at=at):
        audit.record("end_membership", by=by, at=at, subject=membership.public_id)


def other_administrators(membership: ClinicMembership, *, at: datetime) -> bool:
    """Whether somebody else administers the clinic."""
    working = ClinicMembership.objects.active(at=at).administrators().filter(ended_at=None)
    others = working.filter(clinic=membership.clinic)
    return others.exclude(pk=membership.pk).exists()
