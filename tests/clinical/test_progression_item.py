"""The table of §6.6 for one exercise: every row, at its borders."""

from __future__ import annotations

import pytest

from programs.clinical.decision import NO_CHANGE, Change, Decision
from programs.clinical.progression import RunState, decide_item, decide_run, decide_week
from programs.clinical.progression.ladder import item_of
from programs.clinical.progression.red_flags import RED_FLAG_LEVELS
from programs.clinical.screening import RULES
from programs.clinical.values import Irritability, Level
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.progression_cases import exercise, item, session

LOW, MODERATE, HIGH = Irritability
CATALOGUE = shipped_catalogue()


def decide(*changed, irritability=LOW, before=(), of=None, **keywords):
    """The decision after a quiet session and then one that was different."""
    history = (*before, *(session(**change) for change in changed))
    return decide_item(of or item(), history, irritability=irritability, **keywords)


@pytest.mark.parametrize(
    ("changed", "row", "decision"),
    [
        ({"red_flag": "RF12"}, 1, Decision.STOP_ALL),
        ({"red_flag": "RF01", "peak": 9}, 1, Decision.STOP_ALL),
        ({"swelling_new": True}, 2, Decision.STOP_KNEE),
        ({"mechanical": True}, 2, Decision.STOP_KNEE),
        ({"mechanical": True, "peak": 10}, 2, Decision.STOP_KNEE),
        ({"peak": 8}, 3, Decision.STOP_48H),
        ({"peak": 10}, 3, Decision.STOP_48H),
        ({"settles_minutes": 2881}, 3, Decision.STOP_48H),
        ({"settles_minutes": 2880}, 5, Decision.REGRESS),
        ({"peak": 7}, 4, Decision.REGRESS),
        ({"peak": 6}, 4, Decision.REGRESS),
        ({"peak": 6, "morning_delta": 3}, 4, Decision.REGRESS),
        ({"morning_delta": 2}, 5, Decision.REGRESS),
        ({"settles_minutes": 1441}, 5, Decision.REGRESS),
        ({"settles_minutes": 1440}, 10, Decision.PROGRESS),
        ({"peak": 5, "form_ok": False}, 8, Decision.HOLD),
        ({"reps_ok": False}, 8, Decision.HOLD),
        ({"peak": 5}, 9, Decision.HOLD),
        ({"peak": 3}, 9, Decision.HOLD),
        ({"peak": 3, "morning_delta": -1}, 9, Decision.HOLD),
        ({"peak": 3, "morning_delta": 1}, 11, Decision.HOLD),
        ({"peak": 2, "morning_delta": 1}, 11, Decision.HOLD),
        ({"rpe": 8}, 11, Decision.HOLD),
        ({"rpe": 7}, 10, Decision.PROGRESS),
        ({"peak": 2}, 10, Decision.PROGRESS),
        ({"peak": 0, "settles_minutes": None}, 10, Decision.PROGRESS),
    ],
)
def test_the_first_row_that_fits_decides(changed, row, decision):
    step = decide(changed, before=(session(),))
    assert (step.row, step.decision) == (row, decision)


@pytest.mark.parametrize(
    ("irritability", "item_ceiling", "peak", "decision"),
    [
        (LOW, 5, 5, Decision.HOLD),
        (MODERATE, 5, 4, Decision.HOLD),
        (MODERATE, 5, 5, Decision.REGRESS),
        (HIGH, 5, 3, Decision.HOLD),
        (HIGH, 5, 4, Decision.REGRESS),
        (LOW, 3, 4, Decision.REGRESS),
        (LOW, 2, 3, Decision.REGRESS),
        (None, 5, 4, Decision.REGRESS),
    ],
)
def test_the_effective_ceiling_is_the_lower_of_the_items_and_the_irritabilitys(
    irritability, item_ceiling, peak, decision
):
    step = decide({"peak": peak}, irritability=irritability, of=item(of=exercise(pain_ceiling=item_ceiling)))
    assert step.decision is decision


