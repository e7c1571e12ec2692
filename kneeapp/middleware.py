"""What every request passes: headers, the second factor of staff, the person's time zone."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: GetResponse) -> GetResponse:
    """Keeps a signed-in person's pages out of every cache, and other origins from embedding anything."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # `request.user` is only there when authentication ran; asking it here must not open the session anew.
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


#: Pages a member of staff needs in order to set up a second factor.
OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_email",
        "account_email_verification_sent",
        "account_change_password",
        "landing",
        "healthz",
        "theme",
    }
)


class RequireSecondFactor:
    """Therapists, clinic administrators and staff see nothing but the set-up pages until they hold a second
    factor. allauth has no such switch; the demo and development do without (`MFA_REQUIRED_FOR_STAFF`)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the decision needs the resolved view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Send staff without a second factor to the page that sets one up."""
        if not settings.MFA_REQUIRED_FOR_STAFF or not request.user.is_authenticated:
            return None
        name = (request.resolver_match.view_name if request.resolver_match else "") or ""
        if name.startswith("mfa_") or name in OPEN_WITHOUT_SECOND_FACTOR:
            return None
        if not request.user.is_clinic_staff(at=timezone.now()) or is_mfa_enabled(request.user):
            return None
        return redirect("mfa_index")


def persons_time_zone(get_response: GetResponse) -> GetResponse:
    """Dates and times are shown in the signed-in person's own zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            timezone.activate(zoneinfo.ZoneInfo(request.user.time_zone))
        else:
            timezone.deactivate()
        return get_response(request)

    return middleware
