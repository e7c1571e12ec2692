"""A therapist leaves a clinic: every patient goes to a colleague, each told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from programs.actions.care import NotATherapistHere, hand_over
from programs.models import CareRelationship, Clinic, User


class CannotCareForThemselves(Exception):
    """One of the patients is the colleague: somebody else takes over."""


@transaction.atomic
def hand_over_all(*, therapist: User, to: User, clinic: Clinic, by: User, at: datetime) -> int:
    """All running care of a therapist in a clinic goes to a colleague there. Answers how many were handed over;
    repeated, none is left and it is 0.

    Raises NotATherapistHere, CannotCareForThemselves; then nobody is handed over.
    """
    if therapist == to:
        raise NotATherapistHere
    running = CareRelationship.objects.active(at=at).filter(therapist=therapist, clinic=clinic)
    cares = list(running.select_related("patient__user", "therapist", "clinic").order_by("pk"))
    if any(care.patient.user_id == to.pk for care in cares):
        raise CannotCareForThemselves
    return sum(hand_over(care=care, to=to, by=by, at=at) is not None for care in cares)
