"""The run version of the table, the steps of 7.3, and the cap on a single run."""

from __future__ import annotations

import pytest

from programs.clinical.decision import Change, Decision
from programs.clinical.progression import RunState, WeekSoFar, decide_run
from programs.clinical.progression.run_gate import run_gate
from programs.clinical.values import Level
from tests.clinical.progression_cases import session

QUIET_RUN = (session(),)


def decide(*changed, step=3, longest=30, planned=None, before=QUIET_RUN, known=None, **keywords):
    """The decision after a quiet run and then one that was different."""
    history = (*before, *(session(**change) for change in changed))
    state = RunState(step=step, longest_run_30d_minutes=longest, planned_minutes=planned, **(known or {}))
    return decide_run(state, history, **keywords)


@pytest.mark.parametrize(
    ("changed", "decision", "row", "run_step"),
    [
        ({"red_flag": "RF23b"}, Decision.STOP_ALL, 1, 0),
        ({"swelling_new": True}, Decision.STOP_KNEE, 2, 0),
        ({"mechanical": True}, Decision.STOP_KNEE, 2, 0),
        ({"peak": 6}, Decision.STOP_48H, 3, 1),
        ({"peak": 8}, Decision.STOP_48H, 3, 1),
        ({"settles_minutes": 2881}, Decision.STOP_48H, 3, 1),
        ({"peak": 5}, Decision.REGRESS, 4, 2),
        ({"peak": 4}, Decision.REGRESS, 4, 2),
        ({"morning_delta": 1}, Decision.REGRESS, 5, 2),
        ({"settles_minutes": 1441}, Decision.REGRESS, 5, 2),
        ({"settles_minutes": 1440}, Decision.HOLD, 9, 3),
        ({"peak": 3}, Decision.HOLD, 9, 3),
        ({"settles_minutes": 61}, Decision.HOLD, 9, 3),
        ({"reps_ok": False}, Decision.HOLD, 8, 3),
        ({"form_ok": False}, Decision.HOLD, 8, 3),
        ({"rpe": 8}, Decision.HOLD, 11, 3),
        ({"settles_minutes": 60}, Decision.PROGRESS, 10, 4),
        ({"peak": 2}, Decision.PROGRESS, 10, 4),
        ({"rpe": None, "reps_ok": None, "form_ok": None}, Decision.PROGRESS, 10, 4),
    ],
)
def test_a_run_moves_on_repeats_goes_back_or_stops(changed, decision, row, run_step):
    step = decide(changed)
    assert (step.decision, step.row, step.run_step) == (decision, row, run_step)


@pytest.mark.parametrize("step", [1, 5, 12, None])
@pytest.mark.parametrize("limp", [None, False, True])
def test_a_limp_told_beside_calm_runs_stops_the_running(step, limp):
    found = decide({}, step=step, known={"limp": limp})
    assert (found.decision is Decision.STOP_KNEE, found.run_step == 0) == (limp is True, limp is True)


@pytest.mark.parametrize("missing", ["peak", "morning_delta", "settles_minutes", "swelling_new", "mechanical"])
def test_a_missing_answer_never_lengthens_a_run(missing):
    assert decide({missing: None}).decision is Decision.HOLD
    assert decide({}, before=(session(**{missing: None}),)).decision is Decision.HOLD


def test_each_step_is_run_twice():
    assert decide({}, before=()).reason.code == "run_once_more"
    assert decide(before=()).reason.code == "hold_no_run"


@pytest.mark.parametrize(("longest", "allowed"), [(30, 33), (20, 22), (35, 38.5), (45, 49.5), (60, 66), (29, 31.9)])
def test_the_longest_run_is_a_tenth_more_and_not_a_second_longer(longest, allowed):
    step = decide({"peak": 3}, longest=longest)
    assert step.longest_minutes_allowed == allowed
    assert decide({}, longest=longest, planned=allowed).reason.code != "run_too_long"
    assert decide({}, longest=longest, planned=allowed + 0.1).reason.code == "run_too_long"


def test_from_thirty_to_sixty_minutes_is_refused_and_told_why():
    step = decide({}, planned=60)
    assert (step.decision, step.row, step.run_step) == (Decision.HOLD, None, 3)
    assert (step.longest_minutes_allowed, step.reason.code) == (33, "run_too_long")
    assert step.change == Change("none")
    assert step.reason.params == {"planned": 60, "longest": 30, "minutes": 33}


def test_a_run_that_is_too_long_does_not_hide_what_the_pain_decides():
    assert decide({"peak": 8}, planned=60).reason.code != "run_too_long"
    step = decide({"peak": 4}, planned=60)
    assert (step.decision, step.run_step, step.reason.code) == (Decision.REGRESS, 2, "run_too_long")


