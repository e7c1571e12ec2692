"""The home and gym tests: what they are, what a value means, and how the legs compare."""

from programs.clinical.measures.classify import Band, ResultClass, bands, classify
from programs.clinical.measures.cutoffs import Cutoffs, chair_stand_scale, cutoffs_for
from programs.clinical.measures.measure import ImplausibleValue, Measure
from programs.clinical.measures.readings import extension_loads, lifts, values_of, was_done
from programs.clinical.measures.sides import Lag, lagging_leg
from programs.clinical.measures.signs import SIGNS, UnknownSign, points_from_signs
from programs.clinical.measures.strength import NoEstimate, curl_target_kg, estimated_1rm_kg, hq_ratio
from programs.clinical.measures.table import MEASURES, check_value

__all__ = [
    "MEASURES",
    "SIGNS",
    "Band",
    "Cutoffs",
    "ImplausibleValue",
    "Lag",
    "Measure",
    "NoEstimate",
    "ResultClass",
    "UnknownSign",
    "bands",
    "chair_stand_scale",
    "check_value",
    "classify",
    "curl_target_kg",
    "cutoffs_for",
    "estimated_1rm_kg",
    "extension_loads",
    "hq_ratio",
    "lagging_leg",
    "lifts",
    "points_from_signs",
    "values_of",
    "was_done",
]
