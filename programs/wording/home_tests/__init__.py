"""The tests T01-T26 in words: what to do, what to write down, and what the number means."""

from __future__ import annotations

from collections.abc import Mapping

from programs.clinical.values import Side
from programs.wording.home_tests.clinic import CLINIC_VERSIONS
from programs.wording.home_tests.flexibility import FLEXIBILITY
from programs.wording.home_tests.movement import MOVEMENT, SIGN_TEXTS
from programs.wording.home_tests.strength import STRENGTH
from programs.wording.home_tests.words import (
    BEFORE_YOU_START,
    CANNOT_DO,
    OUTWARD,
    PAIN_IN_GROIN,
    PAIN_IN_TEST,
    RESULT_NAMES,
    STOP_RULE,
    STOPPED,
    STOPPED_MEANS,
    TRIES,
    UNITS,
    TestWords,
    Words,
)

#: Every test by id, in the order of the evidence.
HOME_TESTS: Mapping[str, TestWords] = dict(sorted({**STRENGTH, **FLEXIBILITY, **MOVEMENT}.items()))

__all__ = [
    "BEFORE_YOU_START",
    "CANNOT_DO",
    "CLINIC_VERSIONS",
    "HOME_TESTS",
    "OUTWARD",
    "PAIN_IN_GROIN",
    "PAIN_IN_TEST",
    "RESULT_NAMES",
    "SIGN_TEXTS",
    "STOPPED",
    "STOPPED_MEANS",
    "STOP_RULE",
    "TRIES",
    "UNITS",
    "TestWords",
    "band_label",
    "measure_name",
    "value_label",
]


def measure_name(measure: str) -> Words:
    """What a clinician calls a test."""
    return HOME_TESTS[measure].name


def value_label(measure: str, side: Side) -> Words:
    """The label of the number on one leg, or of the only number of a test without legs."""
    words = HOME_TESTS[measure]
    return words.once or {Side.LEFT: words.left, Side.RIGHT: words.right}.get(side, words.name)


def band_label(measure: str, code: str) -> Words:
    """The name of a stretch of a test's scale (`clinical.measures.Band.code`) or of a result class."""
    return HOME_TESTS[measure].bands.get(code) or RESULT_NAMES[code]
