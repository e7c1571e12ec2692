"""When today's session must wait: a warning sign, a swollen or locked knee, or too much pain.

One question with one answer, asked by today's page, by the session page and by the action that stores a log, so
that no page can show a session which another one holds back.
"""

from __future__ import annotations

from collections.abc import Callable

from programs.clinical.hold.facts import Cleared, HoldFacts, Screened, ToldInCheck, ToldPain, ToldSession
from programs.clinical.hold.pain import high_morning, high_now, high_peak, severe_pain, told_pains, unasked_pain
from programs.clinical.hold.questions import (
    long_gap,
    not_screened,
    paused,
    signs_first,
    unanswered_sign,
    warning_sign,
    week_untold,
)
from programs.clinical.hold.stops import STOPS_WINDOW, knee_sign, stopped_again, urgent_sign
from programs.clinical.hold.values import Hold, HoldCode

__all__ = [
    "STOPS_WINDOW",
    "Cleared",
    "Hold",
    "HoldCode",
    "HoldFacts",
    "Screened",
    "ToldInCheck",
    "ToldPain",
    "ToldSession",
    "hold",
    "knee_sign",
    "told_pains",
    "unanswered_sign",
    "warning_sign",
]

ASKED_IN_ORDER: tuple[Callable[[HoldFacts], Hold | None], ...] = (
    warning_sign,
    urgent_sign,
    stopped_again,
    knee_sign,
    not_screened,
    long_gap,
    severe_pain,
    unasked_pain,
    high_now,
    high_morning,
    high_peak,
    signs_first,
    week_untold,
    paused,
)


def hold(facts: HoldFacts) -> Hold | None:
    """The strictest reason why today's session must wait; None = nothing holds it back (§2.1, 6.6).

    >>> from datetime import UTC, datetime
    >>> nine = datetime(2027, 1, 18, 9, tzinfo=UTC)
    >>> hold(HoldFacts(at=nine, today=nine.date())).code.value
    'not_screened'
    """
    return next((found for ask in ASKED_IN_ORDER if (found := ask(facts))), None)
