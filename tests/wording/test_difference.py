"""What another answer changes, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.plan_difference import PARTS, ItemDifference, PlanDifference, RunDifference
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.difference import (
    DIFFERENCES,
    PART_NAMES,
    length_text,
    part_lines,
    run_lines,
    run_text,
    weeks_text,
)
from programs.wording.planned_dose import on_days, planned_dose
from tests.clinical.cases import plan_of, seed_case

CATALOGUE = shipped_catalogue()
WEEK = plan_of(seed_case()).weeks[0]
ITEM = next(item for item in WEEK.prescriptions if item.block == "main" and item.reps)
EXERCISE = CATALOGUE[ITEM.exercise]


def test_every_part_and_every_kind_has_words() -> None:
    assert set(PART_NAMES) == set(PARTS)
    assert set(DIFFERENCES) == {"added", "gone", "changed"}


def test_a_dose_is_told_before_and_after() -> None:
    plain = {"sets_left": 2, "sets_right": 2, "reps": (8, 12), "hold_seconds": None, "load_kg": None}
    before = replace(ITEM, **plain, days=(1, 3, 5), rest_seconds=60)
    after = replace(before, sets_left=3, sets_right=3, reps=(10, 10), load_kg=2.5, days=(1, 2, 3, 5), rest_seconds=90)
    two_legged = replace(EXERCISE, laterality="bilateral")
    lines = part_lines(ItemDifference(before, after, (1,), ("dose", "days", "rest", "ceiling")), two_legged)
    assert lines == [
        ("dose", "2 × 8–12", "3 × 10, 2.5 kg"),
        ("days", "Mon Wed Fri", "Mon Tue Wed Fri"),
        ("rest", "60 s", "90 s"),
        ("pain up to", str(ITEM.pain_ceiling), str(ITEM.pain_ceiling)),
    ]


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_every_exercise_can_be_said(part: str) -> None:
    for item in WEEK.prescriptions:
        [(name, before, after)] = part_lines(ItemDifference(item, item, (1,), (part,)), CATALOGUE[item.exercise])
        assert name and before == after != ""


def test_a_new_exercise_has_no_parts() -> None:
    assert part_lines(ItemDifference(None, ITEM, (1,)), EXERCISE) == []


def test_each_leg_is_said_for_exercises_of_one_leg() -> None:
    dose = replace(ITEM, sets_left=2, sets_right=3, reps=(10, 12), hold_seconds=None, load_kg=None)
    said = planned_dose(dose, replace(EXERCISE, laterality="unilateral"))
    assert said.figures == "2 × 10–12 left, 3 × 10–12 right"


def test_days_in_a_row_are_a_span() -> None:
    assert [on_days(days) for days in ((1,), (1, 2), (1, 2, 3), (1, 3, 5))] == [
        "Mon",
        "Mon Tue",
        "Mon–Wed",
        "Mon Wed Fri",
    ]


def test_weeks_are_told_in_spans() -> None:
    assert [weeks_text(weeks) for weeks in ((2,), (1, 2, 3), (1, 2, 5))] == ["week 2", "weeks 1–3", "weeks 1–2, 5"]


def test_a_run_is_told_by_its_step() -> None:
    run = replace(WEEK.running, allowed=True, step=3, minutes=8.0, longest_minutes=11.0, remove=("stairs",))
    assert run_text(run) == "step 3, 8 min of running, at most 11"
    assert run_text(replace(run, step=None)) == "continuous, 8 min of running, at most 11"
    assert run_text(replace(run, step=0)) == "walking"
    assert run_text(replace(run, allowed=False)) == "no running"
    calmer = run_lines(RunDifference(run, replace(run, max_pain=1), (1,)))
    assert calmer[1] == "step 3, 8 min of running, at most 11, pain up to 1, without: stairs"
    assert run_lines(RunDifference(run, replace(run, step=4), (1,)))[1] == "step 4, 8 min of running, at most 11"


def test_another_length_is_told() -> None:
    assert length_text(PlanDifference((6, 6))) == ""
    assert length_text(PlanDifference((6, 0))) == "There is no plan any more."
    assert length_text(PlanDifference((0, 6))) == "There is a plan now."
    assert length_text(PlanDifference((6, 5))).startswith("5 weeks instead of 6.")
