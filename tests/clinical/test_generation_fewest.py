"""The fewest exercises of a session (§6.2): four at low, three at moderate and high irritability, two in an overload
plan (§6.5.7). Fewer only where minutes do not reach for one more, or where something is barred."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, example, given

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation.reach import reach_of
from programs.clinical.plan import ProgramPlan, WeekPlan
from programs.clinical.screening import contraindications_from
from programs.clinical.values import Irritability, Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import PAINS, case, measured, plan_of
from tests.clinical.law_settings import on_a
from tests.clinical.test_generation_laws import plan_of as possible_plan_of
from tests.clinical.whole_cases import CONTRAINDICATIONS, cases

CATALOGUE = shipped_catalogue()
FEWEST = {Irritability.LOW: 4, Irritability.MODERATE: 3, Irritability.HIGH: 3}
#: 6.1: three sets of a one-legged exercise take about ten minutes, both legs; one more of the exercise that balances
#: it (6.2) about a third of that.
MINUTES_OF_ONE_MORE = 10 + 10 / 3
SWOLLEN = Scope(contraindications=frozenset({"acute_swelling"}))


@pytest.mark.parametrize("weeks", [4, 6])
@pytest.mark.parametrize("beside", [("T20", "high"), ("T08", 3), ("T14", 5), ("T17", 10)])
def test_poor_control_at_home_leaves_three_exercises_in_every_week(weeks, beside):
    """Sets that a change of exercise took away come back, so that a third exercise has its place in phase 3."""
    tests = (measured("T13", 6, Side.BOTH), measured(*beside, Side.BOTH))
    plan = plan_of(case("moderate", tests=tests, wishes=Wishes(weeks=weeks)))
    assert min(len(strengthening(week)) for week in plan.weeks) >= 3


def test_sets_that_come_back_beside_a_rising_run_are_no_more_than_the_plan_had():
    made = case("moderate", tests=(measured("T14", 0, Side.BOTH),), running=Running(tolerated_minutes=12))
    plan = plan_of(replace(made, wishes=Wishes(weeks=6, minutes_per_session=25)))
    assert all(before.running.minutes < week.running.minutes for before, week in pairwise(plan.weeks))
    sets = [sets_of(week) for week in plan.weeks]
    assert sets[3] < sets[4] <= max(sets[:4])


def test_the_extra_set_of_a_weaker_leg_goes_before_the_fourth_exercise():
    """Beside a rising run the week may have no more sets than last week (6.1): the weaker calf's extra set (6.5.8)
    would be half a set too much, so it waits, and the exercise that the finding and 6.2 ask for stays."""
    tests = (measured("T01", 0), measured("T17", 0), measured("T17", 13, Side.LEFT))
    made = case(tests=tests, fear=6, running=Running())
    weeks = plan_of(made).weeks
    assert [len(strengthening(week)) for week in weeks] == [4] * 6
    assert {"weak_calf"} <= {reason.code for item in weeks[1].prescriptions for reason in item.reasons}
    assert [sets_of(week) for week in weeks] == [9] * 6


def test_an_exercise_that_may_not_rise_beside_the_run_has_others_that_balance_it_without():
    """Phase 3 opens while the run goes up: side steps stay at two sets, which balance one thigh exercise and not two.
    So the fourth exercise is one for the hip instead of the step-down that the control finding asks for first."""
    tests = (measured("T02", 0.5), measured("T03", 0), measured("T04", 0), measured("T12", 2))
    weeks = plan_of(case(tests=tests, running=Running())).weeks
    assert weeks[3].phase == 3 and weeks[3].running.minutes > weeks[2].running.minutes
    assert [len(strengthening(week)) for week in weeks] == [4] * 6


def test_a_line_gives_its_place_where_the_thigh_would_not_have_its_share():
    """Beside the rising run side steps stay at two sets. A squat, they, calf raises and a bridge would be a third for
    the thigh, and 6.5.5 asks for two fifths: a second thigh exercise stands instead of the calf raises."""
    tests = (
        *(measured(test, 0, Side.LEFT) for test in ("T01", "T05", "T08")),
        measured("T12", 2, Side.LEFT),
        measured("T01b", 0, Side.BOTH),
        measured("T06", -20, Side.BOTH),
    )
    made = case(tests=tests, running=Running())
    weeks = plan_of(made).weeks
    assert [len(strengthening(week)) for week in weeks] == [4] * 6
    assert "CF02" not in {item.exercise for week in weeks for item in week.prescriptions}
    assert {2, 3} >= {
        sum(CATALOGUE[code].category == "strength_quads" for code in strengthening(week)) for week in weeks
    }
    calm, sore = (plan_of(replace(made, pain=PAINS[level])).weeks for level in ("low", "moderate"))
    assert strongest(sore[5]) <= strongest(calm[5])


def test_four_of_five_exercises_are_balanced_where_there_is_no_room_for_the_fifth():
    """Phase 3 asks for five: with the side plank hip and knee would be balanced, but beside the rising run there are no
    sets for it. So the fourth is the side plank and not the step-down, beside which the knee would be two ahead."""
    tests = tuple(measured(*one) for one in (("T04", 0), ("T13", 0), ("T14", 0), ("T12", 3)))
    weeks = plan_of(case(fear=6, tests=tests, running=Running())).weeks
    assert [len(strengthening(week)) for week in weeks] == [4] * 6
    assert weeks[3].phase == 3 and "CO04" in strengthening(weeks[3])


@pytest.mark.parametrize(("minutes", "exercises", "step_downs"), [(30, 3, 2), (31, 4, 3)])
def test_the_fourth_exercise_comes_with_the_set_that_balances_it(minutes, exercises, step_downs):
    """A second exercise for the hip asks for a third set of the step-down: eleven minutes for both, of which thirty
    leave ten."""
    made = case(fear=6, tests=(measured("T03", 0, Side.LEFT),), running=Running())
    week = plan_of(replace(made, wishes=Wishes(minutes_per_session=minutes))).weeks[3]
    assert week.phase == 3 and len(strengthening(week)) == exercises
    assert {item.sets_left for item in week.prescriptions if item.exercise == "QD24"} == {step_downs}


@pytest.mark.parametrize("irritability", ["low", "moderate", "high"])
@pytest.mark.parametrize("code", [code for code in CONTRAINDICATIONS if code != "dvt_risk"])
def test_no_contraindication_by_itself_costs_an_exercise(code: str, irritability: str):
    """Another one stands in (6.5.9). With a risk of clots nobody gets a plan."""
    made = case(irritability, scope=Scope(contraindications=frozenset({code})))
    assert fewest_in(plan_of(made)) >= fewest_of(made)


@pytest.mark.laws
@on_a()
@given(cases())
@example(case(knee=replace(case().knee, worse_straightening="yes"), tests=(measured("T01", 0),), scope=SWOLLEN))
def test_a_session_with_fewer_exercises_than_6_2_asks_for_has_no_minutes_for_one_more(made):
    plan = possible_plan_of(made)
    assume(not leaves_a_pair(made) and not leaves_one_for_the_knee(made))
    fewest, limit = fewest_of(made), min(made.wishes.minutes_per_session or 45, 45)
    for week in plan.weeks:
        if len(strengthening(week)) < fewest:
            assert limit - longest_session(week) < MINUTES_OF_ONE_MORE


def test_one_exercise_for_a_swollen_thigh_goes_with_two_for_the_hip():
    made = case(knee=replace(case().knee, worse_straightening="yes"), tests=(measured("T01", 0),), scope=SWOLLEN)
    assert leaves_one_for_the_knee(made) and not leaves_one_for_the_knee(case(scope=SWOLLEN))
    assert fewest_in(plan_of(made)) == 3


@pytest.mark.laws
@on_a()
@given(cases())
def test_forty_minutes_hold_three_exercises_unless_health_bars_what_is_left(made):
    plan = possible_plan_of(made)
    assume((made.wishes.minutes_per_session or 45) >= 40 and not leaves_a_pair(made))
    assert fewest_in(plan) >= min(3, fewest_of(made))


def leaves_a_pair(made: Case) -> bool:
    """A sore outer hip in pregnancy, where the knee must not be pressed straight, leaves a squat and a bridge."""
    barred = contraindications_from(made)
    return "hip_pain_lateral" in barred and any(code.startswith("pregnancy") for code in barred)


def leaves_one_for_the_knee(made: Case) -> bool:
    """One thigh exercise goes with two for the hip at the most (6.2), and a fourth of another kind needs a finding:
    a swollen knee that hurts when it is straightened has static contractions and no other."""
    permitted = reach_of(made, examine(made), CATALOGUE, 6).permitted
    return sum(CATALOGUE[code].category == "strength_quads" for code in permitted) < 2


def fewest_of(made: Case) -> int:
    """What §6.2 asks for, and §6.5.7 of an overload plan."""
    examination = examine(made)
    return 2 if "overload" in examination.labels else FEWEST[examination.irritability]


def fewest_in(plan: ProgramPlan) -> int:
    """The fewest strengthening exercises of a week."""
    return min(len(strengthening(week)) for week in plan.weeks)


def strengthening(week: WeekPlan) -> list[str]:
    """A week's strengthening exercises; every session of it has all of them."""
    items = [item.exercise for item in week.prescriptions]
    return [code for code in items if CATALOGUE[code].category.startswith("strength_")]


def strongest(week: WeekPlan) -> int:
    """The highest joint load class of a week's strengthening."""
    return max(item.pfj_load for item in week.prescriptions if item.block == "main")


def sets_of(week: WeekPlan) -> float:
    """The sets of one session, the mean of both legs."""
    items = [item for item in week.prescriptions if CATALOGUE[item.exercise].category.startswith("strength_")]
    return sum(item.sets_left + item.sets_right for item in items) / 2


def longest_session(week: WeekPlan) -> float:
    """The minutes of the longest strength day, without a run of that day."""
    return max(day.minutes for day in week.days if day.kind == "strength")
