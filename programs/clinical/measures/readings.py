"""The tests of a case, one value per test and leg, ready for the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from programs.clinical.case import Case, Measurement
from programs.clinical.measures.measure import HIGH, LOW, Measure
from programs.clinical.measures.strength import hq_ratio
from programs.clinical.measures.table import MEASURES
from programs.clinical.values import LEGS, Side

Value = float | str

#: Stop any test above this pain 0-10 (§3). What was reached by then is no result.
STOP_ABOVE_PAIN = 3


def results(tests: Iterable[Measurement]) -> Iterator[Measurement]:
    """Those of these tests that are results: not one that pain cut short (§3)."""
    return (measurement for measurement in tests if not was_stopped(measurement))


def was_stopped(measurement: Measurement) -> bool:
    """True where the pain of a test passed 3: its number says how far pain let the person go, not how strong or how
    long a muscle is."""
    hurt = measurement.pain is not None and measurement.pain > STOP_ABOVE_PAIN
    return hurt and MEASURES[measurement.test].pain_cuts_short


def values_of(case: Case, measure: str) -> Mapping[Side, Value]:
    """What a test of a case showed; see `values_among`."""
    return values_among(case.tests, measure)


def values_among(tests: Iterable[Measurement], measure: str) -> Mapping[Side, Value]:
    """What a test showed: leg -> value in the test's unit, or `Side.BOTH` -> value for a test without legs.

    A value given for both legs stands for each leg that has none of its own. A test that was begun without a
    result, or that pain cut short, is not there. Of two values for one leg the worse one counts. T03 may come from its
    two loads.
    """
    row = MEASURES[measure]
    found: dict[Side, Value] = {}
    for measurement in results(tests):
        value = _value(measurement) if measurement.test == measure else None
        if value is not None:
            side = measurement.side if row.per_leg else Side.BOTH
            found[side] = worse_of(row, found[side], value) if side in found else value
    if row.per_leg and Side.BOTH in found:
        both = found.pop(Side.BOTH)
        found = {leg: found.get(leg, both) for leg in LEGS}
    return found


def _value(measurement: Measurement) -> Value | None:
    loads = measurement.extension_kg, measurement.curl_kg
    if measurement.test == "T03" and loads[0] and loads[1] is not None:
        return hq_ratio(loads[0], loads[1])
    return measurement.value


def worse_of(row: Measure, first: Value, second: Value) -> Value:
    """Of two values the one that is further from fine; of two words, or where both ends are, the second."""
    if isinstance(first, str) or isinstance(second, str) or row.worse is None:
        return second
    return {LOW: min, HIGH: max}[row.worse](first, second)
