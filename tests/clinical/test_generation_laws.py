"""Laws over whole cases: whatever the answers, no plan breaks a rule.

`GENERATED_CASES=2000 pytest tests/clinical/test_generation_laws.py` walks through more of them.
"""

import itertools
import os
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from programs.clinical.case import Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue
from programs.clinical.generation import PlanImpossible, broken_invariants, generate
from programs.clinical.plan import Prescription, ProgramPlan
from programs.clinical.reason import Reason
from programs.clinical.screening import contraindications_from
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import CONTRAINDICATIONS, GYM, KIT, PAINS, cases, mirrored

CATALOGUE = shipped_catalogue()
CASES = int(os.environ.get("GENERATED_CASES", "200"))
laws = settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
few = settings(laws, max_examples=max(CASES // 5, 20))


def plan_or_none(case):
    """The plan, or None where the case may have none or none keeps every rule."""
    try:
        return generate(case, examine(case), CATALOGUE)
    except PlanImpossible:
        return None


def plan_of(case) -> ProgramPlan:
    """The plan of a case that has one; hypothesis looks for another case otherwise."""
    plan = plan_or_none(case)
    assume(plan is not None)
    assert plan is not None
    return plan


@laws
@given(cases())
def test_no_plan_breaks_an_invariant(case):
    """`generate` checks its own plan (and raises `RuleBroken`); the worst is looked at here once more, apart."""
    plan = plan_of(case)
    barred = contraindications_from(case)
    limit = min(case.wishes.minutes_per_session or 45, 45)
    for week in plan.weeks:
        strength = [item for item in week.prescriptions if category(item).startswith("strength_")]
        days = {day for item in strength for day in item.days}
        for day in days:
            done = {category(item) for item in strength if day in item.days and not item.optional}
            assert {"strength_quads", "strength_hip"} <= done
            assert len([item for item in strength if day in item.days]) <= 5
            assert day % 7 + 1 not in days
        assert len(days) in (2, 3)
        assert "rest" in {day.kind for day in week.days}
        assert max(day.minutes for day in week.days) <= limit
        assert not [item for item in week.prescriptions if barred & set(CATALOGUE[item.exercise].contraindications)]
        assert all(item.pfj_load <= min(week.phase, 3) for item in week.prescriptions if item.block != "run")
        assert all(item.reasons for item in week.prescriptions)


@few
@given(cases())
def test_the_checker_finds_nothing_in_a_plan_that_was_made(case):
    assert broken_invariants(plan_of(case), case, examine(case), CATALOGUE) == ()


@few
@given(cases())
def test_the_same_case_gives_the_same_plan(case):
    assert plan_or_none(case) == plan_or_none(case)


@few
@given(cases())
def test_mirroring_the_legs_mirrors_the_plan(case):
    plan = plan_of(case)
    assert mirror_plan(plan) == plan_or_none(mirrored(case))


@few
@given(cases(), st.sampled_from(CONTRAINDICATIONS))
def test_a_new_contraindication_takes_its_exercises_out(case, code):
    barred = replace(case, scope=replace(case.scope, contraindications=case.scope.contraindications | {code}))
    plan = plan_of(barred)
    used = {item.exercise for week in plan.weeks for item in week.prescriptions}
    assert [name for name in used if contraindications_from(barred) & set(CATALOGUE[name].contraindications)] == []


@few
@given(cases())
def test_taking_all_kit_away_still_leaves_a_hip_and_a_knee_exercise(case):
    bare = replace(case, wishes=replace(case.wishes, equipment=frozenset()))
    plan = plan_of(bare)
    for week in plan.weeks:
        categories = {CATALOGUE[item.exercise].category for item in week.prescriptions}
        assert {"strength_quads", "strength_hip"} <= categories


@few
@given(cases(), st.sampled_from((*KIT, *GYM)))
def test_a_new_thing_at_hand_never_makes_a_plan_impossible(case, thing):
    plan_of(case)
    richer = replace(case, wishes=replace(case.wishes, equipment=case.wishes.equipment | {thing}))
    assert plan_or_none(richer) is not None


@few
@given(cases())
def test_a_more_irritable_knee_never_gets_a_higher_load_class_or_pain_ceiling(case):
    plans = [plan_of(with_irritability(case, level)) for level in ("low", "moderate", "high")]
    for calmer, worse in itertools.pairwise(plans):
        for week, other in zip(calmer.weeks, worse.weeks, strict=True):
            assert strongest(other) <= strongest(week)
            assert max(item.pain_ceiling for item in other.prescriptions) <= max(
                item.pain_ceiling for item in week.prescriptions
            )


@few
@given(cases())
def test_running_and_strengthening_do_not_go_up_together(case):
    """Where the run goes a step on, the strengthening sets do not rise as well."""
    plan = plan_of(case)
    for before, week in zip(plan.weeks, plan.weeks[1:], strict=False):
        if week.running.minutes > before.running.minutes:
            assert strengthening_sets(week) <= strengthening_sets(before)


@few
@given(cases())
def test_every_item_of_a_finding_tells_its_test_and_number(case):
    plan = plan_of(case)
    codes = {finding.code for finding in examine(case).findings}
    for week in plan.weeks:
        for item in week.prescriptions:
            for reason in item.reasons:
                if reason.code in codes:
                    assert set(reason.params) >= {"test", "value", "unit", "side"}


@few
@given(cases())
def test_a_program_that_may_not_start_is_not_made(case):
    unanswered = replace(case, screening={})
    assert generate(unanswered, examine(unanswered), CATALOGUE) is None


@few
@given(cases(), st.sampled_from(sorted(CATALOGUE)))
def test_an_exercise_that_leaves_the_library_leaves_the_plans(case, code):
    """A plan is made without it, or refused by name; never an exception that nobody expects."""
    smaller = Catalogue(exercise for exercise in CATALOGUE.values() if exercise.code != code)
    try:
        plan = generate(case, examine(case), smaller)
    except PlanImpossible:
        return
    assert plan is None or code not in {item.exercise for week in plan.weeks for item in week.prescriptions}


def category(item: Prescription) -> str:
    """What kind of exercise a prescription is."""
    return CATALOGUE[item.exercise].category


def with_irritability(case, level):
    """The case with another irritability, six weeks, and time and health for every level."""
    scope = replace(case.scope, contraindications=frozenset())
    wishes = Wishes(weeks=6, equipment=case.wishes.equipment)
    return replace(case, pain=PAINS[level], wishes=wishes, scope=scope, fear=0)


def strongest(week):
    """The highest joint load class of a week's strengthening and drills; runs have a table of their own."""
    items = [item for item in week.prescriptions if item.block == "main"]
    return max(item.pfj_load for item in items)


def strengthening_sets(week):
    """A week's strengthening sets, the mean of both legs."""
    return sum(
        (item.sets_left + item.sets_right) / 2 * len(item.days)
        for item in week.prescriptions
        if category(item).startswith("strength_")
    )


def mirror_plan(plan: ProgramPlan) -> ProgramPlan:
    """The plan with left and right exchanged."""
    weeks = tuple(
        replace(week, prescriptions=tuple(mirror_item(item) for item in week.prescriptions)) for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def mirror_item(item: Prescription) -> Prescription:
    """The prescription with left and right exchanged."""
    reasons = tuple(mirror_reason(reason) for reason in item.reasons)
    return replace(item, sets_left=item.sets_right, sets_right=item.sets_left, reasons=reasons)


def mirror_reason(reason: Reason) -> Reason:
    """The reason with left and right exchanged."""
    other = {"left": "right", "right": "left"}
    params = {name: other.get(value, value) if name == "side" else value for name, value in reason.params.items()}
    return replace(reason, params=params)
