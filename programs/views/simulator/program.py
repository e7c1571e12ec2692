"""A program for answers that are tried out, and what one more answer changes in it."""

from __future__ import annotations

import json
from datetime import date, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from programs.clinical import RULES_VERSION
from programs.clinical.case import Case
from programs.clinical.plan_difference import plan_difference
from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.program_document import Preview, preview
from programs.exchange.written_file import as_yaml
from programs.forms.try_rules.case import CaseForm, compared
from programs.forms.try_rules.presets import preset
from programs.views.answer import page
from programs.views.audience import public
from programs.views.simulator.plan_words import week_lines
from programs.views.simulator.words import examination_words, outcome_changes, plan_changes
from programs.wording.try_rules import PRESET_NAMES


@public
@require_http_methods(["GET", "HEAD", "POST"])
def program(request: HttpRequest) -> HttpResponse:
    """The form, and what the rules say to it; beside the last question, what the new answers change."""
    form = CaseForm(request.POST) if request.method == "POST" else preset(like(request))
    before = request.POST.get("before", "")
    context: dict[str, object] = {
        "presets": PRESET_NAMES,
        "like": like(request),
        "version": RULES_VERSION,
        "typed": before,
    }
    if form.is_valid():
        context |= answer(form, compared(before), today=next_monday())
    return page(request, "public/simulator/program.html", context, form=form)


def like(request: HttpRequest) -> str:
    """Which case to begin with; "" once answers were typed."""
    return "" if request.method == "POST" else request.GET.get("like", "usual")


def answer(form: CaseForm, before: CaseForm | None, *, today: date) -> dict[str, object]:
    """What the rules say about a valid form, and against the one before it."""
    document = form.document(today=today)
    seen = asked(document)
    return {
        "seen": seen,
        "said": examination_words(case_of(document), seen),
        "weeks": week_lines(seen.plan, seen.catalogue) if seen.plan else [],
        "file": as_yaml(document),
        "typed": form.typed,
        **(against(form, before, seen, today=today) if before else {}),
    }


def against(form: CaseForm, before: CaseForm, seen: Preview, *, today: date) -> dict[str, object]:
    """Which answers are others than before, and what follows from it."""
    was = asked(before.document(today=today))
    difference = plan_difference(was.plan, seen.plan)
    return {
        "compared": True,
        "answers": form.changed_since(before),
        "outcomes": outcome_changes(was.examination, seen.examination),
        "changes": plan_changes(difference, seen.catalogue),
    }


def asked(document: dict[str, object]) -> Preview:
    """The rules, asked as `preview_program` asks them."""
    return preview(case_of(document), shipped_catalogue(), country=settings.COUNTRY)


def case_of(document: dict[str, object]) -> Case:
    """The case, read as strictly as from a file."""
    return read_case(json.dumps(document).encode(), json_only=True)


def next_monday() -> date:
    """The Monday on which week 1 would start."""
    today = timezone.localdate()
    return today + timedelta(days=-today.weekday() % 7)
