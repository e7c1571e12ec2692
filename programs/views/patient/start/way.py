"""What the pages of the way share: whose turn it is, the way back, the place in the row, and the way on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, NamedTuple, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from programs.actions.assessment import AssessmentClosed
from programs.actions.screening import ScreeningClosed
from programs.clinical.screening import PAGES
from programs.forms.start.akps import AKPS_PAGES
from programs.forms.widgets import under_ceiling
from programs.queries.home_tests import open_tests
from programs.queries.start import STEPS, StartState, start_state
from programs.queries.today import program_ceiling
from programs.views.answer import page
from programs.views.audience import PersonRequest, patients_only
from programs.wording.start import SECTIONS

#: Steps that are more than one page: address parts of their pages, in order.
PARTS: dict[str, tuple[str, ...]] = {
    "warning-signs": tuple(signs.slug for signs in PAGES),
    "akps": tuple(AKPS_PAGES),
}


class StepRequest(PersonRequest):
    """A request to a page that its turn has come for."""

    state: StartState


class Place(NamedTuple):
    """A page of the way: its step, and its part where the step has several."""

    code: str
    part: str = ""


#: Every page in its order; the tests have a list of their own.
PLACES = tuple(Place(step.code, part) for step in STEPS for part in PARTS.get(step.code, ("",)))
#: What the address of a part is called, where it differs from that of its step.
_PART_NAMES = {"warning-signs": "warning-sign", "tests": "test"}
_SECTION = {step.code: step.section for step in STEPS}

View = Callable[..., HttpResponse]


def step(
    code: str, audience: Callable[[View], View] = patients_only, methods: tuple[str, ...] = ("GET", "HEAD", "POST")
) -> Callable[[View], View]:
    """A page of this step. Out of turn it leads to the page whose turn it is."""

    def decorate(view: View) -> View:
        @require_http_methods(list(methods))
        def in_turn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            asked = cast(StepRequest, request)
            if getattr(asked, "patient", None) is None:
                return redirect("patient:start")
            asked.state = start_state(asked.patient, at=asked.at)
            if code != "result" and not asked.state.is_under_way:
                return redirect("patient:start")
            if not asked.state.may_open(code):
                return redirect(address(current_place(asked.state)))
            try:
                return view(asked, *args, **kwargs)
            except (AssessmentClosed, ScreeningClosed):  # finished in another tab a moment ago
                return go_on(asked)

        return audience(wraps(view)(in_turn))

    return decorate


def go_on(request: StepRequest) -> HttpResponse:
    """To the page whose turn it is, after something was saved."""
    return redirect(address(current_place(start_state(request.patient, at=request.at))))


def current_place(state: StartState) -> Place:
    """The first page that is open."""
    code = state.current
    if code == "warning-signs":
        answers = state.record.answers
        parts: Iterable[str] = (signs.slug for signs in PAGES if any(key not in answers for key in signs.keys))
    elif code == "akps" and state.record.assessment is not None:
        points = state.record.assessment.akps_answers
        parts = (part for part, items in AKPS_PAGES.items() if any(item not in points for item in items))
    elif code == "tests" and state.examination is not None and any_test_seen(state):
        parts = iter(open_tests(state.record, state.examination))
    else:
        parts = ()
    return Place(code, next(iter(parts), ""))


def any_test_seen(state: StartState) -> bool:
    """Whether a test was done or left out; before, the list of tests is shown first."""
    return bool(state.record.measurements)


def address(place: Place) -> str:
    """Where a page lives."""
    name = _PART_NAMES.get(place.code, place.code) if place.part else place.code
    return reverse(f"patient:start-{name}", args=[place.part] if place.part else [])


def way_back(state: StartState, place: Place) -> str:
    """The page before this one, or the list where that one is closed."""
    before = PLACES[: PLACES.index(place)]
    if before and state.may_open(before[-1].code):
        return address(before[-1])
    return reverse("patient:start")


def frame(state: StartState, place: Place) -> dict[str, Any]:
    """The head of a page: the way back, the part of the way, and the place within it."""
    section = _SECTION[place.code]
    pages = [one for one in PLACES if _SECTION[one.code] == section and one.code not in {"result", "check", "plan"}]
    context: dict[str, Any] = {"section_name": SECTIONS[section], "back_url": way_back(state, place)}
    if place in pages and len(pages) > 1:
        context |= {"step": pages.index(place) + 1, "steps": len(pages)}
    return context


def ask(request: StepRequest, place: Place, form: Any, *, template: str = "question", **context: Any) -> HttpResponse:
    """The page with its form; 422 where what was sent is refused. Its pain scales end where a plan's do."""
    program = request.state.running or request.state.draft
    if program is not None:
        under_ceiling(form, program_ceiling(program))
    return page(
        request, f"patient/start/{template}.html", frame(request.state, place) | {"place": place} | context, form=form
    )


def told_before(state: StartState, *fields: str) -> dict[str, Any]:
    """What is stored of some columns, or was stored in the assessment before: nobody is asked twice from nothing."""
    newest, earlier = state.record.assessment, state.record.earlier_assessment
    told = {}
    for field in fields:
        values = (getattr(row, field) for row in (newest, earlier) if row is not None)
        told[field] = next((value for value in values if value is not None), None)
    return told
