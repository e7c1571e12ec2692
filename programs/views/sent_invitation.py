"""What those who invite patients and those who invite staff do alike with an invitation they have sent."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from programs.actions.invitation import withdraw_invitation
from programs.models import Invitation
from programs.views.audience import PersonRequest


def take_back(request: PersonRequest, sent: Invitation) -> None:
    """Withdraw it, and say so, or that it was accepted before."""
    withdraw_invitation(invitation=sent, by=request.user, at=request.at)
    sent.refresh_from_db(fields=["withdrawn_at"])
    if sent.withdrawn_at:
        messages.success(request, _("The invitation for %(name)s is withdrawn.") % {"name": sent.name})
    else:
        messages.warning(request, _("%(name)s had accepted already.") % {"name": sent.name})
