"""Which day of the week holds what (§6.3, R14): strength, runs between, one day of rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

#: Monday, Wednesday, Friday: the default of 6.3.
DEFAULT_STRENGTH_DAYS = (1, 3, 5)
WEEK = range(1, 8)
SUNDAY = 7
RUNS_A_WEEK = 3  # 7.3: three runs, a day without running between two
MOST_SHORT_RUNS = 5  # 6.3, R3: four or five, with strength on two days and Sunday free
SHORT_RUN_STRENGTH_DAYS = (1, 4)
STRENGTH_DAYS_A_WEEK = (2, 3)  # 6.1, 6.5.4


@dataclass(frozen=True, slots=True)
class Layout:
    """ISO days, 1 = Monday. `spare` days may hold stretching; `rest` holds nothing. A day of strength that is also in
    `runs` begins with the run (R14)."""

    strength: tuple[int, ...]
    runs: tuple[int, ...]
    spare: tuple[int, ...]
    rest: int

    @property
    def has_many_runs(self) -> bool:
        """Four or five runs, so that some follow each other (R3)."""
        return len(self.runs) > RUNS_A_WEEK

    @property
    def runs_alone(self) -> tuple[int, ...]:
        """The days of running without strength."""
        return tuple(day for day in self.runs if day not in self.strength)


def layout(wished: Iterable[int], most_runs: int = RUNS_A_WEEK) -> Layout:
    """The week for the wished strength days; days that no plan may have become Monday, Wednesday, Friday.

    As many runs as fit (at most `most_runs`) without two on neighbouring days, Sunday included; Sunday stays free
    where that costs no run. Four or five runs have a layout of their own (6.3), unless strength is wished on a Sunday.

    >>> layout((1, 3, 5))
    Layout(strength=(1, 3, 5), runs=(2, 4, 6), spare=(), rest=7)
    >>> layout((1, 3, 5), 5)
    Layout(strength=(1, 5), runs=(1, 2, 3, 4, 6), spare=(), rest=7)
    """
    strength = tuple(sorted(set(wished)))
    is_wish = are_strength_days(strength)
    if most_runs > RUNS_A_WEEK and not (is_wish and SUNDAY in strength):
        return _many_runs(strength if is_wish else SHORT_RUN_STRENGTH_DAYS, most_runs)
    if not is_wish:
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


def _many_runs(strength: tuple[int, ...], runs: int) -> Layout:
    """R3, 6.3: strength on the two of its days that lie furthest apart; a run on every other day but Sunday, the fifth
    before the first strength session."""
    pair = max(combinations(strength, 2), key=lambda days: min(days[1] - days[0], days[0] + len(WEEK) - days[1]))
    alone = [day for day in WEEK if day not in pair and day != SUNDAY]
    return Layout(pair, tuple(sorted([*alone, *pair[:1]][:runs])), (), SUNDAY)


def _run_days(free: list[int], most: int) -> tuple[int, ...]:
    for count in range(min(most, RUNS_A_WEEK, len(free) - 1), 0, -1):
        fitting = [days for days in combinations(free, count) if not has_neighbours(days)]
        if fitting:
            return min(fitting, key=lambda days: (SUNDAY in days, days))
    return ()
