"""Whom the program is for: borders of SC01-SC18 and of the pattern PF1-PF3, and what a clearance lifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from programs.clinical.case import Measurement
from programs.clinical.screening import (
    RULES,
    bmi_of,
    body_mass_index,
    differential_hints,
    fired_rules,
    may_be_cleared,
    may_have_plan,
    screen,
    short_history_alone,
)
from programs.clinical.values import Side
from tests.clinical.screening_case import CLEAR_CASE, MONDAY, a_case, outcome, screened

CLEARED = {"clinician_clearance_on": MONDAY}
BOTH = CLEARED | {"guardian_consent": True}


def bmi(value: float) -> dict[str, Any]:
    return {"person": {"height_cm": 100, "weight_kg": value}}


SCOPE: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    ({"person": {"age": 15}}, "SOON", ("SC01",)),
    ({"person": {"age": 15}, "scope": BOTH}, "SOON", ("SC01",)),
    ({"person": {"age": 16}}, "SOON", ("SC02",)),
    ({"person": {"age": 17}, "scope": {"guardian_consent": True}}, "SOON", ("SC02",)),
    ({"person": {"age": 17}, "scope": CLEARED}, "SOON", ("SC02",)),
    ({"person": {"age": 17}, "scope": BOTH}, "MODIFY", ("SC02",)),
    ({"person": {"age": 16}, "scope": BOTH}, "MODIFY", ("SC02",)),
    ({"person": {"age": 16}, "scope": BOTH | {"clinician_clearance_on": date(2027, 1, 3)}}, "SOON", ("SC02",)),
    ({"person": {"age": 18}}, "CLEAR", ()),
    ({"person": {"age": 0}}, "SOON", ("SC01",)),
    ({"person": {"age": 45}}, "CLEAR", ()),
    ({"person": {"age": 46}}, "MODIFY", ("SC04",)),
    ({"person": {"age": 60}}, "MODIFY", ("SC04",)),
    ({"person": {"age": 61}}, "SOON", ("SC05",)),
    ({"person": {"age": 61}, "scope": CLEARED}, "MODIFY", ("SC05",)),
    ({"person": {"age": 60}, "scope": {"first_knee_pain_ever": True} | CLEARED}, "MODIFY", ("SC04", "SC05")),
    ({"person": {"age": 24}, "scope": {"first_knee_pain_ever": True}}, "CLEAR", ()),
    ({"person": {"age": 54}, "scope": {"first_knee_pain_ever": True}}, "MODIFY", ("SC04",)),
    ({"person": {"age": 55}, "scope": {"first_knee_pain_ever": True}}, "SOON", ("SC04", "SC05")),
    ({"scope": {"pregnant_weeks": 0}}, "SOON", ("SC06",)),
    ({"scope": {"pregnant_weeks": 30} | CLEARED}, "MODIFY", ("SC06",)),
    ({"scope": {"weeks_since_birth": 0}}, "SOON", ("SC06",)),
    ({"scope": {"weeks_since_birth": 11} | CLEARED}, "MODIFY", ("SC06",)),
    ({"scope": {"weeks_since_birth": 11}}, "SOON", ("SC06",)),
    ({"scope": {"weeks_since_birth": 12}}, "CLEAR", ()),
    ({"scope": {"surgery_months_ago": 12}}, "SOON", ("SC07",)),
    ({"scope": {"surgery_months_ago": 0}}, "SOON", ("SC07",)),
    ({"scope": {"surgery_months_ago": 12} | CLEARED}, "MODIFY", ("SC07",)),
    ({"scope": {"implant": True} | CLEARED}, "MODIFY", ("SC07",)),
    ({"scope": {"surgery_months_ago": 13}}, "CLEAR", ()),
    ({"scope": {"surgery_months_ago": 90, "implant": True}}, "SOON", ("SC07",)),
    ({"scope": {"anticoagulant": True}}, "MODIFY", ("SC08",)),
    ({"scope": {"contraindications": frozenset({"anticoagulants"})}}, "MODIFY", ("SC08",)),
    ({"scope": {"heart_lung_or_parq": True}}, "SOON", ("SC09",)),
    ({"scope": {"contraindications": frozenset({"hypertension"})}}, "MODIFY", ("SC09",)),
    ({"scope": {"heart_lung_or_parq": True} | CLEARED}, "MODIFY", ("SC09",)),
    ({"scope": {"inflammatory_arthritis": True}}, "SOON", ("SC10",)),
    ({"scope": {"inflammatory_arthritis": True} | CLEARED}, "MODIFY", ("SC10",)),
    ({"scope": {"osteoporosis": True}}, "SOON", ("SC10",)),
    ({"scope": {"osteoporosis": True} | CLEARED}, "MODIFY", ("SC10",)),
    ({"scope": {"injection_weeks_ago": 2}}, "SOON", ("SC11",)),
    ({"scope": {"injection_weeks_ago": 0}}, "SOON", ("SC11",)),
    # A clinician's word does not make the two weeks pass.
    ({"scope": {"injection_weeks_ago": 2} | CLEARED}, "SOON", ("SC11",)),
    ({"scope": {"injection_weeks_ago": 3} | CLEARED}, "MODIFY", ("SC11",)),
    ({"scope": {"injection_weeks_ago": 3}}, "MODIFY", ("SC11",)),
    ({"scope": {"injection_weeks_ago": 13}}, "MODIFY", ("SC11",)),
    ({"scope": {"injection_weeks_ago": 14}}, "CLEAR", ()),
    (bmi(34.9), "CLEAR", ()),
    (bmi(35), "MODIFY", ("SC13",)),
    (bmi(34.99), "CLEAR", ()),
    (bmi(18.49), "SOON", ("SC14",)),
    (bmi(18.4) | {"scope": CLEARED}, "MODIFY", ("SC14",)),
    (bmi(18.5), "CLEAR", ()),
    ({"scope": {"tendon_medicine": True}}, "MODIFY", ("SC12",)),
    ({"screening": {"fever_or_ill": "yes"}}, "SOON", ("SC15",)),
    ({"screening": {"fever_or_ill": "unsure"}}, "SOON", ("SC15",)),
    ({"screening": {"fever_or_ill": "yes"}, "scope": CLEARED}, "MODIFY", ("SC15",)),
    ({"screening": {"fever_or_ill": "yes"}, "scope": {"fever_free_hours": 71}}, "SOON", ("SC15",)),
    ({"scope": {"fever_free_hours": 0}}, "SOON", ("SC15",)),
    ({"scope": {"fever_free_hours": 23}}, "SOON", ("SC15",)),
    ({"scope": {"fever_free_hours": 24}}, "MODIFY", ("SC15",)),
    ({"scope": {"fever_free_hours": 71}}, "MODIFY", ("SC15",)),
    ({"scope": {"fever_free_hours": 72}}, "CLEAR", ()),
    ({"scope": {"kneeling_hurts": True}}, "MODIFY", ("SC16",)),
    ({"knee": {"provoked_by": frozenset({"kneeling", "stairs"})}}, "MODIFY", ("SC16",)),
    ({"scope": {"contraindications": frozenset({"kneeling_pain"})}}, "MODIFY", ("SC16",)),
    ({"fear": 0}, "CLEAR", ()),
    ({"fear": 5}, "CLEAR", ()),
    ({"fear": 6}, "MODIFY", ("SC17",)),
    ({"scope": {"low_mood": True}}, "MODIFY", ("SC17",)),
    ({"scope": {"pain_everywhere": True}}, "MODIFY", ("SC17",)),
    ({"scope": {"under_physio": True}}, "MODIFY", ("SC18",)),
    ({"scope": {"contraindications": frozenset({"sciatica"})}}, "CLEAR", ()),
]

PATTERN: list[tuple[dict[str, Any], str, tuple[str, ...]]] = [
    *[
        ({"knee": {"location": place}}, "SOON", ("PF1",))
        for place in ("outer", "inner", "below", "back", "front_thigh", None)
    ],
    ({"knee": {"provoked_by": frozenset({"squat"})}}, "SOON", ("PF2",)),
    ({"knee": {"provoked_by": frozenset({"squat", "jumping"})}}, "CLEAR", ()),
    ({"knee": {"provoked_by": frozenset()}}, "SOON", ("PF2",)),
    ({"knee": {"provoked_by": None}}, "SOON", ("PF2",)),
    ({"knee": {"duration_weeks": 4}}, "CLEAR", ()),
    ({"knee": {"duration_weeks": 3}}, "MODIFY", ("PF3",)),
    ({"knee": {"duration_weeks": None}}, "SOON", ("PF3",)),
    ({"knee": {"onset": "sudden"}}, "SOON", ("PF3",)),
    ({"knee": {"onset": None}}, "SOON", ("PF3",)),
    ({"knee": {"worse_straightening": "no"}}, "CLEAR", ()),
    ({"knee": {"worse_straightening": "yes"}}, "MODIFY", ("FAT_PAD",)),
    ({"knee": {"worse_straightening": "unsure"}}, "MODIFY", ("FAT_PAD",)),
    ({"knee": {"worse_straightening": "yes", "location": "below"}}, "SOON", ("PF1", "FAT_PAD")),
    ({"knee": {"worse_straightening": "yes", "location": "inner"}}, "SOON", ("PF1",)),
    ({"screening": {"swelling": "none"}}, "CLEAR", ()),
    ({"screening": {"swelling": "none"}, "akps": {"swelling": 8}}, "CLEAR", ()),
    ({"screening": {"swelling": "mild"}}, "MODIFY", ("SWOLLEN",)),
    ({"screening": {"swelling": "mild"}, "scope": CLEARED}, "MODIFY", ("SWOLLEN",)),
    ({"screening": {"swelling": "mild", "swelling_is_new": "yes"}}, "SOON", ("RF12",)),
    ({"screening": {"swelling": "marked"}}, "SOON", ("RF12",)),
    ({"screening": {"swelling": "unsure"}}, "SOON", ("RF12",)),
    # A clinician's word opens the plan, and the knee is as swollen as before.
    ({"screening": {"swelling": "mild", "swelling_is_new": "yes"}, "scope": CLEARED}, "MODIFY", ("RF12", "SWOLLEN")),
    ({"screening": {"swelling": "marked"}, "scope": CLEARED}, "MODIFY", ("RF12", "SWOLLEN")),
    ({"screening": {"swelling": "unsure"}, "scope": CLEARED}, "MODIFY", ("RF12", "SWOLLEN")),
    ({"akps": {"swelling": 6}, "scope": CLEARED}, "MODIFY", ("RF12", "SWOLLEN")),
]


@pytest.mark.parametrize(("changes", "level", "rules"), [*SCOPE, *PATTERN])
def test_scope_and_pattern_at_their_borders(changes: dict[str, Any], level: str, rules: tuple[str, ...]) -> None:
    assert outcome(**changes) == (level, rules)


def test_every_scope_row_and_criterion_is_in_a_table() -> None:
    shown = {rule for _, _, rules in [*SCOPE, *PATTERN] for rule in rules}
    enforced_elsewhere = {"SC03", "PF4", "PF5"}
    rows = {rule.id for rule in RULES if rule.id[:2] in {"SC", "PF"}}
    assert rows - enforced_elsewhere <= shown


def test_new_swelling_with_blood_thinners_is_urgent() -> None:
    swollen = {"swelling": "mild", "swelling_is_new": "yes"}
    assert outcome(scope={"anticoagulant": True}, screening=swollen) == ("URGENT", ("RF12", "SC08"))


@pytest.mark.parametrize(
    ("screening", "clearance", "level"),
    [
        ({"kneecap_slipped_out": "yes"}, MONDAY, "MODIFY"),
        ({"kneecap_slipped_out": "yes"}, MONDAY - timedelta(days=1), "SOON"),
        ({"kneecap_slipped_out": "yes"}, MONDAY + timedelta(days=1), "SOON"),
        ({"kneecap_slipped_out": "yes"}, None, "SOON"),
        ({"calf_swollen_or_warm": "unsure"}, MONDAY, "MODIFY"),
        ({"calf_swollen_or_warm": "yes"}, MONDAY, "URGENT"),
        ({"chest_symptoms": "unsure"}, MONDAY, "URGENT"),
        ({"chest_symptoms": "yes"}, MONDAY, "EMERGENCY"),
    ],
)
def test_a_clearance_lifts_soon_and_nothing_above_it(
    screening: dict[str, str], clearance: date | None, level: str
) -> None:
    assert outcome(screening=screening, scope={"clinician_clearance_on": clearance})[0] == level


def test_a_clearance_counts_from_the_day_of_the_screening_not_of_the_program() -> None:
    case = a_case(screening={"kneecap_slipped_out": "yes"}, scope={"clinician_clearance_on": date(2026, 12, 29)})
    assert screen(case, {}).level.name == "SOON"
    assert screen(case, {}, screened_on=date(2026, 12, 29)).level.name == "MODIFY"
    assert screen(case, {}, screened_on=date(2026, 12, 30)).level.name == "SOON"


@pytest.mark.parametrize(
    "knee", [{"location": "outer"}, {"provoked_by": frozenset({"running"})}, {"duration_weeks": 3}]
)
def test_no_clearance_makes_another_pain_fit_the_program(knee: dict[str, Any]) -> None:
    case = a_case(knee=knee, scope=CLEARED)
    assert not may_have_plan(case, screened(case))


def test_a_sudden_start_fits_once_a_clinician_has_looked_at_it() -> None:
    case = a_case(knee={"onset": "sudden"}, scope=CLEARED)
    assert screened(case).level.name == "MODIFY"
    assert may_have_plan(case, screened(case))


def test_a_short_history_alone_waits_and_is_not_sent_to_a_doctor() -> None:
    short = a_case(knee={"duration_weeks": 2})
    assert short_history_alone(short, screened(short))
    assert not may_have_plan(short, screened(short))
    blocked = a_case(knee={"duration_weeks": 2}, screening={"locked": "yes"})
    assert not short_history_alone(blocked, screened(blocked))
    assert not short_history_alone(CLEAR_CASE, screened(CLEAR_CASE))


@pytest.mark.parametrize(("weeks", "allowed"), [(3, False), (4, True)])
def test_a_plan_needs_four_weeks_of_pain(weeks: int, allowed: bool) -> None:
    case = a_case(knee={"duration_weeks": weeks})
    assert may_have_plan(case, screened(case)) is allowed


@pytest.mark.parametrize(
    ("place", "age", "hints"),
    [
        ("front", 24, ()),
        ("below", 24, ("below_kneecap",)),
        ("below", 15, ("growth_plate",)),
        ("outer", 24, ("outer_band",)),
        ("front", 49, ()),
        ("front", 50, ("older_knee",)),
        ("inner", 50, ("older_knee", "inner_side")),
        ("back", 24, ("back_of_knee",)),
        ("front_thigh", 24, ("hip",)),
        ("below", 9, ("below_kneecap",)),
        ("below", 10, ("growth_plate",)),
        ("below", 16, ("below_kneecap",)),
    ],
)
def test_hints_name_what_else_it_could_be(place: str, age: int, hints: tuple[str, ...]) -> None:
    assert differential_hints(a_case(knee={"location": place}, person={"age": age})) == hints


@pytest.mark.parametrize("place", ["inner", "outer", "back"])
@pytest.mark.parametrize("sign", ["locked", "gives_way", "one_clear_injury_in_6_weeks"])
def test_catching_at_the_side_points_to_the_joint_line(place: str, sign: str) -> None:
    for word, hinted in (("no", False), ("unsure", place != "back"), ("yes", place != "back")):
        hints = differential_hints(a_case(knee={"location": place}, screening={sign: word}))
        assert ("joint_line" in hints) is hinted


@pytest.mark.parametrize(("word", "hinted"), [("no", False), ("unsure", True), ("yes", True)])
def test_pain_below_the_kneecap_that_is_worse_when_straight_has_a_hint_of_its_own(word: str, hinted: bool) -> None:
    hints = differential_hints(a_case(knee={"location": "below", "worse_straightening": word}))
    assert hints == ("below_kneecap", *(["fat_pad"] if hinted else []))


def test_body_mass_index_needs_both_numbers() -> None:
    person = a_case(person={"height_cm": 170, "weight_kg": 53.465}).person
    assert body_mass_index(person) == 18.5
    assert body_mass_index(a_case(person={"height_cm": None}).person) is None
    assert body_mass_index(a_case(person={"weight_kg": None}).person) is None


@pytest.mark.parametrize(("value", "rules"), [(18.4, {"SC14"}), (18.5, set()), (34.9, set()), (35, {"SC13"})])
def test_a_body_mass_index_measured_elsewhere_counts_where_height_or_weight_is_not_told(
    value: float, rules: set[str]
) -> None:
    test = (Measurement(test="T25", side=Side.BOTH, value=value),)
    without = replace(a_case(person={"height_cm": None}), tests=test)
    assert {rule for rule in screen(without, {}).rules if rule in ("SC13", "SC14")} == rules
    told = replace(a_case(person={"height_cm": 170, "weight_kg": 65}), tests=test)
    assert bmi_of(told) == body_mass_index(told.person)


@pytest.mark.parametrize(
    ("changes", "clearable"),
    [
        ({"screening": {"kneecap_slipped_out": "yes"}}, True),
        ({"screening": {"locked": "yes"}}, False),
        ({"screening": {"kneecap_slipped_out": "maybe"}}, False),
        ({"person": {"age": 17}}, True),
        ({"person": {"age": 15}}, False),
        ({"knee": {"location": "outer"}}, False),
        ({"knee": {"onset": "sudden"}}, True),
        ({}, False),
    ],
)
def test_a_clearance_is_asked_for_only_where_it_can_open_the_way(changes: dict[str, Any], clearable: bool) -> None:
    assert may_be_cleared(screened(a_case(**changes))) is clearable


def test_a_fired_rule_says_whether_it_is_certain() -> None:
    case = a_case(screening={"locked": "unsure", "gives_way": "yes"})
    found = [(item.rule.id, item.level.name, item.certain) for item in fired_rules(case, {})]
    assert found == [("RF13", "SOON", False), ("RF20a", "SOON", True)]
