"""What the week held already: one step an exercise, the run or strengthening, and nothing after a red day."""

from __future__ import annotations

import pytest

from programs.clinical.decision import Decision
from programs.clinical.progression import RUN, AskedDose, CurrentDose, RunState, decide_item, decide_run, week_so_far
from programs.clinical.progression.week_so_far import RED_DAYS, STRENGTH, WeekSoFar, more_of
from programs.clinical.values import Irritability
from tests.clinical.progression_cases import item, session

TWO_QUIET = [session(), session()]


def of_item(so_far: WeekSoFar | None):
    return decide_item(item(), TWO_QUIET, irritability=Irritability.LOW, week_so_far=so_far)


def of_run(so_far: WeekSoFar | None):
    return decide_run(RunState(step=3, longest_run_30d_minutes=30), TWO_QUIET, week_so_far=so_far)


@pytest.mark.parametrize(
    ("so_far", "code"),
    [
        (WeekSoFar(risen=frozenset({"QD10"})), "hold_risen_this_week"),
        (WeekSoFar(run_rose=True), "hold_run_rose"),
        (WeekSoFar(turn=RUN), "hold_run_turn"),
        (WeekSoFar(days_since_red=0), "hold_after_red_day"),
        (WeekSoFar(days_since_red=RED_DAYS - 1), "hold_after_red_day"),
    ],
)
def test_an_exercise_that_earned_a_step_stays_because_of_the_week(so_far, code):
    step = of_item(so_far)
    assert (step.decision, step.reason.code, step.change.variable) == (Decision.HOLD, code, "none")


@pytest.mark.parametrize(
    "so_far",
    [
        None,
        WeekSoFar(),
        WeekSoFar(risen=frozenset({"GL03"})),
        WeekSoFar(turn=STRENGTH),
        WeekSoFar(days_since_red=RED_DAYS),
    ],
)
def test_another_exercise_that_rose_or_a_red_day_long_ago_holds_nothing_back(so_far):
    assert of_item(so_far).decision is Decision.PROGRESS


@pytest.mark.parametrize(
    ("so_far", "code"),
    [
        (WeekSoFar(risen=frozenset({"GL03"})), "hold_strength_rose"),
        (WeekSoFar(turn=STRENGTH), "hold_strength_turn"),
        (WeekSoFar(days_since_red=6), "hold_after_red_day"),
    ],
)
def test_a_run_stays_where_strengthening_rose_or_a_day_was_red(so_far, code):
    step = of_run(so_far)
    assert (step.decision, step.run_step, step.reason.code) == (Decision.HOLD, 3, code)


@pytest.mark.parametrize("so_far", [None, WeekSoFar(), WeekSoFar(run_rose=True), WeekSoFar(turn=RUN)])
def test_a_run_may_take_a_second_step_in_its_week(so_far):
    assert of_run(so_far).run_step == 4


@pytest.mark.parametrize(
    ("before", "after", "risen"),
    [
        ({"reps": (10, 15)}, {"reps": (10, 15)}, ()),
        ({"reps": (10, 15)}, {"reps": (12, 15)}, ("reps",)),
        ({"reps": (15, 15), "load_kg": 10}, {"reps": (10, 15), "load_kg": 10.5}, ("load_kg",)),
        ({"tempo": "3-1-2"}, {"tempo": "4-1-2"}, ("tempo",)),
        ({"tempo": "slow"}, {"tempo": "slow"}, ()),
        ({"band": "light"}, {"band": "medium"}, ("band",)),
        ({"band": "medium"}, {"band": "light"}, ()),
        ({"hold_seconds": (20, 45)}, {"hold_seconds": (25, 45)}, ("hold",)),
        ({"duration_seconds": (20, 45)}, {"duration_seconds": (25, 45)}, ("duration",)),
        ({"knee_rom_degrees": (45, 0)}, {"knee_rom_degrees": (60, 0)}, ("depth",)),
        ({"sets": 2}, {"sets": 3}, ("sets",)),
        ({}, {}, ()),
    ],
)
def test_more_is_seen_in_every_variable(before, after, risen):
    assert more_of(CurrentDose(**before), CurrentDose(**after)) == risen


def squat(day: int, place: str = "QD10", **dose) -> AskedDose:
    return AskedDose(day=day, place=place, dose=CurrentDose(**dose))


def run(day: int, minutes: float) -> AskedDose:
    return AskedDose(day=day, place=RUN, minutes=minutes)


def seen(*asked: AskedDose, red=(), first_day=7, judged_on=11) -> WeekSoFar:
    return week_so_far(asked, red, first_day=first_day, judged_on=judged_on)


def test_a_rise_counts_in_its_own_week_and_not_before_it_is_known():
    assert seen(squat(4, reps=(10, 15)), squat(7, reps=(12, 15))).risen == {"QD10"}
    assert seen(squat(2, reps=(10, 15)), squat(4, reps=(12, 15)), squat(7, reps=(12, 15))).risen == frozenset()
    assert seen(squat(4, reps=(10, 15)), squat(13, reps=(12, 15))).risen == frozenset()


def test_sets_that_come_back_after_a_session_with_fewer_are_no_rise():
    assert seen(squat(2, sets=3), squat(4, sets=2), squat(7, sets=3)).risen == frozenset()
    assert seen(squat(2, sets=2), squat(4, sets=2), squat(7, sets=3)).risen == {"QD10"}


def test_another_exercise_on_its_place_is_a_step_and_a_new_place_is_none():
    stepped = AskedDose(day=7, place="QD10", exercise="QD13")
    assert seen(squat(4), stepped).risen == {"QD13"}
    assert seen(squat(4), squat(7), squat(7, "QD13")).risen == frozenset()


def test_the_run_and_strengthening_take_turns():
    strength_rose = [squat(0, sets=2), squat(4, sets=3), squat(7, sets=3)]
    assert seen(*strength_rose).turn is None, "nobody runs"
    assert seen(*strength_rose, run(1, 8)).turn == RUN
    assert seen(squat(0), run(1, 8), run(5, 10)).turn == STRENGTH
    assert seen(*strength_rose, run(1, 8), run(5, 10)).turn is None
    assert seen(run(1, 8), run(8, 10)).run_rose


@pytest.mark.parametrize(("day", "turn"), [(0, RUN), (6, RUN), (7, None)])
def test_the_week_before_is_seven_days_to_its_last(day, turn):
    assert seen(squat(-3, sets=2), squat(day, sets=3), run(1, 8)).turn == turn


@pytest.mark.parametrize(("red", "days"), [([], None), ([3], 8), ([3, 9], 2), ([11], 0), ([12], None)])
def test_the_last_red_day_counts(red, days):
    assert seen(squat(4), red=red).days_since_red == days
