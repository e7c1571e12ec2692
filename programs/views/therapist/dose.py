"""One dose of a draft: changed by the therapist, with what it breaks told before it is saved."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.actions.dose import DoseChanged, change_dose
from programs.actions.program import NotADraft, NotYourPatient
from programs.clinical.dose_limits import Limits, rules_broken
from programs.forms.dose import DoseForm
from programs.models import Patient, Prescription
from programs.queries.edited_plan import limits_for, newly_broken
from programs.views.answer import page
from programs.views.audience import PersonRequest, therapists_only
from programs.views.therapist.plan import patient_of
from programs.views.therapist.words.plan import dose_of, limit_lines
from programs.views.therapist.words.reasons import reason_line
from programs.wording.dose_limits import broken_text

#: Blocks whose dose comes from the running steps, not from a therapist's hand.
NOT_EDITED = frozenset({"run"})


@therapists_only
@require_http_methods(["GET", "HEAD", "POST"])
def dose(request: PersonRequest, patient_id: uuid.UUID, prescription_id: uuid.UUID) -> HttpResponse:
    """Change a dose of the draft. A broken rule is told first; with a reason it is saved all the same."""
    patient = patient_of(request, patient_id)
    prescription = prescription_of(request, patient, prescription_id)
    form = form_for(request, patient, prescription, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return save(request, form, prescription, patient)
    if prescription.week.version.program.status != "draft":
        return assigned_already(request, patient)
    return dose_page(request, form, prescription, patient)


def form_for(request: PersonRequest, patient: Patient, prescription: Prescription, typed: QueryDict | None) -> DoseForm:
    """The form, which asks the rules about what is typed."""
    limits, today = limits_of_one(prescription), patient.user.today(at=request.at)
    return DoseForm(
        typed,
        prescription=prescription,
        limits=limits,
        judge=lambda change: (
            rules_broken(change, limits, was_kg=prescription.load_kg) + newly_broken(prescription, change, today=today)
        ),
    )


def dose_page(
    request: PersonRequest, form: DoseForm, prescription: Prescription, patient: Patient, **more: Any
) -> HttpResponse:
    """The dose as it is stored, its limits and reasons, and the form. With `conflict`, 409."""
    context = {
        "section": "caseload",
        "patient": patient,
        "prescription": prescription,
        "dose": dose_of(prescription),
        "limits": limit_lines(limits_of_one(prescription)),
        "broken": [(reason.rule, broken_text(reason)) for reason in form.broken],
        "reasons": [reason_line(reason) for reason in prescription.reasons],
    }
    return page(request, "therapist/dose.html", context | more, form=form, status=409 if more else 422)


def prescription_of(request: PersonRequest, patient: Patient, prescription_id: uuid.UUID) -> Prescription:
    """One of this patient's, or 404."""
    rows = Prescription.objects.visible_to(request.user, at=request.at).exclude(block__in=NOT_EDITED)
    rows = rows.filter(week__version__program__patient=patient)
    program = "week__version__program"
    rows = rows.select_related("exercise", "changed_by", program, f"{program}__patient__user", f"{program}__assessment")
    prescription: Prescription = get_object_or_404(rows, public_id=prescription_id)
    return prescription


def limits_of_one(prescription: Prescription) -> Limits:
    """What the rules allow for it in its week."""
    return limits_for(prescription, prescription.week.version.program, prescription.week)


def save(request: PersonRequest, form: DoseForm, prescription: Prescription, patient: Patient) -> HttpResponse:
    """Store it; where somebody assigned the draft meanwhile, say so."""
    try:
        change_dose(
            prescription=prescription,
            dose=form.dose,
            note=form.cleaned_data["note"],
            shown=form.cleaned_data["shown"],
            by=request.user,
            at=request.at,
        )
    except NotYourPatient as error:  # care ended a moment ago
        raise Http404 from error
    except NotADraft:
        return assigned_already(request, patient)
    except DoseChanged:
        return answer_with_conflict(request, patient, prescription.public_id)
    text = _("Saved: %(exercise)s, week %(week)s.")
    messages.success(request, text % {"exercise": prescription.exercise.name, "week": prescription.week.number})
    return redirect("therapist:patient-plan", patient.public_id)


def answer_with_conflict(request: PersonRequest, patient: Patient, prescription_id: uuid.UUID) -> HttpResponse:
    """Somebody else's dose stands: show it beside what was typed, which is saved when it is sent again."""
    prescription = prescription_of(request, patient, prescription_id)
    typed = request.POST.copy()
    typed["shown"] = prescription.dose_version
    form = form_for(request, patient, prescription, typed)
    form.full_clean()
    form.add_error(None, _("Somebody changed this dose after you opened the page. Look at both, then save again."))
    return dose_page(request, form, prescription, patient, conflict=True)


def assigned_already(request: PersonRequest, patient: Patient) -> HttpResponse:
    """A plan that runs is read, not changed."""
    messages.warning(request, _("This plan was assigned already. Doses change in a draft only."))
    return redirect("therapist:patient-plan", patient.public_id)
