"""Whether something speaks against today's session, from the stored rows. The rule itself: clinical/hold/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from programs.clinical.case import UrgentBefore
from programs.clinical.hold import (
    Cleared,
    Hold,
    HoldFacts,
    Screened,
    ToldInCheck,
    ToldPain,
    hold,
    unanswered_sign,
    warning_sign,
)
from programs.clinical.screening import opened_by, signs_told
from programs.clinical.values import Level
from programs.models import Assessment, Clearance, Patient, Program, ProgramStatus, Screening, SessionLog, WeeklyCheck
from programs.models.check import LINES
from programs.queries.logs import checks_that_matter, logs_that_matter, told
from programs.queries.standing_advice import standing_advice


def hold_at(patient: Patient, program: Program, *, at: datetime) -> Hold | None:
    """What holds this patient's session back at a moment. Three queries."""
    logs = logs_that_matter(patient, program, today=patient.user.today(at=at))
    return hold_from(patient, program, logs, at=at)


def hold_from(
    patient: Patient,
    program: Program,
    logs: Iterable[SessionLog],
    *,
    checks: Sequence[WeeklyCheck] | None = None,
    at: datetime,
) -> Hold | None:
    """The same from logs, and perhaps checks, that were loaded already. One query, or two."""
    checks = checks_that_matter(patient, program, today=patient.user.today(at=at)) if checks is None else checks
    return hold(facts_of(patient, program, screenings_of(patient), list(logs), checks=checks, at=at))


def warning_sign_of(patient: Patient, *, at: datetime) -> Hold | None:
    """What the newest screening, or a sign in a weekly check, holds back where no program runs: whoever was told to see
    somebody, or to answer more, reads it again on every page that could say "no plan yet". Two queries."""
    checks = list(WeeklyCheck.objects.filter(patient=patient).standing())
    facts = facts_of(patient, None, screenings_of(patient), (), checks=checks, at=at)
    return warning_sign(facts) or unanswered_sign(facts)


def open_sign_of(patient: Patient, screenings: Sequence[Any], *, at: datetime) -> Hold | None:
    """A sign of a weekly check whose full questions are being answered: its card stands above them. One query."""
    checks = WeeklyCheck.objects.filter(patient=patient).standing()
    told = told_checks(checks, screenings, patient)
    asked_at = last_asked_at(screenings)
    return unanswered_sign(HoldFacts(at=at, today=patient.user.today(at=at), asked_at=asked_at, checks=told))


def last_asked_at(screenings: Sequence[Any]) -> datetime | None:
    """When a full set of questions was last finished."""
    return max((row.completed_at for row in screenings if row.completed_at), default=None)


def screenings_of(patient: Patient) -> list[Screening]:
    """The sets of questions, finished or not, newest first, each with its newest clearance. One query."""
    return list(with_clearance(Screening.objects.filter(patient=patient)))


def with_clearance(screenings: QuerySet[Screening]) -> QuerySet[Screening]:
    """Newest first, each with its newest clearance (the day it was given and when we were told), and the pain right now
    and at rest of the newest assessment: every set of questions asks the first anew."""
    answers = Assessment.objects.filter(patient=OuterRef("patient")).order_by("-started_at", "-pk")
    newest = Clearance.objects.filter(screening=OuterRef("pk")).order_by("-cleared_on", "-pk")
    return screenings.annotate(
        cleared_on=Subquery(newest.values("cleared_on")[:1]),
        clearance_recorded_at=Subquery(newest.values("recorded_at")[:1]),
        pain_now=Subquery(answers.values("pain_now")[:1]),
        pain_rest=Subquery(answers.values("pain_rest")[:1]),
        assessed_at=Subquery(answers.values("completed_at")[:1]),
    ).order_by("-started_at", "-pk")


