"""The weight to begin with, where the gym test of the case tells it (§6.1, T02, T03)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from programs.clinical.case import Case
from programs.clinical.exercise import Exercise
from programs.clinical.measures import NoEstimate, estimated_1rm_kg, lifts, results
from programs.clinical.values import Irritability

#: The machine and the name of its load in a gym test (`measures.lifts`).
MACHINES = {"QD05": "extension_kg", "HM05": "curl_kg"}
#: Share of the estimated one-repetition maximum: novices lift 60-70 % (ACSM, S47), an irritable knee less [D].
START_SHARE = {Irritability.LOW: 0.65, Irritability.MODERATE: 0.60, Irritability.HIGH: 0.50}
SMALLEST_STEP_KG = 0.5


def start_load_kg(case: Case, code: str, irritability: Irritability) -> float | None:
    """The weight in kg to begin with on the machine that was tested, the weaker leg's; None = not known.

    Down to the half kilogram, so that the start is never heavier than the share allows.
    """
    maxima = list(_maxima(case, MACHINES.get(code)))
    if not maxima:
        return None
    return math.floor(min(maxima) * START_SHARE[irritability] / SMALLEST_STEP_KG) * SMALLEST_STEP_KG


def needs_weight(exercise: Exercise) -> bool:
    """True where the exercise is not done without a weight; one with optional kit can be."""
    is_optional = any(thing.endswith("_optional") for thing in exercise.equipment)
    return exercise.load_type == "external_load_kg" and not is_optional


def _maxima(case: Case, name: str | None) -> Iterator[float]:
    for load, reps in _lifted(case, name):
        try:
            yield estimated_1rm_kg(load, reps)
        except NoEstimate:
            continue


def _lifted(case: Case, name: str | None) -> Iterable[tuple[float, int]]:
    for measurement in results(case.tests):
        for lifted, load in lifts(measurement) if measurement.test in ("T02", "T03") else ():
            if lifted == name and load and measurement.reps:
                yield load, measurement.reps
