"""What a session may hold, richest first: the order in which things are left out when minutes are short.

First left out: five minutes of warm-up become four and the ankle rocker goes; foot work moves to the other
days; the hop drill; the fifth and the fourth exercise, unless with few sets they are more in all (the fourth without an
extra set, if need be); then sets; the extra set; the balance drill; the walk becomes leg swings; the third exercise.
What a smaller thing costs may come back when a bigger one has gone. The hip and knee pair is never left out: where it
does not fit, no plan is made. Stretching is shared out before that, for the whole plan (`mobility.SHARES`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from programs.clinical.exercise import Range

LONG_WALK: Range = (240, 360)
SHORT_WALK: Range = (240, 240)

#: With more exercises than this, sets stay near the usual ones and an exercise is left out instead.
FEW_EXERCISES = 3
USUAL_SETS, NEAR_USUAL, ANY_SETS = 0, 2, 99
#: A fifth exercise may cost one set more: what five findings ask for is shared out over five (6.2, 6.5.3) [D].
FIVE_EXERCISES, NEAR_USUAL_OF_FIVE = 5, 3


#: What surrounds the strengthening: the walk, foot work, hops, the balance drill.
Fill = tuple[Range | None, bool, bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way to fill a session. `walk`: seconds of the warm-up walk, None = leg swings; `most_change`: how far
    sets may be from the usual ones in all."""

    exercises: int
    walk: Range | None = SHORT_WALK
    has_foot_work: bool = False
    has_hop: bool = False
    has_drill: bool = True
    has_extra_sets: bool = True
    most_change: int = NEAR_USUAL

    @property
    def fill(self) -> Fill:
        """All that decides what surrounds the strengthening."""
        return self.walk, self.has_foot_work, self.has_hop, self.has_drill

    @property
    def has_rocker(self) -> bool:
        """The ankle rocker stands beside the long warm-up only."""
        return self.walk == LONG_WALK


@cache
def shapes(most: int, fewest: int) -> tuple[Shape, ...]:
    """The shapes of a session with `most` down to `fewest` exercises, richest first."""
    return tuple(_richest_first(most, fewest))


@cache
def full_shapes(most: int, fewest: int, usual: int) -> tuple[Shape, ...]:
    """The shapes of `most` down to `fewest` exercises with however few sets each, richest first. The extra set of a
    weaker leg goes only for an exercise that 6.2 asks for, `usual` of them in a session [D]."""
    return tuple(chain.from_iterable(_with_any_sets(count, usual) for count in range(most, fewest - 1, -1)))


def _with_any_sets(exercises: int, usual: int) -> Iterator[Shape]:
    lean = Shape(exercises=exercises, most_change=ANY_SETS)
    yield from (replace(lean, has_foot_work=True, has_hop=True), replace(lean, has_hop=True), lean)
    if exercises <= usual:
        yield replace(lean, has_extra_sets=False)


def _richest_first(most: int, fewest: int) -> Iterator[Shape]:
    whole = _with_near_sets(most, has_foot_work=True, has_hop=True)
    for change in (USUAL_SETS, whole.most_change):
        yield replace(whole, walk=LONG_WALK, most_change=change)
        yield replace(whole, most_change=change)
    for exercises in range(most, min(most, FEW_EXERCISES) - 1, -1):
        fewer = _with_near_sets(exercises, has_foot_work=True, has_hop=True)
        if exercises < most:
            yield fewer
        yield from (replace(fewer, has_foot_work=False), _with_near_sets(exercises))
    for exercises in range(min(most, FEW_EXERCISES), fewest - 1, -1):
        lean = Shape(exercises=exercises, most_change=ANY_SETS)
        yield from (lean, replace(lean, has_extra_sets=False))
        bare = replace(lean, has_drill=False)
        yield from (bare, replace(bare, walk=None), replace(bare, walk=None, has_extra_sets=False))


def _with_near_sets(exercises: int, *, has_foot_work: bool = False, has_hop: bool = False) -> Shape:
    near = NEAR_USUAL_OF_FIVE if exercises >= FIVE_EXERCISES else NEAR_USUAL
    return Shape(exercises=exercises, has_foot_work=has_foot_work, has_hop=has_hop, most_change=near)
