from dataclasses import fields, replace

import pytest

from programs.clinical.advice import ADVICE
from programs.clinical.akps import ITEMS, AkpsRefused
from programs.clinical.case import Akps, Case, Measurement, Person, Running, Scope, Wishes
from programs.clinical.examination import Examination
from programs.clinical.examine import examine
from programs.clinical.measures import ImplausibleValue
from programs.clinical.values import Irritability, Level, Sex, Side
from tests.clinical.examined import PAINFUL, WOMAN, a_case, measured


def told(case: Case) -> list[str]:
    return [text.code for text in examine(case).texts]


def with_screening(case: Case, **answers: str) -> Case:
    return replace(case, screening={**case.screening, **answers})


def lasting(weeks: int | None, **changes: object) -> Case:
    case = a_case(**changes)
    return replace(case, knee=replace(case.knee, duration_weeks=weeks))


def test_a_calm_clear_knee_may_have_a_plan() -> None:
    found = examine(a_case(measured("T01", 12)))
    assert (found.screening.level, found.may_have_plan, found.irritability) == (Level.CLEAR, True, Irritability.LOW)
    assert (found.akps.total, found.bmi, found.lengths_offered) == (90, 21.3, (4, 5, 6))
    assert [finding.code for finding in found.findings] == ["weak_quads"]
    assert (found.labels, found.prognosis, found.advice) == (("weak",), (), ())
    assert "T01" not in found.not_tested and "T03" in found.not_tested


def test_the_same_case_gives_the_same_examination() -> None:
    case = a_case(measured("T01", 12), measured("T20", "flat", Side.BOTH), pain=PAINFUL)
    assert examine(case) == examine(case)


@pytest.mark.parametrize(
    ("sign", "level"),
    [("chest_symptoms", Level.EMERGENCY), ("calf_swollen_or_warm", Level.URGENT), ("gives_way", Level.SOON)],
)
def test_a_blocked_answer_keeps_what_is_known(sign: str, level: Level) -> None:
    found = examine(with_screening(a_case(measured("T01", 12), akps=Akps(total=60)), **{sign: "yes"}))
    assert (found.screening.level, found.may_have_plan) == (level, False)
    assert [finding.code for finding in found.findings] == ["weak_quads"]
    assert (found.akps.total, found.prognosis, found.lengths_offered) == (60, ("PR4",), (4, 5, 6))
    assert all(getattr(found, field.name) is not None for field in fields(Examination))


def test_above_soon_there_is_no_advice_no_test_and_nothing_about_the_future() -> None:
    found = examine(with_screening(lasting(60, pain=PAINFUL), calf_swollen_or_warm="yes"))
    assert (found.advice, found.texts, found.tests_offered) == ((), (), ())


def test_where_screening_blocks_a_plan_nobody_hears_of_its_length() -> None:
    assert examine(lasting(60)).advice == ("six_weeks", "continue_to_12_weeks", "see_physio")
    assert examine(with_screening(lasting(60), gives_way="yes")).advice == ("see_physio",)


def test_nothing_answered_blocks_and_still_examines() -> None:
    found = examine(replace(a_case(measured("T01", 12)), screening={}))
    assert found.screening.level.blocks_plan and not found.may_have_plan
    assert [finding.code for finding in found.findings] == ["weak_quads"]


def test_any_prognosis_flag_recommends_six_weeks_twelve_weeks_and_a_physio() -> None:
    for case in (lasting(9), a_case(akps=Akps(total=69))):
        assert examine(case).advice == ("six_weeks", "continue_to_12_weeks", "see_physio")


def test_an_irritable_knee_is_sent_to_a_physio_and_gets_six_weeks_only() -> None:
    found = examine(a_case(pain=PAINFUL))
    assert (found.irritability, found.lengths_offered, found.advice) == (Irritability.HIGH, (6,), ("see_physio",))


