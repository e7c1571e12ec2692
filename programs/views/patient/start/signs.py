"""The warning signs, the health list, and the answers to look over before they count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programs.actions.screening import ScreeningIncomplete, answer_health, answer_page, complete_screening
from programs.clinical.hold import Hold
from programs.clinical.screening import PAGES, Page
from programs.forms.start.health import HealthForm
from programs.forms.start.health import ticked_from as health_told
from programs.forms.start.warning_signs import FOLLOWS, WarningSignsForm, ticked_from
from programs.queries.hold import open_sign_of
from programs.queries.start import StartState
from programs.views.patient.start.way import Place, StepRequest, address, ask, current_place, frame, go_on, step
from programs.wording.screening import PAGE_WORDS, QUESTION_WORDS, UNSURE_LABEL, option_label
from programs.wording.start import CONDITION_BY_CODE

BY_SLUG = {page.slug: page for page in PAGES}


@step("warning-signs")
def warning_signs(request: StepRequest) -> HttpResponse:
    """To the first page without an answer, or to the answers."""
    place = current_place(request.state)
    return redirect(address(place if place.code == "warning-signs" else Place("result")))


@step("warning-signs")
def warning_sign(request: StepRequest, page: str) -> HttpResponse:
    """One page of signs."""
    if page not in BY_SLUG:
        raise Http404
    signs, state = BY_SLUG[page], request.state
    initial = ticked_from(signs, state.record.answers)
    assessment = state.record.assessment
    initial |= {fact: getattr(assessment, fact) for fact in signs.also}
    form = WarningSignsForm(request.POST if request.method == "POST" else None, initial=initial, page=signs)
    if form.is_bound and form.is_valid():
        answer_page(
            patient=request.patient, page=signs, answers=form.answers, knee=form.knee, by=request.user, at=request.at
        )
        return go_on(request)
    words = PAGE_WORDS[signs.slug]
    sign: dict[str, Any] = {"told_sign": told_sign(request), "is_first": signs is PAGES[0]}
    place = Place("warning-signs", page)
    return ask(request, place, form, title=words.title, why=words.why, is_private=True, **sign)


def told_sign(request: StepRequest) -> Hold | None:
    """The sign of a weekly check that these questions follow; nobody is asked where they are answered for the first
    time."""
    record = request.state.record
    screenings = [row for row in (record.screening, *record.earlier_screenings) if row is not None]
    return open_sign_of(request.patient, screenings, at=request.at) if screenings[1:] else None


@step("health")
def health(request: StepRequest) -> HttpResponse:
    """What limits a plan. Filled in from the time before, and confirmed by the person."""
    record = request.state.record
    told = health_told(record.screening) or health_told(record.earlier_screening, is_earlier=True)
    age = request.patient.age_on(request.state.today)
    form = HealthForm(request.POST if request.method == "POST" else None, initial=told, age=age or 0)
    if form.is_bound and form.is_valid():
        answer_health(patient=request.patient, scope=form.scope, by=request.user, at=request.at)
        return go_on(request)
    return ask(request, Place("health"), form, template="health", is_private=True)


def look_over(request: StepRequest) -> HttpResponse:
    """All answers before they count: each can still be changed. POST finishes the screening."""
    if request.method == "POST":
        try:
            complete_screening(patient=request.patient, by=request.user, at=request.at)
        except ScreeningIncomplete:
            return go_on(request)
        return redirect("patient:start-result")
    context = frame(request.state, Place("result")) | {"lines": lines(request.state)}
    return render(request, "patient/start/look_over.html", context)


def lines(state: StartState) -> list[dict[str, Any]]:
    """Each page with what was answered and where to change it; the health list last."""
    answers, found = state.record.answers, []
    for page in PAGES:
        said = [_said(page, key, answers[key]) for key in page.keys if _is_worth_saying(page, key, answers)]
        found.append(
            {
                "question": PAGE_WORDS[page.slug].title,
                "said": said or [PAGE_WORDS[page.slug].none],
                "href": reverse("patient:start-warning-sign", args=[page.slug]),
            }
        )
    return [*found, _health_line(state)]


def _is_worth_saying(page: Page, key: str, answers: Mapping[str, str]) -> bool:
    """Ticks, and answers that do not follow from another: no swelling is no new one."""
    return answers[key] != "no" if page.kind == "checklist" or key == FOLLOWS else True


def _said(page: Page, key: str, word: str) -> Any:
    sign = QUESTION_WORDS[key].sign
    if page.kind != "checklist":
        return option_label(key, word) if key == page.keys[0] else f"{sign}: {option_label(key, word)}"
    return sign if word == "yes" else f"{UNSURE_LABEL}: {sign}"


def _health_line(state: StartState) -> dict[str, Any]:
    told = health_told(state.record.screening).get("conditions", [])
    said = [CONDITION_BY_CODE[code].words for code in told if code in CONDITION_BY_CODE]
    return {
        "question": HealthForm(age=0).fields["conditions"].label,
        "said": said or [PAGE_WORDS["health"].none],
        "href": reverse("patient:start-health"),
    }
