"""Which tests may be done now, which wait, and which have not been done (§3)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from programs.clinical.case import Case
from programs.clinical.examination import WithheldTest
from programs.clinical.measures import MEASURES, stopped_tests, was_done
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, Level

#: Rest pain from which the loading tests wait, however calm the knee is otherwise.
REST_PAIN_WAITS = 4

#: Withheld tests are offered again with the re-tests of week 3.
OFFERED_AGAIN_WEEK = 3
#: With a warning sign open no test is offered; after clearance they come before the first week.
AFTER_CLEARANCE_WEEK = 1

#: A test that stands in for another, which is asked only where that one could not be done (§3.1: "same, easier").
EASIER_FOR: Mapping[str, str] = MappingProxyType({"T01b": "T01"})
#: A test whose answer another one gives as well: T03's weights serve T02.
GIVEN_BY: Mapping[str, str] = MappingProxyType({"T02": "T03"})
#: T06 is on record only and T25 is worked out from height and weight: nobody is asked to do them.
NEVER_OFFERED = frozenset({"T06", "T25"})


def offered_tests(irritability: Irritability, rest_pain: int | None, level: Level) -> tuple[str, ...]:
    """Ids of the tests that may be done now, in the order of the evidence."""
    withheld = {waiting.test for waiting in withheld_tests(irritability, rest_pain, level)}
    return tuple(test for test in _askable() if test not in withheld)


def withheld_tests(irritability: Irritability, rest_pain: int | None, level: Level) -> tuple[WithheldTest, ...]:
    """The tests that wait, until when, and why.

    T01-T04, T12 and T17-T19 load the knee: they wait while irritability is high or rest pain is 4 or more.
    While screening blocks a plan every test waits [D]: nobody tests a knee that may be broken.
    """
    if level.blocks_plan:
        reason = Reason("tests.screening_first", "2.1", {})
        return tuple(WithheldTest(test, AFTER_CLEARANCE_WEEK, reason) for test in _askable())
    waits = _why_loading_waits(irritability, rest_pain)
    if waits is None:
        return ()
    return tuple(WithheldTest(test, OFFERED_AGAIN_WEEK, waits) for test in _askable() if MEASURES[test].loads_knee)


def not_tested(case: Case) -> tuple[str, ...]:
    """Ids of the tests without a result on either leg. Where the person says that all were done and normal, those that
    pain stopped are left: they are not normal."""
    if case.all_tests_ok:
        return tuple(test for test in stopped_tests(case) if not was_done(case, test))
    return tuple(test for test in _askable() if not was_done(case, test))


def _askable() -> tuple[str, ...]:
    return tuple(test for test in MEASURES if test not in NEVER_OFFERED)


def _why_loading_waits(irritability: Irritability, rest_pain: int | None) -> Reason | None:
    if rest_pain is not None and rest_pain >= REST_PAIN_WAITS:
        return Reason("tests.rest_pain", "3", {"pain": rest_pain, "limit": REST_PAIN_WAITS})
    if irritability is Irritability.HIGH:
        return Reason("tests.high_irritability", "3", {})
    return None
