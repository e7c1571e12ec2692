"""What the demo's runners answer on the way to a plan, through the very actions that the pages call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from programs.actions import assessment, home_tests, screening
from programs.clinical.screening import PAGES, all_negative
from programs.clinical.values import PainScore, Side
from programs.management.demo.stories import Knee, Reached, Story
from programs.models import Patient

_CALM = {"limp": 5, "support": 5, "walking": 5, "stairs": 8, "squat": 4, "run": 8, "jump": 7}
_CALM |= {"sitting": 8, "pain": 8, "swelling": 10, "kneecap": 10, "thigh": 5, "flexion": 5}
#: Points of the knee scale: 88, 84 and 68 of 100. None of them is a warning sign by itself (§4.1).
AKPS: Mapping[Knee, Mapping[str, int]] = {
    Knee.CALM: _CALM,
    Knee.STIFF: _CALM | {"run": 6, "thigh": 3},
    Knee.GRUMPY: _CALM | {"limp": 3, "stairs": 5, "squat": 3, "run": 3, "sitting": 6, "pain": 3, "flexion": 3},
}
#: Worst and usual pain of the week, at rest, squatting, down stairs, sitting; minutes until it settles.
PAIN: Mapping[Knee, tuple[int, int, int, int, int, int, int]] = {
    Knee.CALM: (3, 2, 0, 2, 2, 2, 40),
    Knee.STIFF: (5, 3, 0, 3, 4, 3, 90),
    Knee.GRUMPY: (6, 4, 1, 5, 5, 4, 300),
}
#: Home tests on the sore leg and on the other one.
TESTS: Mapping[Knee, Mapping[str, tuple[str, str]]] = {
    Knee.CALM: {
        "T01": ("19", "24"),
        "T05": ("18", "17"),
        "T08": ("10.5", "11"),
        "T11": ("50", "62"),
        "T17": ("33", "35"),
    },
    Knee.STIFF: {
        "T01": ("12", "20"),
        "T05": ("36", "34"),
        "T08": ("7", "11"),
        "T11": ("40", "58"),
        "T14": ("35", "48"),
    },
    Knee.GRUMPY: {"T05": ("26", "25"), "T08": ("9", "10"), "T11": ("38", "52"), "T16": ("18", "24")},
}


def answer(story: Story, patient: Patient, *, at: datetime, start_on: date) -> None:
    """Every page in its order, as far as the story goes."""
    who: dict[str, Any] = {"patient": patient, "by": patient.user, "at": at}
    assessment.answer_about(born_on=story.born_on, sex=story.sex, height_cm=Decimal(172), weight_kg=Decimal(66), **who)
    assessment.answer_knee(side=story.side, location="front", **who)
    assessment.answer_story(duration_weeks=9, onset="gradual", training_change=True, **who)
    assessment.answer_triggers(provoked_by=["squat", "stairs", "running"], pain_now=PainScore(1), **who)
    if not answer_signs(story, who) or story.reached in {Reached.HALFWAY, Reached.BLOCKED}:
        return
    answer_pain_and_wishes(story, who, start_on=start_on)
    answer_tests(story, who)
    assessment.complete_assessment(**who)


def answer_signs(story: Story, who: dict[str, Any]) -> bool:
    """The warning signs; False where a sign ended the questions."""
    answers = all_negative() | story.signs
    for page in PAGES:
        kept = screening.answer_page(page=page, answers={key: answers[key] for key in page.keys}, **who)
        if kept.completed_at:
            return False
    screening.answer_health(scope={}, **who)
    screening.complete_screening(**who)
    return True


def answer_pain_and_wishes(story: Story, who: dict[str, Any], *, start_on: date) -> None:
    """Pain, the knee scale, running, and what is wished for."""
    worst, usual, rest, squat, stairs, sitting, minutes = PAIN[story.knee]
    columns = ("worst_7d", "usual_7d", "rest", "squat", "stairs_down", "sitting")
    values = (worst, usual, rest, squat, stairs, sitting)
    scores = {f"pain_{column}": PainScore(value) for column, value in zip(columns, values, strict=True)}
    assessment.answer_pain(scores=scores, **who)
    assessment.answer_settling(settles_minutes=minutes, night_pain="none", fear=PainScore(2), **who)
    assessment.answer_akps(points=AKPS[story.knee], **who)
    history = {
        "runs_per_week": 3,
        "usual_km": Decimal(5),
        "weekly_km": Decimal(15),
        "tolerated_minutes": 10,
        "pain_in_run": 3 if story.knee is Knee.CALM else 4,
        "longest_run_30d_minutes": 30,
        "cadence": 166,
        "walk_30_min_pain": 1,
    }
    assessment.answer_running(history=history, **who)
    assessment.answer_equipment(equipment=["band", "loop_band", "foam_roller"], minutes_per_session=40, **who)
    assessment.answer_wishes(weeks=story.weeks, strength_days=[1, 3, 5], start_on=start_on, **who)


def answer_tests(story: Story, who: dict[str, Any]) -> None:
    """The home tests that the story did; the others stay undone and are never read as normal."""
    sore = Side.RIGHT if story.side is Side.BOTH else story.side
    for test, (weaker, other) in TESTS[story.knee].items():
        results = {sore: {"number": Decimal(weaker)}, sore.mirrored: {"number": Decimal(other)}}
        home_tests.measure(test=test, results=results, **who)
