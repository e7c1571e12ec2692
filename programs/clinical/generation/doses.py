"""How much: the catalogue's dose scaled to irritability, and the minutes it takes (§6.1, 6.2)."""

from __future__ import annotations

from typing import NamedTuple

from programs.clinical.exercise import Exercise, Range
from programs.clinical.values import Irritability

LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH

#: Repetitions to start with, where the catalogue's range overlaps (6.2).
START_REPS = {LOW: (8, 12), MODERATE: (10, 15), HIGH: (8, 12)}
LAST_PHASE_OF_START_DOSE = 2
#: A start of less than two repetitions' room keeps the catalogue's range once the first phase is over [D].
ROOM_IN_REPS = 2
#: Holds of a highly irritable knee, seconds (6.2).
IRRITABLE_HOLD_SECONDS = (20, 45)
#: Effort 0-10 during strengthening (6.2).
EFFORT = {LOW: (6, 7), MODERATE: (5, 6), HIGH: (4, 5)}

#: Sets: 2-3 of moving work (6.1, 6.2); thigh holds from 4 on where the catalogue has that many.
FEWEST_SETS = 2
MOST_SETS = 3
HOLD_SETS_FROM = 4
#: 6.2, 6.1: thigh holds are 4-5 a leg, the one set more of a weaker leg (6.5.8) included.
MOST_HOLD_SETS = 5

STRENGTH = "strength_"
#: The tempo of what is held still, a balance on one leg too.
HELD = "hold"


class Dose(NamedTuple):
    """One exercise's dose without its sets. Seconds; `effort` 0-10, None where it is not asked."""

    reps: Range | None
    hold_seconds: Range | None
    duration_seconds: Range | None
    rest_seconds: int
    tempo: str
    effort: Range | None


def is_strengthening(exercise: Exercise) -> bool:
    """True for the `strength_*` categories, the only ones that count as strengthening (settled, reading 10)."""
    return is_strengthening_category(exercise.category)


def is_strengthening_category(category: str) -> bool:
    """The same by the name of a category."""
    return category.startswith(STRENGTH)


def is_long_hold(exercise: Exercise) -> bool:
    """True for a hold without repetitions, such as a wall sit."""
    return exercise.load_type == "isometric" and exercise.dose.reps is None


def start_dose(exercise: Exercise, irritability: Irritability, phase: int, longest_hold: int | None) -> Dose:
    """The dose of a week without its sets, inside the catalogue's ranges (6.2).

    `longest_hold`: seconds that no hold may pass, None = no limit (SC09).
    """
    reference = exercise.dose
    reps, hold = reference.reps, reference.hold_seconds
    if is_strengthening(exercise):
        reps = _start_reps(reps, irritability, phase)
        if irritability is HIGH and is_long_hold(exercise):
            hold = _within(hold, IRRITABLE_HOLD_SECONDS)
    is_held = reference.tempo == HELD
    return Dose(
        reps=reps,
        hold_seconds=_up_to(hold, longest_hold),
        duration_seconds=_up_to(reference.duration_seconds, longest_hold if is_held else None),
        rest_seconds=reference.rest_seconds,
        tempo=reference.tempo,
        effort=EFFORT[irritability] if is_strengthening(exercise) else None,
    )


def set_choices(exercise: Exercise, irritability: Irritability) -> tuple[int, ...]:
    """The numbers of sets that a strengthening exercise may have, fewest first (6.1, 6.2).

    High irritability has 2 sets of moving work in every week: two hip exercises to one knee exercise are then
    two sets to one as well, and 6.7 names no step that adds a set.
    """
    most = exercise.dose.sets
    if is_long_hold(exercise) and most >= HOLD_SETS_FROM:
        first = HOLD_SETS_FROM if irritability is HIGH else MOST_SETS
        return tuple(range(first, most + 1))
    if irritability is HIGH:
        return (FEWEST_SETS,)
    return tuple(range(FEWEST_SETS, min(most, MOST_SETS) + 1))


