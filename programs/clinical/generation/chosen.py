"""An exercise on a line, and the week as the choice of one sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from programs.clinical.exercise import Exercise, Range
from programs.clinical.generation.knee_exposure import Exposure
from programs.clinical.generation.lines import Line
from programs.clinical.reason import Reason


class Pace(IntEnum):
    """How much minutes count: first choice first; the quickest of a phase's exercises; the quickest of this and
    the earlier phases; the quickest of the kind, whatever its ladder."""

    USUAL = 0
    QUICK = 1
    QUICKER = 2
    QUICKEST = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """An exercise on a line, the knee range it works in this week, and why it stands there."""

    line: Line
    exercise: Exercise
    knee_range: Range | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A week of a plan as the choice sees it: its number, last week's exposure of the knee, and the exercises
    that the plan had so far (`known`). `reached`: the phase of last week's exercise on each ladder. `most_sets`: the
    sets that an exercise may not pass this week, as the run goes up (6.1). `pace`: how much minutes count."""

    week: int
    before: Exposure
    known: frozenset[str] = frozenset()
    reached: Mapping[str, int] = field(default_factory=dict)
    most_sets: Mapping[str, int] = field(default_factory=dict)
    pace: Pace = Pace.USUAL
