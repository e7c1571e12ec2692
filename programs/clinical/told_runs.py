"""Which run step a runner has reached by what was told, and the smaller run after a gap (§6.4, 6.8, 7.3)."""

from __future__ import annotations

from programs.clinical.decision import Decision
from programs.clinical.generation.run_table import TABLE, WALK
from programs.clinical.progression.missed import GAPS
from programs.clinical.progression.run import BACK_FROM_CONTINUOUS, decide_run
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.week_so_far import RUN
from programs.clinical.reason import Reason
from programs.clinical.told_course import CourseFacts, DoneSession, WeekOfPlan
from programs.clinical.told_pain import judged_session

STEPS_BACK = {gap.decision: gap.run_steps_back for gap in GAPS}


def reached_step(facts: CourseFacts) -> int | None:
    """What the pain table asks of the next run after those of the last step: one more after two quiet ones (three with
    strong fear), less after a red one. Who may run a step now has reached it [D]. None where nobody ran, and in
    continuous running."""
    runs = _runs(facts)
    if not runs:
        return None
    step = facts.planned(runs[-1].week).run_step
    of_step = [judged_session(one) for one in runs if facts.planned(one.week).run_step == step]
    return decide_run(RunState(step=step), of_step, irritability=facts.irritability, fear=facts.fear).run_step


def runs_continuously(facts: CourseFacts) -> bool:
    """Whether the last run was one without walking."""
    runs = _runs(facts)
    last = facts.planned(runs[-1].week) if runs else None
    return last is not None and last.runs and last.run_step is None


def run_after_gap(facts: CourseFacts, week: WeekOfPlan, *, gap: Decision, before: int) -> tuple[int | None, float]:
    """The step of a run in a planned week after a gap before a calendar week, and the share of its minutes: one or two
    steps below the last run, never below the walk; in continuous running four fifths of the minutes for each step
    (§6.8). (None, 1.0) = as planned."""
    back = STEPS_BACK.get(gap, 0)
    if not back or not week.runs:
        return None, 1.0
    if week.run_step is None:
        return None, BACK_FROM_CONTINUOUS**back
    runs = [one for one in _runs(facts) if one.done_on < facts.first_day(before)]
    last = facts.planned(runs[-1].week).run_step if runs else week.run_step
    return (week.run_step if last is None else max(WALK, min(week.run_step, last - back))), 1.0


def run_reason(step: int) -> Reason:
    """What a step of the table asks, as the plan says it."""
    if step == WALK:
        return Reason("run_gate", "7.2", {})
    return Reason("run_step", "7.3", TABLE[step].facts)


def _runs(facts: CourseFacts) -> list[DoneSession]:
    return [one for one in facts.sessions if one.kind == RUN]
