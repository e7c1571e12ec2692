"""What the rules say to a case, in words, and what is different from the case before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from programs.clinical.case import Case
from programs.clinical.examination import Examination, Finding
from programs.clinical.exercise import Catalogue
from programs.clinical.irritability import Row, rate
from programs.clinical.plan_difference import ItemDifference, PlanDifference
from programs.clinical.prognosis import told_flags
from programs.clinical.values import Grade, Irritability, Level
from programs.exchange.program_document import Preview, advice_of, message_of
from programs.wording.clinic_reasons import clinic_text
from programs.wording.difference import DIFFERENCES, length_text, part_lines, run_lines, summary_text, weeks_text
from programs.wording.examination import (
    IRRITABILITY_LEVELS,
    IRRITABILITY_ROWS,
    LABEL_NAMES,
    PROGNOSIS,
    advice_text,
    told,
)
from programs.wording.findings import FINDING_NAMES
from programs.wording.home_tests import RESULT_NAMES
from programs.wording.needs import LEVEL_NAMES
from programs.wording.planned_dose import on_days, planned_dose
from programs.wording.questions import QUESTION_WORDS
from programs.wording.reasons import reason_text
from programs.wording.screening import RULE_NAMES
from programs.wording.sides import SIDE_NAMES
from programs.wording.start import SETTLING
from programs.wording.try_rules import ROW_WORDS
from programs.wording.waiting import waiting_texts

#: Which tag a level wears (components/tag.html).
LEVEL_TAGS = {Level.CLEAR: "ok", Level.MODIFY: "care", Level.SOON: "stop", Level.URGENT: "red-flag"}
IRRITABILITY_TAGS = {Irritability.LOW: "ok", Irritability.MODERATE: "care", Irritability.HIGH: "stop"}
SIGNS = {"ok": "fine", "care": "careful", "stop": "stop", "red-flag": "red-flag"}
#: So many differences are read at once; more stand behind their summary.
SHORT = 8
#: What an examination is compared by, besides its findings.
OUTCOMES: Mapping[Any, Callable[[Examination], str]] = {
    _("Warning signs"): lambda found: str(LEVEL_NAMES[found.screening.level.name]),
    _("Rules"): lambda found: ", ".join(found.screening.rules),
    _("Irritability"): lambda found: str(IRRITABILITY_LEVELS[found.irritability]),
    _("Lengths offered"): lambda found: ", ".join(map(str, found.lengths_offered)),
    _("Picture"): lambda found: ", ".join(str(LABEL_NAMES[label]) for label in found.labels),
}


def examination_words(case: Case, seen: Preview) -> dict[str, Any]:
    """Signs, irritability with its rows, findings, and what is told besides."""
    found = seen.examination
    rating = rate(case, found.akps)
    level_tag = LEVEL_TAGS.get(found.screening.level, "red-flag")
    return {
        "level": {"kind": level_tag, "sign": SIGNS[level_tag], "words": LEVEL_NAMES[found.screening.level.name]},
        "message": message_of(seen),
        "rules": [(rule, RULE_NAMES[rule]) for rule in found.screening.rules],
        "unanswered": [QUESTION_WORDS[key].sign for key in found.screening.unanswered],
        "irritability": IRRITABILITY_LEVELS[rating.level],
        "irritability_why": reason_text(rating.reason),
        "rows": [irritability_row(row) for row in rating.rows],
        "findings": [finding_line(finding) for finding in found.findings],
        "not_tested": ", ".join(found.not_tested),
        "labels": [LABEL_NAMES[label] for label in found.labels],
        "lengths": ", ".join(map(str, found.lengths_offered)),
        "advice": [*(PROGNOSIS[flag] for flag in told_flags(found.prognosis)), *_advice(seen)],
        "told": [told(text) for text in found.texts],
        "left_out": [*map(reason_text, seen.refusals), *waiting_texts(seen.waiting)],
        "later": waiting_tests(found),
    }


def _advice(seen: Preview) -> list[str]:
    return [advice_text(code, seen.examination.lengths_offered) for code in advice_of(seen)]


def waiting_tests(found: Examination) -> list[tuple[str, int, str]]:
    """Tests that wait until the same week for the same reason, in one line."""
    together: dict[tuple[int, str], list[str]] = {}
    for waits in found.tests_withheld:
        together.setdefault((waits.until_week, reason_text(waits.reason)), []).append(waits.test)
    return [(", ".join(tests), week, why) for (week, why), tests in together.items()]


def irritability_row(row: Row) -> dict[str, Any]:
    """One answered row: what was asked, what was answered, and the level that it has by itself."""
    kind = IRRITABILITY_TAGS[row.level]
    return {
        "name": IRRITABILITY_ROWS[row.code],
        "value": row_value(row),
        "tag": {"kind": kind, "sign": SIGNS[kind], "words": IRRITABILITY_LEVELS[row.level]},
    }


def row_value(row: Row) -> Any:
    """An answer as people read it."""
    if isinstance(row.value, str):
        return ROW_WORDS[row.value]
    if row.code == "settles":
        return SETTLING.get(row.value) or _now("%(minutes)s min") % {"minutes": row.value}
    return f"{row.value}/100" if row.code == "akps" else f"{row.value}/10"


def finding_line(finding: Finding) -> dict[str, Any]:
    """A finding under the clinic's name, with its reason."""
    return {
        "name": finding_name(finding),
        "grade": RESULT_NAMES[finding.grade],
        "is_deficit": finding.grade is Grade.DEFICIT,
        "test": finding.test,
        "why": clinic_text(finding.reason),
    }


