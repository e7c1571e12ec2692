"""Constraints as sentences, so that a model reads as the list of what it refuses.

They hold plain strings: an enum in a migration would tie old migrations to today's code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual


def one_of(field: str, allowed: type[StrEnum] | Iterable[str], *, table: str) -> CheckConstraint:
    """The field holds one of these words (or NULL, where the column allows it)."""
    return CheckConstraint(
        condition=Q(**{f"{field}__in": [str(word) for word in allowed]}), name=f"{table}_{field}_known"
    )


def between(field: str, low: float, high: float, *, table: str) -> CheckConstraint:
    """The number lies in the range, both ends included (or is NULL, where the column allows it)."""
    return CheckConstraint(condition=Q(**{f"{field}__gte": low, f"{field}__lte": high}), name=f"{table}_{field}_range")


def together(*fields: str, table: str, name: str) -> CheckConstraint:
    """All of the fields are set, or none is."""
    every = Q(*[(f"{field}__isnull", False) for field in fields])
    none = Q(*[(f"{field}__isnull", True) for field in fields])
    return CheckConstraint(condition=every | none, name=f"{table}_{name}_together")


def not_before(later: str, earlier: str, *, table: str) -> CheckConstraint:
    """The later moment, where set, is not before the earlier one."""
    return CheckConstraint(
        condition=Q(**{f"{later}__isnull": True}) | Q(**{f"{later}__gte": F(earlier)}), name=f"{table}_{later}_order"
    )


def at_most(field: str, length: int, *, table: str) -> CheckConstraint:
    """SQLite stores any length in a varchar; PostgreSQL does not. Both refuse a longer text by this."""
    return CheckConstraint(condition=LessThanOrEqual(Length(field), length), name=f"{table}_{field}_length")