@pytest.mark.parametrize(("fear", "advised"), [(5, ()), (6, ("see_physio",)), (None, ())])
def test_strong_fear_suggests_a_physio(fear: int | None, advised: tuple[str, ...]) -> None:
    assert examine(a_case(fear=fear)).advice == advised
    assert ("fear" in told(a_case(fear=fear))) is bool(advised)


@pytest.mark.parametrize(
    ("value", "pain", "advised"),
    [(65, None, True), (15, 4, True), (15, 0, False), (15, None, False), (40, 4, False)],
)
def test_an_unusual_hip_is_sent_to_a_physio(value: float, pain: int | None, advised: bool) -> None:
    assert ("see_physio" in examine(a_case(measured("T23", value, pain=pain))).advice) is advised


def test_pain_in_another_place_is_sent_to_a_physio_before_any_plan() -> None:
    case = a_case()
    found = examine(replace(case, knee=replace(case.knee, location="outer")))
    assert (found.screening.level, found.may_have_plan) == (Level.SOON, False)
    assert "see_physio" in found.advice


@pytest.mark.parametrize("weeks", [0, 3])
def test_a_short_history_alone_is_watched_for_two_weeks(weeks: int) -> None:
    found = examine(lasting(weeks))
    assert found.screening.level <= Level.SOON
    assert (found.may_have_plan, found.advice) == (False, ("watch_two_weeks", "load_first"))


def test_four_weeks_are_long_enough_for_a_plan() -> None:
    found = examine(lasting(4))
    assert (found.may_have_plan, found.advice) == (True, ())


def test_a_short_history_with_a_warning_sign_is_not_just_watched() -> None:
    assert "watch_two_weeks" not in examine(with_screening(lasting(3), gives_way="yes")).advice


def test_a_short_history_with_a_low_knee_score_has_no_program_to_lengthen() -> None:
    assert examine(lasting(3, akps=Akps(total=60))).advice == ("watch_two_weeks", "load_first")


def test_advice_stands_in_its_own_order() -> None:
    found = examine(lasting(3, pain=PAINFUL))
    assert found.advice == tuple(code for code in ADVICE if code in found.advice)
    assert found.advice == ("see_physio", "watch_two_weeks", "load_first")


def test_everybody_with_runner_s_knee_hears_what_to_expect() -> None:
    assert told(a_case(all_tests_ok=True)) == ["expectation", "trial_facts", "surgery", "medicines", "sore_leg_first"]


def heavy(**changes: object) -> Case:
    return a_case(person=Person(age=30, sex=Sex.FEMALE, height_cm=168, weight_kg=85), **changes)


@pytest.mark.parametrize("field", ["now", "rest"])
@pytest.mark.parametrize(
    ("score", "first"),
    [(5, "expectation"), (6, "rest_high_now"), (7, "rest_high_now"), (8, "rest_severe_now"), (None, "expectation")],
)
def test_a_rest_before_the_first_session_is_told_first(field: str, score: int | None, first: str) -> None:
    case = a_case()
    assert told(replace(case, pain=replace(case.pain, **{field: score})))[0] == first


def test_weight_is_mentioned_from_a_bmi_of_30_on() -> None:
    assert examine(heavy()).bmi == 30.1
    assert "weight" in told(heavy())
    assert "weight" not in told(a_case(person=replace(heavy().person, weight_kg=84)))
    assert "weight" not in told(a_case(person=replace(WOMAN, weight_kg=52)))


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_weight_is_never_mentioned_where_somebody_may_eat_too_little(answer: str) -> None:
    cleared = heavy(scope=Scope(clinician_clearance_on=a_case().today))
    assert "weight" in told(cleared)
    answered = with_screening(cleared, stress_fracture_or_low_energy=answer)
    assert examine(answered).screening.level is Level.MODIFY
    assert "weight" not in told(answered)


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": Scope(anticoagulant=True)},
        {"scope": Scope(contraindications=frozenset({"anticoagulants"}))},
        {"person": Person(age=66, sex=Sex.MALE)},
        {"scope": Scope(pregnant_weeks=20)},
        {"scope": Scope(heart_lung_or_parq=True)},
    ],
)
def test_painkillers_are_not_named_where_they_may_harm(changes: dict[str, object]) -> None:
    case = a_case(**changes)
    cleared = replace(case, scope=replace(case.scope, clinician_clearance_on=case.today))
    assert "medicines" not in told(cleared)
    assert examine(cleared).screening.level is not Level.MODIFY or "medicines_ask_first" in told(cleared)


