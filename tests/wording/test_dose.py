"""A dose reads the same for the eye and for the ear."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from programs.wording.dose import dose_words, seconds_text


@dataclass
class Asked:
    sets_left: int = 3
    sets_right: int = 3
    reps_min: int | None = None
    reps_max: int | None = None
    hold_seconds_min: int | None = None
    hold_seconds_max: int | None = None
    duration_seconds_min: int | None = None
    duration_seconds_max: int | None = None
    load_kg: Decimal | None = None


@pytest.mark.parametrize(
    ("asked", "each_leg", "figures", "words"),
    [
        (Asked(reps_min=10, reps_max=10), False, "3 × 10", "3 sets of 10"),
        (Asked(reps_min=10, reps_max=15), True, "3 × 10–15, each leg", "3 sets of 10 to 15, each leg"),
        (
            Asked(sets_right=4, reps_min=8, reps_max=8),
            True,
            "3 × 8 left, 4 × 8 right",
            "3 sets of 8 on the left leg, 4 sets of 8 on the right leg",
        ),
        (Asked(sets_left=0, reps_min=8, reps_max=8), True, "3 × 8 right", "3 sets of 8 on the right leg"),
        (
            Asked(reps_min=10, reps_max=10, hold_seconds_min=5, hold_seconds_max=10),
            False,
            "3 × 10, hold 5–10 s",
            "3 sets of 10, hold for 5 to 10 seconds",
        ),
        (Asked(hold_seconds_min=30, hold_seconds_max=30), False, "3 × 30 s", "3 sets of 30 seconds"),
        (Asked(1, 1, duration_seconds_min=1200, duration_seconds_max=1800), False, "20–30 min", "20 to 30 minutes"),
        (
            Asked(reps_min=8, reps_max=12, load_kg=Decimal("10.00")),
            False,
            "3 × 8–12, 10 kg",
            "3 sets of 8 to 12, with 10 kilograms",
        ),
    ],
)
def test_a_dose_is_said_twice(asked: Asked, each_leg: bool, figures: str, words: str) -> None:
    said = dose_words(asked, each_leg=each_leg)
    assert (said.figures, said.words) == (figures, words)


@pytest.mark.parametrize(
    ("seconds", "text"), [(30, "30 s"), (119, "119 s"), (120, "2 min"), (90, "90 s"), (150, "2.5 min")]
)
def test_two_minutes_and_more_are_told_in_minutes(seconds: int, text: str) -> None:
    assert seconds_text(seconds) == text
