"""Where the way begins: what it is, who reads the answers, consent; later the list of what is done."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from programs.actions.people import become_patient
from programs.actions.screening import correct_screening, screen_anew
from programs.forms.consent import ConsentForm
from programs.queries.start import SECTIONS, Outcome, StartState, start_state
from programs.views.answer import page
from programs.views.audience import PersonRequest, patients_only, runners_only
from programs.views.patient.start.way import PLACES, address, current_place
from programs.wording import start as words


@runners_only
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: PersonRequest) -> HttpResponse:
    """Consent for whoever is new; the list of steps for everybody else."""
    if getattr(request, "patient", None) is None:
        return _consent(request)
    if request.method == "POST":  # a second tap on the consent
        return redirect("patient:start-about")
    state = start_state(request.patient, at=request.at)
    if state.outcome is Outcome.HELD:
        return redirect("patient:start-result")
    context: dict[str, Any] = {"state": state, "sections": sections(state), "go_on": address(current_place(state))}
    return render(request, "patient/start/list.html" if state.is_under_way else "patient/start/over.html", context)


def _consent(request: PersonRequest) -> HttpResponse:
    form = ConsentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        become_patient(user=request.user, by=request.user, at=request.at)
        return redirect("patient:start-about")
    return page(request, "patient/start/welcome.html", {}, form=form)


def sections(state: StartState) -> list[dict[str, Any]]:
    """The parts of the way with what is done of each; a part is a link where its first page may be opened."""
    found = []
    here = next(step.section for step in state.steps if step.code == state.current)
    for code in SECTIONS:
        steps = [step for step in state.steps if step.section == code]
        openable = next((step for step in steps if step.may_open), None)
        first = next((place for place in PLACES if openable and place.code == openable.code), None)
        found.append(
            {
                "code": code,
                "name": words.SECTIONS[code],
                "state": _state(steps, is_here=code == here, is_held=state.outcome is Outcome.HELD),
                "href": address(first) if first else "",
            }
        )
    return found


def _state(steps: list[Any], *, is_here: bool, is_held: bool) -> str:
    if all(step.is_done for step in steps):
        return "done"
    if is_here:
        return "held" if is_held else "now"
    return "later"


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: PersonRequest) -> HttpResponse:
    """A new full screening: after urgent advice, after four weeks, or because something changed."""
    if request.method == "POST":
        screen_anew(patient=request.patient, by=request.user, at=request.at)
        return redirect(address(current_place(start_state(request.patient, at=request.at))))
    return render(request, "patient/start/again.html", {"state": start_state(request.patient, at=request.at)})


@patients_only
@require_POST
def correct(request: PersonRequest) -> HttpResponse:
    """A slip of the finger: today's answers again, without the page that was answered last."""
    correct_screening(patient=request.patient, by=request.user, at=request.at)
    return redirect(address(current_place(start_state(request.patient, at=request.at))))
