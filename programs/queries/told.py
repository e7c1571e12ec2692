"""The rows that hang on logs: sets and skips, of many logs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from programs.models import ExerciseSkip, SetLog


@dataclass(frozen=True, slots=True)
class ToldRows:
    """Sets and skips by log, each in the order in which they were stored."""

    sets: Mapping[UUID, tuple[SetLog, ...]]
    skips: Mapping[UUID, tuple[ExerciseSkip, ...]]


#: The wide JSON columns of prescription and exercise are left out: four weeks of sets would parse them 400 times.
NARROW = (
    "prescription__exercise__entry",
    "prescription__reasons",
    "prescription__days",
)


def told_rows(logs: Iterable[UUID]) -> ToldRows:
    """The rows of these logs with their prescriptions and the names of their exercises. Two queries."""
    known = {"session_log__in": set(logs)}
    sets = SetLog.objects.filter(**known).select_related("prescription__exercise").defer(*NARROW).order_by("pk")
    skips = ExerciseSkip.objects.filter(**known).select_related("prescription__exercise").defer(*NARROW).order_by("pk")
    return ToldRows(_by_log(sets), _by_log(skips))


def _by_log(rows: Iterable[Any]) -> dict[UUID, tuple[Any, ...]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.session_log_id].append(row)
    return {log: tuple(own) for log, own in found.items()}
