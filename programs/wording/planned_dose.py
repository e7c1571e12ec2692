"""A prescription of the generator in the same words as a stored one: `3 × 10–15`, "3 sets of 10 to 15"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.dates import WEEKDAYS_ABBR

from programs.clinical.exercise import Exercise, Range
from programs.clinical.generation.doses import legs_apart
from programs.clinical.plan import Prescription
from programs.wording.dose import DoseWords, dose_words


@dataclass(slots=True)
class PlannedDose:
    """A prescription's dose with its ranges in two, as `dose_words` reads it."""

    sets_left: int
    sets_right: int
    reps_min: int | None
    reps_max: int | None
    hold_seconds_min: int | None
    hold_seconds_max: int | None
    duration_seconds_min: int | None
    duration_seconds_max: int | None
    load_kg: Decimal | None


def planned_dose(item: Prescription, exercise: Exercise) -> DoseWords:
    """The dose of a prescription that is not stored."""
    dose = PlannedDose(
        item.sets_left,
        item.sets_right,
        *_ends(item.reps),
        *_ends(item.hold_seconds),
        *_ends(item.duration_seconds),
        load_kg=None if item.load_kg is None else Decimal(str(item.load_kg)),
    )
    return dose_words(dose, each_leg=legs_apart(exercise))


def on_days(days: tuple[int, ...]) -> str:
    """`Mon Wed Fri`, or `Mon–Sat` for three days or more in a row."""
    names = [str(WEEKDAYS_ABBR[day - 1]) for day in days]
    unbroken = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    return f"{names[0]}–{names[-1]}" if unbroken else " ".join(names)


def _ends(span: Range | None) -> tuple[int | None, int | None]:
    return span or (None, None)
