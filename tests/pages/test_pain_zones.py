"""A pain score is judged by the ceiling of its program, wherever it is asked or shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from programs.models import Patient, SessionLog, User
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
CEILINGS = [("low", 5), ("moderate", 4), ("high", 3)]


@pytest.fixture
def log(ana: Patient, now: datetime) -> SessionLog:
    """A session of three days ago whose morning was not told."""
    make.screening(patient=ana)
    session = make.program(patient=ana).planned_sessions.get(due_on=now.date() - timedelta(days=3))
    log = make.session_log(planned_session=session, peak=5)
    make.pain(session_log=log, moment="before", score=4)
    make.pain(session_log=log, moment="after", score=3)
    return log


@pytest.mark.parametrize(("irritability", "ceiling"), CEILINGS)
def test_the_morning_after_has_the_zones_of_the_program(
    log: SessionLog, client_of: ClientOf, irritability: str, ceiling: int
) -> None:
    program = log.planned_session.program
    program.irritability = irritability
    program.save()
    client = client_of(log.patient)
    for url in ("/today/", reverse("patient:morning", args=[log.planned_session.public_id])):
        page = client.get(url).content.decode()
        assert re.findall(r'data-ceiling="(\d+)"', page) == [str(ceiling)], url
        assert f"{ceiling + 1}–10 Stop" in re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page))


@pytest.mark.parametrize(("irritability", "ceiling"), CEILINGS)
def test_the_therapist_sees_what_is_above_the_ceiling_of_the_program(
    log: SessionLog, tom: User, client_of: ClientOf, irritability: str, ceiling: int
) -> None:
    program = log.planned_session.program
    program.irritability = irritability
    program.save()
    make.weekly_check(program=program, told_on=log.performed_on, pain_worst=6, pain_usual=5)
    who = log.patient.public_id
    urls = {
        reverse("therapist:patient", args=[who]): [("6", "5")],  # the worst of a week has a limit of its own
        reverse("therapist:patient-log", args=[who, log.pk]): [],
    }
    of_a_session = [(str(score), str(ceiling)) for score in (5, 4, 3) if score > ceiling]
    for url, of_a_week in urls.items():
        page = client_of(tom).get(url).content.decode()
        red = re.findall(r'class="score score-stop">(\d+)<span class="visually-hidden"> above (\d)<', page)
        assert sorted(red) == sorted(of_a_session + of_a_week), url
