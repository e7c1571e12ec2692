"""The runs that were told, and what was asked of each."""

from __future__ import annotations

from datetime import date

from programs.clinical.generation.running import Run
from programs.clinical.told_course import CourseFacts, DoneSession

#: R7 looks at the longest run of so many days.
LONGEST_OF_DAYS = 30


def runs_told(facts: CourseFacts) -> list[DoneSession]:
    """Every run and walk, in the order in which they were done. A ride is neither: calm ones lead no run on, and days
    with nothing but rides are days without a run [D]."""
    return [one for one in facts.sessions if one.is_run]


def asked_run(facts: CourseFacts, one: DoneSession) -> Run:
    """What was asked of a run that was told."""
    return one.run or facts.planned(one.week).run


def last_asked(facts: CourseFacts) -> Run:
    """What was asked last; before the first run the plan's first."""
    runs = runs_told(facts)
    return asked_run(facts, runs[-1]) if runs else facts.weeks[0].run


def has_run(facts: CourseFacts) -> bool:
    """Whether any run was told that was no walk."""
    return any(not asked_run(facts, one).is_walk for one in runs_told(facts))


def longest_told(facts: CourseFacts, day: date) -> float | None:
    """Minutes of running in the longest run of the thirty days before a day, by the time that was told (R7); None where
    nobody ran."""
    runs = [one for one in runs_told(facts) if (day - one.done_on).days <= LONGEST_OF_DAYS]
    return max((asked_run(facts, one).minutes * one.run_share for one in runs), default=0) or None
