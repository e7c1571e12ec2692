"""Who may see which rows. Every model whose rows lead to a patient takes its manager from here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from programs.models.people import User


class PatientOwnedQuerySet(models.QuerySet[Any]):
    """Rows that belong to a patient, reached by `patient_path` (a lookup that ends at Patient)."""

    patient_path = "patient"

    def visible_to(self, user: User | AnonymousUser, *, at: datetime) -> Self:
        """The rows of the patients whom this person may see at this moment.

        An `IN` over the visible patients, not a correlated EXISTS per row: on SQLite the difference is
        that between 1 ms and 160 ms for a therapist's feed.
        """
        from programs.models.people import Patient

        return self.filter(**{f"{self.patient_path}__in": Patient.objects.visible_to(user, at=at)})


def owned_through(path: str) -> type[PatientOwnedQuerySet]:
    """A queryset class for a model that reaches its patient over other rows."""
    return type("PatientOwnedQuerySet", (PatientOwnedQuerySet,), {"patient_path": path})
