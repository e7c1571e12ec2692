"""Inviting people: one-time links that expire."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from programs.actions import audit
from programs.actions.access import holds_address
from programs.actions.care import start_care
from programs.actions.clinic import start_membership
from programs.actions.lock import lock_clinic
from programs.actions.mail import send_after_commit
from programs.actions.people import become_patient
from programs.models import Clinic, Invitation, InvitedAs, Role, User


class InvitationNotUsable(Exception):
    """Used, withdrawn, expired, or never there: the page says the same for all."""


class OtherInvitation(Exception):
    """The same id was sent before with other words: the first invitation stands. Carries it."""

    def __init__(self, invitation: Invitation) -> None:
        super().__init__(str(invitation.public_id))
        self.invitation = invitation


class InvitationNotForYou(Exception):
    """The person cannot take this role: one's own therapist, or staff invited as a patient of themselves."""


class AddressNotConfirmed(Exception):
    """Work in a clinic is taken up by the account that holds the invited address, confirmed; a patient may use any."""


def token_of(invitation: Invitation) -> str:
    """The secret in the link. It is derived, so that the page of an invitation can show its link again, and
    only its hash is stored, so that a stolen database opens nothing."""
    return salted_hmac("programs.invitation", str(invitation.public_id), algorithm="sha256").hexdigest()


def hashed(token: str) -> str:
    """How a token stands in the database."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(invitation: Invitation) -> str:
    """The address to send, built from BASE_URL."""
    return settings.BASE_URL + reverse("invitation-open", args=[token_of(invitation)])


@transaction.atomic
def invite(
    *,
    public_id: uuid.UUID,
    clinic: Clinic,
    invited_as: InvitedAs,
    name: str,
    email: str,
    by: User,
    at: datetime,
) -> Invitation:
    """Make the link and, where there is an address, send it after the commit. `public_id` comes from the form, so a
    double click makes one invitation. Raises OtherInvitation, or Invitation.DoesNotExist for somebody else's id."""
    invitation = Invitation(
        public_id=public_id,
        clinic=clinic,
        invited_by=by,
        invited_as=invited_as.value,
        name=name,
        email=email,
        created_at=at,
        expires_at=at + timedelta(days=settings.INVITATION_DAYS),
    )
    invitation.token_hash = hashed(token_of(invitation))
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:
        return _first_invitation(invitation)
    audit.record("invite", by=by, at=at, subject=invitation.public_id, invited_as=invited_as.value)
    if email:
        send_after_commit("invitation", lambda: send_invitation(invitation))
    return invitation


def _first_invitation(again: Invitation) -> Invitation:
    """The answer to an id that is known: its own invitation, if it says the same."""
    first = Invitation.objects.get(public_id=again.public_id, invited_by=again.invited_by)
    if any(getattr(first, field) != getattr(again, field) for field in ("clinic_id", "invited_as", "name", "email")):
        raise OtherInvitation(first)
    return first


def send_invitation(invitation: Invitation) -> None:
    """The mail: who invites, the link, until when. No health word in it."""
    context = {"invitation": invitation, "link": link_of(invitation), "site_name": settings.SITE_NAME}
    subject = render_to_string("email/invitation_subject.txt", context).strip()
    send_mail(subject, render_to_string("email/invitation.txt", context), None, [invitation.email])


@transaction.atomic
def accept_invitation(*, token: str, by: User, at: datetime) -> Invitation:
    """Use the link once. A patient's acceptance is the consent that opens the record to the therapist. The same
    person's second tap is answered with the first result.

    Raises InvitationNotUsable, AddressNotConfirmed, NotATherapistHere (of `start_care`) where the therapist is
    leaving at this moment, or InvitationNotForYou where the person would care for themselves.
    """
    sent = Invitation.objects.select_related("clinic").filter(token_hash=hashed(token)).first()
    if sent is None:
        raise InvitationNotUsable
    lock_clinic(sent.clinic)
    answered = Invitation.objects.filter(pk=sent.pk, accepted_by=by).first()
    if answered is not None:
        return answered
    invitation = usable_invitation(token, at=at)
    if invitation.invited_by_id == by.pk:
        raise InvitationNotForYou
    if invitation.is_for_staff and invitation.email and not holds_address(by, invitation.email):
        raise AddressNotConfirmed
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=at, accepted_by=by)
    if invitation.invited_as == InvitedAs.PATIENT.value:
        patient = become_patient(user=by, by=by, at=at)
        start_care(patient=patient, therapist=invitation.invited_by, clinic=invitation.clinic, by=by, at=at)
    else:
        start_membership(clinic=invitation.clinic, user=by, role=Role(invitation.invited_as), by=by, at=at)
    audit.record("accept_invitation", by=by, at=at, subject=invitation.public_id)
    return invitation


def usable_invitation(token: str, *, at: datetime) -> Invitation:
    """The invitation behind a token; raises InvitationNotUsable."""
    invitations = Invitation.objects.usable(at=at).select_related("clinic", "invited_by")
    invitation = invitations.filter(token_hash=hashed(token)).first()
    if invitation is None:
        raise InvitationNotUsable
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """The link opens nothing any more. An invitation that was used or withdrawn before stays as it is."""
    lock_clinic(invitation.clinic)
    if Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(withdrawn_at=at):
        audit.record("withdraw_invitation", by=by, at=at, subject=invitation.public_id)
