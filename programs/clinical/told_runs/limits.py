"""What no run goes beyond: the plan's, but for what a phase waits for (§6.4), and a tenth above the longest (R7)."""

from __future__ import annotations

from programs.clinical.generation.running import STEP_FOR_RETURN, Run
from programs.clinical.progression.run_cap import highest_allowed, longest_allowed
from programs.clinical.progression.run_state import RunState
from programs.clinical.told_course import CourseFacts, DoneSession
from programs.clinical.told_runs.order import in_one_go, of_step, size
from programs.clinical.told_runs.told import asked_run, runs_told


def ceiling(facts: CourseFacts, planned: Run, *, waits_for_run: bool) -> Run:
    """The plan's run. While a phase waits for the run alone, what it waits for, in a plan whose runs rise at all: who
    keeps the running there is adds none (SC06). What was run so stays when the phase opens."""
    if waits_for_run and runs_rise(facts):
        return max(planned, of_step(STEP_FOR_RETURN), key=size)
    last = next(reversed(runs_told(facts)), None)
    if last and _is_beyond(facts, last) and size(planned) >= size(facts.planned(last.week).run):
        return max(planned, asked_run(facts, last), key=size)
    return planned


def capped(run: Run, longest: float | None) -> Run:
    """No run is more than a tenth above the longest of thirty days (R7), from step 8 on and in one go; a step that is
    too long becomes the highest one that is not. Nobody asks for more than that only because the plan began with it."""
    if longest is None or not RunState(step=run.step).cap_binds or run.minutes <= longest_allowed(longest):
        return run
    if run.step is None:
        return in_one_go(longest_allowed(longest))
    state = RunState(longest_run_30d_minutes=longest)
    return of_step(highest_allowed(state, run.step))


def could_be_asked(run: Run, planned: Run) -> bool:
    """Whether a page can have asked this in a week with that run: not more, but for what a phase waits for, and the
    minutes of its step."""
    most = max(size(planned), size(of_step(STEP_FOR_RETURN)))
    return size(run) <= most and (run.step is None or run == of_step(run.step))


def runs_rise(facts: CourseFacts) -> bool:
    """Whether the plan's runs go up at all; who keeps the running there is has the same one every week (SC06)."""
    return any(size(week.run) > size(facts.weeks[0].run) for week in facts.weeks if week.runs)


def _is_beyond(facts: CourseFacts, one: DoneSession) -> bool:
    return size(asked_run(facts, one)) > size(facts.planned(one.week).run)
