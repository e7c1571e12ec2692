"""Static files carry the headers that pages carry, and are for our own pages alone."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/static/img/logo.svg", "/static/css/tokens.css", "/static/js/theme.js"])
def test_a_static_file_is_for_our_own_pages(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_drawing_opened_as_a_page_runs_nothing() -> None:
    policy = Client().get("/static/img/logo.svg").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "sandbox" in policy
