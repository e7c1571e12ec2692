"""What a log does not say never speaks for more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.decision import Decision
from programs.clinical.logged import DoneSet, Scores, all_done, session_of, settles_minutes
from programs.clinical.progression import decide_item
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
