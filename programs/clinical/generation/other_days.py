"""What fits into a day without strengthening: stretching, rolling, foot work, cool-down (§6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from programs.clinical.exercise import Range
from programs.clinical.generation.mobility import MOST_ROLLS, ROLL_SETS
from programs.clinical.generation.reasons import rule_reason
from programs.clinical.generation.surroundings import Extra, Surroundings
from programs.clinical.plan import RunPlan

COOL_DOWN = "CD01"


@dataclass(frozen=True, slots=True)
class OtherDays:
    """The rolls, the cool-down walk (None where there is none), and whether foot and shin work is done then."""

    rolls: tuple[Extra, ...]
    cool_down: Extra | None
    has_foot_work: bool
    has_shin_work: bool


def fit_other_days(around: Surroundings, run: RunPlan, walk: Range | None) -> OtherDays:
    """What fits into the minutes of a day without strengthening. The run has its own time (reading 13).

    Left out first: the cool-down walk, then the work for the shin, the second roll, foot work, the first roll.
    """
    rolls = tuple(_rolls(around))
    fixed = [*around.moving(has_rocker=False), *around.holds(), *(around.warm_up(walk) if run.allowed else ())]
    left = around.pen.reach.session_minutes - _minutes(around, fixed)
    for portion in _portions(around, rolls, _cool_down(around) if run.allowed else None):
        if _minutes(around, portion) <= left:
            return OtherDays(
                rolls=tuple(extra for extra in portion if extra in rolls),
                cool_down=next((extra for extra in portion if extra.code == COOL_DOWN), None),
                has_foot_work=around.foot_work in portion,
                has_shin_work=around.shin_work in portion,
            )
    return OtherDays((), None, has_foot_work=False, has_shin_work=False)


def _minutes(around: Surroundings, extras: list[Extra]) -> float:
    return sum(around.minutes_of(extra) for extra in extras)


def _rolls(around: Surroundings) -> Iterator[Extra]:
    """Two at most: those of tight muscles, then the ball under a stiff foot."""
    of_muscles = (
        Extra(stretch.roll, around.pen.dose(stretch.roll), ROLL_SETS, stretch.reasons)
        for stretch in around.stretching
        if stretch.roll
    )
    foot = (around.foot_roll,) if around.foot_roll else ()
    yield from islice(chain(of_muscles, foot), MOST_ROLLS)


def _portions(around: Surroundings, rolls: tuple[Extra, ...], cool_down: Extra | None) -> Iterator[list[Extra]]:
    """Richest first, one thing less each time."""
    wanted = (*rolls[:1], around.foot_work, *rolls[1:], around.shin_work, cool_down)
    there = [extra for extra in wanted if extra is not None]
    yield from (there[:count] for count in range(len(there), 0, -1))


def _cool_down(around: Surroundings) -> Extra | None:
    """The easy walk that ends a run."""
    if COOL_DOWN not in around.pen.reach.permitted:
        return None
    return Extra(COOL_DOWN, around.pen.dose(COOL_DOWN), 1, (rule_reason("cool_down"),))
