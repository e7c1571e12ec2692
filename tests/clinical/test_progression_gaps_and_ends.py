"""Weeks, gaps and the end of a plan (evidence.md 6.6 rows 6-7, 6.8, 6.9)."""

from __future__ import annotations

import pytest

from programs.clinical.decision import Change, Decision
from programs.clinical.progression import Outcome, decide_end, decide_missed, decide_week, week_trend
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
