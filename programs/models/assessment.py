"""A dated examination: the knee, pain, AKPS, running, wishes, and one row a measurement."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from programs.clinical.values import Side
from programs.models.constraints import between, not_before, one_of
from programs.models.doors import PatientOwnedQuerySet, owned_through
from programs.models.people import Patient

PAIN_FIELDS = (
    "pain_worst_7d",
    "pain_usual_7d",
    "pain_now",
    "pain_rest",
    "pain_squat",
    "pain_stairs_down",
    "pain_sitting",
)


class AssessmentQuerySet(PatientOwnedQuerySet):
    """Assessments by state."""

    def completed(self) -> Self:
        """Those that were finished, newest first."""
        return self.filter(completed_at__isnull=False).order_by("-completed_at", "-pk")


class Assessment(models.Model):
    """Saved page by page, so a person may leave and come back. NULL means "not answered", never zero."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="assessments")
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)

    knee_side = models.CharField(max_length=8, null=True)
    duration_weeks = models.PositiveSmallIntegerField(null=True)
    onset = models.CharField(max_length=8, null=True)
    injury_days_ago = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=12, null=True)
    provoked_by: models.JSONField[list[str] | None] = models.JSONField(null=True)
    training_change = models.BooleanField(null=True)
    worse_straightening = models.CharField(max_length=8, null=True)
    weight_kg = models.DecimalField(max_digits=4, decimal_places=1, null=True)

    pain_worst_7d = models.PositiveSmallIntegerField(null=True)
    pain_usual_7d = models.PositiveSmallIntegerField(null=True)
    pain_now = models.PositiveSmallIntegerField(null=True)
    pain_rest = models.PositiveSmallIntegerField(null=True)
    pain_squat = models.PositiveSmallIntegerField(null=True)
    pain_stairs_down = models.PositiveSmallIntegerField(null=True)
    pain_sitting = models.PositiveSmallIntegerField(null=True)
    settles_minutes = models.PositiveIntegerField(null=True)
    night_pain = models.CharField(max_length=12, null=True)
    fear = models.PositiveSmallIntegerField(null=True)

    akps_answers: models.JSONField[dict[str, int]] = models.JSONField(default=dict)

    running_answered_at = models.DateTimeField(null=True)
    runs_per_week = models.PositiveSmallIntegerField(null=True)
    usual_km = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    weekly_km = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    tolerated_minutes = models.PositiveSmallIntegerField(null=True)
    pain_in_run = models.PositiveSmallIntegerField(null=True)
    longest_run_30d_minutes = models.PositiveSmallIntegerField(null=True)
    cadence = models.PositiveSmallIntegerField(null=True)
    walk_30_min_pain = models.PositiveSmallIntegerField(null=True)
    walk_settles_minutes = models.PositiveIntegerField(null=True)
    hop_pain = models.PositiveSmallIntegerField(null=True)
    weeks_without_running = models.PositiveSmallIntegerField(null=True)

    wish_weeks = models.PositiveSmallIntegerField(null=True)
    minutes_per_session = models.PositiveSmallIntegerField(null=True)
    equipment: models.JSONField[list[str] | None] = models.JSONField(null=True)
    strength_days: models.JSONField[list[int] | None] = models.JSONField(null=True)
    start_on = models.DateField(null=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("completed_at", "started_at", table="assessment"),
            UniqueConstraint("patient", condition=Q(completed_at=None), name="assessment_open_once"),
            one_of("knee_side", Side, table="assessment"),
            one_of("onset", ["gradual", "sudden"], table="assessment"),
            one_of("location", ["front", "outer", "inner", "below", "back", "front_thigh"], table="assessment"),
            one_of("worse_straightening", ["yes", "no", "unsure"], table="assessment"),
            one_of("night_pain", ["none", "occasional", "most_nights"], table="assessment"),
            *[between(field, 0, 10, table="assessment") for field in (*PAIN_FIELDS, "fear", "pain_in_run")],
            between("walk_30_min_pain", 0, 10, table="assessment"),
            between("hop_pain", 0, 10, table="assessment"),
            between("duration_weeks", 0, 2600, table="assessment"),
            between("injury_days_ago", 0, 3650, table="assessment"),
            between("weight_kg", 25, 350, table="assessment"),
            between("settles_minutes", 0, 20160, table="assessment"),
            between("runs_per_week", 0, 14, table="assessment"),
            between("usual_km", 0, 100, table="assessment"),
            between("weekly_km", 0, 300, table="assessment"),
            between("tolerated_minutes", 0, 600, table="assessment"),
            between("longest_run_30d_minutes", 0, 600, table="assessment"),
            between("cadence", 100, 250, table="assessment"),
            between("weeks_without_running", 0, 2600, table="assessment"),
            between("wish_weeks", 4, 6, table="assessment"),
            between("minutes_per_session", 15, 60, table="assessment"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class Measurement(models.Model):
    """One test on one side: a number in the measure's unit, or a word where the test gives one.

    `skipped` says that the person chose not to do it, so that it is not asked again and never reads as normal.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="measurements")
    test = models.CharField(max_length=8)
    side = models.CharField(max_length=8)
    number = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    word = models.CharField(max_length=16, blank=True)
    extension_kg = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    curl_kg = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    reps = models.PositiveSmallIntegerField(null=True)
    outward = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    pain = models.PositiveSmallIntegerField(null=True)
    skipped = models.BooleanField(default=False)
    measured_at = models.DateTimeField()

    objects = owned_through("assessment__patient").as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("assessment", "test", "side", name="measurement_once_a_side"),
            one_of("side", Side, table="measurement"),
            between("pain", 0, 10, table="measurement"),
            between("outward", 0, 90, table="measurement"),
            CheckConstraint(
                condition=Q(skipped=True, number=None, word="", extension_kg=None)
                | Q(skipped=False) & (Q(number__isnull=False) | ~Q(word="") | Q(extension_kg__isnull=False)),
                name="measurement_has_a_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.test} {self.side}"
