"""Invitations: one use, an end, and only a hash in the database."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from programs.actions.care import NotATherapistHere
from programs.actions.invitation import (
    InvitationNotForYou,
    InvitationNotUsable,
    accept_invitation,
    hashed,
    invite,
    link_of,
    token_of,
    usable_invitation,
    withdraw_invitation,
)
from programs.models import AuditEvent, Clinic, ClinicMembership, Invitation, InvitedAs, Patient, User
from tests import make
from tests.conftest import NOW
from tests.make_clinic import invitation

LATER = NOW + timedelta(minutes=1)


def invited(by: User, clinic: Clinic, **fields: Any) -> Invitation:
    known = {"public_id": uuid.uuid4(), "invited_as": InvitedAs.PATIENT, "name": "Sam", "email": "sam@kneeapp.example"}
    return invite(clinic=clinic, by=by, at=NOW, **(known | fields))


@pytest.mark.django_db(transaction=True)
def test_the_mail_holds_the_link_and_no_health_word(tom: User, clinic: Clinic) -> None:
    made = invited(tom, clinic)
    [message] = mail.outbox
    assert message.to == ["sam@kneeapp.example"]
    assert link_of(made) in message.body
    assert not any(word in message.subject + message.body for word in ("knee ", "pain", "injury"))


@pytest.mark.django_db(transaction=True)
def test_without_an_address_no_mail_goes_out(tom: User, clinic: Clinic) -> None:
    invited(tom, clinic, email="")
    assert mail.outbox == []


def test_the_database_holds_only_the_hash_of_the_token(tom: User, clinic: Clinic) -> None:
    made = invited(tom, clinic)
    row = Invitation.objects.filter(pk=made.pk).values().get()
    assert token_of(made) not in map(str, row.values())
    assert row["token_hash"] == hashed(token_of(made))


def test_a_double_click_makes_one_invitation(tom: User, clinic: Clinic) -> None:
    same = uuid.uuid4()
    first, second = (invited(tom, clinic, public_id=same) for _ in range(2))
    assert first == second
    assert Invitation.objects.count() == 1
    assert AuditEvent.objects.filter(action="invite").count() == 1


def test_accepting_is_the_consent_that_opens_the_record(tom: User, clinic: Clinic) -> None:
    sam = make.user()
    accept_invitation(token=token_of(invited(tom, clinic)), by=sam, at=LATER)
    patient = Patient.objects.get(user=sam)
    assert patient.care.get().consented_at == LATER
    assert Patient.objects.visible_to(tom, at=LATER).get() == patient
    told = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert told == ["invite", "become_patient", "start_care", "accept_invitation"]


def test_a_link_works_once(tom: User, clinic: Clinic) -> None:
    token = token_of(invited(tom, clinic))
    accept_invitation(token=token, by=make.user(), at=LATER)
    with pytest.raises(InvitationNotUsable):
        accept_invitation(token=token, by=make.user(), at=LATER)
    assert Patient.objects.count() == 1


@pytest.mark.parametrize(("days", "is_open"), [(13.999, True), (14, False)])
def test_a_link_closes_at_its_very_end(tom: User, days: float, is_open: bool) -> None:
    made = invitation(by=tom)
    moment = NOW + timedelta(days=days)
    if is_open:
        assert usable_invitation(token_of(made), at=moment) == made
    else:
        with pytest.raises(InvitationNotUsable):
            usable_invitation(token_of(made), at=moment)


def refuse(token: str, at: datetime = LATER) -> None:
    with pytest.raises(InvitationNotUsable):
        usable_invitation(token, at=at)


def test_a_withdrawn_link_opens_nothing_and_an_accepted_one_cannot_be_withdrawn(tom: User) -> None:
    made = invitation(by=tom)
    withdraw_invitation(invitation=made, by=tom, at=NOW)
    refuse(token_of(made))
    used = invitation(by=tom)
    accept_invitation(token=token_of(used), by=make.user(), at=LATER)
    withdraw_invitation(invitation=used, by=tom, at=LATER)
    used.refresh_from_db()
    assert used.withdrawn_at is None


@pytest.mark.parametrize("token", ["", "nonsense", "0" * 64])
def test_an_invented_token_opens_nothing(db: None, token: str) -> None:
    refuse(token)


def test_a_link_from_somebody_who_may_no_longer_sign_in_opens_nothing(tom: User) -> None:
    made = invitation(by=tom)
    User.objects.filter(pk=tom.pk).update(is_active=False)
    refuse(token_of(made))


@pytest.mark.parametrize("invited_as", list(InvitedAs))
def test_a_link_from_somebody_who_left_the_clinic_opens_nothing(tom: User, cleo: User, invited_as: InvitedAs) -> None:
    sender = tom if invited_as is InvitedAs.PATIENT else cleo
    made = invitation(by=sender, invited_as=invited_as)
    ClinicMembership.objects.filter(user=sender).update(ended_at=NOW)
    with pytest.raises((InvitationNotUsable, NotATherapistHere)):
        accept_invitation(token=token_of(made), by=make.user(), at=LATER)
    assert ClinicMembership.objects.active(at=LATER).count() == 1
    assert not Patient.objects.exists()


def test_nobody_accepts_their_own_invitation(tom: User) -> None:
    with pytest.raises(InvitationNotForYou):
        accept_invitation(token=token_of(invitation(by=tom)), by=tom, at=LATER)


@pytest.mark.parametrize("role", [InvitedAs.THERAPIST, InvitedAs.ADMINISTRATOR])
def test_staff_join_the_clinic_in_the_role_they_were_invited_for(cleo: User, clinic: Clinic, role: InvitedAs) -> None:
    theo = make.user()
    accept_invitation(token=token_of(invitation(by=cleo, invited_as=role)), by=theo, at=LATER)
    joined = ClinicMembership.objects.get(user=theo)
    assert (joined.clinic, joined.role, joined.started_at) == (clinic, role.value, LATER)
    assert not Patient.objects.exists()


def test_an_account_that_exists_gets_care_and_keeps_its_running_program(tom: User, sam: Patient) -> None:
    program = make.program(patient=sam)
    accept_invitation(token=token_of(invitation(by=tom)), by=sam.user, at=LATER)
    program.refresh_from_db()
    assert program.status == "active"
    assert program.ended_at is None
    assert Patient.objects.in_care_of(tom, at=LATER).get() == sam
