"""A person's own account page: name, zone, looks, and who reads the record."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs.actions.care import end_care
from programs.actions.people import change_details, choose_theme
from programs.forms.people import DetailsForm, ThemeForm
from programs.models import CareRelationship, Theme
from programs.views.answer import page
from programs.views.audience import PersonRequest, Standing, patients_only, signed_in, standing_of


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def you(request: PersonRequest) -> HttpResponse:
    """Details, looks, security, and the care that opens the record."""
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        initial={"full_name": request.user.full_name, "time_zone": request.user.time_zone},
    )
    if form.is_bound and form.is_valid():
        change_details(user=request.user, by=request.user, at=request.at, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("you")
    standing = standing_of(request.user, at=request.at)
    mine = CareRelationship.objects.filter(patient__user=request.user).order_by("started_at", "pk")
    mine = mine.select_related("therapist", "clinic", "handed_over_from__therapist")
    active = mine.active(at=request.at)
    context = {
        "section": "you",
        "layout": layout_for(standing),
        "standing": standing,
        "care": active,
        "waiting": mine.not_ended(at=request.at).exclude(pk__in=active.order_by().values("pk")),
    }
    return page(request, "public/you.html", context, form=form)


def layout_for(standing: Standing) -> str:
    """The frame of the pages that this person uses most (twin: views/public.py, `home`)."""
    if standing.is_therapist:
        return "layouts/therapist.html"
    if standing.is_administrator:
        return "layouts/clinic.html"
    return "layouts/patient.html" if standing.patient else "layouts/public.html"


@signed_in
@require_POST
def theme(request: PersonRequest) -> HttpResponse:
    """Light, dark or as the device says; back to the page that asked."""
    form = ThemeForm(request.POST)
    if form.is_valid():
        choose_theme(user=request.user, theme=Theme(form.cleaned_data["theme"]), by=request.user, at=request.at)
    back = request.POST.get("next", "")
    is_inside = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back) if is_inside else redirect("you")


@patients_only
@require_http_methods(["GET", "HEAD", "POST"])
def leave_care(request: PersonRequest, care_id: uuid.UUID) -> HttpResponse:
    """End a therapist's care: asked once, then at the very next request the record is closed to them."""
    cares = CareRelationship.objects.filter(patient=request.patient).select_related("therapist", "clinic", "patient")
    care = get_object_or_404(cares, public_id=care_id)
    if request.method == "POST":
        end_care(care=care, by=request.user, at=request.at)
        text = _("Care has ended. %(name)s can no longer open your record.")
        messages.success(request, text % {"name": care.therapist.get_full_name()})
        return redirect("you")
    if care.ended_at:
        return redirect("you")
    return page(request, "public/leave_care.html", {"section": "you", "care": care})
