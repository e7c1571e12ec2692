"""Opening an invitation: the token leaves the address at once and waits in a signed cookie."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions.care import NotATherapistHere
from programs.actions.invitation import (
    AddressNotConfirmed,
    InvitationNotForYou,
    InvitationNotUsable,
    accept_invitation,
    usable_invitation,
)
from programs.forms.consent import ConsentForm
from programs.models import InvitedAs, Program
from programs.views.answer import page
from programs.views.audience import public

SALT = "invitation"
COOKIE = f"{'__Host-' if settings.SECURE else ''}invitation"
COOKIE_SECONDS = 24 * 3600


def leaves_no_invitation(sign_out: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Around a page that signs out: whoever uses this browser next is not led to somebody else's invitation."""

    @wraps(sign_out)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        was_signed_in = request.user.is_authenticated
        answer = sign_out(request, *args, **kwargs)
        return _forget(answer) if was_signed_in and not request.user.is_authenticated else answer

    return wrapper


def carries_invitation(request: HttpRequest) -> bool:
    """Whether this browser opened an invitation that it has not answered yet."""
    return COOKIE in request.COOKIES


def _token(request: HttpRequest) -> str:
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=COOKIE_SECONDS) or ""


@public
@require_safe
@cache_control(no_store=True)
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token out of the address, so that no history, log or referrer keeps it."""
    response = redirect("invitation")
    response.set_signed_cookie(
        COOKIE, token, salt=SALT, max_age=COOKIE_SECONDS, httponly=True, secure=settings.SECURE, samesite="Lax"
    )
    return response


@public
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def invitation(request: HttpRequest) -> HttpResponse:
    """Who invites, who will read what; signed in, accept. A used or expired link says so, whatever it was."""
    form = ConsentForm(request.POST if request.method == "POST" and request.user.is_authenticated else None)
    if form.is_bound and form.is_valid():
        return _accept(request)
    try:
        offered = usable_invitation(_token(request), at=timezone.now())
    except InvitationNotUsable:
        return _closed(request)
    as_patient = offered.invited_as == InvitedAs.PATIENT.value
    context = {
        "invitation": offered,
        "as_patient": as_patient,
        "is_own": request.user.pk == offered.invited_by_id,
        "has_program": as_patient and follows_a_program(request),
    }
    return page(request, "public/invitation.html", context, form=form)


def follows_a_program(request: HttpRequest) -> bool:
    """Whether a program runs already, which care alone does not change."""
    if not request.user.is_authenticated:
        return False
    visible = Program.objects.visible_to(request.user, at=timezone.now())
    return visible.running().filter(patient__user=request.user).exists()


def _accept(request: HttpRequest) -> HttpResponse:
    try:
        accept_invitation(token=_token(request), by=request.user, at=timezone.now())  # type: ignore[arg-type]
    except AddressNotConfirmed:
        text = _("This invitation went to another address. Sign in with it, or add it to your account and confirm it.")
        messages.error(request, text)
        return redirect("invitation")
    except InvitationNotForYou:
        messages.error(request, _("You made this invitation, so you cannot accept it yourself."))
        return _forget(redirect("home"))
    except (InvitationNotUsable, NotATherapistHere):  # or whoever invited has left the clinic meanwhile
        return _closed(request)
    messages.success(request, _("Invitation accepted."))
    return _forget(redirect("home"))


def _closed(request: HttpRequest) -> HttpResponse:
    return _forget(render(request, "public/invitation_closed.html", status=410))


def _forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
