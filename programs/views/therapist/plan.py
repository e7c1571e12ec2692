"""The program before and after it is assigned: read the draft, change a dose, assign it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs.actions.program import (
    AnswersOpen,
    DraftOutdated,
    NotADraft,
    NotCleared,
    NotYourPatient,
    activate_program,
    draft_program,
)
from programs.clinical.generation import PlanImpossible
from programs.clinical.schedule import StartDayOutOfRange
from programs.forms.dose import AssignForm
from programs.models import Patient, Program
from programs.queries.edited_plan import Broken, broken_in
from programs.queries.plan_grid import PlanGrid, doses_changed, plan_grid
from programs.views.answer import page
from programs.views.audience import PersonRequest, therapists_only
from programs.views.therapist.patient import patients_of
from programs.views.therapist.words.plan import broken_lines, grid_lines
from programs.wording.training import phase_name


def patient_of(request: PersonRequest, patient_id: uuid.UUID) -> Patient:
    """One of one's own patients, or 404."""
    return get_object_or_404(patients_of(request).select_related("user"), public_id=patient_id)


def programs_of(patient: Patient) -> tuple[Program | None, Program | None]:
    """The draft, and the running program. One query."""
    found = list(patient.programs.filter(status__in=["draft", "active", "paused"]).order_by("-drafted_at"))
    draft = next((program for program in found if program.status == "draft"), None)
    return draft, next((program for program in found if program.status != "draft"), None)


@therapists_only
@require_safe
def plan(request: PersonRequest, patient_id: uuid.UUID) -> HttpResponse:
    """The draft if there is one, with what it takes to assign it; else the running program to read."""
    return plan_page(request, patient_of(request, patient_id))


def plan_page(request: PersonRequest, patient: Patient, form: AssignForm | None = None) -> HttpResponse:
    """The grid, and under it the form."""
    draft, running = programs_of(patient)
    shown = draft or running
    today = patient.user.today(at=request.at)
    if shown is None:
        return page(request, "therapist/no_plan.html", {"section": "caseload", "patient": patient})
    grid = plan_grid(shown)
    broken = broken_in(grid, today=today) if draft else Broken()
    if draft and form is None:
        starts_on = max(today, draft.starts_on)
        form = AssignForm(today=today, breaks_rules=bool(broken), initial={"starts_on": starts_on})
    context = {
        "section": "caseload",
        "patient": patient,
        "grid": grid,
        "is_draft": draft is not None,
        "running": running,
        "lines": grid_lines(grid, broken),
        "broken": broken_lines(grid, broken),
        "weeks": week_heads(grid, shown.week_on(today) if not draft else 0),
    }
    return page(request, "therapist/plan.html", context, form=form)


def week_heads(grid: PlanGrid, now: int) -> list[dict[str, Any]]:
    """The heads of the columns."""
    return [
        {
            "number": week.number,
            "phase": phase_name(week.phase),
            "is_new_phase": place == 0 or grid.weeks[place - 1].phase != week.phase,
            "is_now": week.number == now,
            "minutes": grid.minutes(week),
        }
        for place, week in enumerate(grid.weeks)
    ]


@therapists_only
@require_POST
def assign(request: PersonRequest, patient_id: uuid.UUID) -> HttpResponse:
    """Begin the draft on the chosen day. The rules are asked again; what they say is told, not hidden."""
    patient = patient_of(request, patient_id)
    draft, running = programs_of(patient)
    program = draft or running
    if program is None:
        raise Http404
    today = patient.user.today(at=request.at)
    broken = broken_in(plan_grid(draft), today=today) if draft else Broken()
    form = AssignForm(request.POST, today=today, breaks_rules=bool(broken))
    if not form.is_valid():
        return plan_page(request, patient, form)
    try:
        begun = activate_program(
            program=program, starts_on=form.cleaned_data["starts_on"], by=request.user, at=request.at
        )
    except NotYourPatient as error:  # care ended a moment ago
        raise Http404 from error
    except (NotCleared, AnswersOpen, DraftOutdated, NotADraft, StartDayOutOfRange) as refusal:
        messages.error(request, refused(refusal))
        return redirect("therapist:patient-plan", patient.public_id)
    text = _("Assigned. %(name)s starts on %(day)s.")
    messages.success(
        request, text % {"name": patient.user.get_full_name(), "day": date_format(begun.starts_on, "j F Y")}
    )
    return redirect("therapist:patient", patient.public_id)


def refused(refusal: Exception) -> str:
    """Why it could not begin, and what helps."""
    if isinstance(refusal, NotCleared):
        return _(
            "Not assigned: the warning signs do not allow a plan now. The runner answers them again, or a clinician "
            "clears it, and then it can be assigned."
        )
    if isinstance(refusal, AnswersOpen):
        return _("The runner is answering the questions again. When that is finished, a new draft is made of it.")
    if isinstance(refusal, DraftOutdated):
        return _("Not assigned: the answers changed after this draft was made. Draft it again, then assign it.")
    if isinstance(refusal, StartDayOutOfRange):
        return _("Not assigned: choose today or a day of the next two weeks.")
    return _("This plan was assigned already.")


def lost_changes(patient: Patient) -> int:
    """How many doses changed by hand a new draft would replace."""
    draft, _running = programs_of(patient)
    return doses_changed(draft) if draft else 0


@therapists_only
@require_POST
def draft_again(request: PersonRequest, patient_id: uuid.UUID) -> HttpResponse:
    """A new draft from the answers as they are now. Doses changed by hand would be gone, so it asks first, and asks
    again where their number is another than the page said."""
    patient = patient_of(request, patient_id)
    lost = lost_changes(patient)
    if lost and request.POST.get("lost") != str(lost):
        context = {"section": "caseload", "patient": patient, "lost": lost}
        return render(request, "therapist/draft_again.html", context, status=409)
    try:
        draft_program(patient=patient, by=request.user, at=request.at)
    except NotYourPatient as error:  # care ended a moment ago
        raise Http404 from error
    except (NotCleared, AnswersOpen) as refusal:
        messages.error(request, refused(refusal))
    except PlanImpossible:
        messages.error(request, _("No plan keeps every rule with these answers. Talk it through with the runner."))
    else:
        messages.success(request, _("Drafted from the answers as they are now."))
    return redirect("therapist:patient-plan", patient.public_id)
