"""The rows that an exercise, a run and a week share: warning signs, swelling, severe pain, a worse week."""

from __future__ import annotations

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.irritability import PAIN_CEILING
from programs.clinical.progression.red_flags import RED_FLAG_LEVELS
from programs.clinical.progression.session import Facts
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, Level

# Pain from which the work that provokes it rests for two days (§6.6 row 3).
STOP_PEAK = 8
# How long pain may linger: minutes in a day and in two (§6.6 rows 3 and 5).
ONE_DAY = 24 * 60
TWO_DAYS = 48 * 60
# A rise of the weekly worst pain that repeats the week, and one that holds it (rows 6 and 7).
WORSE_WEEK = 2
RISING_WEEK = 1
# The worst pain of a week that repeats it, and one that holds it, whatever it was before [D].
SEVERE_WEEK = STOP_PEAK
SORE_WEEK = 6
# Volume of a repeated week (row 6).
REPEATED_WEEK = 0.8


def effective_ceiling(facts: Facts) -> int:
    """The highest pain allowed during the item: the lower of its own and the irritability's ceiling
    (§6.6 row 4). Irritability that was not told counts as high. Without an item the whole session is judged, by the
    lowest ceiling of its exercises."""
    most = PAIN_CEILING[facts.irritability or Irritability.HIGH]
    own = facts.item.exercise.pain_ceiling if facts.item else facts.latest.lowest_ceiling
    return most if own is None else min(own, most)


def warning_sign(facts: Facts) -> NextStep | None:
    """Row 1: a warning sign stops everything, with that rule's level."""
    latest = facts.latest
    if latest.red_flag is None:
        return None
    return NextStep(
        decision=Decision.STOP_ALL,
        row=1,
        level=RED_FLAG_LEVELS.get(latest.red_flag, Level.SOON),
        reason=Reason("stop_warning_sign", "6.6 row 1", {"rule": latest.red_flag}),
    )


def swollen_or_locked(facts: Facts) -> NextStep | None:
    """Row 2: new swelling, locking or giving way rests the knee. It opens the questions of RF12, RF13 and RF20,
    and a question that is open is not passed: SOON (§2.1). The first time, 72 hours without swelling
    may lift it (the row's "first time, mild")."""
    latest = facts.latest
    if not (latest.swelling_new or latest.mechanical):
        return None
    code = "stop_swelling" if latest.swelling_new else "stop_mechanical"
    return NextStep(
        decision=Decision.STOP_KNEE,
        row=2,
        level=Level.SOON,
        reason=Reason(_again(code, facts), "6.6 row 2", {"stops": facts.stops_in_14_days + 1}),
    )


def severe_pain(facts: Facts, *, from_peak: int = STOP_PEAK) -> NextStep | None:
    """Row 3: severe pain, in the session or on the morning after [D], or pain that has not settled after 48 hours.
    Irritability has to be rated again, and a second stop in 14 days is SOON."""
    latest = facts.latest
    if _reached(latest.peak, from_peak):
        code = "stop_severe_pain"
    elif _reached(latest.morning_at_least, from_peak):
        code = "stop_severe_morning"
    elif latest.settles_minutes is not None and latest.settles_minutes > TWO_DAYS:
        code = "stop_not_settled"
    else:
        return None
    params = {"peak": latest.peak, "morning": latest.morning_at_least, "stops": facts.stops_in_14_days + 1}
    return NextStep(
        decision=Decision.STOP_48H,
        row=3,
        level=_level_of_a_stop(facts),
        also=week_decisions(facts),
        re_rates=True,
        reason=Reason(_again(code, facts), "6.6 row 3", params),
    )


def worse_week(facts: Facts) -> NextStep | None:
    """Row 6: the worst pain of the week rose by two or more, or was severe: what stops a session stops a week [D]."""
    if _reached(facts.week_worst, SEVERE_WEEK):
        reason = Reason("week_severe", "6.6 row 6", {"worst": facts.week_worst})
    elif _reached(facts.week_trend, WORSE_WEEK):
        reason = Reason("week_worse", "6.6 row 6", {"rise": facts.week_trend})
    else:
        return None
    change = Change("volume", factor=REPEATED_WEEK)
    return NextStep(decision=Decision.REGRESS_WEEK, row=6, change=change, reason=reason)


def rising_week(facts: Facts) -> NextStep | None:
    """Row 7, after row 6: the worst pain of the week rose by one, or was in the stop zone [D]."""
    if _reached(facts.week_worst, SORE_WEEK):
        reason = Reason("week_sore", "6.6 row 7", {"worst": facts.week_worst})
    elif _reached(facts.week_trend, RISING_WEEK):
        reason = Reason("week_rising", "6.6 row 7", {"rise": facts.week_trend})
    else:
        return None
    return NextStep(decision=Decision.HOLD_WEEK, row=7, reason=reason)


def week_decisions(facts: Facts) -> tuple[Decision, ...]:
    """What the week asks for besides, where an earlier row already decided about the session."""
    step = worse_week(facts) or rising_week(facts)
    return (step.decision,) if step else ()


def _reached(value: int | None, threshold: int) -> bool:
    return value is not None and value >= threshold


def _level_of_a_stop(facts: Facts) -> Level | None:
    return Level.SOON if facts.stops_in_14_days >= 1 else None


def _again(code: str, facts: Facts) -> str:
    return f"{code}_again" if facts.stops_in_14_days >= 1 else code
