"""How many sets each exercise gets, so that the week keeps its minutes, its growth and its emphasis (6.1-6.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from types import MappingProxyType

from programs.clinical.generation.choice import Chosen
from programs.clinical.generation.doses import Dose, legs_apart
from programs.clinical.generation.ladders import is_knee_targeted
from programs.clinical.generation.writing import Pen
from programs.clinical.values import Side

#: 6.5.5: the share of front-thigh sets where the front thigh is the deficit.
QUADS_SHARE = (0.40, 0.60)
#: 6.7: a week's strengthening sets grow by at most a fifth.
MOST_GROWTH = 1.20

#: Against binary dust in sums of minutes and sets.
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise with its dose, the sets to aim for, the leg that gets one set more (None = neither, 6.5.8),
    and the minutes a day for each number of sets that it may have."""

    chosen: Chosen
    dose: Dose
    usual: int
    extra_side: Side | None
    minutes: Mapping[int, float]

    @property
    def is_thigh(self) -> bool:
        """True for strengthening of the front thigh."""
        return is_knee_targeted(self.chosen.exercise)

    def legs(self, sets: int) -> tuple[int, int]:
        """Sets of the left and of the right leg."""
        return sets + (self.extra_side is Side.LEFT), sets + (self.extra_side is Side.RIGHT)

    def mean_sets(self, sets: int) -> float:
        """Sets as they are counted: the mean of both legs (settled, reading 10)."""
        return sets if self.extra_side is None else sets + 0.5


def candidate_of(chosen: Chosen, usual: int, extra_side: Side | None, pen: Pen) -> Candidate:
    """A candidate; two-legged work has no leg that could get a set more."""
    code = chosen.exercise.code
    side = extra_side if legs_apart(chosen.exercise) else None
    bare = Candidate(chosen, pen.dose(code), usual, side, {})
    spent = {sets: pen.minutes(code, bare.dose, *bare.legs(sets)) for sets in pen.set_choices(code)}
    return replace(bare, minutes=MappingProxyType(spent))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the sets of a session must keep. `most_sets`: a session's total, None = any; `quads_share`: the
    share counts; `most_change`: how far from the usual sets in all."""

    minutes: float
    most_sets: float | None
    quads_share: bool
    most_change: int


def share_sets(candidates: tuple[Candidate, ...], bounds: Bounds) -> tuple[int, ...] | None:
    """Sets for each candidate, as near to the usual ones as the bounds allow; None where nothing keeps them.

    Of two equally near answers the one that gives more to the earlier line wins.
    """
    if sum(min(candidate.minutes.values()) for candidate in candidates) > bounds.minutes + TINY:
        return None
    choices = product(*(candidate.minutes for candidate in candidates))
    fitting = (sets for sets in choices if _keeps(candidates, sets, bounds))
    return min(fitting, key=lambda sets: (_change(candidates, sets), tuple(-count for count in sets)), default=None)


def total_sets(candidates: tuple[Candidate, ...], sets: tuple[int, ...]) -> float:
    """Strengthening sets of a session, the mean of both legs."""
    return sum(candidate.mean_sets(count) for candidate, count in zip(candidates, sets, strict=True))


def quads_share(candidates: tuple[Candidate, ...], sets: tuple[int, ...]) -> float:
    """The share 0-1 of front-thigh sets among the strengthening sets."""
    thigh = sum(
        candidate.mean_sets(count) for candidate, count in zip(candidates, sets, strict=True) if candidate.is_thigh
    )
    return thigh / total_sets(candidates, sets)


def _change(candidates: tuple[Candidate, ...], sets: tuple[int, ...]) -> int:
    return sum(abs(count - candidate.usual) for candidate, count in zip(candidates, sets, strict=True))


def _keeps(candidates: tuple[Candidate, ...], sets: tuple[int, ...], bounds: Bounds) -> bool:
    if _change(candidates, sets) > bounds.most_change:
        return False
    spent = sum(candidate.minutes[count] for candidate, count in zip(candidates, sets, strict=True))
    if spent > bounds.minutes + TINY:
        return False
    if bounds.most_sets is not None and total_sets(candidates, sets) > bounds.most_sets + TINY:
        return False
    return not bounds.quads_share or QUADS_SHARE[0] <= quads_share(candidates, sets) <= QUADS_SHARE[1]