def test_below_step_eight_the_next_step_of_the_table_may_be_planned():
    assert decide({}, longest=1, planned=15).reason.code != "run_too_long"  # step 3 -> step 4: 15 minutes
    assert decide({}, longest=1, planned=15.1).reason.code == "run_too_long"


def test_a_run_that_is_too_long_is_told_in_a_worse_week_as_well():
    step = decide({}, planned=60, week_trend=1)
    assert (step.decision, step.row, step.reason.code) == (Decision.HOLD_WEEK, 7, "run_too_long")


def test_while_stopped_no_run_is_allowed_and_going_back_is_never_longer():
    assert decide({"swelling_new": True}).longest_minutes_allowed == 0
    assert decide({"peak": 6}).longest_minutes_allowed == 0
    assert decide({"peak": 4}).longest_minutes_allowed == 30
    assert decide({}, week_trend=2).longest_minutes_allowed == 30
    assert decide({}, week_trend=1).longest_minutes_allowed == 33
    assert decide({}, longest=None).longest_minutes_allowed is None


def test_below_step_eight_the_table_itself_may_be_more_than_a_tenth():
    step = decide({}, step=1, longest=8)
    assert (step.run_step, step.longest_minutes_allowed) == (2, 10)
    assert decide({}, step=9, longest=20).reason.code == "run_too_long"
    assert decide({}, step=9, longest=25).run_step == 10


def test_no_step_lies_below_the_walk_nor_above_the_table():
    assert decide({"peak": 5}, step=0).run_step == 0
    assert decide({"peak": 7}, step=1).run_step == 0
    last = decide({}, step=12, longest=31)
    assert (last.run_step, last.change) == (12, Change("volume", 31, 34.1, 1.1))


def test_continuous_running_goes_back_by_minutes():
    assert decide({"peak": 4}, step=None).change == Change("volume", factor=0.8)
    onward = decide({}, step=None)
    assert (onward.decision, onward.run_step, onward.longest_minutes_allowed) == (Decision.PROGRESS, None, 33)


def test_a_second_stop_and_a_worse_week_reach_runs_too():
    assert decide({"peak": 6}, stops_in_14_days=1).level is Level.SOON
    assert decide({}, week_trend=2).decision is Decision.REGRESS_WEEK
    assert decide({}, week_trend=1).decision is Decision.HOLD_WEEK
    assert decide({"peak": 4}, week_trend=2).also == (Decision.REGRESS_WEEK,)


@pytest.mark.parametrize(
    ("known", "run_step", "code"),
    [
        ({"hop_pain": 3}, 1, "run_next_step"),
        ({"hop_pain": 3, "walk_pain": 2, "limp": False}, 1, "run_next_step"),
        ({"hop_pain": 4}, 0, "run_gate_hops"),
        ({}, 1, "run_first_after_hops"),
        ({"hop_pain": 3, "walk_pain": 3}, 0, "run_gate_walk"),
        ({"walk_pain": 3}, 0, "run_gate_walk"),
        ({"hop_pain": 3, "limp": True}, 0, "run_gate_limp"),
    ],
)
def test_nobody_runs_before_the_gate_is_open(known, run_step, code):
    step = decide({}, step=0, known=known)
    assert (step.run_step, step.reason.code) == (run_step, code)


@pytest.mark.parametrize(
    ("walk", "state"),
    [({"settles_minutes": 60}, "met"), ({"settles_minutes": 61}, "not_met"), ({"settles_minutes": None}, "not_told")],
)
def test_the_walk_settles_within_an_hour(walk, state):
    gate = run_gate(RunState(hop_pain=0), [session(), session(**walk)])
    assert [str(line.state) for line in gate.criteria] == ["met", state, "met", "met"]
    assert gate.is_open is (state == "met")


def test_a_gate_of_which_nothing_is_told_is_shut():
    assert {str(line.state) for line in run_gate(RunState()).criteria} == {"not_told"}
    assert [str(line.state) for line in run_gate(RunState(), [session(mechanical=True)]).criteria][-1] == "not_met"


@pytest.mark.parametrize(("days", "run_step"), [((1, 2), 3), ((1, 3), 4), ((1, 8), 4), ((1, 9), 3), ((None, 2), 4)])
def test_two_runs_lie_a_day_apart_and_not_more_than_a_week(days, run_step):
    first, second = days
    assert decide({"day": second}, before=(session(day=first),)).run_step == run_step


