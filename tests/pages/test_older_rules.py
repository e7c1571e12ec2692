"""Rows that were stored under other rules: their codes have no words any more, and every page is still there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from programs.actions.program import activate_program
from programs.models import (
    Assessment,
    Measurement,
    Patient,
    Prescription,
    Program,
    ProgramVersion,
    Screening,
    User,
    Week,
)
from programs.wording.stored import EARLIER_FINDING, EARLIER_REASON, EARLIER_SIGN
from tests import make
from tests.make_start import with_draft

SignIn = Callable[[User | Patient], Client]
GONE = "from_another_time"
REASON = {"code": GONE, "rule": "X99", "params": {}}
pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture
def drafted(ana: Patient, now: datetime) -> Program:
    """Ana's draft, every code of which is of other rules."""
    program = with_draft(ana, at=now)
    version = ProgramVersion.objects.get(program=program)
    finding = {"code": GONE, "side": "left", "grade": GONE, "test": GONE, "value": 1, "unit": GONE, "reason": REASON}
    texts = [{"code": code, "params": {}} for code in (GONE, "expectation")]
    version.plan |= {"findings": [finding], "texts": texts, "prognosis": [GONE], "labels": [GONE]}
    version.save()
    Prescription.objects.update(reasons=[REASON | {"params": {"code": GONE}}])
    for week in Week.objects.all():
        week.education, week.running = [GONE], week.running | {"reason": REASON, "remove": [GONE]}
        week.save()
    Screening.objects.update(rules=[GONE], limits=[GONE])
    return program


@pytest.fixture
def running(drafted: Program, tom: User, now: datetime) -> Program:
    """The same, assigned, with a session that was told."""
    program = activate_program(program=drafted, starts_on=now.date(), by=tom, at=now)
    Assessment.objects.update(provoked_by=[GONE])
    Measurement.objects.filter(test="T08", side="left").update(test="T99")
    return program


def texts(client: Client, *paths: str) -> list[str]:
    answers = [client.get(path) for path in paths]
    assert [(path, answer.status_code) for path, answer in zip(paths, answers, strict=True)] == [
        (path, 200) for path in paths
    ]
    return [answer.content.decode() for answer in answers]


def test_a_draft_of_other_rules_is_read(client_of: SignIn, ana: Patient, tom: User, drafted: Program) -> None:
    (text,) = texts(client_of(ana), "/start/plan/")
    assert str(EARLIER_FINDING) in text and str(EARLIER_REASON) in text
    item = Prescription.objects.filter(block="main")[0]
    texts(
        client_of(tom),
        *[reverse(f"therapist:{name}", args=[ana.public_id]) for name in ("patient", "patient-plan")],
        reverse("therapist:dose", args=[ana.public_id, item.public_id]),
    )


def test_the_log_names_the_code_and_nobody(
    client_of: SignIn, ana: Patient, drafted: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("programs.wording.stored.logger.warning", lambda text, *args: said.append(text % args))
    texts(client_of(ana), "/start/plan/")
    assert set(said) == {f"No words for the stored code {GONE}"}


def test_a_running_plan_of_other_rules_is_read(client_of: SignIn, ana: Patient, tom: User, running: Program) -> None:
    session = running.planned_sessions.filter(kind="strength")[0]
    log = make.session_log(planned_session=session, morning=1)
    texts(
        client_of(ana),
        "/today/",
        "/plan/",
        "/progress/",
        *[reverse(f"patient:{name}", args=[session.public_id]) for name in ("session", "session-done")],
    )
    texts(
        client_of(tom),
        *[reverse(f"therapist:{name}", args=[ana.public_id]) for name in ("patient", "patient-plan")],
        reverse("therapist:patient-log", args=[ana.public_id, log.pk]),
    )


def test_a_warning_sign_of_other_rules_still_holds_and_is_said_plainly(
    client_of: SignIn, sam: Patient, now: datetime
) -> None:
    make.assessment(patient=sam, at=now, completed=False)
    make.screening(patient=sam, at=now - timedelta(minutes=1), level="URGENT")
    Screening.objects.update(rules=[GONE, f"{GONE}_too"])
    (text,) = texts(client_of(sam), "/start/result/")
    assert text.count(str(EARLIER_SIGN)) == 1
