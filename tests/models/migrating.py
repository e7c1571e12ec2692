"""Going to a step of the migrations and back, on rows as the models of that time store them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

THEN = datetime(2027, 1, 4, 9, tzinfo=UTC)


def migrate(*target: str) -> Any:
    """Go to this migration; the models as they are there."""
    MigrationExecutor(connection).migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


def migrate_to_newest() -> None:
    """Where every other test expects to be."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("programs"))


def an_old_patient(apps: Any) -> Any:
    """A patient, as the models of that time store one."""
    user = apps.get_model("programs", "User").objects.create(email="old@example.org")
    return apps.get_model("programs", "Patient").objects.create(user=user, created_at=THEN, consented_at=THEN)
