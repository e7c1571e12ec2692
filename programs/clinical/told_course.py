"""What was told of a program, dated: its weeks, the sessions that were done, and the weekly checks (§6.4, 6.6, 6.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from programs.clinical.adherence import COUNTED_KIND
from programs.clinical.course import Line
from programs.clinical.generation.run_table import TABLE
from programs.clinical.generation.running import Run
from programs.clinical.progression.warnings import STOP_PEAK
from programs.clinical.progression.week_so_far import RUN
from programs.clinical.values import Irritability


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfPlan:
    """A week of the plan: its phase, how many `strength` sessions it has, its run, and the sets of its strengthening.
    `run_step` None with `runs` = continuous running, of `run_minutes`."""

    number: int
    phase: int
    strength: int = 3
    run_step: int | None = None
    runs: bool = False
    lines: tuple[Line, ...] = ()
    run_minutes: float = 0

    @property
    def run(self) -> Run:
        """What is run: a step of the table, or minutes in one go."""
        return Run(self.run_step, self.run_minutes if self.run_step is None else TABLE[self.run_step].run_minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSession:
    """A session that was done, as it stands: with the exercises of which planned `week`, when it was told, its pain
    0-10 (None = not told), the `morning` after, how much more it hurt than before, and how long it took to settle;
    `mechanical` = the knee locked or gave way, `fell_short` = something of it was left out, or less was asked; `run` =
    the run that was asked, None = the week's own, and `run_share` how much of its time was told (1 = all);
    `with_run` = a strength session that began with a run, `is_ride` = a ride or a swim and no run;
    `lowest_ceiling` = the least pain (0-10) that one of its exercises allows, runs apart. `told_on` and
    `morning_told_on` are the person's days of the moments beside them."""

    done_on: date
    told_at: datetime
    told_on: date
    week: int
    kind: str = COUNTED_KIND
    peak: int | None = None
    morning: int | None = None
    effort: int | None = None
    swelling_new: bool | None = None
    mechanical: bool | None = None
    settles_minutes: int | None = None
    fell_short: bool = False
    run: Run | None = None
    run_share: float = 1
    with_run: bool = False
    is_ride: bool = False
    lowest_ceiling: int | None = None
    morning_rise: int | None = None
    morning_told_at: datetime | None = None
    morning_told_on: date | None = None

    @property
    def is_run(self) -> bool:
        """Whether it was a run or a walk. A ride on a day of running is neither [D]."""
        return self.kind == RUN and not self.is_ride

    @property
    def has_run(self) -> bool:
        """Whether a run was part of it, or all of it."""
        return self.with_run or self.is_run

    @property
    def is_severe(self) -> bool:
        """Pain of 8 or more in it, or on the morning after (§6.6 row 3)."""
        return any(score is not None and score >= STOP_PEAK for score in (self.peak, self.morning))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCheck:
    """A weekly check that stands, of this program or of an earlier one. `readiness` holds numbers by the names of
    `Readiness` (heel raises: a pair)."""

    told_at: datetime
    told_on: date
    pain_worst: int
    has_no_swelling: bool
    readiness: Mapping[str, int | None]
    heel_raises: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """A program and what was told of it, sessions and checks oldest first. At the start: `pain_before` 0-10, the worst
    of the week, `step_down_before`, the worse side of T13, and `fear` 0-10; None = not told."""

    starts_on: date
    weeks: tuple[WeekOfPlan, ...]
    sessions: tuple[DoneSession, ...] = ()
    checks: tuple[ToldCheck, ...] = ()
    pain_before: int | None = None
    step_down_before: int | None = None
    irritability: Irritability | None = None
    fear: int | None = None

    def week_on(self, day: date) -> int:
        """The calendar week, 1 from the first day on."""
        return (day - self.starts_on).days // 7 + 1

    def first_day(self, week: int) -> date:
        """Of a calendar week."""
        return self.starts_on + timedelta(days=7 * (week - 1))

    def trained(self, week: int) -> list[DoneSession]:
        """The strength sessions that were done in a calendar week."""
        return [one for one in self.strength if self.week_on(one.done_on) == week]

    @property
    def strength(self) -> list[DoneSession]:
        """The strength sessions, in the order in which they were done."""
        return [one for one in self.sessions if one.kind == COUNTED_KIND]

    def last_trained_on(self, before: date) -> date:
        """The day of the last session or run before this one; before the first one the program's first day."""
        return max([self.starts_on, *(one.done_on for one in self.sessions if one.done_on < before)])

    def planned(self, number: int) -> WeekOfPlan:
        """A planned week; after the last one the last."""
        return self.weeks[min(number, len(self.weeks)) - 1]

    def known_at(self, moment: datetime) -> CourseFacts:
        """The same with what had been told by a moment."""
        return replace(
            self,
            sessions=tuple(_without_later_morning(one, moment) for one in self.sessions if one.told_at <= moment),
            checks=tuple(one for one in self.checks if one.told_at <= moment),
        )


def _without_later_morning(one: DoneSession, moment: datetime) -> DoneSession:
    if one.morning_told_at is None or one.morning_told_at <= moment:
        return one
    return replace(one, morning=None, morning_rise=None, morning_told_at=None)
