"""What the warning signs came to: go on, watch, or have it looked at; and the clinician's word."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from programs.actions.screening import ClearanceDateRefused, ClearanceNotPossible, record_clearance
from programs.clinical.screening import URGENT_BEFORE
from programs.clinical.values import Level
from programs.forms.start.clearance import ClearanceForm
from programs.queries.case import clearance_from
from programs.queries.start import Outcome, StartState, therapists_of
from programs.queries.start_held import Held, held
from programs.views.patient.start.signs import look_over
from programs.views.patient.start.way import Place, StepRequest, address, ask, current_place, go_on, step
from programs.wording import care
from programs.wording.clearance import CLEARANCE_TITLE
from programs.wording.scope import HINT_TEXTS, LIMIT_TEXTS
from programs.wording.screening import RULE_NAMES
from programs.wording.stored import stored_sign


@step("result")
def result(request: StepRequest) -> HttpResponse:
    """The answers before they count; then the card of what they mean."""
    state = request.state
    if state.outcome is Outcome.OPEN:
        return look_over(request)
    if request.method == "POST":  # a second tap on "Show my result"
        return redirect("patient:start-result")
    if state.outcome is Outcome.HELD:
        names = therapists_of(request.patient, at=request.at)
        return render(request, "patient/start/held.html", held_context(state) | {"therapists": names})
    if state.outcome is Outcome.WATCH:
        return render(request, "patient/start/watch.html", watch_context(state))
    return render(request, f"patient/start/{state.outcome.value}.html", cleared_context(state))


def held_context(state: StartState) -> dict[str, Any]:
    """The care card of the level, what was told, and what can be done about it."""
    why = held(state)
    rules = [rule for rule in (*dict(why.signs), *why.signs_before) if rule in RULE_NAMES]
    return {
        "state": state,
        "card": care.care_card(why.level, settings.COUNTRY, rules),
        "reasons": reasons(why),
        "hints": [HINT_TEXTS[hint] for hint in why.hints],
        "clearance_helps": why.clearance_helps,
        "time_helps": why.time_helps,
        "is_urgent": why.level >= Level.URGENT,
        "call_css": "btn-primary" if why.level is Level.EMERGENCY else "btn-danger",
        "is_unanswered": state.examination is not None and bool(state.examination.screening.unanswered),
    }


def reasons(why: Held) -> list[dict[str, Any]]:
    """What was told, as sentences, with why it matters; first the urgent advice that still stands."""
    signs = [(rule, certain) for rule, certain in why.signs if rule != URGENT_BEFORE.id]
    lines = [stored_sign(rule, certain=certain) for rule, certain in signs]
    before = [care.urgent_before_words(why.urgent_before)] if why.urgent_before and len(signs) < len(why.signs) else []
    return [{"told": sign, "meaning": meaning} for sign, meaning in dict.fromkeys([*before, *lines])]


def cleared_context(state: StartState) -> dict[str, Any]:
    """What the plan will leave out, and the card."""
    level = state.level or Level.CLEAR
    codes = state.examination.screening.limits if state.examination else ()
    limits = [LIMIT_TEXTS[code] for code in dict.fromkeys(codes) if code in LIMIT_TEXTS]
    return {
        "state": state,
        "go_on": address(current_place(state)),
        "card": care.care_card(level, settings.COUNTRY, names_limits=bool(limits)),
        "limits": limits,
    }


def watch_context(state: StartState) -> dict[str, Any]:
    """Two weeks of easing the load first."""
    return {
        "state": state,
        "heading": care.WATCH_HEADING,
        "lead": care.WATCH_LEAD,
        "watch_steps": care.WATCH_STEPS,
    }


@step("result")
def clearance(request: StepRequest) -> HttpResponse:
    """A clinician looked at it: when, and who. Lifts SOON; urgent advice asks for a new screening instead."""
    state = request.state
    earliest = clearance_from(state.record, today=state.today)
    if earliest is None or state.level is None:
        return go_on(request)
    if state.level >= Level.URGENT:
        return redirect("patient:start-again")
    form = ClearanceForm(request.POST if request.method == "POST" else None, earliest=earliest, latest=state.today)
    if form.is_bound and form.is_valid():
        told_by = {key: form.cleaned_data[key] for key in ("cleared_on", "clinician")}
        try:
            record_clearance(patient=request.patient, by=request.user, at=request.at, **told_by)
        except (ClearanceNotPossible, ClearanceDateRefused):
            return go_on(request)
        return redirect("patient:start-result")
    return ask(request, Place("result"), form, title=CLEARANCE_TITLE, button=_("Save"))
