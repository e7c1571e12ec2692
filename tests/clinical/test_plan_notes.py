"""What is told about the plan itself: changed wishes, limits, conditions to ask about, and that no test was done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.case import Case, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Exercise
from programs.clinical.plan_notes import ASK_FIRST
from programs.clinical.screening import all_negative
from programs.clinical.values import PfjLoad
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.start import CONDITION_BY_CODE
from tests.clinical.cases import KIT, case, measured, plan_of

CATALOGUE = shipped_catalogue()


def told(made: Case) -> set[str]:
    return {text.code for text in examine(made).texts}


def cleared(**changes: Any) -> Case:
    made = case("low", **changes)
    return replace(made, scope=replace(made.scope, clinician_clearance_on=made.today))


@pytest.mark.parametrize(
    ("days", "is_told"),
    [((), False), ((1, 3, 5), False), ((5, 1), False), ((1, 2, 4), True), ((1, 3, 5, 7), True), ((3,), True)],
)
def test_strength_days_that_cannot_be_used_are_told(days: tuple[int, ...], is_told: bool) -> None:
    made = case("low", wishes=Wishes(strength_days=days))
    assert ("strength_days_changed" in told(made)) == is_told
    used = tuple(day.day for day in plan_of(made).weeks[0].days if day.kind == "strength")
    assert used == ((1, 3, 5) if is_told or not days else tuple(sorted(days)))


@pytest.mark.parametrize(("minutes", "is_told"), [(None, False), (45, False), (46, True), (60, True)])
def test_minutes_that_are_cut_are_told(minutes: int | None, is_told: bool) -> None:
    texts = examine(case("low", wishes=Wishes(minutes_per_session=minutes))).texts
    params = [dict(text.params) for text in texts if text.code == "minutes_cut"]
    assert params == ([{"wish": minutes, "minutes": 45}] if is_told else [])


def test_a_plan_without_any_test_says_so() -> None:
    assert "no_test_done" in told(case("low"))
    assert "no_test_done" in told(case("low", tests=(measured("T01", None),)))
    assert "no_test_done" not in told(case("low", tests=(measured("T01", 25),)))
    assert "no_test_done" not in told(case("low", all_tests_ok=True))


@pytest.mark.parametrize(
    ("scope", "codes"),
    [
        ({"anticoagulant": True}, {"limit_no_foam_rolling"}),
        ({"kneeling_hurts": True}, {"limit_no_kneeling"}),
        ({"contraindications": frozenset({"hypertension"})}, {"limit_no_breath_holding", "limit_short_holds"}),
        ({"weeks_since_birth": 8}, {"limit_no_impact", "limit_no_deep_one_leg", "limit_no_breath_holding"}),
    ],
)
def test_limits_are_told(scope: dict[str, Any], codes: set[str]) -> None:
    made = cleared(all_tests_ok=True, scope=Scope(**scope))
    assert {code for code in told(made) if code.startswith("limit_")} == codes


def test_pregnancy_leaves_out_deep_bends_on_one_leg() -> None:
    def deep(one: Exercise) -> bool:
        return one.category == "strength_quads" and one.pfj_load is PfjLoad.HIGH and one.laterality != "bilateral"

    wishes = Wishes(equipment=frozenset(KIT))
    usual, expecting = (plan_of(cleared(wishes=wishes, scope=Scope(pregnant_weeks=weeks))) for weeks in (None, 10))
    found = [
        {item.exercise for week in plan.weeks for item in week.prescriptions if deep(CATALOGUE[item.exercise])}
        for plan in (usual, expecting)
    ]
    assert found[0]
    assert not found[1]


@pytest.mark.parametrize(("weeks", "is_flat"), [(19, True), (20, False)])
def test_the_second_half_of_pregnancy_has_no_lying_flat(weeks: int, is_flat: bool) -> None:
    made = cleared(tests=(measured("T05", 40), measured("T03", 0.3)), scope=Scope(pregnant_weeks=weeks))
    items = [item.exercise for week in plan_of(made).weeks for item in week.prescriptions]
    assert any(CATALOGUE[code].position == "lying on back" for code in items) == is_flat


@pytest.mark.parametrize("answers", [{"fever_or_ill": "yes"}, {"swelling": "mild", "swelling_is_new": "yes"}])
def test_after_a_clearance_fever_and_swelling_delay_running_by_a_week_only(answers: dict[str, str]) -> None:
    made = cleared(screening=all_negative() | answers)
    weeks = plan_of(made).weeks
    assert [week.running.allowed for week in weeks[:2]] == [False, True]
    assert any(item.exercise == "RN01" for item in weeks[0].prescriptions), "walking is fine"
    assert any(item.exercise == "QD10" for item in weeks[0].prescriptions)
    assert "limit_later_running" in told(made)


@pytest.mark.parametrize("code", ASK_FIRST)
def test_a_ticked_sign_leaves_out_exercises_and_is_sent_to_somebody_first(code: str) -> None:
    made = case("low", scope=Scope(contraindications=frozenset({code})))
    assert f"ask_first_{code}" in told(made)
    assert not any(
        code in CATALOGUE[item.exercise].contraindications
        for week in plan_of(made).weeks
        for item in week.prescriptions
    )


def test_no_form_lets_anybody_tick_what_a_warning_sign_question_asks() -> None:
    """There the question is asked, and its answer blocks a plan: a tick beside a "no" would hide the sign."""
    assert not set(ASK_FIRST) & set(CONDITION_BY_CODE)
