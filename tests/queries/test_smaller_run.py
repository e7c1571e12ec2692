"""The run that a gap leaves of a week: the card, the minutes of a session, and the words say the same."""

from __future__ import annotations

from typing import Any

import pytest

from programs.clinical.content_week import Content
from programs.clinical.generation.running import Run
from programs.clinical.reason import Reason
from programs.models import Prescription, Week
from programs.queries.course import with_run
from programs.queries.eased import eased_week
from programs.wording.check import content_text

STEP_5 = {"allowed": True, "step": 5, "minutes": 18, "longest_minutes": 18, "max_pain": 2, "remove": ["stairs"]}


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
    item = Prescription(
        block="run", duration_seconds_min=1440, duration_seconds_max=1440, sets_left=1, sets_right=1, days=[2]
    )
    (less,) = eased_week((item,), content)
    assert (less.duration_seconds_min, less.duration_seconds_max) == (seconds, seconds)
    assert words in content_text(content)


def test_a_week_without_a_gap_is_the_planned_one() -> None:
    planned = Week(number=3, running=STEP_5)
    assert with_run(planned, after_a_gap()) is planned
