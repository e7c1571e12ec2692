"""The week is told: warning signs, pain, and what opens the next phase. Facts are added, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_patient
from programs.actions.screening import ask_denied_again, screen_anew
from programs.clinical import RULES_VERSION
from programs.clinical.check import CheckState, ToldWeek, is_told_already, says_more
from programs.clinical.screening import opened_by, signs_told
from programs.models import Patient, Program, ProgramStatus, User, WeeklyCheck
from programs.models.check import LINES, READINESS
from programs.queries.logs import checks_that_matter, logs_that_matter
from programs.queries.today import check_due


class NotYourWeek(Exception):
    """The program, or the id of the check, belongs to somebody else."""


class NoWeekToTell(Exception):
    """The program is a draft or has not begun: there is no week that could be told."""


class OtherAnswers(Exception):
    """The same id was sent before with other answers: the first telling stands. Carries it."""

    def __init__(self, check: WeeklyCheck) -> None:
        super().__init__(str(check.pk))
        self.check = check


class AlreadyTold(Exception):
    """This week has a check, or the one to be corrected was corrected already. Carries the one that stands."""

    def __init__(self, check: WeeklyCheck) -> None:
        super().__init__(str(check.pk))
        self.check = check


@transaction.atomic
def tell_week(
    *, program: Program, check_id: UUID, week: ToldWeek, by: User, at: datetime, corrects: WeeklyCheck | None = None
) -> WeeklyCheck:
    """Store the week, or a correction of an earlier telling. A line that is not a plain "no" begins a new full
    screening: the plan waits until that is finished (§2.2).

    A program that was paused, stopped or replaced meanwhile keeps what was told of it all the same. A repeat with the
    same id and the same answers is answered with the first result. Raises NotYourWeek, NoWeekToTell, OtherAnswers,
    AlreadyTold.
    """
    patient = program.patient
    lock_patient(patient)
    check_is_yours(program, corrects, by=by)
    first = WeeklyCheck.objects.filter(pk=check_id).first()
    if first is not None:
        return _first_result(first, week, corrects, patient)
    program.refresh_from_db(fields=["status", "activated_at", "starts_on"])
    today = patient.user.today(at=at)
    check_has_begun(program, today)
    standing = standing_now(corrects) if corrects else told_already(program, week, today=today)
    if standing is not None and standing != corrects:
        raise AlreadyTold(standing)
    check = WeeklyCheck.objects.create(
        id=check_id,
        patient=patient,
        program=program,
        told_at=at,
        told_on=corrects.told_on if corrects else today,
        told_by=by,
        rules_version=RULES_VERSION,
        corrects=corrects,
        **columns_of(week),
    )
    audit.record("tell_week" if corrects is None else "correct_week", by=by, at=at, patient=patient, subject=check.pk)
    hear_signs(check.signs, patient=patient, by=by, at=at)
    return check


def hear_signs(signs: Mapping[str, str], *, patient: Patient, by: User, at: datetime) -> bool:
    """A line that is no plain "no" begins the full questions, whether or not the week itself can be stored (§2.2).
    False where every line is one."""
    if not opened_by(signs):
        return False
    ask_denied_again(screen_anew(patient=patient, by=by, at=at))
    return True


@transaction.atomic
def keep_signs(signs: Mapping[str, str], *, patient: Patient, by: User, at: datetime) -> bool:
    """Hear the signs of a week that is not stored, and keep them with the questions that they begin: whoever told one
    reads whom to call until those are answered, and the therapist sees it. Told again, yes stands and nothing is taken
    back. False where every line is a plain "no"."""
    lock_patient(patient)
    if not hear_signs(signs, patient=patient, by=by, at=at):
        return False
    screening = patient.screenings.get(completed_at=None)
    before = screening.told_signs or {}
    screening.told_signs = before | signs_told(signs) | {line: word for line, word in before.items() if word == "yes"}
    screening.signs_told_at = at
    screening.save(update_fields=["told_signs", "signs_told_at"])
    audit.record("keep_signs", by=by, at=at, patient=patient, subject=screening.public_id)
    return True


def standing_now(check: WeeklyCheck) -> WeeklyCheck:
    """The last correction of a check, or itself."""
    while (later := WeeklyCheck.objects.filter(corrects=check).first()) is not None:
        check = later
    return check


def told_already(program: Program, week: ToldWeek, *, today: date) -> WeeklyCheck | None:
    """The check that this telling would double: of the same week of the program, unless it is asked anew after strong
    pain, or has news on a later day. Three queries at most."""
    checks = checks_that_matter(program.patient, program, today=today)
    theirs = (one for one in checks if is_told_already(today, told_on=one.told_on, starts_on=program.starts_on))
    standing = max(theirs, key=lambda one: (one.told_on, one.told_at), default=None)
    if standing is None or standing.told_on >= today:
        return standing
    logs = logs_that_matter(program.patient, program, today=today)
    is_asked = check_due(program, checks, list(logs), today=today) is not CheckState.NOT_YET
    return None if is_asked or says_more(week, pain_worst=standing.pain_worst) else standing


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


def check_has_begun(program: Program, today: date) -> None:
    """The program was activated and its first day has come. Raises NoWeekToTell."""
    if program.status == ProgramStatus.DRAFT.value or program.activated_at is None or today < program.starts_on:
        raise NoWeekToTell


def _first_result(first: WeeklyCheck, week: ToldWeek, corrects: WeeklyCheck | None, patient: Patient) -> WeeklyCheck:
    """The answer to an id that is known: its own check, if it says the same."""
    if first.patient_id != patient.pk:
        raise NotYourWeek
    is_same = all(getattr(first, name) == value for name, value in columns_of(week).items())
    if not is_same or first.corrects_id != (corrects.pk if corrects else None):
        raise OtherAnswers(first)
    return first
