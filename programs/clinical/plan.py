"""A program as values: weeks that hold prescriptions, each with its days, its dose and its reasons.

The same shapes serve the generator, the preview commands, the pages and the stored rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from programs.clinical.exercise import Range
from programs.clinical.reason import Reason
from programs.clinical.values import PfjLoad

#: The blocks of a day, in the order in which they are done.
BLOCKS = ("warm_up", "run", "main", "mobility", "cool_down")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise in one week: on these days (ISO: 1 = Monday), at this dose, because of these reasons
    (at least one).

    `sets` per leg (equal where the exercise is two-legged); `reps`, `hold_seconds`, `duration_seconds`
    are ranges or None; `knee_rom_degrees` is the working range of this week; `pain_ceiling` is the
    effective one (lower of the item's and the irritability's).
    """

    exercise: str
    block: str
    days: tuple[int, ...]
    sets_left: int
    sets_right: int
    reps: Range | None
    hold_seconds: Range | None
    duration_seconds: Range | None
    rest_seconds: int
    tempo: str
    effort_rpe: Range | None
    load_kg: float | None
    knee_rom_degrees: tuple[int, int] | None
    pfj_load: PfjLoad
    pain_ceiling: int
    easier: str | None
    harder: str | None
    reasons: tuple[Reason, ...]
    minutes: float
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """Running in one week. `step` 0 = brisk walk, None = continuous; `minutes` is one run's."""

    allowed: bool
    step: int | None
    minutes: float
    longest_minutes: float
    max_pain: int
    remove: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """What a day is for: strength | run | mobility | cross | rest; minutes without the run's own."""

    day: int
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """A numbered week: its phase 1-4, what is read (codes, in order), the run, seven days, and the
    prescriptions in the order in which they are done."""

    week: int
    phase: int
    education: tuple[str, ...]
    running: RunPlan
    days: tuple[DayPlan, ...]
    prescriptions: tuple[Prescription, ...]

    def on_day(self, day: int) -> tuple[Prescription, ...]:
        """The prescriptions of one day (ISO 1-7), in the order in which they are done."""
        return tuple(item for item in self.prescriptions if day in item.days)


@dataclass(frozen=True, slots=True)
class MeasureDue:
    """When an outcome is taken: AKPS | PAIN_WORST | PAIN_USUAL | PSFS | GROC; week 0 = baseline."""

    measure: str
    week: int


@dataclass(frozen=True, slots=True)
class Retest:
    """A test to repeat, and what to reach."""

    test: str
    week: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Adjunct:
    """An optional extra with an end: orthosis | tape | cadence | cushioning."""

    kind: str
    from_week: int
    until_week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPlan:
    """The whole program, before anybody has accepted it."""

    weeks_count: int
    ends_in_phase: int
    weeks: tuple[WeekPlan, ...]
    measures: tuple[MeasureDue, ...]
    retests: tuple[Retest, ...]
    adjuncts: tuple[Adjunct, ...]


def whole_minutes(spent: Iterable[float]) -> int:
    """What a day takes, rounded up: never promised shorter than it is.

    >>> whole_minutes([4.2, 30.0, 5.1]), whole_minutes([])
    (40, 0)
    """
    return math.ceil(sum(spent) - 1e-9)
