"""A physiotherapist reads about the runner, with the side; no sentence turns to the runner."""

from __future__ import annotations

import re

import pytest

from programs.wording.clinic_reasons import CLINIC_FINDINGS, CLINIC_REASONS, clinic_sentence
from programs.wording.finding_reasons import FINDING_REASONS
from programs.wording.plan import FINDING_ITEM_REASONS, RULE_ITEM_REASONS

YOU = re.compile(r"\byou(r|rs)?\b", re.IGNORECASE)
#: They stand on runners' pages alone: why tests wait, and why the knee is rated so.
NOT_SHOWN = ("tests.", "irritability.")


def test_no_sentence_for_the_clinic_says_you() -> None:
    said = [str(words) for words in (*CLINIC_REASONS.values(), *CLINIC_FINDINGS.values())]
    assert [words for words in said if YOU.search(words)] == []


@pytest.mark.parametrize("code", RULE_ITEM_REASONS)
def test_every_reason_of_a_rule_that_says_you_has_one_for_the_clinic(code: str) -> None:
    assert code in CLINIC_REASONS or not YOU.search(str(RULE_ITEM_REASONS[code]))


@pytest.mark.parametrize("code", [code for code in FINDING_REASONS if not code.startswith(NOT_SHOWN)])
def test_every_reason_of_a_finding_that_says_you_has_one_for_the_clinic(code: str) -> None:
    base = re.sub(r"[.](left|right)$", "", code)
    assert base in CLINIC_FINDINGS or not YOU.search(str(FINDING_REASONS[code]))
    assert set(re.findall(r"%\((\w+)\)", str(CLINIC_FINDINGS.get(base, "")))) <= {
        "leg",
        *re.findall(r"%\((\w+)\)", str(FINDING_REASONS[code])),
    }


@pytest.mark.parametrize("code", FINDING_ITEM_REASONS)
def test_the_reason_of_an_exercise_names_finding_side_value_and_test(code: str) -> None:
    told = clinic_sentence(code, {"test": "T05", "value": 25.0, "unit": "deg", "side": "left", "grade": "deficit"})
    assert ", left: 25 degrees in “" in told and told.endswith("(to work on).")
    assert not YOU.search(told)


@pytest.mark.parametrize(
    ("code", "params", "said"),
    [
        ("T21.drop.right", {"value": 9, "side": None}, "Arch drop, right: 9 mm. Less than 8 is usual."),
        ("extra_set", {"side": "left"}, "One set more, left: the test showed a difference of more than 15 %."),
        ("knee_base", {}, ""),
    ],
)
def test_a_reason_names_its_side_or_leaves_it_to_the_runners_words(
    code: str, params: dict[str, object], said: str
) -> None:
    assert clinic_sentence(code, params) == said
