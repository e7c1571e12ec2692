"""The warning signs as asked and answered, the level they gave, and a clinician's clearance."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from programs.clinical.values import Level
from programs.models.constraints import at_most, between, not_before, one_of, together
from programs.models.doors import PatientOwnedQuerySet, owned_through
from programs.models.people import Patient


class ScreeningQuerySet(PatientOwnedQuerySet):
    """Screenings by state."""

    def completed(self) -> Self:
        """Those with every page answered, newest first."""
        return self.filter(completed_at__isnull=False).order_by("-completed_at", "-pk")


class Screening(models.Model):
    """One full set of warning-sign questions. Answers are rows; `scope` facts (SC01–SC18) are columns. `corrects`
    points at the one that held a slip of the finger; both stay readable.

    `level` is what the rules said when it was completed or last asked again; it is kept for lists, never
    trusted for a decision: activating a program asks the rules anew. `told_signs`: lines of a weekly check that could
    not be stored and began these questions, by key, with yes or unsure; a check that is stored has them itself.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="screenings")
    started_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)
    level = models.CharField(max_length=12, null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    rules: models.JSONField[list[str]] = models.JSONField(default=list)
    limits: models.JSONField[list[str]] = models.JSONField(default=list)
    rules_version = models.CharField(max_length=16, blank=True)
    told_signs: models.JSONField[dict[str, str] | None] = models.JSONField(null=True)
    signs_told_at = models.DateTimeField(null=True)

    scope_answered_at = models.DateTimeField(null=True)
    pregnant_weeks = models.PositiveSmallIntegerField(null=True)
    weeks_since_birth = models.PositiveSmallIntegerField(null=True)
    surgery_months_ago = models.PositiveSmallIntegerField(null=True)
    injection_weeks_ago = models.PositiveSmallIntegerField(null=True)
    implant = models.BooleanField(default=False)
    anticoagulant = models.BooleanField(default=False)
    heart_lung_or_parq = models.BooleanField(default=False)
    inflammatory_arthritis = models.BooleanField(default=False)
    osteoporosis = models.BooleanField(default=False)
    kneeling_hurts = models.BooleanField(default=False)
    under_physio = models.BooleanField(default=False)
    first_knee_pain_ever = models.BooleanField(default=False)
    low_mood = models.BooleanField(default=False)
    pain_everywhere = models.BooleanField(default=False)
    tendon_medicine = models.BooleanField(default=False)
    painkiller_risk = models.BooleanField(default=False)
    fever_free_hours = models.PositiveSmallIntegerField(null=True)
    guardian_consent = models.BooleanField(default=False)
    contraindications: models.JSONField[list[str]] = models.JSONField(default=list)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("level", [level.name for level in Level], table="screening"),
            together("completed_at", "level", table="screening", name="completion"),
            together("told_signs", "signs_told_at", table="screening", name="signs"),
            not_before("completed_at", "started_at", table="screening"),
            between("pregnant_weeks", 0, 45, table="screening"),
            between("weeks_since_birth", 0, 520, table="screening"),
            between("surgery_months_ago", 0, 600, table="screening"),
            between("injection_weeks_ago", 0, 520, table="screening"),
            between("fever_free_hours", 0, 720, table="screening"),
            UniqueConstraint("patient", condition=Q(completed_at=None), name="screening_open_once"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class ScreeningAnswer(models.Model):
    """One sign, stored by itself."""

    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=64)
    answer = models.CharField(max_length=24)
    answered_at = models.DateTimeField()

    objects = owned_through("screening__patient").as_manager()

    class Meta:
        constraints = [UniqueConstraint("screening", "question", name="screening_answer_once")]

    def __str__(self) -> str:
        return f"{self.question}={self.answer}"


class Clearance(models.Model):
    """A clinician said that the program may start. It lifts SOON only, and only from its date on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="clearances")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="clearances")
    cleared_on = models.DateField()
    clinician = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PatientOwnedQuerySet.as_manager()

    class Meta:
        constraints = [at_most("clinician", 120, table="clearance")]

    def __str__(self) -> str:
        return f"{self.cleared_on} {self.screening_id}"
