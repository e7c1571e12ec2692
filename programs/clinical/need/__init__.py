"""What a patient needs from their therapist now: one code, the most urgent, with the reason for it.

Lists are sorted by it, so it looks only at facts that a list can afford to load.
"""

from __future__ import annotations

from collections.abc import Callable

from programs.clinical.need.facts import (
    HIGHEST_FINE_PAIN,
    WEEK_DAYS,
    WINDOW_DAYS,
    CareFacts,
    FeltPain,
    Slip,
    latest_pain,
)
from programs.clinical.need.knee import WARNING_HOLDS, hurting, pain_up, urgent_before, warning_sign
from programs.clinical.need.plan import draft_to_review, ended, missed, no_plan, on_track
from programs.clinical.need.values import Need, NeedCode

__all__ = [
    "HIGHEST_FINE_PAIN",
    "WARNING_HOLDS",
    "WEEK_DAYS",
    "WINDOW_DAYS",
    "CareFacts",
    "FeltPain",
    "Need",
    "NeedCode",
    "Slip",
    "latest_pain",
    "need_of",
]

ASKED_IN_ORDER: tuple[Callable[[CareFacts], Need | None], ...] = (
    urgent_before,
    warning_sign,
    pain_up,
    hurting,
    missed,
    draft_to_review,
    ended,
    no_plan,
)


def need_of(facts: CareFacts) -> Need:
    """The first of these that is true, from a warning sign down to "on track".

    >>> from datetime import date
    >>> need_of(CareFacts(today=date(2027, 1, 4))).code.value
    'no_plan'
    """
    for ask in ASKED_IN_ORDER:
        need = ask(facts)
        if need is not None:
            return need
    return on_track(facts)