@pytest.mark.parametrize("trend", [None, -3, 0, 1, 2, 5])
def test_a_worse_week_repeats_it_and_a_rising_week_holds_it(trend):
    step = decide({}, before=(session(),), week_trend=trend)
    expected = {None: 10, -3: 10, 0: 10, 1: 7, 2: 6, 5: 6}
    assert step.row == expected[trend]
    assert step.change.factor == (0.8 if step.row == 6 else step.change.factor)


@pytest.mark.parametrize(
    ("worst", "row", "code"),
    [
        (None, 10, None),
        (0, 10, None),
        (5, 10, None),
        (6, 7, "week_sore"),
        (7, 7, "week_sore"),
        (8, 6, "week_severe"),
        (10, 6, "week_severe"),
    ],
)
def test_a_week_of_too_much_pain_lets_nothing_go_up_whatever_the_week_before_was(worst, row, code):
    for step in (
        decide({}, before=(session(),), week_worst=worst, week_trend=-2),
        decide_run(RunState(step=4), [session(), session()], week_worst=worst, week_trend=-2),
        decide_week([10, worst], [session(), session()], irritability=LOW) if worst is not None else None,
    ):
        assert step is None or step.row == row
        assert step is None or code in (None, step.reason.code)
    assert decide({"peak": 6}, week_worst=8).also == (Decision.REGRESS_WEEK,)


def test_a_week_that_was_not_told_is_read_as_the_last_one_that_was():
    assert decide_week([8, None]).decision is Decision.REGRESS_WEEK
    assert decide_week([None, None]).decision is Decision.HOLD


@pytest.mark.parametrize(
    ("morning", "row", "run_row"),
    [
        ({"morning_delta": 5}, 5, 5),
        ({"morning_delta": 6}, 4, 3),
        ({"morning_delta": 7}, 4, 3),
        ({"morning_delta": 8}, 3, 3),
        ({"morning_delta": 10}, 3, 3),
        ({"morning": 5}, 10, 10),
        ({"morning": 6}, 4, 3),
        ({"morning": 8}, 3, 3),
        ({"morning_delta": 2, "morning": 7}, 4, 3),
        ({"morning_delta": 6, "morning": 8}, 3, 3),
        ({"morning_delta": None, "morning": 9}, 3, 3),
    ],
)
def test_a_morning_is_answered_by_the_stricter_of_its_score_and_its_rise(morning, row, run_row):
    history = [session(), session(**morning)]
    assert decide_item(item(), history, irritability=LOW).row == row
    assert decide_run(RunState(step=4), history).row == run_row


def test_what_the_week_asks_stands_beside_what_the_session_asks():
    assert decide({"peak": 6}, week_trend=2).also == (Decision.REGRESS_WEEK,)
    assert decide({"morning_delta": 2}, week_trend=1).also == (Decision.HOLD_WEEK,)
    assert decide({"peak": 6}).also == ()


def test_one_quiet_session_is_not_enough():
    assert decide({}).decision is Decision.HOLD
    assert decide({"peak": 3}, {}).decision is Decision.HOLD
    assert decide({"peak": 3}, {}, {}).decision is Decision.PROGRESS


@pytest.mark.parametrize(("minutes", "decision"), [(1440, Decision.PROGRESS), (1441, Decision.HOLD)])
def test_pain_that_lingered_over_a_day_makes_neither_of_the_two_sessions_a_quiet_one(minutes, decision):
    assert decide({"settles_minutes": minutes}, {}).decision is decision


def test_after_high_irritability_one_point_more_next_morning_may_still_progress():
    assert decide({"morning_delta": 1}, {"morning_delta": 1}, irritability=HIGH).decision is Decision.PROGRESS
    assert decide({"morning_delta": 1}, {"morning_delta": 1}, irritability=MODERATE).decision is Decision.HOLD
    assert decide({"morning_delta": 1}, {"morning_delta": 1}, irritability=None).decision is Decision.HOLD


