"""Rules from one week to the next: volume, depth and load (L4, 6.7)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.exercise import Exercise
from programs.clinical.generation.invariants.checked import Checked, broken, mean_sets
from programs.clinical.plan import Prescription, WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.values import PfjLoad

MOST_GROWTH = 1.20
DEPTH_STEP_DEGREES = 15
FIRST_DEPTH_DEGREES = 45
STEPS_BY_TURNS_FROM_PHASE = 3


def volume_grows_by_a_fifth_at_most(facts: Checked) -> Iterator[Reason]:
    """6.7: a week's strengthening sets, the mean of both legs, times its days."""
    for before, week in _pairs(facts):
        was, now = _volume(facts, before), _volume(facts, week)
        if was and now > was * MOST_GROWTH + 1e-6:
            yield broken("volume", "6.7", week, was=round(was, 1), now=round(now, 1))


def run_and_strength_take_turns(facts: Checked) -> Iterator[Reason]:
    """6.1, 6.7: one change at a time: in a week in which the run is longer no more strengthening sets than some week
    before had. What comes back is no rise."""
    was = 0.0
    for before, week in _pairs(facts):
        was, now = max(was, _volume(facts, before)), _volume(facts, week)
        if week.running.minutes > before.running.minutes and now > was + 1e-6:
            yield broken("run_and_strength", "6.7", week, was=round(was, 1), now=round(now, 1))


def run_and_doses_take_turns(facts: Checked) -> Iterator[Reason]:
    """6.1, 6.7: in a week in which the run is longer an exercise that stays has no more sets of a leg, repetitions,
    seconds, depth or weight than the week before. A new exercise is no rise."""
    for before, week in _pairs(facts):
        if week.running.minutes <= before.running.minutes:
            continue
        last = {item.exercise: item for item, _ in facts.strengthening(before)}
        for item, _ in facts.strengthening(week):
            was = last.get(item.exercise)
            if was is not None and risen(was, item):
                yield broken("run_and_dose", "6.7", week, exercise=item.exercise)


def depth_and_load_take_turns(facts: Checked) -> Iterator[Reason]:
    """L4, 6.7: weight-bearing thigh work goes at most 15 degrees deeper a week, and not deeper and heavier at once."""
    for before, week in _pairs(facts):
        (depth, load), (deeper, heavier) = _exposure(facts, before), _exposure(facts, week)
        if not depth or not deeper:
            continue
        if deeper > max(depth, FIRST_DEPTH_DEGREES - DEPTH_STEP_DEGREES) + DEPTH_STEP_DEGREES:
            yield broken("depth", "6.7", week, was=depth, now=deeper)
        if deeper > depth and heavier > load:
            yield broken("depth_and_load", "L4", week)


def one_thing_at_a_time(facts: Checked) -> Iterator[Reason]:
    """6.7: of an exercise that stays at most one rises in a week: the sets of a leg, the repetitions or seconds, the
    depth, the weight."""
    for before, week in _pairs(facts):
        last = {item.exercise: item for item, _ in facts.strengthening(before)}
        for item, _ in facts.strengthening(week):
            was = last.get(item.exercise)
            if was is not None and len(risen(was, item)) > 1:
                yield broken("two_at_once", "6.7", week, exercise=item.exercise)


def risen(was: Prescription, now: Prescription) -> list[str]:
    """What an exercise has more of than the week before; a range by either end."""
    amounts: dict[str, list[tuple[float | None, float | None]]] = {
        "sets": [(was.sets_left, now.sets_left), (was.sets_right, now.sets_right)],
        "amount": [
            *zip(was.reps or (), now.reps or (), strict=False),
            *zip(was.hold_seconds or (), now.hold_seconds or (), strict=False),
            *zip(was.duration_seconds or (), now.duration_seconds or (), strict=False),
        ],
        "depth": [(max(was.knee_rom_degrees or (0, 0)), max(now.knee_rom_degrees or (0, 0)))],
        "weight": [(was.load_kg, now.load_kg)],
    }
    return [
        name
        for name, pairs in amounts.items()
        if any(before is not None and after is not None and after > before for before, after in pairs)
    ]


def steep_steps_are_prepared(facts: Checked) -> Iterator[Reason]:
    """5.2, L8: thigh work that loads the kneecap highly, or that phase 3 or 4 brings, follows a step below it of an
    earlier week."""
    known: set[str] = set()
    for week in facts.plan.weeks:
        now = {exercise.code: exercise for _, exercise in facts.strengthening(week)}
        for code, exercise in now.items():
            is_late = exercise.min_phase >= STEPS_BY_TURNS_FROM_PHASE or exercise.pfj_load is PfjLoad.HIGH
            is_steep = exercise.category == "strength_quads" and is_late and code not in known
            if is_steep and not any(exercise.easier == one or facts.catalogue[one].harder == code for one in known):
                yield broken("unprepared", "5.2", week, exercise=code)
        known |= set(now)


def _pairs(facts: Checked) -> Iterator[tuple[WeekPlan, WeekPlan]]:
    yield from zip(facts.plan.weeks, facts.plan.weeks[1:], strict=False)


def _volume(facts: Checked, week: WeekPlan) -> float:
    return sum(mean_sets(item) * len(item.days) for item, _ in facts.strengthening(week))


def _exposure(facts: Checked, week: WeekPlan) -> tuple[int, int]:
    """Deepest flexion and heaviest kind (both legs, with a weight, one leg) of weight-bearing thigh work."""
    thigh = [
        (item, exercise)
        for item, exercise in facts.strengthening(week)
        if exercise.category == "strength_quads" and exercise.chain == "CKC" and item.knee_rom_degrees
    ]
    depth = max((max(item.knee_rom_degrees or (0, 0)) for item, _ in thigh), default=0)
    return depth, max((_heaviness(exercise) for _, exercise in thigh), default=0)


def _heaviness(exercise: Exercise) -> int:
    if exercise.laterality != "bilateral":
        return 3
    return 2 if exercise.load_type == "external_load_kg" else 1


SUCCESSION_RULES = (
    volume_grows_by_a_fifth_at_most,
    run_and_strength_take_turns,
    run_and_doses_take_turns,
    depth_and_load_take_turns,
    one_thing_at_a_time,
    steep_steps_are_prepared,
)
