"""Every combination of answers that belong together, against the rows of §2.2 written down a second time.

The expected side knows nothing of the rule table: 0 is "no", 1 "not sure" and 2 "yes"; "and" is the smaller of two
answers, "or" the larger, and "not sure" is the level minus one, never below SOON.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from programs.clinical.screening import QUESTIONS
from programs.clinical.values import Level
from tests.clinical.screening_case import CLEAR_CASE, a_case, outcome, screened

CLEAR, SOON, URGENT, EMERGENCY = Level.CLEAR, Level.SOON, Level.URGENT, Level.EMERGENCY
WORDS = ("no", "unsure", "yes")
NO, UNSURE, YES = 0, 1, 2
Expected = dict[str, Level]


def rows(**found: tuple[int, Level]) -> Expected:
    """Rule -> level, of those that are not "no"."""
    return {
        rule: level if truth == YES else max(Level(level - 1), SOON) for rule, (truth, level) in found.items() if truth
    }


def unless(stricter: int, truth: int) -> int:
    return NO if stricter == YES else truth


def swollen_knee(swelling: int, new: int, pain: int, stiff: int, weight: int) -> Expected:
    """The seed's rule and its two smaller sisters; `swelling` 2 = mild, 3 = marked; `weight` 3 = none at all."""
    swollen = max(min(swelling, YES), new)
    little_weight = min(weight, YES)
    four = min(swollen, pain, stiff, little_weight)
    some = unless(four, min(swollen, max(pain, stiff, little_weight)))
    fresh = min(swollen, max(new, YES if swelling == 3 else swelling if swelling == UNSURE else NO))
    alone = YES if swollen and not (four or some or fresh) else NO  # no sign stops it, and yet it does not run (7.6)
    return rows(
        SWOLLEN=(alone, Level.MODIFY),
        RF10=(four, URGENT),
        RF11=(some, URGENT if little_weight == YES else SOON),
        RF12=(unless(four, unless(some, fresh)), SOON),
        RF13=(unless(swollen, min(stiff, UNSURE)), URGENT),
        RF29=(YES if weight == 3 else UNSURE if weight == UNSURE else NO, URGENT),
    )


def hot_knee(hot: int, fever: int, marked: int, risk: int) -> Expected:
    septic = min(max(hot, marked), fever)
    return rows(
        RF04=(septic, EMERGENCY),
        RF04b=(unless(fever, hot), URGENT),
        RF12=(marked, SOON),
        RF26=(min(risk, max(hot, marked)), EMERGENCY),
        SC15=(unless(septic, fever), SOON),
    )


def night_pain(night: int, loss: int, lump: int, age: int) -> Expected:
    both = min(night, max(loss, lump))
    return rows(
        RF16a=(unless(both, night), SOON),
        RF16b=(both, URGENT),
        RF17=(loss, SOON),
        RF18a=(lump if age < 25 else NO, URGENT),
        RF18b=(lump if age >= 25 else NO, SOON),
    )


def giving_way(gives: int, pop: int, injured: int) -> Expected:
    recent = max(pop, injured)
    both = min(gives, recent)
    return rows(RF20a=(unless(both, gives), SOON), RF20b=(both, URGENT), RF22=(unless(both, recent), SOON))


def bone(where: str, hungry: int) -> Expected:
    """`hungry`: RF23c, which raises RF23b to URGENT; not sure of it raises it to URGENT minus one, which is SOON."""
    sure = {"none": (NO, NO), "unsure": (UNSURE, UNSURE), "shin_foot": (NO, YES), "hip_groin_thigh": (YES, NO)}[where]
    return rows(RF23a=(sure[0], URGENT), RF23b=(sure[1], URGENT if hungry == YES else SOON), RF23c=(hungry, SOON))


def hip(groin: int, limp: int, age: int) -> Expected:
    return rows(RF24a=(max(groin, limp) if age <= 16 else NO, URGENT), RF24b=(groin if age >= 17 else NO, SOON))


def clot(calf: int, risk: int) -> Expected:
    return rows(RF14=(calf, URGENT), RF15=(min(calf, risk), URGENT))


def check(expected: Expected, changes: dict[str, Any], *, besides: tuple[str, ...] = ()) -> None:
    """The rules that fire are these (others of the same facts stand in `besides`), and the highest level wins."""
    level, found = outcome(**changes)
    assert {rule for rule in found if rule not in besides} == set(expected), changes
    assert level == max([CLEAR, *expected.values()]).name, changes


def said(**truths: int) -> dict[str, Any]:
    return {"screening": {key: WORDS[truth] for key, truth in truths.items()}}


def test_the_swollen_knee_in_all_its_combinations() -> None:
    swellings, weights = ("none", "unsure", "mild", "marked"), ("normal", "unsure", "reduced", "none")
    pains: dict[int, dict[str, int | None]] = {NO: {"now": 6}, UNSURE: {"now": None, "worst_7d": None}, YES: {"now": 7}}
    for swelling, new, pain, stiff, weight in product(range(4), range(3), pains, range(3), range(4)):
        changes = said(swelling_is_new=new, cannot_fully_bend_or_straighten=stiff)
        changes["screening"] |= {"swelling": swellings[swelling], "weight_bearing": weights[weight]}
        check(swollen_knee(swelling, new, pain, stiff, weight), changes | {"pain": pains[pain]})


