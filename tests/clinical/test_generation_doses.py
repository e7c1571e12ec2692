"""Doses scaled to irritability, and the minutes they take (§6.1, 6.2)."""

import pytest

from programs.clinical.generation.doses import (
    is_strengthening,
    minutes,
    pain_ceiling_of,
    set_choices,
    start_dose,
    usual_sets,
)
from programs.clinical.values import Irritability
from programs.exchange.catalogue_file import shipped_catalogue

CATALOGUE = shipped_catalogue()
LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH


@pytest.mark.parametrize(
    ("code", "irritability", "phase", "reps"),
    [
        ("QD10", LOW, 1, (10, 12)),
        ("QD10", LOW, 2, (10, 12)),
        ("QD10", LOW, 3, (10, 15)),
        ("QD01", LOW, 1, (10, 10)),
        ("GL01", LOW, 1, (12, 12)),
        ("GL01", LOW, 2, (12, 15)),
        ("GL07", LOW, 2, (12, 20)),
        ("CF02", LOW, 2, (10, 12)),
        ("CF02", LOW, 3, (10, 20)),
        ("HM02", LOW, 2, (5, 8)),
        ("NM02", LOW, 2, (5, 6)),
        ("QD10", MODERATE, 1, (10, 15)),
        ("QD10", HIGH, 1, (10, 12)),
        ("QD05", LOW, 1, (8, 12)),
        ("QD05", MODERATE, 1, (10, 12)),
        ("QD05", HIGH, 1, (8, 12)),
        ("GL01", HIGH, 1, (12, 12)),
        ("QD22", MODERATE, 3, (6, 10)),
        ("QD22", HIGH, 3, (6, 10)),
        ("GL07", HIGH, 3, (12, 12)),
        ("HM02", MODERATE, 2, (5, 8)),
        ("NM02", HIGH, 2, (5, 6)),
    ],
)
def test_repetitions_start_where_irritability_says_and_stay_in_the_range(code, irritability, phase, reps):
    assert start_dose(CATALOGUE[code], irritability, phase, None).reps == reps


@pytest.mark.parametrize("irritability", list(Irritability))
@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_no_dose_leaves_the_range_of_its_entry(irritability, phase):
    for exercise in CATALOGUE.values():
        dose = start_dose(exercise, irritability, phase, None)
        for now, own in (
            (dose.reps, exercise.dose.reps),
            (dose.hold_seconds, exercise.dose.hold_seconds),
            (dose.duration_seconds, exercise.dose.duration_seconds),
        ):
            assert (now is None) == (own is None)
            assert now is None or own is None or own[0] <= now[0] <= now[1] <= own[1]


def test_holds_of_an_irritable_knee_are_20_to_45_seconds():
    assert start_dose(CATALOGUE["QD09"], HIGH, 2, None).hold_seconds == (30, 45)
    assert start_dose(CATALOGUE["QD09"], LOW, 2, None).hold_seconds == (30, 60)


@pytest.mark.parametrize(("longest", "hold"), [(None, (30, 45)), (45, (30, 45)), (30, (30, 30)), (20, (20, 20))])
def test_a_limit_of_holds_shortens_them(longest, hold):
    assert start_dose(CATALOGUE["QD03"], LOW, 1, longest).hold_seconds == hold


def test_a_balance_on_one_leg_is_held_and_a_walk_is_not():
    assert start_dose(CATALOGUE["NM01"], LOW, 1, None).duration_seconds == (30, 45)
    assert start_dose(CATALOGUE["NM01"], LOW, 1, 30).duration_seconds == (30, 30)
    assert start_dose(CATALOGUE["WU01"], LOW, 1, 30).duration_seconds == (240, 360)


@pytest.mark.parametrize(("irritability", "effort"), [(LOW, (6, 7)), (MODERATE, (5, 6)), (HIGH, (4, 5))])
def test_effort_is_lower_the_more_the_knee_is_irritated(irritability, effort):
    assert start_dose(CATALOGUE["QD10"], irritability, 1, None).effort == effort
    assert start_dose(CATALOGUE["WU01"], irritability, 1, None).effort is None


@pytest.mark.parametrize(
    ("code", "irritability", "choices"),
    [
        ("QD10", LOW, (2, 3)),
        ("QD10", MODERATE, (2, 3)),
        ("QD10", HIGH, (2,)),
        ("QD08", LOW, (3, 4)),
        ("QD08", HIGH, (4,)),
        ("QD03", HIGH, (4, 5)),
        ("CO02", HIGH, (2,)),
        ("HM06", LOW, (2,)),
    ],
)
def test_sets_that_an_exercise_may_have(code, irritability, choices):
    assert set_choices(CATALOGUE[code], irritability) == choices


@pytest.mark.parametrize(
    ("irritability", "is_main", "is_gentle", "sets"),
    [
        (LOW, True, False, 3),
        (LOW, False, False, 3),
        (LOW, False, True, 2),
        (MODERATE, True, True, 3),
        (MODERATE, False, True, 2),
        (HIGH, True, True, 2),
        (HIGH, False, True, 2),
    ],
)
def test_the_sets_to_aim_for(irritability, is_main, is_gentle, sets):
    assert usual_sets(CATALOGUE["QD10"], irritability, is_main=is_main, is_gentle_start=is_gentle) == sets


def test_the_usual_sets_are_always_a_choice():
    for exercise in filter(is_strengthening, CATALOGUE.values()):
        for irritability in Irritability:
            usual = usual_sets(exercise, irritability, is_main=True, is_gentle_start=False)
            assert usual in set_choices(exercise, irritability)


@pytest.mark.parametrize(("ceiling", "expected"), [(5, 3), (3, 3), (2, 2)])
def test_the_lower_ceiling_counts(ceiling, expected):
    assert pain_ceiling_of(CATALOGUE["QD08"], ceiling) == expected


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_the_reference_dose_takes_the_minutes_of_the_catalogue(code):
    exercise = CATALOGUE[code]
    dose = start_dose(exercise, LOW, 3, None)
    assert minutes(exercise, dose, exercise.dose.sets, exercise.dose.sets) == pytest.approx(
        exercise.est_minutes, abs=0.11
    )


def test_fewer_sets_take_less_time_and_one_leg_more_takes_more():
    squat, clam = CATALOGUE["QD10"], CATALOGUE["GL01"]
    dose = start_dose(clam, LOW, 1, None)
    assert minutes(clam, dose, 2, 2) < minutes(clam, dose, 2, 3) < minutes(clam, dose, 3, 3)
    dose = start_dose(squat, LOW, 1, None)
    assert minutes(squat, dose, 2, 2) < minutes(squat, dose, 3, 3)
