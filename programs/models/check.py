"""The weekly check as it was told: warning signs, the week's pain, and what opens the next phase. A fact: a correction
is a new row beside the old one."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from programs.models.constraints import between, one_of
from programs.models.doors import PatientOwnedQuerySet
from programs.models.people import Patient
from programs.models.program import Program

#: The columns of the five lines; `clinical.screening.RESCREEN` has the same keys (a test compares them).
LINES = ("chest_or_calf", "hot_knee_or_fever", "new_swelling", "no_weight_locked_or_giving_way", "new_injury")
#: What opens the next phase, each with the highest number that can be told.
READINESS = {
    "squat_pain": 10,
    "stairs_down_pain": 10,
    "step_down_points": 6,
    "chair_rises": 100,
    "heel_raises_left": 200,
    "heel_raises_right": 200,
    "walk_pain": 10,
}
#: The columns of a criterion, where they are not one of its own name.
COLUMNS = {"heel_raises": ("heel_raises_left", "heel_raises_right")}


class WeeklyCheckQuerySet(PatientOwnedQuerySet):
    """Checks, by whether they still stand."""

    def standing(self) -> Self:
        """Those that no later row corrects, newest first."""
        return self.filter(corrected_by__isnull=True).order_by("-told_on", "-told_at")


class WeeklyCheck(models.Model):
    """A week as it was told. `id` was made by the client, so a repeated request meets its own row.

    The lines hold yes, no or unsure; NULL = not answered, in them and in what opens the next phase. `told_on` is the
    person's calendar day, and stays when a later row corrects this one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="weekly_checks")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="weekly_checks")
    told_at = models.DateTimeField()
    told_on = models.DateField()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rules_version = models.CharField(max_length=16)
    chest_or_calf = models.CharField(max_length=8, null=True)
    hot_knee_or_fever = models.CharField(max_length=8, null=True)
    new_swelling = models.CharField(max_length=8, null=True)
    no_weight_locked_or_giving_way = models.CharField(max_length=8, null=True)
    new_injury = models.CharField(max_length=8, null=True)
    pain_worst = models.PositiveSmallIntegerField()
    pain_usual = models.PositiveSmallIntegerField()
    squat_pain = models.PositiveSmallIntegerField(null=True)
    stairs_down_pain = models.PositiveSmallIntegerField(null=True)
    step_down_points = models.PositiveSmallIntegerField(null=True)
    step_down_signs = models.JSONField(null=True, help_text="What was ticked on the film; the points come from it.")
    chair_rises = models.PositiveSmallIntegerField(null=True, help_text="On one leg; the fewer of both legs.")
    heel_raises_left = models.PositiveSmallIntegerField(null=True)
    heel_raises_right = models.PositiveSmallIntegerField(null=True)
    walk_pain = models.PositiveSmallIntegerField(null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")

    objects = WeeklyCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            *[one_of(line, ["yes", "no", "unsure"], table="check") for line in LINES],
            *[between(field, 0, 10, table="check") for field in ("pain_worst", "pain_usual")],
            *[between(field, 0, most, table="check") for field, most in READINESS.items()],
            CheckConstraint(condition=Q(pain_usual__lte=F("pain_worst")), name="check_usual_not_above_worst"),
            CheckConstraint(condition=~Q(corrects=F("id")), name="check_corrects_another"),
            UniqueConstraint("program", "told_on", condition=Q(corrects=None), name="check_first_once_a_day"),
        ]
        indexes = [models.Index(fields=["patient", "told_on"], name="check_by_day")]

    def __str__(self) -> str:
        return f"{self.told_on} {self.id}"

    @property
    def signs(self) -> dict[str, str]:
        """The lines that were answered, by key."""
        return {line: getattr(self, line) for line in LINES if getattr(self, line)}
