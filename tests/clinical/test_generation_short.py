"""What goes first when minutes are short (§6.1, 6.5.4; the order is ours)."""

from dataclasses import replace

import pytest

from programs.clinical.case import Running, Scope, Wishes
from programs.clinical.generation import PlanImpossible
from programs.clinical.generation.shapes import (
    ANY_SETS,
    LONG_WALK,
    NEAR_USUAL,
    NEAR_USUAL_OF_FIVE,
    SHORT_WALK,
    USUAL_SETS,
    Shape,
    shapes,
)
from programs.clinical.plan import Prescription, WeekPlan
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import KIT, case, measured, plan_of
from tests.clinical.quickest import shortest_session

CATALOGUE = shipped_catalogue()


def of_kind(week: WeekPlan, category: str) -> list[Prescription]:
    """The first strength day's items of a category."""
    first = next(day.day for day in week.days if day.kind == "strength")
    return [item for item in week.on_day(first) if CATALOGUE[item.exercise].category.startswith(category)]


FEET_AND_CONTROL = (
    measured("T20", "flat", Side.BOTH),
    measured("T22", "flexible", Side.BOTH),
    measured("T12", 4, Side.BOTH),
    measured("T14", 15, Side.BOTH),
)


def told(shape: Shape) -> str:
    """A shape in one line: exercises, then what it has besides."""
    walk = {LONG_WALK: "long walk", SHORT_WALK: "walk", None: "swings"}[shape.walk]
    rest = {"feet": shape.has_foot_work, "hops": shape.has_hop, "drill": shape.has_drill, "extra": shape.has_extra_sets}
    sets = {USUAL_SETS: "usual sets", NEAR_USUAL: "near", ANY_SETS: "any sets"}[shape.most_change]
    return " ".join([str(shape.exercises), walk, *(name for name, has in rest.items() if has), sets])


def test_what_a_session_gives_up_in_which_order():
    """The sheet's list (docs/rules/doses-and-days.md), in full."""
    assert [told(shape) for shape in shapes(4, 2)] == [
        "4 long walk feet hops drill extra usual sets",
        "4 walk feet hops drill extra usual sets",
        "4 long walk feet hops drill extra near",
        "4 walk feet hops drill extra near",
        "4 walk hops drill extra near",
        "4 walk drill extra near",
        "3 walk feet hops drill extra near",
        "3 walk hops drill extra near",
        "3 walk drill extra near",
        "3 walk drill extra any sets",
        "3 walk drill any sets",
        "3 walk extra any sets",
        "3 swings extra any sets",
        "3 swings any sets",
        "2 walk drill extra any sets",
        "2 walk drill any sets",
        "2 walk extra any sets",
        "2 swings extra any sets",
        "2 swings any sets",
    ]


def test_the_fifth_exercise_goes_before_the_fourth():
    counts = [shape.exercises for shape in shapes(5, 2)]
    assert counts == sorted(counts, reverse=True)
    assert set(counts) == {5, 4, 3, 2}


@pytest.mark.parametrize("irritability", ["low", "moderate", "high"])
@pytest.mark.parametrize("kit", [(), KIT])
def test_more_minutes_never_mean_fewer_exercises_and_the_pair_never_goes(irritability: str, kit: tuple[str, ...]):
    counts = []
    for minutes in range(10, 46, 5):
        wishes = Wishes(minutes_per_session=minutes, equipment=frozenset(kit))
        try:
            week = plan_of(case(irritability, tests=FEET_AND_CONTROL, wishes=wishes)).weeks[0]
        except PlanImpossible:
            assert not counts, "no plan at these minutes, but one at fewer"
            continue
        assert of_kind(week, "strength_quads")
        assert of_kind(week, "strength_hip")
        counts.append(len(of_kind(week, "strength_")))
    assert counts == sorted(counts)
    assert len(counts) >= 6


@pytest.mark.parametrize("minutes", [15, 20, 30])
@pytest.mark.parametrize("irritability", ["low", "moderate"])
@pytest.mark.parametrize("tests", [("T16", "T09"), ("T11",), ("T05", "T09"), ("T03", "T16", "T05")])
def test_a_short_session_never_steps_back_behind_the_week_before(
    minutes: int, irritability: str, tests: tuple[str, ...]
):
    values = {"T16": 10, "T09": 20, "T11": 30, "T05": 40, "T03": 0.4}
    for kit in ((), KIT):
        wishes = Wishes(minutes_per_session=minutes, equipment=frozenset(kit))
        found = tuple(measured(test, values[test], Side.BOTH) for test in tests)
        weeks = plan_of(case(irritability, tests=found, wishes=wishes)).weeks
        knee = [max(CATALOGUE[item.exercise].min_phase for item in of_kind(week, "strength_quads")) for week in weeks]
        assert knee == sorted(knee)


