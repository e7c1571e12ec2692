"""Which run a week asks for: the plan's is a ceiling, and the runs that were told say how far up to it (§6.4, 6.6, 6.8,
7.3). What counts as told is every run of the program, with what was asked of it.

A step is run twice in calm before the next; one or two steps go back after a gap, and they come back the same way.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise, takewhile

from programs.clinical.course import CourseWeek
from programs.clinical.course.sets import sets_asked
from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.run_table import LONGEST_SHARE, TABLE, WALK
from programs.clinical.generation.running import STEP_FOR_RETURN, Run
from programs.clinical.progression.missed import GAPS, decide_missed
from programs.clinical.progression.run import BACK_FROM_CONTINUOUS, decide_run
from programs.clinical.progression.run_cap import cap_allows, longest_allowed
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.week_so_far import RED_DAYS, RUN
from programs.clinical.reason import Reason
from programs.clinical.told_course import CourseFacts, DoneSession
from programs.clinical.told_pain import judged_session, red_days_of

#: R7 looks at the longest run of so many days.
LONGEST_OF_DAYS = 30

STEPS_BACK = {gap.decision: gap.run_steps_back for gap in GAPS}


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
    most = _ceiling(known, planned.run, waits_for_run=waits_for_run)
    found = min(most, _next(known, day, may_rise=_may_rise(known, asked, day)), key=_size)
    found = _capped(found, longest_told(known, day))
    return None if found == planned.run else found


def reached_step(facts: CourseFacts, day: date) -> int | None:
    """What comes next on a day after the runs of the last step: one more after two quiet ones (three with strong fear),
    less after a red one or a gap of runs. Who may run a step now has reached it [D]. None where nobody ran, and in
    continuous running."""
    return _next(facts, day, may_rise=True).step if _runs(facts) else None


def runs_continuously(facts: CourseFacts, day: date) -> bool:
    """Whether the last run was one without walking, and the next one is."""
    runs = _runs(facts)
    if not runs or not facts.planned(runs[-1].week).runs or asked_run(facts, runs[-1]).step is not None:
        return False
    return _steps_back(facts, day) < len(TABLE)


def runs_rise(facts: CourseFacts) -> bool:
    """Whether the plan's runs go up at all; who keeps the running there is has the same one every week (SC06)."""
    return any(_size(week.run) > _size(facts.weeks[0].run) for week in facts.weeks if week.runs)


def asked_run(facts: CourseFacts, one: DoneSession) -> Run:
    """What was asked of a run that was told."""
    return one.run or facts.planned(one.week).run


def has_run(facts: CourseFacts) -> bool:
    """Whether any run was told that was no walk."""
    return any(not asked_run(facts, one).is_walk for one in _runs(facts))


def could_be_asked(run: Run, planned: Run) -> bool:
    """Whether a page can have asked this in a week with that run: not more, but for what a phase waits for, and the
    minutes of its step."""
    most = max(_size(planned), _size(_of_step(STEP_FOR_RETURN)))
    return _size(run) <= most and (run.step is None or run == _of_step(run.step))


def longest_told(facts: CourseFacts, day: date) -> float | None:
    """Minutes of running in the longest run of the thirty days before a day, by the time that was told (R7); None where
    nobody ran."""
    runs = [one for one in _runs(facts) if (day - one.done_on).days <= LONGEST_OF_DAYS]
    return max((asked_run(facts, one).minutes * one.run_share for one in runs), default=0) or None


def _capped(run: Run, longest: float | None) -> Run:
    """No run is more than a tenth above the longest of thirty days (R7), from step 8 on and in one go; a step that is
    too long becomes the highest one that is not. Nobody asks for more than that only because the plan began with it."""
    if longest is None or not RunState(step=run.step).cap_binds or run.minutes <= longest_allowed(longest):
        return run
    if run.step is None:
        return Run(None, math.floor(longest_allowed(longest)))
    state = RunState(longest_run_30d_minutes=longest)
    return _of_step(max(step for step in range(run.step) if cap_allows(state, step)))


def run_rose_at(facts: CourseFacts, week: int) -> datetime | None:
    """When a run of a calendar week was told that asked for more than the one before it; None where none did."""
    rises = (
        later.told_at
        for earlier, later in pairwise(_runs(facts))
        if facts.week_on(later.done_on) == week and _size(asked_run(facts, later)) > _size(asked_run(facts, earlier))
    )
    return min(rises, default=None)


def run_reason(run: Run, *, is_first: bool = False) -> Reason:
    """What a run asks, as the plan says it. `is_first`: nobody ran in this plan before."""
    if run.step is None:
        return Reason("run_continuous", "7.2", {"minutes": run.minutes})
    if run.is_walk:
        return Reason("run_gate", "7.2", {})
    if run.is_continuous:
        return Reason("run_step_continuous", "7.3", TABLE[run.step].facts)
    return Reason("run_step_first" if is_first else "run_step", "7.3", TABLE[run.step].facts)


