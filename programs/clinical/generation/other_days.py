"""What fits into a day without strengthening: stretching, rolling, foot work, cool-down (evidence.md 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programs.clinical.exercise import Range
from programs.clinical.generation.mobility import MOST_ROLLS
from programs.clinical.generation.reasons import rule_reason
from programs.clinical.generation.surroundings import Extra, Surroundings
from programs.clinical.plan import RunPlan

COOL_DOWN = "CD01"
ROLL_SETS = 2


@dataclass(frozen=True, slots=True)
class OtherDays:
    """The rolls, the cool-down walk (None where there is none), and whether foot work is done on these days."""

    rolls: tuple[Extra, ...]
    cool_down: Extra | None
    has_foot_work: bool


def fit_other_days(around: Surroundings, run: RunPlan, walk: Range | None) -> OtherDays:
    """What fits into the minutes of a day without strengthening. The run has its own time (reading 13).

    Left out first: the cool-down walk, then the second roll, then foot work, then the first roll.
    """
    rolls = tuple(_rolls(around))
    fixed = [*around.moving(has_rocker=False), *around.holds(), *(around.warm_up(walk) if run.allowed else ())]
    spent = sum(around.minutes_of(extra) for extra in fixed)
    left = around.pen.reach.session_minutes - spent
    foot = around.minutes_of(around.foot_work) if around.foot_work else 0.0
    for count, has_foot, has_cool in _portions(len(rolls), around.foot_work is not None, run.allowed):
        needs = sum(around.minutes_of(roll) for roll in rolls[:count]) + has_foot * foot
        cool_down = _cool_down(around) if has_cool else None
        if needs + (around.minutes_of(cool_down) if cool_down else 0.0) <= left:
            return OtherDays(rolls[:count], cool_down, has_foot)
    return OtherDays((), None, False)


def _rolls(around: Surroundings) -> Iterator[Extra]:
    for stretch in [stretch for stretch in around.stretching if stretch.roll][:MOST_ROLLS]:
        yield Extra(stretch.roll or "", around.pen.dose(stretch.roll or ""), ROLL_SETS, stretch.reasons)


def _portions(rolls: int, has_foot: bool, runs: bool) -> Iterator[tuple[int, bool, bool]]:
    yield rolls, has_foot, runs
    yield rolls, has_foot, False
    yield min(rolls, 1), has_foot, False
    yield min(rolls, 1), False, False


def _cool_down(around: Surroundings) -> Extra | None:
    """The easy walk that ends a run."""
    if COOL_DOWN not in around.pen.reach.permitted:
        return None
    return Extra(COOL_DOWN, around.pen.dose(COOL_DOWN), 1, (rule_reason("cool_down"),))
