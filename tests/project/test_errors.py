"""Requests that nobody can read, answered by the WSGI handler that gunicorn calls: a page, never a bare 500."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from allauth.account import app_settings as account
from allauth.core.internal.ratelimit import parse_rates
from allauth.mfa import app_settings as mfa
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.middleware.csrf import CsrfViewMiddleware
from django.test import Client

from kneeapp.errors import LONGEST_LIMIT_SECONDS

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def answered(content_type: str, body: bytes = b"a=1", path: str = "/accounts/login/") -> tuple[str, str]:
    """Status line and page of a POST that carries the cookie against forged requests."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": f"{settings.CSRF_COOKIE_NAME}={'a' * 32}",
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": "http",
    }
    said: list[str] = []
    parts = WSGIHandler()(environ, lambda status, headers: said.append(status))
    return said[0], b"".join(parts).decode()


@pytest.mark.parametrize("content_type", [f"{FORM}; charset=utf-7", f"{FORM}; charset=base64", "multipart/form-data"])
def test_a_body_that_cannot_be_read_is_answered_with_a_page(content_type: str) -> None:
    status, page = answered(content_type)
    assert status == "400 Bad Request"
    assert "We could not read that" in page


def test_at_an_unknown_address_too() -> None:
    status, page = answered(f"{FORM}; charset=utf-7", path="/nope/")
    assert status == "404 Not Found"
    assert "find that page" in page


def test_a_charset_that_nobody_knows_is_read_as_utf_8() -> None:
    assert answered(f"{FORM}; charset=klingon")[0] == "403 Forbidden"


def test_a_body_that_is_too_long_says_so() -> None:
    status, page = answered(FORM, b"note=" + b"x" * 10_000_000)
    assert status == "413 Request Entity Too Large"
    assert "too much at once" in page


def test_a_page_of_errors_that_fails_itself_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(template: str) -> str:
        raise ValueError("no manifest of static files")

    monkeypatch.setattr("kneeapp.errors.render_to_string", fails)
    assert answered(f"{FORM}; charset=utf-7") == ("400 Bad Request", "Bad Request\n")


def test_a_fault_of_ours_is_told_without_reading_what_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(CsrfViewMiddleware, "process_view", fails)
    status, page = answered(f"{FORM}; charset=utf-7")
    assert status == "500 Internal Server Error"
    assert "Something went wrong on our side" in page


def test_too_many_tries_are_told_in_plain_words_with_the_time_to_wait(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    cache.clear()
    answers = [Client().post("/accounts/password/reset/", {"email": "a@kneeapp.example"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 429]
    assert "Wait five minutes" in answers[1].content.decode()
    assert answers[1].headers["Retry-After"] == "300"


def test_no_limit_looks_further_back_than_people_are_told() -> None:
    rates = [rate for limits in (account, mfa) for text in limits.RATE_LIMITS.values() for rate in parse_rates(text)]
    assert len(rates) > 10
    assert max(rate.duration for rate in rates) == LONGEST_LIMIT_SECONDS
