"""What the course of a program looks at, and what it answers for a week."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from programs.clinical.adherence import needed_of
from programs.clinical.course.sets import Line, sets_asked
from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.sets import TINY
from programs.clinical.progression.phase_entry import Entry
from programs.clinical.reason import Reason

#: No week asks for a smaller share than a tenth: each exercise keeps a set long before.
LEAST_HUNDREDTHS = 10


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A week of the plan: its phase 1-4 and its strengthening."""

    phase: int
    lines: tuple[Line, ...] = ()

    def asked(self, share: float = 1.0) -> float:
        """The strengthening sets that a share of the week asks for, rounded as they are done."""
        return sets_asked(self.lines, share)

    @property
    def least(self) -> float:
        """The fewest sets that it can ask for: one a leg of each exercise on each of its days."""
        return self.asked(LEAST_HUNDREDTHS / 100)

    def share_within(self, share: float, most: float) -> float:
        """This share in hundredths, rounded down; where that asks for more sets than these, the one that asks for as
        many of them as it can, or for the least."""
        whole = math.floor(100 * share + 1e-6)
        if self.asked(whole / 100) <= most + TINY:
            return whole / 100
        asked = {number / 100: self.asked(number / 100) for number in range(LEAST_HUNDREDTHS, whole)}
        fitting = max((sets for sets in asked.values() if sets <= most + TINY), default=self.least)
        return next(number for number, sets in asked.items() if sets == fitting)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTold:
    """A calendar week that is over. None = not told, and never a step on.

    `done` of `planned` strength sessions; `week` is the decision of `decide_week`, None where its worst pain was not
    told; `entry` to the phase after the one that was done; `gap` the decision of `decide_missed` before the first
    session that follows; `middle` that of `decide_end` in week 3. `mean_rpe` 0-10 over the week's sessions.
    """

    done: int | None = None
    planned: int = 0
    week: NextStep | None = None
    entry: Entry | None = None
    gap: NextStep | None = None
    middle: NextStep | None = None
    mean_rpe: float | None = None
    slept_badly_or_ill: bool | None = None

    @property
    def said(self) -> frozenset[Decision]:
        """Every decision about this week, with those that stand beside it."""
        return frozenset(self._said())

    @property
    def has_begun(self) -> bool:
        """True when at least one session was done."""
        return bool(self.done)

    @property
    def is_complete(self) -> bool:
        """True when enough sessions were done for the week to count (two of three)."""
        return self.done is not None and self.planned > 0 and self.done >= needed_of(self.planned)

    def _said(self) -> Iterator[Decision]:
        for step in (self.week, self.gap, self.middle):
            if step is not None:
                yield from (step.decision, *step.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseWeek:
    """What is done in a calendar week: the content of which planned week (`content_week` 1-N, of `phase`), at which
    share of its sets and of its loads (above 0, at most 1), whether anything may rise, and why.

    `is_over`: no week is left, or everything begins anew; the content is then that of the last week. `weeks_in_all`
    is how long the program is as things stand, at most two weeks longer than planned; in its last week the measures
    are taken again. `offers_short_version`: ask what got in the way, and offer two days with three exercises.
    """

    calendar_week: int
    content_week: int
    phase: int
    reason: Reason
    weeks_in_all: int
    share: float = 1.0
    load_share: float = 1.0
    may_rise: bool = True
    is_over: bool = False
    offers_short_version: bool = False

    @property
    def is_last(self) -> bool:
        """True in the week that ends with the re-test."""
        return not self.is_over and self.calendar_week == self.weeks_in_all
