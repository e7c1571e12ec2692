"""Each test's form takes what the test can give, in its own unit, sign and decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from programs.clinical.measures import MEASURES, hq_ratio, lagging_leg
from programs.clinical.values import Side
from programs.forms.start.home_tests import TestForm, typed_from
from programs.models import Measurement
from tests.forms.test_start_forms import HOSTILE, faults, sent

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH
WORDED = {"T02", "T03", "T12", "T13", "T20", "T22"}
NUMBERS = [test for test, measure in MEASURES.items() if measure.unit != "pain" and test not in WORDED]


def form(test: str, **typed: Any) -> TestForm:
    return TestForm(sent(**typed), test=test)


def test_both_legs_with_the_pain_of_each() -> None:
    filled = form("T08", left_value="11,5", left_pain="0", right_value="7", right_pain="3")
    assert filled.is_valid()
    assert filled.results == {LEFT: {"number": Decimal("11.5"), "pain": 0}, RIGHT: {"number": Decimal(7), "pain": 3}}


def test_the_hip_test_asks_about_the_groin_and_the_others_about_the_knee() -> None:
    assert "groin" in str(form("T23").fields["left_pain"].label)
    assert "knee" in str(form("T08").fields["left_pain"].label)


def test_the_hip_may_have_a_second_number_and_not_that_one_alone() -> None:
    filled = form("T23", left_value="65", left_outward="15", right_value="40")
    assert filled.is_valid()
    assert [(leg["number"], leg["outward"]) for leg in filled.results.values()] == [(65, 15), (40, None)]
    assert faults(form("T23", left_outward="15")) == {"left_value"}


def test_one_leg_is_enough_and_the_other_is_not_there() -> None:
    filled = form("T01", right_value="0")
    assert filled.is_valid()
    assert filled.results == {RIGHT: {"number": Decimal(0), "pain": None}}


@pytest.mark.parametrize("test", MEASURES)
def test_nothing_is_no_result(test: str) -> None:
    assert not form(test, unit="kg").is_valid()


def test_a_pain_without_a_result_is_half_an_answer() -> None:
    assert faults(form("T08", left_value="11", right_pain="2")) == {"right_value"}


@pytest.mark.parametrize("test", NUMBERS)
def test_a_number_lies_in_the_plausible_range_of_its_test(test: str) -> None:
    measure = MEASURES[test]
    name = "left_value" if measure.per_leg else "both_value"
    for value in (measure.low, measure.high):
        assert form(test, **{name: f"{value:g}"}).is_valid(), (test, value)
    for value in (measure.low - 1, measure.high + 1):
        assert faults(form(test, **{name: f"{value:g}"})) == {name}


@pytest.mark.parametrize(
    ("test", "typed", "fits"),
    [("T01", "12.5", False), ("T08", "12.5", True), ("T08", "12.55", False), ("T08", "-1", False), ("T10", "-5", True)],
)
def test_sign_and_decimals_come_with_the_test(test: str, typed: str, fits: bool) -> None:
    assert form(test, left_value=typed).is_valid() is fits


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_values_are_refused_and_kept(typed: str) -> None:
    filled = form("T08", left_value=typed)
    assert faults(filled) == {"left_value"}
    assert filled["left_value"].value() == typed


def test_feet_are_told_in_words() -> None:
    filled = form("T20", left_value="flat")
    assert filled.is_valid() and filled.results == {LEFT: {"word": "flat", "pain": None}}
    assert faults(form("T22", left_value="bendy")) == {"left_value"}


def test_hops_are_told_in_pain() -> None:
    filled = form("T18", left_value="2", right_value="0")
    assert filled.is_valid()
    assert filled.results == {LEFT: {"number": 2, "pain": 2}, RIGHT: {"number": 0, "pain": 0}}


def test_signs_on_a_film_become_points() -> None:
    filled = form("T13", left_value=["trunk", "knee_past_toe", "knee_inside"], right_value=["none"])
    assert filled.is_valid()
    assert {side: found["number"] for side, found in filled.results.items()} == {LEFT: 3, RIGHT: 0}
    assert faults(form("T13", left_value=["none", "trunk"])) == {"left_value"}


LOADS = {"left_extension": "30", "left_curl": "15", "left_reps": "10"}


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_half_the_load_is_a_ratio_of_one_half_in_either_unit(unit: str) -> None:
    filled = form("T03", unit=unit, **LOADS)
    assert filled.is_valid(), filled.errors
    loads = filled.results[LEFT]
    assert hq_ratio(float(loads["extension_kg"]), float(loads["curl_kg"])) == 0.50


@pytest.mark.parametrize("share", [0.5, 0.6, 0.8])
def test_no_load_in_pounds_falls_below_a_border_it_reaches(share: float) -> None:
    for extension in range(10, 661, 10):
        curl = f"{extension * share:g}"
        filled = form("T03", unit="lb", left_extension=str(extension), left_curl=curl, left_reps="8")
        assert filled.is_valid(), filled.errors
        loads = filled.results[LEFT]
        assert hq_ratio(float(loads["extension_kg"]), float(loads["curl_kg"])) == share


@pytest.mark.parametrize("share", [0.5, 0.6, 0.8])
@pytest.mark.parametrize("less", [0.25, 0.5, 1])
def test_no_load_in_pounds_rises_to_a_border_it_does_not_reach(share: float, less: float) -> None:
    for extension in range(10, 661, 10):
        curl = f"{extension * share - less:g}"
        filled = form("T03", unit="lb", left_extension=str(extension), left_curl=curl, left_reps="8")
        assert filled.is_valid(), filled.errors
        loads = filled.results[LEFT]
        assert hq_ratio(float(loads["extension_kg"]), float(loads["curl_kg"])) < share


@pytest.mark.parametrize("test", ["T02", "T03"])
@pytest.mark.parametrize(("left", "lags"), [(0.895, True), (0.9, True), (0.905, False)])
def test_a_leg_in_pounds_stands_on_the_side_of_its_border_on_which_it_stands_in_kilograms(
    test: str, left: float, lags: bool
) -> None:
    for heavier in range(20, 661, 10):
        typed = {"left_extension": f"{heavier * left:.2f}", "right_extension": str(heavier)}
        curls = {"left_curl": "10", "right_curl": "10"} if test == "T03" else {}
        filled = form(test, unit="lb", left_reps="12", right_reps="12", **typed, **curls)
        assert filled.is_valid(), filled.errors
        loads = {side: float(row.get("extension_kg", row.get("number"))) for side, row in filled.results.items()}
        assert (lagging_leg("T02", loads) is not None) is lags, typed


def test_a_load_without_its_partner_is_half_an_answer() -> None:
    assert faults(form("T03", unit="kg", left_extension="30", left_reps="8")) == {"left_curl"}
    assert faults(form("T03", unit="kg", left_extension="30", left_curl="15")) == {"left_reps"}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"unit": "kg", "left_extension": "301"}, "left_extension"),
        ({"unit": "lb", "left_extension": "661"}, "left_extension"),
        ({"unit": "kg", "left_extension": "0"}, "left_extension"),
        ({"unit": "stone"}, "unit"),
        ({"unit": "kg", "left_reps": "31"}, "left_reps"),
    ],
)
def test_loads_that_cannot_be_are_refused(typed: dict[str, str], fault: str) -> None:
    assert fault in faults(form("T03", **(LOADS | typed)))


def test_a_stored_test_is_shown_as_it_was_typed() -> None:
    rows = [
        Measurement(test="T08", side="left", number=Decimal("11.50"), pain=1),
        Measurement(test="T08", side="right", skipped=True),
        Measurement(test="T20", side="left", word="flat"),
        Measurement(test="T03", side="left", extension_kg=Decimal("30.00"), curl_kg=Decimal("15.25"), reps=8),
    ]
    assert typed_from(rows[:2]) == {"left_value": "11.5", "left_pain": 1}
    assert typed_from(rows[2:3]) == {"left_value": "flat"}
    assert typed_from(rows[3:]) == {"left_extension": "30", "left_curl": "15.25", "left_reps": 8}


def test_two_legs_that_are_wrong_alike_are_told_apart() -> None:
    filled = form("T08", left_pain="2", right_pain="3")
    lines = [str(error) for errors in filled.errors.values() for error in errors]
    assert lines == [f"{leg}: Enter this as well, or clear the rest" for leg in ("Left leg", "Right leg")]
