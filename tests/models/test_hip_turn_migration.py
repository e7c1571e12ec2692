"""The step to the second number of the hip test, both ways, on rows that were there before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = ("programs", "0003_worse_straightening")
AFTER = ("programs", "0004_hip_turn_and_walk")


def migrate(*target: str) -> Any:
    """Go to this migration; the models as they are there."""
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.fixture
def before(transactional_db: None) -> Iterator[Any]:
    """The models of the step before; afterwards the newest again."""
    newest = [node for node in MigrationExecutor(connection).loader.graph.leaf_nodes() if node[0] == "programs"]
    yield migrate(*BEFORE)
    MigrationExecutor(connection).migrate(newest)


def a_hip(apps: Any) -> Any:
    """A hip that turns in 65 degrees, as the models of that time store it."""
    at = datetime(2027, 1, 4, 9, tzinfo=UTC)
    user = apps.get_model("programs", "User").objects.create(email="old@example.org")
    patient = apps.get_model("programs", "Patient").objects.create(user=user, created_at=at, consented_at=at)
    assessments = apps.get_model("programs", "Assessment").objects
    assessment = assessments.create(patient=patient, started_at=at, walk_30_min_pain=2)
    measurements = apps.get_model("programs", "Measurement").objects
    return measurements.create(assessment=assessment, test="T23", side="left", number=Decimal(65), measured_at=at)


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