def test_where_three_exercises_do_not_fit_stretching_shrinks_before_one_of_them_goes():
    tests = (measured("T05", 40, Side.BOTH), measured("T08", 6, Side.BOTH), measured("T09", 20, Side.BOTH))
    holds, three = [], []
    for minutes in (45, 35, 30, 25, 20):
        week = plan_of(case("low", tests=tests, wishes=Wishes(minutes_per_session=minutes))).weeks[0]
        holds.append(sum(item.sets_left for item in of_kind(week, "static_stretch")))
        three.append(len(of_kind(week, "strength_")) >= 3)
    assert holds == sorted(holds, reverse=True)
    assert all(three)
    assert holds[-1] < holds[0]


@pytest.mark.parametrize(
    ("minutes", "irritability", "warm_up"),
    [(25, "low", ["WU03", "DY01"]), (45, "low", ["WU01", "DY01"]), (15, "high", ["DY01"])],
)
def test_swings_stand_beside_the_moving_stretch_until_it_is_all_that_is_left_of_stretching(
    minutes: int, irritability: str, warm_up: list[str]
):
    """R13, 6.3: one tight muscle moved is no warm-up for a squat; in the shortest sessions it must do [D]."""
    tests = (measured("T01", 12), measured("T05", 40, Side.BOTH), measured("T16", 10, Side.BOTH))
    week = plan_of(case(irritability, tests=tests, wishes=Wishes(minutes_per_session=minutes))).weeks[0]
    first = next(day.day for day in week.days if day.kind == "strength")
    assert [item.exercise for item in week.on_day(first) if item.block == "warm_up"] == warm_up


@pytest.mark.parametrize(
    ("tolerated", "calves"),
    [
        (40, [0, 0, 0, 1, 1, 1]),  # the run waits while phase 3 begins
        (10, [0, 0, 0, 0, 0, 1]),  # the run goes on to step 6 in week 5: no room for sets before (6.1)
    ],
)
def test_the_calf_has_the_fifth_place_where_four_others_asked_first(tolerated: int, calves: list[int]):
    """5.3, 6.2: 3 sets each would be too many at once; the five share out what a week may have (6.7)."""
    tests = (
        measured("T01", 12, Side.BOTH),
        measured("T11", 30, Side.BOTH),
        measured("T14", 15, Side.BOTH),
        measured("T17", 10, Side.BOTH),
    )
    running = Running(runs_per_week=3, tolerated_minutes=tolerated)
    weeks = plan_of(case("low", tests=tests, running=running, wishes=Wishes(equipment=frozenset(KIT)))).weeks
    assert [len(of_kind(week, "strength_")) for week in weeks] == [4 + calf for calf in calves]
    assert [len(of_kind(week, "strength_calf")) for week in weeks] == calves


def test_only_a_fifth_exercise_may_cost_three_sets():
    fifth = {shape.exercises == 5 for shape in shapes(5, 2) if shape.most_change == NEAR_USUAL_OF_FIVE}
    assert fifth == {True}


def test_without_a_band_a_swollen_irritable_knee_needs_a_minute_more():
    """Of the hip's exercises for week 1 the standing one with a band is quick enough for 15 minutes; lying ones take
    longer: the quickest session has 15.8 minutes then, so that 16 have a plan and 15 say why not."""
    sore = case("high", scope=Scope(contraindications=frozenset({"acute_swelling"})))

    def asking(minutes: int, *things: str):
        return replace(sore, wishes=Wishes(minutes_per_session=minutes, equipment=frozenset(things)))

    assert shortest_session(asking(15, "band"), CATALOGUE) == pytest.approx(15.0)
    assert plan_of(asking(15, "band"))
    assert shortest_session(asking(15), CATALOGUE) == pytest.approx(15.8)
    assert plan_of(asking(16))
    with pytest.raises(PlanImpossible, match="too_little_for_a_session"):
        plan_of(asking(15))
