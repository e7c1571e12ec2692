"""The steps to more facts of the health list and the knee page, both ways, on rows that were there before."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from tests.models.migrating import THEN, an_old_patient, migrate

BEFORE = ("programs", "0001_people_programs_and_sessions")
AFTER = ("programs", "0002_more_scope_facts")
STRAIGHT = ("programs", "0003_worse_straightening")
NEW = ("low_mood", "pain_everywhere", "tendon_medicine", "painkiller_risk", "fever_free_hours")


@pytest.fixture
def before(newest_afterwards: None) -> Any:
    """The models of the step before."""
    return migrate(*BEFORE)


def a_screening(apps: Any) -> Any:
    """A screening of a patient, as the models of that time store it."""
    patient = an_old_patient(apps)
    screenings = apps.get_model("programs", "Screening").objects
    return screenings.create(
        patient=patient, started_at=THEN, implant=True, pregnant_weeks=20, contraindications=["fever"]
    )


def test_an_old_screening_keeps_its_answers_and_has_none_of_the_new_ones(before: Any) -> None:
    old = a_screening(before)
    row = migrate(*AFTER).get_model("programs", "Screening").objects.get(pk=old.pk)
    assert [getattr(row, field) for field in NEW] == [False, False, False, False, None]
    assert (row.implant, row.pregnant_weeks, row.contraindications) == (True, 20, ["fever"])


def test_the_way_back_loses_the_new_answers_alone(before: Any) -> None:
    old = a_screening(before)
    screenings = migrate(*AFTER).get_model("programs", "Screening").objects
    screenings.filter(pk=old.pk).update(low_mood=True, fever_free_hours=30)
    row = migrate(*BEFORE).get_model("programs", "Screening").objects.get(pk=old.pk)
    assert (row.implant, row.pregnant_weeks, row.contraindications) == (True, 20, ["fever"])


def test_hours_that_cannot_be_are_refused(before: Any) -> None:
    old = a_screening(before)
    screenings = migrate(*AFTER).get_model("programs", "Screening").objects
    with pytest.raises(IntegrityError):
        screenings.filter(pk=old.pk).update(fever_free_hours=721)


def test_an_old_assessment_was_not_asked_and_keeps_its_answers_both_ways(before: Any) -> None:
    screening = a_screening(before)
    made = before.get_model("programs", "Assessment").objects
    old = made.create(patient_id=screening.patient_id, started_at=screening.started_at, location="front", fear=3)
    rows = migrate(*STRAIGHT).get_model("programs", "Assessment").objects.filter(pk=old.pk)
    assert rows.get().worse_straightening is None
    rows.update(worse_straightening="yes")
    row = migrate(*BEFORE).get_model("programs", "Assessment").objects.get(pk=old.pk)
    assert (row.location, row.fear) == ("front", 3)
