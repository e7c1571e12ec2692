"""The numbered pages of a long list."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

#: One way to write each number; `int()` alone would read `+2`, ` 2`, `02` and digits of other scripts.
NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def page_asked(request: HttpRequest, rows: QuerySet[Any] | tuple[Any, ...], *, size: int) -> Page[Any]:
    """The page that `?page=` names, else the first. Raises Http404 where there is no such page."""
    number = request.GET.get("page", "1")
    if not NUMBER.fullmatch(number):
        raise Http404
    try:
        return Paginator(rows, size).page(int(number))
    except EmptyPage as error:
        raise Http404 from error
