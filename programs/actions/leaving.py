"""A therapist leaves a clinic, or is gone already: every patient goes to a colleague, each told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from programs.actions.care import NotATherapistHere, hand_over
from programs.actions.lock import lock_clinic
from programs.models import CareRelationship, Clinic, User


class CannotCareForThemselves(Exception):
    """One of the patients is the colleague: somebody else takes over."""


@transaction.atomic
def hand_over_all(*, therapist: User, to: User, clinic: Clinic, by: User, at: datetime) -> int:
    """All care of a therapist in a clinic that has not ended goes to a colleague there, also where the therapist is
    gone or switched off. Answers how many were handed over; repeated, none is left and it is 0.

    Raises NotATherapistHere, CannotCareForThemselves; then nobody is handed over.
    """
    if therapist == to:
        raise NotATherapistHere
    lock_clinic(clinic)
    running = CareRelationship.objects.not_ended(at=at).filter(therapist=therapist, clinic=clinic)
    cares = list(running.select_related("patient__user", "therapist", "clinic").order_by("patient", "pk"))
    if any(care.patient.user_id == to.pk for care in cares):
        raise CannotCareForThemselves
    return sum(hand_over(care=care, to=to, by=by, at=at) is not None for care in cares)
