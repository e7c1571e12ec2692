"""A flare: what goes on, what rests, how it comes back, and that it ends."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.decision import Change
from programs.clinical.exercise import Catalogue
from programs.clinical.plan import WeekPlan
from programs.clinical.progression.flare import FlareEnd, FlareKind, flare_end, flare_plan
from programs.clinical.values import PfjLoad
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.flare import FLARE_ENDS, FLARE_REASONS, flare_walk, run_again
from programs.wording.reasons import reason_text
from tests.clinical.diaries import Start, program
from tests.clinical.law_settings import on_a
from tests.clinical.progression_cases import exercise

CATALOGUE = shipped_catalogue()
SORE, SEVERE, SWOLLEN = FlareKind


@cache
def week(number: int = 3, running: str = "runs", kit: str = "home", tests: str = "seed") -> WeekPlan:
    """A week of a plan."""
    plan, _irritability = program(Start("low", 6, tests, kit, running))
    return plan.weeks[number - 1]


WEEKS = st.builds(
    week,
    number=st.integers(1, 6),
    running=st.sampled_from(["walks", "begins", "run_walks", "runs"]),
    kit=st.sampled_from(["none", "home", "gym"]),
    tests=st.sampled_from(["none", "seed", "hips"]),
)


def kept(found: WeekPlan, kind: FlareKind, **known) -> set[str]:
    return {item.exercise for item in flare_plan(found, CATALOGUE, kind, **known).kept}


def test_hip_and_trunk_go_on_and_the_thigh_rests():
    plan = flare_plan(week(), CATALOGUE, SORE)
    assert {CATALOGUE[item.exercise].category for item in plan.kept} >= {"strength_hip"}
    assert not {CATALOGUE[item.exercise].category for item in plan.kept} & {"strength_quads", "running", "plyometric"}
    assert set(plan.left_out) == {item.exercise for item in week().prescriptions} - kept(week(), SORE)
    assert plan.hours == (48, 72)


def test_thigh_work_stays_where_it_was_comfortable_and_loads_the_kneecap_little():
    first = week(1)
    thigh = next(
        item.exercise
        for item in first.prescriptions
        if CATALOGUE[item.exercise].category == "strength_quads" and item.pfj_load <= PfjLoad.LOW
    )
    assert thigh not in kept(first, SORE)
    assert thigh in kept(first, SORE, comfortable={thigh})
    assert thigh not in kept(first, SEVERE, comfortable={thigh})
    loaded = [item.exercise for item in week(5).prescriptions if item.pfj_load >= PfjLoad.MEDIUM]
    assert loaded
    assert not kept(week(5), SORE, comfortable=set(loaded)) & set(loaded)


@pytest.mark.parametrize(
    ("changed", "kind", "stays"),
    [
        ({"category": "strength_hip"}, SEVERE, True),
        ({"category": "strength_hip", "impact": True}, SORE, False),
        ({"category": "cross_training"}, SORE, True),
        ({"category": "cross_training"}, SEVERE, False),
        ({"category": "strength_hip", "pfj_load": PfjLoad.LOW}, SORE, True),
        ({"category": "strength_hip", "pfj_load": PfjLoad.LOW}, SEVERE, False),
        ({"category": "strength_hip", "pfj_load": PfjLoad.MEDIUM}, SORE, False),
    ],
)
def test_what_stays_is_known_by_its_load_its_jumps_and_its_aim(changed, kind, stays):
    own = exercise("XX01", **{"pfj_load": PfjLoad.NONE, **changed})
    prescribed = replace(week().prescriptions[0], exercise="XX01", pfj_load=own.pfj_load)
    plan = flare_plan(replace(week(), prescriptions=(prescribed,)), Catalogue((own,)), kind, comfortable={"XX01"})
    assert bool(plan.kept) is stays


@pytest.mark.parametrize(("kind", "may_walk"), [(SORE, True), (SEVERE, True), (SWOLLEN, False)])
def test_nobody_runs_and_a_swollen_knee_does_not_walk_for_training(kind, may_walk):
    plan = flare_plan(week(), CATALOGUE, kind)
    assert plan.may_walk is may_walk
    assert not [item for item in plan.kept if CATALOGUE[item.exercise].category == "running"]


@pytest.mark.parametrize(
    ("running", "change", "step"),
    [
        ("begins", Change("step", 3, 1), 1),
        ("run_walks", Change("step", 7, 5), 5),
        ("runs", Change("volume", factor=0.8**2), None),
    ],
)
def test_running_comes_back_two_steps_lower(running, change, step):
    plan = flare_plan(week(3, running), CATALOGUE, SORE)
    assert (plan.run, plan.run_step) == (change, step)


def test_a_week_of_walks_has_no_run_to_come_back_to():
    assert flare_plan(week(1, "walks"), CATALOGUE, SORE).run is None


def test_an_exercise_comes_back_two_steps_down_its_ladder():
    plan = flare_plan(week(5), CATALOGUE, SEVERE)
    steps = {code: change.after for code, change in plan.returns.items() if change.variable == "step"}
    assert steps
    for code, after in steps.items():
        one = CATALOGUE[code].easier
        assert after in {one, CATALOGUE[one].easier if one else None}
    assert set(plan.returns) == {code for code in plan.left_out if CATALOGUE[code].category != "running"}


@pytest.mark.parametrize(
    ("hours", "pain", "swelling", "end"),
    [
        (0, 0, False, FlareEnd.STAY),
        (47.9, 0, False, FlareEnd.STAY),
        (48, 2, False, FlareEnd.RETURN),
        (48, 3, False, FlareEnd.STAY),
        (48, 2, True, FlareEnd.STAY),
        (48, 2, None, FlareEnd.STAY),
        (48, None, False, FlareEnd.STAY),
        (71.9, 3, False, FlareEnd.STAY),
        (72, 3, False, FlareEnd.SEE_SOMEBODY),
        (72, None, None, FlareEnd.SEE_SOMEBODY),
        (72, 2, False, FlareEnd.RETURN),
        (500, 2, False, FlareEnd.RETURN),
        (500, 5, False, FlareEnd.SEE_SOMEBODY),
    ],
)
@pytest.mark.parametrize("kind", [SORE, SEVERE])
def test_a_flare_ends_between_48_and_72_hours(kind, hours, pain, swelling, end):
    assert flare_end(kind, hours, pain_now=pain, swelling=swelling) is end


@pytest.mark.parametrize(("hours", "end"), [(48, FlareEnd.STAY), (71.9, FlareEnd.STAY), (72, FlareEnd.RETURN)])
def test_a_swollen_knee_waits_for_72_hours(hours, end):
    assert flare_end(SWOLLEN, hours, pain_now=0, swelling=False) is end
    assert flare_plan(week(), CATALOGUE, SWOLLEN).hours == (72, 72)


@pytest.mark.laws
@on_a(4)
@given(WEEKS, st.booleans())
def test_a_worse_flare_never_keeps_more_and_nothing_kept_loads_beyond_its_class(found, all_comfortable):
    known = {"comfortable": {item.exercise for item in found.prescriptions} if all_comfortable else set()}
    sore, severe, swollen = (kept(found, kind, **known) for kind in FlareKind)
    assert swollen <= severe <= sore
    assert all(CATALOGUE[code].pfj_load <= PfjLoad.LOW and not CATALOGUE[code].impact for code in sore)
    assert all(CATALOGUE[code].pfj_load is PfjLoad.NONE for code in severe)


@pytest.mark.laws
@on_a(4)
@given(WEEKS, st.sampled_from(FlareKind))
def test_everything_that_rests_comes_back_and_never_harder(found, kind):
    plan = flare_plan(found, CATALOGUE, kind)
    for code, change in plan.returns.items():
        assert change.variable in {"step", "load_kg", "depth", "volume"}
        assert change.after is None or change.after != code
        if isinstance(change.before, int | float) and isinstance(change.after, int | float):
            assert change.after < change.before


@pytest.mark.parametrize("kind", FlareKind)
def test_a_flare_has_words(kind):
    plan = flare_plan(week(), CATALOGUE, kind)
    assert "%" not in reason_text(plan.reason)
    assert flare_walk(plan)


def test_every_word_of_a_flare_is_used():
    assert set(FLARE_REASONS) == {f"flare_{kind}" for kind in FlareKind}
    assert set(FLARE_ENDS) == set(FlareEnd)
    assert run_again(None) == ""
    assert "64 per cent" in run_again(Change("volume", factor=0.8**2))
    assert "step 3" in run_again(Change("step", 5, 3))
    assert "walks" in run_again(Change("step", 2, 0))
