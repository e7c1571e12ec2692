"""The rule sheets for everybody to read: one page a sheet, with the sources that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from programs.clinical import RULES_VERSION
from programs.exchange.rule_sheets import INDEX, read_sheet, sheet_names
from programs.exchange.sources_file import Source
from programs.views.audience import public
from programs.wording.rule_book import KIND_NAMES, KINDS, Words


@public
@require_safe
def rule_sheet(request: HttpRequest, sheet: str) -> HttpResponse:
    """One sheet as it is signed: statement, numbers, sources, grade, limits, examples."""
    if sheet not in sheet_names():
        raise Http404
    found = read_sheet(sheet, sheet_address)
    context = {
        "sheet": found,
        "version": RULES_VERSION,
        "sources": source_lines(found.sources),
        "how_sure": how_sure(found.sources),
        "kinds": KINDS,
    }
    return render(request, "public/rule_sheet.html", context)


def sheet_address(name: str) -> str:
    """Where a sheet is shown; the index stands on the page of all rules."""
    return reverse("rules") if name == INDEX else reverse("rule-sheet", args=[name])


def source_lines(sources: Iterable[Source]) -> list[tuple[Source, Words]]:
    """Each source with how it was met, in words."""
    return [(source, KIND_NAMES[source.kind]) for source in sources]


def how_sure(sources: Iterable[Source]) -> list[tuple[int, Words]]:
    """How many of the sources were met in which way, in the order of the kinds."""
    counted = Counter(source.kind for source in sources)
    return [(counted[kind], words) for kind, words in KIND_NAMES.items() if counted[kind]]
