"""The step to the second number of the hip test, both ways, on rows that were there before."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError

from tests.models.migrating import THEN, an_old_patient, migrate

BEFORE = ("programs", "0003_worse_straightening")
AFTER = ("programs", "0004_hip_turn_and_walk")


@pytest.fixture
def before(newest_afterwards: None) -> Any:
    """The models of the step before."""
    return migrate(*BEFORE)


def a_hip(apps: Any) -> Any:
    """A hip that turns in 65 degrees, as the models of that time store it."""
    patient = an_old_patient(apps)
    assessments = apps.get_model("programs", "Assessment").objects
    assessment = assessments.create(patient=patient, started_at=THEN, walk_30_min_pain=2)
    measurements = apps.get_model("programs", "Measurement").objects
    return measurements.create(assessment=assessment, test="T23", side="left", number=Decimal(65), measured_at=THEN)


def test_an_old_row_has_no_second_number_and_keeps_the_first(before: Any) -> None:
    old = a_hip(before)
    row = migrate(*AFTER).get_model("programs", "Measurement").objects.get(pk=old.pk)
    assert (row.number, row.outward) == (65, None)
    assert (row.assessment.walk_30_min_pain, row.assessment.walk_settles_minutes) == (2, None)


def test_the_way_back_loses_the_second_number_alone(before: Any) -> None:
    old = a_hip(before)
    migrate(*AFTER).get_model("programs", "Measurement").objects.filter(pk=old.pk).update(outward=Decimal(15))
    assert migrate(*BEFORE).get_model("programs", "Measurement").objects.get(pk=old.pk).number == 65


def test_a_turn_that_cannot_be_is_refused(before: Any) -> None:
    old = a_hip(before)
    rows = migrate(*AFTER).get_model("programs", "Measurement").objects
    with pytest.raises(IntegrityError):
        rows.filter(pk=old.pk).update(outward=Decimal(91))
