"""Sign-in events for the audit: the one place where we listen to signals, because the deed is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import email_confirmed, password_changed, password_reset, user_signed_up
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.utils import timezone

from programs.actions import audit
from programs.models import User


def _record(action: str, user: User | None) -> None:
    if isinstance(user, User):
        audit.record(action, by=user, at=timezone.now(), subject=user.public_id)


@receiver(user_logged_in)
def signed_in(sender: Any, user: User, **_: Any) -> None:
    """Somebody signed in."""
    _record("sign_in", user)


@receiver(user_logged_out)
def signed_out(sender: Any, user: User | None, **_: Any) -> None:
    """Somebody signed out."""
    _record("sign_out", user)


@receiver(user_signed_up)
def signed_up(sender: Any, user: User, **_: Any) -> None:
    """A new account."""
    _record("sign_up", user)


@receiver([password_changed, password_reset])
def new_password(sender: Any, user: User, **_: Any) -> None:
    """The password is another one."""
    _record("new_password", user)


@receiver(email_confirmed)
def address_confirmed(sender: Any, email_address: Any, **_: Any) -> None:
    """The address is theirs."""
    _record("confirm_email", email_address.user)