def _next(facts: CourseFacts, day: date, *, may_rise: bool) -> Run:
    """The run that comes next: after those that were told, before the first one the plan's first, and less after a
    gap (§6.8)."""
    last, found, steps = _last(facts), _after(facts), _steps_back(facts, day)
    if steps:
        return min(found, _lower(last, steps), key=_size)
    return found if may_rise else min(found, last, key=_size)


def _last(facts: CourseFacts) -> Run:
    """What was asked last."""
    runs = _runs(facts)
    return asked_run(facts, runs[-1]) if runs else facts.weeks[0].run


def _after(facts: CourseFacts) -> Run:
    """What the pain table makes of the runs since the last change of the run; it counts none of before a gap."""
    last, runs = _last(facts), _runs(facts)
    if not runs:
        return last
    same = list(takewhile(lambda one: asked_run(facts, one) == last, reversed(runs)))
    history = [judged_session(one) for one in reversed(same)]
    state = RunState(step=last.step, longest_run_30d_minutes=last.minutes if last.step is None else None)
    return _with(last, decide_run(state, history, irritability=facts.irritability, fear=facts.fear))


def _with(run: Run, step: NextStep) -> Run:
    """A run after a decision. Swelling, locking and warning signs say nothing about how far: the hold speaks, and
    afterwards it is the same run."""
    if step.decision in (Decision.STOP_ALL, Decision.STOP_KNEE):
        return run
    if step.decision is Decision.PROGRESS and step.change.variable == "volume":
        return Run(None, math.floor(run.minutes * LONGEST_SHARE + 1e-9))
    if run.step is None:
        return Run(None, math.floor(run.minutes * min(1, step.change.factor or 1) + 1e-9))
    return _of_step(run.step if step.run_step is None else step.run_step)


def _steps_back(facts: CourseFacts, day: date) -> int:
    """So many steps as the days without a run ask for, since the last one or since the program began; strength sessions
    are no runs. After more than four weeks all of them [D]: nothing was run in the last 14 days (§7.2)."""
    days = (day - max((one.done_on for one in _runs(facts)), default=facts.starts_on)).days
    return STEPS_BACK.get(decide_missed(days).decision, len(TABLE))


def _lower(run: Run, steps: int) -> Run:
    """Never below the walk; in continuous running four fifths of the minutes for each step."""
    if run.step is not None or steps >= len(TABLE):
        return _of_step(max(WALK, (run.step or WALK) - steps))
    return replace(run, minutes=math.floor(run.minutes * BACK_FROM_CONTINUOUS**steps + 1e-9))


def _may_rise(facts: CourseFacts, asked: Sequence[CourseWeek], day: date) -> bool:
    """One of run and strength goes up in a week (§6.7), and nothing after a red day; from step 8 on a run goes up once
    a week (R9). Where the plan itself lets strength and run go up, the run does."""
    now, before = asked[-1], asked[:-1]
    if not now.may_rise or _was_red(facts, day) or _is_second_rise(facts, day):
        return False
    if not before or not _strength_rises(facts, before, now):
        return True
    is_next = now.content_week > before[-1].content_week
    return is_next and _size(facts.planned(now.content_week).run) > _size(facts.planned(before[-1].content_week).run)


def _strength_rises(facts: CourseFacts, before: Sequence[CourseWeek], now: CourseWeek) -> bool:
    """A phase, or more sets, than any week before asked for. What comes back is no rise (twin: week_so_far.py)."""
    sets = max(_sets(facts, week) for week in before)
    return now.phase > max(week.phase for week in before) or _sets(facts, now) > sets


def _sets(facts: CourseFacts, week: CourseWeek) -> float:
    return sets_asked(facts.planned(week.content_week).lines, week.share)


def _is_second_rise(facts: CourseFacts, day: date) -> bool:
    return RunState(step=_last(facts).step).cap_binds and run_rose_at(facts, facts.week_on(day)) is not None


def _ceiling(facts: CourseFacts, planned: Run, *, waits_for_run: bool) -> Run:
    """The plan's run. While a phase waits for the run alone, what it waits for, in a plan whose runs rise at all: who
    keeps the running there is adds none (SC06). What was run so stays when the phase opens."""
    if waits_for_run and runs_rise(facts):
        return max(planned, _of_step(STEP_FOR_RETURN), key=_size)
    last = next(reversed(_runs(facts)), None)
    if last and _is_beyond(facts, last) and _size(planned) >= _size(facts.planned(last.week).run):
        return max(planned, asked_run(facts, last), key=_size)
    return planned


def _is_beyond(facts: CourseFacts, one: DoneSession) -> bool:
    return _size(asked_run(facts, one)) > _size(facts.planned(one.week).run)


def _was_red(facts: CourseFacts, day: date) -> bool:
    """Whether one of the seven days before held a session that is eased or stopped."""
    return any((day - red).days < RED_DAYS for red in red_days_of(facts))


def _of_step(step: int) -> Run:
    return Run(step, TABLE[step].run_minutes)


def _size(run: Run) -> tuple[float, bool]:
    """Runs in their order: by minutes of running, and without a walk between is more."""
    return run.minutes, run.step is None


def _runs(facts: CourseFacts) -> list[DoneSession]:
    return [one for one in facts.sessions if one.kind == RUN]
