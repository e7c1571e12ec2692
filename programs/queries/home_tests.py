"""The tests that a runner is asked to do: which, in what order, and what was measured."""

from __future__ import annotations

from collections.abc import Sequence

from programs.clinical.examination import Examination, WithheldTest
from programs.clinical.measures import MEASURES
from programs.clinical.offer import EASIER_FOR, GIVEN_BY
from programs.models import Measurement
from programs.queries.case import Record
from programs.wording.start import KIT_CHOICES

#: Done first: the four of §3.2, which decide most of a plan.
KEY_TESTS = ("T08", "T05", "T01", "T13")
#: Asked with other answers: T26 with the pain, T19 with the running history.
ASKED_ELSEWHERE = frozenset({"T19", "T26"})
#: Tests of feet and running that only make sense after another answer.
NEEDS_RUNNING = frozenset({"T24"})


def asked_tests(record: Record, examination: Examination) -> tuple[str, ...]:
    """The tests that are put before this runner now: those that the irritability allows and the kit permits,
    the key ones first."""
    offered = [test for test in examination.tests_offered if _fits(test, record, examination)]
    return tuple(sorted(offered, key=lambda test: (test not in KEY_TESTS, _place(test, offered))))


def open_tests(record: Record, examination: Examination) -> tuple[str, ...]:
    """Those of `asked_tests` that were neither done nor left out."""
    answered = {row.test for row in record.measurements}
    return tuple(test for test in asked_tests(record, examination) if test not in answered)


def waiting_tests(record: Record, examination: Examination) -> tuple[WithheldTest, ...]:
    """Those that this runner would be asked to do, but that wait for a calmer knee. Hops are asked again at the gate of
    running and not in a week that is known now, so nothing is promised of them."""
    waits = (one for one in examination.tests_withheld if not MEASURES[one.test].needs_running)
    return tuple(one for one in waits if _fits(one.test, record, examination))


def rest_of_tests(record: Record, examination: Examination) -> tuple[str, ...]:
    """Everything that leaving out the rest leaves out: the open tests, and the easier ones that would follow."""
    waiting = open_tests(record, examination)
    return (*waiting, *(easier for easier, test in EASIER_FOR.items() if test in waiting))


def rows_of(record: Record, test: str) -> dict[str, Measurement]:
    """What is stored of one test, by side."""
    return {row.side: row for row in record.measurements if row.test == test}


def kit_needed(test: str) -> frozenset[str]:
    """What a test cannot do without of the things that people are asked whether they have. It is put only before those
    who have all of them; the other things of a measure every home has.

    >>> sorted(kit_needed("T15")), sorted(kit_needed("T08"))
    (['loop_band'], [])
    """
    return frozenset(KIT_CHOICES).intersection(MEASURES[test].equipment)


def _place(test: str, offered: Sequence[str]) -> int:
    return KEY_TESTS.index(test) if test in KEY_TESTS else offered.index(test)


def _fits(test: str, record: Record, examination: Examination) -> bool:
    assessment = record.assessment
    if assessment is None or test in ASKED_ELSEWHERE:
        return False
    equipment = frozenset(assessment.equipment or ())
    if not kit_needed(test) <= equipment:
        return False
    if test in GIVEN_BY and kit_needed(GIVEN_BY[test]) <= equipment:
        return False
    if test in EASIER_FOR:
        return any(row.skipped for row in rows_of(record, EASIER_FOR[test]).values())
    return test not in NEEDS_RUNNING or (bool(assessment.runs_per_week) and assessment.cadence is None)
