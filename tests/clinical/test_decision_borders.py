"""Borders of the decision rules that no other test stands on; each was found by changing a rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Akps
from programs.clinical.decision import Decision
from programs.clinical.examine import examine
from programs.clinical.generation import broken_invariants
from programs.clinical.plan import Adjunct
from programs.clinical.progression import RunState, decide_item, decide_run
from programs.clinical.progression.run import RUN_MINUTES
from programs.clinical.values import Irritability, Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import case, measured, plan_of
from tests.clinical.progression_cases import item, session

CATALOGUE = shipped_catalogue()


def fired(**changes) -> tuple[str, ...]:
    return examine(case(**changes)).screening.rules


@pytest.mark.parametrize(("points", "fires"), [(0, True), (4, True), (6, True), (8, False), (10, False)])
def test_swelling_told_in_the_knee_score_opens_its_question_up_to_six_points(points, fires):
    assert ("RF12" in fired(akps=Akps(answers={"swelling": points}))) is fires


@pytest.mark.parametrize(("pain", "fires"), [(None, False), (0, False), (1, True)])
def test_a_stiff_hip_is_a_warning_sign_only_where_turning_it_hurts(pain, fires):
    assert ("RF24b" in fired(tests=(measured("T23", 15, pain=pain),))) is fires


def test_the_first_stop_is_no_second_one():
    assert decide_item(item(), [session(peak=8)], irritability=Irritability.LOW).level is None
    assert decide_run(RunState(step=3), [session(peak=8)]).level is None


def test_an_exercise_that_an_irritable_knee_never_reaches_is_seen():
    high = case("high")
    plan = plan_of(high)
    last = plan.weeks[-1]
    never = next(
        exercise
        for exercise in CATALOGUE.values()
        if exercise.enters_week_of_6[Irritability.HIGH] is None and exercise.min_phase <= last.phase
    )
    swapped = (replace(last.prescriptions[-1], exercise=never.code), *last.prescriptions)
    changed = replace(plan, weeks=(*plan.weeks[:-1], replace(last, prescriptions=swapped)))
    reasons = broken_invariants(changed, high, examine(high), CATALOGUE)
    assert ("broken_too_early", never.code) in {(reason.code, reason.params.get("exercise")) for reason in reasons}


@pytest.mark.parametrize(("longest", "allowed"), [(21.8, False), (21.82, True)])
def test_a_step_that_is_exactly_as_long_as_the_cap_allows_may_be_run(longest, allowed):
    """R7: 110 % of the longest run, down to a tenth of a minute, is the 24 minutes of step 8."""
    assert RUN_MINUTES[8] == 24
    step = decide_run(RunState(step=7, longest_run_30d_minutes=longest), [session(), session()])
    assert (step.decision is Decision.PROGRESS) is allowed


@pytest.mark.parametrize(("kind", "weeks"), [("orthosis", 6), ("tape", 4)])
def test_an_extra_may_last_as_long_as_the_evidence_says_and_not_a_week_longer(kind, weeks):
    flat = case("moderate", tests=(measured("T20", "flat", Side.BOTH), measured("T21", 12, Side.BOTH)))
    plan = plan_of(flat)
    for until, broken in ((weeks, []), (weeks + 1, ["broken_extra_too_long"])):
        lasting = replace(plan, adjuncts=(Adjunct(kind, 1, until),))
        assert [reason.code for reason in broken_invariants(lasting, flat, examine(flat), CATALOGUE)] == broken
