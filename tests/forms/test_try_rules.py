"""The forms of the simulator: what they take and refuse, and that the strict reader takes all that they say."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.progress_file import decide, read_progress
from programs.forms.try_rules.case import SECTIONS, CaseForm, compared
from programs.forms.try_rules.choices import Listed
from programs.forms.try_rules.next_step import FIRST, FORMS, ItemForm
from programs.forms.try_rules.presets import PRESETS, USUAL, preset
from programs.forms.try_rules.sessions import CALM, TOMORROWS, told_tomorrow, with_tomorrow
from programs.views.simulator.next_step import answer, tomorrows
from programs.views.simulator.program import answer as answer_of_case
from programs.views.simulator.step_words import RESULTS
from programs.wording.decisions import DECISION_REASONS
from programs.wording.try_rules import KIND_NAMES, NUMBER_NAMES, PRESET_NAMES, TOMORROW_NAMES
from tests.forms.test_start_forms import HOSTILE, faults, sent

MONDAY = date(2027, 1, 4)


def case_form(**typed: Any) -> CaseForm:
    return CaseForm(sent(**{**USUAL, **typed}))


def document(**typed: Any) -> dict[str, Any]:
    form = case_form(**typed)
    assert form.is_valid(), form.errors
    return form.document(today=MONDAY)


def read(values: dict[str, Any]) -> Any:
    return read_case(json.dumps(values).encode(), json_only=True)


def test_every_code_has_its_words() -> None:
    assert set(PRESET_NAMES) == set(PRESETS)
    assert set(KIND_NAMES) == set(FORMS) == set(FIRST)
    assert set(TOMORROW_NAMES) == set(TOMORROWS)
    assert NUMBER_NAMES["peak"]


@pytest.mark.parametrize("code", [*PRESETS, "unknown", ""])
def test_every_case_to_begin_with_is_whole(code: str) -> None:
    form = preset(code)
    assert form.is_valid(), form.errors
    assert read(form.document(today=MONDAY)).person.age == 28


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("age", ["0", "120"], ["", "121", "-1", "28.5"]),
        ("duration_weeks", ["", "0", "2600"], ["2601"]),
        ("worst_7d", ["", "0", "10"], ["11", "-1", "5.0"]),
        ("minutes_per_session", ["", "5", "240"], ["4", "241"]),
        ("weeks", ["", "4", "6"], ["3", "7"]),
        ("sex", ["other"], ["", "x"]),
        ("T01_left", ["", "0", "30"], ["31", "12.5"]),
        ("T08_right", ["0", "8,5", "25"], ["25.1", "8.55"]),
        ("sign_locked", ["", "no", "yes", "unsure"], ["none"]),
        ("equipment", ["band"], ["yacht"]),
    ],
)
def test_borders_of_an_answer(name: str, right: list[str], wrong: list[str]) -> None:
    for typed in right:
        assert case_form(**{name: typed}).is_valid(), typed
    for typed in wrong:
        assert faults(case_form(**{name: typed})) == {name}, typed


@pytest.mark.parametrize("typed", HOSTILE)
def test_nonsense_is_refused_in_every_field(typed: str) -> None:
    form = case_form(**dict.fromkeys((name for name in USUAL), typed))
    assert faults(form) == set(form.fields)


def test_not_answered_is_left_out_and_never_no() -> None:
    values = document(sign_locked="", sign_swelling="", worst_7d="", T01_left="", fear="", weeks="")
    assert values["screening"] == {"none": True, "swelling": None, "locked": None}
    assert "worst_7d" not in values["pain"] and "weeks" not in values["wishes"] and "fear" not in values
    assert {"test": "T01", "side": "left"} not in [
        {key: row[key] for key in ("test", "side")} for row in values["tests"]
    ]
    assert read(values).screening.get("locked") is None


def test_an_answer_arrives_as_the_commands_read_it() -> None:
    made = read(document(sign_bone_pain="shin_foot", T08_right="8,5", T20="flat", equipment=["band", "pool"]))
    assert made.screening["bone_pain"] == "shin_foot" and made.screening["hot_red_knee"] == "no"
    values = {(row.test, row.side.value): row.value for row in made.tests}
    assert values[("T08", "right")] == 8.5 and values[("T20", "both")] == "flat"
    assert made.wishes.equipment == {"band", "pool"}


def choices_of(field: Any) -> list[str]:
    return [str(code) for code, _words in field.choices]


@st.composite
def any_case(draw: st.DrawFn) -> dict[str, Any]:
    """Lists with any of their answers, numbers at any place of their range."""
    typed: dict[str, Any] = {}
    for name, field in CaseForm().fields.items():
        if isinstance(field, Listed):
            typed[name] = draw(st.sampled_from(choices_of(field)))
        elif name == "equipment":
            typed[name] = draw(st.lists(st.sampled_from(choices_of(field)), unique=True))
        else:
            number = str(draw(st.integers(int(field.low), int(field.high))))  # type: ignore[attr-defined]
            typed[name] = number if name == "age" else draw(st.sampled_from(["", number]))
    return typed


@settings(max_examples=80, deadline=None)
@given(any_case())
def test_the_reader_never_refuses_what_the_form_takes(typed: dict[str, Any]) -> None:
    values = document(**typed)
    assert read(values).today == MONDAY
    assert set(values) <= {"schema", "today", "person", "knee", "fear", "screening", "tests", *SECTIONS}


def test_what_was_typed_travels_whole() -> None:
    form = case_form(T08_right="8,5", equipment=["band", "pool"], worst_7d="")
    assert form.is_valid()
    again = compared(form.typed)
    assert again is not None and again.cleaned_data == form.cleaned_data
    assert form.changed_since(again) == []


@pytest.mark.parametrize("typed", ["", "age=1000", "%00", "before=before", "age=28&sex=female"])
def test_a_line_that_holds_no_case_is_no_case(typed: str) -> None:
    assert compared(typed) is None


def test_changed_answers_are_told_in_words() -> None:
    before, after = case_form(), case_form(settles_minutes="2880", equipment=[], T01_left="")
    assert before.is_valid() and after.is_valid()
    assert after.changed_since(before) == [
        ("Settles after", "A few hours", "Two days or more"),
        ("Kit at hand", "Long exercise band, Loop band", "–"),
        ("T01 One-leg rise from a chair, left", "21", "–"),
    ]


@pytest.mark.parametrize("kind", FORMS)
def test_every_first_question_has_an_answer(kind: str) -> None:
    form = FORMS[kind](FIRST[kind])
    assert form.is_valid(), form.errors
    assert asked(form.document).reason.code


def asked(values: dict[str, Any]) -> Any:
    return decide(read_progress(json.dumps(values).encode(), json_only=True))


@pytest.mark.parametrize("kind", FORMS)
def test_a_question_without_any_answer_is_answered_too(kind: str) -> None:
    form = FORMS[kind]({"exercise": "QD10"})
    assert form.is_valid(), form.errors
    assert asked(form.document).decision != "PROGRESS"


@pytest.mark.parametrize("typed", ["QD10", "qd10", "QD10 Mini squat", "mini squat", " QD10 "])
def test_an_exercise_is_found_by_code_and_by_name(typed: str) -> None:
    form = ItemForm({"exercise": typed})
    assert form.is_valid() and form.cleaned_data["exercise"].code == "QD10"


@pytest.mark.parametrize("typed", ["", "QD", "squat the mini", *HOSTILE])
def test_an_unknown_exercise_is_refused(typed: str) -> None:
    assert faults(ItemForm({"exercise": typed})) == {"exercise"}


def test_a_typed_dose_comes_before_the_librarys() -> None:
    form = ItemForm({"exercise": "QD10", "reps": "12", "load_kg": "7,5"})
    assert form.is_valid()
    dose = form.document["item"]["dose"]
    assert dose["reps"] == [12, 12] and dose["load_kg"] == 7.5
    assert dose["sets"] == form.cleaned_data["exercise"].dose.sets


def test_an_empty_row_is_no_session_and_a_half_answered_one_is() -> None:
    form = ItemForm({"exercise": "QD10", "s2_peak": "0", "s3_swelling_new": "no"})
    assert form.is_valid()
    assert form.document["history"] == [{"peak": 0}, {"swelling_new": "no"}]


@pytest.mark.parametrize("code", TOMORROWS)
def test_tomorrow_is_the_latest_session(code: str) -> None:
    typed = QueryDict("exercise=QD10&s3_peak=3")
    later = with_tomorrow(typed, code)
    form = ItemForm(later)
    assert form.is_valid()
    assert form.document["history"] == [{"peak": 3}, told_tomorrow(code)]
    assert typed.get("s2_peak") is None


def test_the_oldest_session_makes_room_for_tomorrow() -> None:
    typed = QueryDict("exercise=QD10&s1_peak=1&s2_peak=2&s3_peak=3")
    form = ItemForm(with_tomorrow(typed, "pain_6"))
    assert form.is_valid()
    assert [session["peak"] for session in form.document["history"]] == [2, 3, 6]
    assert told_tomorrow("pain_6") == told_tomorrow("calm") | {"peak": 6}
    assert set(told_tomorrow("calm")) == set(CALM)


def test_every_number_of_a_decision_has_a_name() -> None:
    used = {name for words in DECISION_REASONS.values() for name in re.findall(r"%\((\w+)\)s", str(words))}
    assert used <= set(NUMBER_NAMES) | RESULTS


@st.composite
def any_question(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """A question with any answers, most of them open."""
    typed: dict[str, Any] = {}
    for name, field in FORMS[kind]({}).fields.items():
        if isinstance(field, Listed):
            typed[name] = draw(st.sampled_from(["", *choices_of(field)]))
        elif name == "exercise":
            typed[name] = draw(st.sampled_from(tuple(shipped_catalogue())))
        else:
            typed[name] = draw(st.sampled_from(["", str(draw(st.integers(int(field.low), int(field.high))))]))  # type: ignore[attr-defined]
    return typed


@pytest.mark.parametrize("kind", FORMS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_question_that_the_form_takes_is_answered_in_words(kind: str, data: st.DataObject) -> None:
    form = FORMS[kind](data.draw(any_question(kind)))
    assume(form.is_valid())
    assert answer(form.document)["step"]["why"]
    assert all(step["why"] for _code, _name, step in tomorrows(form))


@settings(max_examples=40, deadline=None)
@given(any_case(), any_case())
def test_every_case_that_the_form_takes_is_answered_in_words(one: dict[str, Any], other: dict[str, Any]) -> None:
    before, after = case_form(**one), case_form(**other)
    assert before.is_valid() and after.is_valid()
    said = answer_of_case(after, before, today=MONDAY)
    assert said["said"] and said["answers"] == after.changed_since(before)


def test_the_week_so_far_is_told_where_it_is_known() -> None:
    typed = {"exercise": "QD10", "rose": "yes", "days_since_red": "3", "turn": "run"}
    form = ItemForm(typed)
    assert form.is_valid()
    assert form.document["week_so_far"] == {"turn": "run", "days_since_red": 3, "risen": ["QD10"]}
    calm = ItemForm({"exercise": "QD10", "rose": "no"})
    assert calm.is_valid() and calm.document["week_so_far"] == {}
    assert form.more_is_open and calm.more_is_open and not ItemForm({"exercise": "QD10"}).more_is_open


@pytest.mark.parametrize(
    ("typed", "illness"),
    [
        ({}, None),
        ({"fever": "no"}, None),
        ({"fever": "yes"}, {"fever_free_hours": None}),
        ({"fever_free_hours": "24"}, {"fever_free_hours": 24}),
    ],
)
def test_a_fever_in_a_gap_is_told_with_its_hours(typed: dict[str, str], illness: Any) -> None:
    form = FORMS["gap"]({"days_since_last_session": "5", **typed})
    assert form.is_valid() and form.document.get("illness") == illness
