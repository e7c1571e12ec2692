"""The morning after is told once a session; told otherwise later, both stay readable."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from programs.actions.session import NotYourSession, TooEarly, report_morning_pain
from programs.clinical.values import PainScore
from programs.models import AuditEvent, PainReport, Patient, SessionLog
from programs.queries.logs import standing_logs
from tests import make
from tests.actions.told import session_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(ana: Patient) -> SessionLog:
    """Done on Friday of week 2; NOW is the Monday after."""
    return make.session_log(planned_session=session_on(make.program(patient=ana), 11))


def test_a_morning_told_late_is_marked_as_recalled(log: SessionLog, now: datetime) -> None:
    report = report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=now)
    assert (report.felt_on, report.is_recalled) == (log.performed_on + timedelta(days=1), True)
    on_time = make.session_log(planned_session=session_on(log.planned_session.program, 12))
    at = now - timedelta(days=1)
    assert not report_morning_pain(session_log=on_time, score=PainScore(3), by=log.patient.user, at=at).is_recalled


def test_the_same_answer_again_is_the_first_one(log: SessionLog, now: datetime) -> None:
    first = report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=now)
    assert report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=now) == first
    assert PainReport.objects.filter(moment="morning").count() == 1
    assert AuditEvent.objects.filter(action="report_morning_pain").count() == 1


def test_another_answer_corrects_the_first(log: SessionLog, now: datetime) -> None:
    first = report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=now)
    second = report_morning_pain(session_log=log, score=PainScore(6), by=log.patient.user, at=now)
    assert second.corrects == first
    assert standing_logs(pk=log.pk).get().morning == 6
    back = report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=now)
    assert back.corrects == second
    assert standing_logs(pk=log.pk).get().morning == 3


def test_the_morning_stays_when_the_log_is_corrected(log: SessionLog, now: datetime) -> None:
    report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=now)
    corrected = make.session_log(planned_session=log.planned_session, corrects=log)
    assert standing_logs(patient=log.patient).get().morning == 3
    report_morning_pain(session_log=corrected, score=PainScore(4), by=log.patient.user, at=now)
    assert standing_logs(patient=log.patient).get().morning == 4
    assert PainReport.objects.filter(moment="morning", corrected_by=None).count() == 1


def test_a_morning_that_has_not_come_is_not_told(log: SessionLog) -> None:
    with pytest.raises(TooEarly):
        report_morning_pain(session_log=log, score=PainScore(3), by=log.patient.user, at=log.performed_at)


def test_nobody_tells_the_morning_of_somebody_else(log: SessionLog, sam: Patient, now: datetime) -> None:
    with pytest.raises(NotYourSession):
        report_morning_pain(session_log=log, score=PainScore(3), by=sam.user, at=now)
