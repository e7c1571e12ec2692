"""The run that a gap leaves of a week: the card, the minutes of a session, and the words say the same."""

from __future__ import annotations

from typing import Any

import pytest

from programs.clinical.content_week import Content
from programs.clinical.generation.running import Run
from programs.clinical.reason import Reason
from programs.models import PlannedSession, Prescription, Week
from programs.queries.course import with_run
from programs.queries.eased import eased_week
from programs.queries.week import kind_asked, minutes_of
from programs.wording.check import content_text
from tests import make

STEP_5 = {"allowed": True, "step": 5, "minutes": 18, "longest_minutes": 18, "max_pain": 2, "remove": ["stairs"]}


pytestmark = pytest.mark.django_db


def row(code: str, **fields: Any) -> Prescription:
    """A row of a run of 24 minutes; nothing is saved but the exercise."""
    reasons = [{"code": "easy_run", "rule": "7.3", "params": {}}, {"code": "short_runs", "rule": "R3", "params": {}}]
    known = {"duration_seconds_min": 1440, "duration_seconds_max": 1440, "sets_left": 1, "sets_right": 1}
    known |= {"block": "run", "days": [2], "pain_ceiling": 2, "reasons": reasons}
    return Prescription(exercise=make.exercise(code=code), **(known | fields))


def after_a_gap(**run: Any) -> Content:
    return Content(week=3, reason=Reason("course_repeat_week", "6.8", {"week": 3}), load_share=0.85, **run)


@pytest.mark.parametrize(
    ("run", "allowed", "step", "minutes", "seconds", "words"),
    [
        (Run(4, 15), True, 4, 15, 1350, "Your run this week: step 4"),
        (Run(6, 20), True, 6, 20, 1500, "Your run this week: step 6"),
        (Run(0, 0), False, 0, 0, 1800, "a brisk walk"),
        (Run(None, 14), True, None, 14, 840, "Your run this week: 14 minutes"),
    ],
)
def test_the_run_is_smaller_wherever_it_is_shown(
    run: Run, allowed: bool, step: int | None, minutes: int, seconds: int, words: str
) -> None:
    content, planned = after_a_gap(run=run), Week(number=3, running=STEP_5)
    served = with_run(planned, content).running
    assert (served["allowed"], served["step"], served["minutes"]) == (allowed, step, minutes)
    assert served["remove"] == (["stairs"] if step is None else ["stairs", "speed"])
    assert planned.running == STEP_5
    (less,) = eased_week((row("RN02"),), content)
    assert (less.duration_seconds_min, less.duration_seconds_max) == (seconds, seconds)
    assert words in content_text(content)


def test_a_week_without_a_gap_is_the_planned_one() -> None:
    planned = Week(number=3, running=STEP_5)
    assert with_run(planned, after_a_gap()) is planned


@pytest.mark.parametrize("planned", ["RN01", "RN02", "RN03"])
@pytest.mark.parametrize(
    ("run", "code", "seconds", "why"),
    [
        (Run(0, 0), "RN01", 1800, "walk"),
        (Run(1, 8), "RN02", 1200, "run_walk"),
        (Run(8, 24), "RN02", 1560, "run_walk"),
        (Run(9, 25), "RN03", 1500, "easy_run"),
        (Run(None, 14), "RN03", 840, "easy_run"),
    ],
)
def test_what_is_asked_is_named_with_its_time_and_its_reason(
    planned: str, run: Run, code: str, seconds: int, why: str
) -> None:
    make.library()
    (less,) = eased_week((row(planned),), after_a_gap(run=run))
    known = less.exercise.as_clinical()
    assert (known.code, less.duration_seconds_min, less.duration_seconds_max) == (code, seconds, seconds)
    if code != planned:
        assert [one["code"] for one in less.reasons] == [why, "short_runs"]
        assert (less.easier, less.harder) == (known.easier, known.harder)


@pytest.mark.parametrize(("run", "seconds"), [(Run(0, 0), []), (Run(1, 8), [1200]), (Run(None, 14), [840])])
def test_a_drill_of_running_goes_where_a_walk_is_asked_and_is_never_longer_than_the_run(
    run: Run, seconds: list[int]
) -> None:
    shown = eased_week((row("RN04", is_optional=True),), after_a_gap(run=run))
    assert [one.duration_seconds_max for one in shown] == seconds


def test_a_ride_keeps_its_time() -> None:
    (ride,) = eased_week((row("XT01"),), after_a_gap(run=Run(1, 8)))
    assert (ride.exercise.code, ride.duration_seconds_min) == ("XT01", 1440)


@pytest.mark.parametrize(
    ("kind", "run", "minutes", "named"),
    [
        ("run", Run(0, 0), 40, "walk"),
        ("run", Run(1, 8), 30, "run_walk"),
        ("run", Run(4, 15), 33, "run_walk"),
        ("run", Run(8, 24), 36, "run_walk"),
        ("run", Run(9, 25), 35, "run"),
        ("run", Run(None, 14), 24, "run"),
        ("cross", None, 40, "cross"),
        ("strength", Run(4, 15), 10, "strength"),
    ],
)
def test_a_session_takes_the_minutes_of_its_walk_too(kind: str, run: Run | None, minutes: int, named: str) -> None:
    """Beside ten minutes of warm-up; half a minute is rounded up, never promised shorter than it is."""
    week = with_run(Week(number=3, running=STEP_5), after_a_gap(run=run))
    planned = PlannedSession(kind=kind, minutes=10, week=week)
    assert (minutes_of(planned), kind_asked(planned)) == (minutes, named)
    assert week.running["minutes"] == (18 if run is None else run.minutes), "a walk holds no minutes of running"
