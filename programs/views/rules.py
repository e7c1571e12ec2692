"""The rules for everybody to read, made from the very tables that decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.clinical import RULES_VERSION
from programs.clinical.case import Person
from programs.clinical.generation.phases import PHASES
from programs.clinical.generation.run_table import TABLE
from programs.clinical.measures import MEASURES, Measure, cutoffs_for
from programs.clinical.measures.measure import LOW
from programs.clinical.screening import ALL_RULES
from programs.clinical.values import Sex
from programs.exchange.rule_sheets import INDEX, read_sheet
from programs.exchange.sources_file import shipped_sources
from programs.views.audience import public
from programs.views.rule_sheets import sheet_address, source_lines
from programs.wording.examination import IRRITABILITY_LEVELS
from programs.wording.home_tests import CLINIC_VERSIONS, measure_name
from programs.wording.home_tests.words import UNITS
from programs.wording.needs import LEVEL_NAMES
from programs.wording.rule_book import (
    ALONE,
    BESIDES_RULES,
    CONFIDENCE,
    KINDS,
    NEXT_STEP_RULES,
    OTHER_BORDERS,
    PLAN_RULES,
)
from programs.wording.screening import RULE_STATEMENTS

#: Cut-offs that depend on age are shown for this one; the page says so.
SHOWN_AGE = 30


@dataclass(frozen=True, slots=True)
class TestLine:
    """A test with its cut-offs as the page shows them."""

    id: str
    name: str
    unit: str
    cutoffs: tuple[str, ...]
    confidence: str
    clinic: str
    sources: tuple[str, ...]


@public
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Warning signs, tests, phases, plan rules, next steps, running, sources."""
    context = {
        "version": RULES_VERSION,
        "warning_signs": [
            (rule.id, RULE_STATEMENTS[rule.id], LEVEL_NAMES[rule.level.name], rule.sources) for rule in ALL_RULES
        ],
        "tests": tuple(test_lines()),
        "confidence": CONFIDENCE,
        "age": SHOWN_AGE,
        "phases": [(weeks, IRRITABILITY_LEVELS[level], phases) for (weeks, level), phases in PHASES.items()],
        "plan_rules": PLAN_RULES,
        "next_steps": NEXT_STEP_RULES,
        "besides": BESIDES_RULES,
        "run_steps": TABLE,
        "kinds": KINDS,
        "sources": source_lines(shipped_sources().values()),
        "index": read_sheet(INDEX, sheet_address),
    }
    return render(request, "public/rules.html", context)


def test_lines() -> Iterator[TestLine]:
    """Every test that has borders, in the order of its id."""
    for code, measure in MEASURES.items():
        shown = borders(code)
        if shown:
            unit = str(UNITS.get(measure.unit, measure.unit))
            clinic = str(CLINIC_VERSIONS.get(code, ""))
            yield TestLine(code, str(measure_name(code)), unit, shown, how_sure(measure), clinic, measure.sources)


def borders(test: str) -> tuple[str, ...]:
    """The borders of a test, women first where they differ from men; nothing for one that is on record only."""
    if test in OTHER_BORDERS:
        return (str(OTHER_BORDERS[test]),)
    return tuple(dict.fromkeys(filter(None, (cutoff_text(test, sex) for sex in (Sex.FEMALE, Sex.MALE)))))


def how_sure(measure: Measure) -> str:
    """How sure a test is, and how sure it is alone where that is less."""
    sure = str(CONFIDENCE[measure.confidence])
    if measure.confidence_alone is None:
        return sure
    return f"{sure}; {ALONE % {'sure': CONFIDENCE[measure.confidence_alone]}}"


def cutoff_text(test: str, sex: Sex) -> str:
    """The borders in one line, worst class first: `< 15 · 15 – 22 · ≥ 22`."""
    cutoffs = cutoffs_for(test, Person(age=SHOWN_AGE, sex=sex))
    if cutoffs is None:
        return ""
    worst, good = ("<", "≥") if cutoffs.worse == LOW else ("≥", "<")
    if cutoffs.at_cut and cutoffs.worse == LOW:
        worst, good = "≤", ">"
    ends = f"{worst} {cutoffs.deficit:g}", f"{good} {cutoffs.borderline:g}"
    if cutoffs.deficit == cutoffs.borderline:
        return " · ".join(ends)
    low, high = sorted((cutoffs.deficit, cutoffs.borderline))
    return f"{ends[0]} · {low:g} – {high:g} · {ends[1]}"
