"""Less, for somebody who cannot do it all: two days with three exercises (§6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from programs.clinical.course.volume import strengthening, with_minutes, with_sets
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.balance import LEAN
from programs.clinical.generation.ladders import is_hip_targeted, is_knee_targeted
from programs.clinical.generation.sets import TINY
from programs.clinical.plan import DayPlan, Prescription, WeekPlan

# §6.8: the least that still works is hip, knee and the plan for running.
SHORT_DAYS = 2
SHORT_EXERCISES = 3
STRETCHES = frozenset({"static_stretch", "dynamic_stretch", "foam_rolling"})

Days = tuple[int, ...]
Lines = tuple[Prescription, ...]


def short_version(week: WeekPlan, catalogue: Catalogue) -> WeekPlan:
    """The same week on two of its strength days with three of its exercises, hip and knee among them. Doses and
    running are the same, but for sets that go where hip and knee would not be in balance.

    The two days are those furthest apart, so never neighbours where the plan's own are none. Drills and foot work are
    left out; stretches keep their days and become optional [D].
    """
    strength = tuple(day.day for day in week.days if day.kind == "strength")
    days = two_days(strength)
    lines = strengthening(week, catalogue)
    kept = {line.exercise: line for line in _evened(three_exercises(lines, catalogue), lines, catalogue)}
    freed = frozenset(strength) - frozenset(days)
    idle = freed - _run_days(week)
    shortened = (_short(item, kept, freed if item.block == "main" else idle, catalogue) for item in week.prescriptions)
    items = tuple(item for item in shortened if item is not None and item.days)
    return replace(week, prescriptions=items, days=with_minutes(_days(week.days, freed, items), items))


def two_days(days: Days) -> Days:
    """The two days that lie furthest apart, round the end of the week as well; the earlier pair of two alike.

    >>> two_days((1, 3, 5)), two_days((1, 3, 6)), two_days((2, 5))
    ((1, 5), (3, 6), (2, 5))
    """
    if len(days) <= SHORT_DAYS:
        return days
    return max(combinations(days, SHORT_DAYS), key=lambda pair: min(pair[1] - pair[0], 7 - pair[1] + pair[0]))


def three_exercises(lines: Lines, catalogue: Catalogue) -> Lines:
    """Three of the week's lines with at least one for the knee and another for the hip; all where there are no more.

    The trio that loads the kneecap least comes first, because its harder work may lack the steps before it; of equal
    ones the trio with hip and knee sets most alike, then the one that comes first in the session [D].
    """
    trios = combinations(lines, min(SHORT_EXERCISES, len(lines)))
    fitting = [trio for trio in trios if _has_the_pair(trio, catalogue)] or [lines[:SHORT_EXERCISES]]
    return min(fitting, key=lambda trio: (_kneecap_load(trio, catalogue), _imbalance(trio, catalogue)))


def _evened(trio: Lines, week: Lines, catalogue: Catalogue) -> Lines:
    """The trio, with sets taken off until it leans no more to hip or knee than the whole week or §6.2 has it."""
    most = max(LEAN, _lean(week, catalogue))
    while _lean(trio, catalogue) > most + TINY:
        knee, hip = _knee(trio, catalogue), _hip(trio, catalogue)
        heavier = hip if _sets(hip) > _sets(knee) else knee
        able = [line for line in reversed(heavier) if min(line.sets_left, line.sets_right) > 1]
        if not able:
            break
        most_sets = max(able, key=lambda line: line.sets_left + line.sets_right)
        fewer = with_sets(most_sets, (most_sets.sets_left - 1, most_sets.sets_right - 1), catalogue)
        trio = tuple(fewer if line is most_sets else line for line in trio)
    return trio


def _lean(lines: Lines, catalogue: Catalogue) -> float:
    """How many sets of the one stand against one of the other, hip or knee; 1 = as many of both."""
    sets = sorted((_sets(_knee(lines, catalogue)), _sets(_hip(lines, catalogue))))
    return sets[1] / sets[0] if sets[0] else 1.0


def _has_the_pair(lines: Lines, catalogue: Catalogue) -> bool:
    knee, hip = _knee(lines, catalogue), _hip(lines, catalogue)
    return bool(knee and hip) and len({line.exercise for line in (*knee, *hip)}) > 1


def _kneecap_load(lines: Lines, catalogue: Catalogue) -> int:
    return max((line.pfj_load for line in _knee(lines, catalogue)), default=0)


def _imbalance(lines: Lines, catalogue: Catalogue) -> int:
    """How far the sets for the hip are from those for the knee, both legs together."""
    return abs(_sets(_knee(lines, catalogue)) - _sets(_hip(lines, catalogue)))


def _knee(lines: Lines, catalogue: Catalogue) -> Lines:
    return tuple(line for line in lines if is_knee_targeted(catalogue[line.exercise]))


def _hip(lines: Lines, catalogue: Catalogue) -> Lines:
    return tuple(line for line in lines if is_hip_targeted(catalogue[line.exercise]))


def _sets(lines: Lines) -> int:
    return sum(line.sets_left + line.sets_right for line in lines)


def _run_days(week: WeekPlan) -> frozenset[int]:
    return frozenset(day for item in week.prescriptions if item.block == "run" for day in item.days)


def _short(
    item: Prescription, kept: Mapping[str, Prescription], lost: frozenset[int], catalogue: Catalogue
) -> Prescription | None:
    """The item of the short week without its `lost` days; None where it is left out."""
    if item.block == "run":
        return item
    if catalogue[item.exercise].category in STRETCHES:
        return replace(item, optional=True)
    if item.block == "main" and item.exercise not in kept:
        return None
    return replace(kept.get(item.exercise, item), days=tuple(day for day in item.days if day not in lost))


def _days(days: Iterable[DayPlan], freed: frozenset[int], items: tuple[Prescription, ...]) -> tuple[DayPlan, ...]:
    """A strength day that falls free is for what is left on it."""
    return tuple(replace(day, kind=_kind(day.day, items)) if day.day in freed else day for day in days)


def _kind(day: int, items: tuple[Prescription, ...]) -> str:
    blocks = {item.block for item in items if day in item.days}
    if "run" in blocks:
        return "run"
    return "mobility" if blocks else "rest"
