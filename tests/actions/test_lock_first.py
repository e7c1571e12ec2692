"""Whatever changes a patient's rows waits for its turn before it reads them: its first query is the lock's.

Two requests at once, on two connections: tests/actions/test_at_once.py. On SQLite the transaction itself is the
lock, so there this test alone sees a lock that was forgotten.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.actions.check import tell_week
from programs.actions.lock import lock_patient
from programs.actions.program import activate_program, draft_program, stop_program
from programs.actions.session import report_morning_pain
from programs.clinical.check import ToldWeek
from programs.clinical.telling import SetDone
from programs.clinical.values import PainScore
from programs.models import Patient, PlannedSession, Program
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
Deed = Callable[[], object]


def reads(deed: Deed) -> list[str]:
    """The questions that a deed asks the database, in their order."""
    with CaptureQueriesContext(connection) as queries:
        deed()
    return [query["sql"] for query in queries if query["sql"].startswith("SELECT")]


def everything(session: PlannedSession) -> list[SetDone]:
    return [one for item in asked(session) for one in all_sets(item)]


def logging(patient: Patient, program: Program, now: datetime) -> Deed:
    session = session_on(program, 14)
    done = everything(session)
    return lambda: tell(session, now, sets=done)


def correcting(patient: Patient, program: Program, now: datetime) -> Deed:
    session = session_on(program, 14)
    first, done = tell(session, now), everything(session)
    return lambda: tell(session, now, corrects=first, effort=7, sets=done)


def reporting_the_morning(patient: Patient, program: Program, now: datetime) -> Deed:
    log = make.session_log(planned_session=session_on(program, 11))
    return lambda: report_morning_pain(session_log=log, score=PainScore(3), by=patient.user, at=now)


def telling_the_week(patient: Patient, program: Program, now: datetime) -> Deed:
    row = Program.objects.select_related("patient__user").get(pk=program.pk)
    week = ToldWeek(pain_worst=PainScore(3), pain_usual=PainScore(1))
    return lambda: tell_week(program=row, check_id=uuid.uuid4(), week=week, by=patient.user, at=now)


def drafting(patient: Patient, program: Program, now: datetime) -> Deed:
    return lambda: draft_program(patient=patient, by=patient.user, at=now)


def activating(patient: Patient, program: Program, now: datetime) -> Deed:
    draft = draft_program(patient=patient, by=patient.user, at=now)
    return lambda: activate_program(program=draft, starts_on=now.date(), by=patient.user, at=now)


def stopping(patient: Patient, program: Program, now: datetime) -> Deed:
    return lambda: stop_program(program=program, by=patient.user, at=now)


DEEDS = (logging, correcting, reporting_the_morning, telling_the_week, drafting, activating, stopping)


@pytest.mark.parametrize("deed_of", DEEDS, ids=lambda deed_of: deed_of.__name__)
def test_it_locks_before_it_reads(sam: Patient, now: datetime, deed_of: Callable[..., Deed]) -> None:
    yesterday = now - timedelta(days=1)
    make.assessment(patient=sam, at=yesterday)
    make.screening(patient=sam, at=yesterday)
    program = make.program(patient=sam)
    [lock] = reads(lambda: lock_patient(Patient.objects.select_related("user").get(pk=sam.pk)))[1:]
    assert reads(deed_of(sam, program, now))[0] == lock
    assert ("FOR NO KEY UPDATE" in lock) is (connection.vendor == "postgresql")
