"""A week's sets, counted and eased: one rule for the course, the pages and the laws (§6.6 row 6, 6.7, 6.8)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from programs.clinical.generation.sets import TINY

#: Sets of the left and of the right leg.
Legs = tuple[int, int]
#: The sets of every exercise on each of its days, exercise by exercise.
Shared = tuple[Legs, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise of a week: the sets of each leg, on each of these days (ISO: 1 = Monday)."""

    left: int
    right: int
    days: tuple[int, ...]


def eased_sets(lines: tuple[Line, ...], share: float) -> tuple[dict[int, Legs], ...]:
    """The sets of each line, by day, in a week with at most this share (above 0 to 1) of all its sets, rounded down.

    Sets go one by one, each from one exercise on one day: where most of them are, the later exercise first, and of one
    exercise the later day. Each keeps one set a leg on each of its days, so that hip and knee stay.

    >>> eased_sets((Line(3, 3, (1, 4)), Line(2, 2, (1, 4))), 0.8)
    ({1: (2, 2), 4: (2, 2)}, {1: (2, 2), 4: (2, 2)})
    """
    left = iter(_shared(lines, share))
    return tuple({day: next(left) for day in line.days} for line in lines)


def sets_asked(lines: tuple[Line, ...], share: float = 1.0) -> float:
    """How many sets such a week asks for: the mean of both legs.

    >>> sets_asked((Line(3, 3, (1, 3, 5)), Line(3, 3, (1, 3, 5))), 0.8)
    14.0
    """
    return _total(_shared(lines, share))


def _shared(lines: tuple[Line, ...], share: float) -> Shared:
    every = _fewer_and_fewer(lines)
    whole, _ = every[0]
    most = whole if share >= 1 else math.floor(share * whole + 1e-6)
    return next((shared for total, shared in every if total <= most + TINY), every[-1][1])


@lru_cache(maxsize=256)
def _fewer_and_fewer(lines: tuple[Line, ...]) -> tuple[tuple[float, Shared], ...]:
    """The whole week with its sets in all, and each week with a set less."""
    every = _taken_off([(line.left, line.right) for line in lines for _ in line.days])
    return tuple((_total(shared), shared) for shared in every)


def _taken_off(sets: list[Legs]) -> Iterator[Shared]:
    yield tuple(sets)
    while able := [place for place, legs in enumerate(sets) if max(legs) > 1]:
        most = max(able, key=lambda place: (sum(sets[place]), place))
        left, right = sets[most]
        sets[most] = max(1, left - 1), max(1, right - 1)
        yield tuple(sets)


def _total(shared: Iterable[Legs]) -> float:
    return sum(left + right for left, right in shared) / 2
