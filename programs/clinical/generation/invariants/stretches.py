"""Rules about stretching and rolling (§6.1, 6.5.4, 6.5.5, 7.1 R13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from programs.clinical.exercise import Exercise
from programs.clinical.generation.invariants.checked import Checked, broken
from programs.clinical.plan import Prescription, WeekPlan
from programs.clinical.reason import Reason

STRETCHES = ("static_stretch", "dynamic_stretch")
NEEDS_FINDING = (*STRETCHES, "foam_rolling")
MOST_MUSCLES = 3
MINUTES_A_WEEK = (5.0, 10.0)  # a muscle and leg (6.1, settled reading 12)
DAYS_A_WEEK, DAYS_A_WEEK_LATER = 5, 3
LATER_FROM_PHASE = 3


def stretches_answer_findings(facts: Checked) -> Iterator[Reason]:
    """6.5.4, G45: no stretch and no rolling without a finding that it addresses."""
    for week, item, exercise in facts.every:
        if exercise.category in NEEDS_FINDING and not facts.codes & set(exercise.addresses):
            yield broken("stretch_without_finding", "6.5.4", week, exercise=item.exercise)


def three_muscles_at_most(facts: Checked) -> Iterator[Reason]:
    """6.5.4."""
    for week in facts.plan.weeks:
        muscles = set(_by_muscle(facts, week))
        if len(muscles) > MOST_MUSCLES:
            yield broken("too_many_muscles", "6.5.4", week, count=len(muscles))


def held_stretches_come_after(facts: Checked) -> Iterator[Reason]:
    """6.5.4, R13: nothing held in the warm-up; moving stretches before, held ones after the session."""
    for week in facts.plan.weeks:
        order = {id(item): place for place, item in enumerate(week.prescriptions)}
        for item, exercise in facts.items(week):
            if exercise.category != "static_stretch":
                continue
            later = [other for other, _ in facts.strengthening(week) if order[id(other)] > order[id(item)]]
            if item.block in ("warm_up", "run", "main") or later:
                yield broken("held_before", "6.5.4", week, exercise=item.exercise)


def stretches_have_their_minutes(facts: Checked) -> Iterator[Reason]:
    """6.1: five to ten minutes a week for each muscle and leg, on five days or more (three from phase 3)."""
    for week in facts.plan.weeks:
        fewest = DAYS_A_WEEK_LATER if week.phase >= LATER_FROM_PHASE else DAYS_A_WEEK
        for muscle, items in _by_muscle(facts, week).items():
            days = {day for item, _ in items for day in item.days}
            if len(days) < fewest:
                yield broken("stretch_days", "6.1", week, muscle=muscle, days=len(days))
            for leg in ("left", "right"):
                minutes = sum(_minutes(item, exercise, leg) for item, exercise in items)
                if not MINUTES_A_WEEK[0] - 1e-6 <= minutes <= MINUTES_A_WEEK[1] + 1e-6:
                    yield broken("stretch_minutes", "6.1", week, muscle=muscle, minutes=round(minutes, 1))


def _by_muscle(facts: Checked, week: WeekPlan) -> dict[str, list[tuple[Prescription, Exercise]]]:
    muscles = defaultdict(list)
    for item, exercise in facts.items(week):
        if exercise.category in STRETCHES:
            muscles[exercise.muscles_primary[0]].append((item, exercise))
    return muscles


def _minutes(item: Prescription, exercise: Exercise, leg: str) -> float:
    """Minutes a week that the muscle is held or moved; a repetition lasts what the tempo says."""
    sets = item.sets_left if leg == "left" else item.sets_right
    if item.hold_seconds:
        seconds = sum(item.hold_seconds) / 2
    else:
        low, high = item.reps or (0, 0)
        seconds = (low + high) / 2 * sum(int(part) for part in exercise.dose.tempo.split("-"))
    return sets * seconds * len(item.days) / 60


STRETCH_RULES = (
    stretches_answer_findings,
    three_muscles_at_most,
    held_stretches_come_after,
    stretches_have_their_minutes,
)
