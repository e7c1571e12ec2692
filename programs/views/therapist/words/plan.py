"""Exercises with their doses, the grid of the weeks, and the rules' limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from programs.clinical.dose_limits import Limits
from programs.models import Prescription
from programs.queries.edited_plan import Broken
from programs.queries.plan_grid import GridRow, PlanGrid
from programs.templatetags.figures import library_page
from programs.templatetags.training import planned_dose
from programs.views.therapist.words.reasons import reason_line
from programs.wording.dose import DoseWords, dose_words, span
from programs.wording.dose_limits import broken_text
from programs.wording.training import BLOCKS


def prescription_lines(prescriptions: Iterable[Prescription]) -> list[dict[str, Any]]:
    """Exercises with the doses asked now, beside them the planned ones where those are others; one that days ask for in
    different doses has a line for each, with its days."""
    rows = list(prescriptions)
    times = Counter(item.position for item in rows)
    return [
        {
            "days": ", ".join(str(WEEKDAYS_ABBR[day - 1]) for day in item.days) if times[item.position] > 1 else "",
            "prescription": item,
            "name": item.exercise.name,
            "dose": dose_of(item),
            "planned": planned_dose(item),
            "changed_by": item.changed_by.get_full_name() if item.changed_by else "",
        }
        for item in rows
    ]


def is_each_leg(item: Prescription) -> bool:
    """Whether each leg has sets of its own."""
    return bool(item.exercise.entry["laterality"] == "unilateral")


def dose_of(item: Prescription) -> DoseWords:
    """A prescription's dose."""
    return dose_words(item, each_leg=is_each_leg(item))


def limit_lines(limits: Limits) -> list[tuple[Any, str]]:
    """The rules' limits beside the form: name and range."""
    spans = [
        (_("Sets"), limits.sets, ""),
        (_("Repetitions"), limits.reps, ""),
        (_("Hold"), limits.hold_seconds, " s"),
        (_("Time"), limits.duration_seconds, " s"),
    ]
    lines = [(name, f"{span(*ends)}{unit}") for name, ends, unit in spans if ends]
    return [*lines, (_("Rest"), _("%(seconds)s s or more") % {"seconds": limits.rest_seconds})]


def broken_lines(grid: PlanGrid, broken: Broken) -> list[dict[str, Any]]:
    """Every rule that the draft breaks: where, what, and the therapist's reason where a dose of theirs breaks it."""
    numbers = {week.pk: week.number for week in grid.weeks}
    doses = [
        {"item": item, "week": numbers[item.week_id], "says": broken_text(reason)}
        for item, reasons in broken.doses.values()
        for reason in reasons
    ]
    return [*doses, *({"says": broken_text(reason)} for reason in broken.plan)]


def grid_lines(grid: PlanGrid, broken: Broken) -> list[dict[str, Any]]:
    """The rows of the grid with their words; a block's name stands before its first row."""
    lines, block = [], ""
    for row in grid.rows:
        lines.append(
            {
                "block": BLOCKS[row.block] if row.block != block else "",
                "name": row.exercise.name,
                "code": row.exercise.code,
                "more": library_page(row.exercise),
                "why": [reason_line(reason) for reason in row.reasons],
                "may_edit": row.block != "run",
                "cells": cells(row, broken),
            }
        )
        block = row.block
    return lines


def cells(row: GridRow, broken: Broken) -> list[dict[str, Any]]:
    """A row's weeks: the dose, whether a therapist changed it, and the rules that it breaks."""
    return [cell(item, broken) if item else {"item": None} for item in row.cells]


def cell(item: Prescription, broken: Broken) -> dict[str, Any]:
    """One of them."""
    _item, reasons = broken.doses.get(item.pk, (item, ()))
    return {
        "item": item,
        "dose": dose_of(item),
        "changed_by": item.changed_by.get_full_name() if item.changed_by else "",
        "broken": [broken_text(reason) for reason in reasons],
    }
