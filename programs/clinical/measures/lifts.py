"""Weights lifted on a machine, and how two of them are compared: as maxima, or as lifted (T02, T03)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from programs.clinical.case import Case, Measurement
from programs.clinical.measures.readings import results
from programs.clinical.measures.strength import REPS_FOR_ESTIMATE, estimated_1rm_kg
from programs.clinical.values import LEGS, Side


@dataclass(frozen=True, slots=True)
class Lift:
    """The heaviest clean weight in kg, and how often; None = not told."""

    load_kg: float
    reps: int | None

    @property
    def maximum_kg(self) -> float | None:
        """The one-repetition maximum it stands for; None outside 4-10 repetitions."""
        return estimated_1rm_kg(self.load_kg, self.reps or 0) if can_estimate(self.load_kg, self.reps) else None

    def was_done_more_often_than(self, other: Lift) -> bool:
        """True where the weight went up more often; repetitions that were not told count as the same."""
        return self.reps is not None and other.reps is not None and self.reps > other.reps


def extension_loads(case: Case) -> Mapping[Side, float]:
    """Leg extension in kg per leg, from T02 or else from T03 (settled: T03's loads also serve T02).

    The two legs are always compared in the same coin: with the same repetitions as lifted, for the estimate adds the
    same 1.06 kg to both and makes a difference look smaller [D]; with other ones as one-repetition maxima where every
    leg's repetitions allow the estimate, otherwise as lifted. A leg that lifted less, but more often, cannot be
    compared with the other outside 4-10 repetitions: then there are no loads.
    """
    lifted = extension_lifts(case.tests)
    if len({lift.reps for lift in lifted.values()}) == 1:
        return {leg: lift.load_kg for leg, lift in lifted.items()}
    maxima = {leg: lift.maximum_kg for leg, lift in lifted.items()}
    known = {leg: maximum for leg, maximum in maxima.items() if maximum is not None}
    if len(known) == len(lifted):
        return known
    lighter, *heavier = sorted(lifted.values(), key=lambda lift: (lift.load_kg, lift.reps or 0))
    if any(lighter.was_done_more_often_than(other) for other in heavier):
        return {}
    return {leg: lift.load_kg for leg, lift in lifted.items()}


def comparable_loads(
    first: Iterable[Measurement], now: Iterable[Measurement]
) -> tuple[Mapping[Side, float], Mapping[Side, float]]:
    """Leg extension per leg then and now in the same coin; of a leg that has none, only the first time is there."""
    before, after = extension_lifts(first), extension_lifts(now)
    pairs = {leg: (before[leg], after[leg]) for leg in LEGS if leg in before and leg in after}
    then = {leg: lift.load_kg for leg, lift in before.items() if leg not in pairs}
    later = {leg: lift.load_kg for leg, lift in after.items() if leg not in pairs}
    for leg, (old, new) in pairs.items():
        then[leg] = old.load_kg
        if old.maximum_kg is not None and new.maximum_kg is not None:
            then[leg], later[leg] = old.maximum_kg, new.maximum_kg
        elif old.reps == new.reps:
            later[leg] = new.load_kg
    return then, later


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


def extension_lifts(tests: Iterable[Measurement]) -> Mapping[Side, Lift]:
    """Leg extension per leg as it was lifted, from T02 or else from T03."""
    lifted: dict[Side, Lift] = {}
    for measurement, load in sorted(_extensions(tests), key=_weight):
        for leg in LEGS if measurement.side is Side.BOTH else (measurement.side,):
            lifted[leg] = Lift(load, measurement.reps)
    return lifted


def _extensions(tests: Iterable[Measurement]) -> Iterator[tuple[Measurement, float]]:
    for measurement in results(tests):
        load = measurement.extension_kg
        if load is None and measurement.test == "T02" and not isinstance(measurement.value, str):
            load = measurement.value
        if load is not None and measurement.test in ("T02", "T03"):
            yield measurement, load


def _weight(extension: tuple[Measurement, float]) -> tuple[bool, bool, float]:
    """The last one wins: T02, asked for this very comparison, over T03; a leg's own over both legs'; the lighter."""
    measurement, load = extension
    return measurement.test == "T02", measurement.side is not Side.BOTH, -load
