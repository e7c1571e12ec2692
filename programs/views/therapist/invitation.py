"""A therapist invites a runner: by link, by mail, by a printed code."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.actions.invitation import OtherInvitation, link_of
from programs.forms.invitation import InvitationForm, sent_again
from programs.models import Clinic, ClinicMembership, Invitation, InvitedAs
from programs.models.invitation import InvitationQuerySet
from programs.views.answer import page
from programs.views.audience import PersonRequest, therapists_only
from programs.views.sent_invitation import send, take_back


@therapists_only
@require_http_methods(["GET", "HEAD", "POST"])
def invite_patient(request: PersonRequest) -> HttpResponse:
    """The form, and the invitations that still wait."""
    form = InvitationForm(request.POST if request.method == "POST" else None, clinics=clinics_of(request))
    if form.is_bound and form.is_valid():
        return _invite(request, form)
    waiting = sent_by(request).waiting(at=request.at)
    return page(request, "therapist/invite.html", {"waiting": waiting}, form=form)


def _invite(request: PersonRequest, form: InvitationForm) -> HttpResponse:
    try:
        invitation = send(request, form, form.chosen_clinic, InvitedAs.PATIENT)
    except OtherInvitation as other:
        return _conflict(request, other.invitation)
    return redirect("therapist:invitation", invitation.public_id)


def _conflict(request: PersonRequest, first: Invitation) -> HttpResponse:
    """This page was sent before for somebody else: that invitation stands, and what was typed can be sent anew."""
    form = sent_again(InvitationForm, request.POST, first, clinics=clinics_of(request))
    return page(
        request, "therapist/invite.html", {"waiting": sent_by(request).waiting(at=request.at)}, form=form, status=409
    )


@therapists_only
@require_safe
def invitation(request: PersonRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """The link and its code to print, while it waits; what became of it afterwards."""
    sent = get_object_or_404(sent_by(request).select_related("clinic", "invited_by"), public_id=invitation_id)
    is_open = sent.is_open(at=request.at)
    context = {"invitation": sent, "is_open": is_open, "link": link_of(sent) if is_open else ""}
    return page(request, "therapist/invitation.html", context)


@therapists_only
@require_POST
def withdraw(request: PersonRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """The link opens nothing any more."""
    sent = get_object_or_404(sent_by(request), public_id=invitation_id)
    take_back(request, sent)
    return redirect("therapist:invite")


def sent_by(request: PersonRequest) -> InvitationQuerySet:
    """One's own invitations to patients."""
    return Invitation.objects.filter(invited_by=request.user, invited_as=InvitedAs.PATIENT.value)


def clinics_of(request: PersonRequest) -> list[Clinic]:
    """Where this person works as a therapist, the longest first."""
    working = ClinicMembership.objects.active(at=request.at).therapists().filter(user=request.user)
    return [membership.clinic for membership in working.select_related("clinic").order_by("pk")]
