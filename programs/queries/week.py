"""The days of a program as they stand: planned, done, missed, rest."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from programs.clinical.adherence import COUNTED_KIND, Adherence, PlannedDay, SessionState, adherence, state_of
from programs.clinical.generation.run_items import EASY_RUN, RUN_WALK, WALK, run_exercise, session_minutes
from programs.clinical.generation.run_table import WALK as WALK_STEP
from programs.models import PlannedSession, Program, SessionLog, Week
from programs.queries.course import Course
from programs.queries.series import CalendarDay, CalendarWeek

RUN, CROSS = "run", "cross"
#: What a day of running asks for, by the exercise of its step; keys of wording/training.py's KINDS.
KIND_OF_RUN = {WALK: "walk", RUN_WALK: "run_walk", EASY_RUN: RUN}


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """A planned session as it is done, and the log that answers it, if one does. `as_planned_day`: as the calendar has
    it, for the counts of clinical/adherence.py."""

    planned: PlannedSession
    log: SessionLog | None
    state: SessionState
    as_planned_day: PlannedDay

    @property
    def minutes(self) -> int:
        """How long it takes, with the run."""
        return minutes_of(self.planned)

    @property
    def kind(self) -> str:
        """What it is for, as it is asked."""
        return kind_asked(self.planned)

    @property
    def sign(self) -> str:
        """How calendars and the week strip show it (series.DAY_STATES)."""
        is_run = self.planned.kind == RUN
        if self.log is not None:
            return told_sign(self.log, is_run=is_run)
        if self.state is SessionState.MISSED:
            return "missed"
        return "planned-run" if is_run else "planned"


@dataclass(frozen=True, slots=True)
class StripDay:
    """One of the seven days of the week strip. `day` is None on rest days and outside the plan."""

    on: date
    state: str
    is_today: bool
    day: TrainingDay | None


def minutes_of(planned: PlannedSession) -> int:
    """How long a session takes, with its run, walk or ride: planned minutes are told without it. A walk's half hour is
    time of the session and none of running. The week is loaded."""
    if planned.kind == CROSS:
        return planned.minutes + round(session_minutes(WALK_STEP, 0))
    if planned.kind != RUN:
        return planned.minutes
    running = planned.week.running
    return planned.minutes + math.ceil(session_minutes(running.get("step"), running["minutes"]))


def kind_asked(planned: PlannedSession) -> str:
    """What a session is for as it is asked: on a day of running a walk, a run with walks between, or a run. The week is
    loaded."""
    if planned.kind != RUN:
        return planned.kind
    return KIND_OF_RUN[run_exercise(planned.week.running.get("step"))]


def planned_sessions(program: Program) -> list[PlannedSession]:
    """Every planned session of a program in order, with its week. One query."""
    return list(program.planned_sessions.select_related("week").order_by("due_on"))


def weeks_of(sessions: Iterable[PlannedSession]) -> list[Week]:
    """The weeks of these sessions in order; no plan has a week without one."""
    return list({session.week_id: session.week for session in sessions}.values())


def training_days(
    sessions: Iterable[PlannedSession], logs: Iterable[SessionLog], *, today: date, course: Course | None = None
) -> tuple[TrainingDay, ...]:
    """Planned sessions with the logs that answer them, each as the course has it. No query."""
    answers = {log.planned_session_id: log for log in logs}
    return tuple(_training_day(planned, answers.get(planned.pk), today, course) for planned in sessions)


def _training_day(planned: PlannedSession, log: SessionLog | None, today: date, course: Course | None) -> TrainingDay:
    day = planned_day(planned, log)
    served = course.serve(planned, log) if course else planned
    return TrainingDay(served, log, state_of(day, today=today), day)


def strength_done(days: Iterable[TrainingDay], *, today: date) -> Adherence:
    """How many strength sessions of these were done, and how many should have been. No query."""
    counted = (day.as_planned_day for day in days if day.as_planned_day.kind == COUNTED_KIND)
    return adherence(counted, today=today)


def planned_day(planned: PlannedSession, log: SessionLog | None) -> PlannedDay:
    """A planned session, with its week, and the log of `queries.logs` that answers it, as the rules count them."""
    is_left_out = log is not None and log.is_left_out
    is_done = log is not None and not is_left_out
    return PlannedDay(planned.due_on, planned.week.number, planned.kind, is_done, is_left_out)


def told_sign(log: SessionLog, *, is_run: bool) -> str:
    """The sign of a session that was told: left out, run, partly done, done."""
    if log.is_left_out:
        return "left-out"
    if is_run:
        return "run"
    return "partly" if log.skipped else "done"


def first_day_of_week(program: Program, today: date) -> date:
    """The first of the seven days that the strip shows: this week of the plan; the first before the start, the
    last after the end."""
    week = min(max(program.week_on(today), 1), program.weeks_count)
    return program.starts_on + timedelta(days=7 * (week - 1))


def week_strip(program: Program, days: Sequence[TrainingDay], *, today: date) -> tuple[StripDay, ...]:
    """The seven days of the week of the plan that `today` is in."""
    first = first_day_of_week(program, today)
    by_day = {day.planned.due_on: day for day in days}
    strip = []
    for offset in range(7):
        on = first + timedelta(days=offset)
        found = by_day.get(on)
        strip.append(StripDay(on, found.sign if found else "rest", on == today, found))
    return tuple(strip)


def calendar(program: Program, days: Sequence[TrainingDay], *, today: date) -> tuple[CalendarWeek, ...]:
    """All weeks of the plan, seven days each."""
    signs = {day.planned.due_on: day.sign for day in days}
    return tuple(
        CalendarWeek(number, tuple(_calendar_days(program, number, signs, today)))
        for number in range(1, program.weeks_count + 1)
    )


def _calendar_days(program: Program, week: int, signs: dict[date, str], today: date) -> Iterable[CalendarDay]:
    for offset in range(7):
        on = program.starts_on + timedelta(days=7 * (week - 1) + offset)
        yield CalendarDay(on, signs.get(on, "rest"), on == today)
