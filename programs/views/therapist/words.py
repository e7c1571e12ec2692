"""Rows with their words, as the therapist's pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from programs.clinical.dose_limits import Limits
from programs.clinical.measures import MEASURES
from programs.clinical.measures.readings import STOP_ABOVE_PAIN
from programs.clinical.values import Grade, Irritability
from programs.models import Measurement, Prescription, SetLog
from programs.queries.edited_plan import Broken
from programs.queries.patient import PatientPage
from programs.queries.plan_grid import GridRow, PlanGrid
from programs.queries.session_log import SessionLogPage
from programs.wording.clinic_reasons import clinic_sentence, clinic_text
from programs.wording.dose import DoseWords, dose_words, seconds_text, span
from programs.wording.dose_limits import broken_text
from programs.wording.examination import IRRITABILITY_LEVELS
from programs.wording.findings import FINDING_NAMES
from programs.wording.home_tests import RESULT_NAMES, UNITS, measure_name
from programs.wording.needs import LEVEL_NAMES, MOMENT_NAMES
from programs.wording.screening import RULE_NAMES
from programs.wording.sides import SIDE_NAMES
from programs.wording.stored import said, stored_reason, stored_title
from programs.wording.training import BLOCKS


def screening_words(shown: PatientPage) -> dict[str, Any]:
    """The newest finished screening: its level, what was noticed and what limits the plan."""
    screening = shown.screening
    if screening is None:
        return {}
    noticed = [rule for rule in screening.rules if rule not in screening.limits]
    return {
        "level": LEVEL_NAMES[screening.level or ""],
        "blocks": screening.level in {"SOON", "URGENT", "EMERGENCY"},
        "noticed": [(rule, rule_name(rule)) for rule in noticed],
        "limits": [(rule, rule_name(rule)) for rule in screening.limits],
        "answered_at": screening.completed_at,
        "slips": [
            (LEVEL_NAMES[slip.level.name], "; ".join(str(rule_name(rule)) for rule in slip.rules), slip)
            for slip in shown.facts.slips
        ],
    }


def told_lines(shown: PatientPage) -> list[tuple[Any, Any]]:
    """What was told at the assessment, label and value; None = not answered."""
    told = shown.assessment
    if told is None:
        return []
    return [
        (_("Worst pain, 7 days"), told.pain_worst_7d),
        (_("Usual pain, 7 days"), told.pain_usual_7d),
        (_("Squatting"), told.pain_squat),
        (_("Stairs down"), told.pain_stairs_down),
        (_("Settles after"), None if told.settles_minutes is None else duration(told.settles_minutes)),
        (_("Since"), None if told.duration_weeks is None else _("%(weeks)s weeks") % {"weeks": told.duration_weeks}),
        (_("Runs a week"), told.runs_per_week),
        (_("Runs without trouble"), None if told.tolerated_minutes is None else duration(told.tolerated_minutes)),
    ]


def duration(minutes: int) -> str:
    """Minutes as people say them: "30 min", "2 h", "1.5 h", "3 days"."""
    if minutes < 120:
        return _("%(minutes)s min") % {"minutes": minutes}
    hours = minutes / 60
    return (
        _("%(hours)s h") % {"hours": f"{hours:.3g}"}
        if hours < 72
        else _("%(days)s days") % {"days": f"{hours / 24:.2g}"}
    )


def rule_name(rule: str) -> Any:
    """What a rule noticed; one of another version is shown by its id rather than not at all."""
    return RULE_NAMES.get(rule, rule)


def finding_lines(shown: PatientPage) -> list[dict[str, Any]]:
    """Findings of the program as it was drafted, or of the answers while there is none."""
    if shown.examination is None:
        return [
            finding_line(kept["code"], kept["side"], kept["grade"], reason_line(kept["reason"]))
            for kept in shown.stored_findings
        ]
    return [
        finding_line(found.code, found.side, found.grade, clinic_text(found.reason))
        for found in shown.examination.findings
    ]


def finding_line(code: str, side: str | None, grade: str, why: str) -> dict[str, Any]:
    """A finding as a clinician calls it, its leg, how far it is from the goal, and why; `told` is what the runner
    reads."""
    return {
        "name": FINDING_NAMES.get(code, code),
        "side": SIDE_NAMES.get(side or "", ""),
        "grade": RESULT_NAMES.get(grade, grade),
        "is_deficit": grade == Grade.DEFICIT,
        "told": stored_title(code, side, grade),
        "why": why,
    }


def test_lines(shown: PatientPage) -> list[dict[str, Any]]:
    """What was measured, test by test: left, right, or once. Tests that were left out are named by `tests_left_out`."""
    done, lines = tests_done(shown), dict[str, dict[str, Any]]()
    for row in shown.measurements:
        if row.test in done:
            line = lines.setdefault(row.test, {"name": test_name(row.test), "unit": unit_of(row.test), "values": {}})
            line["values"][row.side] = _("not done") if row.skipped else value_of(row)
    return list(lines.values())


def tests_left_out(shown: PatientPage) -> str:
    """The names of the tests that were left out altogether."""
    done = tests_done(shown)
    left_out = dict.fromkeys(row.test for row in shown.measurements if row.test not in done)
    return ", ".join(test_name(test) for test in left_out)


def tests_done(shown: PatientPage) -> frozenset[str]:
    """The tests with a result on one leg or more."""
    return frozenset(row.test for row in shown.measurements if not row.skipped)


def test_name(test: str) -> str:
    """What a test is called; one that is no longer done by its code."""
    return said(lambda: measure_name(test), code=test, otherwise=test)


def unit_of(test: str) -> Any:
    """The unit of a test's values; nothing for one that is no longer done."""
    return UNITS.get(MEASURES[test].unit, "") if test in MEASURES else ""


