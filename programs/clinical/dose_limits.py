"""What a therapist's own dose breaks. It is told and never prevented: the therapist decides, and says why.

The limits are those that the generator keeps (clinical/generation/doses.py), so that a drafted dose breaks none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from programs.clinical.exercise import Exercise, Range
from programs.clinical.generation.doses import is_strengthening, legs_apart, set_choices, start_dose
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

#: A leg may have one set more than the other, where its test says so (§6.5.8).
MOST_EXTRA_SETS = 1
#: A load grows by at most a tenth in one step (§6.1 [S47], 6.7).
MOST_LOAD_GROWTH = Decimal("1.10")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseChange:
    """A dose as typed. Sets a leg, ranges as (from, to) or None, seconds, kilograms."""

    sets_left: int
    sets_right: int
    reps: Range | None = None
    hold_seconds: Range | None = None
    duration_seconds: Range | None = None
    rest_seconds: int = 0
    load_kg: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the rules allow for an exercise now: sets a leg, ranges, the shortest rest in seconds."""

    sets: Range
    reps: Range | None
    hold_seconds: Range | None
    duration_seconds: Range | None
    rest_seconds: int
    legs_apart: bool


def limits_of(exercise: Exercise, irritability: Irritability, phase: int, longest_hold: int | None = None) -> Limits:
    """The limits of a week's dose (§6.1, 6.2). `longest_hold`: seconds, None = no limit (SC09)."""
    start = start_dose(exercise, irritability, phase, longest_hold)
    choices = set_choices(exercise, irritability) if is_strengthening(exercise) else (1, exercise.dose.sets)
    return Limits(
        sets=(min(choices), max(choices)),
        reps=start.reps,
        hold_seconds=start.hold_seconds,
        duration_seconds=start.duration_seconds,
        rest_seconds=start.rest_seconds,
        legs_apart=legs_apart(exercise),
    )


def rules_broken(dose: DoseChange, limits: Limits, *, was_kg: Decimal | None = None) -> tuple[Reason, ...]:
    """What the dose breaks, in the order of the form; empty where it keeps every limit. `was_kg`: the load so far."""
    return (
        *_sets(dose, limits),
        *_range("reps", dose.reps, limits.reps),
        *_range("hold", dose.hold_seconds, limits.hold_seconds),
        *_range("duration", dose.duration_seconds, limits.duration_seconds),
        *_rest(dose, limits),
        *_load(dose, was_kg),
    )


def _sets(dose: DoseChange, limits: Limits) -> Iterable[Reason]:
    low, high = limits.sets
    fewer, more = sorted((dose.sets_left, dose.sets_right))
    if more - fewer > MOST_EXTRA_SETS:
        yield Reason("dose_sides_apart", "6.5.8", {"most": MOST_EXTRA_SETS})
    if fewer < low:
        yield Reason("dose_sets_below", "6.2", {"low": low})
    if more > high + (MOST_EXTRA_SETS if fewer < more else 0):
        yield Reason("dose_sets_above", "6.2", {"high": high})


def _range(name: str, typed: Range | None, limit: Range | None) -> Iterable[Reason]:
    if typed is None or limit is None:
        return
    if typed[0] < limit[0]:
        yield Reason(f"dose_{name}_below", "6.2", {"low": limit[0]})
    if typed[1] > limit[1]:
        yield Reason(f"dose_{name}_above", "6.2", {"high": limit[1]})


def _rest(dose: DoseChange, limits: Limits) -> Iterable[Reason]:
    if dose.rest_seconds < limits.rest_seconds:
        yield Reason("dose_rest_below", "6.1", {"low": limits.rest_seconds})


def _load(dose: DoseChange, was_kg: Decimal | None) -> Iterable[Reason]:
    if dose.load_kg and was_kg and dose.load_kg > was_kg * MOST_LOAD_GROWTH:
        yield Reason("dose_load_jump", "6.7", {"was": float(was_kg)})
