"""The next session, run or week for answers that are tried out, and what tomorrow may change."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from programs.clinical import RULES_VERSION
from programs.clinical.decision import NextStep
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.progress_file import decide, read_progress
from programs.exchange.written_file import as_yaml
from programs.forms.try_rules.next_step import FIRST, FORMS, exercise_line
from programs.forms.try_rules.sessions import TOMORROWS, SessionsForm, told_tomorrow, with_tomorrow
from programs.views.answer import page
from programs.views.audience import public
from programs.views.simulator.step_words import step_words
from programs.wording.try_rules import KIND_NAMES, TOMORROW_NAMES

#: The rule sheet behind each kind of question.
SHEETS = {
    "exercise": "next-step",
    "run": "next-run",
    "gap": "gaps-and-ends",
    "week": "next-step",
    "end": "gaps-and-ends",
}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def next_step(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind of question. `tomorrow` among what was sent adds that session to the others."""
    if kind not in FORMS:
        raise Http404
    typed: Any = FIRST[kind]
    if request.method == "POST":
        tomorrow = request.POST.get("tomorrow", "")
        typed = with_tomorrow(request.POST, tomorrow) if tomorrow in TOMORROWS else request.POST
    form = FORMS[kind](typed)
    context: dict[str, Any] = {"kinds": KIND_NAMES, "kind": kind, "version": RULES_VERSION, "sheet": SHEETS[kind]}
    if kind == "exercise":
        context["exercises"] = [exercise_line(exercise) for exercise in shipped_catalogue().values()]
    if form.is_valid():
        context |= answer(form.document) | {"tomorrows": tomorrows(form)}
    return page(request, "public/simulator/next_step.html", context, form=form)


def answer(document: dict[str, Any]) -> dict[str, Any]:
    """What the rules decide, and the question as a file."""
    return {"step": step_words(decided(document)), "file": as_yaml(document)}


def tomorrows(form: Any) -> list[tuple[str, Any, dict[str, Any]]]:
    """What each of the sessions that tomorrow may bring would lead to: code, name, decision."""
    if not isinstance(form, SessionsForm):
        return []
    document: dict[str, Any] = form.document  # type: ignore[attr-defined]
    history = document.get("history", [])
    after = {code: document | {"history": [*history, told_tomorrow(code)]} for code in TOMORROWS}
    return [(code, TOMORROW_NAMES[code], step_words(decided(later))) for code, later in after.items()]


def decided(document: dict[str, Any]) -> NextStep:
    """The rules, asked as `preview_progress` asks them."""
    return decide(read_progress(json.dumps(document).encode(), json_only=True))
