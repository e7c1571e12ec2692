"""What every request passes: headers and the person's time zone. The second factor: kneeapp/second_factor.py."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from kneeapp.errors import told_what_it_takes

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


def words_for_wrong_methods(get_response: GetResponse) -> GetResponse:
    """Whatever view refuses a method, the answer is a page of ours."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        refused = isinstance(response, HttpResponseNotAllowed)
        return told_what_it_takes(response) if refused else response

    return middleware


def persons_time_zone(get_response: GetResponse) -> GetResponse:
    """Dates and times are shown in the signed-in person's own zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            timezone.activate(request.user.zone)
        else:
            timezone.deactivate()
        return get_response(request)

    return middleware
