"""What is different between two plans, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.case import Wishes
from programs.clinical.plan import Prescription, ProgramPlan
from programs.clinical.plan_difference import PARTS, PlanDifference, changed_parts, plan_difference
from tests.clinical.cases import KIT, case, plan_of, seed_case

PLAN = plan_of(seed_case())
FIRST = PLAN.weeks[0].prescriptions[-1]


def with_week(plan: ProgramPlan, place: int, **changes: Any) -> ProgramPlan:
    """The plan with one week changed."""
    weeks = [replace(week, **changes) if at == place else week for at, week in enumerate(plan.weeks)]
    return replace(plan, weeks=tuple(weeks))


def without(plan: ProgramPlan, place: int, gone: Prescription) -> ProgramPlan:
    kept = tuple(item for item in plan.weeks[place].prescriptions if item is not gone)
    return with_week(plan, place, prescriptions=kept)


def test_a_plan_is_not_different_from_itself() -> None:
    found = plan_difference(PLAN, plan_of(seed_case()))
    assert not found
    assert found == PlanDifference((PLAN.weeks_count, PLAN.weeks_count))


def test_no_plan_says_so_by_its_length() -> None:
    assert plan_difference(PLAN, None) == PlanDifference((6, 0))
    assert plan_difference(None, PLAN) and not plan_difference(None, None)


def test_an_exercise_that_goes_and_the_other_way_round_one_that_comes() -> None:
    less = without(without(PLAN, 0, FIRST), 1, PLAN.weeks[1].prescriptions[-1])
    gone, come = plan_difference(PLAN, less), plan_difference(less, PLAN)
    assert [(one.code, one.item.exercise, one.weeks) for one in gone.items] == [("gone", FIRST.exercise, (1, 2))]
    assert [(one.code, one.item.exercise, one.weeks) for one in come.items] == [("added", FIRST.exercise, (1, 2))]
    assert gone.runs == come.runs == ()


OTHER = {
    "sets_left": 9,
    "sets_right": 9,
    "reps": (41, 42),
    "hold_seconds": (41, 42),
    "duration_seconds": (41, 42),
    "load_kg": 99.5,
    "days": (7,),
    "effort_rpe": (1, 2),
    "tempo": "9-9-9",
    "knee_rom_degrees": (1, 2),
    "rest_seconds": 599,
    "pain_ceiling": 1,
    "optional": True,
}


@pytest.mark.parametrize("name", OTHER)
def test_each_field_belongs_to_the_part_that_tells_it(name: str) -> None:
    after = replace(FIRST, **{name: OTHER[name]})
    expected = next(part for part, names in PARTS.items() if name in names)
    assert changed_parts(FIRST, after) == (expected,)
    items = tuple(after if item is FIRST else item for item in PLAN.weeks[0].prescriptions)
    found = plan_difference(PLAN, with_week(PLAN, 0, prescriptions=items))
    assert [(one.code, one.before, one.after, one.weeks, one.parts) for one in found.items] == [
        ("changed", FIRST, after, (1,), (expected,))
    ]


def test_every_field_of_a_part_is_tried() -> None:
    assert set(OTHER) == {name for names in PARTS.values() for name in names}


def test_equal_runs_of_several_weeks_are_told_once() -> None:
    longer = PLAN
    for place in (1, 2):
        run = replace(PLAN.weeks[1].running, minutes=59.0)
        longer = with_week(longer, place, running=run)
    same_before = with_week(PLAN, 2, running=PLAN.weeks[1].running)
    found = plan_difference(same_before, longer)
    assert [(run.weeks, run.after.minutes) for run in found.runs] == [((2, 3), 59.0)]
    assert found.items == ()


def test_only_weeks_that_both_have_are_compared() -> None:
    shorter = plan_of(case("low", wishes=Wishes(weeks=4, equipment=frozenset(KIT))))
    longer = plan_of(case("low", wishes=Wishes(weeks=6, equipment=frozenset(KIT))))
    found = plan_difference(longer, shorter)
    assert found.lengths == (6, 4)
    assert {week for one in (*found.items, *found.runs) for week in one.weeks} <= {1, 2, 3, 4}
