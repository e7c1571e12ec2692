"""Rules about doses: complete, inside the catalogue's ranges, under the pain ceiling (§6.1, 6.2, 6.5.8)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.exercise import Exercise, Range
from programs.clinical.generation.invariants.checked import Checked, broken, is_strengthening
from programs.clinical.irritability import pain_ceiling
from programs.clinical.plan import Prescription
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, Side

EFFORT = {Irritability.LOW: (6, 7), Irritability.MODERATE: (5, 6), Irritability.HIGH: (4, 5)}
EXTRA_SETS = 1
HOLD_SETS, MOST_HOLD_SETS = 4, 5  # 6.2: thigh holds
MOST_CONTACTS = 60  # 6.7: hops in a session


def every_item_has_a_dose(facts: Checked) -> Iterator[Reason]:
    """6.5.4: sets, something to count or time, days, rest."""
    for week, item, _ in facts.every:
        counted = item.reps or item.hold_seconds or item.duration_seconds
        if not item.days or not counted or min(item.sets_left, item.sets_right) < 1 or item.rest_seconds < 0:
            yield broken("no_dose", "6.5.4", week, exercise=item.exercise)


def doses_stay_inside_their_ranges(facts: Checked) -> Iterator[Reason]:
    """6.1, the catalogue: never more than the entry allows. Runs follow their own table."""
    for week, item, exercise in facts.every:
        if exercise.category == "running":
            continue
        pairs = (
            ("reps", item.reps, exercise.dose.reps),
            ("hold", item.hold_seconds, exercise.dose.hold_seconds),
            ("duration", item.duration_seconds, exercise.dose.duration_seconds),
        )
        for name, now, own in pairs:
            is_held = name == "hold" or (name == "duration" and exercise.dose.tempo == "hold")
            if not _inside(now, own, facts.limits.max_hold_seconds if is_held else None):
                yield broken("dose_range", "6.1", week, exercise=item.exercise, what=name)
        if max(item.sets_left, item.sets_right) > exercise.dose.sets + _extra(item, exercise):
            yield broken("dose_range", "6.1", week, exercise=item.exercise, what="sets")


def thigh_holds_are_five_at_most(facts: Checked) -> Iterator[Reason]:
    """6.1, 6.2: four to five holds a leg, the one more of a weaker leg included."""
    for week, item, exercise in facts.every:
        is_hold = exercise.load_type == "isometric" and exercise.dose.reps is None and is_strengthening(exercise)
        if is_hold and exercise.dose.sets >= HOLD_SETS and max(item.sets_left, item.sets_right) > MOST_HOLD_SETS:
            yield broken("too_many_holds", "6.2", week, exercise=item.exercise, most=MOST_HOLD_SETS)


def pain_stays_under_the_ceiling(facts: Checked) -> Iterator[Reason]:
    """6.2, 6.6: the lower of the item's and the irritability's ceiling."""
    for week, item, exercise in facts.every:
        ceiling = min(exercise.pain_ceiling, pain_ceiling(facts.irritability))
        if item.pain_ceiling > ceiling:
            yield broken("pain_ceiling", "6.6", week, exercise=item.exercise, most=ceiling)


def effort_fits_the_irritability(facts: Checked) -> Iterator[Reason]:
    """6.2: how hard strengthening may feel."""
    most = EFFORT[facts.irritability][1]
    for week, item, exercise in facts.every:
        if is_strengthening(exercise) and (item.effort_rpe is None or item.effort_rpe[1] > most):
            yield broken("effort", "6.2", week, exercise=item.exercise, most=most)


def holds_stay_short_where_asked(facts: Checked) -> Iterator[Reason]:
    """SC09: nothing held still for longer than the limit, a balance on one leg either."""
    longest = facts.limits.max_hold_seconds
    for week, item, exercise in facts.every:
        still = item.duration_seconds if exercise.dose.tempo == "hold" else None
        held = max(span[1] for span in (item.hold_seconds, still, (0, 0)) if span)
        if longest is not None and held > longest:
            yield broken("hold_too_long", "SC09", week, exercise=item.exercise, most=longest)


def legs_are_treated_alike(facts: Checked) -> Iterator[Reason]:
    """6.5.8: two-legged work and two sore knees have equal sets; otherwise one set more at most."""
    for week, item, exercise in facts.every:
        difference = abs(item.sets_left - item.sets_right)
        apart = exercise.laterality == "unilateral" and facts.case.knee.side is not Side.BOTH
        if difference > (EXTRA_SETS if apart else 0):
            yield broken("legs", "6.5.8", week, exercise=item.exercise)


def hops_are_few(facts: Checked) -> Iterator[Reason]:
    """6.7: at most 60 contacts a session."""
    for week, item, exercise in facts.every:
        contacts = max(item.sets_left, item.sets_right) * (item.reps or (0, 0))[1]
        if exercise.category == "plyometric" and contacts > MOST_CONTACTS:
            yield broken("too_many_hops", "6.7", week, exercise=item.exercise, most=MOST_CONTACTS)


def _inside(now: Range | None, own: Range | None, longest: int | None) -> bool:
    if now is None or own is None:
        return now is None and own is None
    low = own[0] if longest is None else min(own[0], longest)
    return low <= now[0] <= now[1] <= own[1]


def _extra(item: Prescription, exercise: Exercise) -> int:
    return EXTRA_SETS if exercise.laterality == "unilateral" and item.sets_left != item.sets_right else 0


DOSE_RULES = (
    every_item_has_a_dose,
    doses_stay_inside_their_ranges,
    thigh_holds_are_five_at_most,
    pain_stays_under_the_ceiling,
    effort_fits_the_irritability,
    holds_stay_short_where_asked,
    legs_are_treated_alike,
    hops_are_few,
)
