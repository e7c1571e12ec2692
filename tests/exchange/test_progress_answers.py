"""The answers of preview_progress, through the file, as the contract states them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from programs.exchange.plain_file import plain_values
from programs.exchange.preview_schema import schemas
from programs.exchange.progress_document import progress_document, progress_text
from programs.exchange.progress_fields import KINDS
from programs.exchange.progress_file import decide, read_progress
from tests.exchange.cases import PROGRESS_EXAMPLE, SMALL_PROGRESS, as_bytes, with_value

EXAMPLE: dict[str, Any] = plain_values(PROGRESS_EXAMPLE.encode())
(QUIET,) = EXAMPLE["history"]
TWICE = {**EXAMPLE, "history": [QUIET, QUIET], "weekly_worst_pain": [5, 5]}
ANSWER = Draft202012Validator(schemas()["preview-progress-answer.schema.json"])

KEYS = ["schema", "decision", "row", "change", "level", "also", "run_step", "longest_minutes_allowed", "reason"]


def answer(case: dict[str, Any]) -> dict[str, Any]:
    document = progress_document(decide(read_progress(as_bytes(case))))
    ANSWER.validate(document)
    return document


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", [EXAMPLE, SMALL_PROGRESS])
def test_every_kind_answers_with_every_key_in_the_contracts_order(kind, case):
    document = answer({**case, "kind": kind})
    assert list(document) == KEYS
    assert list(document["change"]) == ["variable", "from", "to", "factor"]
    assert document["reason"]["text"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_that_tells_nothing_never_moves_on(kind):
    assert answer({**SMALL_PROGRESS, "kind": kind})["decision"] in {"HOLD", "NEW_BASELINE", "CONTINUE"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {"decision": "PROGRESS", "row": 10, "level": None, "also": []}),
        ({"weekly_worst_pain": [5, 6]}, {"decision": "HOLD_WEEK", "row": 7}),
        ({"weekly_worst_pain": [5, 7]}, {"decision": "REGRESS_WEEK", "row": 6}),
        ({"history": [QUIET]}, {"decision": "HOLD", "row": 11}),
        ({"history": [{**QUIET, "peak": 6}]}, {"decision": "REGRESS", "row": 4}),
        ({"history": [{**QUIET, "peak": 8}]}, {"decision": "STOP_48H", "row": 3, "level": None}),
        ({"history": [{**QUIET, "peak": 8}], "stops_in_14_days": 1}, {"decision": "STOP_48H", "level": "SOON"}),
        ({"history": [{**QUIET, "red_flag": "RF01"}]}, {"decision": "STOP_ALL", "row": 1, "level": "EMERGENCY"}),
        ({"history": [{**QUIET, "swelling_new": "yes"}]}, {"decision": "STOP_KNEE", "row": 2}),
        ({"history": [{**QUIET, "peak": 6}], "weekly_worst_pain": [3, 5]}, {"also": ["REGRESS_WEEK"]}),
    ],
)
def test_an_item_is_decided_by_the_table(changed, expected):
    assert answer({**TWICE, **changed}).items() >= expected.items()


def test_pain_takes_thirty_per_cent_off_a_known_load():
    document = answer({**EXAMPLE, "history": [{**QUIET, "peak": 6}]})
    assert document["change"] == {"variable": "load_kg", "from": 22.7, "to": 15.9, "factor": 0.7}


def test_a_load_in_pounds_is_a_load_in_kilograms():
    pounds = with_value(TWICE, "item.dose", {"reps": 15, "load_lb": 50})
    kilograms = with_value(TWICE, "item.dose", {"reps": 15, "load_kg": 22.68})
    assert answer(pounds) == answer(kilograms)
    assert answer(pounds)["change"]["variable"] == "load_kg"


@pytest.mark.parametrize(("sets", "to"), [(3, 2), ({"left": 2, "right": 4}, 2), ({"left": 3}, 2)])
def test_sets_are_told_for_both_legs_or_each(sets, to):
    case = with_value({**TWICE, "history": [{**QUIET, "morning_delta": 2}]}, "item.dose", {"sets": sets})
    assert answer(case)["change"]["to"] == to


def test_from_thirty_to_sixty_minutes_is_refused():
    document = answer({**TWICE, "kind": "run"})
    assert document["decision"] != "PROGRESS"
    assert (document["longest_minutes_allowed"], document["reason"]["code"]) == (33, "run_too_long")
    assert "33 minutes" in document["reason"]["text"]


def test_a_run_that_is_not_too_long_takes_the_next_step():
    document = answer({**TWICE, "kind": "run", "run": {"step": 3, "longest_run_30d_minutes": 30}})
    assert (document["decision"], document["run_step"], document["longest_minutes_allowed"]) == ("PROGRESS", 4, 33)


def test_the_example_itself_is_refused_as_a_run():
    document = answer({**EXAMPLE, "kind": "run"})
    assert (document["decision"], document["longest_minutes_allowed"]) == ("HOLD_WEEK", 33)
    assert document["reason"]["code"] == "run_too_long"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("missed", {"decision": "REPEAT_WEEK", "run_step": 2, "row": None}),
        ("week", {"decision": "HOLD_WEEK", "row": 7}),
        ("end", {"decision": "MAINTAIN", "level": None, "also": []}),
    ],
)
def test_the_examples_other_kinds_are_decided(kind, expected):
    assert answer({**EXAMPLE, "kind": kind}).items() >= expected.items()


def test_the_middle_and_the_end_can_raise_a_level():
    worse = {"akps": [72, 60], "pain_worst": [5, 7], "week": 3}
    assert (
        answer({**EXAMPLE, "kind": "end", "measures": worse}).items()
        >= {
            "decision": "REVIEW",
            "level": "SOON",
            "also": ["REGRESS_WEEK"],
        }.items()
    )


def test_the_text_says_the_decision_why_and_what_changes():
    text = progress_text(decide(read_progress(as_bytes({**EXAMPLE, "history": [{**QUIET, "peak": 6}]}))))
    assert text.startswith("Ease back\nPain reached 6 out of 10")
    assert "Change: weight (kg) 22.7 → 15.9" in text
    assert "Rule 6.6 row 4: Pain of 6 or 7" in text and "[S46]" in text
    assert text.endswith("(REGRESS, 6.6 row 4, ease_pain)\n")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"fear": 6}, "hold_three_times"),
        ({"week_so_far": {"risen": ["QD10"]}}, "hold_risen_this_week"),
        ({"week_so_far": {"run_rose": "yes"}}, "hold_run_rose"),
        ({"week_so_far": {"turn": "run"}}, "hold_run_turn"),
        ({"week_so_far": {"days_since_red": 3}}, "hold_after_red_day"),
        ({"history": [{**QUIET, "day": 1}, {**QUIET, "day": 20}]}, "hold_after_gap"),
    ],
)
def test_what_is_told_besides_keeps_a_dose_where_it_is(changed, code):
    document = answer({**TWICE, **changed})
    assert (document["decision"], document["reason"]["code"]) == ("HOLD", code)


def test_nothing_told_of_the_week_is_as_a_week_in_which_nothing_happened():
    assert answer({**TWICE, "week_so_far": {}}) == answer(TWICE)


def test_the_first_run_waits_for_its_gate():
    walks = {**TWICE, "kind": "run", "run": {"step": 0}}
    told = answer(walks)
    assert (told["run_step"], told["reason"]["code"]) == (1, "run_first_after_hops")
    assert "ten small hops" in told["reason"]["text"]
    assert answer({**walks, "run": {"step": 0, "hop_pain": 4}})["run_step"] == 0


SESSIONS = st.fixed_dictionaries(
    {},
    optional={
        "peak": st.none() | st.integers(0, 10),
        "morning_delta": st.none() | st.integers(-10, 10),
        "settles_minutes": st.none() | st.integers(0, 3000),
        "swelling_new": st.none() | st.booleans() | st.sampled_from(["yes", "no"]),
        "mechanical": st.none() | st.booleans(),
        "reps_ok": st.none() | st.booleans(),
        "form_ok": st.none() | st.booleans(),
        "rpe": st.none() | st.integers(0, 10),
        "red_flag": st.none() | st.sampled_from(["RF01", "RF12", "RF16", "SC15"]),
        "day": st.none() | st.integers(0, 40),
        "extra_reps": st.none() | st.integers(-5, 5),
    },
)
CASES = st.fixed_dictionaries(
    {"schema": st.just(1), "kind": st.sampled_from(KINDS)},
    optional={
        "irritability": st.none() | st.sampled_from(["low", "moderate", "high"]),
        "item": st.sampled_from(
            [{"exercise": code} for code in ("QD10", "QD05", "GL05", "QD08", "ST01", "RN02", "PL01")]
        ),
        "history": st.lists(SESSIONS, max_size=4),
        "run": st.fixed_dictionaries(
            {},
            optional={
                "step": st.integers(0, 12),
                "longest_run_30d_minutes": st.integers(0, 90),
                "hop_pain": st.none() | st.integers(0, 10),
                "limp": st.none() | st.booleans(),
                "usual_minutes": st.integers(0, 90),
                "regained": st.sampled_from(["duration", "strides", "uphill", "downhill"]),
                "phase": st.integers(1, 4),
            },
        ),
        "days_since_last_session": st.none() | st.integers(0, 60),
        "weekly_worst_pain": st.lists(st.none() | st.integers(0, 10), max_size=4),
        "stops_in_14_days": st.none() | st.integers(0, 3),
        "fear": st.none() | st.integers(0, 10),
        "week_so_far": st.none() | st.just({"risen": ["QD10"], "days_since_red": 9}),
    },
)


@given(CASES)
def test_every_case_that_is_read_is_answered_by_the_published_shape(case):
    assert answer(case)["reason"]["text"]
