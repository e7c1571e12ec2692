"""Weeks of a plan with clearly fewer strengthening sets than the week before, and what gave way to what (§6.1, 6.2).

A planned week is never a lighter week by itself (6.7): who does fewer sets hears why with the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.doses import is_long_hold, is_strengthening, legs_apart
from programs.clinical.plan import Prescription, ProgramPlan, WeekPlan
from programs.clinical.reason import Reason

#: A week with this share of last week's sets or less is told [D]. One set of eight is an eighth and goes untold.
TOLD_SHARE = 0.85

#: What is told -> the section that brings it.
CODES = {
    "fewer_sets_holds": "6.2",
    "fewer_sets_exercises": "6.1",
    "fewer_sets_one_leg": "6.1",
    "fewer_sets_new": "6.7",
    "fewer_sets_room": "6.1",
}


def fewer_sets(plan: ProgramPlan, catalogue: Catalogue) -> tuple[Reason, ...]:
    """One reason for each week with at most 85 % of the sets of the week before; params: the `week`, and the sets of
    the week before (`was`) and of this one (`now`), the mean of both legs, in whole sets."""
    return tuple(_fewer(plan, catalogue))


def _fewer(plan: ProgramPlan, catalogue: Catalogue) -> Iterator[Reason]:
    for before, week in pairwise(plan.weeks):
        was, now = (_sets(_strengthening(each, catalogue)) for each in (before, week))
        if now <= was * TOLD_SHARE + 1e-9 and was > 0:
            code = _why(_exercises(before, catalogue), _exercises(week, catalogue))
            yield Reason(code, CODES[code], {"week": week.week, "was": _whole(was), "now": _whole(now)})


def _why(before: dict[str, Exercise], now: dict[str, Exercise]) -> str:
    """What gave way: holds of the thigh to movement; exercises; both legs at once to one after the other; sets."""
    gone = [exercise for code, exercise in before.items() if code not in now]
    new = [exercise for code, exercise in now.items() if code not in before]
    if any(map(_is_thigh_hold, gone)) and not any(map(_is_thigh_hold, now.values())):
        return "fewer_sets_holds"
    if len(now) < len(before):
        return "fewer_sets_exercises"
    if any(map(legs_apart, new)) and not all(map(legs_apart, gone)):
        return "fewer_sets_one_leg"
    return "fewer_sets_new" if new else "fewer_sets_room"


def _is_thigh_hold(exercise: Exercise) -> bool:
    return exercise.category == "strength_quads" and is_long_hold(exercise)


def _exercises(week: WeekPlan, catalogue: Catalogue) -> dict[str, Exercise]:
    return {item.exercise: catalogue[item.exercise] for item in _strengthening(week, catalogue)}


def _strengthening(week: WeekPlan, catalogue: Catalogue) -> list[Prescription]:
    return [item for item in week.prescriptions if is_strengthening(catalogue[item.exercise])]


def _sets(items: Iterable[Prescription]) -> float:
    return sum((item.sets_left + item.sets_right) / 2 * len(item.days) for item in items)


def _whole(sets: float) -> int:
    return int(sets + 0.5)
