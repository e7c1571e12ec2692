"""The plan: a program, its versions, their weeks and prescriptions."""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from programs.clinical.values import PfjLoad
from programs.models.assessment import Assessment
from programs.models.constraints import at_most, between, not_before, one_of, together
from programs.models.doors import PatientOwnedQuerySet, owned_through
from programs.models.exercise import Exercise
from programs.models.people import Patient


class ProgramStatus(StrEnum):
    """A program's life: draft → active → paused → completed or stopped."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"


RUNNING_STATUSES = [ProgramStatus.ACTIVE.value, ProgramStatus.PAUSED.value]


class ProgramQuerySet(PatientOwnedQuerySet):
    """Programs by state."""

    def drafts(self) -> Self:
        """Waiting to be accepted or assigned."""
        return self.filter(status=ProgramStatus.DRAFT.value)

    def running(self) -> Self:
        """Active or paused: the one that today's page shows."""
        return self.filter(status__in=RUNNING_STATUSES)


class Program(models.Model):
    """The whole plan with its dates. At most one draft and one running program a patient."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="programs")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="programs")
    status = models.CharField(max_length=12, default=ProgramStatus.DRAFT.value)
    weeks_count = models.PositiveSmallIntegerField()
    irritability = models.CharField(max_length=10)
    starts_on = models.DateField()
    drafted_at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True)
    activated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("status", ProgramStatus, table="program"),
            one_of("irritability", ["low", "moderate", "high"], table="program"),
            between("weeks_count", 4, 8, table="program"),
            together("activated_at", "activated_by", table="program", name="activation"),
            not_before("ended_at", "activated_at", table="program"),
            UniqueConstraint("patient", condition=Q(status="draft"), name="program_draft_once"),
            UniqueConstraint("patient", condition=Q(status__in=["active", "paused"]), name="program_running_once"),
            CheckConstraint(
                condition=Q(status="draft", activated_at=None) | Q(status="stopped") | Q(activated_at__isnull=False),
                name="program_running_was_activated",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    def week_on(self, day: date) -> int:
        """The week's number on a day: seven calendar days from the start; 0 before it, weeks_count + 1 after it."""
        if day < self.starts_on:
            return 0
        return min((day - self.starts_on).days // 7 + 1, self.weeks_count + 1)

    @property
    def ends_on(self) -> date:
        """The last day of the last week."""
        return self.starts_on + timedelta(days=7 * self.weeks_count - 1)

    def is_over_on(self, day: date) -> bool:
        """Whether its weeks have passed by a day, or it was ended before."""
        return day > self.ends_on or self.status in {ProgramStatus.COMPLETED.value, ProgramStatus.STOPPED.value}


class ProgramVersion(models.Model):
    """What was prescribed, from then on. Logs stay tied to the version under which they were done."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    rules_version = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    plan: models.JSONField[dict[str, Any]] = models.JSONField(
        default=dict, help_text="Findings, measures, retests and adjuncts as drafted: codes, numbers and weeks."
    )

    objects = owned_through("program__patient").as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("program", "number", name="version_number_once"),
            at_most("note", 500, table="version"),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.program_id} v{self.number}"


class Week(models.Model):
    """A numbered week of a version: its phase, what is read, and the run."""

    version = models.ForeignKey(ProgramVersion, on_delete=models.PROTECT, related_name="weeks")
    number = models.PositiveSmallIntegerField()
    phase = models.PositiveSmallIntegerField()
    education: models.JSONField[list[str]] = models.JSONField(default=list)
    running: models.JSONField[dict[str, Any]] = models.JSONField(default=dict)
    days: models.JSONField[list[dict[str, Any]]] = models.JSONField(default=list)

    objects = owned_through("version__program__patient").as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("version", "number", name="week_number_once"),
            between("phase", 1, 4, table="week"),
            between("number", 1, 8, table="week"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"week {self.number}"


#: The columns that a therapist's change of a dose writes.
DOSE_FIELDS = (
    "sets_left",
    "sets_right",
    "reps_min",
    "reps_max",
    "hold_seconds_min",
    "hold_seconds_max",
    "duration_seconds_min",
    "duration_seconds_max",
    "rest_seconds",
    "load_kg",
    "change_note",
)


class Prescription(models.Model):
    """This exercise, this dose, on these days of the week, and why."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="prescriptions")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    block = models.CharField(max_length=10)
    days: models.JSONField[list[int]] = models.JSONField()
    is_optional = models.BooleanField(default=False)
    sets_left = models.PositiveSmallIntegerField()
    sets_right = models.PositiveSmallIntegerField()
    reps_min = models.PositiveSmallIntegerField(null=True)
    reps_max = models.PositiveSmallIntegerField(null=True)
    hold_seconds_min = models.PositiveSmallIntegerField(null=True)
    hold_seconds_max = models.PositiveSmallIntegerField(null=True)
    duration_seconds_min = models.PositiveSmallIntegerField(null=True)
    duration_seconds_max = models.PositiveSmallIntegerField(null=True)
    rest_seconds = models.PositiveSmallIntegerField()
    tempo = models.CharField(max_length=60)
    effort_min = models.PositiveSmallIntegerField(null=True)
    effort_max = models.PositiveSmallIntegerField(null=True)
    load_kg = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    flexion_degrees_from = models.PositiveSmallIntegerField(null=True)
    flexion_degrees_to = models.PositiveSmallIntegerField(null=True)
    pfj_load = models.PositiveSmallIntegerField()
    pain_ceiling = models.PositiveSmallIntegerField()
    easier = models.CharField(max_length=8, null=True)
    harder = models.CharField(max_length=8, null=True)
    minutes = models.DecimalField(max_digits=5, decimal_places=1)
    reasons: models.JSONField[list[dict[str, Any]]] = models.JSONField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    change_note = models.CharField(
        max_length=300, blank=True, help_text="Why a therapist changed it; the runner reads it."
    )

    objects = owned_through("week__version__program__patient").as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("week", "position", name="prescription_place_once"),
            UniqueConstraint("week", "exercise", "block", name="prescription_exercise_once"),
            one_of("block", ["run", "warm_up", "main", "mobility", "cool_down"], table="prescription"),
            between("sets_left", 0, 10, table="prescription"),
            between("sets_right", 0, 10, table="prescription"),
            between("reps_min", 1, 100, table="prescription"),
            between("reps_max", 1, 100, table="prescription"),
            not_before("reps_max", "reps_min", table="prescription"),
            between("hold_seconds_min", 1, 600, table="prescription"),
            between("hold_seconds_max", 1, 600, table="prescription"),
            not_before("hold_seconds_max", "hold_seconds_min", table="prescription"),
            not_before("duration_seconds_max", "duration_seconds_min", table="prescription"),
            between("effort_min", 0, 10, table="prescription"),
            between("effort_max", 0, 10, table="prescription"),
            between("load_kg", 0, 500, table="prescription"),
            between("pain_ceiling", 0, 5, table="prescription"),
            between("pfj_load", 0, max(PfjLoad), table="prescription"),
            at_most("change_note", 300, table="prescription"),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.exercise_id} in {self.week_id}"

    @property
    def dose_version(self) -> str:
        """Another text for every other dose or note: what a page showed is told from what is stored now."""
        values = [str(getattr(self, field)) for field in DOSE_FIELDS]
        return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]
