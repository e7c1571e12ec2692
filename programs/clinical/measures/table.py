"""The tests T01-T26 by id, and the values they refuse. Cut-offs stand in `cutoffs.py`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from programs.clinical.measures.flexibility_tests import FLEXIBILITY
from programs.clinical.measures.measure import ImplausibleValue, Measure
from programs.clinical.measures.movement_tests import MOVEMENT
from programs.clinical.measures.strength_tests import STRENGTH

#: Every test by id, in the order of §3.1.
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {row.id: row for row in sorted((*STRENGTH, *FLEXIBILITY, *MOVEMENT), key=lambda row: row.id)}
)


def check_value(measure: str, value: float | str) -> None:
    """Raises `ImplausibleValue` unless the test can have this value (a number in its range, or its word).

    >>> check_value("T01", -4)
    Traceback (most recent call last):
    programs.clinical.measures.measure.ImplausibleValue: -4 is not between 0 and 30 (reps)
    """
    row = MEASURES[measure]
    if isinstance(value, str):
        if value not in row.words:
            allowed = ", ".join(row.words) if row.words else f"a number ({row.unit})"
            raise ImplausibleValue(f"{value!r} is not {'one of ' if row.words else ''}{allowed}")
    elif row.words and row.low == row.high:
        raise ImplausibleValue(f"{value!r} is not one of {', '.join(row.words)}")
    elif isinstance(value, bool) or not row.low <= value <= row.high:
        raise ImplausibleValue(f"{value!r} is not between {row.low:g} and {row.high:g} ({row.unit})")
