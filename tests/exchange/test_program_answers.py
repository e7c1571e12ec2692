"""The answers of preview_program, through the file: every key, the published shape, and what the rules decided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from programs.clinical import RULES_VERSION
from programs.clinical.generation import PlanImpossible, RuleBroken
from programs.clinical.generation.ladders import is_hip_targeted
from programs.clinical.reason import Reason
from programs.exchange import program_document as documents
from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.plain_file import plain_values
from programs.exchange.plan_glance import _line, sets_a_week, whole_sets
from programs.exchange.preview_schema import schemas
from programs.exchange.program_document import preview, program_document
from programs.exchange.program_text import program_text
from programs.wording.findings import FINDING_TITLES
from tests.exchange.cases import EXAMPLE as EXAMPLE_TEXT
from tests.exchange.cases import SMALL, as_bytes, with_value

EXAMPLE: dict[str, Any] = plain_values(EXAMPLE_TEXT.encode())
ANSWER = Draft202012Validator(schemas()["preview-program-answer.schema.json"])
TOP = [
    *("schema", "rules_version", "screening", "scores", "findings", "not_tested", "labels", "prognosis"),
    *("lengths_offered", "advice", "texts", "goals", "tests_offered", "tests_withheld", "program"),
]


def answer(case: dict[str, Any]) -> dict[str, Any]:
    document = program_document(preview(read_case(as_bytes(case)), shipped_catalogue(), country="GB"))
    ANSWER.validate(document)
    return document


def text(case: dict[str, Any]) -> str:
    read = read_case(as_bytes(case))
    return program_text(read, preview(read, shipped_catalogue(), country="GB"))


def test_the_example_is_answered_with_a_plan_and_every_key_in_the_contracts_order():
    document = answer(EXAMPLE)
    assert list(document) == TOP
    assert document["rules_version"] == RULES_VERSION
    assert document["program"]["weeks_count"] == 6
    assert [week["week"] for week in document["program"]["weeks"]] == [1, 2, 3, 4, 5, 6]


BLOCKED = {
    "a warning sign": ({"screening": {"none": True, "chest_symptoms": "yes"}}, "EMERGENCY"),
    "nothing answered": ({"screening": None}, "SOON"),
    "another pain": ({"knee": {**EXAMPLE["knee"], "location": "outer"}}, "SOON"),
    "a child": ({"person": {"age": 12, "sex": "male"}}, "SOON"),
    "a short history": ({"knee": {**EXAMPLE["knee"], "duration_weeks": 2}}, "MODIFY"),
}


@pytest.mark.parametrize("why", BLOCKED)
def test_a_blocked_answer_keeps_every_key_and_what_is_known(why):
    changed, level = BLOCKED[why]
    document = answer({**EXAMPLE, **changed})
    assert list(document) == TOP
    assert (document["screening"]["level"], document["program"]) == (level, None)
    assert document["findings"] and document["scores"]["akps"]["total"] == 82
    assert document["screening"]["message"]


def test_a_short_history_is_told_to_watch_and_to_ease_the_load():
    document = answer(with_value(EXAMPLE, "knee.duration_weeks", 2))
    assert {"watch_two_weeks", "load_first"} <= set(document["advice"])
    assert "less than 4 weeks old" in document["screening"]["message"]


@pytest.mark.parametrize("refusal", [PlanImpossible, lambda reason: RuleBroken((reason,))])
def test_a_plan_that_cannot_be_made_is_no_plan_says_why_and_sends_to_a_physiotherapist(monkeypatch, refusal):
    def refuse(*_):
        raise refusal(Reason("no_knee_exercise", "G08"))

    monkeypatch.setattr(documents, "generate", refuse)
    document = answer(EXAMPLE)
    assert (document["program"], document["advice"]) == (None, ["see_physio"])
    assert document["texts"][-1]["code"] == "no_knee_exercise"
    assert "No plan." in text(EXAMPLE)


@pytest.mark.parametrize("reason", ["no_knee_exercise", "no_hip_exercise"])
def test_where_no_plan_can_be_made_no_length_is_advised(monkeypatch, reason):
    """A long history asks for six weeks and for twelve; without a plan there is nothing that could be so long."""
    long = with_value(EXAMPLE, "knee.duration_weeks", 60)
    lengths = {"six_weeks", "continue_to_12_weeks"}
    assert lengths <= set(answer(long)["advice"])
    assert "program of six weeks" in text(long)

    def refuse(*_):
        raise PlanImpossible(Reason(reason, "G08"))

    monkeypatch.setattr(documents, "generate", refuse)
    assert answer(long)["advice"] == ["see_physio"]
    assert "program of six weeks" not in text(long)


def test_the_document_keeps_every_flag_and_the_text_tells_the_strongest_once():
    long = with_value(EXAMPLE, "knee.duration_weeks", 60)
    assert [flag for flag in answer(long)["prognosis"] if flag != "PR4"] == ["PR1", "PR2", "PR3"]
    shown = text(long)
    assert "more than a year" in shown
    assert "more than two months" not in shown and "more than four months" not in shown


def test_an_item_stands_on_each_of_its_days_and_counts_them():
    for week in answer(EXAMPLE)["program"]["weeks"]:
        done: dict[tuple[str, str], int] = {}
        for day in week["days"]:
            for item in day["items"]:
                key = item["exercise"], item["block"]
                done[key] = done.get(key, 0) + 1
        for day in week["days"]:
            for item in day["items"]:
                assert item["times_per_week"] == done[item["exercise"], item["block"]]


def test_every_line_of_a_plan_has_a_reason_in_words():
    for week in answer(EXAMPLE)["program"]["weeks"]:
        assert week["running"]["text"]
        for item in (item for day in week["days"] for item in day["items"]):
            assert all(reason["text"] and "%" not in reason["text"].replace(" %", "") for reason in item["reasons"])


def test_a_wish_that_is_not_offered_gets_the_nearest_length_and_says_so():
    document = answer(with_value(EXAMPLE, "wishes.weeks", 12))
    assert document["program"]["weeks_count"] == 6
    assert any(told["code"] == "length_not_offered" for told in document["texts"])


def test_the_text_holds_what_the_document_holds():
    document, shown = answer(EXAMPLE), text(EXAMPLE)
    items = {item["exercise"] for week in document["program"]["weeks"] for day in week["days"] for item in day["items"]}
    assert all(code in shown for code in items)
    assert all(f"Week {week['week']} · phase {week['phase']}" in shown for week in document["program"]["weeks"])
    assert all(finding["test"] in shown for finding in document["findings"])
    assert max(map(len, shown.splitlines())) <= 120


def test_the_text_of_a_blocked_case_says_what_to_do():
    shown = text({**EXAMPLE, "screening": {"none": True, "chest_symptoms": "yes"}})
    assert "EMERGENCY. Call 999" in shown and "No plan." in shown


def test_a_later_week_marks_what_is_new_and_whose_dose_changed():
    shown = text(EXAMPLE)
    first, _, later = shown.partition("Week 2 ·")
    assert "\n   + GL03" in later
    assert "\n   ~ RN02" in later
    assert "\n   + " not in first and "\n   ~ " not in first


def test_the_grid_counts_the_sets_of_each_week_as_the_plan_holds_them():
    shown = text(EXAMPLE)
    grid = shown[shown.index("At a glance") : shown.index("\n  + new")]
    phases = [str(week["phase"]) for week in answer(EXAMPLE)["program"]["weeks"]]
    assert grid.splitlines()[1].split()[1:] == phases
    (squat,) = [line for line in grid.splitlines() if "QD10" in line]
    assert squat.endswith("2 × 3    2 × 3        ·        ·        ·        ·")
    assert max(map(len, grid.splitlines())) <= 116


@pytest.mark.parametrize(("mean", "shown"), [(13, "13"), (13.5, "13–14"), (14, "14"), (0, "0")])
def test_the_grid_has_no_half_sets(mean, shown):
    assert whole_sets(mean) == shown


@pytest.mark.parametrize("cell", ["1" * 8, "1" * 9, "1" * 10])
def test_the_columns_of_the_grid_never_run_together(cell):
    assert _line("sets", [cell] * 6).split() == ["sets", *[cell] * 6]


def test_the_text_names_findings_in_plain_words():
    shown = text(with_value(EXAMPLE, "tests", [{"test": "T14", "side": "left", "value": 10}]))
    findings = shown[shown.index("FINDINGS") :]
    assert "Lateral trunk endurance" not in shown
    assert str(FINDING_TITLES["weak_core", "left"][0]) in findings


def test_a_week_of_a_new_phase_says_what_opens_it():
    shown = text(EXAMPLE)
    phases = [week["phase"] for week in answer(EXAMPLE)["program"]["weeks"]]
    assert [shown.count(f"What opens phase {phase}:") for phase in (1, 2, 3, 4)] == [
        0,
        *(int(p in phases) for p in (2, 3, 4)),
    ]
    assert "What opens phase 2: Strength sessions done in this phase: 3 or more." in shown


def test_strength_sets_of_a_week_are_the_mean_of_both_legs_on_every_day():
    catalogue = shipped_catalogue()
    week = preview(read_case(as_bytes(EXAMPLE)), catalogue, country="GB").plan.weeks[0]
    hip = [item for item in week.prescriptions if item.exercise.startswith("GL")]
    by_hand = sum((item.sets_left + item.sets_right) / 2 * len(item.days) for item in hip)
    assert sets_a_week(week, catalogue, is_hip_targeted) == by_hand > 0


SCORES = st.none() | st.integers(0, 10)
CASES = st.fixed_dictionaries(
    {
        **{key: st.just(value) for key, value in SMALL.items() if key not in ("person", "knee")},
        "person": st.fixed_dictionaries(
            {"age": st.integers(14, 75), "sex": st.sampled_from(["female", "male", "other"])}
        ),
        "knee": st.fixed_dictionaries(
            {
                "side": st.sampled_from(["left", "right", "both"]),
                "duration_weeks": st.integers(1, 80),
                "onset": st.just("gradual"),
                "location": st.just("front"),
                "provoked_by": st.just(["squat", "stairs"]),
            }
        ),
        "screening": st.just({"none": True}),
    },
    optional={
        "pain": st.fixed_dictionaries({"worst_7d": SCORES, "squat": SCORES, "rest": SCORES}),
        "fear": SCORES,
        "tests": st.lists(
            st.sampled_from(
                [
                    {"test": "T01", "side": "left", "value": 12},
                    {"test": "T05", "side": "both", "value": 35},
                    {"test": "T08", "side": "right", "value": 7},
                    {"test": "T11", "side": "right", "value": 30},
                    {"test": "T03", "side": "left", "value": 0.4},
                    {"test": "T20", "side": "both", "value": "flat"},
                    {"test": "T12", "side": "left", "value": 4},
                ]
            ),
            unique_by=lambda test: test["test"],
        ),
        "running": st.fixed_dictionaries({"tolerated_minutes": st.integers(0, 60)}),
        "wishes": st.fixed_dictionaries(
            {},
            optional={
                "weeks": st.integers(2, 8),
                "minutes_per_session": st.integers(10, 90),
                "equipment": st.lists(st.sampled_from(["band", "loop_band", "weights"]), unique=True),
                "strength_days": st.lists(st.integers(1, 7), unique=True, max_size=4),
            },
        ),
    },
)


@settings(max_examples=25, deadline=None)
@given(CASES)
def test_every_case_that_is_read_is_answered_in_the_published_shape_and_as_text(case):
    assert list(answer(case)) == TOP
    assert text(case).startswith("PROGRAM PREVIEW")


def test_a_cleared_kneecap_has_no_limits_and_cleared_surgery_has_the_surgeons() -> None:
    cleared = with_value(EXAMPLE, "scope.clinician_clearance_on", "2027-01-04")
    cleared = with_value(cleared, "knee.provoked_by", ["squat", "stairs"])
    kneecap = with_value(cleared, "screening.kneecap_slipped_out", "yes")
    surgery = with_value(cleared, "scope.surgery_months_ago", 8)
    cases = [read_case(as_bytes(one)) for one in (kneecap, surgery)]
    texts = [program_text(one, preview(one, shipped_catalogue(), country="GB")) for one in cases]
    assert ["If they told you to leave something out" in " ".join(text.split()) for text in texts] == [True, False]
    assert ["Limits: Your surgeon's or physio's rules come first." in text for text in texts] == [False, True]
