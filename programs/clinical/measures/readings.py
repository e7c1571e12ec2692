"""The tests of a case, one value per test and leg, ready for the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from programs.clinical.case import Case, Measurement
from programs.clinical.measures.measure import HIGH, LOW, Measure
from programs.clinical.measures.strength import REPS_FOR_ESTIMATE, estimated_1rm_kg, hq_ratio
from programs.clinical.measures.table import MEASURES
from programs.clinical.values import LEGS, Side

Value = float | str


def values_of(case: Case, measure: str) -> Mapping[Side, Value]:
    """What a test showed: leg -> value in the test's unit, or `Side.BOTH` -> value for a test without legs.

    A value given for both legs stands for each leg that has none of its own. A test that was begun without a
    result is not there. Of two values for one leg the worse one counts. T03 may come from its two loads.
    """
    row = MEASURES[measure]
    found: dict[Side, Value] = {}
    for measurement in case.tests:
        value = _value(measurement) if measurement.test == measure else None
        if value is not None:
            side = measurement.side if row.per_leg else Side.BOTH
            found[side] = _worse(row, found[side], value) if side in found else value
    if row.per_leg and Side.BOTH in found:
        both = found.pop(Side.BOTH)
        found = {leg: found.get(leg, both) for leg in LEGS}
    return found


def was_done(case: Case, measure: str) -> bool:
    """True where the test has a value on at least one leg, or was answered elsewhere in the case (T18, T19,
    T24 in the running history, T26 with the pain answers)."""
    elsewhere = {
        "T02": bool(extension_loads(case)),
        "T18": case.running.hop_pain is not None,
        "T19": case.running.walk_30_min_pain is not None,
        "T24": case.running.cadence is not None,
        "T26": case.pain.squat is not None,
    }
    return elsewhere.get(measure, False) or bool(values_of(case, measure))


def extension_loads(case: Case) -> Mapping[Side, float]:
    """Leg extension in kg per leg, from T02 or else from T03 (settled: T03's loads also serve T02).

    One-repetition maxima where every leg's repetitions allow the estimate, otherwise the loads as lifted: the
    two legs are always compared in the same coin.
    """
    lifted: dict[Side, tuple[float, int | None]] = {}
    for measurement, load in sorted(_extensions(case), key=_weight):
        for leg in LEGS if measurement.side is Side.BOTH else (measurement.side,):
            lifted[leg] = (load, measurement.reps)
    if all(can_estimate(load, reps) for load, reps in lifted.values()):
        return {leg: estimated_1rm_kg(load, reps or 0) for leg, (load, reps) in lifted.items()}
    return {leg: load for leg, (load, _) in lifted.items()}


def lifts(measurement: Measurement) -> Iterator[tuple[str, float]]:
    """The loads in kg that a gym test names: `extension_kg`, `curl_kg`. A value of T02 is the extension."""
    if measurement.test == "T02" and isinstance(measurement.value, int | float):
        yield "extension_kg", float(measurement.value)
    for name, load in (("extension_kg", measurement.extension_kg), ("curl_kg", measurement.curl_kg)):
        if load:
            yield name, load


def can_estimate(load_kg: float | None, reps: int | None) -> bool:
    """True where a one-repetition maximum can be estimated from this load and these repetitions."""
    first, last = REPS_FOR_ESTIMATE
    return bool(load_kg and load_kg > 0 and reps is not None and first <= reps <= last)


def _value(measurement: Measurement) -> Value | None:
    loads = measurement.extension_kg, measurement.curl_kg
    if measurement.test == "T03" and loads[0] and loads[1] is not None:
        return hq_ratio(loads[0], loads[1])
    return measurement.value


def _extensions(case: Case) -> Iterator[tuple[Measurement, float]]:
    for measurement in case.tests:
        load = measurement.extension_kg
        if load is None and measurement.test == "T02" and not isinstance(measurement.value, str):
            load = measurement.value
        if load is not None and measurement.test in ("T02", "T03"):
            yield measurement, load


def _weight(extension: tuple[Measurement, float]) -> tuple[bool, bool, float]:
    """The last one wins: T02, asked for this very comparison, over T03; a leg's own over both legs'; the lighter."""
    measurement, load = extension
    return measurement.test == "T02", measurement.side is not Side.BOTH, -load


def _worse(row: Measure, first: Value, second: Value) -> Value:
    if isinstance(first, str) or isinstance(second, str) or row.worse is None:
        return second
    return {LOW: min, HIGH: max}[row.worse](first, second)
