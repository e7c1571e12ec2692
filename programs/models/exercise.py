"""The library of exercises, as loaded from the shipped catalogue."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.clinical.catalogue import exercise_from
from programs.clinical.exercise import Exercise as ClinicalExercise


class Exercise(models.Model):
    """One entry. `entry` is the catalogue's own record; the columns are those that lists search and sort by."""

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=120)
    category = models.CharField(max_length=32)
    position = models.PositiveSmallIntegerField(help_text=_("Its place in the catalogue."))
    entry: models.JSONField[dict[str, Any]] = models.JSONField()
    content_hash = models.CharField(max_length=64)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def as_clinical(self) -> ClinicalExercise:
        """The value that the rules read; the shipped file builds an equal one (a test compares them)."""
        return exercise_from(self.entry)
