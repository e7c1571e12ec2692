"""The run of one week: the next one by what was told, below its limits; and what it asks, in a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from programs.clinical.course import CourseWeek
from programs.clinical.generation.run_table import TABLE
from programs.clinical.generation.running import Run
from programs.clinical.reason import Reason
from programs.clinical.told_course import CourseFacts
from programs.clinical.told_runs.limits import capped, ceiling
from programs.clinical.told_runs.next_run import next_run
from programs.clinical.told_runs.order import size
from programs.clinical.told_runs.rise import may_rise
from programs.clinical.told_runs.told import longest_told


def run_of_week(facts: CourseFacts, asked: Sequence[CourseWeek], *, waits_for_run: bool, day: date) -> Run | None:
    """The run of the last of the weeks that were `asked`, seen from a day; None where it is the planned one.

    `waits_for_run`: the next phase waits for nothing but the run, which then goes on beyond the plan's, up to the step
    that is needed; strengthening stays meanwhile (one thing at a time, §6.1).
    """
    now = asked[-1]
    planned = facts.planned(now.content_week)
    if not planned.runs:
        return None
    day = min(day, facts.first_day(now.calendar_week + 1) - timedelta(days=1))
    known = replace(facts, sessions=tuple(one for one in facts.sessions if one.done_on <= day))
    most = ceiling(known, planned.run, waits_for_run=waits_for_run)
    found = min(most, next_run(known, day, may_rise=may_rise(known, asked, day)), key=size)
    found = capped(found, longest_told(known, day))
    return None if found == planned.run else found


def run_reason(run: Run, *, is_first: bool = False) -> Reason:
    """What a run asks, as the plan says it. `is_first`: nobody ran in this plan before."""
    if run.step is None:
        return Reason("run_continuous", "7.2", {"minutes": run.minutes})
    if run.is_walk:
        return Reason("run_gate", "7.2", {})
    if run.is_continuous:
        return Reason("run_step_continuous", "7.3", TABLE[run.step].facts)
    return Reason("run_step_first" if is_first else "run_step", "7.3", TABLE[run.step].facts)
