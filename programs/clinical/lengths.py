"""How many weeks a program may have, and what becomes of a wish (§6.2, 6.3)."""

from __future__ import annotations

from typing import NamedTuple

from programs.clinical.examination import Text
from programs.clinical.values import Irritability

#: Six weeks is the default, and the only length for a highly irritable knee.
DEFAULT_WEEKS = 6
OFFERED = {Irritability.LOW: (4, 5, 6), Irritability.MODERATE: (5, 6), Irritability.HIGH: (6,)}
#: Not offered, but honoured; such a plan ends in phase 3 and says so (settled).
HONOURED = {Irritability.LOW: (), Irritability.MODERATE: (4,), Irritability.HIGH: ()}


class PlanLength(NamedTuple):
    """Weeks, and what to tell the person where the wish has a price or was not met."""

    weeks: int
    note: Text | None


def lengths_offered(irritability: Irritability) -> tuple[int, ...]:
    """Lengths in weeks: low 4, 5, 6; moderate 5, 6; high 6 (§6.2)."""
    return OFFERED[irritability]


def plan_length(wish: int | None, irritability: Irritability) -> PlanLength:
    """The length of the program for a wish in weeks; no wish gives six (settled).

    A length that is not offered becomes the nearest one that is, with the note `length_not_offered`; four weeks
    at moderate irritability are honoured with the note `four_weeks_moderate`.

    >>> plan_length(4, Irritability.HIGH).weeks
    6
    """
    offered = lengths_offered(irritability)
    if wish is None:
        return PlanLength(DEFAULT_WEEKS, None)
    if wish in offered:
        return PlanLength(wish, None)
    if wish in HONOURED[irritability]:
        return PlanLength(wish, Text("four_weeks_moderate", {"weeks": wish}))
    nearest = min(offered, key=lambda weeks: (abs(weeks - wish), -weeks))
    return PlanLength(nearest, Text("length_not_offered", {"wish": wish, "weeks": nearest}))
