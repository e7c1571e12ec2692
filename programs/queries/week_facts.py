"""What a next step is judged by besides its own sessions: the week so far, its trend, red days, fear. No query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from programs.clinical.exercise import Range
from programs.clinical.logged import session_of, worst_of
from programs.clinical.progression import (
    RUN,
    AskedDose,
    CurrentDose,
    ToldDay,
    rated_on,
    red_days,
    severe_days,
    trend_in_week,
    week_so_far,
    worst_in_week,
)
from programs.clinical.values import Irritability, PfjLoad
from programs.models import PlannedSession, Prescription, Program, SessionLog, Week
from programs.queries.course import as_told, run_told, with_run
from programs.queries.logs import JUDGED_BLOCKS, RUNNING, scores_of, told
from programs.queries.told import ToldRows


def besides(session: PlannedSession, logs: Sequence[SessionLog], rows: ToldRows) -> Mapping[str, Any]:
    """The keywords of `decide_item` and `decide_run` for the week of a session. `logs` as `queries.logs` gives them,
    oldest first, with their weeks; `session.program.assessment` is loaded."""
    program = session.program
    week = timedelta(days=7 * (max(program.week_on(session.due_on), 1) - 1))
    weekly = weekly_worst(program, logs)
    days, rated = [_told_day(program, log) for log in logs], Irritability(program.irritability)
    return {
        "irritability": rated_on(days[-1].day, severe_days(days), rated),
        "week_trend": trend_in_week(weekly),
        "week_worst": worst_in_week(weekly),
        "fear": program.assessment.fear,
        "week_so_far": week_so_far(
            _asked(logs, rows),
            red_days(days, rated=rated),
            first_day=(program.starts_on + week).toordinal(),
            judged_on=days[-1].day,
        ),
    }


def weekly_worst(program: Program, logs: Sequence[SessionLog]) -> list[int | None]:
    """The worst pain that was told of each week of a program, its mornings included, up to the week of the last log;
    None for a week that told none."""
    worst: dict[int, int] = {}
    weeks = [program.week_on(log.performed_on) for log in logs]
    for log, week in zip(logs, weeks, strict=True):
        pain = worst_of(scores_of(log))
        if week and pain is not None:
            worst[week] = max(worst.get(week, 0), pain)
    return [worst.get(week) for week in range(1, max(weeks, default=0) + 1)]


def dose_of(item: Prescription) -> CurrentDose:
    """The dose of a prescription as the rules read it."""
    return CurrentDose(
        sets=max(item.sets_left, item.sets_right),
        reps=_range(item.reps_min, item.reps_max),
        hold_seconds=_range(item.hold_seconds_min, item.hold_seconds_max),
        duration_seconds=_range(item.duration_seconds_min, item.duration_seconds_max),
        tempo=item.tempo,
        load_kg=float(item.load_kg) if item.load_kg is not None else None,
        knee_rom_degrees=_range(item.flexion_degrees_from, item.flexion_degrees_to),
    )


def _asked(logs: Sequence[SessionLog], rows: ToldRows) -> Iterator[AskedDose]:
    for log in logs:
        day = log.performed_on.toordinal()
        for item in _judged(log, rows):
            if item.exercise.category == RUNNING:
                yield AskedDose(day=day, place=RUN, minutes=week_done(log).running.get("minutes") or 0)
            else:
                yield AskedDose(day=day, place=item.exercise.code, dose=dose_of(item))


def week_done(log: SessionLog) -> Week:
    """The planned week whose exercises were asked, with the run that was asked (queries/course.py)."""
    week, run = log.content_week or log.planned_session.week, run_told(log)
    return week if run is None else with_run(week, as_told(week.number, None, None, run))


def _told_day(program: Program, log: SessionLog) -> ToldDay:
    """A severe day before this program does not speak about the rating that its plan rests on."""
    known: Any = log
    return ToldDay(
        day=log.performed_on.toordinal(),
        session=replace(session_of(scores_of(log), reps_ok=None), lowest_ceiling=known.lowest_ceiling),
        has_run=known.with_run or (log.planned_session.kind == RUN and not known.is_ride),
        is_severe=log.performed_on >= program.starts_on and told(log).is_severe,
    )


def heaviest_of(log: SessionLog, rows: ToldRows) -> PfjLoad | None:
    """The highest load class of the kneecap in a session."""
    return max((PfjLoad(item.pfj_load) for item in _judged(log, rows)), default=None)


def _judged(log: SessionLog, rows: ToldRows) -> list[Prescription]:
    """The prescriptions of a log that pain speaks about, each once, done or left out."""
    found: dict[int, Prescription] = {}
    for row in (*rows.sets.get(log.pk, ()), *rows.skips.get(log.pk, ())):
        if row.prescription.block in JUDGED_BLOCKS:
            found[row.prescription_id] = row.prescription
    return list(found.values())


def _range(low: int | None, high: int | None) -> Range | None:
    return None if low is None else (low, low if high is None else high)
