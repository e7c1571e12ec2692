"""A stored program as the values that the rules read, and what a changed dose breaks in the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from programs.clinical.dose_limits import DoseChange, Limits, limits_of, rules_broken
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue, Exercise, Range
from programs.clinical.generation import broken_invariants
from programs.clinical.generation.doses import Dose, minutes
from programs.clinical.plan import Adjunct, DayPlan, MeasureDue, ProgramPlan, Retest, RunPlan, WeekPlan
from programs.clinical.plan import Prescription as PrescriptionValue
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, PfjLoad
from programs.models import Prescription, Program, Week
from programs.queries.case import NotEnoughKnown, case_of
from programs.queries.library import stored_catalogue
from programs.queries.plan_grid import GridRow, PlanGrid, plan_grid

#: The dose's own limits are told by `clinical.dose_limits`, with their numbers.
TOLD_ELSEWHERE = frozenset({"broken_dose_range", "broken_legs"})


@dataclass(frozen=True, slots=True)
class Broken:
    """What a draft breaks since somebody changed it: `doses` by the key of their prescription, with the rules that
    each breaks, and `plan`, the rules of the whole."""

    doses: Mapping[int, tuple[Prescription, tuple[Reason, ...]]] = field(default_factory=dict)
    plan: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.doses or self.plan)


def broken_in(grid: PlanGrid, *, today: date) -> Broken:
    """Asked of drafts that somebody changed; a drafted dose breaks nothing. At most eight queries, none for others."""
    if not any(cell is not None and cell.changed_by_id for row in grid.rows for cell in row.cells):
        return Broken()
    found = {cell.pk: (cell, reasons) for row in grid.rows for cell, reasons in broken_cells(grid, row) if reasons}
    return Broken(found, broken_in_plan(grid, today=today))


def broken_cells(grid: PlanGrid, row: GridRow) -> Iterable[tuple[Prescription, tuple[Reason, ...]]]:
    """The changed doses of an exercise, week by week; a load is held against the week before."""
    before: Prescription | None = None
    for week, cell in zip(grid.weeks, row.cells, strict=True):
        if cell is not None and cell.changed_by_id:
            limits = limits_for(cell, grid.program, week)
            yield cell, rules_broken(change_of(cell), limits, was_kg=before.load_kg if before else None)
        before = cell or before


def broken_in_plan(grid: PlanGrid, *, today: date) -> tuple[Reason, ...]:
    """The rules of the whole plan that it breaks."""
    program = grid.program
    try:
        case = case_of(program.patient, today=today, assessment=program.assessment)
    except NotEnoughKnown:
        return ()
    broken = broken_invariants(plan_value(grid), case, examine(case), stored_catalogue())
    return tuple(reason for reason in broken if reason.code not in TOLD_ELSEWHERE)


def limits_for(prescription: Prescription, program: Program, week: Week) -> Limits:
    """What the rules allow for it in its week."""
    return limits_of(prescription.exercise.as_clinical(), Irritability(program.irritability), week.phase)


def change_of(row: Prescription) -> DoseChange:
    """A stored dose as the rules read one that was typed."""
    return DoseChange(
        sets_left=row.sets_left,
        sets_right=row.sets_right,
        reps=ends(row.reps_min, row.reps_max),
        hold_seconds=ends(row.hold_seconds_min, row.hold_seconds_max),
        duration_seconds=ends(row.duration_seconds_min, row.duration_seconds_max),
        rest_seconds=row.rest_seconds,
        load_kg=row.load_kg,
    )


def newly_broken(prescription: Prescription, change: DoseChange, *, today: date) -> tuple[Reason, ...]:
    """The rules of the whole plan that this dose breaks and that hold without it. Nine queries."""
    program = prescription.week.version.program
    try:
        case = case_of(program.patient, today=today, assessment=program.assessment)
    except NotEnoughKnown:
        return ()
    catalogue = stored_catalogue()
    plan = plan_value(plan_grid(program))
    edited = with_dose(plan, prescription, change, catalogue)
    examination = examine(case)
    before = {key(reason) for reason in broken_invariants(plan, case, examination, catalogue)}
    after = broken_invariants(edited, case, examination, catalogue)
    return tuple(reason for reason in after if key(reason) not in before and reason.code not in TOLD_ELSEWHERE)


def key(reason: Reason) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """What makes two reasons the same."""
    return reason.code, tuple(sorted(reason.params.items()))


def with_dose(plan: ProgramPlan, row: Prescription, change: DoseChange, catalogue: Catalogue) -> ProgramPlan:
    """The plan with another dose in one place."""

    def changed(week: WeekPlan, item: PrescriptionValue) -> PrescriptionValue:
        if (week.week, item.exercise, item.block) != (row.week.number, row.exercise.code, row.block):
            return item
        return dosed(item, change, catalogue.get(item.exercise))

    weeks = tuple(
        replace(week, prescriptions=tuple(changed(week, item) for item in week.prescriptions)) for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def dosed(item: PrescriptionValue, change: DoseChange, exercise: Exercise | None) -> PrescriptionValue:
    """A prescription with another dose, and the minutes that it takes; those of an exercise that is not in use any
    more stay as they were."""
    dose = Dose(
        reps=change.reps,
        hold_seconds=change.hold_seconds,
        duration_seconds=change.duration_seconds,
        rest_seconds=change.rest_seconds,
        tempo=item.tempo,
        effort=item.effort_rpe,
    )
    return replace(
        item,
        sets_left=change.sets_left,
        sets_right=change.sets_right,
        reps=change.reps,
        hold_seconds=change.hold_seconds,
        duration_seconds=change.duration_seconds,
        rest_seconds=change.rest_seconds,
        load_kg=float(change.load_kg) if change.load_kg else None,
        minutes=minutes(exercise, dose, change.sets_left, change.sets_right) if exercise else item.minutes,
    )


def plan_value(grid: PlanGrid) -> ProgramPlan:
    """The stored version as a value (twin: actions/stored_plan.py writes it)."""
    kept = grid.version.plan
    cells: dict[int, list[Prescription]] = {}
    for row in grid.rows:
        for cell in row.cells:
            if cell is not None:
                cells.setdefault(cell.week_id, []).append(cell)
    return ProgramPlan(
        weeks_count=grid.program.weeks_count,
        ends_in_phase=kept.get("ends_in_phase", grid.weeks[-1].phase),
        weeks=tuple(week_value(week, cells.get(week.pk, [])) for week in grid.weeks),
        measures=tuple(MeasureDue(**due) for due in kept.get("measures", [])),
        retests=tuple(Retest(due["test"], due["week"], reason_value(due["reason"])) for due in kept.get("retests", [])),
        adjuncts=tuple(Adjunct(**extra) for extra in kept.get("adjuncts", [])),
    )


def week_value(week: Week, items: Iterable[Prescription]) -> WeekPlan:
    """A stored week."""
    return WeekPlan(
        week=week.number,
        phase=week.phase,
        education=tuple(week.education),
        running=run_value(week.running),
        days=tuple(DayPlan(**day) for day in week.days),
        prescriptions=tuple(prescription_value(item) for item in sorted(items, key=lambda item: item.position)),
    )


def run_value(kept: dict[str, Any]) -> RunPlan:
    """A week's stored running."""
    return RunPlan(**kept | {"remove": tuple(kept["remove"]), "reason": reason_value(kept["reason"])})


