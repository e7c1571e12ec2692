"""What if: a therapist supposes a session or an answer of one of their patients, and reads what the rules would do.

Nothing is stored, and the page takes its answers by POST like the public simulator (views/simulator).
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from programs.clinical.case import Case
from programs.clinical.plan_difference import plan_difference
from programs.exchange.program_document import preview
from programs.forms.what_if import AnswersForm, SessionForm, as_last_time, as_stored
from programs.models import Patient
from programs.queries.case import NotEnoughKnown, case_of
from programs.queries.decided import coming_sessions
from programs.queries.library import stored_catalogue
from programs.queries.what_if import (
    NextSession,
    Programs,
    after_supposed,
    logs_of,
    programs_of,
    stored_plan,
)
from programs.views.answer import page
from programs.views.audience import PersonRequest, therapists_only
from programs.views.simulator.words import outcome_changes, plan_changes
from programs.views.therapist.plan import patient_of
from programs.views.therapist.words.steps import step_lines


@therapists_only
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: PersonRequest, patient_id: uuid.UUID) -> HttpResponse:
    """Two questions, one at a time: how the next session goes, and what other answers would change."""
    patient = patient_of(request, patient_id)
    programs = programs_of(patient)
    asked = request.POST.get("ask", "")
    context: dict[str, Any] = {"section": "caseload", "patient": patient, "programs": programs}
    context |= about_session(request, patient, programs, request.POST if asked == "session" else None)
    context |= about_answers(request, patient, programs, request.POST if asked == "answers" else None)
    form = context.get(f"{asked}_form")
    return page(request, "therapist/what_if.html", context, form=form)


def about_session(
    request: PersonRequest, patient: Patient, programs: Programs, typed: QueryDict | None
) -> dict[str, Any]:
    """The form of the next session, and the decisions after it once it is asked."""
    if programs.running is None:
        return {}
    logs = logs_of(patient, programs.running, at=request.at)
    sessions = coming_sessions(patient, programs.running, at=request.at)
    if not sessions:
        return {}
    form = SessionForm(typed, initial=as_last_time(logs))
    if not (form.is_bound and form.is_valid()):
        return {"session_form": form}
    after = after_supposed(patient, sessions, logs, form.supposed)
    return {"session_form": form, "sessions": [session_lines(one) for one in after]}


def session_lines(after: NextSession) -> dict[str, Any]:
    """A coming session with its decisions, and what would hold back the one after it."""
    return {"planned": after.session, "hold": after.hold, "steps": step_lines(after.steps)}


def about_answers(
    request: PersonRequest, patient: Patient, programs: Programs, typed: QueryDict | None
) -> dict[str, Any]:
    """The form of the answers, and what other ones change once it is asked."""
    try:
        case = case_for(request, patient, programs)
    except NotEnoughKnown:
        return {}
    form = AnswersForm(typed, initial=as_stored(case))
    if not (form.is_bound and form.is_valid()):
        return {"answers_form": form}
    return {"answers_form": form, "answers": form.changes, "plan": plan_lines(case, form.changed(case), programs)}


def case_for(request: PersonRequest, patient: Patient, programs: Programs) -> Case:
    """The answers behind the shown program, on the day on which it was drafted; the newest where there is none."""
    shown = programs.shown
    at = shown.drafted_at if shown else request.at
    return case_of(patient, today=patient.user.today(at=at), assessment=shown.assessment if shown else None)


def plan_lines(case: Case, changed: Case, programs: Programs) -> dict[str, Any]:
    """The plan of the changed answers against the one that stands, and what the rules find otherwise."""
    catalogue = stored_catalogue()
    unchanged = preview(case, catalogue, country=settings.COUNTRY)
    after = preview(changed, catalogue, country=settings.COUNTRY)
    present = stored_plan(programs.shown) if programs.shown else unchanged.plan
    return {
        "outcomes": outcome_changes(unchanged.examination, after.examination),
        "changes": plan_changes(
            plan_difference(present, after.plan), catalogue, older=plan_difference(present, unchanged.plan)
        ),
        "seen": after,
    }
