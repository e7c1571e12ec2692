"""What allauth's sign-in pages do not answer by themselves: a form sent twice, a key that no browser made, and a page
that keeps a question in the session for whoever asks."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms
from django.db import IntegrityError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

View = Callable[..., HttpResponseBase]

#: What the parsers of a key's answer raise for something that is none.
NO_ANSWER = (KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error)


def once(sign_up: View) -> View:
    """Two taps on "Make my account": the slower one is led to the code that the faster one sent."""

    @wraps(sign_up)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return sign_up(request, *args, **kwargs)
        except IntegrityError:
            return redirect("account_email_verification_sent")

    return wrapper


def seldom(view: View) -> View:
    """As often as sign-in itself, GET included: each answer keeps its question in a session row."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refused = ratelimit.consume_or_429(request, action="login", limit_get=True)
        return refused or view(request, *args, **kwargs)

    return wrapper


class KeyAnswer:
    """A credential that no key made is a wrong one, not a fault of ours."""

    def full_clean(self) -> None:
        """As the form does, with one message for whatever cannot be read."""
        try:
            super().full_clean()  # type: ignore[misc]
        except NO_ANSWER:
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))  # type: ignore[attr-defined]


class AddKey(KeyAnswer, forms.AddWebAuthnForm):
    """A new key or passkey."""


class SignInWithKey(KeyAnswer, forms.LoginWebAuthnForm):
    """Sign-in with a passkey."""


class ProveWithKey(KeyAnswer, forms.AuthenticateWebAuthnForm):
    """A key as the second step of sign-in."""


class ProveAgainWithKey(KeyAnswer, forms.ReauthenticateWebAuthnForm):
    """A key before something that needs it once more."""