def test_the_hot_knee_in_all_its_combinations() -> None:
    for hot, fever, marked, risk in product(range(3), range(3), (NO, YES), range(3)):
        changes = said(hot_red_knee=hot, fever_or_ill=fever, infection_risk=risk)
        changes["screening"]["swelling"] = "marked" if marked else "none"
        check(hot_knee(hot, fever, marked, risk), changes)


def test_night_pain_in_all_its_combinations() -> None:
    for night, loss, lump, age in product(range(3), range(3), range(3), (24, 25)):
        changes = said(night_or_constant_pain=night, weight_loss_sweats_or_cancer=loss, growing_lump=lump)
        check(night_pain(night, loss, lump, age), changes | {"person": {"age": age}})


def test_giving_way_in_all_its_combinations() -> None:
    for gives, pop, days in product(range(3), range(3), (None, 14, 15)):
        changes = said(gives_way=gives, pop_or_injury_in_14_days=pop) | {"knee": {"injury_days_ago": days}}
        check(giving_way(gives, pop, YES if days == 14 else NO), changes)


def test_bone_pain_in_all_its_combinations() -> None:
    for where, hungry in product(("none", "unsure", "shin_foot", "hip_groin_thigh"), range(3)):
        changes = said(stress_fracture_or_low_energy=hungry)
        changes["screening"]["bone_pain"] = where
        check(bone(where, hungry), changes)


def test_the_hip_in_all_its_combinations() -> None:
    young = {"guardian_consent": True, "clinician_clearance_on": CLEAR_CASE.today}
    for groin, limp, age in product(range(3), range(3), (8, 16, 17, 18)):
        changes = said(groin_or_hip_pain=groin, limp=limp) | {
            "person": {"age": age},
            "scope": young if age < 18 else {},
        }
        expected = hip(groin, limp, age)
        found = screened(a_case(**changes))
        assert {rule for rule in found.rules if rule[:2] == "RF"} == set(expected), changes
        if URGENT in expected.values() or age == 18:
            assert found.level == max([CLEAR, *expected.values()])


def test_the_swollen_calf_in_all_its_combinations() -> None:
    for calf, risk in product(range(3), range(3)):
        check(clot(calf, risk), said(calf_swollen_or_warm=calf, clot_risk=risk))


#: Each question alone, at 24 years: the level of its strictest answer, and of "not sure".
ALONE: dict[str, tuple[Level, Level]] = {
    **dict.fromkeys(("chest_symptoms", "out_of_shape", "cold_or_numb_foot", "saddle_numbness"), (EMERGENCY, URGENT)),
    **dict.fromkeys(("cannot_take_four_steps", "cannot_lift_straight_leg"), (EMERGENCY, URGENT)),
    "open_wound_or_high_energy": (EMERGENCY, URGENT),
    **dict.fromkeys(("hot_red_knee", "bony_tenderness", "swelled_within_4_hours_of_injury"), (URGENT, SOON)),
    **dict.fromkeys(("weight_bearing", "locked", "calf_swollen_or_warm", "growing_lump"), (URGENT, SOON)),
    **dict.fromkeys(("bone_pain", "severe_unrelenting_pain"), (URGENT, SOON)),
    **dict.fromkeys(("fever_or_ill", "swelling", "swelling_is_new"), (SOON, SOON)),
    **dict.fromkeys(("cannot_fully_bend_or_straighten", "cannot_bend_to_right_angle"), (SOON, SOON)),
    **dict.fromkeys(("night_or_constant_pain", "weight_loss_sweats_or_cancer", "inflammatory_signs"), (SOON, SOON)),
    **dict.fromkeys(("gives_way", "pop_or_injury_in_14_days", "kneecap_slipped_out"), (SOON, SOON)),
    **dict.fromkeys(("one_clear_injury_in_6_weeks", "stress_fracture_or_low_energy"), (SOON, SOON)),
    **dict.fromkeys(("groin_or_hip_pain", "back_pain_with_leg_symptoms", "calf_pain_on_walking"), (SOON, SOON)),
    "steroid_or_fluoroquinolone_with_tendon_pain": (SOON, SOON),
    # These count with another fact only: an injury, a swollen calf, an age, a hot or swollen knee.
    **dict.fromkeys(("clot_risk", "limp", "infection_risk"), (CLEAR, CLEAR)),
}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.key)
def test_a_question_alone_is_sure_not_sure_or_open(question: Any) -> None:
    strictest, unsure = ALONE[question.key]
    words = (question.words[-1], "unsure", question.negative)
    assert [screened(a_case(screening={question.key: word})).level for word in words] == [strictest, unsure, CLEAR]
    left_out = {key: word for key, word in CLEAR_CASE.screening.items() if key != question.key}
    found = screened(replace(CLEAR_CASE, screening=left_out))
    assert (found.level, found.unanswered) == (SOON, (question.key,))
