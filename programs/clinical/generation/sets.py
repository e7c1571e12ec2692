"""How many sets each exercise gets, so that the week keeps its minutes, its growth and its emphasis (6.1-6.7)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from programs.clinical.exercise import Exercise
from programs.clinical.generation.balance import QUADS_SHARE, Balance
from programs.clinical.generation.chosen import Chosen
from programs.clinical.generation.doses import Dose, legs_apart, most_sets_a_leg
from programs.clinical.generation.ladders import counts_for_hip, is_knee_targeted
from programs.clinical.generation.writing import Pen
from programs.clinical.values import Side

#: 6.7: a week's strengthening sets grow by at most a fifth.
MOST_GROWTH = 1.20

#: Against binary dust in sums of minutes and sets.
TINY = 1e-9

#: Sets of the left and of the right leg.
Legs = tuple[int, int]


class Portion(NamedTuple):
    """What one number of sets of one exercise adds to a session. `change`: how far from its usual sets; `total`,
    `hip` and `thigh` in sets as they are counted, the mean of both legs (settled, reading 10)."""

    sets: int
    change: int
    total: float
    hip: float
    thigh: float
    minutes: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise with its dose, the sets to aim for, the leg that gets one set more (None = neither, 6.5.8),
    and what each number of sets that it may have adds, fewest first. `most_legs`: the sets that its legs may not pass
    this week, None = any."""

    chosen: Chosen
    dose: Dose
    usual: int
    extra_side: Side | None
    portions: tuple[Portion, ...]
    most_legs: Legs | None = None

    @property
    def least_minutes(self) -> float:
        """Minutes of the fewest sets."""
        return self.portions[0].minutes - TINY

    def legs(self, sets: int) -> Legs:
        """Sets of the left and of the right leg."""
        return _legs(sets, self.extra_side)


def candidate_of(
    chosen: Chosen, usual: int, extra_side: Side | None, pen: Pen, most_legs: Legs | None = None
) -> Candidate:
    """A candidate; two-legged work has no leg that could get a set more, nor has what may have no more than it had."""
    code = chosen.exercise.code
    side = extra_side if legs_apart(chosen.exercise) else None
    choices = _choices(chosen.exercise, side, pen, most_legs)
    if not choices and side:
        side, choices = None, _choices(chosen.exercise, None, pen, most_legs)
    aim = min(usual, choices[-1]) if most_legs else usual
    portions = tuple(_portion(chosen.exercise, sets, aim, side, pen) for sets in choices)
    return Candidate(chosen, pen.dose(code), aim, side, portions, most_legs)


def _choices(exercise: Exercise, side: Side | None, pen: Pen, most_legs: Legs | None) -> list[int]:
    """The sets that an exercise may have, fewest first, so that no leg passes what it may."""
    most = most_sets_a_leg(exercise)
    left, right = most_legs or (None, None)
    return [
        sets
        for sets in pen.set_choices(exercise.code)
        if all(
            limit is None or leg <= limit
            for leg, limits in zip(_legs(sets, side), ((most, left), (most, right)), strict=True)
            for limit in limits
        )
    ]


def _legs(sets: int, extra_side: Side | None) -> Legs:
    return sets + (extra_side is Side.LEFT), sets + (extra_side is Side.RIGHT)


def _portion(exercise: Exercise, sets: int, usual: int, extra_side: Side | None, pen: Pen) -> Portion:
    left, right = _legs(sets, extra_side)
    counted = (left + right) / 2
    return Portion(
        sets=sets,
        change=abs(sets - usual),
        total=counted,
        hip=counted if counts_for_hip(exercise) else 0.0,
        thigh=counted if is_knee_targeted(exercise) else 0.0,
        minutes=pen.minutes(exercise.code, pen.dose(exercise.code), left, right),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the sets of a session must keep. `most_sets`: a session's total, None = any; `most_change`: how far from the
    usual sets in all."""

    minutes: float
    most_sets: float | None
    most_change: int


class Sharing(NamedTuple):
    """One way to share sets out: of each candidate, and the sums that the bounds ask about (as in `Portion`)."""

    sets: tuple[int, ...]
    change: int
    total: float
    hip: float
    thigh: float
    minutes: float

    def keeps(self, bounds: Bounds) -> bool:
        """True where these sets keep the bounds."""
        return (
            self.change <= bounds.most_change
            and self.minutes <= bounds.minutes + TINY
            and (bounds.most_sets is None or self.total <= bounds.most_sets + TINY)
        )

    @property
    def has_thigh_share(self) -> bool:
        """True where the front thigh has its share of the sets (6.5.5)."""
        return QUADS_SHARE[0] <= self.thigh / self.total <= QUADS_SHARE[1]


def sharings(candidates: tuple[Candidate, ...], balance: Balance) -> tuple[Sharing, ...]:
    """Every way to share sets out that keeps hip and knee in balance, nearest to the usual sets first.

    Of two equally near ones the one with fewer sets in all comes first, then the one that gives more to the earlier
    line [D].
    """
    every = (_shared(portions) for portions in product(*(candidate.portions for candidate in candidates)))
    fitting = (found for found in every if balance.holds(found.hip, found.thigh))
    return tuple(sorted(fitting, key=lambda found: (found.change, found.total, tuple(-count for count in found.sets))))


def _shared(portions: tuple[Portion, ...]) -> Sharing:
    sets, *sums = zip(*portions, strict=True)
    return Sharing(sets, *map(sum, sums))