def prescription_value(row: Prescription) -> PrescriptionValue:
    """A stored prescription."""
    return PrescriptionValue(
        exercise=row.exercise.code,
        block=row.block,
        days=tuple(row.days),
        sets_left=row.sets_left,
        sets_right=row.sets_right,
        reps=ends(row.reps_min, row.reps_max),
        hold_seconds=ends(row.hold_seconds_min, row.hold_seconds_max),
        duration_seconds=ends(row.duration_seconds_min, row.duration_seconds_max),
        rest_seconds=row.rest_seconds,
        tempo=row.tempo,
        effort_rpe=ends(row.effort_min, row.effort_max),
        load_kg=float(row.load_kg) if row.load_kg is not None else None,
        knee_rom_degrees=ends(row.flexion_degrees_from, row.flexion_degrees_to),
        pfj_load=PfjLoad(row.pfj_load),
        pain_ceiling=row.pain_ceiling,
        easier=row.easier,
        harder=row.harder,
        reasons=tuple(reason_value(reason) for reason in row.reasons),
        minutes=float(row.minutes),
        optional=row.is_optional,
    )


def ends(low: int | None, high: int | None) -> Range | None:
    """Two columns as a range."""
    return None if low is None or high is None else (low, high)


def reason_value(kept: dict[str, Any]) -> Reason:
    """A reason that was kept as JSON."""
    return Reason(kept["code"], kept["rule"], kept["params"])
