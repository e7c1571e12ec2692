"""A plan that is not stored, week by week, in words. A reason is told where an exercise first appears."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from programs.clinical.exercise import Catalogue
from programs.clinical.plan import Prescription, ProgramPlan, WeekPlan
from programs.clinical.plan_difference import changed_parts
from programs.wording.clinic_reasons import clinic_text
from programs.wording.difference import run_text
from programs.wording.dose import span
from programs.wording.education import education_title
from programs.wording.planned_dose import on_days, planned_dose
from programs.wording.training import BLOCKS, PHASE_AIMS, PHASES, left_out_text

#: Marks that say nothing in the first week.
Before = dict[str, Prescription]


def week_lines(plan: ProgramPlan, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The weeks of a plan."""
    before: Before = {}
    lines = []
    for week in plan.weeks:
        lines.append(week_line(week, catalogue, before))
        before |= {item.exercise: item for item in week.prescriptions}
    return lines


def week_line(week: WeekPlan, catalogue: Catalogue, before: Before) -> dict[str, Any]:
    """One week: what it is for, how long a session takes, its run, and its exercises block by block."""
    run = week.running
    return {
        "number": week.week,
        "phase": week.phase,
        "phase_name": PHASES[week.phase],
        "aim": PHASE_AIMS[week.phase],
        "minutes": max((day.minutes for day in week.days if day.kind == "strength"), default=0),
        "sessions": sum(day.kind == "strength" for day in week.days),
        "run": run_text(run),
        "run_why": clinic_text(run.reason),
        "run_without": left_out_text(run.remove) if run.allowed else "",
        "reading": [education_title(code) for code in week.education],
        "blocks": [
            (BLOCKS[block], [item_line(item, catalogue, before) for item in items])
            for block, items in groupby(week.prescriptions, key=lambda item: item.block)
        ],
    }


def item_line(item: Prescription, catalogue: Catalogue, before: Before) -> dict[str, Any]:
    """One exercise: its dose, its days, what is new in it, and why it is there."""
    exercise, last = catalogue[item.exercise], before.get(item.exercise)
    return {
        "code": item.exercise,
        "name": exercise.name,
        "dose": planned_dose(item, exercise),
        "days": on_days(item.days),
        "effort": span(*item.effort_rpe) if item.effort_rpe else "",
        "ceiling": item.pain_ceiling,
        "is_new": bool(before) and last is None,
        "is_changed": last is not None and "dose" in changed_parts(last, item),
        "is_optional": item.optional,
        "why": list(dict.fromkeys(clinic_text(reason) for reason in item.reasons)) if last is None else [],
    }
