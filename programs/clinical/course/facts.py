"""A course up to now: the plan, the weeks that are over, and what was answered for each of them."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.course.values import CourseWeek, PlannedWeek, WeekTold
from programs.clinical.generation.sets import MOST_GROWTH

# A plan may last so many weeks longer than planned (§6.8).
MOST_WEEKS_LONGER = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """`weeks[i]` is the answer for the week that `told[i]` tells of; the last one is being judged."""

    planned: tuple[PlannedWeek, ...]
    told: tuple[WeekTold, ...]
    weeks: tuple[CourseWeek, ...]

    @property
    def last(self) -> WeekTold:
        """What was told of the week that is judged."""
        return self.told[-1]

    @property
    def now(self) -> CourseWeek:
        """What was asked in the week that is judged."""
        return self.weeks[-1]

    @property
    def content(self) -> int:
        """The planned week that was done."""
        return self.now.content_week

    @property
    def next_calendar_week(self) -> int:
        """The number of the week that begins."""
        return self.now.calendar_week + 1

    @property
    def longest(self) -> int:
        """The last calendar week that the program may have."""
        return len(self.planned) + MOST_WEEKS_LONGER

    def phase(self, content: int) -> int:
        """The phase of a planned week."""
        return self.planned[content - 1].phase

    @property
    def most_sets(self) -> float:
        """What the next week may ask for: a fifth more than the present one asked, as it was rounded (§6.7)."""
        return MOST_GROWTH * self.planned[self.content - 1].asked(self.now.share)

    def latest(self, wanted: str) -> CourseWeek:
        """What was asked in the latest week of which `wanted` is true (`has_begun`, `is_complete`), or in the first
        where none is."""
        lived = zip(self.told, self.weeks, strict=True)
        return next((week for told, week in reversed(list(lived)) if getattr(told, wanted)), self.weeks[0])
