"""The two ways in which a page with a form answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, form: Any = None, status: int = 422
) -> HttpResponse:
    """The page; 422 when its form was sent and refused, so that no cache, script or person takes it for done (or
    the `status` that says more, such as 409)."""
    refused = form is not None and form.is_bound and not form.is_valid()
    if form is not None:
        context = context | {"form": form}
    return render(request, template, context, status=status if refused else 200)
