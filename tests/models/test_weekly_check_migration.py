"""The migration that lets a log keep the week it asked for: there and back, on stored logs."""

from __future__ import annotations

from programs.models import Patient, SessionLog
from tests import make
from tests.models.migrating import migrate, migrate_to_newest

BEFORE, AFTER = ("programs", "0004_hip_turn_and_walk"), ("programs", "0006_load_share")


def test_logs_stay_as_they_were_both_ways(newest_afterwards: None, sam: Patient) -> None:
    session = make.program(patient=sam).planned_sessions.all()[0]
    log = make.session_log(planned_session=session, peak=3)
    before = migrate(*BEFORE)
    assert before.get_model("programs", "SessionLog").objects.count() == 1
    migrate(*AFTER)
    migrate_to_newest()
    stored = SessionLog.objects.get()
    assert (stored.pk, stored.effort_rpe) == (log.pk, log.effort_rpe)
    assert (stored.content_week, stored.volume_share, stored.load_share) == (None, None, None)
