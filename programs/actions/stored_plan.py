"""Writes a plan's values into rows: version, weeks, prescriptions, and the dated sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from programs.clinical import RULES_VERSION
from programs.clinical.examination import Examination, Text
from programs.clinical.exercise import Range
from programs.clinical.plan import Prescription as PrescriptionValue
from programs.clinical.plan import ProgramPlan, RunPlan, WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.schedule import schedule
from programs.models import Exercise, PlannedSession, Prescription, Program, ProgramVersion, User, Week


def store_plan(
    program: Program,
    plan: ProgramPlan,
    examination: Examination,
    *,
    waiting: Iterable[Reason] = (),
    by: User,
    at: datetime,
) -> None:
    """Version 1 of a program: weeks and prescriptions in two bulk inserts. `waiting`: what the plan has to tell of
    findings without an exercise and of phases that its calendar reaches too early."""
    version = ProgramVersion.objects.create(
        program=program,
        number=1,
        rules_version=RULES_VERSION,
        made_at=at,
        made_by=by,
        plan=plan_facts(plan, examination, waiting),
    )
    weeks = Week.objects.bulk_create([week_row(version, week) for week in plan.weeks])
    exercises = dict(Exercise.objects.values_list("code", "pk"))
    Prescription.objects.bulk_create(
        [
            prescription_row(row, item, exercises[item.exercise], position)
            for row, week in zip(weeks, plan.weeks, strict=True)
            for position, item in enumerate(week.prescriptions)
        ]
    )


def store_schedule(program: Program) -> None:
    """The dated sessions of the newest version, from the program's start."""
    version = program.versions.order_by("-number")[0]
    weeks = {week.number: week for week in version.weeks.all()}
    kinds = ((week.number, {day["day"]: (day["kind"], day["minutes"]) for day in week.days}) for week in weeks.values())
    PlannedSession.objects.bulk_create(
        PlannedSession(
            program=program,
            week=weeks[day.week],
            number=day.number,
            due_on=day.due_on,
            weekday=day.weekday,
            kind=day.kind,
            minutes=day.minutes,
        )
        for day in schedule(program.starts_on, kinds)
    )


def week_row(version: ProgramVersion, week: WeekPlan) -> Week:
    """A week that is not saved yet."""
    return Week(
        version=version,
        number=week.week,
        phase=week.phase,
        education=list(week.education),
        running=run_facts(week.running),
        days=[{"day": day.day, "kind": day.kind, "minutes": day.minutes} for day in week.days],
    )


def prescription_row(week: Week, item: PrescriptionValue, exercise_id: int, position: int) -> Prescription:
    """A prescription that is not saved yet."""
    return Prescription(
        week=week,
        exercise_id=exercise_id,
        position=position,
        block=item.block,
        days=list(item.days),
        is_optional=item.optional,
        sets_left=item.sets_left,
        sets_right=item.sets_right,
        **ends("reps", item.reps),
        **ends("hold_seconds", item.hold_seconds),
        **ends("duration_seconds", item.duration_seconds),
        **ends("effort", item.effort_rpe),
        rest_seconds=item.rest_seconds,
        tempo=item.tempo,
        load_kg=item.load_kg,
        flexion_degrees_from=item.knee_rom_degrees[0] if item.knee_rom_degrees else None,
        flexion_degrees_to=item.knee_rom_degrees[1] if item.knee_rom_degrees else None,
        pfj_load=int(item.pfj_load),
        pain_ceiling=item.pain_ceiling,
        easier=item.easier,
        harder=item.harder,
        minutes=item.minutes,
        reasons=[reason_facts(reason) for reason in item.reasons],
    )


def ends(field: str, value: Range | None) -> dict[str, int | None]:
    """A range as its two columns."""
    low, high = value or (None, None)
    return {f"{field}_min": low, f"{field}_max": high}


def reason_facts(reason: Reason) -> dict[str, Any]:
    """A reason as JSON."""
    return {"code": reason.code, "rule": reason.rule, "params": dict(reason.params)}


def run_facts(run: RunPlan) -> dict[str, Any]:
    """A week's running as JSON."""
    return {
        "allowed": run.allowed,
        "step": run.step,
        "minutes": run.minutes,
        "longest_minutes": run.longest_minutes,
        "max_pain": run.max_pain,
        "remove": list(run.remove),
        "reason": reason_facts(run.reason),
    }


def plan_facts(plan: ProgramPlan, examination: Examination, waiting: Iterable[Reason] = ()) -> dict[str, Any]:
    """What the plan was made from and what is due, as drafted: codes, numbers and weeks."""
    texts: list[Text | Reason] = [*examination.texts, *waiting]
    return {
        "findings": [
            {
                "code": finding.code,
                "side": finding.side.value if finding.side else None,
                "grade": finding.grade.value,
                "test": finding.test,
                "value": finding.value,
                "unit": finding.unit,
                "reason": reason_facts(finding.reason),
            }
            for finding in examination.findings
        ],
        "labels": list(examination.labels),
        "prognosis": list(examination.prognosis),
        "texts": [{"code": text.code, "params": dict(text.params)} for text in texts],
        "ends_in_phase": plan.ends_in_phase,
        "measures": [{"measure": due.measure, "week": due.week} for due in plan.measures],
        "retests": [{"test": due.test, "week": due.week, "reason": reason_facts(due.reason)} for due in plan.retests],
        "adjuncts": [
            {"kind": extra.kind, "from_week": extra.from_week, "until_week": extra.until_week}
            for extra in plan.adjuncts
        ],
    }
