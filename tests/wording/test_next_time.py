"""What to do today because of the last time: in numbers where they are known, and never more than the plan says."""

from __future__ import annotations

import pytest

from programs.clinical.decision import Change, Decision, NextStep
from programs.clinical.reason import Reason
from programs.models import Prescription
from programs.wording.next_time import less, said_before

NAMES = {"QD08": "Wall sit"}


def step(decision: Decision, change: Change, code: str = "ease_morning", **params: object) -> NextStep:
    return NextStep(decision=decision, change=change, reason=Reason(code, "6.6 row 5", {"rise": 2} | params))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("volume", 3, 2, 0.7), "2 instead of 3 sets"),
        (Change("volume", factor=0.7), "about a third less"),
        (Change("load_kg", 6.0, 4.2, 0.7), "4.2 kg instead of 6.0 kg"),
        (Change("load_kg", factor=0.7), "about a third less weight"),
        (Change("step", "QD10", "QD08"), "Wall sit instead"),
        (Change("step", "QD10", "QD99"), "an easier version"),
        (Change("band", "medium", "light"), "a lighter band"),
    ],
)
def test_easing_back_names_the_smaller_dose(change: Change, said: str) -> None:
    assert less(step(Decision.REGRESS, change), NAMES) == said


def test_a_step_up_asks_for_the_planned_dose_until_the_plan_changes_it() -> None:
    up = step(Decision.PROGRESS, Change("reps", 10, 12, 1.2), "progress_reps", to=12)
    assert less(up, NAMES) == ""
    assert "12" not in said_before(up) and "planned dose" in said_before(up)


def test_a_rest_that_is_over_is_not_asked_for_again() -> None:
    stop = step(Decision.STOP_48H, Change("step", "QD10", "QD08"), "stop_severe_pain", peak=9)
    assert less(stop, NAMES) == "Wall sit instead"
    assert said_before(stop) == "Pain reached 9 out of 10 last time. Start lower, and stop if it comes back."


@pytest.mark.parametrize(("run_step", "said"), [(2, "run-walk step 2"), (0, "a brisk walk")])
def test_a_run_that_goes_back_names_its_step(run_step: int, said: str) -> None:
    back = NextStep(
        decision=Decision.REGRESS, run_step=run_step, reason=Reason("run_back_pain", "6.6 row 4", {"peak": 5})
    )
    assert less(back, {}) == said


def test_a_run_in_one_go_is_told_as_it_is_asked_now() -> None:
    """The week's run already is what the decision made of it: nothing is taken off twice."""
    asked = Prescription(duration_seconds_min=1140, duration_seconds_max=1140)
    for change in (Change("volume", factor=0.8), Change("volume", factor=0.64)):
        back = step(Decision.REGRESS, change, "run_shorter_pain", peak=5)
        assert less(back, {}, asked=asked, is_run=True) == "19 min in one go"
    assert said_before(back) == "Pain reached 5 out of 10 on your last run."


def test_a_run_that_stays_is_as_planned() -> None:
    same = NextStep(decision=Decision.HOLD, run_step=2, reason=Reason("run_once_more", "6.6 row 11"))
    assert less(same, {}) == ""


def test_a_week_that_is_repeated_is_a_fifth_less() -> None:
    again = step(Decision.REGRESS_WEEK, Change("volume", factor=0.8))
    assert less(again, NAMES) == "about a fifth less"
