"""What did happen: logs, sets, skipped exercises and pain. Facts: a correction is a new row beside the old one."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from programs.models.constraints import at_most, between, one_of
from programs.models.doors import PatientOwnedQuerySet, owned_through
from programs.models.people import Patient
from programs.models.planned_session import PlannedSession
from programs.models.program import Prescription, ProgramVersion, Week


class PainMoment(StrEnum):
    """When a pain score was felt. `PEAK` is the highest during the session."""

    BEFORE = "before"
    PEAK = "peak"
    AFTER = "after"
    MORNING = "morning"


class SkipReason(StrEnum):
    """Why an exercise was not done."""

    HURTS = "hurts"
    NO_KIT = "no_kit"
    NO_TIME = "no_time"
    UNSURE_HOW = "unsure_how"
    OTHER = "other"


class SessionLogQuerySet(PatientOwnedQuerySet):
    """Logs, by whether they still stand."""

    def standing(self) -> Self:
        """Those that no later row corrects: what counts."""
        return self.filter(corrected_by__isnull=True)


class SessionLog(models.Model):
    """A session as it was done. `id` was made by the client, so a repeated request meets its own row.

    `performed_on` is the person's calendar day; `performed_at` when they say it was; `received_at` when we
    were told. `content_week` is the planned week whose exercises were asked, where that was not the session's own;
    `volume_share` and `load_share` the shares of its sets and weights, where that was not all; `run_step` (None =
    continuous) and `run_minutes` the run, where another one than that week's was asked. `corrects` points at
    the row that this one replaces; both stay readable.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="session_logs")
    planned_session = models.ForeignKey(PlannedSession, on_delete=models.PROTECT, related_name="logs")
    version = models.ForeignKey(ProgramVersion, on_delete=models.PROTECT, related_name="+")
    rules_version = models.CharField(max_length=16)
    content_week = models.ForeignKey(Week, on_delete=models.PROTECT, null=True, related_name="+")
    volume_share = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    load_share = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    run_step = models.PositiveSmallIntegerField(null=True)
    run_minutes = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    content_hash = models.CharField(max_length=64)
    performed_on = models.DateField()
    performed_at = models.DateTimeField()
    received_at = models.DateTimeField()
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    effort_rpe = models.PositiveSmallIntegerField(null=True)
    swelling_new = models.BooleanField(null=True)
    locked_or_gave_way = models.BooleanField(null=True)
    note = models.CharField(max_length=2000, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")

    objects = SessionLogQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("planned_session", condition=Q(corrects=None), name="session_log_first_once"),
            between("effort_rpe", 0, 10, table="session_log"),
            between("volume_share", 0, 1, table="session_log"),
            between("load_share", 0, 1, table="session_log"),
            between("run_step", 0, 12, table="session_log"),
            between("run_minutes", 0, 600, table="session_log"),
            CheckConstraint(condition=Q(run_step=None) | Q(run_minutes__isnull=False), name="session_log_run_is_whole"),
            at_most("note", 2000, table="session_log"),
            CheckConstraint(condition=~Q(corrects=models.F("id")), name="session_log_corrects_another"),
        ]
        indexes = [models.Index(fields=["patient", "performed_on"], name="session_log_by_day")]

    def __str__(self) -> str:
        return f"{self.performed_on} {self.id}"


class SetLog(models.Model):
    """One set on one side: what was asked beside what was done."""

    session_log = models.ForeignKey(SessionLog, on_delete=models.PROTECT, related_name="sets")
    prescription = models.ForeignKey(Prescription, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=8)
    target_reps_min = models.PositiveSmallIntegerField(null=True)
    target_reps_max = models.PositiveSmallIntegerField(null=True)
    target_seconds = models.PositiveSmallIntegerField(null=True)
    target_load_kg = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reps = models.PositiveSmallIntegerField(null=True)
    seconds = models.PositiveSmallIntegerField(null=True)
    load_kg = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    objects = owned_through("session_log__patient").as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("session_log", "prescription", "side", "number", name="set_once"),
            one_of("side", ["left", "right", "both"], table="set"),
            between("number", 1, 10, table="set"),
            between("reps", 0, 200, table="set"),
            between("seconds", 0, 7200, table="set"),
            between("load_kg", 0, 500, table="set"),
            CheckConstraint(condition=Q(reps__isnull=False) | Q(seconds__isnull=False), name="set_says_what_was_done"),
        ]

    def __str__(self) -> str:
        return f"{self.prescription_id} {self.side} {self.number}"


class ExerciseSkip(models.Model):
    """An exercise of the session that was not done, and why."""

    session_log = models.ForeignKey(SessionLog, on_delete=models.PROTECT, related_name="skips")
    prescription = models.ForeignKey(Prescription, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12)

    objects = owned_through("session_log__patient").as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("session_log", "prescription", name="skip_once"),
            one_of("reason", SkipReason, table="skip"),
        ]

    def __str__(self) -> str:
        return f"{self.prescription_id} {self.reason}"


class PainReport(models.Model):
    """A 0–10 score with its moment. A morning score answers for the session of the day before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="pain_reports")
    session_log = models.ForeignKey(SessionLog, on_delete=models.PROTECT, related_name="pain_reports")
    moment = models.CharField(max_length=8)
    score = models.PositiveSmallIntegerField()
    felt_on = models.DateField()
    reported_at = models.DateTimeField()
    is_recalled = models.BooleanField(default=False, help_text="Told later than it was felt.")
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")

    objects = PatientOwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint("session_log", "moment", condition=Q(corrects=None), name="pain_once_a_moment"),
            one_of("moment", PainMoment, table="pain"),
            between("score", 0, 10, table="pain"),
        ]
        indexes = [models.Index(fields=["patient", "felt_on"], name="pain_by_day")]

    def __str__(self) -> str:
        return f"{self.moment} {self.score}"
