"""Whether a run may go up in a week, and when it did (§6.7, R9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from programs.clinical.course import CourseWeek
from programs.clinical.course.sets import sets_asked
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.warnings import SORE_WEEK
from programs.clinical.progression.week_so_far import RED_DAYS
from programs.clinical.told_course import CourseFacts
from programs.clinical.told_pain import red_days_of
from programs.clinical.told_runs.order import size
from programs.clinical.told_runs.told import asked_run, last_asked, runs_told


def may_rise(facts: CourseFacts, asked: Sequence[CourseWeek], day: date) -> bool:
    """One of run and strength goes up in a week (§6.7), and nothing after a red day; from step 8 on a run goes up once
    a week (R9). Where the plan itself lets strength and run go up, the run does."""
    now, before = asked[-1], asked[:-1]
    if not now.may_rise or _was_red(facts, day) or _is_second_rise(facts, day):
        return False
    if not before or not _strength_rises(facts, before, now):
        return True
    is_next = now.content_week > before[-1].content_week
    return is_next and size(facts.planned(now.content_week).run) > size(facts.planned(before[-1].content_week).run)


def run_rose_at(facts: CourseFacts, week: int) -> datetime | None:
    """When a run of a calendar week was told that asked for more than the one before it; None where none did."""
    rises = (
        later.told_at
        for earlier, later in pairwise(runs_told(facts))
        if facts.week_on(later.done_on) == week and size(asked_run(facts, later)) > size(asked_run(facts, earlier))
    )
    return min(rises, default=None)


def _was_red(facts: CourseFacts, day: date) -> bool:
    """Whether one of the seven days before held a session that is eased or stopped, or a check with a worst pain that
    lets nothing go up (§6.6 rows 6 and 7)."""
    sore = [one.told_on for one in facts.checks if one.told_on <= day and one.pain_worst >= SORE_WEEK]
    return any((day - red).days < RED_DAYS for red in (*red_days_of(facts), *sore))


def _is_second_rise(facts: CourseFacts, day: date) -> bool:
    return RunState(step=last_asked(facts).step).cap_binds and run_rose_at(facts, facts.week_on(day)) is not None


def _strength_rises(facts: CourseFacts, before: Sequence[CourseWeek], now: CourseWeek) -> bool:
    """A phase, or more sets, than any week before asked for. What comes back is no rise (twin: week_so_far.py)."""
    sets = max(_sets(facts, week) for week in before)
    return now.phase > max(week.phase for week in before) or _sets(facts, now) > sets


def _sets(facts: CourseFacts, week: CourseWeek) -> float:
    return sets_asked(facts.planned(week.content_week).lines, week.share)
