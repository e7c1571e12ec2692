"""An examination and its plan as the document of `preview_program`: every key of the contract, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from programs.clinical import RULES_VERSION
from programs.clinical.advice import advice_without_plan
from programs.clinical.case import Case
from programs.clinical.examination import Examination, Finding, Goal
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue
from programs.clinical.generation import PlanImpossible, RuleBroken, generate
from programs.clinical.plan import DayPlan, Prescription, ProgramPlan, RunPlan, WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.told_plan import told_of_plan
from programs.wording.care import WATCH_LEAD, outcome_message
from programs.wording.education import education_text, education_title
from programs.wording.examination import told
from programs.wording.plan import adjunct_text
from programs.wording.reasons import reason_text
from programs.wording.waiting import waiting_text

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Preview:
    """What the rules say about a case: the examination, and the plan or why no plan keeps every rule. `waiting`:
    why a finding has no exercise in it, which phase cannot open by its calendar, and which week has fewer sets."""

    examination: Examination
    plan: ProgramPlan | None
    refusals: tuple[Reason, ...]
    waiting: tuple[Reason, ...]
    catalogue: Catalogue
    country: str


def preview(case: Case, catalogue: Catalogue, *, country: str) -> Preview:
    """Asks the rules about a case, as a page would. `country` decides whom the message says to call."""
    examination = examine(case)
    plan, refusals = _plan_or_refusals(case, examination, catalogue)
    waiting = told_of_plan(plan, case, examination, catalogue) if plan else ()
    return Preview(examination, plan, refusals, waiting, catalogue, country)


def _plan_or_refusals(
    case: Case, examination: Examination, catalogue: Catalogue
) -> tuple[ProgramPlan | None, tuple[Reason, ...]]:
    try:
        return generate(case, examination, catalogue), ()
    except PlanImpossible as refusal:
        return None, (refusal.reason,)
    except RuleBroken as broken:
        return None, broken.reasons


def program_document(seen: Preview) -> dict[str, Any]:
    """The answer of `preview_program`."""
    found = seen.examination
    return {
        "schema": SCHEMA,
        "rules_version": RULES_VERSION,
        "screening": _screening(seen),
        "scores": _scores(found),
        "findings": [_finding(finding) for finding in found.findings],
        "not_tested": list(found.not_tested),
        "labels": list(found.labels),
        "prognosis": list(found.prognosis),
        "lengths_offered": list(found.lengths_offered),
        "advice": advice_of(seen),
        "texts": _texts(seen),
        "goals": [_goal(goal) for goal in found.goals],
        "tests_offered": list(found.tests_offered),
        "tests_withheld": [
            {"test": test.test, "until_week": test.until_week, "reason": reason_text(test.reason)}
            for test in found.tests_withheld
        ],
        "program": None if seen.plan is None else _program(seen.plan, seen.catalogue),
    }


def _screening(seen: Preview) -> dict[str, Any]:
    screening = seen.examination.screening
    return {
        "level": screening.level.name,
        "rules": list(screening.rules),
        "limits": list(screening.limits),
        "message": message_of(seen),
        "unanswered": list(screening.unanswered),
    }


def _scores(found: Examination) -> dict[str, Any]:
    akps = found.akps
    return {
        "akps": {"total": akps.total, "complete": akps.complete, "missing": list(akps.missing)},
        "irritability": str(found.irritability),
        "bmi": found.bmi,
    }


def message_of(seen: Preview) -> str:
    """What the level means for the person. A short history alone has no level of its own, only its own words."""
    if "watch_two_weeks" in seen.examination.advice:
        return str(WATCH_LEAD)
    screening = seen.examination.screening
    return outcome_message(screening.level, seen.country, names_limits=bool(screening.limits))


def advice_of(seen: Preview) -> list[str]:
    """The advice codes; who gets no plan although the signs allow one is sent to a physiotherapist and hears of no
    length."""
    given = seen.examination.advice
    return list(advice_without_plan(given) if seen.refusals else given)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "side": None if finding.side is None else str(finding.side),
        "grade": str(finding.grade),
        "test": finding.test,
        "value": finding.value,
        "unit": finding.unit,
        "reason": reason_text(finding.reason),
    }


def _texts(seen: Preview) -> list[dict[str, Any]]:
    texts = [_coded(text.code, told(text)) for text in seen.examination.texts]
    refused = [_coded(reason.code, reason_text(reason)) for reason in seen.refusals]
    return [*texts, *refused, *(_coded(reason.code, waiting_text(reason)) for reason in seen.waiting)]


def _coded(code: str, text: str) -> dict[str, Any]:
    return {"code": code, "text": text}


def _goal(goal: Goal) -> dict[str, Any]:
    return {"code": goal.code, "side": None if goal.side is None else str(goal.side), **goal.values}


def _program(plan: ProgramPlan, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "weeks_count": plan.weeks_count,
        "ends_in_phase": plan.ends_in_phase,
        "measures": [{"measure": due.measure, "week": due.week} for due in plan.measures],
        "retests": [
            {"test": retest.test, "week": retest.week, "target": reason_text(retest.reason)} for retest in plan.retests
        ],
        "adjuncts": [
            {
                "kind": adjunct.kind,
                "optional": True,
                "from_week": adjunct.from_week,
                "until_week": adjunct.until_week,
                "text": adjunct_text(adjunct.kind),
            }
            for adjunct in plan.adjuncts
        ],
        "weeks": [_week(week, catalogue) for week in plan.weeks],
    }


def _week(week: WeekPlan, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "week": week.week,
        "phase": week.phase,
        "education": [
            {"code": code, "title": education_title(code), "text": education_text(code)} for code in week.education
        ],
        "running": _running(week.running),
        "days": [_day(day, week, catalogue) for day in week.days],
    }


def _running(run: RunPlan) -> dict[str, Any]:
    return {
        "allowed": run.allowed,
        "step": run.step,
        "minutes": run.minutes,
        "longest_minutes": run.longest_minutes,
        "max_pain": run.max_pain,
        "remove": list(run.remove),
        "text": reason_text(run.reason),
    }


def _day(day: DayPlan, week: WeekPlan, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "day": day.day,
        "kind": day.kind,
        "minutes": day.minutes,
        "items": [_item(item, catalogue) for item in week.on_day(day.day)],
    }


def _item(item: Prescription, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "exercise": item.exercise,
        "block": item.block,
        "category": catalogue[item.exercise].category,
        "optional": item.optional,
        "sets": {"left": item.sets_left, "right": item.sets_right},
        "reps": _pair(item.reps),
        "hold_seconds": _pair(item.hold_seconds),
        "duration_seconds": _pair(item.duration_seconds),
        "rest_seconds": item.rest_seconds,
        "tempo": item.tempo,
        "effort_rpe": _pair(item.effort_rpe),
        "load_kg": item.load_kg,
        "knee_rom_degrees": sorted(item.knee_rom_degrees) if item.knee_rom_degrees else None,
        "pfj_load": item.pfj_load.name.lower(),
        "pain_ceiling": item.pain_ceiling,
        "times_per_week": len(item.days),
        "easier": item.easier,
        "harder": item.harder,
        "reasons": [{"code": reason.code, "rule": reason.rule, "text": reason_text(reason)} for reason in item.reasons],
    }


def _pair(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else list(span)
