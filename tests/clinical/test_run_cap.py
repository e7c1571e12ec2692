"""No answer about a run passes a tenth above the longest of thirty days (R7), in number or in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.decision import Decision, NextStep
from programs.clinical.progression import RunState, Session, decide_run
from programs.clinical.progression.run_cap import longest_allowed
from programs.clinical.progression.run_state import CAP_BINDS_FROM, RUN_MINUTES


def after(step: int, longest: float, peak: int = 1, planned: float | None = None) -> NextStep:
    run = Session(peak=peak, morning_delta=0, settles_minutes=0, swelling_new=False, mechanical=False)
    return decide_run(RunState(step=step, longest_run_30d_minutes=longest, planned_minutes=planned), [run, run])


@pytest.mark.parametrize(
    ("step", "longest", "decision", "run_step", "minutes"),
    [
        *((12, 10, Decision.HOLD, 7, 11), (12, 28, Decision.HOLD, 11, 30.8), (12, 28.2, Decision.PROGRESS, 12, 31)),
        *((12, 31, Decision.PROGRESS, 12, 34.1), (11, 10, Decision.HOLD, 7, 11), (11, 28, Decision.HOLD, 11, 30.8)),
        *((8, 21.8, Decision.HOLD, 7, 23.9), (8, 22, Decision.HOLD, 8, 24.2), (8, 23, Decision.PROGRESS, 9, 25.3)),
        *((7, 10, Decision.HOLD, 7, 11), (6, 10, Decision.PROGRESS, 7, 22.5)),
    ],
)
def test_a_step_is_kept_only_where_it_is_not_too_long(
    step: int, longest: float, decision: Decision, run_step: int, minutes: float
) -> None:
    """Below step 8 the steps of the table are larger than a tenth because times are tiny (7.3)."""
    found = after(step, longest)
    assert (found.decision, found.run_step, found.longest_minutes_allowed) == (decision, run_step, minutes)
    if found.decision is Decision.HOLD:
        assert (found.reason.code, found.reason.params["minutes"]) == ("run_too_long", minutes)


@pytest.mark.parametrize(
    ("peak", "decision", "minutes"),
    [(3, Decision.HOLD, 11), (4, Decision.REGRESS, 10), (6, Decision.STOP_48H, 0)],
)
def test_pain_beside_a_step_that_is_too_long_leaves_one_number(peak: int, decision: Decision, minutes: float) -> None:
    found = after(12, 10, peak)
    assert (found.decision, found.run_step, found.longest_minutes_allowed) == (decision, 7, minutes)
    assert found.reason.params.get("minutes", minutes) == minutes
    assert found.change.after in (None, 7)


@given(st.integers(0, 12), st.floats(1, 120), st.integers(0, 10), st.one_of(st.none(), st.floats(1, 120)))
def test_neither_number_nor_words_pass_a_tenth_above_the_longest(
    step: int, longest: float, peak: int, planned: float | None
) -> None:
    found = after(step, longest, peak, planned)
    asked = RUN_MINUTES[found.run_step] if found.run_step is not None else 0
    if found.run_step is not None and found.run_step >= CAP_BINDS_FROM:
        assert asked <= longest_allowed(longest)
    told = found.longest_minutes_allowed
    assert told is not None and told <= max(longest_allowed(longest), RUN_MINUTES[CAP_BINDS_FROM - 1])
    if found.reason.code in ("run_too_long", "run_longer"):
        assert found.reason.params["minutes"] == told
