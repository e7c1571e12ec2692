"""Has a test changed? Only beyond what the same person scatters when nothing has changed (§3, 3.1).

One measurement error is published (T08: 1.0 cm, S74) and one follows from published numbers (T05). For the others no
source gives one, so they have design rules [D]: the difference between the legs that §3.1 takes for real, where it
names one; else a tenth of the first value, or for tests that are read off a film, a phone or a foot, a few steps of
their scale. Every one is listed as an open question.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from programs.clinical.case import Measurement
from programs.clinical.measures.lifts import comparable_loads
from programs.clinical.measures.measure import HIGH, LOW, Measure
from programs.clinical.measures.readings import Value, values_among
from programs.clinical.measures.table import MEASURES
from programs.clinical.outcome import PAIN_CLEAR, exact
from programs.clinical.reason import Reason
from programs.clinical.values import LEGS, Side
from programs.clinical.verdict import Verdict


@dataclass(frozen=True, slots=True)
class SmallestChange:
    """The smallest change that counts: `share` of the first value, and never less than `amount` in the test's unit.
    No `sources`: a design rule of our own."""

    amount: float
    share: float = 0
    sources: tuple[str, ...] = ()

    def from_value(self, first: Fraction) -> Fraction:
        """In the test's unit, for somebody who began with this value."""
        return max(exact(self.amount), exact(self.share) * abs(first))


#: T05: 1.96 x root 2 x the standard error, from a spread of 9.1 degrees in men (S72; 6.0 in women) and a reliability
#: of .99 (S72d), is 2.5 degrees; the next whole degree that a phone shows.
AKE_DEGREES = math.ceil(1.96 * math.sqrt(2) * 9.1 * math.sqrt(1 - 0.99))

#: Test -> the smallest change that counts. Not here: tests on record only (T06, T25), words (T20, T22), and the turn of
#: the hip (T23), where more is neither better nor worse.
SMALLEST_CHANGES: Mapping[str, SmallestChange] = MappingProxyType(
    {
        # Two repetitions, because one is the reading step; S78b's error is of another version of T01.
        "T01": SmallestChange(2, share=0.10),
        "T01b": SmallestChange(2, share=0.10),
        "T02": SmallestChange(0.5, share=0.10),
        "T03": SmallestChange(0.01, share=0.15),  # two loads, each with its own scatter of a tenth
        "T04": SmallestChange(2, share=0.10),
        "T05": SmallestChange(AKE_DEGREES, sources=("S72", "S72d")),
        "T07": SmallestChange(5),
        "T08": SmallestChange(1.0, sources=("S74",)),
        "T09": SmallestChange(3),
        "T10": SmallestChange(5),
        "T11": SmallestChange(5, share=0.20),
        "T12": SmallestChange(2),
        "T13": SmallestChange(2),  # two looks at one film agree only to kappa .67 (S76)
        "T14": SmallestChange(5, share=0.15),
        "T15": SmallestChange(2, share=0.20),
        "T16": SmallestChange(5, share=0.20),
        "T17": SmallestChange(2, share=0.10),
        "T18": SmallestChange(PAIN_CLEAR, sources=("S29",)),
        "T19": SmallestChange(PAIN_CLEAR, sources=("S29",)),
        "T21": SmallestChange(3),
        "T24": SmallestChange(1, share=0.05),  # the smallest step that is ever asked for (R10)
        "T26": SmallestChange(PAIN_CLEAR, sources=("S29",)),
    }
)


@dataclass(frozen=True, slots=True)
class TestChange:
    """One test on one leg (`Side.BOTH` for a test without legs), then and now. `least` is the change that would have
    counted; None where nothing can be compared."""

    #: pytest looks at every class whose name begins with "Test"; this one is no test case.
    __test__ = False

    test: str
    side: Side
    before: Value | None
    now: Value | None
    verdict: Verdict
    least: float | None
    reason: Reason


def smallest_change(test: str, first: float) -> float | None:
    """The smallest change that counts for somebody who began with this value, in the test's unit, rounded up to what
    can be read off; None where the test cannot get better or worse.

    >>> [smallest_change("T01", first) for first in (12, 25)]
    [2.0, 3.0]
    """
    if test not in SMALLEST_CHANGES:
        return None
    step = exact(MEASURES[test].step)
    return float(math.ceil(SMALLEST_CHANGES[test].from_value(exact(first)) / step) * step)


def change(test: str, side: Side, before: Value | None, now: Value | None) -> TestChange:
    """What two values of one test on one leg say (§3, 4.3).

    >>> str(change("T08", Side.LEFT, 7, 7.5).verdict), str(change("T08", Side.LEFT, 7, 8).verdict)
    ('no_clear_change', 'better')
    """
    row = MEASURES[test]
    if isinstance(before, str) or isinstance(now, str) or before is None or now is None:
        return TestChange(test, side, before, now, Verdict.NOT_COMPARABLE, None, _reason(row, Verdict.NOT_COMPARABLE))
    least = smallest_change(test, before)
    if least is None:
        return TestChange(test, side, before, now, Verdict.NOT_COMPARABLE, None, _reason(row, Verdict.NOT_COMPARABLE))
    verdict = _verdict(row, exact(now) - exact(before), exact(least))
    told: dict[str, float | str] = {"before": before, "now": now, "unit": row.unit, "least": least}
    return TestChange(test, side, before, now, verdict, least, _reason(row, verdict, **told))


def changes(first: Sequence[Measurement], now: Sequence[Measurement]) -> tuple[TestChange, ...]:
    """The tests of one day against those of another: every test that either has a value for, in the order of §3.1,
    left before right. A test that was done only once, or was stopped by pain, is not comparable."""
    return tuple(found for test in MEASURES for found in _of_test(test, first, now))


def _of_test(test: str, first: Sequence[Measurement], now: Sequence[Measurement]) -> Iterator[TestChange]:
    before, after = _both_times(test, first, now)
    for side in (*LEGS, Side.BOTH):
        if side in before or side in after:
            yield change(test, side, before.get(side), after.get(side))


def _both_times(
    test: str, first: Sequence[Measurement], now: Sequence[Measurement]
) -> tuple[Mapping[Side, Value], Mapping[Side, Value]]:
    """Weights in the same coin, everything else as measured."""
    return comparable_loads(first, now) if test == "T02" else (values_among(first, test), values_among(now, test))


def _verdict(row: Measure, risen: Fraction, least: Fraction) -> Verdict:
    gain = {LOW: risen, HIGH: -risen}[row.worse or LOW]
    if abs(gain) < least:
        return Verdict.NO_CLEAR_CHANGE
    return Verdict.BETTER if gain > 0 else Verdict.WORSE


def _reason(row: Measure, verdict: Verdict, **told: float | str) -> Reason:
    return Reason(f"change.{verdict}", row.id, told)
