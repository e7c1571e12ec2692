"""A knee that hurts more when it is straightened: what presses it straight is in no plan (§2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Case, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation import broken_invariants
from programs.clinical.generation.invariants.exercises import STRAIGHT_KNEE
from programs.clinical.generation.reach import is_end_range_extension, reach_of
from programs.clinical.plan import ProgramPlan
from programs.clinical.values import Irritability
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import GYM, KIT, case, plan_of

CATALOGUE = shipped_catalogue()


def sore_when_straight(made: Case) -> Case:
    """The same runner, who also says that full straightening makes it worse."""
    return replace(made, knee=replace(made.knee, worse_straightening="yes"))


def with_exercise(plan: ProgramPlan, code: str) -> ProgramPlan:
    """The plan with this exercise in the place of the first."""
    first, *others = plan.weeks
    items = (replace(first.prescriptions[0], exercise=code), *first.prescriptions[1:])
    return replace(plan, weeks=(replace(first, prescriptions=items), *others))


def test_the_exercises_that_press_the_knee_straight_are_these() -> None:
    assert {code for code, exercise in CATALOGUE.items() if is_end_range_extension(exercise)} == STRAIGHT_KNEE


@pytest.mark.parametrize("irritability", Irritability)
@pytest.mark.parametrize("kit", [(), KIT, (*KIT, *GYM)])
def test_they_are_out_of_reach_and_the_thigh_is_trained_all_the_same(irritability: str, kit: tuple[str, ...]) -> None:
    sore = sore_when_straight(case(irritability, wishes=Wishes(equipment=frozenset(kit))))
    permitted = reach_of(sore, examine(sore), CATALOGUE, 6).permitted
    assert not permitted & STRAIGHT_KNEE
    done = {item.exercise for week in plan_of(sore).weeks for item in week.prescriptions}
    assert done <= permitted
    assert any(CATALOGUE[code].category == "strength_quads" for code in done)


@pytest.mark.parametrize("code", sorted(STRAIGHT_KNEE))
def test_a_plan_that_holds_one_is_refused(code: str) -> None:
    made = case("low", wishes=Wishes(equipment=frozenset({*KIT, *GYM})))
    plan, sore = with_exercise(plan_of(made), code), sore_when_straight(made)
    for runner, is_refused in ((made, False), (sore, True)):
        broken = broken_invariants(plan, runner, examine(runner), CATALOGUE)
        assert ("straight_knee" in {reason.params.get("because") for reason in broken}) is is_refused
