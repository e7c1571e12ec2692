"""A swollen knee does not run (§7.6): a plan may start, with walks in the place of runs and without a jump."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation import broken_invariants
from programs.clinical.screening import all_negative
from programs.clinical.values import Irritability
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import KIT, case, plan_of

CATALOGUE = shipped_catalogue()
RUNNER = Running(runs_per_week=3, tolerated_minutes=30, longest_run_30d_minutes=35, pain_in_run=1)
OLD, NEW, MARKED = (
    {"swelling": "mild"},
    {"swelling": "mild", "swelling_is_new": "yes"},
    {"swelling": "marked"},
)


def runner(irritability: str = "low", **swelling: str) -> Case:
    """A runner of 30 minutes with this swelling, whom a clinician has looked at."""
    made = case(irritability, running=RUNNER, wishes=Wishes(equipment=frozenset(KIT)))
    return replace(made, screening=all_negative() | swelling, scope=replace(Scope(), clinician_clearance_on=made.today))


@pytest.mark.parametrize("irritability", Irritability)
@pytest.mark.parametrize("swelling", [OLD, NEW, MARKED])
def test_it_walks_every_week_and_never_jumps(irritability: str, swelling: dict[str, str]) -> None:
    weeks = plan_of(runner(irritability, **swelling)).weeks
    assert {(week.running.allowed, week.running.reason.code) for week in weeks} == {(False, "run_swollen")}
    done = {item.exercise for week in weeks for item in week.prescriptions}
    assert {code for code in done if CATALOGUE[code].category in ("running", "plyometric")} == {"RN01"}
    assert any(CATALOGUE[code].category == "strength_quads" for code in done)


def test_without_a_word_from_a_clinician_a_little_old_swelling_may_train_and_not_run() -> None:
    made = replace(runner(**OLD), scope=Scope())
    found = examine(made)
    assert found.may_have_plan
    assert (found.screening.limits, found.advice[-1]) == (("SWOLLEN",), "see_physio")
    told = {text.code for text in found.texts}
    assert "limit_swollen" in told
    assert not told & {"limit_no_running", "limit_no_impact"}, "the same thing twice"
    assert not any(week.running.allowed for week in plan_of(made).weeks)


@pytest.mark.parametrize("swelling", [OLD, NEW, MARKED, {"swelling_is_new": "yes"}])
def test_a_plan_that_lets_it_run_or_jump_is_refused(swelling: dict[str, str]) -> None:
    dry = runner()
    plan = plan_of(dry)
    first, *others = plan.weeks
    items = (replace(first.prescriptions[0], exercise="PL01"), *first.prescriptions[1:])
    jumping = replace(plan, weeks=(replace(first, prescriptions=items), *others))
    for made, is_refused in ((dry, False), (runner(**swelling), True)):
        runs = broken_invariants(plan, made, examine(made), CATALOGUE)
        assert ("broken_run_too_early" in {reason.code for reason in runs}) is is_refused
        jumps = broken_invariants(jumping, made, examine(made), CATALOGUE)
        assert ("impact" in {reason.params.get("because") for reason in jumps}) is is_refused
