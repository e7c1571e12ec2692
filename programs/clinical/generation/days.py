"""Which day of the week holds what (evidence.md 6.3, R14): strength, runs between, one day of rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

#: Monday, Wednesday, Friday: the default of 6.3.
DEFAULT_STRENGTH_DAYS = (1, 3, 5)
WEEK = range(1, 8)
SUNDAY = 7
RUNS_A_WEEK = 3  # 7.3: three runs, a day without running between two
STRENGTH_DAYS_A_WEEK = (2, 3)  # 6.1, 6.5.4


@dataclass(frozen=True, slots=True)
class Layout:
    """ISO days, 1 = Monday. `spare` days may hold stretching; `rest` holds nothing."""

    strength: tuple[int, ...]
    runs: tuple[int, ...]
    spare: tuple[int, ...]
    rest: int


def layout(wished: Iterable[int], most_runs: int = RUNS_A_WEEK) -> Layout:
    """The week for the wished strength days; days that no plan may have become Monday, Wednesday, Friday.

    As many runs as fit (at most `most_runs`) without two on neighbouring days, Sunday included; Sunday stays free
    where that costs no run.

    >>> layout((1, 3, 5))
    Layout(strength=(1, 3, 5), runs=(2, 4, 6), spare=(), rest=7)
    """
    strength = tuple(sorted(set(wished)))
    if not are_strength_days(strength):
        strength = DEFAULT_STRENGTH_DAYS
    free = [day for day in WEEK if day not in strength]
    runs = _run_days(free, most_runs)
    idle = [day for day in free if day not in runs]
    rest = SUNDAY if SUNDAY in idle else idle[-1]
    return Layout(strength, runs, tuple(day for day in idle if day != rest), rest)


def are_strength_days(days: Iterable[int]) -> bool:
    """True for two or three days of the week of which no two are neighbours; Sunday and Monday are neighbours.

    >>> are_strength_days((1, 4, 7))
    False
    """
    chosen = tuple(days)
    return (
        len(set(chosen)) == len(chosen) in STRENGTH_DAYS_A_WEEK
        and all(day in WEEK for day in chosen)
        and not has_neighbours(chosen)
    )


def has_neighbours(days: Iterable[int]) -> bool:
    """True where two of the days follow each other, round the end of the week as well."""
    chosen = set(days)
    return any(day % 7 + 1 in chosen for day in chosen)


def _run_days(free: list[int], most: int) -> tuple[int, ...]:
    for count in range(min(most, len(free) - 1), 0, -1):
        fitting = [days for days in combinations(free, count) if not has_neighbours(days)]
        if fitting:
            return min(fitting, key=lambda days: (SUNDAY in days, days))
    return ()
