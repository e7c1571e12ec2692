"""The answers once more, then the plan and why, and the day it begins."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from programs.actions.assessment import AssessmentIncomplete
from programs.actions.finish import change_answers, finish_assessment
from programs.actions.program import (
    AnswersOpen,
    DraftOutdated,
    NotADraft,
    NotCleared,
    TherapistDecides,
    activate_program,
)
from programs.clinical.generation import PlanImpossible, RuleBroken
from programs.clinical.schedule import StartDayOutOfRange
from programs.forms.start.wishes import StartDayForm
from programs.queries.draft import draft_page
from programs.queries.start import StartState, therapists_of
from programs.views.answer import page
from programs.views.patient.start.answers import answers
from programs.views.patient.start.plan_words import plan_context
from programs.views.patient.start.way import Place, StepRequest, frame, go_on, step

logger = logging.getLogger("kneeapp.plan")


@step("check")
def check(request: StepRequest) -> HttpResponse:
    """Every answer with a way to change it. POST finishes and drafts."""
    state = request.state
    if request.method == "POST":
        return _finish(request)
    if state.is_done("check"):
        return redirect("patient:start-plan")
    context = frame(state, Place("check")) | {"sections": answers(state), "state": state}
    return render(request, "patient/start/check.html", context)


def _finish(request: StepRequest) -> HttpResponse:
    try:
        finish_assessment(patient=request.patient, by=request.user, at=request.at)
    except (AssessmentIncomplete, NotCleared):
        return go_on(request)
    except PlanImpossible:
        pass
    except RuleBroken as broken:
        # A fault of ours: no plan is better than a wrong one, and somebody has to hear of it.
        logger.error("a generated plan broke its own rules: %s", [reason.code for reason in broken.reasons])
    return redirect("patient:start-plan")


@step("plan")
def plan(request: StepRequest) -> HttpResponse:
    """The plan, finding by finding; who nobody cares for begins it here."""
    state = request.state
    if state.draft is None:
        names = therapists_of(request.patient, at=request.at)
        return render(request, "patient/start/no_plan.html", {"state": state, "therapists": names})
    form = StartDayForm(
        request.POST if request.method == "POST" else None,
        initial={"starts_on": max(state.draft.starts_on, state.today).isoformat()},
        today=state.today,
    )
    if form.is_bound and form.is_valid():
        return _begin(request, form)
    return page(request, "patient/start/plan.html", _context(state), form=form)


def _context(state: StartState) -> dict[str, Any]:
    assert state.draft is not None  # noqa: S101
    return {"state": state} | plan_context(draft_page(state.draft, today=state.today), state)


def _begin(request: StepRequest, form: StartDayForm) -> HttpResponse:
    program = request.state.draft
    assert program is not None  # noqa: S101
    try:
        activate_program(program=program, by=request.user, at=request.at, starts_on=form.cleaned_data["starts_on"])
    except TherapistDecides:
        messages.info(request, _("Your physio checks the plan first. You will see here when it starts."))
        return redirect("patient:start-plan")
    except (NotCleared, NotADraft, AnswersOpen, DraftOutdated, StartDayOutOfRange):
        messages.warning(request, _("Something changed in the meantime. Please look at this page again."))
        return go_on(request)
    messages.success(request, _("Your plan has begun."))
    return redirect("patient:today")


@step("plan", methods=("POST",))
def change(request: StepRequest) -> HttpResponse:
    """Take the answers up again. In somebody's care the draft is theirs to change."""
    if therapists_of(request.patient, at=request.at):
        return redirect("patient:start-plan")
    change_answers(patient=request.patient, by=request.user, at=request.at)
    return redirect("patient:start-check")