def test_why_two_runs_that_were_too_near_or_too_far_apart_do_not_count():
    assert decide({"day": 2}, before=(session(day=1),)).reason.code == "run_no_day_between"
    assert decide({"day": 9}, before=(session(day=1),)).reason.code == "run_after_gap"
    assert decide({"day": 2}, before=(session(day=1),), step=0, known={"hop_pain": 0}).run_step == 1, "a walk"


@pytest.mark.parametrize(
    ("step", "planned", "decision"),
    [
        (None, 103, Decision.PROGRESS),
        (None, 104, Decision.HOLD),
        (8, 104, Decision.HOLD),
        (7, 104, Decision.PROGRESS),
        (None, None, Decision.PROGRESS),
    ],
)
def test_from_step_eight_on_a_week_grows_by_fifteen_per_cent_at_most(step, planned, decision):
    known = {"week_minutes": planned, "last_week_minutes": 90}
    assert decide({}, step=step, known=known).decision is decision


@pytest.mark.parametrize(("step", "run_step"), [(7, 8), (8, 8), (None, None)])
def test_from_step_eight_on_a_run_grows_once_a_week(step, run_step):
    found = decide({}, step=step, week_so_far=WeekSoFar(run_rose=True))
    assert found.run_step == run_step
    assert (found.reason.code == "run_risen_this_week") is (step != 7)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({}, "run_longer"),
        ({"usual_minutes": 31}, "run_longer"),
        ({"usual_minutes": 30}, "run_speed_waits"),
        ({"usual_minutes": 30, "phase": 3}, "run_speed_waits"),
        ({"usual_minutes": 30, "phase": 4}, "run_strides"),
        ({"usual_minutes": 30, "phase": 4, "regained": "duration"}, "run_strides"),
        ({"usual_minutes": 30, "phase": 4, "regained": "strides"}, "run_uphill"),
        ({"usual_minutes": 30, "phase": 4, "regained": "uphill"}, "run_downhill"),
        ({"usual_minutes": 30, "phase": 4, "regained": "downhill"}, "run_all_regained"),
    ],
)
@pytest.mark.parametrize("step", [12, None])
def test_after_the_table_length_comes_back_first_then_speed_then_hills(known, code, step):
    assert decide({}, step=step, known=known).reason.code == code


def test_strong_fear_asks_for_three_quiet_runs():
    assert decide({}, fear=5).run_step == 4
    assert decide({}, fear=6).reason.code == "hold_three_times"
    assert decide({}, {}, fear=6).run_step == 4


@pytest.mark.parametrize(
    "earlier", [{"morning_delta": 1}, {"peak": 3}, {"settles_minutes": 61}, {"rpe": 8}, {"mechanical": True}]
)
def test_a_run_before_that_was_not_quiet_earns_nothing(earlier):
    assert decide({}, before=(session(**earlier),)).decision is Decision.HOLD


@pytest.mark.parametrize(("step", "lands_on"), [(1, 0), (2, 0), (3, 1)])
def test_two_steps_back_end_at_the_walk(step, lands_on):
    assert decide({"peak": 6}, step=step).run_step == lands_on


@pytest.mark.parametrize("step", [0, 1, 4, 9, 12, None])
@pytest.mark.parametrize("hop_pain", [None, 0, 4])
@pytest.mark.parametrize(
    "change", [{}, {"peak": 2}, {"peak": 3}, {"peak": 5}, {"morning_delta": None}, {"eased": True}]
)
def test_where_running_is_barred_nobody_starts_to_run_however_calm_the_walks(step, hop_pain, change):
    known = {"may_run": False, "hop_pain": hop_pain, "phase": 4}
    found = decide(change, step=step, known=known, before=(session(), session()))
    assert found.decision is not Decision.PROGRESS
    assert (found.run_step, found.longest_minutes_allowed) == (0, 0)
    assert not ({"run_first_after_hops", "run_next_step", "run_once_more", "run_longer"} & {found.reason.code})


def test_calm_walks_where_running_is_barred_are_said_to_go_on():
    assert decide({}, step=0, known={"may_run": False}).reason.code == "run_walks_on"
    assert decide(step=0, known={"may_run": False}).reason.code == "run_walks_on"  # one calm walk


def test_a_stop_is_a_stop_where_running_is_barred_too():
    assert decide({"peak": 8}, step=0, known={"may_run": False}).decision is Decision.STOP_48H


def test_an_unknown_longest_run_is_told_in_words():
    assert decide({}, step=None, longest=None).reason.code == "run_longer_unknown"
    assert decide({}, step=None, longest=30).reason.params["minutes"] == 33
