"""One patient: why they need me, what was found, what they do, what they told. And the end of care."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.care import end_care
from programs.models import CareRelationship, Patient, SessionLog
from programs.queries.patient import PatientPage, patient_page
from programs.queries.session_log import session_log_page
from programs.queries.today import program_ceiling
from programs.views.answer import page
from programs.views.audience import PersonRequest, therapists_only
from programs.views.therapist.weeks_told import check_line, week_words
from programs.views.therapist.words.plan import prescription_lines
from programs.views.therapist.words.record import (
    finding_lines,
    irritability_word,
    screening_words,
    test_lines,
    tests_left_out,
    told_lines,
)
from programs.views.therapist.words.session import pain_lines, set_lines
from programs.views.therapist.words.steps import step_lines
from programs.wording.needs import KNEE_PHRASES, NEED_LABELS, NEED_SIGNS, need_consequence, need_text
from programs.wording.training import phase_name, skip_reason_text


def patients_of(request: PersonRequest) -> QuerySet[Patient]:
    """Those in this therapist's care at this moment; everybody else is an address that does not exist."""
    return Patient.objects.in_care_of(request.user, at=request.at)


def cares_for(request: PersonRequest, patient_id: uuid.UUID) -> tuple[CareRelationship, ...]:
    """Everybody who cares for one of one's own patients, with the patient. One query; 404 for all others."""
    running = CareRelationship.objects.active(at=request.at).filter(
        patient__in=patients_of(request).values("pk"), patient__public_id=patient_id
    )
    cares = tuple(running.select_related("patient__user", "therapist", "clinic").order_by("started_at", "pk"))
    if not cares:
        raise Http404
    return cares


@therapists_only
@require_safe
def patient(request: PersonRequest, patient_id: uuid.UUID) -> HttpResponse:
    """Need first, then findings, program and logs: the newest of them, or all where they are asked for."""
    shown = patient_page(cares_for(request, patient_id), at=request.at)
    sessions = shown.sessions if request.GET.get("sessions") == "all" else shown.newest_sessions
    context = {"section": "caseload", "shown": shown, "sessions": sessions}
    return page(request, "therapist/patient.html", context | words_of(shown))


def words_of(shown: PatientPage) -> dict[str, Any]:
    """The codes of the page as words."""
    need, assessment = shown.need, shown.assessment
    return {
        "need_label": NEED_LABELS[need.code],
        "need_sign": NEED_SIGNS[need.code],
        "why": need_text(need),
        "then": need_consequence(need),
        "knee": KNEE_PHRASES.get(assessment.knee_side or "", "") if assessment else "",
        "age": shown.patient.age_on(shown.today),
        "phase": phase_name(shown.prescriptions[0].week.phase) if shown.prescriptions else "",
        "irritability": irritability_word(shown),
        "signs": screening_words(shown),
        "told": told_lines(shown),
        "week": week_words(shown),
        "decided": [{"planned": one.session, "steps": step_lines(one.steps)} for one in shown.decided],
        "checks": [check_line(check, shown) for check in shown.checks],
        "findings": finding_lines(shown),
        "tests": test_lines(shown),
        "tests_left_out": tests_left_out(shown),
        "prescriptions": prescription_lines(shown.prescriptions),
    }


@therapists_only
@require_safe
def session_log(request: PersonRequest, patient_id: uuid.UUID, log_id: uuid.UUID) -> HttpResponse:
    """One session as it was told, with what it corrects and what corrects it."""
    patient = get_object_or_404(patients_of(request), public_id=patient_id)
    theirs = SessionLog.objects.visible_to(request.user, at=request.at).filter(patient=patient)
    log = get_object_or_404(
        theirs.select_related(
            "patient__user", "planned_session__week", "planned_session__program", "corrects", "corrected_by"
        ),
        pk=log_id,
    )
    shown = session_log_page(log)
    context = {
        "section": "caseload",
        "log": log,
        "corrected_by": getattr(log, "corrected_by", None),
        "ceiling": program_ceiling(log.planned_session.program),
        "pains": pain_lines(shown),
        "lines": set_lines(shown),
        "skips": [(skip.prescription.exercise.name, skip_reason_text(skip.reason)) for skip in shown.skips],
    }
    return page(request, "therapist/session_log.html", context)


@therapists_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: PersonRequest, patient_id: uuid.UUID) -> HttpResponse:
    """Asked once; from the next request on the record is closed."""
    cares = cares_for(request, patient_id)
    name = cares[0].patient.user.get_full_name()
    if request.method == "POST":
        for care in cares:
            if care.therapist_id == request.user.pk:
                end_care(care=care, by=request.user, at=request.at)
        messages.success(
            request, _("Your care for %(name)s has ended. Their record is closed to you.") % {"name": name}
        )
        return redirect("therapist:caseload")
    return page(request, "therapist/end_care.html", {"section": "caseload", "patient": cares[0].patient})
