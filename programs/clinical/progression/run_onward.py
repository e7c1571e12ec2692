"""Where a run goes once it was quiet often enough: the next step, longer, or back to what the pain took (7.1-7.3)."""

from __future__ import annotations

from itertools import pairwise

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.generation.run_table import LONGEST_SHARE, WALK
from programs.clinical.generation.running import GATE_HOP_PAIN
from programs.clinical.progression.quiet import sessions_needed
from programs.clinical.progression.run_cap import cap_allows, longest_allowed, too_long
from programs.clinical.progression.run_gate import run_gate
from programs.clinical.progression.run_state import LAST_STEP, REGAINED, RUN_MINUTES, RunState
from programs.clinical.progression.session import Facts
from programs.clinical.progression.week_so_far import run_waits
from programs.clinical.reason import Reason

# One day without a run lies between two runs (7.3).
DAYS_APART = 2
# The soft ceiling of a week's running (R9: "10-15 % per week").
WEEK_SHARE = 1.15
# Speed comes back in the last phase only (6.3, R6).
SPEED_FROM_PHASE = 4


def onward(state: RunState, facts: Facts) -> NextStep:
    """The next run after runs that were quiet often enough. What the week held, a run on the day before, the gate of
    the first run or a long week ask for the same again."""
    stays = (
        run_waits(facts.week_so_far)
        or _second_rise(state, facts)
        or _no_day_between(state, facts)
        or _gate(state, facts)
        or _long_week(state)
    )
    if stays is not None:
        return NextStep(decision=Decision.HOLD, run_step=state.step, reason=stays)
    if state.step is None or state.step >= LAST_STEP:
        return _after_the_table(state)
    to = state.step + 1
    if not cap_allows(state, to):
        return too_long(state)
    return NextStep(
        decision=Decision.PROGRESS,
        row=10,
        change=Change("step", state.step, to),
        run_step=to,
        reason=_next_run(state, to),
    )


def _next_run(state: RunState, to: int) -> Reason:
    """The step, and before the first run what the runner tries by themselves where nobody told it: ten hops (settled:
    the gate is in the words)."""
    params = {"step": to, "minutes": RUN_MINUTES[to]}
    if state.step == WALK and state.hop_pain is None:
        return Reason("run_first_after_hops", "7.2", {**params, "needed": GATE_HOP_PAIN})
    return Reason("run_next_step", "7.3", params)


def week_allowed(last_week_minutes: float) -> int:
    """The most minutes of running in a week after one of so many, whole minutes (R9, a soft ceiling).

    >>> week_allowed(90)
    103
    """
    return int(last_week_minutes * WEEK_SHARE + 1e-9)


def _second_rise(state: RunState, facts: Facts) -> Reason | None:
    """Below step 8 two steps fit into a week (7.3: "about 1.5 steps per week"); above, two tenths would pass R9."""
    rose = facts.week_so_far is not None and facts.week_so_far.run_rose
    return Reason("run_risen_this_week", "R9") if rose and state.cap_binds else None


def _no_day_between(state: RunState, facts: Facts) -> Reason | None:
    """Runs on two days in a row earn nothing; walks may be done every day."""
    days = [run.day for run in facts.history[-sessions_needed(facts) :] if run.day is not None]
    close = any(abs(later - earlier) < DAYS_APART for earlier, later in pairwise(days))
    return Reason("run_no_day_between", "7.3") if close and state.step != WALK else None


def _gate(state: RunState, facts: Facts) -> Reason | None:
    """Step 0 ends where nothing that was told shuts the gate; hops that nobody told are asked for in words."""
    if state.step != WALK:
        return None
    shut = run_gate(state, facts.history[-sessions_needed(facts) :]).not_met
    if not shut:
        return None
    return Reason(GATE_CODES[shut[0].code], "7.2", {"value": shut[0].value, "needed": shut[0].needed})


#: What each criterion says while it keeps the gate shut. The walk and its settling come out of quiet walks.
GATE_CODES = {
    "gate_walk_pain": "run_gate_walk",
    "gate_hop_pain": "run_gate_hops",
    "gate_limp": "run_gate_limp",
}


def _long_week(state: RunState) -> Reason | None:
    """R9 from step 8 on, where both weeks were told; below, the table's steps are larger because times are tiny."""
    planned, last = state.week_minutes, state.last_week_minutes
    if not state.cap_binds or planned is None or not last or planned <= week_allowed(last):
        return None
    return Reason("run_long_week", "R9", {"planned": planned, "minutes": week_allowed(last)})


def _after_the_table(state: RunState) -> NextStep:
    """First longer, then strides, then uphill, then downhill (R6, 7.3); longer until the usual run is back."""
    longest, usual = state.longest_run_30d_minutes, state.usual_minutes
    if usual is None or longest is None or longest < usual:
        return _longer(state)
    now = REGAINED.index(state.regained) if state.regained else 0
    if now + 1 == len(REGAINED):
        return _stays(state, "run_all_regained")
    if (state.phase or 1) < SPEED_FROM_PHASE:
        return _stays(state, "run_speed_waits")
    before, after = REGAINED[now], REGAINED[now + 1]
    return NextStep(
        decision=Decision.PROGRESS,
        row=10,
        run_step=state.step,
        change=Change("variant", before, after),
        reason=Reason(REGAINED_CODES[after], "R6"),
    )


#: What is told when each of them comes back.
REGAINED_CODES = {"strides": "run_strides", "uphill": "run_uphill", "downhill": "run_downhill"}


def _stays(state: RunState, code: str) -> NextStep:
    return NextStep(decision=Decision.HOLD, run_step=state.step, reason=Reason(code, "R6"))


def _longer(state: RunState) -> NextStep:
    longest = state.longest_run_30d_minutes
    to = longest_allowed(longest) if longest is not None else None
    known = Reason("run_longer", "R7", {"minutes": to})
    return NextStep(
        decision=Decision.PROGRESS,
        row=10,
        run_step=state.step,
        change=Change("volume", longest, to, LONGEST_SHARE),
        reason=known if to is not None else Reason("run_longer_unknown", "R7"),
    )
