"""A change counts from the numbers of §4.1 and 4.2 on, and is told no surer than they are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.outcome import SCALES, Outcomes, compare, shift
from programs.clinical.verdict import Verdict
from programs.wording.outcome import OUTCOME_NAMES, OUTCOME_REASONS, VERDICT_NAMES
from programs.wording.reasons import reason_text

BETTER, WORSE, NONE, UNKNOWN = (
    Verdict.BETTER,
    Verdict.WORSE,
    Verdict.NO_CLEAR_CHANGE,
    Verdict.NOT_COMPARABLE,
)
OPPOSITE = {BETTER: WORSE, WORSE: BETTER}


@pytest.mark.parametrize(
    ("measure", "first", "now", "verdict", "sure"),
    [
        ("AKPS", 70, 77, NONE, None),
        ("AKPS", 70, 78, BETTER, "likely"),
        ("AKPS", 70, 79, BETTER, "likely"),
        ("AKPS", 70, 80, BETTER, "clear"),
        ("AKPS", 70, 63, NONE, None),
        ("AKPS", 70, 62, WORSE, "likely"),
        ("AKPS", 70, 61, WORSE, "likely"),
        ("AKPS", 70, 60, WORSE, "clear"),
        ("PAIN_WORST", 6, 5, NONE, None),
        ("PAIN_WORST", 6, 4.81, NONE, None),
        ("PAIN_WORST", 6, 4.8, BETTER, "possible"),
        ("PAIN_WORST", 6, 4.01, BETTER, "possible"),
        ("PAIN_WORST", 6, 4, BETTER, "clear"),
        ("PAIN_WORST", 6, 7, NONE, None),
        ("PAIN_WORST", 6, 7.2, WORSE, "possible"),
        ("PAIN_WORST", 6, 8, WORSE, "clear"),
        ("PAIN_USUAL", 3, 1, BETTER, "clear"),
        ("PAIN_USUAL", 3, 2, NONE, None),
        ("PSFS", 4, Fraction(17, 3), NONE, None),
        ("PSFS", 4, 6, BETTER, "likely"),
        ("PSFS", 4, 2, WORSE, "likely"),
        ("GROC", 0, 1, NONE, None),
        ("GROC", 0, 2, BETTER, "clear"),
        ("GROC", 0, 3, BETTER, "clear"),
        ("GROC", 0, -1, NONE, None),
        ("GROC", 0, -2, WORSE, "clear"),
        ("AKPS", None, 80, UNKNOWN, None),
        ("PAIN_WORST", 5, None, UNKNOWN, None),
    ],
)
def test_a_change_is_told_as_sure_as_its_number(measure, first, now, verdict, sure):
    seen = shift(measure, first, now)
    assert (seen.verdict, seen.sure and str(seen.sure)) == (verdict, sure)


@pytest.mark.parametrize(
    ("first", "now", "is_better", "is_worse"),
    [
        (Outcomes(akps=72, pain_worst=5), Outcomes(akps=80, pain_worst=5), True, False),
        (Outcomes(akps=72, pain_worst=5), Outcomes(akps=72, pain_worst=3), True, False),
        (Outcomes(akps=72, pain_worst=5), Outcomes(akps=79, pain_worst=4), False, False),
        (Outcomes(akps=72, pain_worst=5), Outcomes(akps=90, pain_worst=7), False, True),
        (Outcomes(akps=72, pain_worst=5), Outcomes(akps=64, pain_worst=2), False, True),
        (Outcomes(akps=72, pain_worst=5), Outcomes(akps=90), False, False),
        (Outcomes(akps=72), Outcomes(akps=64), False, True),
        (Outcomes(pain_worst=6), Outcomes(pain_worst=Fraction(24, 5)), False, False),
        (Outcomes(), Outcomes(groc=3, psfs=9), False, False),
    ],
)
def test_two_days_are_better_only_where_both_deciding_measures_are_known(first, now, is_better, is_worse):
    seen = compare(first, now)
    assert (seen.is_better, seen.is_worse) == (is_better, is_worse)


def test_knee_scores_with_another_item_left_out_are_not_comparable():
    first = Outcomes(akps=80)
    assert compare(first, Outcomes(akps=70, akps_missing=("run",))).shifts["AKPS"].verdict is UNKNOWN
    both = Outcomes(akps=70, akps_missing=("run",)), Outcomes(akps=60, akps_missing=("run",))
    assert compare(*both).shifts["AKPS"].verdict is WORSE


measures = st.sampled_from(list(SCALES))


@given(measures, st.integers(-3, 100), st.integers(-3, 100))
def test_the_other_way_round_says_the_opposite(measure, first, now):
    there, back = shift(measure, first, now), shift(measure, now, first)
    assert (back.verdict, back.sure) == (OPPOSITE.get(there.verdict, there.verdict), there.sure)


@given(measures, st.integers(0, 50), st.integers(0, 30), st.integers(0, 5))
def test_more_of_a_change_is_never_told_as_less(measure, first, change, more):
    order = [None, "possible", "likely", "clear"]
    told = [
        order.index(sure and str(sure))
        for sure in (shift(measure, first, first + each).sure for each in (change, change + more))
    ]
    assert told == sorted(told)


def test_every_change_has_words_that_can_be_filled():
    seen = [shift(measure, first, now) for measure in SCALES for first in (None, 0, 50) for now in range(-12, 70)]
    seen += [shift("PAIN_WORST", 6, 4.5), shift("PAIN_WORST", 4.5, 6)]
    assert {one.reason.code for one in seen} == set(OUTCOME_REASONS)
    assert all("%(" not in reason_text(one.reason) for one in seen)
    assert set(OUTCOME_NAMES) == set(SCALES)
    assert set(VERDICT_NAMES) == set(Verdict)


@pytest.mark.parametrize(
    ("measure", "first", "now", "text"),
    [
        ("PAIN_WORST", 6, 4.5, "From 6 to 4.5: possibly better, but this may be chance."),
        ("PAIN_WORST", 6, 5, "From 6 to 5: no clear change. Less than 1.2 may be chance."),
        ("AKPS", 70, 77, "From 70 to 77: no clear change. Less than 8 may be chance."),
    ],
)
def test_a_change_reads_like_this(measure, first, now, text):
    assert reason_text(shift(measure, first, now).reason) == text
