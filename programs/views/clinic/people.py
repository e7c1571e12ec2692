"""The administrator's pages: people and relationships. No page here reads a record or links to one."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.care import NotATherapistHere
from programs.actions.clinic import LastAdministrator, StillCares, end_membership
from programs.actions.leaving import CannotCareForThemselves, hand_over_all
from programs.forms.caseload import FindForm
from programs.forms.clinic import HandOverForm
from programs.models import CareRelationship, ClinicMembership
from programs.models.clinic import ClinicMembershipQuerySet
from programs.queries.clinic import cared_for, clinic_page
from programs.views.answer import page
from programs.views.audience import PersonRequest, administrators_only
from programs.views.paging import page_asked

PAGE_SIZE = 50


@administrators_only
@require_safe
def clinics(request: PersonRequest) -> HttpResponse:
    """To the only clinic, or a list of them to choose from."""
    if len(request.clinics) == 1:
        return redirect("clinic:people", request.clinic.public_id)
    return page(request, "clinic/clinics.html", {"section": "people", "clinics": request.clinics})


@administrators_only
@require_safe
def people(request: PersonRequest) -> HttpResponse:
    """Who works here, with how many patients, and whom we wait for."""
    context = {"section": "people", "clinic": request.clinic, "people": clinic_page(request.clinic, at=request.at)}
    return page(request, "clinic/people.html", context)


@administrators_only
@require_safe
def patients(request: PersonRequest) -> HttpResponse:
    """Who cares for whom: names only."""
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    shown = page_asked(request, cared_for(request.clinic, at=request.at, words=words), size=PAGE_SIZE)
    query = f"{urlencode({'q': words})}&" if words else ""
    context = {"clinic": request.clinic, "shown": shown, "words": words, "query": query}
    return page(request, "clinic/patients.html", context, form=form)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def end_member(request: PersonRequest, membership_id: uuid.UUID) -> HttpResponse:
    """Asked once; a therapist with patients hands them over first."""
    everybody = ClinicMembership.objects.filter(clinic=request.clinic).select_related("user", "clinic")
    member = get_object_or_404(everybody, public_id=membership_id)
    if member.ended_at and member.ended_at <= request.at:
        return redirect("clinic:people", request.clinic.public_id)
    if request.method == "POST":
        try:
            end_membership(membership=member, by=request.user, at=request.at)
        except StillCares:
            return redirect("clinic:hand-over", request.clinic.public_id, member.public_id)
        except LastAdministrator:
            messages.error(request, _("A clinic keeps at least one administrator. Invite another one first."))
            return redirect("clinic:people", request.clinic.public_id)
        messages.success(request, _("%(name)s no longer works here.") % {"name": member.user.get_full_name()})
        return redirect("clinic:people", request.clinic.public_id)
    context = {"clinic": request.clinic, "member": member, "patients": caring(request, member).count()}
    return page(request, "clinic/end_member.html", context)


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_patients(request: PersonRequest, membership_id: uuid.UUID) -> HttpResponse:
    """All patients of a therapist go to a colleague, also of one who is gone; every runner is told."""
    was_here = ClinicMembership.objects.therapists().filter(clinic=request.clinic).select_related("user", "clinic")
    member = get_object_or_404(was_here, public_id=membership_id)
    colleagues = members(request).therapists().exclude(user=member.user)
    form = HandOverForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if form.is_bound and form.is_valid() and _handed_over(request, member, form):
        return redirect("clinic:people", request.clinic.public_id)
    context = {
        "clinic": request.clinic,
        "member": member,
        "patients": caring(request, member).count(),
        "colleagues": colleagues,
    }
    return page(request, "clinic/hand_over.html", context, form=form)


def _handed_over(request: PersonRequest, member: ClinicMembership, form: HandOverForm) -> bool:
    to = form.cleaned_data["to"].user
    try:
        number = hand_over_all(therapist=member.user, to=to, clinic=request.clinic, by=request.user, at=request.at)
    except CannotCareForThemselves:
        form.add_error("to", _("One of the patients is %(name)s. Choose somebody else.") % {"name": to.full_name})
        return False
    except NotATherapistHere:
        form.add_error("to", _("Choose a physiotherapist of this clinic"))
        return False
    text = ngettext(
        "%(number)s patient now belongs to %(name)s. They get a mail that says so.",
        "%(number)s patients now belong to %(name)s. They each get a mail that says so.",
        number,
    )
    messages.success(request, text % {"number": number, "name": to.get_full_name()})
    return True


def members(request: PersonRequest) -> ClinicMembershipQuerySet:
    """Those who work in this clinic now."""
    working = ClinicMembership.objects.active(at=request.at).filter(clinic=request.clinic)
    return working.select_related("user", "clinic").order_by("user__full_name", "pk")


def caring(request: PersonRequest, member: ClinicMembership) -> QuerySet[CareRelationship]:
    """The care of a member in this clinic that has not ended."""
    return CareRelationship.objects.not_ended(at=request.at).filter(therapist=member.user, clinic=request.clinic)
