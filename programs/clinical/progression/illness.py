"""Coming back after an illness with fever (§6.8)."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.reason import Reason

# Hours without fever before strength, and before a run (§6.8 [D]).
STRENGTH_AFTER_HOURS = 24
RUN_AFTER_HOURS = 72
# The first session afterwards: 30 % less.
FIRST_SESSION_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Illness:
    """An illness with fever that came between; `fever_free_hours` None = there is fever still, or it was not told."""

    fever_free_hours: float | None = None


@dataclass(frozen=True, slots=True)
class WayBack:
    """What an illness allows now; the first session takes `share` of the planned dose."""

    strength: bool
    running: bool
    share: float
    reason: Reason


def after_illness(illness: Illness) -> WayBack:
    """24 hours without fever open strength, 72 hours running, each at 70 % the first time (§6.8).

    >>> after_illness(Illness(24)).strength, after_illness(Illness(71)).running
    (True, False)
    """
    hours = illness.fever_free_hours or 0
    strength, running = hours >= STRENGTH_AFTER_HOURS, hours >= RUN_AFTER_HOURS
    code = "missed_fever_over" if running else "missed_fever_strength" if strength else "missed_fever_rest"
    return WayBack(strength, running, FIRST_SESSION_SHARE, Reason(code, "6.8"))