def finding_name(finding: Finding) -> str:
    """`Quadriceps strength, right`."""
    name = str(FINDING_NAMES[finding.code])
    return f"{name}, {str(SIDE_NAMES[finding.side]).lower()}" if finding.side else name


def outcome_changes(before: Examination, after: Examination) -> list[tuple[Any, str, str]]:
    """What the examination says otherwise than before: what, then, now."""
    return [line for line in _outcomes(before, after) if line[1] != line[2]]


def _outcomes(before: Examination, after: Examination) -> Iterator[tuple[Any, str, str]]:
    for name, says in OUTCOMES.items():
        yield name, says(before) or "–", says(after) or "–"
    was, now = _graded(before), _graded(after)
    for name in dict.fromkeys((*was, *now)):
        yield name, was.get(name, "–"), now.get(name, "–")


def _graded(found: Examination) -> dict[str, str]:
    return {finding_name(finding): str(RESULT_NAMES[finding.grade]) for finding in found.findings}


def plan_changes(
    difference: PlanDifference, catalogue: Catalogue, *, older: PlanDifference | None = None
) -> dict[str, Any]:
    """The plan otherwise than before, what comes and goes first. `older`: what is different without the change too."""
    order = ("gone", "added", "changed")
    items = sorted(difference.items, key=lambda one: order.index(one.code))
    return {
        "is_same": not difference,
        "length": length_text(difference),
        "summary": summary_text(difference),
        "is_short": len(items) + len(difference.runs) <= SHORT,
        "items": [difference_line(one, catalogue) | {"is_older": _is_in(one, older)} for one in items],
        "runs": [(weeks_text(run.weeks), *run_lines(run)) for run in difference.runs],
    }


def _is_in(one: ItemDifference, older: PlanDifference | None) -> bool:
    told = (one.code, one.item.exercise, one.item.block, one.weeks, one.parts)
    same = older.items if older else ()
    return any(told == (two.code, two.item.exercise, two.item.block, two.weeks, two.parts) for two in same)


def difference_line(difference: ItemDifference, catalogue: Catalogue) -> dict[str, Any]:
    """One exercise that came, went, or has another dose."""
    item = difference.item
    exercise = catalogue.get(item.exercise)
    return {
        "code": difference.code,
        "word": DIFFERENCES[difference.code],
        "exercise": item.exercise,
        "name": exercise.name if exercise else item.exercise,
        "weeks": weeks_text(difference.weeks),
        "dose": planned_dose(item, exercise) if exercise else None,
        "days": on_days(item.days),
        "parts": part_lines(difference, exercise) if exercise else [],
        "why": [clinic_text(reason) for reason in item.reasons] if difference.code == "added" else [],
    }
