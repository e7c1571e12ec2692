"""Pain on three pages, and the knee score on four."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from programs.actions.assessment import answer_akps, answer_pain, answer_settling
from programs.forms.start.akps import AKPS_PAGES, AkpsForm
from programs.forms.start.pain import PainAfterwardsForm, PainForm, PainInUseForm, PainOfTheWeekForm
from programs.views.patient.start.way import Place, StepRequest, ask, go_on, step
from programs.wording.akps import SCORE_NAME


def _scores(
    request: StepRequest, place: Place, form_class: type[PainForm], title: str, **known: int | None
) -> HttpResponse:
    """Scores are of today: they are never filled in from an assessment before."""
    assessment = request.state.record.assessment
    initial = {name: getattr(assessment, f"pain_{name}") for name in form_class.base_fields}
    form = form_class(request.POST if request.method == "POST" else None, initial=initial, **known)
    if form.is_bound and form.is_valid():
        answer_pain(patient=request.patient, scores=form.scores, by=request.user, at=request.at)
        return go_on(request)
    return ask(request, place, form, title=title)


@step("pain")
def pain(request: StepRequest) -> HttpResponse:
    """The last seven days, and at rest."""
    assessment = request.state.record.assessment
    pain_now = assessment.pain_now if assessment else None
    return _scores(request, Place("pain"), PainOfTheWeekForm, _("Your pain this week"), pain_now=pain_now)


@step("pain-moves")
def pain_moves(request: StepRequest) -> HttpResponse:
    """What is asked of the knee every day."""
    return _scores(request, Place("pain-moves"), PainInUseForm, _("Pain when you use your knee"))


@step("pain-after")
def pain_after(request: StepRequest) -> HttpResponse:
    """How the knee settles, the nights, and the worry."""
    assessment = request.state.record.assessment
    initial = {field: getattr(assessment, field) for field in ("settles_minutes", "night_pain", "fear")}
    form = PainAfterwardsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        answer_settling(patient=request.patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("pain-after"), form, title=_("After it has hurt"))


@step("akps")
def akps(request: StepRequest, page: str) -> HttpResponse:
    """Three or four items of the knee score."""
    if page not in AKPS_PAGES:
        raise Http404
    assessment = request.state.record.assessment
    told = assessment.akps_answers if assessment else {}
    form = AkpsForm(request.POST if request.method == "POST" else None, initial=told, items=AKPS_PAGES[page])
    if form.is_bound and form.is_valid():
        answer_akps(patient=request.patient, points=form.points, by=request.user, at=request.at)
        return go_on(request)
    return ask(request, Place("akps", page), form, title=_("Your knee in daily life"), aside=SCORE_NAME)
