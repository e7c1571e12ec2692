"""What a session asks for in a week that is eased: fewer sets, lower weights, and nothing that rises (§6.6 row 6,
6.8)."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from programs.clinical.content_week import Content
from programs.clinical.course import Line, eased_sets
from programs.clinical.course.sets import Legs
from programs.clinical.course.volume import EASED_BLOCK
from programs.clinical.decision import NO_CHANGE, Decision, NextStep
from programs.clinical.generation.doses import is_strengthening_category, legs_apart
from programs.clinical.progression import AFTER_SORE, FOR_THE_RUN
from programs.clinical.progression.warnings import REPEATED_WEEK
from programs.models import Exercise, Prescription
from programs.models.program import DOSE_FIELDS
from programs.queries.asked_run import with_asked_run


def asked_on(weekday: int, of_week: Iterable[Prescription], content: Content) -> tuple[Prescription, ...]:
    """What a day of a week asks for; `of_week` are all the prescriptions of the planned week that is done."""
    return tuple(row for row in eased_week(of_week, content) if weekday in row.days)


def eased_week(items: Iterable[Prescription], content: Content) -> tuple[Prescription, ...]:
    """A week with the shares of its main part's sets, never none of an exercise, and of its loads (§6.6 row 6, 6.8):
    one row for each dose of an exercise, with the days that have it, and the run that is asked instead of the week's
    (asked_run.py). Rows that are shown and never saved."""
    whole = list(items)
    sets = dict[int, dict[int, Legs]]()
    for is_strength in (True, False):
        group = [item for item in whole if item.block == EASED_BLOCK and counts(item) is is_strength]
        lines = tuple(line_of(item) for item in group)
        sets |= zip((item.pk for item in group), eased_sets(lines, content.share), strict=True)
    rows = tuple(row for item in whole for row in _rows(item, sets.get(item.pk), content))
    return rows if content.run is None else tuple(with_asked_run(rows, content.run))


def planned_of(row: Prescription) -> Prescription | None:
    """What the plan has in the place of a row of `eased_week`; None where it is asked as it is planned."""
    planned: Prescription | None = getattr(row, "planned", None)
    if planned is None or all(getattr(row, name) == getattr(planned, name) for name in ("exercise_id", *DOSE_FIELDS)):
        return None
    return planned


def is_of_some_days(row: Prescription) -> bool:
    """Whether the dose of a row of `eased_week` is not that of every day of the exercise."""
    planned: Prescription | None = getattr(row, "planned", None)
    return planned is not None and row.days != planned.days


def counts(item: Prescription) -> bool:
    """Whether the sets of a prescription are strengthening."""
    return is_strengthening_category(item.exercise.category)


def line_of(item: Prescription) -> Line:
    """A prescription as its sets are counted."""
    return Line(item.sets_left, item.sets_right, tuple(item.days))


def _rows(item: Prescription, sets: Mapping[int, Legs] | None, content: Content) -> Iterator[Prescription]:
    """An exercise once for each number of its sets."""
    for legs in dict.fromkeys(sets.values()) if sets is not None else [(item.sets_left, item.sets_right)]:
        row: Any = copy.copy(item)
        row.planned = item
        row.sets_left, row.sets_right = legs
        row.days = item.days if sets is None else [day for day in item.days if sets[day] == legs]
        if item.block == EASED_BLOCK and item.load_kg and content.load_share < 1:
            row.load_kg = eased_load(item.load_kg, content.load_share)
        yield row


def eased_load(load_kg: Decimal, share: float) -> Decimal:
    """A share of a load, rounded down to half a kilogram, and not below that."""
    half = Decimal("0.5")
    return max(half, load_kg * Decimal(str(share)) // half * half)


def in_its_place(item: Prescription, exercise: Exercise) -> Prescription:
    """An easier exercise with a dose of its own: the sets that were asked, each at the bottom of the catalogue's dose,
    without the weight of the harder one (§6.6 rows 3, 4 and 8) [D]. A row that is shown and never saved."""
    row, known = copy.copy(item), exercise.as_clinical()
    row.exercise = exercise
    if not (legs_apart(known) and legs_apart(item.exercise.as_clinical())):
        row.sets_left = row.sets_right = max(item.sets_left, item.sets_right)
    dose = known.dose
    row.reps_min = row.reps_max = dose.reps[0] if dose.reps else None
    row.hold_seconds_min = row.hold_seconds_max = dose.hold_seconds[0] if dose.hold_seconds else None
    row.duration_seconds_min = row.duration_seconds_max = dose.duration_seconds[0] if dose.duration_seconds else None
    row.load_kg = None
    row.tempo, row.rest_seconds = dose.tempo, max(item.rest_seconds, dose.rest_seconds)
    row.pain_ceiling = min(item.pain_ceiling, known.pain_ceiling)
    return row


def within(content: Content, step: NextStep | None) -> NextStep | None:
    """A decision in a week in which nothing may rise: then it stays, for the week's reason. So does what went well with
    less, while the week still asks for less; and every exercise, while a phase waits for the run alone, or where this
    very week was told to be sore. A fifth less is not taken twice: a week that shows so few sets already has it."""
    if step is None:
        return None
    if step.decision is Decision.REGRESS_WEEK and content.share <= REPEATED_WEEK:
        return replace(step, change=NO_CHANGE)
    if content.reason.code == "course_run_behind" and step.decision is Decision.PROGRESS and step.run_step is None:
        return NextStep(decision=Decision.HOLD, reason=FOR_THE_RUN, row=step.row)
    if content.is_sore and content.may_rise and step.decision is Decision.PROGRESS:
        return NextStep(decision=Decision.HOLD, reason=AFTER_SORE, row=step.row)
    rises = step.decision is Decision.PROGRESS and not content.may_rise
    is_back = step.reason.code == "hold_eased" and content.share < 1
    return NextStep(decision=Decision.HOLD, reason=content.reason, row=step.row) if rises or is_back else step
