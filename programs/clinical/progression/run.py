"""The next run: the run version of §6.6, the step table of 7.3, and the cap on a single run (R7, R8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from programs.clinical.decision import NO_CHANGE, Change, Decision, NextStep
from programs.clinical.progression.quiet import (
    HARDEST_RPE,
    QUIET,
    QUIET_SESSIONS,
    is_apart,
    quiet_in_a_row,
    sessions_needed,
)
from programs.clinical.progression.run_cap import with_longest, within_the_cap, without_a_leap
from programs.clinical.progression.run_onward import GATE_CODES, onward
from programs.clinical.progression.run_state import RunState
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
from programs.clinical.progression.week_so_far import WeekSoFar
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


#: Reasons that lead from a calm walk or run towards a longer one.
LEADS_ON = frozenset(
    {"run_once_more", "run_after_gap", "hold_three_times", "hold_eased", "run_first_after_hops", "run_next_step"}
    | {"run_longer", "run_longer_unknown", "run_strides", "run_uphill", "run_downhill", "run_no_day_between"}
    | set(GATE_CODES.values())
)

#: What a sore run is told, by its cause: in the table, and in one go, where there is no step to go back to.
BACK = {"pain": "run_back_pain", "morning": "run_back_morning", "settling": "run_back_settling"}
SHORTER = {"pain": "run_shorter_pain", "morning": "run_shorter_morning", "settling": "run_shorter_settling"}


def decide_run(
    state: RunState,
    history: Sequence[Session],
    *,
    irritability: Irritability | None = None,
    week_trend: int | None = None,
    week_worst: int | None = None,
    stops_in_14_days: int = 0,
    fear: int | None = None,
    week_so_far: WeekSoFar | None = None,
) -> NextStep:
    """What the next run will be: the step, the longest single run, and why (§6.6 run version, 7.3).

    `history` holds the runs of this step, oldest first. A run that is planned longer than R7 allows never
    comes with progress, whatever the pain says; and where running is barred nobody starts to run, however calm the
    walks are (§2.5, 6.2, 7.6).
    """
    facts = Facts(
        history=tuple(history),
        irritability=irritability,
        week_trend=week_trend,
        week_worst=week_worst,
        stops_in_14_days=stops_in_14_days,
        fear=fear,
        week_so_far=week_so_far,
    )
    step = _from_history(state, facts)
    if not state.may_run:
        return _walks_on(step)
    return with_longest(state, within_the_cap(state, without_a_leap(state, step)))


def _walks_on(step: NextStep) -> NextStep:
    """A walk is asked, and no word of a run that comes."""
    reason = Reason("run_walks_on", "7.2") if step.reason.code in LEADS_ON else step.reason
    decision = Decision.HOLD if step.decision is Decision.PROGRESS else step.decision
    return replace(step, decision=decision, run_step=0, change=NO_CHANGE, reason=reason, longest_minutes_allowed=0)


def _from_history(state: RunState, facts: Facts) -> NextStep:
    if not facts.history:
        week = worse_week(facts) or rising_week(facts)
        return _same_step(state, week) if week else _hold(state, "hold_no_run", 11)
    return next(step for row in ROWS if (step := row(state, facts)))


def _stopped(state: RunState, facts: Facts) -> NextStep | None:
    """Rows 1 and 2 for a run: no running until it is cleared. Step 0 says so to whoever reads only the step. A limp
    that is told with the state counts as one of the run (6.6 run version); before the first run it is the gate's."""
    if state.limp and state.step != 0:
        facts = replace(facts, history=(*facts.history[:-1], replace(facts.latest, mechanical=True)))
    step = warning_sign(facts) or swollen_or_locked(facts)
    return replace(step, run_step=0) if step else None


def _too_painful(state: RunState, facts: Facts) -> NextStep | None:
    """Pain of 6 or more stops running (row 3); it starts again two steps lower."""
    step = severe_pain(facts, from_peak=STOP_RUNNING)
    return _back(state, step, STEPS_AFTER_A_STOP) if step else None


def _sore(state: RunState, facts: Facts) -> NextStep | None:
    """Pain of 4-5, a worse morning, or more than a day to settle: back one step, or a fifth shorter in one go."""
    run = facts.latest
    if run.peak is not None and run.peak >= BACK_A_STEP:
        cause, row = "pain", 4
    elif run.morning_delta is not None and run.morning_delta >= WORSE_MORNING:
        cause, row = "morning", 5
    elif run.settles_minutes is not None and run.settles_minutes > ONE_DAY:
        cause, row = "settling", 5
    else:
        return None
    code = SHORTER[cause] if state.step is None else BACK[cause]
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
    """Two quiet runs of this step, three with strong fear: on, unless something else speaks against it."""
    if quiet_in_a_row(facts.history, _earns_a_step) < sessions_needed(facts):
        return None
    return onward(state, facts)


def _otherwise(state: RunState, facts: Facts) -> NextStep:
    run = facts.latest
    if run.waits_for_morning:
        return _hold(state, "hold_until_morning", 11)
    if not _is_answered(run):
        return _hold(state, "hold_unanswered", 11)
    return _hold(state, _once_more(facts) if _easy(run) else "run_too_hard", 11)


def _once_more(facts: Facts) -> str:
    if facts.latest.eased:
        return "hold_eased"
    if len(facts.history) > 1 and is_apart(*facts.history[-2:]):
        return "run_after_gap"
    return "run_once_more" if sessions_needed(facts) == QUIET_SESSIONS else "hold_three_times"


#: The run version of the table, in the order of the rows it stands for.
ROWS = (_stopped, _too_painful, _sore, _bad_week, _unfinished, _not_quiet, _ready, _otherwise)


def _is_answered(run: Session) -> bool:
    needed = (run.peak, run.morning_delta, run.swelling_new, run.mechanical)
    return None not in needed and (run.peak == 0 or run.settles_minutes is not None)


def _is_quiet(run: Session) -> bool:
    """Pain 0-2, settled within the hour, no rise next morning, nothing left out (R1)."""
    return _is_answered(run) and _low_pain(run) and _easy(run) and not _was_interrupted(run)


def _earns_a_step(run: Session) -> bool:
    """A run that was shorter than planned, because the last one asked for less, earns nothing more."""
    return _is_quiet(run) and not run.eased


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


def back_from(state: RunState, steps: int) -> Change:
    """So many steps lower, never below the walk; from continuous running four fifths for each of them.

    >>> back_from(RunState(step=1), 2).after, round(back_from(RunState(), 2).factor, 2)
    (0, 0.64)
    """
    if state.step is None:
        return Change("volume", factor=BACK_FROM_CONTINUOUS**steps)
    to = lower_step(state, steps)
    return Change("step", state.step, to) if to != state.step else NO_CHANGE


def lower_step(state: RunState, steps: int) -> int | None:
    """So many steps lower, never below the walk; None where running is continuous."""
    return None if state.step is None else max(0, state.step - steps)


def _back(state: RunState, step: NextStep, steps: int) -> NextStep:
    return replace(step, run_step=lower_step(state, steps), change=back_from(state, steps))
