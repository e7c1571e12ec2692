"""A patient's record: warning signs, what was told, findings and tests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from programs.clinical.measures import MEASURES
from programs.clinical.measures.readings import STOP_ABOVE_PAIN
from programs.clinical.values import Grade, Irritability
from programs.models import Measurement
from programs.queries.patient import PatientPage
from programs.views.therapist.words.reasons import reason_line, rule_name
from programs.wording.clinic_reasons import clinic_text
from programs.wording.examination import IRRITABILITY_LEVELS
from programs.wording.findings import FINDING_NAMES
from programs.wording.home_tests import RESULT_NAMES, UNITS, measure_name
from programs.wording.needs import LEVEL_NAMES
from programs.wording.sides import SIDE_NAMES
from programs.wording.stored import said, stored_title


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


def irritability_word(shown: PatientPage) -> Any:
    """Low, moderate or high: of the program, or of the answers so far; nothing while no pain answer was given."""
    if shown.examination and not shown.is_irritability_asked:
        return ""
    if shown.examination:
        return IRRITABILITY_LEVELS[shown.examination.irritability]
    program = shown.program or shown.draft
    return IRRITABILITY_LEVELS[Irritability(program.irritability)] if program else ""


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