def test_at_65_painkillers_are_still_named() -> None:
    case = a_case(person=Person(age=65, sex=Sex.MALE), scope=Scope(clinician_clearance_on=a_case().today))
    assert "medicines" in told(case)


def test_a_program_of_four_weeks_at_moderate_irritability_says_where_it_ends() -> None:
    moderate = replace(a_case().pain, worst_7d=5)
    assert "four_weeks_moderate" in told(a_case(pain=moderate, wishes=Wishes(weeks=4)))
    assert "length_not_offered" in told(a_case(pain=PAINFUL, wishes=Wishes(weeks=5)))
    assert "length_not_offered" not in told(a_case(wishes=Wishes(weeks=5)))


def test_without_a_plan_nothing_is_said_about_its_length() -> None:
    assert "length_not_offered" not in told(lasting(3, pain=PAINFUL, wishes=Wishes(weeks=5)))


def test_somebody_with_a_physio_hears_that_their_plan_wins() -> None:
    assert "under_physio" in told(a_case(scope=Scope(under_physio=True)))


@pytest.mark.parametrize(("age", "said"), [(39, False), (40, True), (60, True)])
def test_scaled_chair_stands_are_explained_from_40_on(age: int, said: bool) -> None:
    case = a_case(measured("T01b", 20, Side.BOTH), person=Person(age=age, sex=Sex.MALE))
    assert ("t01b_scaled" in told(case)) is said
    assert "t01b_scaled" not in told(replace(case, tests=()))


def test_the_numbers_of_scaled_chair_stands_are_told() -> None:
    case = a_case(measured("T01b", 20, Side.BOTH), person=Person(age=45, sex=Sex.MALE))
    (text,) = (text for text in examine(case).texts if text.code == "t01b_scaled")
    assert dict(text.params) == {"age": 45, "goal": 26, "cut": 20, "percent": 90}


def test_notes_on_findings_and_answers_are_told_where_they_apply() -> None:
    assert "hip_shape" in told(a_case(measured("T23", 65)))
    assert "foot_shape" in told(a_case(measured("T20", "high")))
    assert "cadence_optional" in told(a_case(running=Running(cadence=160)))
    assert "hq_ratio_caution" in told(a_case(measured("T03", 0.6)))
    assert "hq_ratio_caution" not in told(a_case(measured("T03", 0.85)))
    one_missing = {item: points[0] for item, points in ITEMS.items() if item != "limp"}
    assert "akps_incomplete" in told(a_case(akps=Akps(answers=one_missing)))
    assert "akps_incomplete" not in told(a_case())


def test_a_clearance_counts_from_the_day_of_the_screening() -> None:
    case = with_screening(a_case(), gives_way="yes")
    yesterday = case.today.replace(day=case.today.day - 1)
    cleared = replace(case, scope=replace(case.scope, clinician_clearance_on=yesterday))
    assert examine(cleared).screening.level is Level.SOON
    assert examine(cleared, screened_on=yesterday).screening.level is Level.MODIFY


def test_an_answer_the_scale_or_test_does_not_have_is_refused() -> None:
    with pytest.raises(AkpsRefused):
        examine(a_case(akps=Akps(answers={"limp": 2})))
    with pytest.raises(ImplausibleValue):
        examine(a_case(Measurement(test="T01", side=Side.RIGHT, value=-4)))
