"""Borders of the decision rules that no other test stands on; each was found by changing a rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Akps
from programs.clinical.decision import Change, Decision
from programs.clinical.examine import examine
from programs.clinical.generation import broken_invariants
from programs.clinical.plan import Adjunct
from programs.clinical.progression import RunState, decide_item, decide_run
from programs.clinical.progression.change import advance
from programs.clinical.progression.easing import reduce_volume
from programs.clinical.progression.run_state import RUN_MINUTES
from programs.clinical.screening import plan_limits
from programs.clinical.values import Irritability, Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import case, measured, plan_of
from tests.clinical.progression_cases import dose, exercise, item, session

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


@pytest.mark.parametrize(
    "first",
    [
        {"swelling_new": True},
        {"mechanical": True},
        {"red_flag": "RF12"},
        {"reps_ok": False},
        {"form_ok": False},
        {"settles_minutes": 61},
    ],
)
def test_a_run_that_was_not_quiet_is_not_the_first_of_two_quiet_ones(first):
    step = decide_run(RunState(step=3), [session(**first), session()])
    assert step.decision is Decision.HOLD


@pytest.mark.parametrize(("planned", "decision"), [(33, Decision.PROGRESS), (33.1, Decision.HOLD)])
def test_from_the_step_before_the_cap_on_the_table_no_longer_allows_more(planned, decision):
    """From step 7 on R7 alone says how long a run may be planned."""
    state = RunState(step=7, longest_run_30d_minutes=30, planned_minutes=planned)
    assert decide_run(state, [session(), session()]).decision is decision


def test_a_step_that_is_longer_than_the_cap_may_not_be_planned_from_step_7_on():
    state = RunState(step=7, longest_run_30d_minutes=20, planned_minutes=24)
    assert decide_run(state, [session(), session()]).reason.code == "run_too_long"
    assert decide_run(state, [session()]).reason.code == "run_too_long"


def test_two_sets_become_one_where_volume_is_cut():
    assert reduce_volume(item(sets=2)) == Change("volume", 2, 1, 0.7)


def test_a_hold_grows_to_a_minute_and_no_further():
    wall_sit = exercise("QD08", load_type="isometric", dose=dose(reps=None, hold_seconds=(20, 90)))
    change, reason = advance(item(of=wall_sit, hold_seconds=(58, 58)))
    assert (change.variable, change.after, reason.code) == ("hold", 60, "progress_hold")
    assert advance(item(of=wall_sit, hold_seconds=(60, 60)))[0].variable != "hold"


@pytest.mark.parametrize("days", [(1, 4), (6, 7)])
def test_a_run_on_a_strength_day_is_seen_and_so_are_two_days_in_a_row(days):
    made = case("low")
    plan = plan_of(made)
    first = plan.weeks[0]
    moved = tuple(replace(item, days=days) if item.exercise == "RN02" else item for item in first.prescriptions)
    changed = replace(plan, weeks=(replace(first, prescriptions=moved), *plan.weeks[1:]))
    codes = {reason.code for reason in broken_invariants(changed, made, examine(made), CATALOGUE)}
    assert "broken_run_days" in codes


@pytest.mark.parametrize(("age", "unnamed"), [(65, False), (66, True)])
def test_anti_inflammatory_medicine_is_not_named_above_65(age, unnamed):
    made = case("low", person=replace(case().person, age=age))
    assert plan_limits(made).no_anti_inflammatory is unnamed
