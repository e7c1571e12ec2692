"""The run that comes next by what was told: on after calm runs, back after pain (§6.6) or a gap (§6.8)."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.run_table import LONGEST_SHARE, TABLE
from programs.clinical.generation.running import Run
from programs.clinical.progression.missed import GAPS, decide_missed
from programs.clinical.progression.run import decide_run
from programs.clinical.progression.run_state import RunState
from programs.clinical.told_course import CourseFacts
from programs.clinical.told_pain import judged_session
from programs.clinical.told_runs.order import in_one_go, lower, of_step, size
from programs.clinical.told_runs.told import asked_run, last_asked, runs_told

STEPS_BACK = {gap.decision: gap.run_steps_back for gap in GAPS}


def next_run(facts: CourseFacts, day: date, *, may_rise: bool) -> Run:
    """The run that comes next: after those that were told, before the first one the plan's first, and less after a
    gap (§6.8)."""
    last, found, steps = last_asked(facts), _after_pain(facts), steps_back(facts, day)
    if steps:
        return min(found, lower(last, steps), key=size)
    return found if may_rise else min(found, last, key=size)


def reached_step(facts: CourseFacts, day: date) -> int | None:
    """What comes next on a day after the runs of the last step: one more after two quiet ones (three with strong fear),
    less after a red one or a gap of runs. Who may run a step now has reached it [D]. None where nobody ran, and in
    continuous running."""
    return next_run(facts, day, may_rise=True).step if runs_told(facts) else None


def runs_continuously(facts: CourseFacts, day: date) -> bool:
    """Whether the last run was one without walking, and the next one is."""
    runs = runs_told(facts)
    if not runs or not facts.planned(runs[-1].week).runs or asked_run(facts, runs[-1]).step is not None:
        return False
    return steps_back(facts, day) < len(TABLE)


def steps_back(facts: CourseFacts, day: date) -> int:
    """So many steps as the days without a run ask for, since the last one or since the program began; strength sessions
    are no runs. After more than four weeks all of them [D]: nothing was run in the last 14 days (§7.2)."""
    days = (day - max((one.done_on for one in runs_told(facts)), default=facts.starts_on)).days
    return STEPS_BACK.get(decide_missed(days).decision, len(TABLE))


def _after_pain(facts: CourseFacts) -> Run:
    """What the pain table makes of the runs since the last change of the run; it counts none of before a gap."""
    last, runs = last_asked(facts), runs_told(facts)
    if not runs:
        return last
    same = list(takewhile(lambda one: asked_run(facts, one) == last, reversed(runs)))
    history = [judged_session(one) for one in reversed(same)]
    state = RunState(step=last.step, longest_run_30d_minutes=last.minutes if last.step is None else None)
    return _changed(last, decide_run(state, history, irritability=facts.irritability, fear=facts.fear))


def _changed(run: Run, step: NextStep) -> Run:
    """A run after a decision. Swelling, locking and warning signs say nothing about how far: the hold speaks, and
    afterwards it is the same run."""
    if step.decision in (Decision.STOP_ALL, Decision.STOP_KNEE):
        return run
    if step.decision is Decision.PROGRESS and step.change.variable == "volume":
        return in_one_go(run.minutes * LONGEST_SHARE)
    if run.step is None:
        return in_one_go(run.minutes * min(1, step.change.factor or 1))
    return of_step(run.step if step.run_step is None else step.run_step)
