"""Planned against done. Missing is shown as missing, planned never as done, and one missed day resets nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# A week counts from two of its three sessions on [D: design 4, "Streak"]; other numbers in the same proportion.
WEEK_COUNTS_FROM = 2 / 3
# Four of five sessions is good, fewer than half asks for another plan (§4.2, "Adherence") [D].
GOOD_FROM = 0.8
REPLAN_BELOW = 0.5

#: What a week's count and "9 of 10 done" are about; runs and stretching days are shown beside it, not added up.
COUNTED_KIND = "strength"


class SessionState(StrEnum):
    """Where a planned session stands, seen from a day."""

    DONE = "done"
    MISSED = "missed"
    LEFT_OUT = "left_out"
    DUE = "due"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A planned session: its day, its week's number, its kind, and whether it was done. `is_left_out`: a log says
    that none of it was done, which is told and not missed, and never done."""

    due_on: date
    week: int
    kind: str
    is_done: bool
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Adherence:
    """How many were done, how many should have been, and how many were missed, or told as left out. `ahead` is still
    to come; a session of today that is not told is neither missed nor due."""

    done: int
    missed: int
    ahead: int
    left_out: int = 0

    @property
    def due(self) -> int:
        """Those whose day has passed, or that are told."""
        return self.done + self.not_done

    @property
    def not_done(self) -> int:
        """Missed, or told as left out: for the counts it is the same."""
        return self.missed + self.left_out

    @property
    def share(self) -> float | None:
        """Done of due, 0-1; None while nothing was due."""
        return self.done / self.due if self.due else None

    @property
    def grade(self) -> str:
        """`good` from 80 %, `low` below 50 %, else `fair`; `open` while nothing was due.

        >>> Adherence(done=4, missed=1, ahead=0).grade, Adherence(done=1, missed=1, ahead=0).grade
        ('good', 'fair')
        """
        if self.share is None:
            return "open"
        if self.share < REPLAN_BELOW:
            return "low"
        return "good" if self.share >= GOOD_FROM else "fair"


@dataclass(frozen=True, slots=True)
class WeekCount:
    """One week of the plan: how many sessions it holds, how many are done, how many make it count."""

    number: int
    planned: int
    done: int
    is_over: bool
    is_now: bool

    @property
    def needed(self) -> int:
        """The sessions that make the week count; 0 where none is planned."""
        return needed_of(self.planned)

    @property
    def counts(self) -> bool:
        """True once enough of it is done, also before it is over."""
        return self.planned > 0 and self.done >= self.needed


def state_of(day: PlannedDay, *, today: date) -> SessionState:
    """Done or told as left out, else by the day: before today it was missed, today it is due, later it lies ahead.

    >>> state_of(PlannedDay(date(2027, 1, 4), 1, "strength", False), today=date(2027, 1, 5)).value
    'missed'
    """
    if day.is_done:
        return SessionState.DONE
    if day.is_left_out:
        return SessionState.LEFT_OUT
    if day.due_on == today:
        return SessionState.DUE
    return SessionState.MISSED if day.due_on < today else SessionState.AHEAD


def adherence(days: Iterable[PlannedDay], *, today: date) -> Adherence:
    """Counts over any planned sessions. Today's session is late only tomorrow."""
    states = [state_of(day, today=today) for day in days]
    return Adherence(
        done=states.count(SessionState.DONE),
        missed=states.count(SessionState.MISSED),
        ahead=states.count(SessionState.AHEAD) + states.count(SessionState.DUE),
        left_out=states.count(SessionState.LEFT_OUT),
    )


def needed_of(planned: int) -> int:
    """How many sessions make a week count.

    >>> [needed_of(planned) for planned in (0, 1, 2, 3, 4)]
    [0, 1, 2, 2, 3]
    """
    return math.ceil(round(planned * WEEK_COUNTS_FROM, 6))


def week_counts(days: Iterable[PlannedDay], *, weeks: int, week_now: int) -> tuple[WeekCount, ...]:
    """Every week of the plan in order, from its counted sessions. `week_now` is 0 before the start and
    `weeks` + 1 after the end."""
    counted = [day for day in days if day.kind == COUNTED_KIND]
    return tuple(
        WeekCount(
            number=number,
            planned=sum(day.week == number for day in counted),
            done=sum(day.week == number and day.is_done for day in counted),
            is_over=number < week_now,
            is_now=number == week_now,
        )
        for number in range(1, weeks + 1)
    )


def weeks_on_plan(counts: Iterable[WeekCount]) -> int:
    """How many weeks count so far. A sum, not a streak: a lost week takes nothing away."""
    return sum(count.counts for count in counts)