def most_sets_a_leg(exercise: Exercise) -> int | None:
    """The sets that no leg may pass, the one more of a weaker leg included; None = that one is always allowed."""
    return MOST_HOLD_SETS if is_long_hold(exercise) and exercise.dose.sets >= HOLD_SETS_FROM else None


def usual_sets(exercise: Exercise, irritability: Irritability, *, is_main: bool, is_gentle_start: bool) -> int:
    """The sets to aim for (6.2): 3 at low irritability; at moderate 3 for what `is_main` and 2 for the rest; at
    high 2; thigh holds 4. `is_gentle_start` (fear of movement, 7.9) lowers low to moderate."""
    if is_long_hold(exercise) and exercise.dose.sets >= HOLD_SETS_FROM:
        return HOLD_SETS_FROM
    if irritability is HIGH or (not is_main and (is_gentle_start or irritability is not LOW)):
        return FEWEST_SETS
    return min(exercise.dose.sets, MOST_SETS)


def pain_ceiling_of(exercise: Exercise, ceiling: int) -> int:
    """The effective ceiling 0-10: the lower of the item's and the irritability's (6.6)."""
    return min(exercise.pain_ceiling, ceiling)


def legs_apart(exercise: Exercise) -> bool:
    """True where each leg has sets of its own."""
    return exercise.laterality == "unilateral"


def minutes(exercise: Exercise, dose: Dose, left: int, right: int) -> float:
    """Minutes of one day, both legs, at the middle of the dose.

    Built from the catalogue's own estimate: its seconds per set, scaled to this dose, and its rests (one after
    each pair of legs, or between two-legged sets).
    """
    sets = left + right if legs_apart(exercise) else max(left, right)
    rests = max(left, right) if legs_apart(exercise) else max(left, right) - 1
    work = _reference_seconds_a_set(exercise) * _share_of_reference(exercise, dose)
    return round((sets * work + rests * dose.rest_seconds) / 60, 1)


def _start_reps(reps: Range | None, irritability: Irritability, phase: int) -> Range | None:
    """The start dose binds in the first two phases; later exercises are harder, so that fewer are a lighter start.

    From phase 3 a calm knee has the catalogue's own range, "once the exercise is established" at low irritability;
    the others keep their top.
    """
    start = START_REPS[irritability]
    if reps is None or (phase > LAST_PHASE_OF_START_DOSE and irritability is LOW):
        return reps
    if phase > LAST_PHASE_OF_START_DOSE:
        return reps[0], max(reps[0], min(reps[1], start[1]))
    common = (max(reps[0], start[0]), min(reps[1], start[1]))
    room = common[1] - common[0]
    return common if room >= ROOM_IN_REPS or (room >= 0 and phase == 1) else reps


def _up_to(span: Range | None, longest: int | None) -> Range | None:
    if span is None or longest is None:
        return span
    return min(span[0], longest), min(span[1], longest)


def _within(inner: Range | None, outer: Range) -> Range | None:
    if inner is None:
        return None
    low, high = max(inner[0], outer[0]), min(inner[1], outer[1])
    return (low, high) if low <= high else inner


def _reference_seconds_a_set(exercise: Exercise) -> float:
    reference = exercise.dose
    sets = reference.sets * (2 if legs_apart(exercise) else 1)
    rests = reference.sets if legs_apart(exercise) else reference.sets - 1
    return max(exercise.est_minutes * 60 - rests * reference.rest_seconds, 30.0) / sets


def _share_of_reference(exercise: Exercise, dose: Dose) -> float:
    pairs = (
        (dose.duration_seconds, exercise.dose.duration_seconds),
        (dose.reps, exercise.dose.reps),
        (dose.hold_seconds, exercise.dose.hold_seconds),
    )
    share = 1.0
    for now, reference in pairs:
        if now and reference:
            share *= _middle(now) / _middle(reference)
    return share


def _middle(span: Range) -> float:
    return (span[0] + span[1]) / 2
