"""A clinic's people, as its administrator sees them: names and relationships, never a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from programs.models import CareRelationship, Clinic, ClinicMembership, Invitation, InvitedAs


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here; `patients` in their care here. `is_gone`: they work here no more, or their account is
    switched off, and their patients wait to be handed over."""

    membership: ClinicMembership
    patients: int
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class ClinicPage:
    """Who works here, whom we wait for, and how many runners are cared for."""

    therapists: Sequence[Member]
    administrators: Sequence[Member]
    waiting: Sequence[Invitation]
    patients: int


def clinic_page(clinic: Clinic, *, at: datetime) -> ClinicPage:
    """Five queries, however many people there are."""
    cares = CareRelationship.objects.not_ended(at=at).filter(clinic=clinic)
    caseloads = dict(cares.values_list("therapist").annotate(Count("pk")))
    members = ClinicMembership.objects.active(at=at).filter(clinic=clinic).select_related("user")
    members = members.order_by("user__full_name", "pk")
    people = [Member(row, caseloads.get(row.user_id, 0)) for row in members]
    staff = Invitation.objects.filter(clinic=clinic).exclude(invited_as=InvitedAs.PATIENT.value)
    return ClinicPage(
        therapists=[*gone(clinic, caseloads, at=at), *(one for one in people if one.membership.role == "therapist")],
        administrators=[member for member in people if member.membership.role == "administrator"],
        waiting=list(staff.waiting(at=at).select_related("invited_by")),
        patients=cares.aggregate(people=Count("patient", distinct=True))["people"],
    )


def gone(clinic: Clinic, caseloads: Mapping[int, int], *, at: datetime) -> Sequence[Member]:
    """Therapists who are gone and still have patients here, each by the newest membership. One query."""
    working = ClinicMembership.objects.active(at=at).therapists().filter(clinic=clinic).values("user")
    was_here = ClinicMembership.objects.therapists().filter(clinic=clinic, user__in=list(caseloads))
    rows = was_here.exclude(user__in=working).select_related("user").order_by("started_at", "pk")
    newest = {row.user_id: row for row in rows}
    return [Member(row, caseloads[user], is_gone=True) for user, row in newest.items()]


def cared_for(clinic: Clinic, *, at: datetime, words: str = "") -> QuerySet[CareRelationship]:
    """Who cares for whom since when, by the runner's name; also those whose therapist is gone. One query a page."""
    cares = CareRelationship.objects.not_ended(at=at).filter(clinic=clinic).select_related("patient__user", "therapist")
    for word in words.split():
        cares = cares.filter(Q(patient__user__full_name__icontains=word) | Q(patient__user__email__icontains=word))
    return cares.order_by("patient__user__full_name", "pk")
