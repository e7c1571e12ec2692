"""A mail server that is down: account pages answer calmly, and nobody's address reaches the log."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.cache import cache
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client

from programs.models import Patient, User
from tests.second_factor import PASSWORD, signed_in, with_password

pytestmark = pytest.mark.django_db
SORRY = "We could not send the mail just now. Ask for a new one in a few minutes."
NEW = "new@kneeapp.example"


class Down(BaseEmailBackend):
    """Refuses everything and names the address, as real servers do."""

    def send_messages(self, messages: Any) -> int:
        raise SMTPRecipientsRefused({messages[0].to[0]: (451, b"try later")})


@pytest.fixture(autouse=True)
def server(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Down"
    cache.clear()


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/accounts/signup/", {"email": NEW, "full_name": "New", "password1": PASSWORD}),
        ("/accounts/password/reset/", {"email": NEW}),
        ("/accounts/password/reset/", {"email": "ana@kneeapp.example"}),
    ],
)
def test_whoever_waits_for_a_mail_is_told(
    ana: Patient, path: str, form: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    answer = Client().post(path, form, follow=True)
    assert answer.status_code == 200
    assert [str(message) for message in answer.context["messages"]] == [SORRY]
    assert "Mail not sent: account/email/" in caplog.text
    assert form["email"] not in caplog.text


def test_a_notice_of_what_was_done_holds_nobody_up(ana: Patient) -> None:
    client = signed_in(with_password(ana.user))
    form = {"oldpassword": PASSWORD, "password1": "another long password", "password2": "another long password"}
    answer = client.post("/accounts/password/change/", form, follow=True)
    assert answer.status_code == 200
    assert SORRY not in answer.content.decode()
    assert User.objects.get(pk=ana.user.pk).check_password("another long password")
