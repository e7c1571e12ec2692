"""A plan on half a page: a row an exercise, a column a week, and what each week asks of hip, knee and legs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor
from textwrap import shorten

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.doses import is_strengthening
from programs.clinical.generation.ladders import is_hip_targeted, is_knee_targeted
from programs.clinical.plan import Prescription, ProgramPlan, WeekPlan
from programs.wording import preview as say
from programs.wording.dose import span

NAME_WIDTH = 46
WEEK_WIDTH = 9
NONE = "·"

Cell = Callable[[WeekPlan], str]


def glance_lines(plan: ProgramPlan, catalogue: Catalogue) -> Iterator[str]:
    """The lines of the grid. A cell of an exercise holds its sets and days: `3 × 3` is three sets on three days."""
    weeks = plan.weeks
    yield "\n" + _line(str(say.GLANCE), [str(say.GLANCE_WEEK % {"week": week.week}) for week in weeks])
    for name, cell in _facts(catalogue):
        yield _line(f"  {name}", [cell(week) for week in weeks])
    yield ""
    for code in _codes(plan):
        name = shorten(catalogue[code].name, NAME_WIDTH - 10, placeholder="…")
        yield _line(f"  {code:<6}{name}", [_sets_on_days(week, code) for week in weeks])


def sets_a_week(week: WeekPlan, catalogue: Catalogue, counts: Callable[[Exercise], bool]) -> float:
    """Strengthening sets of a week, mean of both legs, of the exercises that count (preview reading 10)."""
    return sum(
        (item.sets_left + item.sets_right) / 2 * len(item.days)
        for item in week.prescriptions
        if is_strengthening(catalogue[item.exercise]) and counts(catalogue[item.exercise])
    )


def _facts(catalogue: Catalogue) -> Iterator[tuple[object, Cell]]:
    yield say.GLANCE_PHASE, lambda week: str(week.phase)
    yield say.GLANCE_HIP_SETS, lambda week: whole_sets(sets_a_week(week, catalogue, is_hip_targeted))
    yield say.GLANCE_KNEE_SETS, lambda week: whole_sets(sets_a_week(week, catalogue, is_knee_targeted))
    yield say.GLANCE_MINUTES, lambda week: str(sum(day.minutes for day in week.days if day.kind == "strength"))
    yield say.GLANCE_RUN, _run


def whole_sets(sets: float) -> str:
    """A mean of both legs as whole sets: 13.5, where one leg does a set more, is 13–14.

    >>> whole_sets(13.5)
    '13–14'
    """
    return span(floor(sets), ceil(sets))


def _run(week: WeekPlan) -> str:
    run = week.running
    if not run.allowed:
        return NONE
    step = f" ({run.step})" if run.step is not None else ""
    return f"{run.minutes:g}{step}"


def _codes(plan: ProgramPlan) -> tuple[str, ...]:
    """The exercises of the main part, in the order in which the plan brings them."""
    return tuple(
        dict.fromkeys(item.exercise for week in plan.weeks for item in week.prescriptions if item.block == "main")
    )


def _sets_on_days(week: WeekPlan, code: str) -> str:
    found = next((item for item in week.prescriptions if item.exercise == code and item.block == "main"), None)
    return NONE if found is None else f"{_sets(found)} × {len(found.days)}"


def _sets(item: Prescription) -> str:
    legs = dict.fromkeys((item.sets_left, item.sets_right))
    return "/".join(map(str, legs))


def _line(name: str, cells: Sequence[str]) -> str:
    return f"  {name:<{NAME_WIDTH}}" + "".join(f" {cell:>{WEEK_WIDTH - 1}}" for cell in cells)
