"""The home and gym tests: what they are, what a value means, and how the legs compare."""

from programs.clinical.measures.change import SMALLEST_CHANGES, TestChange, change, changes, smallest_change
from programs.clinical.measures.classify import Band, ResultClass, bands, classify
from programs.clinical.measures.cutoffs import Cutoffs, chair_stand_scale, cutoffs_for
from programs.clinical.measures.done import stopped_legs, stopped_tests, was_done
from programs.clinical.measures.hip_turn import HipTurn, hip_turns
from programs.clinical.measures.lifts import extension_loads, lifts
from programs.clinical.measures.measure import ImplausibleValue, Measure
from programs.clinical.measures.readings import results, values_of
from programs.clinical.measures.sides import Lag, lagging_leg
from programs.clinical.measures.signs import SIGNS, UnknownSign, points_from_signs
from programs.clinical.measures.strength import NoEstimate, curl_target_kg, estimated_1rm_kg, hq_ratio
from programs.clinical.measures.table import MEASURES, check_value

__all__ = [
    "MEASURES",
    "SIGNS",
    "SMALLEST_CHANGES",
    "Band",
    "Cutoffs",
    "HipTurn",
    "ImplausibleValue",
    "Lag",
    "Measure",
    "NoEstimate",
    "ResultClass",
    "TestChange",
    "UnknownSign",
    "bands",
    "chair_stand_scale",
    "change",
    "changes",
    "check_value",
    "classify",
    "curl_target_kg",
    "cutoffs_for",
    "estimated_1rm_kg",
    "extension_loads",
    "hip_turns",
    "hq_ratio",
    "lagging_leg",
    "lifts",
    "points_from_signs",
    "results",
    "smallest_change",
    "stopped_legs",
    "stopped_tests",
    "values_of",
    "was_done",
]