@pytest.mark.parametrize(
    "missing",
    ["peak", "morning_delta", "settles_minutes", "swelling_new", "mechanical", "reps_ok", "form_ok", "rpe"],
)
@pytest.mark.parametrize("where", [0, 1])
def test_a_missing_answer_never_progresses(missing, where):
    history = [session(), session()]
    history[where] = session(**{missing: None})
    step = decide_item(item(), history, irritability=LOW)
    assert step.decision is Decision.HOLD
    latest = "hold_until_morning" if missing == "morning_delta" else "hold_unanswered"
    assert step.reason.code == (latest if where else "hold_once_more")


def test_right_after_a_session_only_the_morning_is_waited_for():
    fresh = session(morning_delta=None, settles_minutes=None)
    assert decide_item(item(), [session(), fresh], irritability=LOW).reason.code == "hold_until_morning"
    half = session(morning_delta=None, settles_minutes=None, rpe=None)
    assert decide_item(item(), [session(), half], irritability=LOW).reason.code == "hold_unanswered"


def test_nothing_logged_holds():
    assert decide().reason.code == "hold_no_session"
    assert decide(week_trend=2).decision is Decision.REGRESS_WEEK


@pytest.mark.parametrize(
    ("changed", "first"),
    [({"swelling_new": True}, Level.SOON), ({"mechanical": True}, Level.SOON), ({"peak": 8}, None)],
)
def test_swelling_or_locking_at_once_and_a_second_stop_in_fourteen_days_ask_for_a_clinician(changed, first):
    assert decide(changed, stops_in_14_days=0).level is first
    again = decide(changed, stops_in_14_days=1)
    assert again.level is Level.SOON
    assert again.reason.code.endswith("_again")


@pytest.mark.parametrize(
    ("rule", "level"),
    [
        ("RF01", Level.EMERGENCY),
        ("RF10", Level.URGENT),
        ("RF11", Level.URGENT),
        ("RF12", Level.SOON),
        ("RF14", Level.URGENT),
        ("RF16a", Level.SOON),
        ("RF16", Level.URGENT),
        ("RF23b", Level.SOON),
        ("SC15", Level.SOON),
    ],
)
def test_a_warning_sign_raises_its_rules_level(rule, level):
    step = decide({"red_flag": rule})
    assert (step.level, step.reason.params) == (level, {"rule": rule})


def test_every_rule_that_blocks_a_plan_has_a_level_and_no_other():
    blocking = {rule.id for rule in RULES if rule.level.blocks_plan}
    assert blocking <= set(RED_FLAG_LEVELS)
    assert all(level.blocks_plan for level in RED_FLAG_LEVELS.values())
    assert "SC03" not in RED_FLAG_LEVELS


def test_pain_eases_the_load_first_and_else_the_step():
    assert decide({"peak": 6}, of=item(load_kg=22.7)).change == Change("load_kg", 22.7, 15.9, 0.7)
    assert decide({"peak": 6}, of=item(band="heavy")).change == Change("band", "heavy", "medium")
    assert decide({"peak": 6}).change == Change("step", "QD10", "QD08")
    assert decide({"peak": 6}, of=item(easier=())).change == Change("volume", 3, 2, 0.7)


def test_after_a_stop_an_item_starts_two_steps_lower():
    assert decide({"peak": 8}, of=item(load_kg=22.7)).change == Change("step", "QD10", "QD03")
    assert decide({"peak": 8}, of=item(easier=(exercise("QD08"),))).change.after == "QD08"
    assert decide({"peak": 8}, of=item(load_kg=20.0, easier=())).change == Change("load_kg", 20.0, 9.8, 0.49)


def test_a_worse_morning_takes_a_third_off_for_one_session():
    assert decide({"morning_delta": 2}).change == Change("volume", 3, 2, 0.7)
    assert decide({"morning_delta": 2}, of=item(sets=1)).change == Change("volume", None, None, 0.7)


