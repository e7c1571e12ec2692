"""Weeks, gaps and the end of a plan (§6.6 rows 6-7, 6.8, 6.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.decision import Change, Decision
from programs.clinical.progression import (
    Illness,
    Outcome,
    after_illness,
    decide_end,
    decide_missed,
    decide_week,
    week_trend,
)
from programs.clinical.values import Irritability, Level
from tests.clinical.progression_cases import item, session


@pytest.mark.parametrize(
    ("weeks", "decision", "row"),
    [
        ([5, 7], Decision.REGRESS_WEEK, 6),
        ([5, 8], Decision.REGRESS_WEEK, 6),
        ([5, 6], Decision.HOLD_WEEK, 7),
        ([9, 3, 4], Decision.HOLD_WEEK, 7),
        ([5, None, 6], Decision.HOLD_WEEK, 7),
        ([5, 5], Decision.HOLD, 11),
        ([5, 2], Decision.HOLD, 11),
        ([5], Decision.HOLD, 11),
        ([5, None], Decision.HOLD, 11),
        ([], Decision.HOLD, 11),
    ],
)
def test_a_week_is_judged_by_the_rise_of_its_worst_pain(weeks, decision, row):
    step = decide_week(weeks)
    assert (step.decision, step.row) == (decision, row)


def test_a_week_says_whether_it_was_steady_or_not_told():
    assert decide_week([5, 5]).reason.code == "week_steady"
    assert decide_week([5]).reason.code == "week_unknown"
    assert week_trend([]) is None


def test_the_sessions_of_a_week_come_first():
    step = decide_week([5, 7], [session(swelling_new=True)], irritability=Irritability.LOW, stops_in_14_days=1)
    assert (step.decision, step.level) == (Decision.STOP_KNEE, Level.SOON)
    quiet = [session(), session()]
    assert decide_week([5, 5], quiet, irritability=Irritability.LOW).decision is Decision.PROGRESS
    assert decide_week([5, 6], quiet, irritability=Irritability.LOW).decision is Decision.HOLD_WEEK


@pytest.mark.parametrize(
    ("days", "decision", "run_step"),
    [
        (0, Decision.NEXT, 5),
        (4, Decision.NEXT, 5),
        (5, Decision.REPEAT_SESSION, 5),
        (7, Decision.REPEAT_SESSION, 5),
        (8, Decision.REPEAT_WEEK, 4),
        (14, Decision.REPEAT_WEEK, 4),
        (15, Decision.RESTART_PHASE, 3),
        (28, Decision.RESTART_PHASE, 3),
        (29, Decision.NEW_BASELINE, None),
        (400, Decision.NEW_BASELINE, None),
        (None, Decision.NEW_BASELINE, None),
    ],
)
def test_a_longer_gap_resumes_further_back(days, decision, run_step):
    step = decide_missed(days, run_step=5)
    assert (step.decision, step.run_step, step.row) == (decision, run_step, None)


def test_a_gap_lowers_loads_and_then_volume():
    assert decide_missed(10).change == Change("load_kg", factor=0.85)
    assert decide_missed(20).change == Change("volume", factor=0.7)
    assert decide_missed(10, item=item(load_kg=20.0)).change == Change("load_kg", 20.0, 17.0, 0.85)
    assert decide_missed(20, item=item(sets=3)).change == Change("volume", 3, 2, 0.7)
    assert decide_missed(20, item=item(sets=3, load_kg=20.0)).change == Change("load_kg", 20.0, 14.0, 0.7)
    assert decide_missed(10, run_step=0).run_step == 0


def test_a_gap_that_began_with_pain_is_judged_by_the_pain_first():
    low = {"irritability": Irritability.LOW, "run_step": 5}
    swollen = decide_missed(3, history=[session(swelling_new=True)], **low)
    assert (swollen.decision, swollen.also, swollen.run_step) == (Decision.NEXT, (Decision.STOP_KNEE,), 0)
    assert (swollen.row, swollen.reason.code) == (2, "stop_swelling")
    eased = decide_missed(10, history=[session(peak=6)], **low)
    assert (eased.also, eased.run_step) == ((Decision.REGRESS,), 4)
    assert decide_missed(10, history=[session(), session()], **low).also == ()


@pytest.mark.parametrize(
    ("hours", "strength", "running", "code"),
    [
        (None, False, False, "missed_fever_rest"),
        (0, False, False, "missed_fever_rest"),
        (23.9, False, False, "missed_fever_rest"),
        (24, True, False, "missed_fever_strength"),
        (71, True, False, "missed_fever_strength"),
        (72, True, True, "missed_fever_over"),
    ],
)
def test_a_fever_waits_a_day_for_strength_and_three_for_running(hours, strength, running, code):
    back = after_illness(Illness(hours))
    assert (back.strength, back.running, back.share, back.reason.code) == (strength, running, 0.7, code)


@pytest.mark.parametrize(
    ("days", "hours", "decision", "run_step"),
    [
        (3, None, Decision.NEXT, 0),
        (3, 71, Decision.NEXT, 0),
        (3, 72, Decision.NEXT, 4),
        (10, 80, Decision.REPEAT_WEEK, 4),
        (20, 80, Decision.RESTART_PHASE, 3),
    ],
)
def test_the_first_session_after_a_fever_is_less_and_the_first_run_a_step_lower(days, hours, decision, run_step):
    step = decide_missed(days, illness=Illness(hours), run_step=5)
    assert (step.decision, step.run_step, step.change) == (decision, run_step, Change("volume", factor=0.7))


def test_a_fever_gives_no_more_than_the_gap_alone_and_less_than_a_stop():
    assert decide_missed(3, illness=Illness(80), item=item(sets=3)).change == Change("volume", 3, 2, 0.7)
    assert decide_missed(3, illness=Illness(80)).run_step is None
    assert decide_missed(3, illness=Illness(80), run_step=0).run_step == 0
    assert decide_missed(40, illness=Illness(80)).reason.code == "missed_new_baseline"
    swollen = decide_missed(3, illness=Illness(80), history=[session(swelling_new=True)], run_step=5)
    assert (swollen.reason.code, swollen.run_step) == ("stop_swelling", 0)


@pytest.mark.parametrize(
    ("days", "screening"), [(4, None), (14, None), (15, "short"), (28, "short"), (29, "full"), (None, "full")]
)
def test_a_long_gap_asks_the_warning_signs_first(days, screening):
    assert decide_missed(days).decision.screening == screening


@pytest.mark.parametrize(
    ("akps", "pain", "decision", "level"),
    [
        ((72, 82), (5, 2), Decision.MAINTAIN, None),
        ((72, 80), (5, 5), Decision.MAINTAIN, None),
        ((72, 79), (5, 3), Decision.MAINTAIN, None),
        ((72, 79), (5, 4), Decision.CONTINUE, None),
        ((72, 72), (5, 5), Decision.CONTINUE, None),
        ((72, 65), (5, 6), Decision.CONTINUE, None),
        ((72, 64), (5, 2), Decision.REVIEW, Level.SOON),
        ((72, 90), (5, 7), Decision.REVIEW, Level.SOON),
        ((72, 64), (None, None), Decision.REVIEW, Level.SOON),
        ((72, 82), (None, None), Decision.CONTINUE, None),
        ((72, 82), (5, None), Decision.CONTINUE, None),
        ((None, None), (None, None), Decision.CONTINUE, None),
    ],
)
@pytest.mark.parametrize("week", [4, 5, 6, None])
def test_the_last_week_maintains_continues_or_asks_for_a_review(akps, pain, decision, level, week):
    step = decide_end(Outcome(akps_first=akps[0], akps_now=akps[1], pain_first=pain[0], pain_now=pain[1], week=week))
    assert (step.decision, step.level, step.also) == (decision, level, ())


@pytest.mark.parametrize(
    ("akps", "pain", "adherence", "decision", "code"),
    [
        ((72, 72), (5, 5), 0.8, Decision.CHECK_DOSE, "middle_check_dose"),
        ((72, 79), (5, 4), 1.0, Decision.CHECK_DOSE, "middle_check_dose"),
        ((72, 72), (5, 5), 0.79, Decision.CONTINUE, "middle_few_sessions"),
        ((72, 72), (5, 5), None, Decision.CONTINUE, "middle_unknown"),
        ((72, None), (5, 5), 0.9, Decision.CONTINUE, "middle_unknown"),
        ((72, 80), (5, 5), 0.9, Decision.CONTINUE, "middle_better"),
        ((72, 64), (5, 5), 0.9, Decision.REVIEW, "middle_worse"),
        ((72, 72), (5, 7), 0.1, Decision.REVIEW, "middle_worse"),
    ],
)
def test_week_three_checks_the_dose_before_it_blames_the_knee(akps, pain, adherence, decision, code):
    step = decide_end(
        Outcome(
            akps_first=akps[0],
            akps_now=akps[1],
            pain_first=pain[0],
            pain_now=pain[1],
            week=3,
            adherence=adherence,
        )
    )
    assert (step.decision, step.reason.code) == (decision, code)


def test_worse_in_week_three_repeats_the_week_and_asks_for_a_clinician():
    step = decide_end(Outcome(akps_first=72, akps_now=60, pain_first=5, pain_now=7, week=3))
    assert (step.also, step.level) == ((Decision.REGRESS_WEEK,), Level.SOON)
    assert step.reason.params == {"akps": -12, "pain": -2}


@pytest.mark.parametrize(
    ("week", "code", "also"),
    [
        (3, "middle_function_lost", (Decision.REGRESS_WEEK,)),
        (6, "end_function_lost", ()),
        (12, "end_function_lost", ()),
    ],
)
def test_a_function_that_was_lost_is_worse_whatever_the_scores_say(week, code, also):
    better = Outcome(akps_first=70, akps_now=90, pain_first=6, pain_now=1, week=week, function_lost=True)
    step = decide_end(better)
    assert (step.decision, step.level, step.reason.code, step.also) == (Decision.REVIEW, Level.SOON, code, also)
    worse = decide_end(replace(better, akps_now=60))
    assert worse.reason.code == ("middle_worse" if week == 3 else "end_worse")
    assert decide_end(replace(better, function_lost=False)).decision in (Decision.CONTINUE, Decision.MAINTAIN)


@pytest.mark.parametrize(
    ("week", "akps", "pain", "decision", "code"),
    [
        (11, 72, 5, Decision.CONTINUE, "end_no_clear_change"),
        (12, 72, 5, Decision.REVIEW, "end_last_no_clear_change"),
        (12, 79, 4, Decision.REVIEW, "end_last_no_clear_change"),
        (12, 80, 5, Decision.MAINTAIN, "end_last_better"),
        (12, None, 5, Decision.CONTINUE, "end_unknown"),
        (12, 64, 5, Decision.REVIEW, "end_worse"),
        (13, 72, 5, Decision.REVIEW, "end_last_no_clear_change"),
    ],
)
def test_week_twelve_ends_the_fair_trial(week, akps, pain, decision, code):
    step = decide_end(Outcome(akps_first=72, akps_now=akps, pain_first=5, pain_now=pain, week=week))
    assert (step.decision, step.reason.code) == (decision, code)
    assert (step.level is Level.SOON) is (code == "end_worse")


def test_a_slow_course_foretold_asks_for_a_physiotherapist_in_week_three():
    same = Outcome(akps_first=72, akps_now=72, pain_first=5, pain_now=5, week=3, adherence=0.9)
    assert decide_end(same).reason.code == "middle_check_dose"
    flagged = decide_end(replace(same, prognosis=("PR1",)))
    assert (flagged.decision, flagged.reason.code) == (Decision.CHECK_DOSE, "middle_check_dose_physio")
