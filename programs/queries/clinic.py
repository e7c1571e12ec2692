"""A clinic's people, as its administrator sees them: names and relationships, never a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from programs.models import CareRelationship, Clinic, ClinicMembership, Invitation, InvitedAs


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here; `patients` in their care here."""

    membership: ClinicMembership
    patients: int


@dataclass(frozen=True, slots=True)
class ClinicPage:
    """Who works here, whom we wait for, and how many runners are cared for."""

    therapists: Sequence[Member]
    administrators: Sequence[Member]
    waiting: Sequence[Invitation]
    patients: int


def clinic_page(clinic: Clinic, *, at: datetime) -> ClinicPage:
    """Four queries, however many people there are."""
    cares = CareRelationship.objects.active(at=at).filter(clinic=clinic)
    caseloads = dict(cares.values_list("therapist").annotate(Count("pk")))
    members = ClinicMembership.objects.active(at=at).filter(clinic=clinic).select_related("user")
    members = members.order_by("user__full_name", "pk")
    people = [Member(row, caseloads.get(row.user_id, 0)) for row in members]
    staff = Invitation.objects.filter(clinic=clinic).exclude(invited_as=InvitedAs.PATIENT.value)
    return ClinicPage(
        therapists=[member for member in people if member.membership.role == "therapist"],
        administrators=[member for member in people if member.membership.role == "administrator"],
        waiting=list(staff.waiting(at=at).select_related("invited_by")),
        patients=cares.aggregate(people=Count("patient", distinct=True))["people"],
    )


def cared_for(clinic: Clinic, *, at: datetime, words: str = "") -> QuerySet[CareRelationship]:
    """Who cares for whom since when, by the runner's name. One query a page of it."""
    cares = CareRelationship.objects.active(at=at).filter(clinic=clinic).select_related("patient__user", "therapist")
    for word in words.split():
        cares = cares.filter(Q(patient__user__full_name__icontains=word) | Q(patient__user__email__icontains=word))
    return cares.order_by("patient__user__full_name", "pk")
