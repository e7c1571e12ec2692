"""A mail server that is down undoes nothing, stops nobody, and no address reaches the log."""

from __future__ import annotations

import uuid
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from programs.actions.care import hand_over
from programs.actions.invitation import invite
from programs.models import Clinic, Invitation, InvitedAs, Patient, User
from tests.conftest import NOW

REFUSED = "new@kneeapp.example"


class RefusesOne(EmailBackend):
    """A mail server that refuses one address and names it, as real ones do."""

    def send_messages(self, messages: Any) -> int:
        if any(REFUSED in message.to for message in messages):
            raise SMTPRecipientsRefused({REFUSED: (550, b"no such user")})
        return int(super().send_messages(messages))


@pytest.fixture(autouse=True)
def server(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.RefusesOne"


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_fails_takes_neither_the_deed_nor_the_next_mail_with_it(
    ana: Patient, tom: User, uma: User, clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    with transaction.atomic():
        invite(
            public_id=uuid.uuid4(),
            clinic=clinic,
            invited_as=InvitedAs.PATIENT,
            name="New",
            email=REFUSED,
            by=tom,
            at=NOW,
        )
        hand_over(care=ana.care.get(), to=uma, by=tom, at=NOW)
    assert Invitation.objects.get().email == REFUSED
    assert [message.to for message in mail.outbox] == [[ana.user.email]]
    assert "Mail not sent: invitation (SMTPRecipientsRefused)" in caplog.text
    assert REFUSED not in caplog.text
