"""A form as a browser sends it, and what it finds wrong."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict


def sent(**typed: Any) -> QueryDict:
    """Typed values as a browser sends them."""
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)])
    return data


def faults(form: Any) -> set[str]:
    """The fields with an error."""
    return set(form.errors)
