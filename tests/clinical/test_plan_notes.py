"""What is told about the plan itself: changed wishes, limits, conditions to ask about, and that no test was done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.plan_notes import ASK_FIRST
from programs.clinical.screening import all_negative
from programs.clinical.values import PfjLoad, Side
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


@pytest.mark.parametrize(("minutes", "told"), [(None, []), (30, []), (31, [{"wish": 31, "minutes": 30}])])
def test_sessions_of_an_easily_upset_knee_are_short_and_the_plan_says_so(minutes: int | None, told: list) -> None:
    """6.2: three short sessions; 30 minutes [D]."""
    made = case("high", wishes=Wishes(minutes_per_session=minutes))
    assert [dict(text.params) for text in examine(made).texts if text.code == "minutes_short"] == told
    longest = max(day.minutes for week in plan_of(made).weeks for day in week.days if day.kind == "strength")
    assert longest <= 30


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


@pytest.mark.parametrize(
    ("side", "code"), [(Side.LEFT, "sore_leg_first"), (Side.RIGHT, "sore_leg_first"), (Side.BOTH, "both_legs_alike")]
)
def test_which_leg_begins_is_told(side: Side, code: str) -> None:
    """6.5.8: both legs trained, weaker first, match repetitions; two sore knees have the same dose."""
    made = case("low", knee=replace(case().knee, side=side))
    assert told(made) & {"sore_leg_first", "both_legs_alike"} == {code}


def test_pregnancy_leaves_out_deep_bends_on_one_leg() -> None:
    def deep(one: Exercise) -> bool:
        return one.category == "strength_quads" and one.pfj_load is PfjLoad.HIGH and one.laterality != "bilateral"

    unsteady = (measured("T12", 4),)
    usual, expecting = (plan_of(cleared(tests=unsteady, scope=Scope(pregnant_weeks=weeks))) for weeks in (None, 10))
    found = [
        {item.exercise for week in plan.weeks for item in week.prescriptions if deep(CATALOGUE[item.exercise])}
        for plan in (usual, expecting)
    ]
    assert found[0]
    assert not found[1]


@pytest.mark.parametrize(("weeks", "is_flat"), [(12, True), (13, False), (20, False)])
def test_a_plan_that_reaches_the_second_half_of_pregnancy_has_no_lying_flat(weeks: int, is_flat: bool) -> None:
    made = cleared(tests=(measured("T05", 40), measured("T03", 0.3)), scope=Scope(pregnant_weeks=weeks))
    items = [item.exercise for week in plan_of(made).weeks for item in week.prescriptions]
    assert any(CATALOGUE[code].position == "lying on back" for code in items) == is_flat


@pytest.mark.parametrize("weeks", [10, 30])
def test_pregnancy_has_nothing_face_down_and_adds_no_hops(weeks: int) -> None:
    """SC06, also where the catalogue forgot to name the code."""
    forgetful = Catalogue(replace(one, contraindications=()) for one in CATALOGUE.values())
    tests = (measured("T16", 10), measured("T14", 15), measured("T09", 20), measured("T05", 40))
    made = cleared(tests=tests, scope=Scope(pregnant_weeks=weeks), wishes=Wishes(equipment=frozenset(KIT)))
    for catalogue in (CATALOGUE, forgetful):
        used = [CATALOGUE[item.exercise] for week in plan_of(made, catalogue).weeks for item in week.prescriptions]
        assert not [one.code for one in used if one.position.startswith(("lying on front", "prone"))]
        assert not [one.code for one in used if one.category == "plyometric"]
        flat = [one.code for one in used if one.position.startswith("lying on back")]
        assert not flat or weeks < 20


def test_pregnancy_keeps_the_running_there_is_and_adds_none() -> None:
    """SC06 says "no new impact", which is not "no running"."""
    running = Running(runs_per_week=3, tolerated_minutes=20, longest_run_30d_minutes=30)
    for scope in (Scope(pregnant_weeks=10), Scope(weeks_since_birth=8)):
        steps = {week.running.step for week in plan_of(cleared(running=running, scope=scope)).weeks}
        assert steps == {6}
    never = cleared(running=Running(tolerated_minutes=0), scope=Scope(pregnant_weeks=10))
    assert not any(week.running.allowed for week in plan_of(never).weeks)


@pytest.mark.parametrize(("codes", "longest"), [((), 45), (("hypertension",), 30)])
def test_with_high_blood_pressure_nothing_is_held_still_for_more_than_30_seconds(codes: tuple, longest: int) -> None:
    tests = (measured("T12", 4), measured("T14", 15), measured("T05", 40))
    made = cleared(tests=tests, scope=Scope(contraindications=frozenset(codes)))
    items = [item for week in plan_of(made).weeks for item in week.prescriptions]
    still = [item.hold_seconds for item in items if item.hold_seconds]
    still += [item.duration_seconds for item in items if item.exercise == "NM01" and item.duration_seconds]
    assert max(high for _, high in still) == longest


@pytest.mark.parametrize("kg", [98.7, 98.9])
def test_a_bmi_of_35_begins_without_impact_on_low_steps_and_never_jumps(kg: float) -> None:
    """SC13, at 168 cm."""
    heavy = kg > 98.8
    person = replace(case().person, weight_kg=kg)
    tests = (measured("T01", 10),)
    weeks = plan_of(case("low", person=person, tests=tests)).weeks
    used = {thing for week in weeks for item in week.prescriptions for thing in CATALOGUE[item.exercise].equipment}
    assert bool({"step_20cm", "stairs"} & used) is not heavy
    assert any(item.exercise == "PL01" for week in weeks for item in week.prescriptions) is not heavy
    assert [week.running.allowed for week in weeks][:2] == [not heavy, True]


def test_after_a_clearance_a_fever_delays_running_by_a_week_only() -> None:
    made = cleared(screening=all_negative() | {"fever_or_ill": "yes"})
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
