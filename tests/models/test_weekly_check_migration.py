"""The migration that lets a log keep the week it asked for: there and back, on stored logs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from programs.models import Patient, SessionLog
from tests import make

BEFORE, AFTER = ("programs", "0004_hip_turn_and_walk"), ("programs", "0006_load_share")


def to(target: tuple[str, str]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([target])


@pytest.mark.django_db(transaction=True)
def test_logs_stay_as_they_were_both_ways(sam: Patient) -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("programs")
    session = make.program(patient=sam).planned_sessions.all()[0]
    log = make.session_log(planned_session=session, peak=3)
    try:
        to(BEFORE)
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM programs_sessionlog")
            assert cursor.fetchone() == (1,)
        to(AFTER)
    finally:
        MigrationExecutor(connection).migrate(latest)
    stored = SessionLog.objects.get()
    assert (stored.pk, stored.effort_rpe) == (log.pk, log.effort_rpe)
    assert (stored.content_week, stored.volume_share, stored.load_share) == (None, None, None)
