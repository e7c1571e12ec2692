"""How long a single run may be: at most a tenth more than the longest of thirty days (R7, R8)."""

from __future__ import annotations

import math
from dataclasses import replace

from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.run_table import LONGEST_SHARE
from programs.clinical.progression.run_state import CAP_BINDS_FROM, RUN_MINUTES, RunState
from programs.clinical.reason import Reason


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
    params = {"planned": state.planned_minutes, "longest": longest, "minutes": longest_allowed(longest)}
    return NextStep(decision=Decision.HOLD, run_step=state.step, reason=Reason("run_too_long", "R7", params))


def without_a_leap(state: RunState, step: NextStep) -> NextStep:
    """R8: a planned run that is too long never comes with progress, and its reason is the one that is told, unless
    running stops altogether."""
    longest, planned = state.longest_run_30d_minutes, state.planned_minutes
    if longest is None or planned is None or planned <= _longest_plannable(state, longest) or step.decision.stops:
        return step
    if step.decision in (Decision.HOLD, Decision.PROGRESS):
        return too_long(state)
    return replace(step, reason=too_long(state).reason)


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
    if step.decision in (Decision.REGRESS, Decision.REGRESS_WEEK):
        return replace(step, longest_minutes_allowed=longest)
    allowed = longest_allowed(longest)
    if step.decision is Decision.PROGRESS and step.run_step is not None:
        allowed = max(allowed, RUN_MINUTES[step.run_step])
    return replace(step, longest_minutes_allowed=allowed)
