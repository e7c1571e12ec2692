"""The health list: ticks, their numbers, and what depends on the age."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from programs.forms.start.health import HealthForm
from programs.forms.start.health import ticked_from as health_ticked
from programs.models import Screening
from tests.forms.sent import faults, sent

TODAY = date(2027, 1, 18)


def health(age: int = 30, **typed: Any) -> HealthForm:
    return HealthForm(sent(**typed), age=age)


def test_health_becomes_columns_and_codes_of_the_catalogue() -> None:
    form = health(conditions=["pregnant", "anticoagulant", "shoulder_pain", "hypertension"], pregnant="20")
    assert form.is_valid()
    assert form.scope == {
        "pregnant_weeks": 20,
        "anticoagulant": True,
        "contraindications": ["hypertension", "shoulder_pain"],
    }


def test_none_of_these_is_an_answer() -> None:
    form = health(conditions=["none"])
    assert form.is_valid() and form.scope == {"contraindications": []}
    assert faults(health()) == {"conditions"}


@pytest.mark.parametrize("code", ["pregnant", "birth", "surgery", "injection", "fever_gone"])
def test_a_tick_and_its_number_belong_together(code: str) -> None:
    assert faults(health(conditions=[code])) == {code}
    assert faults(health(conditions=["none"], **{code: "3"})) == {code}
    assert faults(health(conditions=[code], **{code: "1_0"})) == {code}
    assert health(conditions=[code], **{code: "3"}).is_valid()


def test_every_number_of_the_health_list_appears_with_its_tick() -> None:
    css = (Path(__file__).parents[2] / "static/css/pages/start-answers.css").read_text(encoding="utf-8")
    for line in health().numbered:
        assert f'.with-follow-ups:has([value="{line.code}"]:checked) .follow-{line.code},' in css


@pytest.mark.parametrize(
    ("age", "line", "offered"),
    [
        (17, "guardian", True),
        (18, "guardian", False),
        (55, "first_knee_pain_ever", True),
        (54, "first_knee_pain_ever", False),
    ],
)
def test_two_lines_depend_on_the_age(age: int, line: str, offered: bool) -> None:
    assert health(age, conditions=[line]).is_valid() is offered


def test_a_stored_health_page_is_shown_as_it_was_answered() -> None:
    ticks = ["birth", "implant", "skin_wound", "first_knee_pain_ever", "low_mood", "fever_gone"]
    form = health(55, conditions=ticks, birth="0", fever_gone="30")
    assert form.is_valid()
    screening = Screening(scope_answered_at="now", **form.scope)  # type: ignore[misc]
    again = health(55, **health_ticked(screening))
    assert again.is_valid() and again.scope == form.scope
    assert health_ticked(Screening()) == health_ticked(None) == {}
    later = health_ticked(screening, is_earlier=True)
    assert set(form.cleaned_data["conditions"]) - set(later["conditions"]) == {"fever_gone"}
    assert later["birth"] == 0 and "fever_gone" not in later
