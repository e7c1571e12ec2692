"""The administrator manages people and relationships, and reads no record."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import (
    AuditEvent,
    CareRelationship,
    Clinic,
    ClinicMembership,
    Invitation,
    InvitedAs,
    Patient,
    Role,
    User,
)
from tests import make
from tests.make_clinic import in_care, invitation, membership, new_id

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")


def at(name: str, *ids: object, clinic: Clinic | None = None) -> str:
    """An address of a clinic, of Riverside Physio unless told."""
    clinic = clinic or Clinic.objects.get(name="Riverside Physio")
    return reverse(f"clinic:{name}", args=[clinic.public_id, *ids])


def place(name: str, of: User) -> str:
    return at(name, of.memberships.get().public_id)


def test_people_stand_there_with_the_number_of_their_patients(
    client_of: ClientOf, ana: Patient, tom: User, uma: User, cleo: User
) -> None:
    in_care(therapist=tom)
    people = client_of(cleo).get(at("people")).context["people"]
    found = [(member.membership.user.full_name, member.patients) for member in people.therapists]
    assert found == [("Tom Reed", 2), ("Uma Patel", 0)]
    assert [member.membership.user for member in people.administrators] == [cleo]
    assert people.patients == 2


def test_the_stranger_is_told_that_there_is_no_such_page(client_of: ClientOf, ana: Patient, tom: User) -> None:
    for person in (ana, tom):
        for path in (at("people"), at("patients"), at("invite"), place("member-end", tom)):
            assert client_of(person).get(path).status_code == 404


def test_who_cares_for_whom_is_names_and_no_link_to_a_record(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User
) -> None:
    text = client_of(cleo).get(at("patients")).content.decode()
    assert "Ana Silva" in text and "Tom Reed" in text
    assert str(ana.public_id) not in text
    assert not re.search(r'href="/patients/', text)


@pytest.mark.parametrize("number", ["0", "2", "+1", "01", " 1", "١", "9" * 5000, ""])
def test_a_page_of_patients_has_one_number_that_names_it(
    client_of: ClientOf, ana: Patient, cleo: User, number: str
) -> None:
    assert client_of(cleo).get(at("patients"), {"page": "1"}).status_code == 200
    assert client_of(cleo).get(at("patients"), {"page": number}).status_code == 404


def test_the_administrator_of_another_clinic_sees_and_moves_nobody_here(
    client_of: ClientOf, ana: Patient, tom: User, uma: User
) -> None:
    other = make.administrator(name="Cleo elsewhere")
    client, theirs = client_of(other), other.memberships.get().clinic
    assert "Tom Reed" not in client.get(at("people", clinic=theirs)).content.decode()
    assert "Ana Silva" not in client.get(at("patients", clinic=theirs)).content.decode()
    row = tom.memberships.get().public_id
    unknown = client.get(at("member-end", uuid.uuid4(), clinic=theirs))
    for clinic in (theirs, tom.memberships.get().clinic):
        for path in (at("member-end", row, clinic=clinic), at("hand-over", row, clinic=clinic)):
            assert client.get(path).status_code == client.post(path).status_code == 404
            assert client.get(path).content == unknown.content
    assert ana.care.get().ended_at is None


def test_whoever_administers_one_clinic_is_led_to_it(client_of: ClientOf, cleo: User, clinic: Clinic) -> None:
    assert client_of(cleo).get("/clinic/").headers["Location"] == at("people")


def test_whoever_administers_two_clinics_chooses_and_each_keeps_to_itself(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User, clinic: Clinic
) -> None:
    second = make.clinic(name="Second Physio")
    membership(user=cleo, clinic=second, role=Role.ADMINISTRATOR)
    sue = make.therapist(name="Sue Hill", clinic=second)
    client = client_of(cleo)
    text = client.get("/home/", follow=True).content.decode()
    assert at("people") in text and at("people", clinic=second) in text
    here, there = (client.get(at("people", clinic=one)).content.decode() for one in (clinic, second))
    assert "Tom Reed" in here and "Sue Hill" not in here
    assert "Sue Hill" in there and "Tom Reed" not in there
    row = sue.memberships.get().public_id
    assert client.get(at("member-end", row, clinic=second)).status_code == 200
    assert client.get(at("member-end", row, clinic=clinic)).status_code == 404
    form = {"public_id": new_id(), "name": "Theo", "email": "theo@kneeapp.example", "invited_as": "therapist"}
    assert client.post(at("invite", clinic=second), form).status_code == 302
    assert Invitation.objects.get().clinic == second


def test_the_clinic_that_one_no_longer_administers_is_closed(
    client_of: ClientOf, cleo: User, clinic: Clinic, now: datetime
) -> None:
    second = make.clinic(name="Second Physio")
    membership(user=cleo, clinic=second, role=Role.ADMINISTRATOR, ended_at=now)
    client = client_of(cleo)
    assert client.get(at("people", clinic=second)).status_code == 404
    assert client.get("/clinic/").headers["Location"] == at("people")


def test_inviting_a_therapist_sends_a_mail_and_a_double_click_sends_no_second(
    client_of: ClientOf, cleo: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client, form = client_of(cleo), {"public_id": new_id(), "name": "Theo", "email": "T@kneeapp.example"}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        answers = [client.post(at("invite"), form | {"invited_as": "therapist"}) for _ in range(2)]
    made = Invitation.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [at("invitation", made.public_id)] * 2
    assert (made.email, made.invited_as, len(mail.outbox)) == ("t@kneeapp.example", "therapist", 1)


def test_a_staff_invitation_sent_again_with_other_words_keeps_them(client_of: ClientOf, cleo: User) -> None:
    client, form = client_of(cleo), {"public_id": new_id(), "name": "Theo", "email": "theo@kneeapp.example"}
    client.post(at("invite"), form | {"invited_as": "therapist"})
    told = client.post(at("invite"), form | {"invited_as": "administrator"})
    assert told.status_code == 409
    assert told.context["form"]["public_id"].value() != form["public_id"]
    assert Invitation.objects.get().invited_as == "therapist"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "\u200b"},
        {"email": ""},
        {"email": "x"},
        {"invited_as": "patient"},
        {"invited_as": ""},
        {"public_id": "1"},
    ],
)
def test_a_wrong_invitation_is_refused_beside_the_field_and_keeps_what_was_typed(
    client_of: ClientOf, cleo: User, wrong: dict[str, str]
) -> None:
    form = {"public_id": new_id(), "name": "Theo", "email": "theo@kneeapp.example", "invited_as": "therapist"}
    answer = client_of(cleo).post(at("invite"), form | wrong)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_therapist_with_patients_is_sent_to_the_hand_over(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User
) -> None:
    client = client_of(cleo)
    assert "1 patient is in the care of Tom Reed" in client.get(place("member-end", tom)).content.decode()
    assert client.post(place("member-end", tom)).headers["Location"] == place("hand-over", tom)
    assert tom.memberships.get().ended_at is None


def test_a_leaving_therapist_hands_over_and_goes(
    client_of: ClientOf, ana: Patient, tom: User, uma: User, cleo: User
) -> None:
    client, to = client_of(cleo), {"to": str(uma.memberships.get().public_id)}
    assert client.post(place("hand-over", tom), to).headers["Location"] == at("people")
    assert client.post(place("hand-over", tom), to).status_code == 302
    assert CareRelationship.objects.filter(ended_at=None).get().therapist == uma
    assert client.post(place("member-end", tom)).headers["Location"] == at("people")
    assert client.post(place("member-end", tom)).headers["Location"] == at("people")
    assert client_of(tom).get("/caseload/").status_code == 404
    deeds = list(AuditEvent.objects.filter(actor=cleo.public_id).order_by("pk").values_list("action", flat=True))
    assert [deed for deed in deeds if deed != "sign_in"] == ["hand_over", "end_membership"]


def gone(tom: User, how: str) -> None:
    """Tom is gone in a way that no page of the clinic saw."""
    if how == "switched off":
        User.objects.filter(pk=tom.pk).update(is_active=False)
    else:
        tom.memberships.update(ended_at=make.LONG_AGO)


@pytest.mark.parametrize("how", ["switched off", "membership ended"])
def test_the_patients_of_a_therapist_who_is_gone_are_seen_and_handed_over(
    client_of: ClientOf, ana: Patient, tom: User, uma: User, cleo: User, how: str
) -> None:
    gone(tom, how)
    client = client_of(cleo)
    people = client.get(at("people"))
    assert [(one.membership.user, one.patients, one.is_gone) for one in people.context["people"].therapists] == [
        (tom, 1, True),
        (uma, 0, False),
    ]
    assert place("hand-over", tom) in people.content.decode()
    assert "Ana Silva" in client.get(at("patients")).content.decode()
    assert client.post(place("hand-over", tom), {"to": str(uma.memberships.get().public_id)}).status_code == 302
    assert ana.care.get(ended_at=None).therapist == uma
    assert not any(one.is_gone for one in client.get(at("people")).context["people"].therapists)


def test_a_hand_over_goes_to_a_colleague_of_this_clinic_only(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User
) -> None:
    outside = make.therapist().memberships.get().public_id
    for to in (outside, tom.memberships.get().public_id, cleo.memberships.get().public_id, uuid.uuid4(), "x", ""):
        assert client_of(cleo).post(place("hand-over", tom), {"to": str(to)}).status_code == 422
    assert ana.care.get().ended_at is None


def test_a_colleague_who_is_one_of_the_patients_is_refused_kindly(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User, clinic: Clinic
) -> None:
    own = membership(user=ana.user, clinic=clinic)
    answer = client_of(cleo).post(place("hand-over", tom), {"to": str(own.public_id)})
    assert answer.status_code == 422
    assert "One of the patients is Ana Silva" in answer.content.decode()


def test_the_last_administrator_is_told_why_they_stay(client_of: ClientOf, cleo: User) -> None:
    answer = client_of(cleo).post(place("member-end", cleo), follow=True)
    assert "keeps at least one administrator" in answer.content.decode()
    assert ClinicMembership.objects.get(user=cleo).ended_at is None


def test_only_whoever_invited_sees_the_link_itself(client_of: ClientOf, cleo: User, clinic: Clinic) -> None:
    other = make.user(name="Second")
    membership(user=other, clinic=clinic, role=Role.ADMINISTRATOR)
    path = at("invitation", invitation(by=cleo, invited_as=InvitedAs.THERAPIST).public_id)
    assert "/invitation/" in client_of(cleo).get(path).content.decode()
    assert "/invitation/" not in client_of(other).get(path).content.decode()


def test_any_administrator_of_the_clinic_withdraws_and_a_repeat_changes_nothing(
    client_of: ClientOf, cleo: User, clinic: Clinic
) -> None:
    other = make.user()
    membership(user=other, clinic=clinic, role=Role.ADMINISTRATOR)
    made = invitation(by=cleo, invited_as=InvitedAs.THERAPIST)
    path = at("invitation-withdraw", made.public_id)
    assert [client_of(other).post(path).status_code for _ in range(2)] == [302, 302]
    assert AuditEvent.objects.filter(action="withdraw_invitation").count() == 1


def test_a_patients_invitation_is_not_the_administrators(client_of: ClientOf, tom: User, cleo: User) -> None:
    made = invitation(by=tom)
    for name in ("invitation", "invitation-withdraw"):
        path = at(name, made.public_id)
        assert client_of(cleo).post(path).status_code in {404, 405}
    assert client_of(cleo).get(at("invitation", made.public_id)).status_code == 404


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["people", "patients"])
def test_more_people_cost_no_more_queries(client_of: ClientOf, cleo: User, clinic: Clinic, name: str) -> None:
    client, spent = client_of(cleo), []
    for _ in range(2):
        for _ in range(4):
            in_care(therapist=make.therapist(clinic=clinic))
        spent.append(cost(client, at(name)))
    assert spent[0] == spent[1] <= 12
