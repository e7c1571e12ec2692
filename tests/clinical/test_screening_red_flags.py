"""Every red flag has a smallest case that fires it alone, at its level."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.case import Measurement
from programs.clinical.screening import RULES
from programs.clinical.values import Side
from tests.clinical.screening_case import CLEAR_CASE, a_case, outcome, screened

ADULT, TEEN = {"age": 30}, {"age": 16}
SWOLLEN = {"swelling": "mild", "swelling_is_new": "yes"}
FOUR = {"swelling": "mild", "cannot_fully_bend_or_straighten": "yes", "weight_bearing": "reduced"}


def said(*keys: str, **words: str) -> dict[str, Any]:
    return {"screening": {**dict.fromkeys(keys, "yes"), **words}}


SMALLEST: list[tuple[str, str, dict[str, Any]]] = [
    ("RF01", "EMERGENCY", said("chest_symptoms")),
    ("RF02", "EMERGENCY", said("out_of_shape")),
    ("RF03", "EMERGENCY", said("cold_or_numb_foot")),
    ("RF04", "EMERGENCY", said("hot_red_knee", "fever_or_ill")),
    ("RF04b", "URGENT", said("hot_red_knee")),
    ("RF05", "EMERGENCY", said("cannot_take_four_steps") | {"knee": {"injury_days_ago": 7}}),
    ("RF06", "EMERGENCY", said("cannot_lift_straight_leg")),
    ("RF07", "EMERGENCY", said("open_wound_or_high_energy")),
    ("RF08", "URGENT", said("bony_tenderness") | {"knee": {"injury_days_ago": 7}}),
    ("RF08", "URGENT", said("cannot_bend_to_right_angle") | {"knee": {"injury_days_ago": 0}}),
    ("RF09", "URGENT", said("swelled_within_4_hours_of_injury")),
    ("RF10", "URGENT", {"screening": FOUR, "pain": {"now": 7}}),
    ("RF11", "SOON", {"screening": {"swelling": "mild"}, "pain": {"now": 7}}),
    ("RF11", "SOON", {"screening": {"swelling": "mild", "cannot_fully_bend_or_straighten": "yes"}}),
    ("RF11", "URGENT", {"screening": {"swelling": "mild", "weight_bearing": "reduced"}}),
    ("RF12", "SOON", {"screening": SWOLLEN}),
    ("RF13", "URGENT", said("locked")),
    ("RF14", "URGENT", said("calf_swollen_or_warm")),
    ("RF16a", "SOON", said("night_or_constant_pain")),
    ("RF17", "SOON", said("weight_loss_sweats_or_cancer")),
    ("RF18a", "URGENT", said("growing_lump") | {"person": {"age": 24}}),
    ("RF18b", "SOON", said("growing_lump") | {"person": {"age": 25}}),
    ("RF19", "SOON", said("inflammatory_signs")),
    ("RF20a", "SOON", said("gives_way")),
    ("RF20b", "URGENT", said("gives_way", "pop_or_injury_in_14_days")),
    ("RF20b", "URGENT", said("gives_way") | {"knee": {"injury_days_ago": 14}}),
    ("RF21", "SOON", said("kneecap_slipped_out")),
    ("RF22", "SOON", said("one_clear_injury_in_6_weeks")),
    ("RF22", "SOON", said("pop_or_injury_in_14_days")),
    ("RF23a", "URGENT", said(bone_pain="hip_groin_thigh")),
    ("RF23b", "SOON", said(bone_pain="shin_foot")),
    ("RF23c", "SOON", said("stress_fracture_or_low_energy")),
    ("RF24b", "SOON", said("groin_or_hip_pain") | {"person": {"age": 18}}),
    ("RF25a", "EMERGENCY", said("saddle_numbness")),
    ("RF25b", "SOON", said("back_pain_with_leg_symptoms")),
    ("RF27", "SOON", said("calf_pain_on_walking")),
    ("RF29", "URGENT", said(weight_bearing="none")),
    ("RF30", "URGENT", said("severe_unrelenting_pain")),
]

#: Rules that another row always accompanies.
TOGETHER: list[tuple[tuple[str, ...], str, dict[str, Any]]] = [
    (("RF14", "RF15"), "URGENT", said("calf_swollen_or_warm", "clot_risk")),
    (("RF16b", "RF17"), "URGENT", said("night_or_constant_pain", "weight_loss_sweats_or_cancer")),
    (("RF16b", "RF18b"), "URGENT", said("night_or_constant_pain", "growing_lump") | {"person": ADULT}),
    (("RF23b", "RF23c"), "URGENT", said("stress_fracture_or_low_energy", bone_pain="shin_foot")),
    (("RF04b", "RF26"), "EMERGENCY", said("infection_risk", "hot_red_knee")),
    (("RF12", "RF26"), "EMERGENCY", said("infection_risk", **SWOLLEN)),
    (("RF28", "SC12"), "SOON", said("steroid_or_fluoroquinolone_with_tendon_pain")),
    (("RF24a", "SC02"), "URGENT", said("groin_or_hip_pain") | {"person": TEEN}),
    (("RF24a", "SC01"), "URGENT", said("limp") | {"person": {"age": 8}}),
    (("RF24b", "SC02"), "SOON", said("groin_or_hip_pain") | {"person": {"age": 17}}),
    # Pain in the front of the thigh is the thigh pain of RF24a; from 17 on it is PF1's.
    (("RF24a", "PF1", "SC02"), "URGENT", {"knee": {"location": "front_thigh"}, "person": TEEN}),
    (("PF1", "SC02"), "SOON", {"knee": {"location": "front_thigh"}, "person": {"age": 17}}),
    (("RF02", "RF10"), "EMERGENCY", {"screening": {**FOUR, "out_of_shape": "yes"}, "pain": {"now": 9}}),
]


def test_a_runner_without_any_sign_is_clear() -> None:
    result = screened(CLEAR_CASE)
    assert (result.level.name, result.rules, result.limits, result.unanswered) == ("CLEAR", (), (), ())


@pytest.mark.parametrize(("rule", "level", "changes"), SMALLEST)
def test_a_smallest_case_fires_exactly_this_rule(rule: str, level: str, changes: dict[str, Any]) -> None:
    assert outcome(**changes) == (level, (rule,))


@pytest.mark.parametrize(("rules", "level", "changes"), TOGETHER)
def test_rules_that_come_together_give_the_higher_level(
    rules: tuple[str, ...], level: str, changes: dict[str, Any]
) -> None:
    assert outcome(**changes) == (level, rules)


def test_every_red_flag_is_in_one_of_the_tables() -> None:
    shown = {rule for rule, _, _ in SMALLEST} | {rule for rules, _, _ in TOGETHER for rule in rules}
    assert {rule.id for rule in RULES if rule.id.startswith("RF")} <= shown


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # The seed's rule needs all four; each one less is a lower row.
        ({"screening": FOUR, "pain": {"now": 6}}, ("URGENT", ("RF11",))),
        ({"screening": FOUR | {"cannot_fully_bend_or_straighten": "no"}, "pain": {"now": 9}}, ("URGENT", ("RF11",))),
        ({"screening": FOUR | {"weight_bearing": "normal"}, "pain": {"now": 9}}, ("SOON", ("RF11",))),
        ({"screening": FOUR | {"swelling": "none"}, "pain": {"now": 9}}, ("SOON", ("RF13",))),
        # Pain now decides; the worst of the week only where now was not answered.
        ({"screening": FOUR, "pain": {"now": 2, "worst_7d": 9}}, ("URGENT", ("RF11",))),
        ({"screening": FOUR, "pain": {"now": None, "worst_7d": 7}}, ("URGENT", ("RF10",))),
        ({"screening": FOUR, "pain": {"now": None, "worst_7d": None}}, ("URGENT", ("RF10", "RF11"))),
    ],
)
def test_the_seed_rule_at_its_borders(changes: dict[str, Any], expected: tuple[str, tuple[str, ...]]) -> None:
    assert outcome(**changes) == expected


@pytest.mark.parametrize(
    ("knee", "screening", "age", "expected"),
    [
        ({"injury_days_ago": 8}, {"cannot_take_four_steps": "yes"}, 24, ("URGENT", ("RF22", "RF29"))),
        ({"injury_days_ago": 15}, {"cannot_take_four_steps": "yes"}, 24, ("URGENT", ("RF29",))),
        ({}, {"cannot_take_four_steps": "yes"}, 24, ("EMERGENCY", ("RF05",))),
        ({"injury_days_ago": 8}, {"bony_tenderness": "yes"}, 24, ("SOON", ("RF22",))),
        ({"injury_days_ago": 15}, {"bony_tenderness": "yes"}, 24, ("SOON", ("RF22",))),
        ({"injury_days_ago": 42}, {"bony_tenderness": "unsure"}, 24, ("SOON", ("RF22",))),
        ({"injury_days_ago": 43}, {"bony_tenderness": "yes"}, 24, ("CLEAR", ())),
        ({}, {"bony_tenderness": "yes"}, 24, ("URGENT", ("RF08",))),
        ({}, {"cannot_bend_to_right_angle": "yes"}, 24, ("SOON", ("RF13",))),
        ({}, {"cannot_bend_to_right_angle": "unsure"}, 24, ("SOON", ("RF13",))),
        ({"injury_days_ago": 43}, {"cannot_bend_to_right_angle": "yes"}, 24, ("SOON", ("RF13",))),
        ({}, {"cannot_bend_to_right_angle": "yes", "swelling": "mild"}, 24, ("SOON", ("RF11",))),
        ({"injury_days_ago": 7}, {"cannot_bend_to_right_angle": "yes"}, 24, ("URGENT", ("RF08",))),
        ({}, {"cannot_bend_to_right_angle": "yes", "pop_or_injury_in_14_days": "yes"}, 24, ("URGENT", ("RF08",))),
        (
            {},
            {"cannot_bend_to_right_angle": "yes", "one_clear_injury_in_6_weeks": "yes"},
            24,
            ("SOON", ("RF08", "RF22")),
        ),
        ({"injury_days_ago": 7}, {}, 55, ("URGENT", ("RF08", "SC04"))),
        ({"injury_days_ago": 7}, {}, 54, ("SOON", ("RF22", "SC04"))),
        ({"injury_days_ago": 8}, {}, 55, ("SOON", ("RF22", "SC04"))),
        ({"injury_days_ago": 14}, {}, 24, ("SOON", ("RF22",))),
        ({"injury_days_ago": 15}, {}, 24, ("CLEAR", ())),
        ({"injury_days_ago": 15}, {"gives_way": "yes"}, 24, ("SOON", ("RF20a",))),
    ],
)
def test_an_injury_counts_for_as_long_as_the_evidence_says(
    knee: dict[str, int], screening: dict[str, str], age: int, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert outcome(knee=knee, screening=screening, person={"age": age}) == expected


@pytest.mark.parametrize(
    ("days", "weeks", "fires"),
    [
        (14, 18, True),  # within 14 days whatever the pain
        (15, 2, True),
        (15, 3, False),  # 21 days of pain and more: it was there before
        (28, 4, True),  # as old as the injury
        (27, 4, False),
        (42, 6, True),
        (42, 7, False),
        (43, 4, False),  # more than six weeks ago
        (42, None, True),  # nobody said how long
        (15, None, True),
    ],
)
def test_an_injury_of_six_weeks_is_looked_at_unless_the_pain_is_older(
    days: int, weeks: int | None, fires: bool
) -> None:
    knee = {"injury_days_ago": days, "duration_weeks": weeks}
    level, rules = outcome(knee=knee)
    assert ("RF22" in rules) is fires
    assert level in ({"SOON"} if fires or weeks is None else {"CLEAR", "MODIFY"})


@pytest.mark.parametrize(
    ("screening", "expected"),
    [
        ({"swelling": "mild"}, ("MODIFY", ("SWOLLEN",))),
        ({"swelling": "marked"}, ("SOON", ("RF12",))),
        ({"swelling_is_new": "yes"}, ("SOON", ("RF12",))),
        ({"swelling": "marked", "fever_or_ill": "yes"}, ("EMERGENCY", ("RF04", "RF12"))),
        ({"swelling": "mild", "fever_or_ill": "yes"}, ("SOON", ("SWOLLEN", "SC15"))),
        ({"infection_risk": "yes", "swelling": "mild"}, ("MODIFY", ("SWOLLEN",))),
        ({"clot_risk": "yes"}, ("CLEAR", ())),
        ({"limp": "yes"}, ("CLEAR", ())),
    ],
)
def test_a_sign_that_needs_another_counts_only_with_it(
    screening: dict[str, str], expected: tuple[str, tuple[str, ...]]
) -> None:
    assert outcome(screening=screening) == expected


@pytest.mark.parametrize(
    ("scope", "is_raised"),
    [
        ({}, False),
        ({"pregnant_weeks": 0}, True),
        ({"pregnant_weeks": 9}, True),
        ({"weeks_since_birth": 5}, True),
        ({"weeks_since_birth": 6}, True),
        ({"weeks_since_birth": 7}, False),
        ({"surgery_months_ago": 2}, True),
        ({"surgery_months_ago": 3}, True),
        ({"surgery_months_ago": 4}, False),
        ({"contraindications": frozenset({"dvt_risk"})}, True),
    ],
)
def test_a_raised_risk_of_a_clot_is_read_from_the_scope_as_well(scope: dict[str, Any], is_raised: bool) -> None:
    level, rules = outcome(scope=scope, screening={"calf_swollen_or_warm": "yes"})
    assert (level, "RF14" in rules, "RF15" in rules) == ("URGENT", True, is_raised)


@pytest.mark.parametrize(
    ("scope", "level"),
    [
        ({"injection_weeks_ago": 13}, "EMERGENCY"),
        ({"injection_weeks_ago": 14}, "URGENT"),
        ({"surgery_months_ago": 3}, "EMERGENCY"),
        ({"surgery_months_ago": 4}, "URGENT"),
    ],
)
def test_a_hot_knee_after_surgery_or_an_injection_is_an_emergency_for_three_months(
    scope: dict[str, int], level: str
) -> None:
    assert outcome(scope=scope, screening={"hot_red_knee": "yes"})[0] == level
    swollen = outcome(scope=scope, screening=SWOLLEN)
    assert (swollen[0] == "EMERGENCY", "RF26" in swollen[1]) == (level == "EMERGENCY",) * 2


@pytest.mark.parametrize(
    ("akps", "level", "rules"),
    [
        ({"support": 0}, "URGENT", ("RF29",)),
        ({"support": 3}, "CLEAR", ()),
        ({"swelling": 0}, "SOON", ("RF12",)),
        ({"swelling": 4}, "SOON", ("RF12",)),
        ({"kneecap": 0}, "SOON", ("RF21",)),
        ({"pain": 8}, "CLEAR", ()),
        ({"pain": 0}, "SOON", ("RF16a",)),
        ({"pain": 6}, "SOON", ("RF16a",)),
        ({"pain": 3}, "CLEAR", ()),
        ({"swelling": 6}, "SOON", ("RF12",)),
        ({"swelling": 8}, "CLEAR", ()),
        ({"kneecap": 2}, "SOON", ("RF21",)),
        ({"kneecap": 4}, "CLEAR", ()),
        ({"flexion": 0}, "SOON", ("RF13",)),
        ({"flexion": 3}, "CLEAR", ()),
        ({"thigh": 0}, "SOON", ("AKPS12",)),
        ({"thigh": 3}, "CLEAR", ()),
    ],
)
def test_answers_of_the_knee_score_reach_the_screening(
    akps: dict[str, int], level: str, rules: tuple[str, ...]
) -> None:
    assert outcome(akps=akps) == (level, rules)


def test_no_weight_on_the_leg_after_a_fresh_injury_asks_for_the_four_steps() -> None:
    for facts, asks in (
        ({"knee": {"injury_days_ago": 7}}, True),
        ({"knee": {"injury_days_ago": 8}}, False),
        ({"screening": {"pop_or_injury_in_14_days": "yes"}}, True),
        ({"screening": {"pop_or_injury_in_14_days": "unsure"}}, True),
        ({"screening": {"pop_or_injury_in_14_days": "yes"}, "knee": {"injury_days_ago": 8}}, False),
        ({}, False),
    ):
        level, rules = outcome(akps={"support": 0}, **facts)
        assert (level, "RF05" in rules, "RF29" in rules) == ("URGENT", asks, True)
    assert outcome(akps={"support": 0}, knee={"injury_days_ago": 2}) == ("URGENT", ("RF05", "RF22", "RF29"))


@pytest.mark.parametrize(
    ("age", "degrees", "pain", "expected"),
    [
        (17, 19, 1, ("SOON", ("RF24b", "SC02"))),
        (17, 20, 1, ("SOON", ("SC02",))),
        (17, 19, 0, ("SOON", ("SC02",))),
        (16, 19, 1, ("URGENT", ("RF24a", "SC02"))),
        (30, 19, 1, ("SOON", ("RF24b",))),
    ],
)
def test_a_hip_that_turns_little_and_hurts_is_looked_at_sooner_in_the_young(
    age: int, degrees: int, pain: int, expected: tuple[str, tuple[str, ...]]
) -> None:
    turn = Measurement(test="T23", side=Side.LEFT, value=degrees, pain=pain)
    result = screened(replace(a_case(person={"age": age}), tests=(turn,)))
    assert (result.level.name, result.rules) == expected


@pytest.mark.parametrize(
    ("rest", "word", "expected"),
    [
        (8, "no", ("CLEAR", ())),
        (9, "no", ("SOON", ("RF30",))),
        (10, "no", ("SOON", ("RF30",))),
        (9, "unsure", ("SOON", ("RF30",))),
        (9, "yes", ("URGENT", ("RF30",))),
        (None, "no", ("CLEAR", ())),
    ],
)
def test_pain_of_nine_at_rest_is_not_passed_by_a_no_to_the_question(
    rest: int | None, word: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert outcome(pain={"rest": rest}, screening={"severe_unrelenting_pain": word}) == expected


def test_pain_that_wakes_most_nights_is_the_night_pain_of_the_red_flags() -> None:
    assert outcome(pain={"night": "most_nights"}) == ("SOON", ("RF16a",))
    assert outcome(pain={"night": "occasional"}) == ("CLEAR", ())
