"""A told session as the therapist reads it: set by set, corrected, and never another patient's."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from programs.models import ExerciseSkip, Patient, Program, SetLog, User
from tests import make
from tests.make_clinic import following, in_care, logs

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")


def log_page(patient: Patient, log_id: object) -> str:
    return reverse("therapist:patient-log", args=[patient.public_id, log_id])


def test_a_session_is_read_set_by_set_beside_what_was_asked(
    client_of: ClientOf, ana: Patient, tom: User, program: Program
) -> None:
    [log] = logs(program, 4)
    squat, wall_sit = log.planned_session.week.prescriptions.order_by("position")[1:4:2]
    for side, reps in (("both", 12), ("both", 9)):
        number = SetLog.objects.filter(session_log=log).count() + 1
        SetLog.objects.create(session_log=log, prescription=squat, number=number, side=side, reps=reps)
    ExerciseSkip.objects.create(session_log=log, prescription=wall_sit, reason="hurts")
    text = client_of(tom).get(log_page(ana, log.pk)).content.decode()
    assert "3 × 10–15" in text
    assert ">12<" in text and ">9<" in text
    assert "Left out: It hurts" in text


def test_a_corrected_session_stays_readable_from_both_sides(
    client_of: ClientOf, ana: Patient, tom: User, program: Program
) -> None:
    [first] = logs(program, 7)
    second = make.session_log(planned_session=first.planned_session, peak=2, corrects=first)
    client = client_of(tom)
    old, new = (client.get(log_page(ana, log.pk)).content.decode() for log in (first, second))
    assert log_page(ana, second.pk) in old and "corrected this" in old
    assert log_page(ana, first.pk) in new and "This corrects" in new


def test_a_log_of_another_patient_is_not_found_under_ones_own(
    client_of: ClientOf, ana: Patient, tom: User, uma: User, program: Program
) -> None:
    _, foreign = following(therapist=uma)
    [log] = logs(foreign, 2)
    client = client_of(tom)
    answers = [client.get(log_page(ana, some)) for some in (log.pk, uuid.uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_session_stands_under_its_own_patient_only(
    client_of: ClientOf, ana: Patient, tom: User, program: Program
) -> None:
    other = in_care(therapist=tom)
    [log] = logs(program, 2)
    assert client_of(tom).get(log_page(ana, log.pk)).status_code == 200
    assert client_of(tom).get(log_page(other, log.pk)).status_code == 404
