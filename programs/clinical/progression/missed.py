"""Coming back after missed sessions (§6.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from programs.clinical.decision import NO_CHANGE, Change, Decision, NextStep
from programs.clinical.progression.easing import reduce_volume
from programs.clinical.progression.illness import Illness, after_illness
from programs.clinical.progression.item import decide_item
from programs.clinical.progression.session import Item, Session
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of 6.8: up to so many days since the last session, what to resume, how many run steps back."""

    until_days: int
    decision: Decision
    code: str
    change: Change
    run_steps_back: int


#: Loads 10-20 % lower after one to two weeks, so 15 %; 70 % of load and volume after that: the load's number is
#: told where there is one, the sets' where there is none.
GAPS = (
    Gap(4, Decision.NEXT, "missed_next", NO_CHANGE, 0),
    Gap(7, Decision.REPEAT_SESSION, "missed_repeat_session", NO_CHANGE, 0),
    Gap(14, Decision.REPEAT_WEEK, "missed_repeat_week", Change("load_kg", factor=0.85), 1),
    Gap(28, Decision.RESTART_PHASE, "missed_restart_phase", Change("volume", factor=0.7), 2),
)


def decide_missed(
    days_since_last_session: int | None,
    *,
    illness: Illness | None = None,
    run_step: int | None = None,
    item: Item | None = None,
    history: Sequence[Session] = (),
    irritability: Irritability | None = None,
    stops_in_14_days: int = 0,
) -> NextStep:
    """Where to resume after a gap of so many days (§6.8); unknown or beyond 28 days = everything
    anew. With a history the pain table is asked first: what it decides stands in `also`, and a stop's reason,
    level and step come before the gap's. After an illness with fever the first session is 30 % less, and running waits.
    """
    step = _after(days_since_last_session, run_step)
    if illness is not None:
        step = _after_fever(step, illness, run_step)
    step = replace(step, change=_of_this_item(step.change, item))
    if not history:
        return step
    pain = decide_item(item, history, irritability=irritability, stops_in_14_days=stops_in_14_days)
    if pain.decision in (Decision.HOLD, Decision.PROGRESS):
        return step
    also = (pain.decision, *pain.also)
    step = replace(step, also=also, level=pain.level, row=pain.row, reason=pain.reason, re_rates=pain.re_rates)
    return replace(step, run_step=0) if pain.decision.stops else step


def _after_fever(step: NextStep, illness: Illness, run_step: int | None) -> NextStep:
    """The first run is a step lower at least, as the first session is less [D]."""
    if step.decision is Decision.NEW_BASELINE:
        return step
    back = after_illness(illness)
    first_run = None if run_step is None or step.run_step is None else min(step.run_step, max(0, run_step - 1))
    return replace(
        step,
        change=Change("volume", factor=back.share),
        run_step=first_run if back.running else 0,
        reason=back.reason,
    )


def _of_this_item(change: Change, item: Item | None) -> Change:
    """The same change with this item's own numbers, where they were told."""
    if item is None or change.factor is None:
        return change
    load = item.dose.load_kg
    if load:
        return Change("load_kg", load, round(load * change.factor, 1), change.factor)
    return reduce_volume(item, change.factor) if change.variable == "volume" else change


def _after(days: int | None, run_step: int | None) -> NextStep:
    if days is None:
        return NextStep(decision=Decision.NEW_BASELINE, reason=Reason("missed_unknown", "6.8"))
    gap = next((gap for gap in GAPS if days <= gap.until_days), None)
    params = {"days": days}
    if gap is None:
        return NextStep(decision=Decision.NEW_BASELINE, reason=Reason("missed_new_baseline", "6.8", params))
    return NextStep(
        decision=gap.decision,
        change=gap.change,
        run_step=None if run_step is None else max(0, run_step - gap.run_steps_back),
        reason=Reason(gap.code, "6.8", params),
    )
