"""What a therapist may suppose: a session and other answers, checked as strictly as stored ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.case import Measurement
from programs.clinical.logged import Scores
from programs.clinical.values import Side
from programs.forms.what_if import AnswersForm, SessionForm, as_stored
from programs.queries.supposed_log import Supposed
from tests.clinical.cases import case, measured
from tests.forms.test_start_forms import HOSTILE, faults, sent

STORED = case("low", tests=(measured("T01", 25), measured("T08", 9, Side.BOTH)))
ANSWERS = {"worst_7d": 2, "weeks": 6, "minutes_per_session": 40, "equipment": ["band"]}


def answers(**typed: Any) -> AnswersForm:
    return AnswersForm(sent(**{**ANSWERS, **typed}))


def changed(**typed: Any) -> Any:
    form = answers(**typed)
    assert form.is_valid(), form.errors
    return form.changed(STORED)


def test_a_session_is_read_as_a_log_tells_it() -> None:
    form = SessionForm(
        sent(before=1, peak=6, after=2, morning=3, swelling_new="no", mechanical="yes", all_done="no", effort=7)
    )
    assert form.is_valid()
    scores = Scores(before=1, peak=6, after=2, morning=3, effort=7, swelling_new=False, mechanical=True)
    assert form.supposed == Supposed(scores, all_done=False)


def test_nothing_is_told_where_nothing_is_answered() -> None:
    form = SessionForm(sent(all_done="yes"))
    assert form.is_valid()
    assert form.supposed == Supposed(Scores(), all_done=True)
    assert faults(SessionForm(sent())) == {"all_done"}


@pytest.mark.parametrize("typed", ["11", "-1", *HOSTILE])
def test_a_pain_that_is_none_is_refused(typed: str) -> None:
    assert faults(SessionForm(sent(peak=typed, all_done="no"))) == {"peak"}


def test_the_stored_answers_change_nothing() -> None:
    form = AnswersForm(sent(**{name: value for name, value in as_stored(STORED).items() if value is not None}))
    assert form.is_valid()
    assert form.changed(STORED) == STORED


def test_answers_stand_instead_of_the_stored_ones() -> None:
    other = changed(worst_7d=8, minutes_per_session=25, weeks=5, equipment=["pool"])
    assert other.pain == replace(STORED.pain, worst_7d=8)
    assert (other.wishes.weeks, other.wishes.minutes_per_session, other.wishes.equipment) == (5, 25, {"pool"})
    assert other.tests == STORED.tests


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"test": "T01", "side": "right", "value": "12"}, {("T01", Side.RIGHT): 12, ("T08", Side.BOTH): 9}),
        (
            {"test": "T01", "side": "left", "value": "12"},
            {("T01", Side.RIGHT): 25, ("T01", Side.LEFT): 12, ("T08", Side.BOTH): 9},
        ),
        ({"test": "T01", "side": "both", "value": "12"}, {("T01", Side.BOTH): 12, ("T08", Side.BOTH): 9}),
        (
            {"test": "T08", "side": "left", "value": "6,5"},
            {("T01", Side.RIGHT): 25, ("T08", Side.RIGHT): 9, ("T08", Side.LEFT): 6.5},
        ),
        (
            {"test": "T24", "value": "160"},
            {("T01", Side.RIGHT): 25, ("T08", Side.BOTH): 9, ("T24", Side.BOTH): 160},
        ),
        (
            {"test": "T10", "side": "left", "value": "-3"},
            {("T01", Side.RIGHT): 25, ("T08", Side.BOTH): 9, ("T10", Side.LEFT): -3},
        ),
    ],
)
def test_one_result_stands_instead_of_the_same_tests(typed: dict[str, str], expected: dict[Any, float]) -> None:
    tests: tuple[Measurement, ...] = changed(**typed).tests
    assert {(row.test, row.side): row.value for row in tests} == expected


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"test": "T01", "side": "right"}, {"value"}),
        ({"value": "12"}, {"test"}),
        ({"test": "T01", "value": "12"}, {"side"}),
        ({"test": "T01", "side": "right", "value": "31"}, {"value"}),
        ({"test": "T01", "side": "right", "value": "12,5"}, {"value"}),
        ({"test": "T01", "side": "right", "value": "-1"}, {"value"}),
        ({"test": "T20", "side": "right", "value": "1"}, {"test", "value"} - {"value"}),
        ({"minutes_per_session": "14"}, {"minutes_per_session"}),
        ({"minutes_per_session": "61"}, {"minutes_per_session"}),
        ({"weeks": "7"}, {"weeks"}),
        ({"equipment": ["yacht"]}, {"equipment"}),
    ],
)
def test_half_a_result_and_what_no_test_gives_is_refused(typed: dict[str, Any], wrong: set[str]) -> None:
    assert faults(answers(**typed)) == wrong
