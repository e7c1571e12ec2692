"""A program as a grid: exercises down, weeks across. What a therapist reads before assigning it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from programs.clinical.plan import BLOCKS
from programs.models import Exercise, Prescription, Program, ProgramVersion, Week


@dataclass(frozen=True, slots=True)
class GridRow:
    """One exercise: its prescription in each week, None where it is not done."""

    block: str
    exercise: Exercise
    cells: tuple[Prescription | None, ...]

    @property
    def reasons(self) -> tuple[dict[str, Any], ...]:
        """Why it is there: every reason that any week gives, once, in order."""
        found = {
            (reason["code"], str(sorted(reason["params"].items(), key=str))): reason
            for cell in self.cells
            if cell
            for reason in cell.reasons
        }
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class PlanGrid:
    """The newest version of a program."""

    program: Program
    version: ProgramVersion
    weeks: Sequence[Week]
    rows: Sequence[GridRow]

    def minutes(self, week: Week) -> int:
        """The longest strengthening day of a week."""
        return max((day["minutes"] for day in week.days if day["kind"] == "strength"), default=0)


def doses_changed(program: Program) -> int:
    """How many doses of the newest version somebody changed by hand. Two queries."""
    version = program.versions.order_by("-number")[0]
    return Prescription.objects.filter(week__version=version, changed_by__isnull=False).count()


def plan_grid(program: Program) -> PlanGrid:
    """Weeks and prescriptions in the order in which a session is done. Three queries."""
    version = program.versions.order_by("-number")[0]
    weeks = list(version.weeks.order_by("number"))
    places = {week.pk: place for place, week in enumerate(weeks)}
    items = Prescription.objects.filter(week__version=version).select_related("exercise", "changed_by")
    cells: dict[tuple[str, int], list[Prescription | None]] = {}
    exercises: dict[int, Exercise] = {}
    for item in sorted(items, key=lambda item: (BLOCKS.index(item.block), places[item.week_id], item.position)):
        row = cells.setdefault((item.block, item.exercise_id), [None] * len(weeks))
        row[places[item.week_id]] = item
        exercises[item.exercise_id] = item.exercise
    rows = [GridRow(block, exercises[exercise], tuple(row)) for (block, exercise), row in cells.items()]
    return PlanGrid(program, version, weeks, rows)
