"""A session in which everything was left out is told, and shown as done nowhere; pain as the reason is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from programs.clinical.telling import ExerciseSkipped
from programs.models import ExerciseSkip, Patient, PlannedSession, Prescription, Program, User
from programs.queries.logs import standing_logs
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell
from tests.pages.session_answers import address, answers

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
MONDAY = 14


@pytest.fixture
def session(ana: Patient, tom: User, now: datetime) -> PlannedSession:
    make.screening(patient=ana)
    program: Program = make.program(patient=ana, by=tom)
    return session_on(program, MONDAY)


def leave_out(client: Client, session: PlannedSession, reason: str, *, number: int = 99) -> None:
    """Tell a session with the first `number` exercises left out."""
    changes: dict[str, str] = {}
    for item in asked(session)[:number]:
        changes |= {f"p{item.public_id.hex}-did": "no", f"p{item.public_id.hex}-reason": reason}
    assert client.post(address(session), answers(session, **changes)).status_code == 302


def seen_by(client: Client, patient: Patient) -> str:
    return client.get(reverse("therapist:patient", args=[patient.public_id])).content.decode()


def test_the_runner_is_not_praised_for_a_session_left_out(
    client_of: ClientOf, ana: Patient, session: PlannedSession
) -> None:
    client = client_of(ana)
    leave_out(client, session, "no_time")
    done = client.get(address(session, "done/")).content.decode()
    assert "Session saved as left out" in done and "Good work" not in done
    today, progress = (client.get(page).content.decode() for page in ("/today/", "/progress/"))
    assert "left out" in today and "is done" not in today
    assert "0 of 7 done" in progress and "1 left out" in progress
    assert "You did it" not in client.get(address(session)).content.decode()


def test_the_therapist_reads_left_out_and_not_done(
    client_of: ClientOf, ana: Patient, tom: User, session: PlannedSession
) -> None:
    leave_out(client_of(ana), session, "no_time")
    text = seen_by(client_of(tom), ana)
    assert "Told: left out" in text and "Partly" not in text
    assert "left out because it hurts" not in text


def test_pain_as_the_reason_is_seen_in_the_list_and_in_the_caseload(
    client_of: ClientOf, ana: Patient, tom: User, session: PlannedSession
) -> None:
    for planned in session.program.planned_sessions.filter(kind="strength", due_on__lt=session.due_on):
        make.session_log(planned_session=planned, peak=1)
    leave_out(client_of(ana), session, "hurts", number=1)
    client = client_of(tom)
    text = seen_by(client, ana)
    assert "Partly, 1 left out" in text and "left out because it hurts" in text
    [group] = client.get("/caseload/").context["groups"]
    assert group["code"] == "pain_up"
    assert group["lines"][0]["why"] == "Left something out on 18 January because it hurts"


def test_an_optional_exercise_alone_makes_no_session(ana: Patient, session: PlannedSession, now: datetime) -> None:
    first, *others = asked(session)
    Prescription.objects.filter(pk=first.pk).update(is_optional=True)
    skips = [ExerciseSkipped(prescription=item.public_id, reason="no_time") for item in others]
    tell(session, now, sets=all_sets(first), skips=skips)
    assert [log.is_left_out for log in standing_logs(patient=ana)] == [True]


def test_a_session_left_out_neither_ends_a_gap_nor_speaks_in_the_trend(
    client_of: ClientOf, ana: Patient, session: PlannedSession
) -> None:
    first, *later = session.program.planned_sessions.filter(due_on__lt=session.due_on).order_by("due_on")
    make.session_log(planned_session=first)
    client = client_of(ana)
    gap = client.get("/today/").context["known"].gap
    assert gap is not None
    for planned in later:  # a score that no training gave
        log = make.session_log(planned_session=planned, peak=0)
        item = asked(session)[0]
        ExerciseSkip.objects.create(session_log=log, prescription=item, reason="no_time")
    assert client.get("/today/").context["known"].gap == gap
    assert client.get("/progress/").context["known"].trend.trend == "too_early"
