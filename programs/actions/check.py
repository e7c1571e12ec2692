"""The week is told: warning signs, pain, and what opens the next phase. Facts are added, never changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_patient
from programs.actions.screening import screen_anew
from programs.clinical import RULES_VERSION
from programs.clinical.check import ToldWeek
from programs.clinical.screening import opened_by
from programs.models import Patient, Program, ProgramStatus, User, WeeklyCheck
from programs.models.check import LINES, READINESS


class NotYourWeek(Exception):
    """The program, or the id of the check, belongs to somebody else."""


class NoRunningWeek(Exception):
    """The program has not begun, rests or is over: there is no week to tell."""


class OtherAnswers(Exception):
    """The same id was sent before with other answers: the first telling stands. Carries it."""

    def __init__(self, check: WeeklyCheck) -> None:
        super().__init__(str(check.pk))
        self.check = check


class AlreadyTold(Exception):
    """This day has a check, or the one to be corrected was corrected already. Carries the one that stands."""

    def __init__(self, check: WeeklyCheck) -> None:
        super().__init__(str(check.pk))
        self.check = check


@transaction.atomic
def tell_week(
    *, program: Program, check_id: UUID, week: ToldWeek, by: User, at: datetime, corrects: WeeklyCheck | None = None
) -> WeeklyCheck:
    """Store the week, or a correction of an earlier telling. A line that is not a plain "no" begins a new full
    screening: the plan waits until that is finished (§2.2).

    A repeat with the same id and the same answers is answered with the first result. Raises NotYourWeek,
    NoRunningWeek, OtherAnswers, AlreadyTold.
    """
    patient = program.patient
    lock_patient(patient)
    check_is_yours(program, corrects, by=by)
    first = WeeklyCheck.objects.filter(pk=check_id).first()
    if first is not None:
        return _first_result(first, week, corrects, patient)
    program.refresh_from_db(fields=["status"])
    today = patient.user.today(at=at)
    check_runs(program, today)
    told_on = corrects.told_on if corrects else today
    standing = WeeklyCheck.objects.filter(program=program, told_on=told_on).standing().first()
    if standing is not None and standing != corrects:
        raise AlreadyTold(standing)
    check = WeeklyCheck.objects.create(
        id=check_id,
        patient=patient,
        program=program,
        told_at=at,
        told_on=told_on,
        told_by=by,
        rules_version=RULES_VERSION,
        corrects=corrects,
        **columns_of(week),
    )
    audit.record("tell_week" if corrects is None else "correct_week", by=by, at=at, patient=patient, subject=check.pk)
    if opened_by(check.signs):
        screen_anew(patient=patient, by=by, at=at)
    return check


def columns_of(week: ToldWeek) -> dict[str, Any]:
    """A week as it is stored, every column named."""
    pains = {"pain_worst": week.pain_worst.value, "pain_usual": week.pain_usual.value}
    signs = {line: week.signs.get(line) for line in LINES}
    seen = None if week.step_down_signs is None else sorted(week.step_down_signs)
    return pains | signs | {"step_down_signs": seen} | {name: week.readiness.get(name) for name in READINESS}


def check_is_yours(program: Program, corrects: WeeklyCheck | None, *, by: User) -> None:
    """The runner tells their own week; a correction answers a check of the same program. Raises NotYourWeek."""
    if by.pk != program.patient.user_id or (corrects is not None and corrects.program_id != program.pk):
        raise NotYourWeek


def check_runs(program: Program, today: date) -> None:
    """The program is active and has begun. Raises NoRunningWeek."""
    if program.status != ProgramStatus.ACTIVE.value or today < program.starts_on:
        raise NoRunningWeek


def _first_result(first: WeeklyCheck, week: ToldWeek, corrects: WeeklyCheck | None, patient: Patient) -> WeeklyCheck:
    """The answer to an id that is known: its own check, if it says the same."""
    if first.patient_id != patient.pk:
        raise NotYourWeek
    is_same = all(getattr(first, name) == value for name, value in columns_of(week).items())
    if not is_same or first.corrects_id != (corrects.pk if corrects else None):
        raise OtherAnswers(first)
    return first
