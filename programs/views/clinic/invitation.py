"""An administrator invites staff."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.actions.invitation import OtherInvitation, link_of
from programs.forms.invitation import StaffInvitationForm, sent_again
from programs.models import Invitation, InvitedAs
from programs.views.answer import page
from programs.views.audience import PersonRequest, administrators_only
from programs.views.sent_invitation import send, take_back


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def invite_staff(request: PersonRequest) -> HttpResponse:
    """A therapist or another administrator."""
    form = StaffInvitationForm(request.POST if request.method == "POST" else None, clinics=[request.clinic])
    if form.is_bound and form.is_valid():
        return _invite(request, form)
    return page(request, "clinic/invite.html", {"clinic": request.clinic}, form=form)


def _invite(request: PersonRequest, form: StaffInvitationForm) -> HttpResponse:
    try:
        invitation = send(request, form, request.clinic, InvitedAs(form.cleaned_data["invited_as"]))
    except OtherInvitation as other:
        return _conflict(request, other.invitation)
    return redirect("clinic:invitation", request.clinic.public_id, invitation.public_id)


def _conflict(request: PersonRequest, first: Invitation) -> HttpResponse:
    """This page was sent before for somebody else: that invitation stands, and what was typed can be sent anew."""
    form = sent_again(StaffInvitationForm, request.POST, first, clinics=[request.clinic])
    return page(request, "clinic/invite.html", {"clinic": request.clinic}, form=form, status=409)


@administrators_only
@require_safe
def invitation(request: PersonRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """The link while it waits; only the one who invited sees the link itself."""
    sent = get_object_or_404(staff_invitations(request), public_id=invitation_id)
    is_open = sent.is_open(at=request.at)
    is_mine = sent.invited_by_id == request.user.pk
    context = {"invitation": sent, "is_open": is_open, "link": link_of(sent) if is_open and is_mine else ""}
    return page(request, "clinic/invitation.html", context | {"clinic": request.clinic})


@administrators_only
@require_POST
def withdraw(request: PersonRequest, invitation_id: uuid.UUID) -> HttpResponse:
    """Any administrator of the clinic may withdraw."""
    sent = get_object_or_404(staff_invitations(request), public_id=invitation_id)
    take_back(request, sent)
    return redirect("clinic:people", request.clinic.public_id)


def staff_invitations(request: PersonRequest) -> QuerySet[Invitation]:
    """Those of this clinic for its staff."""
    sent = Invitation.objects.filter(clinic=request.clinic).exclude(invited_as=InvitedAs.PATIENT.value)
    return sent.select_related("clinic", "invited_by", "accepted_by")
