"""A stored draft is the plan that the rules made, and only an edit breaks a rule."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from programs.actions.program import draft_program
from programs.clinical.dose_limits import DoseChange, limits_of, rules_broken
from programs.clinical.examine import examine
from programs.clinical.generation import generate
from programs.clinical.values import Irritability
from programs.models import Patient, Prescription, Program
from programs.queries.case import case_of
from programs.queries.edited_plan import ends, newly_broken, plan_value
from programs.queries.library import stored_catalogue
from programs.queries.plan_grid import plan_grid
from tests import make
from tests.conftest import NOW

TODAY = date(2027, 1, 18)
YESTERDAY = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]

#: What the runner told: a calm knee, a knee that is easily stirred up, one on both sides.
STORIES: tuple[dict[str, Any], ...] = (
    {},
    {"pain_worst_7d": 7, "pain_squat": 6, "settles_minutes": 2000, "night_pain": "occasional", "wish_weeks": 6},
    {"knee_side": "both", "pain_worst_7d": 5, "pain_squat": 4, "wish_weeks": 5},
)


def drafted(patient: Patient, story: dict[str, Any]) -> Program:
    make.screening(patient=patient, at=YESTERDAY)
    make.assessment(patient=patient, at=YESTERDAY, **story)
    return draft_program(patient=patient, by=patient.user, at=NOW)


def as_it_is(row: Prescription) -> DoseChange:
    return DoseChange(
        sets_left=row.sets_left,
        sets_right=row.sets_right,
        reps=ends(row.reps_min, row.reps_max),
        hold_seconds=ends(row.hold_seconds_min, row.hold_seconds_max),
        duration_seconds=ends(row.duration_seconds_min, row.duration_seconds_max),
        rest_seconds=row.rest_seconds,
        load_kg=row.load_kg,
    )


def rows_of(program: Program) -> list[Prescription]:
    rows = Prescription.objects.filter(week__version__program=program).exclude(block="run")
    return list(rows.select_related("exercise", "week__version__program__patient__user"))


@pytest.mark.parametrize("story", STORIES)
def test_the_rows_give_back_the_very_plan_that_was_stored(sam: Patient, story: dict[str, Any]) -> None:
    program = drafted(sam, story)
    case = case_of(sam, today=TODAY)
    assert plan_value(plan_grid(program)) == generate(case, examine(case), stored_catalogue())


@pytest.mark.parametrize("story", STORIES)
def test_a_drafted_dose_keeps_every_limit(sam: Patient, story: dict[str, Any]) -> None:
    program = drafted(sam, story)
    irritability = Irritability(program.irritability)
    for row in rows_of(program):
        limits = limits_of(row.exercise.as_clinical(), irritability, row.week.phase)
        assert rules_broken(as_it_is(row), limits, was_kg=row.load_kg) == (), row.exercise.code


def test_saving_a_dose_as_it_is_breaks_nothing(sam: Patient) -> None:
    program = drafted(sam, {})
    for row in rows_of(program)[:4]:
        assert newly_broken(row, as_it_is(row), today=TODAY) == ()


def test_one_dose_can_break_a_rule_of_the_whole_week(sam: Patient) -> None:
    row = next(row for row in rows_of(drafted(sam, {})) if row.block == "main")
    dose = as_it_is(row)
    more = DoseChange(sets_left=10, sets_right=10, reps=dose.reps, hold_seconds=dose.hold_seconds, rest_seconds=180)
    broken = [reason for reason in newly_broken(row, more, today=TODAY) if reason.code == "broken_minutes"]
    assert [reason.params["day"] for reason in broken] == list(row.days)
    assert all(reason.params["minutes"] > reason.params["most"] for reason in broken)


def test_without_age_nothing_can_be_judged_and_nothing_fails(sam: Patient) -> None:
    row = rows_of(drafted(sam, {}))[0]
    Patient.objects.filter(pk=sam.pk).update(born_on=None)
    row.week.version.program.patient.born_on = None
    assert newly_broken(row, as_it_is(row), today=TODAY) == ()
