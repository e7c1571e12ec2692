"""What a therapist's own dose breaks: the borders of every limit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from programs.clinical.catalogue import exercise_from
from programs.clinical.dose_limits import DoseChange, Limits, limits_of, rules_broken
from programs.clinical.exercise import Exercise
from programs.clinical.values import Irritability
from programs.wording.dose_limits import DOSE_LIMITS, broken_text
from tests.make import entries

LIMITS = Limits(
    sets=(2, 3),
    reps=(10, 15),
    hold_seconds=(20, 45),
    duration_seconds=(60, 120),
    rest_seconds=60,
    legs_apart=True,
)
FITTING = DoseChange(
    sets_left=3,
    sets_right=3,
    reps=(10, 15),
    hold_seconds=(20, 45),
    duration_seconds=(60, 120),
    rest_seconds=60,
    load_kg=Decimal("10"),
)


def catalogue() -> list[Exercise]:
    return [exercise_from(entry) for entry in entries()]


def broken(**change: object) -> list[str]:
    dose = replace(FITTING, **change)  # type: ignore[arg-type]
    return [reason.code for reason in rules_broken(dose, LIMITS, was_kg=Decimal("10"))]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"sets_left": 2, "sets_right": 2}, []),
        ({"sets_left": 1, "sets_right": 1}, ["dose_sets_below"]),
        ({"sets_left": 4, "sets_right": 4}, ["dose_sets_above"]),
        ({"sets_left": 4, "sets_right": 3}, []),
        ({"sets_left": 3, "sets_right": 4}, []),
        ({"sets_left": 5, "sets_right": 4}, ["dose_sets_above"]),
        ({"sets_left": 4, "sets_right": 2}, ["dose_sides_apart"]),
        ({"sets_left": 3, "sets_right": 0}, ["dose_sides_apart", "dose_sets_below"]),
        ({"reps": (9, 15)}, ["dose_reps_below"]),
        ({"reps": (10, 16)}, ["dose_reps_above"]),
        ({"reps": (12, 12)}, []),
        ({"hold_seconds": (19, 45)}, ["dose_hold_below"]),
        ({"hold_seconds": (20, 46)}, ["dose_hold_above"]),
        ({"duration_seconds": (59, 121)}, ["dose_duration_below", "dose_duration_above"]),
        ({"rest_seconds": 59}, ["dose_rest_below"]),
        ({"rest_seconds": 61}, []),
        ({"load_kg": Decimal("11")}, []),
        ({"load_kg": Decimal("11.01")}, ["dose_load_jump"]),
        ({"load_kg": Decimal("2")}, []),
        ({"load_kg": None}, []),
    ],
)
def test_each_limit_has_its_border(change: dict[str, object], expected: list[str]) -> None:
    assert broken(**change) == expected


def test_a_first_load_is_no_jump() -> None:
    assert rules_broken(FITTING, LIMITS, was_kg=None) == ()


def test_a_part_that_the_exercise_does_not_have_breaks_nothing() -> None:
    bare = replace(LIMITS, reps=None, hold_seconds=None, duration_seconds=None)
    assert rules_broken(FITTING, bare) == ()


@pytest.mark.parametrize("irritability", list(Irritability))
def test_the_doses_that_the_rules_draft_keep_the_limits(irritability: Irritability) -> None:
    for exercise in catalogue():
        for phase in (1, 2, 3, 4):
            limits = limits_of(exercise, irritability, phase)
            for sets in limits.sets:
                dose = DoseChange(
                    sets_left=sets,
                    sets_right=sets,
                    reps=limits.reps,
                    hold_seconds=limits.hold_seconds,
                    duration_seconds=limits.duration_seconds,
                    rest_seconds=exercise.dose.rest_seconds,
                )
                assert rules_broken(dose, limits) == (), exercise.code


def test_an_easily_stirred_knee_is_allowed_less() -> None:
    squat = next(exercise for exercise in catalogue() if exercise.code == "QD10")
    calm, stirred = (limits_of(squat, level, 1) for level in (Irritability.LOW, Irritability.HIGH))
    assert stirred.sets[1] < calm.sets[1]


def test_no_hold_is_longer_than_a_blood_pressure_allows() -> None:
    wall_sit = next(exercise for exercise in catalogue() if exercise.code == "QD08")
    assert limits_of(wall_sit, Irritability.LOW, 1, longest_hold=30).hold_seconds == (20, 30)


def test_every_broken_rule_has_words() -> None:
    everything = [
        *rules_broken(replace(FITTING, sets_left=1, sets_right=5, reps=(1, 99), hold_seconds=(1, 99)), LIMITS),
        *rules_broken(replace(FITTING, duration_seconds=(1, 999), rest_seconds=0), LIMITS),
        *rules_broken(replace(FITTING, load_kg=Decimal("99")), LIMITS, was_kg=Decimal("10.5")),
    ]
    assert {reason.code for reason in everything} == set(DOSE_LIMITS)
    assert all("%" not in broken_text(reason) for reason in everything)
