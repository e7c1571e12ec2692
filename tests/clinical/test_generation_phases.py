"""The phase matrix and when the calendar lets an exercise in (§6.3, L3)."""

from dataclasses import replace

import pytest

from programs.clinical.exercise import Exercise
from programs.clinical.generation import PlanImpossible
from programs.clinical.generation.phases import is_open, phases, within_phase_load
from programs.clinical.values import Irritability, PfjLoad
from programs.exchange.catalogue_file import shipped_catalogue

LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH


@pytest.mark.parametrize(
    ("weeks", "irritability", "expected"),
    [
        (4, LOW, (1, 2, 3, 4)),
        (4, MODERATE, (1, 1, 2, 3)),
        (5, LOW, (1, 2, 2, 3, 4)),
        (5, MODERATE, (1, 1, 2, 2, 3)),
        (6, LOW, (1, 2, 2, 3, 3, 4)),
        (6, MODERATE, (1, 1, 2, 2, 3, 4)),
        (6, HIGH, (1, 1, 1, 2, 2, 3)),
    ],
)
def test_the_matrix_is_that_of_the_evidence(weeks, irritability, expected):
    assert phases(weeks, irritability) == expected


@pytest.mark.parametrize(("weeks", "irritability"), [(4, HIGH), (5, HIGH), (3, LOW), (7, MODERATE)])
def test_a_length_that_the_matrix_lacks_is_refused(weeks, irritability):
    with pytest.raises(PlanImpossible) as refusal:
        phases(weeks, irritability)
    assert refusal.value.reason.code == "length_unknown"


def opens(code: str, week: int, phase: int, weeks: int = 6, irritability: Irritability = LOW) -> bool:
    """Whether the calendar lets an exercise of the shipped catalogue in."""
    exercise: Exercise = shipped_catalogue()[code]
    return is_open(exercise, week=week, phase=phase, weeks_count=weeks, irritability=irritability)


def test_a_phase_lets_its_load_class_in_and_no_higher_one():
    assert opens("QD10", 1, 1)
    assert not opens("QD11", 1, 1)
    assert opens("QD11", 2, 2)
    assert not opens("QD21", 3, 2)
    assert opens("QD21", 4, 3)


@pytest.mark.parametrize(
    ("load", "impact", "first"),
    [("NONE", False, 1), ("LOW", True, 1), ("MEDIUM", False, 2), ("HIGH", False, 3), ("HIGH", True, 4)],
)
def test_the_load_class_alone_keeps_an_exercise_out_until_its_phase(load, impact, first):
    exercise = replace(shipped_catalogue()["QD10"], pfj_load=PfjLoad[load], impact=impact)
    assert [phase for phase in (1, 2, 3, 4) if within_phase_load(exercise, phase)] == list(range(first, 5))


def test_high_impact_waits_for_phase_4():
    assert not opens("PL02", 5, 3, weeks=5)
    assert opens("PL02", 5, 4, weeks=5)


def test_the_week_of_entry_binds_in_six_weeks():
    """QD18 enters in week 1, 2 and 3 by irritability."""
    assert [opens("QD18", week, 1, irritability=HIGH) for week in (1, 2, 3)] == [False, False, True]


def test_in_shorter_plans_the_week_of_entry_binds_in_phase_1_only():
    assert not opens("QD18", 1, 1, weeks=5, irritability=MODERATE)
    assert opens("QD25", 4, 3, weeks=4, irritability=MODERATE)
    assert not opens("QD25", 4, 3, weeks=6, irritability=MODERATE)


def test_not_in_this_plan_is_never():
    assert not opens("QD27", 6, 4, irritability=MODERATE)
    assert not opens("QD21", 6, 3, irritability=HIGH)