def value_of(row: Measurement) -> str:
    """A value as people read it, with the pain it gave."""
    if row.number is not None:
        value = f"{row.number.normalize():f}"
        if row.outward is not None:
            value = _("in %(value)s, out %(outward)s") % {"value": value, "outward": f"{row.outward.normalize():f}"}
    elif row.word:
        value = str(row.word)
    else:
        value = f"{row.extension_kg or 0:g} / {row.curl_kg or 0:g} kg"
    if not row.pain:
        return value
    is_stopped = row.pain > STOP_ABOVE_PAIN and row.test in MEASURES and MEASURES[row.test].pain_cuts_short
    told = _("%(value)s, stopped at pain %(pain)s: not tested") if is_stopped else _("%(value)s, pain %(pain)s")
    return told % {"value": value, "pain": row.pain}


def irritability_word(shown: PatientPage) -> Any:
    """Low, moderate or high: of the program, or of the answers so far; nothing while no pain answer was given."""
    if shown.examination and not shown.is_irritability_asked:
        return ""
    if shown.examination:
        return IRRITABILITY_LEVELS[shown.examination.irritability]
    program = shown.program or shown.draft
    return IRRITABILITY_LEVELS[Irritability(program.irritability)] if program else ""


def reason_line(kept: dict[str, Any]) -> str:
    """A reason that was kept as JSON, as a sentence for the clinic; one of older rules by its rule rather than not at
    all."""
    clinic = said(lambda: clinic_sentence(kept["code"], kept["params"]), code=kept["code"], otherwise="")
    return clinic or stored_reason(kept, otherwise=_("Rule %(rule)s") % {"rule": kept["rule"]})


def prescription_lines(prescriptions: Iterable[Prescription]) -> list[dict[str, Any]]:
    """Exercises with their doses; one that days ask for in different doses has a line for each, with its days."""
    rows = list(prescriptions)
    times = Counter(item.position for item in rows)
    return [
        {
            "days": ", ".join(str(WEEKDAYS_ABBR[day - 1]) for day in item.days) if times[item.position] > 1 else "",
            "prescription": item,
            "name": item.exercise.name,
            "dose": dose_of(item),
            "changed_by": item.changed_by.get_full_name() if item.changed_by else "",
        }
        for item in rows
    ]


def is_each_leg(item: Prescription) -> bool:
    """Whether each leg has sets of its own."""
    return bool(item.exercise.entry["laterality"] == "unilateral")


def set_lines(shown: SessionLogPage) -> list[dict[str, Any]]:
    """Exercise by exercise: what was asked, and each set as it was done."""
    return [
        {
            "name": group.prescription.exercise.name,
            "asked": dose_of(group.prescription),
            "sets": [{"side": SIDE_NAMES[row.side], "number": row.number, "done": done(row)} for row in group.sets],
        }
        for group in shown.exercises
    ]


def done(row: SetLog) -> str:
    """One set in figures: "12", "45 s", "10 · 6 kg"."""
    amount = str(row.reps) if row.reps is not None else seconds_text(row.seconds or 0)
    return f"{amount} · {row.load_kg.normalize():f} kg" if row.load_kg else amount


def pain_lines(shown: SessionLogPage) -> list[dict[str, Any]]:
    """Every score in the order in which it was told; a corrected one stays readable."""
    return [
        {
            "moment": MOMENT_NAMES[pain.moment],
            "score": pain.score,
            "felt_on": pain.felt_on,
            "is_corrected": hasattr(pain, "corrected_by"),
            "is_recalled": pain.is_recalled,
        }
        for pain in sorted(shown.pains, key=lambda pain: (list(MOMENT_NAMES).index(pain.moment), pain.reported_at))
    ]


def dose_of(item: Prescription) -> DoseWords:
    """A prescription's dose."""
    return dose_words(item, each_leg=is_each_leg(item))


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
