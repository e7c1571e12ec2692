"""A case is read as it was written, in YAML and in JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from programs.clinical.case import Case, Measurement
from programs.clinical.screening import QUESTIONS, all_negative, unanswered
from programs.clinical.values import Sex, Side
from programs.exchange.case_file import read_case
from programs.exchange.plain_file import plain_values
from tests.exchange.cases import EXAMPLE, SMALL, as_bytes, with_value


def read(case) -> Case:
    return read_case(as_bytes(case))


def test_the_example_of_the_contract_is_read_field_by_field():
    case = read_case(EXAMPLE.encode())
    assert (case.today, case.person.age, case.person.sex) == (date(2027, 1, 4), 24, Sex.FEMALE)
    assert case.knee.side is Side.RIGHT
    assert case.knee.provoked_by == {"squat", "stairs", "running", "sitting", "kneeling", "jumping"}
    assert (case.pain.worst_7d, case.pain.settles_minutes, case.pain.night) == (5, 180, "none")
    assert (case.fear, case.akps.total, case.all_tests_ok) == (0, 82, False)
    assert case.screening == all_negative()
    assert case.tests == (
        Measurement(test="T01", side=Side.RIGHT, value=12, pain=1),
        Measurement(test="T03", side=Side.RIGHT, extension_kg=22.7, curl_kg=9.1, reps=10),
        Measurement(test="T20", side=Side.BOTH, value="flat"),
    )
    assert (case.running.cadence, case.running.hop_pain) == (172, None)
    assert case.wishes.equipment == {"band", "loop_band", "foam_roller"}
    assert case.wishes.strength_days == (1, 3, 5)


def test_the_same_case_in_json_is_the_same_case():
    assert read_case(json.dumps(plain_values(EXAMPLE.encode())).encode(), json_only=True) == read_case(EXAMPLE.encode())


def test_what_is_left_out_is_not_answered():
    case = read(SMALL)
    assert case == Case(today=date(2027, 1, 4), person=case.person, knee=case.knee)
    assert len(unanswered(case.screening)) == len(QUESTIONS)


def test_null_is_not_answered_wherever_it_stands():
    sections = ("pain", "fear", "akps", "screening", "scope", "tests", "all_tests_ok", "running", "wishes")
    assert read({**SMALL, **dict.fromkeys(sections)}) == read(SMALL)
    assert read(with_value(SMALL, "pain", {"now": None})) == read(SMALL)


def test_none_answers_every_question_and_what_stands_beside_it_overrides():
    case = read({**SMALL, "screening": {"none": True, "locked": "yes", "limp": "unsure", "gives_way": None}})
    assert (case.screening["locked"], case.screening["limp"]) == ("yes", "unsure")
    assert unanswered(case.screening) == ("gives_way",)
    assert read({**SMALL, "screening": {"none": False}}).screening == {}


@pytest.mark.parametrize("word", ["yes", "Yes", "YES", "true", "True"])
def test_a_bare_yes_of_yaml_is_the_word(word):
    text = EXAMPLE.replace("training_change: true", f"training_change: {word}")
    text = text.replace("chest_symptoms: no", f"locked: {word}")
    case = read_case(text.encode())
    assert case.screening["locked"] == "yes"
    assert case.knee.training_change is True


@pytest.mark.parametrize(("given", "flag"), [(True, True), (False, False), ("yes", True), ("no", False), (None, False)])
def test_a_flag_is_a_boolean_or_one_of_its_words(given, flag):
    assert read(with_value(SMALL, "scope.implant", given)).scope.implant is flag


def test_pounds_become_kilograms_and_keep_their_ratio():
    tests = [{"test": "T03", "side": "left", "extension_lb": 30, "curl_lb": 15, "reps": 8}]
    measured = read({**SMALL, "tests": tests}).tests[0]
    assert measured.extension_kg == pytest.approx(13.608, abs=0.001)
    assert measured.curl_kg / measured.extension_kg == 0.5


def test_a_test_of_both_legs_at_once_has_one_result_whichever_leg_is_named():
    assert read({**SMALL, "tests": [{"test": "T19", "side": "right", "value": 2}]}).tests[0].side is Side.BOTH


def test_a_test_that_was_begun_without_a_result_has_none():
    assert read({**SMALL, "tests": [{"test": "T01", "side": "left", "value": None, "pain": 4}]}).tests[0].value is None


@pytest.mark.parametrize(
    ("listed", "things"),
    [
        (["bicycle"], {"stationary_bike"}),
        (["weights", "band"], {"dumbbell_or_kettlebell", "band"}),
        (["machines"], {"leg_extension_machine", "leg_curl_machine", "leg_press_machine"}),
        (["ankle_weight", "stationary_bike"], {"ankle_weight", "stationary_bike"}),
        ([], set()),
    ],
)
def test_equipment_is_named_one_by_one_or_by_group(listed, things):
    assert read(with_value(SMALL, "wishes.equipment", listed)).wishes.equipment == things


@pytest.mark.parametrize(
    ("test", "value"),
    [
        ("T10", -12),
        ("T10", 0.5),
        ("T01", 0),
        ("T01", 30),
        ("T03", 0.4),
        ("T20", "high"),
        ("T20", 0.3),
        ("T22", "rigid"),
    ],
)
def test_a_value_of_a_test_may_be_what_the_test_can_have(test, value):
    assert read({**SMALL, "tests": [{"test": test, "side": "left", "value": value}]}).tests[0].value == value
