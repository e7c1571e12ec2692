"""A test has changed only beyond its measurement error, and only a result can change (§3, 3.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.case import Measurement
from programs.clinical.measures import MEASURES, SMALLEST_CHANGES, change, changes, classify, smallest_change
from programs.clinical.measures.measure import HIGH
from programs.clinical.values import Side
from programs.clinical.verdict import Verdict
from programs.wording.outcome import TEST_CHANGES
from programs.wording.reasons import reason_text
from tests.clinical.examined import WOMAN, a_case, both_legs, measured

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH
BETTER, WORSE, NONE, UNKNOWN = Verdict.BETTER, Verdict.WORSE, Verdict.NO_CLEAR_CHANGE, Verdict.NOT_COMPARABLE
OPPOSITE = {BETTER: WORSE, WORSE: BETTER}


@pytest.mark.parametrize(
    ("test", "before", "up", "clearly_up", "down", "clearly_down"),
    [
        ("T01", 12, 13, 14, 11, 10),
        ("T01", 25, 27, 28, 23, 22),  # a tenth of 25, up to the next repetition
        ("T01b", 22, 24, 25, 20, 19),
        ("T03", 0.40, 0.45, 0.46, 0.35, 0.34),
        ("T04", 20, 21, 22, 19, 18),
        ("T05", 30, 32, 33, 28, 27),  # degrees short of straight: fewer are better
        ("T07", 14, 18, 19, 10, 9),
        ("T08", 7, 7.5, 8, 6.5, 6),
        ("T08", 10.1, 11, 11.1, 9.2, 9.1),  # 1.0 cm, binary dust or not
        ("T09", 15, 17.5, 18, 12.5, 12),
        ("T10", -3, 1, 2, -7, -8),
        ("T11", 40, 47, 48, 33, 32),
        ("T12", 3, 4, 5, 2, 1),
        ("T13", 4, 5, 6, 3, 2),
        ("T14", 40, 45, 46, 35, 34),
        ("T15", 10, 11, 12, 9, 8),
        ("T16", 20, 24, 25, 16, 15),
        ("T17", 20, 21, 22, 19, 18),
        ("T18", 4, 5, 6, 3, 2),
        ("T19", 4, 5, 6, 3, 2),
        ("T21", 12, 14, 15, 10, 9),
        ("T24", 160, 167, 168, 153, 152),
        ("T26", 5, 6, 7, 4, 3),
    ],
)
def test_a_change_counts_from_the_smallest_one_on_and_inside_it_is_no_clear_change(
    test, before, up, clearly_up, down, clearly_down
):
    more, less = (WORSE, BETTER) if MEASURES[test].worse == HIGH else (BETTER, WORSE)
    verdicts = [change(test, LEFT, before, now).verdict for now in (before, up, down, clearly_up, clearly_down)]
    assert verdicts == [NONE, NONE, NONE, more, less]


@pytest.mark.parametrize(("test", "before", "now"), [("T08", 7.5, 8), ("T13", 4, 3), ("T05", 21, 19), ("T01", 21, 22)])
def test_another_class_inside_the_error_is_no_clear_change(test, before, now):
    """The class says what a plan does about it, the change says what the plan has done."""
    assert classify(test, before, WOMAN) is not classify(test, now, WOMAN)
    assert change(test, LEFT, before, now).verdict is NONE


@pytest.mark.parametrize(
    ("test", "before", "now"),
    [("T01", None, 20), ("T01", 20, None), ("T20", "flat", "normal"), ("T22", "rigid", "flexible"), ("T23", 15, 40)],
)
def test_what_has_no_better_end_or_was_done_once_is_not_comparable(test, before, now):
    assert change(test, LEFT, before, now).verdict is UNKNOWN


def test_every_test_with_a_number_to_reach_has_its_smallest_change():
    with_a_goal = {row.id for row in MEASURES.values() if row.worse and row.finding}
    assert with_a_goal <= SMALLEST_CHANGES.keys()
    assert all(change.amount >= MEASURES[test].step for test, change in SMALLEST_CHANGES.items())


def test_a_difference_that_makes_a_finding_is_never_inside_the_error_between_the_legs():
    for row in MEASURES.values():
        if row.sides and row.sides.kind == "amount":
            between_the_legs = {"T08": 1.5}.get(row.id, SMALLEST_CHANGES[row.id].amount)
            assert row.sides.limit >= between_the_legs


def test_legs_are_compared_with_themselves_and_both_times():
    first, now = a_case(*both_legs("T08", 7, 12), measured("T05", 30)), a_case(*both_legs("T08", 9, 12))
    seen = {(found.test, found.side): found.verdict for found in changes(first.tests, now.tests)}
    assert seen == {("T08", LEFT): BETTER, ("T08", RIGHT): NONE, ("T05", RIGHT): UNKNOWN}


@pytest.mark.parametrize(("pain", "verdict"), [(3, BETTER), (4, UNKNOWN)])
def test_a_test_stopped_by_pain_is_not_comparable(pain, verdict):
    first, now = a_case(measured("T01", 12, pain=pain)), a_case(measured("T01", 20))
    assert [found.verdict for found in changes(first.tests, now.tests)] == [verdict]
    assert [found.verdict for found in changes(now.tests, first.tests)] == [OPPOSITE.get(verdict, verdict)]


def extended(load_kg: float, reps: int | None) -> Measurement:
    return Measurement(test="T02", side=RIGHT, value=load_kg, reps=reps)


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (extended(20, 10), extended(22, 10), NONE),  # 1.06 kg of the estimate are the same both times
        (extended(20, 10), extended(22.5, 10), BETTER),
        (extended(20, 4), extended(20, 10), NONE),
        (extended(20, 4), extended(21, 10), BETTER),  # 24.0 and 27.5 kg once
        (extended(20, 12), extended(22, 12), BETTER),
        (extended(20, 12), extended(22, 8), UNKNOWN),
        (extended(20, None), extended(18, None), WORSE),
    ],
)
def test_weights_are_compared_as_maxima_or_at_the_same_repetitions(before, now, verdict):
    assert [found.verdict for found in changes([before], [now])] == [verdict]


def test_a_leg_that_lifted_only_once_is_not_comparable():
    first = [replace(extended(20, 8), side=side) for side in (LEFT, RIGHT)]
    seen = {found.side: found.verdict for found in changes(first, [extended(30, 8)])}
    assert seen == {LEFT: UNKNOWN, RIGHT: BETTER}


numbers = st.sampled_from(sorted(SMALLEST_CHANGES)).flatmap(
    lambda test: st.tuples(
        st.just(test),
        *[st.integers(int(MEASURES[test].low), int(MEASURES[test].high)) for _ in range(2)],
    )
)


@given(numbers)
def test_better_is_never_worse_the_other_way_round(drawn):
    test, before, now = drawn
    there, back = change(test, LEFT, before, now).verdict, change(test, LEFT, now, before).verdict
    assert {there, back} <= {BETTER, WORSE, NONE}
    assert there is NONE or back in (OPPOSITE.get(there, there), NONE)


@given(numbers)
def test_a_change_within_one_reading_step_never_counts_as_less_than_the_smallest(drawn):
    test, before, now = drawn
    least = smallest_change(test, before)
    assert least >= MEASURES[test].step
    assert (change(test, LEFT, before, now).verdict is NONE) == (abs(now - before) < least)


def test_mirrored_legs_give_mirrored_changes():
    first, now = a_case(*both_legs("T11", 30, 50)), a_case(*both_legs("T11", 45, 40))

    def mirrored(case):
        return replace(case, tests=tuple(replace(test, side=test.side.mirrored) for test in case.tests))

    seen = {(found.side, found.verdict) for found in changes(first.tests, now.tests)}
    assert {(side.mirrored, verdict) for side, verdict in seen} == {
        (found.side, found.verdict) for found in changes(mirrored(first).tests, mirrored(now).tests)
    }


def test_a_change_of_a_test_can_be_read():
    seen = [change("T08", LEFT, 8, now) for now in (None, 5, 8, 12)]
    assert {found.reason.code for found in seen} == set(TEST_CHANGES)
    assert reason_text(seen[2].reason) == "From 8 to 8 cm: no clear change. Less than 1 may be chance."
    assert reason_text(change("T05", LEFT, 30, 26).reason) == (
        "From 30 to 26 degrees: better. A change of 3 or more counts."
    )
