"""Makers for the tests of the course: a plan of six weeks, and weeks that were told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from programs.clinical.course import Line, PlannedWeek, WeekTold
from programs.clinical.progression import decide_week
from programs.clinical.progression.phase_entry import Entry, Readiness, entry
from programs.clinical.values import Irritability
from tests.clinical.progression_cases import session

#: Everything that any phase asks for.
READY = Readiness(
    sessions_done=9,
    peaks=(1, 1),
    morning_rises=(0, 0),
    swelling_new=False,
    squat_pain=0,
    stairs_down_pain=0,
    step_down_points=1,
    chair_rises=12,
    heel_raises=(25, 25),
    walk_pain=0,
    run_step=7,
)
STEADY_STEP = decide_week([3, 3], irritability=Irritability.LOW)
RISING = decide_week([3, 4], irritability=Irritability.LOW)
WORSE = decide_week([3, 5], irritability=Irritability.LOW)
HURT = session(peak=8)

STEADY = WeekTold(done=3, planned=3, week=STEADY_STEP)


def told(**changed: Any) -> WeekTold:
    """A good week in which no phase was asked for, but for what is changed."""
    return replace(STEADY, **changed)


def opened(phase: int) -> Entry:
    """A phase all of whose criteria are met."""
    return entry(phase, READY)


def closed(phase: int) -> Entry:
    """A phase with one criterion that is not met."""
    return entry(phase, replace(READY, peaks=(4, 1)))


def weeks_of(phases: tuple[int, ...], sets: tuple[int, ...]) -> tuple[PlannedWeek, ...]:
    """A plan from its phases and its sets."""
    return tuple(PlannedWeek(phase, lines_of(count)) for phase, count in zip(phases, sets, strict=True))


def lines_of(sets: int) -> tuple[Line, ...]:
    """So many sets in a week, three of an exercise on a day."""
    each = [3] * (sets // 3) + [sets % 3] * (sets % 3 > 0)
    return tuple(Line(count, count, (1,)) for count in each)


SIX_LOW = weeks_of((1, 2, 2, 3, 3, 4), (30,) * 6)
#: Six good weeks of it, each with the entry to the phase that comes next.
FULL = tuple(told(entry=opened(min(4, week.phase + 1))) for week in SIX_LOW)
