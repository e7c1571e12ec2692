"""What a log does not say never speaks for more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.logged import (
    NOT_EASED,
    DoneSet,
    Eased,
    Scores,
    all_done,
    eased_by,
    session_of,
    settles_minutes,
)
from programs.clinical.progression import RunState, decide_item, decide_run
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

QUIET = Scores(before=1, peak=2, after=1, morning=1, effort=6, swelling_new=False, mechanical=False)


@pytest.mark.parametrize(
    ("sets", "planned", "expected"),
    [
        ([], 0, True),
        ([], 2, False),
        ([DoneSet(10, 10)], 2, False),
        ([DoneSet(10, 10), DoneSet(10, 12)], 2, True),
        ([DoneSet(10, 10), DoneSet(10, 9)], 2, False),
        ([DoneSet(10, None)], 1, False),
        ([DoneSet(None, 5)], 1, True),
        ([DoneSet(None, 0)], 1, False),
        ([DoneSet(0, 0)], 1, False),
        ([DoneSet(10, 10), DoneSet(10, 10)], 3, False),
        ([DoneSet(10, 10, 5.0, 5.0)], 1, True),
        ([DoneSet(10, 10, 5.0, 4.9)], 1, False),
        ([DoneSet(10, 10, 5.0, None)], 1, None),
        ([DoneSet(10, 10), DoneSet(None, 1)], 1, True),  # a set more than asked does not spoil the others
    ],
)
def test_a_set_counts_only_at_its_target(sets: list[DoneSet], planned: int, expected: bool | None):
    assert all_done(sets, planned=planned) is expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (Scores(before=1, after=1), 60),
        (Scores(before=1, after=2, morning=1), 1440),
        (Scores(before=1, after=2, morning=2), None),
        (Scores(before=1, after=2), None),
        (Scores(after=0, morning=0), None),
    ],
)
def test_how_long_pain_took_to_settle_is_read_from_the_scores(scores: Scores, expected: int | None):
    assert settles_minutes(scores) == expected


def test_two_quiet_complete_sessions_step_up():
    history = [session_of(QUIET, reps_ok=True)] * 2
    assert decide_item(None, history, irritability=Irritability.LOW).decision is Decision.PROGRESS


@given(
    st.sampled_from(["before", "peak", "after", "morning", "effort", "swelling_new", "mechanical"]),
    st.none() | st.booleans(),
)
def test_leaving_an_answer_out_never_steps_up(missing: str, reps_ok: bool | None):
    known = {name: getattr(QUIET, name) for name in Scores.__dataclass_fields__} | {missing: None}
    session = session_of(Scores(**known), reps_ok=reps_ok)
    decided = decide_item(None, [session, session], irritability=Irritability.LOW).decision
    allowed_without_after = missing == "after" and reps_ok is True  # the morning says that it settled
    assert decided is not Decision.PROGRESS or allowed_without_after


def test_pain_that_rises_after_the_session_counts_as_its_peak():
    assert session_of(Scores(before=0, peak=3, after=7), reps_ok=True).peak == 7
    assert session_of(Scores(before=0, peak=None, after=7), reps_ok=True).peak is None


@pytest.mark.parametrize(
    ("before", "peak", "after", "told"), [(4, 1, 0, 4), (4, 5, 0, 5), (0, 1, 2, 2), (4, None, 0, None)]
)
def test_pain_that_is_there_at_the_start_is_pain_of_the_session(
    before: int, peak: int | None, after: int, told: int | None
):
    assert session_of(Scores(before=before, peak=peak, after=after), reps_ok=True).peak == told


def test_a_knee_that_hurts_before_and_next_morning_never_steps_up():
    sore = Scores(before=4, peak=1, after=1, morning=4, effort=5, swelling_new=False, mechanical=False)
    history = [session_of(sore, reps_ok=True)] * 4
    assert decide_item(None, history, irritability=Irritability.LOW).decision is Decision.HOLD


@pytest.mark.parametrize(
    "lie",
    [
        [DoneSet(10, 10), DoneSet(10, 9)],
        [DoneSet(10, 10)],
        [DoneSet(10, 10, 8.0, 6.0), DoneSet(10, 10, 8.0, 8.0)],
        [DoneSet(10, 10, 8.0, None), DoneSet(10, 10, 8.0, 8.0)],
        [],
    ],
    ids=["unfinished", "one leg", "lighter", "load not told", "nothing"],
)
def test_no_pain_never_makes_up_for_what_was_not_done(lie: list[DoneSet]):
    painless = Scores(before=0, peak=0, after=0, morning=0, effort=3, swelling_new=False, mechanical=False)
    history = [session_of(painless, reps_ok=all_done(lie, planned=2))] * 2
    assert decide_item(None, history, irritability=Irritability.LOW).decision is Decision.HOLD


def after(change: Change, run_step: int | None = None) -> NextStep:
    return NextStep(decision=Decision.REGRESS, reason=Reason("ease_pain", "6.6"), change=change, run_step=run_step)


@pytest.mark.parametrize(
    ("step", "eased"),
    [
        (after(Change("volume", 3, 2, 0.7)), Eased(sets=2)),
        (after(Change("load_kg", 10.0, 7.0, 0.7)), Eased(load_kg=7.0)),
        (after(Change("step", 4, 3), run_step=3), Eased(seconds=1260)),
        (after(Change("volume", factor=0.7)), NOT_EASED),
        (after(Change("step", "QD10", "QD08")), NOT_EASED),
        (after(Change("band", "heavy", "medium")), NOT_EASED),
        (after(Change("reps", 10, 12)), NOT_EASED),
        (after(Change("depth", 45, 30)), NOT_EASED),
        (after(Change("none")), NOT_EASED),
    ],
)
def test_less_in_numbers_is_what_the_next_session_is_judged_by(step: NextStep, eased: Eased):
    assert eased_by(step) == eased


def test_a_lighter_set_reaches_the_lighter_target_and_no_other():
    done = DoneSet(10, 10, asked_kg=10.0, done_kg=7.0)
    assert all_done([Eased(load_kg=7.0).of(done)], planned=1) is True
    assert all_done([Eased(load_kg=8.0).of(done)], planned=1) is False
    assert all_done([done], planned=1) is False
    assert all_done([Eased(seconds=1260).of(DoneSet(1350, 1260))], planned=1) is True


def test_a_session_with_less_is_none_of_two_in_a_row():
    quiet = session_of(QUIET, reps_ok=True)
    eased = replace(quiet, eased=True)
    for history, code in (
        ([quiet, eased], "hold_eased"),
        ([eased, quiet], "hold_once_more"),
        ([eased, quiet, quiet], "progress_open"),
    ):
        assert decide_item(None, history, irritability=Irritability.LOW).reason.code == code
    assert decide_run(RunState(step=3), [quiet, eased]).reason.code == "hold_eased"
    assert decide_run(RunState(step=3), [eased, quiet]).reason.code == "run_once_more"
