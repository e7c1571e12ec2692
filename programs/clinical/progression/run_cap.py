"""How long a single run may be: at most a tenth more than the longest of thirty days (R7, R8)."""

from __future__ import annotations

import math
from dataclasses import replace

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.generation.run_table import LONGEST_SHARE
from programs.clinical.progression.run_state import CAP_BINDS_FROM, RUN_MINUTES, RunState
from programs.clinical.reason import Reason

#: Decisions after which a run is no longer than the longest was.
GOES_BACK = frozenset({Decision.REGRESS, Decision.REGRESS_WEEK})


def longest_allowed(longest_run_30d_minutes: float) -> float:
    """The longest single run allowed, in minutes, rounded down to a tenth (R7).

    >>> longest_allowed(30), longest_allowed(35)
    (33, 38.5)
    """
    tenths = math.floor(round(longest_run_30d_minutes * LONGEST_SHARE * 10, 6))
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def cap_allows(state: RunState, to: int) -> bool:
    """Whether step `to` is no longer than R7 allows; below step 8 the table itself may be more (7.3)."""
    longest = state.longest_run_30d_minutes
    return to < CAP_BINDS_FROM or longest is None or RUN_MINUTES[to] <= longest_allowed(longest)


def too_long(state: RunState) -> NextStep:
    """The same step again, and how long a run may be now (R7)."""
    longest = state.longest_run_30d_minutes or 0
    return NextStep(decision=Decision.HOLD, run_step=state.step, reason=_reason(state, longest_allowed(longest)))


def without_a_leap(state: RunState, step: NextStep) -> NextStep:
    """R8: a planned run that is too long never comes with progress, and its reason is the one that is told, unless
    running stops altogether."""
    longest, planned = state.longest_run_30d_minutes, state.planned_minutes
    if longest is None or planned is None or planned <= _longest_plannable(state, longest) or step.decision.stops:
        return step
    if step.decision in (Decision.HOLD, Decision.PROGRESS):
        return too_long(state)
    return replace(step, reason=_why_less(state, step.decision))


def within_the_cap(state: RunState, step: NextStep) -> NextStep:
    """No answer names a step that is longer than R7 allows, not even the one where the runner stands: it names the
    highest one that is not, and says why, unless running stops altogether (twin: told_runs/limits.py, `capped`) [D]."""
    if step.run_step is None or cap_allows(state, step.run_step):
        return step
    to = highest_allowed(state, step.run_step)
    if step.decision in (Decision.HOLD, Decision.PROGRESS):
        return replace(too_long(state), run_step=to)
    change = Change("step", state.step, to) if step.change.variable == "step" else step.change
    lower = replace(step, run_step=to, change=change)
    return lower if step.decision.stops else replace(lower, reason=_why_less(state, step.decision))


def _reason(state: RunState, minutes: float) -> Reason:
    longest = state.longest_run_30d_minutes or 0
    return Reason("run_too_long", "R7", {"planned": state.planned_minutes, "longest": longest, "minutes": minutes})


def _why_less(state: RunState, decision: Decision) -> Reason:
    """Going back nobody runs longer than before (twin: `with_longest`)."""
    longest = state.longest_run_30d_minutes or 0
    return _reason(state, longest if decision in GOES_BACK else longest_allowed(longest))


def highest_allowed(state: RunState, below: int) -> int:
    """The highest step below this one that R7 allows.

    >>> [highest_allowed(RunState(longest_run_30d_minutes=longest), 12) for longest in (10, 25)]
    [7, 10]
    """
    return max(step for step in range(below) if cap_allows(state, step))


def _longest_plannable(state: RunState, longest: float) -> float:
    """R7; below step 8 also the next step of the table, whose steps are larger than a tenth because times are tiny
    (7.3)."""
    allowed = longest_allowed(longest)
    if state.step is None or state.step + 1 >= CAP_BINDS_FROM:
        return allowed
    return max(allowed, RUN_MINUTES[state.step + 1])


def with_longest(state: RunState, step: NextStep) -> NextStep:
    """The longest single run with this decision: none while stopped, not more than before when going back."""
    longest = state.longest_run_30d_minutes
    if step.decision.stops:
        return replace(step, longest_minutes_allowed=0)
    if longest is None:
        return step
    if step.decision in GOES_BACK:
        return replace(step, longest_minutes_allowed=longest)
    allowed = longest_allowed(longest)
    if step.decision is Decision.PROGRESS and step.run_step is not None and step.run_step < CAP_BINDS_FROM:
        allowed = max(allowed, RUN_MINUTES[step.run_step])
    return replace(step, longest_minutes_allowed=allowed)
