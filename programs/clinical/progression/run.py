"""The next run: the run version of evidence.md 6.6, the step table of 7.3, and the cap on a single run (R7, R8)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from programs.clinical.decision import NO_CHANGE, Change, Decision, NextStep
from programs.clinical.generation.run_table import LONGEST_SHARE, TABLE
from programs.clinical.progression.quiet import HARDEST_RPE, QUIET, QUIET_SESSIONS
from programs.clinical.progression.session import Facts, Session
from programs.clinical.progression.warnings import (
    ONE_DAY,
    rising_week,
    severe_pain,
    swollen_or_locked,
    warning_sign,
    week_decisions,
    worse_week,
)
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

# Run version of 6.6: pain that stops running, pain that goes back a step, minutes in which it must settle (R1).
STOP_RUNNING = 6
BACK_A_STEP = 4
SETTLED = 60
WORSE_MORNING = 1
# Back from continuous running, where there is no step to go back to (7.2: "continuous at 80 %").
BACK_FROM_CONTINUOUS = 0.8
# After severe pain: two steps lower (6.6 row 3).
STEPS_AFTER_A_STOP = 2
# Below this step times are so small that a step is more than ten per cent; from here R7 binds (7.3).
CAP_BINDS_FROM = 8

#: Minutes of running in each step of 7.3; step 0 is a brisk walk. After the last one: longer, by at most R7.
RUN_MINUTES = tuple(step.run_minutes for step in TABLE)
LAST_STEP = TABLE[-1].number


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """Where the runner stands: the step of 7.3 (0 = walk, None = continuous running), the longest run of the
    last 30 days and the run that is planned, in minutes."""

    step: int | None = None
    longest_run_30d_minutes: float | None = None
    planned_minutes: float | None = None


def decide_run(
    state: RunState,
    history: Sequence[Session],
    *,
    irritability: Irritability | None = None,
    week_trend: int | None = None,
    stops_in_14_days: int = 0,
) -> NextStep:
    """What the next run will be: the step, the longest single run, and why (evidence.md 6.6 run version, 7.3).

    `history` holds the runs of this step, oldest first. A run that is planned longer than R7 allows never
    comes with progress, whatever the pain says.
    """
    facts = Facts(
        history=tuple(history), irritability=irritability, week_trend=week_trend, stops_in_14_days=stops_in_14_days
    )
    step = _from_history(state, facts)
    return _with_longest(state, _without_a_leap(state, step))


def longest_allowed(longest_run_30d_minutes: float) -> float:
    """The longest single run allowed, in minutes, rounded down to a tenth (R7).

    >>> longest_allowed(30), longest_allowed(35)
    (33, 38.5)
    """
    tenths = math.floor(round(longest_run_30d_minutes * LONGEST_SHARE * 10, 6))
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def _from_history(state: RunState, facts: Facts) -> NextStep:
    if not facts.history:
        week = worse_week(facts) or rising_week(facts)
        return _same_step(state, week) if week else _hold(state, "hold_no_run", 11)
    return next(step for row in ROWS if (step := row(state, facts)))


def _stopped(state: RunState, facts: Facts) -> NextStep | None:
    """Rows 1 and 2 for a run: no running until it is cleared. Step 0 says so to whoever reads only the step."""
    step = warning_sign(facts) or swollen_or_locked(facts)
    return replace(step, run_step=0) if step else None


def _too_painful(state: RunState, facts: Facts) -> NextStep | None:
    """Pain of 6 or more stops running (row 3); it starts again two steps lower."""
    step = severe_pain(facts, from_peak=STOP_RUNNING)
    return _back(state, step, STEPS_AFTER_A_STOP) if step else None


def _sore(state: RunState, facts: Facts) -> NextStep | None:
    """Pain of 4-5, a worse morning, or more than a day to settle: back one step."""
    run = facts.latest
    if run.peak is not None and run.peak >= BACK_A_STEP:
        code, row = "run_back_pain", 4
    elif run.morning_delta is not None and run.morning_delta >= WORSE_MORNING:
        code, row = "run_back_morning", 5
    elif run.settles_minutes is not None and run.settles_minutes > ONE_DAY:
        code, row = "run_back_settling", 5
    else:
        return None
    reason = Reason(code, f"6.6 row {row}", {"peak": run.peak, "rise": run.morning_delta})
    step = NextStep(decision=Decision.REGRESS, row=row, also=week_decisions(facts), reason=reason)
    return _back(state, step, 1)


def _bad_week(state: RunState, facts: Facts) -> NextStep | None:
    step = worse_week(facts) or rising_week(facts)
    return _same_step(state, step) if step else None


def _unfinished(state: RunState, facts: Facts) -> NextStep | None:
    return _hold(state, "run_unfinished", 8) if facts.latest.short else None


def _not_quiet(state: RunState, facts: Facts) -> NextStep | None:
    """Pain of 3, or more than an hour to settle: the same step again."""
    run = facts.latest
    if run.peak is not None and run.peak > QUIET:
        return _hold(state, "run_repeat_pain", 9)
    if run.settles_minutes is not None and run.settles_minutes > SETTLED:
        return _hold(state, "run_repeat_settling", 9)
    return None


def _ready(state: RunState, facts: Facts) -> NextStep | None:
    """Two quiet runs of this step: the next step; from continuous running, a little longer."""
    last = facts.history[-QUIET_SESSIONS:]
    if len(last) < QUIET_SESSIONS or not all(_is_quiet(run) for run in last):
        return None
    if state.step is None or state.step >= LAST_STEP:
        return _longer(state)
    to = state.step + 1
    if not _cap_allows(state, to):
        return _too_long(state)
    reason = Reason("run_next_step", "7.3", {"step": to, "minutes": RUN_MINUTES[to]})
    return NextStep(
        decision=Decision.PROGRESS, row=10, change=Change("step", state.step, to), run_step=to, reason=reason
    )


def _otherwise(state: RunState, facts: Facts) -> NextStep:
    run = facts.latest
    if run.waits_for_morning:
        return _hold(state, "hold_until_morning", 11)
    if not _is_answered(run):
        return _hold(state, "hold_unanswered", 11)
    return _hold(state, "run_once_more" if _easy(run) else "run_too_hard", 11)


#: The run version of the table, in the order of the rows it stands for.
ROWS = (_stopped, _too_painful, _sore, _bad_week, _unfinished, _not_quiet, _ready, _otherwise)


def _is_answered(run: Session) -> bool:
    needed = (run.peak, run.morning_delta, run.swelling_new, run.mechanical)
    return None not in needed and (run.peak == 0 or run.settles_minutes is not None)


def _is_quiet(run: Session) -> bool:
    """Pain 0-2, settled within the hour, no rise next morning, nothing left out (R1)."""
    return _is_answered(run) and _low_pain(run) and _easy(run) and not _was_interrupted(run)


def _low_pain(run: Session) -> bool:
    peak, rise = run.peak, run.morning_delta
    return peak is not None and rise is not None and peak <= QUIET and rise < WORSE_MORNING


def _easy(run: Session) -> bool:
    """Easy talking pace (7.3): an effort that was told must not be hard."""
    return run.rpe is None or run.rpe <= HARDEST_RPE


def _was_interrupted(run: Session) -> bool:
    lingered = run.settles_minutes is not None and run.settles_minutes > SETTLED
    return lingered or run.short or run.red_flag is not None or bool(run.swelling_new) or bool(run.mechanical)


def _hold(state: RunState, code: str, row: int | None) -> NextStep:
    rule = f"6.6 row {row}" if row else "R7"
    return NextStep(decision=Decision.HOLD, row=row, run_step=state.step, reason=Reason(code, rule))


def _same_step(state: RunState, step: NextStep) -> NextStep:
    return replace(step, run_step=state.step)


def _back(state: RunState, step: NextStep, steps: int) -> NextStep:
    if state.step is None:
        return replace(step, change=Change("volume", factor=BACK_FROM_CONTINUOUS**steps))
    to = max(0, state.step - steps)
    return replace(step, run_step=to, change=Change("step", state.step, to) if to != state.step else NO_CHANGE)


def _longer(state: RunState) -> NextStep:
    longest = state.longest_run_30d_minutes
    to = longest_allowed(longest) if longest is not None else None
    return NextStep(
        decision=Decision.PROGRESS,
        row=10,
        run_step=state.step,
        change=Change("volume", longest, to, LONGEST_SHARE),
        reason=Reason("run_longer", "R7", {"minutes": to}),
    )


def _cap_allows(state: RunState, to: int) -> bool:
    longest = state.longest_run_30d_minutes
    return to < CAP_BINDS_FROM or longest is None or RUN_MINUTES[to] <= longest_allowed(longest)


def _too_long(state: RunState) -> NextStep:
    longest = state.longest_run_30d_minutes or 0
    params = {"planned": state.planned_minutes, "longest": longest, "minutes": longest_allowed(longest)}
    return NextStep(decision=Decision.HOLD, run_step=state.step, reason=Reason("run_too_long", "R7", params))


def _without_a_leap(state: RunState, step: NextStep) -> NextStep:
    """R8: a planned run that is too long never comes with progress, and its reason is the one that is told, unless
    running stops altogether."""
    longest, planned = state.longest_run_30d_minutes, state.planned_minutes
    if longest is None or planned is None or planned <= _longest_plannable(state, longest) or step.decision.stops:
        return step
    if step.decision in (Decision.HOLD, Decision.PROGRESS):
        return _too_long(state)
    return replace(step, reason=_too_long(state).reason)


def _longest_plannable(state: RunState, longest: float) -> float:
    """R7; below step 8 also the next step of the table, whose steps are larger than a tenth because times are tiny
    (7.3)."""
    allowed = longest_allowed(longest)
    if state.step is None or state.step + 1 >= CAP_BINDS_FROM:
        return allowed
    return max(allowed, RUN_MINUTES[state.step + 1])


def _with_longest(state: RunState, step: NextStep) -> NextStep:
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
