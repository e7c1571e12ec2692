"""The second factor: staff show one in every session, and whoever has one proves changes to the account with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

View = Callable[..., HttpResponseBase]

#: Pages that every session may open: to prove the factor, to leave, and those that show nothing of anybody.
ALWAYS_OPEN = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "landing",
        "healthz",
        "theme",
    }
)
#: What a member of staff without any factor needs in order to set one up, beside the pages named `mfa_…`.
OPEN_FOR_SET_UP = frozenset({"account_email", "account_email_verification_sent", "account_change_password"})


def used_in(request: HttpRequest) -> bool:
    """Whether a code, a recovery code or a passkey was given in this session."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


class RequireSecondFactor:
    """Therapists, clinic administrators and staff see nothing until this session has shown a second factor. That the
    account holds one is not enough: a session that was opened before with the password alone has proved nothing.
    allauth has no such switch; the demo and development do without (`MFA_REQUIRED_FOR_STAFF`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the decision needs the resolved view."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        """Send staff to prove their factor, or to set one up where they have none."""
        if not settings.MFA_REQUIRED_FOR_STAFF or not request.user.is_authenticated:
            return None
        name = (request.resolver_match.view_name if request.resolver_match else "") or ""
        if name in ALWAYS_OPEN:
            return None
        has_factor = is_mfa_enabled(request.user)
        if (has_factor and used_in(request)) or not request.user.is_clinic_staff(at=timezone.now()):
            return None
        if has_factor:
            return prove_it(request)
        is_set_up = name.startswith("mfa_") or name in OPEN_FOR_SET_UP
        return None if is_set_up else redirect("mfa_index")


def prove_it(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the factor, and back here; what was sent is not kept, it may hold a password."""
    page = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return redirect(f"{page}?{back}" if request.method in {"GET", "HEAD"} else page)


def factor_first(view: View) -> View:
    """Whoever has a second factor gives it just before this page; others pass."""
    asking = reauthentication_required(enabled=lambda request: is_mfa_enabled(request.user))(view)

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return asking(request, *args, **kwargs)
        except ReauthenticationRequired:
            return prove_it(request)

    return wrapper
