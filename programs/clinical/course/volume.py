"""A week's strengthening sets, counted and eased (§6.6 row 6, 6.7, 6.8)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from programs.clinical.course.values import PlannedWeek
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.doses import Dose, is_strengthening, minutes
from programs.clinical.plan import DayPlan, Prescription, WeekPlan, whole_minutes

Sets = Mapping[str, tuple[int, int]]


def planned_weeks(weeks: Iterable[WeekPlan], catalogue: Catalogue) -> tuple[PlannedWeek, ...]:
    """The weeks of a plan as the course looks at them."""
    return tuple(PlannedWeek(week.phase, weekly_sets(week, catalogue)) for week in weeks)


def weekly_sets(week: WeekPlan, catalogue: Catalogue) -> float:
    """Strengthening sets of a week: the mean of both legs, times the days."""
    return sum(_mean(item.sets_left, item.sets_right) * len(item.days) for item in strengthening(week, catalogue))


def strengthening(week: WeekPlan, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """The strengthening of a week, in the order in which it is done."""
    return tuple(item for item in week.prescriptions if is_strengthening(catalogue[item.exercise]))


def eased(week: WeekPlan, share: float, catalogue: Catalogue) -> WeekPlan:
    """The same week with at most this share (above 0 to 1) of its strengthening sets, rounded down.

    Sets go one by one, from the exercise that has most of them, the later one first; each keeps one set a leg, so
    that hip and knee stay. Loads, repetitions and days are the same.
    """
    lines = strengthening(week, catalogue)
    most = math.floor(share * weekly_sets(week, catalogue) + 1e-6)
    sets = _fewer({item.exercise: (item.sets_left, item.sets_right) for item in lines}, _days(lines), most)
    items = tuple(
        with_sets(item, sets[item.exercise], catalogue) if item in lines else item for item in week.prescriptions
    )
    return replace(week, prescriptions=items, days=with_minutes(week.days, items))


def with_minutes(days: Iterable[DayPlan], items: Iterable[Prescription]) -> tuple[DayPlan, ...]:
    """The same days with the minutes of these prescriptions; a run has its own time."""
    timed = [item for item in items if item.block != "run"]
    return tuple(
        replace(day, minutes=whole_minutes(item.minutes for item in timed if day.day in item.days)) for day in days
    )


def with_sets(item: Prescription, sets: tuple[int, int], catalogue: Catalogue) -> Prescription:
    """The same prescription with these sets, left and right, and the minutes that they take."""
    if sets == (item.sets_left, item.sets_right):
        return item
    dose = Dose(
        reps=item.reps,
        hold_seconds=item.hold_seconds,
        duration_seconds=item.duration_seconds,
        rest_seconds=item.rest_seconds,
        tempo=item.tempo,
        effort=item.effort_rpe,
    )
    return replace(item, sets_left=sets[0], sets_right=sets[1], minutes=minutes(catalogue[item.exercise], dose, *sets))


def _fewer(sets: Sets, days: Mapping[str, int], most: int) -> Sets:
    left = dict(sets)
    while sum(_mean(*legs) * days[code] for code, legs in left.items()) > most:
        able = [code for code, legs in left.items() if max(legs) > 1]
        if not able:
            break
        heaviest = max(reversed(able), key=lambda code: _mean(*left[code]))
        left[heaviest] = (max(1, left[heaviest][0] - 1), max(1, left[heaviest][1] - 1))
    return left


def _days(lines: Iterable[Prescription]) -> Mapping[str, int]:
    return {item.exercise: len(item.days) for item in lines}


def _mean(left: int, right: int) -> float:
    return (left + right) / 2
