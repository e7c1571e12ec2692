"""A session that nobody did, as the rows that a runner would have told: made in memory, read by the same queries as
stored ones, and never saved."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from programs.clinical.catalogue import HIGHEST_PAIN_CEILING
from programs.clinical.logged import Scores
from programs.models import Patient, PlannedSession, Prescription, SessionLog, SetLog
from programs.queries.logs import JUDGED_BLOCKS, RIDING, RUNNING
from programs.queries.next_steps import asked_sides, target_seconds

#: When a supposed session is done and its morning after is told, on the patient's clock.
DONE_AT, TOLD_AT = time(18, 0), time(9, 0)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What would be told about a session: its scores, and whether every set would be done. Where not, the last set of
    each exercise falls short."""

    scores: Scores
    all_done: bool


def supposed_log(
    patient: Patient, session: PlannedSession, items: Iterable[Prescription], supposed: Supposed
) -> SessionLog:
    """The log of a session of these items done on its day, with what `queries.logs` puts beside a stored one."""
    scores, done_at = supposed.scores, datetime.combine(session.due_on, DONE_AT, tzinfo=patient.user.zone)
    log: Any = SessionLog(
        id=uuid.uuid4(),
        patient=patient,
        planned_session=session,
        performed_on=session.due_on,
        performed_at=done_at,
        received_at=done_at,
        effort_rpe=scores.effort,
        swelling_new=scores.swelling_new,
        locked_or_gave_way=scores.mechanical,
    )
    morning_at = morning_after(patient, session)
    log.before, log.peak, log.after, log.morning = scores.before, scores.peak, scores.after, scores.morning
    log.morning_on = None if scores.morning is None else morning_at.date()
    log.morning_told_at = None if scores.morning is None else morning_at
    log.skipped, log.hurting, log.is_left_out = 0, 0, False
    log.is_cut_short = not supposed.all_done
    judged = [item for item in items if item.block in JUDGED_BLOCKS]
    strength = [item.pain_ceiling for item in judged if item.exercise.category != RUNNING]
    log.lowest_ceiling = min(strength, default=HIGHEST_PAIN_CEILING)
    log.with_run = len(strength) < len(judged)
    log.is_ride = not log.with_run and any(item.exercise.category == RIDING for item in judged)
    return log


def supposed_sets(log: SessionLog, items: Iterable[Prescription], *, all_done: bool) -> tuple[SetLog, ...]:
    """Every set that was asked, at its least."""
    return tuple(
        _set(log, item, side.value, number, is_short=number == sets and not all_done)
        for item in items
        for side, sets in asked_sides(item)
        for number in range(1, sets + 1)
    )


def morning_after(patient: Patient, session: PlannedSession) -> datetime:
    """Nine o'clock on the day after a session, on the patient's clock."""
    return datetime.combine(session.due_on + timedelta(days=1), TOLD_AT, tzinfo=patient.user.zone)


def _set(log: SessionLog, item: Prescription, side: str, number: int, *, is_short: bool) -> SetLog:
    reps, seconds = item.reps_min, target_seconds(item)
    return SetLog(
        session_log=log,
        prescription=item,
        number=number,
        side=side,
        target_reps_min=reps,
        target_reps_max=item.reps_max,
        target_seconds=seconds,
        target_load_kg=item.load_kg,
        reps=None if reps is None else reps - is_short,
        seconds=None if reps is not None or seconds is None else seconds - is_short,
        load_kg=item.load_kg,
    )
