"""Progress: pain, sessions and the knee score, said in words, shown, and in a table behind."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.clinical.measures import TestChange
from programs.clinical.values import Side
from programs.clinical.verdict import Verdict
from programs.queries.progress import progress_page
from programs.views.audience import PersonRequest, after_consent, runners_only
from programs.wording.home_tests import HOME_TESTS
from programs.wording.outcome import VERDICT_NAMES
from programs.wording.reasons import reason_text
from programs.wording.sides import SIDE_NAMES

#: A verdict as the colour of its tag; the others are said in the sentence alone.
TAGS = {Verdict.BETTER: "ok", Verdict.WORSE: "care"}


@runners_only
@require_safe
@after_consent
def progress(request: PersonRequest) -> HttpResponse:
    """How it goes, honestly."""
    known = progress_page(request.patient, at=request.at)
    tests = [_line(change) for change in known.retested]
    return render(request, "patient/progress/progress.html", {"known": known, "tests": tests})


def _line(change: TestChange) -> dict[str, Any]:
    """A test done again: its question, the leg, and what the two results say."""
    return {
        "title": HOME_TESTS[change.test].title,
        "leg": "" if change.side is Side.BOTH else SIDE_NAMES[change.side.value],
        "told": reason_text(change.reason),
        "kind": TAGS.get(change.verdict, ""),
        "verdict": VERDICT_NAMES[change.verdict],
    }
