"""The pages of errors. They read nothing of the request: a body that cannot be read is often what went wrong, and
Django's own handlers read it once more for a token that our pages do not need."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

#: No rate limit of the sign-in pages looks further back (a test compares).
LONGEST_LIMIT_SECONDS = 300


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What came could not be read: 413 where it was too much, else 400."""
    if isinstance(exception, RequestDataTooBig):
        return _page("413.html", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return _page("400.html", HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Seen, but not to be changed by this person."""
    return _page("403.html", HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page, or none for this person: the same bytes."""
    return _page("404.html", HTTPStatus.NOT_FOUND)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """A rate limit was reached (allauth asks for this handler by its name)."""
    answer = _page("429.html", HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(LONGEST_LIMIT_SECONDS)
    return answer


def told_what_it_takes(response: HttpResponse) -> HttpResponse:
    """A bare 405 with words and its `Allow`: whoever signs in again in between is led to a button's address."""
    page = _page("405.html", HTTPStatus.METHOD_NOT_ALLOWED)
    page.headers["Allow"] = response.headers["Allow"]
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return _page("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(template: str, status: HTTPStatus) -> HttpResponse:
    try:
        return HttpResponse(render_to_string(template), status=status)
    except Exception:  # a page of errors that fails would leave nothing to answer with
        logger.exception("%s could not be shown", template)
        return HttpResponse(f"{status.phrase}\n", status=status, content_type="text/plain; charset=utf-8")
