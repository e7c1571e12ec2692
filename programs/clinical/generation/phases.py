"""Which phase a week is in, and what a phase allows the kneecap joint to carry (§6.3, L3)."""

from __future__ import annotations

from programs.clinical.exercise import Exercise
from programs.clinical.generation.impossible import PlanImpossible
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, PfjLoad

LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH

#: The phase matrix of §6.3. A ceiling of the calendar: the criteria of 6.4 must be met as well.
PHASES: dict[tuple[int, Irritability], tuple[int, ...]] = {
    (4, LOW): (1, 2, 3, 4),
    (4, MODERATE): (1, 1, 2, 3),
    (5, LOW): (1, 2, 2, 3, 4),
    (5, MODERATE): (1, 1, 2, 2, 3),
    (6, LOW): (1, 2, 2, 3, 3, 4),
    (6, MODERATE): (1, 1, 2, 2, 3, 4),
    (6, HIGH): (1, 1, 1, 2, 2, 3),
}

#: L3: the highest load class of each phase. High load with impact waits for phase 4.
HIGHEST_PFJ_LOAD = {1: PfjLoad.LOW, 2: PfjLoad.MEDIUM, 3: PfjLoad.HIGH, 4: PfjLoad.HIGH}
PHASE_OF_HIGH_IMPACT = 4

FULL_LENGTH_WEEKS = 6


def phases(weeks_count: int, irritability: Irritability) -> tuple[int, ...]:
    """The phase 1-4 of every week, first week first (§6.3).

    Raises `PlanImpossible` for a length that the matrix does not have.

    >>> phases(5, Irritability.MODERATE)
    (1, 1, 2, 2, 3)
    """
    found = PHASES.get((weeks_count, irritability))
    if found is None:
        raise PlanImpossible(
            Reason("length_unknown", "6.3", {"weeks": weeks_count, "irritability": irritability.value})
        )
    return found


def within_phase_load(exercise: Exercise, phase: int) -> bool:
    """True where the phase allows the exercise's joint load class (L3)."""
    if exercise.impact and exercise.pfj_load is PfjLoad.HIGH and phase < PHASE_OF_HIGH_IMPACT:
        return False
    return exercise.pfj_load <= HIGHEST_PFJ_LOAD[phase]


def is_open(exercise: Exercise, *, week: int, phase: int, weeks_count: int, irritability: Irritability) -> bool:
    """True where the calendar lets an exercise in: its phase, its week, and L3 (§5, 6.3).

    `enters_week_of_6` binds in 6-week plans; in shorter ones only within phase 1 (settled), and "not in this
    plan" (None) always. Says nothing about kit or contraindications.
    """
    enters = exercise.enters_week_of_6[irritability]
    if enters is None or exercise.min_phase > phase:
        return False
    if (weeks_count == FULL_LENGTH_WEEKS or phase == 1) and week < enters:
        return False
    return within_phase_load(exercise, phase)
