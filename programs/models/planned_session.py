"""The days on which a program falls."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import UniqueConstraint

from programs.models.constraints import between, one_of
from programs.models.doors import PatientOwnedQuerySet
from programs.models.program import Program, Week


class PlannedSessionQuerySet(PatientOwnedQuerySet):
    """Planned sessions by day."""

    patient_path = "program__patient"

    def between(self, first: date, last: date) -> Self:
        """Those of some days, both ends included, in order."""
        return self.filter(due_on__gte=first, due_on__lte=last).order_by("due_on")


class PlannedSession(models.Model):
    """What should happen on a day. Done and missed are read from the logs, never written here."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="planned_sessions")
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="planned_sessions")
    number = models.PositiveSmallIntegerField(help_text="The how-many-th session of the program.")
    due_on = models.DateField()
    weekday = models.PositiveSmallIntegerField(help_text="ISO weekday whose prescriptions it holds.")
    kind = models.CharField(max_length=10)
    minutes = models.PositiveSmallIntegerField()

    objects = PlannedSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("program", "due_on", name="planned_session_once_a_day"),
            one_of("kind", ["strength", "run", "mobility", "cross"], table="planned_session"),
            between("weekday", 1, 7, table="planned_session"),
        ]
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"{self.due_on} {self.kind}"
