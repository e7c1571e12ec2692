"""Loads the shipped library of exercises."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from programs.actions import audit
from programs.models import Exercise, User


def fingerprint(entry: Mapping[str, Any]) -> str:
    """A hash of the entry's content; equal content has an equal hash whatever the file's layout."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def load_catalogue(*, entries: Sequence[Mapping[str, Any]], by: User | None, at: datetime) -> int:
    """Make the rows equal to the entries and answer how many changed. Running it again changes nothing.

    An entry that left the file is retired, never deleted: prescriptions and logs point at it.
    """
    known = {exercise.code: exercise for exercise in Exercise.objects.all()}
    changed = [row for row in map(row_of, entries, range(len(entries))) if differs(row, known.get(row.code))]
    gone = known.keys() - {entry["id"] for entry in entries}
    retired = Exercise.objects.filter(code__in=gone, is_retired=False).update(is_retired=True)
    Exercise.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "category", "position", "entry", "content_hash", "is_retired"],
    )
    if changed or retired:
        audit.record("load_catalogue", by=by, at=at, changed=len(changed), retired=retired)
    return len(changed) + retired


def row_of(entry: Mapping[str, Any], position: int) -> Exercise:
    """An entry as a row that is not saved yet."""
    return Exercise(
        code=entry["id"],
        name=entry["name"],
        category=entry["category"],
        position=position,
        entry=dict(entry),
        content_hash=fingerprint(entry),
    )


def differs(row: Exercise, known: Exercise | None) -> bool:
    """Whether the stored row must be written."""
    if known is None or known.is_retired:
        return True
    return (known.content_hash, known.position) != (row.content_hash, row.position)
