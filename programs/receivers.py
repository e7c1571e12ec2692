"""Sign-in events for the audit: the one place where we listen to signals, because the deed is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import email_confirmed, password_changed, password_reset, user_signed_up
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from programs.actions import audit
from programs.actions.access import end_sessions
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


@receiver(authenticator_added)
def factor_added(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """This session has just proved the new second factor; the person's others have not, and end."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:  # they come along with a factor
        return
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
    end_sessions(user=user, but=request.session.session_key)
    _record("add_second_factor", user)


@receiver(authenticator_removed)
def factor_removed(sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    """Sessions elsewhere may have been opened with it: they end."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return
    end_sessions(user=user, but=request.session.session_key)
    _record("remove_second_factor", user)
