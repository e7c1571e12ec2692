"""A week and its next phase as a physiotherapist reads them: every reason has words, and none turns to the runner."""

from __future__ import annotations

import re

import pytest

from programs.clinical.content_week import Content
from programs.clinical.generation.running import Run
from programs.clinical.progression.phase_entry import ENTRY, Readiness, entry
from programs.clinical.reason import Reason
from programs.wording.clinic_course import (
    BECAUSE,
    because,
    clinic_criterion,
    clinic_entry,
    clinic_shares,
    clinic_week,
)
from programs.wording.course import COURSE_REASONS

YOU = re.compile(r"\byou(r|rs)?\b", re.IGNORECASE)
PARAMS = {"week": 5, "phase": 3, "next": 4, "percent": 80, "weeks": 6, "longer": 2, "step": 5, "needed": 6}


def test_every_reason_of_a_course_has_words_for_the_clinic() -> None:
    assert BECAUSE.keys() == COURSE_REASONS.keys()
    assert [code for code in BECAUSE if YOU.search(because(Reason(code, "6.4", PARAMS)))] == []


@pytest.mark.parametrize("code", COURSE_REASONS)
def test_they_ask_for_no_number_that_the_reason_does_not_give(code: str) -> None:
    names = [set(re.findall(r"%\((\w+)\)", str(words[code]))) for words in (BECAUSE, COURSE_REASONS)]
    assert names[0] <= names[1]


@pytest.mark.parametrize("phase", ENTRY)
def test_no_criterion_turns_to_the_runner(phase: int) -> None:
    told = entry(phase, Readiness(peaks=(5, 5), run_step=2, squat_pain=5))
    lines = [clinic_criterion(criterion) for criterion in told.criteria]
    assert [line for line in lines if YOU.search(line)] == []
    assert any("Theirs: 5." in line for line in lines)
    assert clinic_entry(told) == f"Stays in phase {phase - 1}."


@pytest.mark.parametrize(
    ("share", "load_share", "may_rise", "said"),
    [
        (1.0, 1.0, True, ""),
        (1.0, 1.0, False, "Nothing goes up."),
        (0.8, 1.0, True, "80 per cent of the planned sets, and one set of each exercise at least."),
        (1.0, 0.85, True, "85 per cent of the weights."),
    ],
)
def test_a_week_is_told_with_its_shares(share: float, load_share: float, may_rise: bool, said: str) -> None:
    reason = Reason("course_phase_closed", "6.4", PARAMS)
    content = Content(week=5, reason=reason, share=share, load_share=load_share, may_rise=may_rise)
    assert clinic_week(content) == "does plan week 5, because phase 4 is not open yet"
    assert clinic_shares(content) == said


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (Run(4, 15), "The run is at step 4."),
        (Run(None, 24), "The run takes 24 minutes."),
        (Run(0, 0), "A brisk walk in the place of the run."),
    ],
)
def test_a_run_that_is_not_the_planned_one_is_told(run: Run, said: str) -> None:
    assert clinic_shares(Content(week=5, reason=Reason("course_goes_on", "6.3", {"week": 5}), run=run)) == said
