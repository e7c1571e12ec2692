"""Who gets in as whom: new accounts, sessions, and the address that an account signs in with."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from programs.actions import audit
from programs.actions.mail import send_after_commit
from programs.models import User


@transaction.atomic
def make_account(*, user: User, by: User, at: datetime) -> User:
    """Keep an account made for somebody else. Nobody chooses a password for them: they choose it by a link."""
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    audit.record("make_account", by=by, at=at, subject=user.public_id)
    return user


@transaction.atomic
def change_address(*, user: User, email: str, by: User, at: datetime) -> None:
    """Another address signs in from now on, once it is confirmed; no older one does. Sessions end, so that whoever
    holds the old mailbox is out, and the old address is told."""
    before = User.objects.values_list("email", flat=True).get(pk=user.pk)
    user.email = email
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    end_sessions(user=user)
    audit.record("change_address", by=by, at=at, subject=user.public_id)
    send_after_commit("address_changed", lambda: tell_of_new_address(user, before))


def tell_of_new_address(user: User, before: str) -> None:
    """To the old address: whoever did not ask for the change learns of it."""
    context = {"user": user, "site_name": settings.SITE_NAME}
    subject = render_to_string("email/address_changed_subject.txt", context).strip()
    send_mail(subject, render_to_string("email/address_changed.txt", context), None, [before])


def holds_address(user: User, email: str) -> bool:
    """Whether the person has shown that they read the mail of this address."""
    return EmailAddress.objects.filter(user=user, email=email.lower(), verified=True).exists()


def end_sessions(*, user: User, but: str | None = None) -> None:
    """Sign the person out everywhere, or everywhere but in the session with this key."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but or ""):
        session.end()
