"""A swollen or locked knee, and the second stop in two weeks: a clinician's word lifts both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from programs.clinical.hold.facts import HoldFacts
from programs.clinical.hold.questions import unanswered_sign
from programs.clinical.hold.values import Hold, HoldCode
from programs.clinical.values import Level

# Rest after new swelling, locking or giving way, from when it was last told (6.6 row 2: "72 h without swelling").
REST_AFTER_KNEE_SIGN = timedelta(hours=72)
# A second stop within this many days needs a clinician (§6.6 row 3: "second time in 14 days -> SOON").
STOPS_WINDOW = timedelta(days=14)


def stopped_again(facts: HoldFacts) -> Hold | None:
    """Two stops within 14 days: see somebody first. Only a clinician's word after the later one lifts it."""
    stops = sorted((told for told in facts.sessions if told.is_stop), key=lambda told: told.performed_on)
    again = [later for first, later in pairwise(stops) if later.performed_on - first.performed_on <= STOPS_WINDOW]
    if not again or facts.is_cleared_since(again[-1].performed_on, again[-1].told_at):
        return None
    last = again[-1]
    return Hold(code=HoldCode.STOPPED_AGAIN, level=Level.SOON, score=last.worst, felt_on=last.performed_on)


def urgent_sign(facts: HoldFacts) -> Hold | None:
    """A line of a weekly check that cannot wait for its questions (§2.2) comes before every rest; where it is the knee
    that locks, with the rest that follows."""
    sign = unanswered_sign(facts)
    if sign is None or sign.level is None or sign.level < Level.URGENT:
        return None
    knee = knee_sign(facts)
    return replace(knee, level=sign.level, signs=sign.signs) if knee else sign


def knee_sign(facts: HoldFacts) -> Hold | None:
    """New swelling, locking or giving way (6.6 row 2). A clearance lifts it, or the questions answered since and 72
    hours: an answer of the same day that contradicts the telling lifts nothing. SOON, as an open question is (2.1)."""
    signs = [sign for sign in _knee_signs(facts) if not facts.is_cleared_since(sign.felt_on, sign.told_at)]
    newest = max(signs, key=lambda sign: sign.told_at, default=None)
    if newest is None:
        return None
    until, is_asked = newest.told_at + REST_AFTER_KNEE_SIGN, facts.is_asked_since(newest.told_at)
    is_over = facts.at >= until
    if is_asked and is_over:
        return None
    return Hold(
        code=newest.code,
        level=Level.SOON,
        felt_on=newest.felt_on,
        until=None if is_over else until,
        is_asked=is_asked,
    )


@dataclass(frozen=True, slots=True)
class _KneeSign:
    felt_on: date
    told_at: datetime
    code: HoldCode


def _knee_signs(facts: HoldFacts) -> list[_KneeSign]:
    """Swelling, locking and giving way as they were told, in sessions and in weekly checks."""
    told = [(one.performed_on, one.told_at, one.swelling_new, one.mechanical) for one in facts.sessions]
    told += [(one.told_on, one.told_at, one.swelling_new, one.mechanical) for one in facts.checks]
    return [
        _KneeSign(felt_on, told_at, HoldCode.SWELLING if is_swollen else HoldCode.LOCKING)
        for felt_on, told_at, is_swollen, is_mechanical in told
        if is_swollen or is_mechanical
    ]
