"""A week's strengthening sets, counted and eased (§6.6 row 6, 6.7, 6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from programs.clinical.course.sets import Legs, Line, eased_sets, sets_asked
from programs.clinical.course.values import PlannedWeek
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.doses import Dose, is_strengthening, minutes
from programs.clinical.plan import DayPlan, Prescription, WeekPlan, whole_minutes

#: What warms up, stretches and runs stays as it is.
EASED_BLOCK = "main"


def planned_weeks(weeks: Iterable[WeekPlan], catalogue: Catalogue) -> tuple[PlannedWeek, ...]:
    """The weeks of a plan as the course looks at them."""
    return tuple(PlannedWeek(week.phase, lines_of(strengthening(week, catalogue))) for week in weeks)


def lines_of(items: Iterable[Prescription]) -> tuple[Line, ...]:
    """Prescriptions as their sets are counted."""
    return tuple(Line(item.sets_left, item.sets_right, item.days) for item in items)


def weekly_sets(week: WeekPlan, catalogue: Catalogue) -> float:
    """Strengthening sets of a week: the mean of both legs, times the days."""
    return sets_asked(lines_of(strengthening(week, catalogue)))


def strengthening(week: WeekPlan, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """The strengthening of a week, in the order in which it is done."""
    return tuple(item for item in week.prescriptions if is_strengthening(catalogue[item.exercise]))


def eased(week: WeekPlan, share: float, catalogue: Catalogue) -> WeekPlan:
    """The same week with at most this share (above 0 to 1) of its strengthening sets, and of those of the drills beside
    it (`eased_sets`); an exercise whose days then differ stands in it more than once. The rest is the same."""
    found: dict[int, dict[int, Legs]] = {}
    for is_strength in (True, False):
        places = [
            place
            for place, item in enumerate(week.prescriptions)
            if item.block == EASED_BLOCK and is_strengthening(catalogue[item.exercise]) is is_strength
        ]
        sets = eased_sets(lines_of(week.prescriptions[place] for place in places), share)
        found |= dict(zip(places, sets, strict=True))
    items = tuple(
        row
        for place, item in enumerate(week.prescriptions)
        for row in (_by_sets(item, found[place], catalogue) if place in found else (item,))
    )
    return replace(week, prescriptions=items, days=with_minutes(week.days, items))


def _by_sets(item: Prescription, sets: Mapping[int, Legs], catalogue: Catalogue) -> Iterator[Prescription]:
    """One row for each number of sets, with the days that have it."""
    for legs in dict.fromkeys(sets.values()):
        days = tuple(day for day in item.days if sets[day] == legs)
        yield with_sets(replace(item, days=days), legs, catalogue)


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
