"""Needs that the knee or a warning sign gives rise to."""

from __future__ import annotations

from datetime import timedelta

from programs.clinical.hold import Hold, HoldCode
from programs.clinical.need.facts import WEEK_DAYS, CareFacts, FeltPain
from programs.clinical.need.values import Need, NeedCode
from programs.clinical.reason import Param, Reason
from programs.clinical.values import Level

#: A week's worst pain this much above the week before repeats the week (§6.6 row 6, "week_trend").
RISE_IN_A_WEEK = 2

#: What holds a session back and is not pain alone; a hold for pain stands under "pain up".
WARNING_HOLDS = frozenset(
    {
        HoldCode.NOT_SCREENED,
        HoldCode.WARNING_SIGN,
        HoldCode.STOPPED_AGAIN,
        HoldCode.SWELLING,
        HoldCode.LOCKING,
        HoldCode.LONG_GAP,
        HoldCode.UNASKED_PAIN,
    }
)

#: When the pain was felt that holds a session back; else in the session.
HELD_MOMENTS = {
    HoldCode.HIGH_MORNING: "morning",
    HoldCode.SEVERE_MORNING: "morning",
    HoldCode.SEVERE_WEEK: "week",
    HoldCode.SEVERE_NOW: "now",
    HoldCode.HIGH_NOW: "now",
}


def urgent_before(facts: CareFacts) -> Need | None:
    """Urgent advice that no clinician has answered, however the questions were answered since (settled). A new level
    as high as that speaks for itself."""
    before, hold = facts.urgent_before, facts.hold
    is_new = hold is not None and not hold.is_reopened and hold.level is not None and hold.level >= Level.URGENT
    if before is None or is_new:
        return None
    params: dict[str, Param] = {"day": before.told_on.isoformat(), "signs": ",".join(before.rules)}
    reason = Reason(f"need_{before.level.name.lower()}_before", "2.1", params)
    return Need(NeedCode.WARNING_SIGN, reason, before.level.value)


def warning_sign(facts: CareFacts) -> Need | None:
    """What holds back today's session and is not pain alone: a screening level that blocks a plan, a swollen or
    locked knee, a second stop (§2.1, 6.6 rows 2 and 3), or questions left open: in a running program, or after
    a sign in a weekly check whatever became of the program."""
    hold = facts.hold
    if hold is None or hold.code not in WARNING_HOLDS:
        return None
    if hold.code is HoldCode.LONG_GAP and facts.is_over:  # what comes after the plan is decided first (plan.py)
        return None
    if hold.code is HoldCode.NOT_SCREENED and facts.program != "active" and not facts.signs:
        return None
    level = hold.level or Level.SOON
    if facts.signs and (hold.code is HoldCode.NOT_SCREENED or facts.signs[1:]):
        lines = ",".join(f"{line}:{answer}" for line, answer in facts.signs)
        return Need(NeedCode.WARNING_SIGN, Reason("need_sign_told", "2.2", {"lines": lines}), level.value)
    code = f"need_screening_{level.name.lower()}" if hold.code is HoldCode.WARNING_SIGN else f"need_{hold.code.value}"
    params = {"day": hold.felt_on.isoformat()} if hold.felt_on else {}
    return Need(NeedCode.WARNING_SIGN, Reason(code, "2.1", params), level.value)


def pain_up(facts: CareFacts) -> Need | None:
    """Above what is fine within seven days, or so high once that sessions still wait; or the week's worst 2 or more
    above the week before."""
    high = facts.too_much() or held_for(facts.hold)
    if high is not None:
        told: dict[str, Param] = {"score": high.score, "moment": high.moment, "day": high.day.isoformat()}
        told["highest"] = facts.highest_fine(high.moment)
        return Need(NeedCode.PAIN_UP, Reason("need_pain_above", "6.6", told), high.score)
    worst, before = facts.worst_pain(), facts.worst_pain(days_ago=WEEK_DAYS)
    if worst is not None and before is not None and worst.score - before.score >= RISE_IN_A_WEEK:
        told = {"score": worst.score, "before": before.score}
        return Need(NeedCode.PAIN_UP, Reason("need_pain_rose", "6.6 row 6", told), worst.score)
    return None


def hurting(facts: CareFacts) -> Need | None:
    """An exercise was left out within seven days because it hurts: the pain that nobody put into a number."""
    if facts.hurt_on is None or facts.hurt_on <= facts.today - timedelta(days=WEEK_DAYS):
        return None
    return Need(NeedCode.PAIN_UP, Reason("need_left_out_hurting", "6.6", {"day": facts.hurt_on.isoformat()}))


def held_for(hold: Hold | None) -> FeltPain | None:
    """The pain that holds a session back, however long ago it was felt."""
    if hold is None or hold.score is None or hold.felt_on is None:
        return None
    return FeltPain(hold.felt_on, hold.score, HELD_MOMENTS.get(hold.code, "peak"))
