"""Who it is, and the knee."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from programs.actions.assessment import (
    answer_about,
    answer_knee,
    answer_story,
    answer_triggers,
)
from programs.forms.start.about import AboutForm
from programs.forms.start.choices import as_ticked
from programs.forms.start.knee import KneeForm, StoryForm, TriggersForm, as_told
from programs.queries.start import StartState
from programs.views.audience import runners_only
from programs.views.patient.start.way import Place, StepRequest, ask, go_on, step, told_before

DAYS_IN_WEEK = 7


@step("about", runners_only)
def about(request: StepRequest) -> HttpResponse:
    """Date of birth, sex, height and weight."""
    patient = request.patient
    told = {"born_on": patient.born_on, "sex": patient.sex, "height_cm": patient.height_cm}
    form = AboutForm(
        request.POST if request.method == "POST" else None,
        initial=told | told_before(request.state, "weight_kg"),
        today=request.state.today,
    )
    if form.is_bound and form.is_valid():
        answer_about(patient=patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("about"), form, title=_("About you"))


@step("knee")
def knee(request: StepRequest) -> HttpResponse:
    """Which knee, and where."""
    told = told_before(request.state, "knee_side", "location", "worse_straightening")
    form = KneeForm(
        request.POST if request.method == "POST" else None,
        initial={"side": told["knee_side"], **{name: told[name] for name in ("location", "worse_straightening")}},
    )
    if form.is_bound and form.is_valid():
        answer_knee(patient=request.patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("knee"), form, title=_("Your knee"))


@step("story")
def story(request: StepRequest) -> HttpResponse:
    """Since when, how it began, and what came before."""
    form = StoryForm(request.POST if request.method == "POST" else None, initial=_story_told(request.state))
    if form.is_bound and form.is_valid():
        answer_story(patient=request.patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("story"), form, title=_("How it began"))


def _story_told(state: StartState) -> dict[str, object]:
    """As told, or as told the last time with the weeks that have gone by since."""
    told = told_before(state, "duration_weeks", "onset", "training_change")
    initial: dict[str, object] = {"onset": told["onset"]}
    if told["training_change"] is not None:
        initial["training_change"] = "yes" if told["training_change"] else "no"
    if told["duration_weeks"] is not None:
        newest, earlier = state.record.assessment, state.record.earlier_assessment
        is_earlier = earlier is not None and (newest is None or newest.duration_weeks is None)
        gone = (state.today - earlier.started_at.date()).days // DAYS_IN_WEEK if is_earlier and earlier else 0
        initial["since"], initial["unit"] = as_told(told["duration_weeks"] + max(0, gone))
    return initial


@step("triggers")
def triggers(request: StepRequest) -> HttpResponse:
    """What brings the pain on, and the pain now. The present pain is never filled in from another day."""
    assessment = request.state.record.assessment
    told = told_before(request.state, "provoked_by")
    form = TriggersForm(
        request.POST if request.method == "POST" else None,
        initial={
            "provoked_by": as_ticked(told["provoked_by"]),
            "pain_now": assessment.pain_now if assessment else None,
        },
    )
    if form.is_bound and form.is_valid():
        answer_triggers(patient=request.patient, by=request.user, at=request.at, **form.cleaned_data)
        return go_on(request)
    return ask(request, Place("triggers"), form, title=_("What brings it on"))