@pytest.mark.parametrize(("sessions", "variable"), [(1, "none"), (2, "none"), (3, "step"), (4, "step")])
def test_the_third_short_session_in_a_row_goes_one_step_easier(sessions, variable):
    step = decide({"reps_ok": False}, of=item(short_sessions_in_a_row=sessions))
    assert (step.decision, step.change.variable) == (Decision.HOLD, variable)


@pytest.mark.parametrize(("holds", "variable"), [(3, "none"), (4, "variant"), (5, "variant")])
def test_the_fourth_hold_in_a_row_changes_the_exercise_at_the_same_level(holds, variable):
    step = decide({"peak": 4}, of=item(holds_in_a_row=holds))
    assert step.change.variable == variable
    assert step.change.after == ("QD18" if variable == "variant" else None)


def test_where_nothing_is_at_the_same_level_the_words_say_easier():
    step = decide({"peak": 4}, of=item(holds_in_a_row=4, variant=None))
    assert (step.change.after, step.reason.code) == ("QD08", "hold_easier_variant")


@pytest.mark.parametrize(("holds", "code"), [(3, "hold_careful"), (4, "hold_no_variant"), (5, "hold_no_variant")])
def test_where_nothing_is_alike_or_easier_the_dose_stays_and_no_exercise_is_promised(holds, code):
    alone = decide({"peak": 4}, of=item(holds_in_a_row=holds, variant=None, easier=()))
    assert (alone.decision, alone.change, alone.reason.code) == (Decision.HOLD, NO_CHANGE, code)


@pytest.mark.parametrize("code", sorted(code for code, one in CATALOGUE.items() if one.pain_ceiling >= 3))
def test_an_exercise_that_changes_becomes_one_that_the_catalogue_has(code):
    step = decide({"peak": 3}, of=item_of(CATALOGUE[code], CATALOGUE, holds_in_a_row=4))
    assert step.row == 9
    assert (step.change.variable, step.change.after in CATALOGUE) in [("variant", True), ("none", False)]
    assert (step.reason.code == "hold_no_variant") is (step.change == NO_CHANGE)


def test_counts_that_were_not_given_are_counted_from_the_history():
    short, careful = {"reps_ok": False}, {"peak": 4}
    assert decide(short, short).change.variable == "none"
    assert decide(short, short, short).change.variable == "step"
    assert decide(short, {}, short, short).change.variable == "none"
    assert decide(careful, careful, careful, careful).change.variable == "variant"
    assert decide(careful, {}, careful, careful, careful).change.variable == "none"


def test_the_decision_stands_without_an_item():
    quiet = decide_item(None, [session(), session()], irritability=LOW)
    assert (quiet.decision, quiet.change.variable) == (Decision.PROGRESS, "none")
    sore = decide_item(None, [session(peak=6)], irritability=LOW)
    assert (sore.decision, sore.change) == (Decision.REGRESS, Change("volume", factor=0.7))


@pytest.mark.parametrize(
    ("fear", "quiet", "decision"),
    [
        (None, 2, Decision.PROGRESS),
        (5, 2, Decision.PROGRESS),
        (6, 2, Decision.HOLD),
        (6, 3, Decision.PROGRESS),
        (10, 2, Decision.HOLD),
    ],
)
def test_strong_fear_asks_for_three_quiet_sessions(fear, quiet, decision):
    step = decide(*[{}] * quiet, fear=fear)
    assert step.decision is decision
    assert decision is Decision.PROGRESS or step.reason.code == "hold_three_times"


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ((1, 8), "progress_reps"),
        ((1, 9), "hold_after_gap"),
        ((None, 9), "progress_reps"),
        ((1, None), "progress_reps"),
    ],
)
def test_two_sessions_with_more_than_a_week_between_them_are_not_consecutive(days, code):
    first, second = days
    assert decide({"day": first}, {"day": second}).reason.code == code


def test_a_gap_counts_wherever_it_lies_among_those_that_are_needed():
    assert decide({"day": 1}, {"day": 9}, {"day": 11}).decision is Decision.PROGRESS
    assert decide({"day": 1}, {"day": 9}, {"day": 11}, fear=6).decision is Decision.HOLD
