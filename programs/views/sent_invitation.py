"""What those who invite patients and those who invite staff do alike with an invitation they have sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _

from programs.actions.invitation import invite, withdraw_invitation
from programs.forms.invitation import InvitationForm
from programs.models import Clinic, Invitation, InvitedAs
from programs.views.audience import PersonRequest


def send(request: PersonRequest, form: InvitationForm, clinic: Clinic, invited_as: InvitedAs) -> Invitation:
    """Invite whom a valid form names. The id of somebody else's invitation is like an unknown page. Raises
    OtherInvitation."""
    try:
        return invite(
            public_id=form.cleaned_data["public_id"],
            clinic=clinic,
            invited_as=invited_as,
            name=form.cleaned_data["name"],
            email=form.cleaned_data["email"],
            by=request.user,
            at=request.at,
        )
    except Invitation.DoesNotExist as error:
        raise Http404 from error


def take_back(request: PersonRequest, sent: Invitation) -> None:
    """Withdraw it, and say so, or that it was accepted before."""
    withdraw_invitation(invitation=sent, by=request.user, at=request.at)
    sent.refresh_from_db(fields=["withdrawn_at"])
    if sent.withdrawn_at:
        messages.success(request, _("The invitation for %(name)s is withdrawn.") % {"name": sent.name})
    else:
        messages.warning(request, _("%(name)s had accepted already.") % {"name": sent.name})
