"""When one leg lags so far behind the other that this alone is a deficit (§3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programs.clinical.measures.measure import HIGH, SideLimit
from programs.clinical.measures.table import MEASURES
from programs.clinical.values import Side


@dataclass(frozen=True, slots=True)
class Lag:
    """The leg that lags, its value, the other leg's value, and the difference: percent of the better leg,
    or the test's unit."""

    side: Side
    value: float
    other: float
    difference: float


def lagging_leg(measure: str, by_leg: Mapping[Side, float]) -> Lag | None:
    """The leg whose lag is a deficit by the test's side limit, or None (equal legs, one leg, no limit).

    >>> lagging_leg("T08", {Side.LEFT: 11, Side.RIGHT: 9}).side
    <Side.RIGHT: 'right'>
    """
    row = MEASURES[measure]
    if row.sides is None or {Side.LEFT, Side.RIGHT} - by_leg.keys():
        return None
    left, right = by_leg[Side.LEFT], by_leg[Side.RIGHT]
    if left == right:
        return None
    worse, better = (Side.LEFT, Side.RIGHT) if (left > right) == (row.worse == HIGH) else (Side.RIGHT, Side.LEFT)
    value, other = by_leg[worse], by_leg[better]
    if not _beyond(row.sides, value, other):
        return None
    return Lag(worse, value, other, _difference(row.sides, value, other))


def _beyond(limit: SideLimit, value: float, other: float) -> bool:
    lacks = limit.limit - value / other if limit.kind == "share" else abs(value - other) - limit.limit
    return limit.at_limit if abs(lacks) <= limit.near else lacks > 0


def _difference(limit: SideLimit, value: float, other: float) -> float:
    if limit.kind == "share":
        return round(100 * (1 - value / other), 1)
    return round(abs(value - other), 1)
