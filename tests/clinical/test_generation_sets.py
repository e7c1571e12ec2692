"""Strengthening does not shrink where it need not (§6.2, 6.5.3, G64): four exercises of few sets before three, findings
before stretches, and no set is left out that has room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given

from programs.clinical.case import Case, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation.balance import balance_for
from programs.clinical.generation.ladders import counts_for_hip, is_knee_targeted
from programs.clinical.generation.shapes import ANY_SETS, full_shapes
from programs.clinical.plan import Prescription, WeekPlan
from programs.clinical.values import Irritability, Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import case, measured, plan_of
from tests.clinical.law_settings import on_a
from tests.clinical.test_generation_laws import plan_of as possible_plan_of
from tests.clinical.test_generation_laws import with_irritability
from tests.clinical.whole_cases import cases

CATALOGUE = shipped_catalogue()
USUAL_SETS = 3  # 6.2, low irritability
TESTS = {"T01": 12, "T05": 40, "T08": 6, "T09": 18, "T11": 30, "T12": 4, "T16": 10}


def runner(irritability: str, minutes: int, *tests: str) -> Case:
    """Somebody who tested poorly in these, at home."""
    found = tuple(measured(test, TESTS[test], Side.BOTH) for test in tests)
    return case(irritability, tests=found, wishes=Wishes(weeks=6, minutes_per_session=minutes))


def strengthening(week: WeekPlan) -> list[Prescription]:
    """The week's strengthening; every session of it has all of them."""
    return [item for item in week.prescriptions if CATALOGUE[item.exercise].category.startswith("strength_")]


def sets_of(week: WeekPlan) -> float:
    """The sets of a session, the mean of both legs."""
    return sum(item.sets_left + item.sets_right for item in strengthening(week)) / 2


def holds_of(week: WeekPlan) -> int:
    """The sets of held stretches of a day."""
    return sum(item.sets_left for item in week.prescriptions if CATALOGUE[item.exercise].category == "static_stretch")


@pytest.mark.parametrize(
    ("irritability", "minutes", "tests", "sets"),
    [
        ("low", 45, ("T05", "T09"), [13, 12, 11, 9, 9, 10]),  # three exercises would have seven
        ("low", 35, ("T01",), [13, 12, 11, 9, 9, 8]),
        ("moderate", 40, ("T01", "T12", "T16"), [12, 12, 12, 10, 9, 8]),
    ],
)
def test_four_exercises_of_few_sets_come_before_three(irritability, minutes, tests, sets):
    """Steps on one leg take longer a set than squats on two: sets go, the fourth exercise stays (6.2, G64)."""
    weeks = plan_of(runner(irritability, minutes, *tests)).weeks
    assert [len(strengthening(week)) for week in weeks] == [4] * 6
    assert [sets_of(week) for week in weeks] == sets


@pytest.mark.parametrize(
    ("irritability", "weak", "exercises", "holds"),
    [
        ("low", ("T01", "T11"), [4] * 6, 2),  # four are asked for: one muscle stays
        ("moderate", ("T01", "T11"), [4] * 6, 2),
        ("low", (), [4, 4, 4, 3, 3, 3], 6),  # the fourth only fills up
        ("moderate", ("T16",), [3] * 6, 6),  # three are asked for
    ],
)
def test_a_fourth_exercise_of_a_finding_costs_stretches_and_a_filler_does_not(irritability, weak, exercises, holds):
    """6.5.3: weakness and control come before tight muscles. G45: what was found tight is stretched."""
    weeks = plan_of(runner(irritability, 40, *weak, "T05", "T08", "T09")).weeks
    assert [len(strengthening(week)) for week in weeks] == exercises
    assert {holds_of(week) for week in weeks} == {holds}


def test_the_fuller_shapes_in_their_order():
    told = [(shape.exercises, shape.has_foot_work, shape.has_hop) for shape in full_shapes(5, 4)]
    fills = [(True, True), (False, True), (False, False)]
    assert told == [(count, *fill) for count in (5, 4) for fill in fills]
    assert all(shape.most_change == ANY_SETS and shape.has_drill and shape.walk for shape in full_shapes(5, 4))
    assert full_shapes(3, 4) == ()


@pytest.mark.laws
@on_a(2)
@given(cases())
def test_a_week_has_fewer_sets_than_the_first_only_where_none_has_room(made):
    """Calm knees: no set of 6.2's three is missing that minutes, balance and a fifth a week would allow. Phase 4 keeps
    minutes free for a hop that a weak calf leaves out."""
    running = replace(made.running, pain_in_run=None)
    calm = with_irritability(replace(made, akps=case().akps, running=running), Irritability.LOW)
    assume(examine(calm).irritability is Irritability.LOW)
    weeks = possible_plan_of(calm).weeks
    for before, week in pairwise(weeks):
        if week.phase < 4 and week.running.minutes <= before.running.minutes and sets_of(week) < sets_of(weeks[0]):
            assert [item.exercise for item in strengthening(week) if has_room(calm, before, week, item)] == []


def has_room(made: Case, before: WeekPlan, week: WeekPlan, item: Prescription) -> bool:
    """Whether an exercise of the week could have one set more, all else as it is."""
    mean = (item.sets_left + item.sets_right) / 2
    limit = min(made.wishes.minutes_per_session or 45, 45)
    left = limit - max(day.minutes for day in week.days if day.kind == "strength")
    total = sets_of(week) + 1
    if max(item.sets_left, item.sets_right) >= USUAL_SETS or item.minutes / mean > left:
        return False
    if total > sets_of(before) * 1.2:
        return False
    hip, knee = (counted(week, item, kind) for kind in (counts_for_hip, is_knee_targeted))
    codes = {finding.code for finding in examine(made).findings if finding.grade.value == "deficit"}
    has_share = "weak_quads" not in codes or 0.4 <= knee / total <= 0.6
    return has_share and balance_for(examine(made)).holds(hip, knee)


def counted(week: WeekPlan, more: Prescription, kind) -> float:
    """The sets of a kind, with one more of this item."""
    items = [item for item in strengthening(week) if kind(CATALOGUE[item.exercise])]
    return sum(item.sets_left + item.sets_right for item in items) / 2 + (more in items)