def facts_of(
    patient: Patient,
    program: Program | None,
    screenings: Sequence[Any],
    logs: Sequence[SessionLog],
    *,
    checks: Sequence[WeeklyCheck] = (),
    at: datetime,
) -> HoldFacts:
    """Rows as the facts that the rule reads, for the runner's pages and the caseload alike; no query. `screenings`:
    rows of `with_clearance`; `logs` and `checks`: those of `queries.logs`.
    A program that the runner began is nobody else's word.

    An unfinished screening hides an older, finished one, as everywhere (twin: queries/case.py)."""
    newest = screenings[0] if screenings else None
    today = patient.user.today(at=at)
    checked_on = max((check.told_on for check in checks), default=None)
    by_therapist = program is not None and program.activated_by_id != patient.user_id
    return HoldFacts(
        at=at,
        today=today,
        screened=_screened(newest, patient) if newest else None,
        asked_at=last_asked_at(screenings),
        cleared=_cleared(newest),
        urgent_before=urgent_advice(patient, screenings),
        assigned_at=program.activated_at if program and by_therapist else None,
        sessions=tuple(told(log) for log in logs),
        week_told_on=week_told_on(program, checked_on, today=today) if program else None,
        checks=told_checks(checks, screenings, patient),
        trained_on=trained_on(program, logs, today=today) if program else None,
        is_paused=program is not None and program.status == ProgramStatus.PAUSED.value,
    )


def told_checks(checks: Iterable[WeeklyCheck], screenings: Iterable[Any], patient: Patient) -> tuple[ToldInCheck, ...]:
    """The stored checks, and the signs of those that could not be stored; of their pain nothing is known."""
    stored = tuple(told_in_check(check) for check in checks)
    return stored + tuple(
        told_in_check(
            WeeklyCheck(
                told_at=row.signs_told_at,
                told_on=patient.user.today(at=row.signs_told_at),
                pain_worst=0,
                **dict.fromkeys(LINES, "no") | row.told_signs,
            )
        )
        for row in screenings
        if row.told_signs is not None
    )


def told_in_check(check: WeeklyCheck) -> ToldInCheck:
    """A row as far as it can hold back the next session."""
    return ToldInCheck(
        told_on=check.told_on,
        told_at=check.told_at,
        pain_worst=check.pain_worst,
        swelling_new=check.new_swelling == "yes",
        mechanical=check.no_weight_locked_or_giving_way == "yes",
        asks_more=bool(opened_by(check.signs)),
        signs=tuple(signs_told(check.signs).items()),
    )


def trained_on(program: Program, logs: Sequence[Any], *, today: date) -> date | None:
    """The day of the last session that was done, before the first one the program's first day. None while the program
    rests, and before its days; the gap goes on after its last (§6.8)."""
    if program.status != ProgramStatus.ACTIVE.value or today < program.starts_on:
        return None
    return last_trained_on(program, logs)


def last_trained_on(program: Program, logs: Sequence[Any]) -> date:
    """The day of the last session that was done; before the first one the program's first day."""
    return max([program.starts_on, *(log.performed_on for log in logs if not log.is_left_out)])


def urgent_advice(patient: Patient, screenings: Sequence[Any]) -> UrgentBefore | None:
    """Urgent advice of an earlier screening that still stands; a correction that is not finished takes nothing back."""
    if not screenings:
        return None
    return standing_advice(patient, screenings, cleared_on=screenings[0].cleared_on, now_on=None)


def week_told_on(program: Program, checked_on: date | None, *, today: date) -> date | None:
    """The day from which the weekly check is counted: the last one's, before the first one the program's first. None
    while the program rests, and outside its days."""
    if not is_going_on(program, today):
        return None
    return max(checked_on or program.starts_on, program.starts_on)


def is_going_on(program: Program, today: date) -> bool:
    """The program is active and today is one of its days."""
    return program.status == ProgramStatus.ACTIVE.value and program.starts_on <= today <= program.ends_on


def _screened(screening: Any, patient: Patient) -> Screened:
    """`level` is kept up to date by the actions whenever a fact changes; activating a program asks the rules anew."""
    finished = screening.completed_at
    return Screened(
        completed_at=finished,
        screened_on=patient.user.today(at=finished) if finished else None,
        level=Level[screening.level] if screening.level else None,
        pain=_pain(screening, patient),
    )


def _pain(screening: Any, patient: Patient) -> ToldPain | None:
    """It can be told otherwise until the answers are finished, so it counts as told then."""
    scores = [score for score in (screening.pain_now, screening.pain_rest) if score is not None]
    if screening.completed_at is None or not scores:
        return None
    told_at = max(screening.completed_at, screening.assessed_at or screening.completed_at)
    return ToldPain(score=max(scores), told_at=told_at, told_on=patient.user.today(at=told_at))


def _cleared(screening: Any) -> Cleared | None:
    if screening is None or screening.cleared_on is None:
        return None
    return Cleared(cleared_on=screening.cleared_on, recorded_at=screening.clearance_recorded_at)
