"""What a weekly check told about the next phase and what does not count any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programs.clinical.content_week import CHECK_COUNTS_DAYS
from programs.clinical.progression.phase_entry import Criterion, State
from programs.models import WeeklyCheck
from programs.models.check import COLUMNS, READINESS


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The day of the newest telling, and whether it is too old; else a newer check left it open."""

    on: date
    is_old: bool


def told_before(criterion: Criterion, checks: Sequence[WeeklyCheck], *, today: date) -> ToldBefore | None:
    """When a criterion that stands as not told was told all the same. `checks`: newest first. None where it never
    was. No query."""
    columns = COLUMNS.get(criterion.code, (criterion.code,))
    if criterion.state is not State.NOT_TOLD or not READINESS.keys() >= {*columns}:
        return None
    days = (check.told_on for check in checks if all(getattr(check, name) is not None for name in columns))
    day = next(days, None)
    return None if day is None else ToldBefore(day, (today - day).days >= CHECK_COUNTS_DAYS)
