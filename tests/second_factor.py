"""A second factor as a person uses it: an authenticator app, the sign-in page, the set-up page."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time

from django.http import HttpResponse
from django.test import Client
from time_machine import Traveller

from programs.models import User

SET_UP = "/accounts/2fa/"
ACTIVATE = "/accounts/2fa/totp/activate/"
PROVE = "/accounts/2fa/reauthenticate/"
PASSWORD = "a long password of their own"


class App:
    """An authenticator app (RFC 6238: SHA-1, six figures, 30 seconds). A code works once, so each shows a later one."""

    def __init__(self, secret: str, clock: Traveller) -> None:
        self.key, self.clock = base64.b32decode(secret), clock

    def code(self) -> str:
        """The next code."""
        self.clock.shift(31)
        digest = hmac.digest(self.key, struct.pack(">Q", int(time.time()) // 30), "sha1")
        start = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def with_password(person: User) -> User:
    """The person chose a password and confirmed the address."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    person.emailaddress_set.update_or_create(email=person.email, defaults={"verified": True, "primary": True})
    return person


def signed_in(person: User) -> Client:
    """A browser in which the password was given, at the real page."""
    client = Client()
    answer = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    return client


def enrolled(client: Client, clock: Traveller) -> App:
    """Set the app up in this browser: password once more, then a code."""
    page = client.get(ACTIVATE, follow=True)
    if "password" in page.content.decode().lower():
        page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD, "next": ACTIVATE}, follow=True)
    secret = re.search(r"secret=([A-Z2-7]+)", page.context["totp_url"])
    assert secret
    app = App(secret[1], clock)
    answer = client.post(ACTIVATE, {"code": app.code()})
    assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/", answer.content.decode()
    return app


def prove(client: Client, app: App, back: str = "/caseload/") -> HttpResponse:
    """Give a code where it is asked."""
    return client.post(PROVE, {"code": app.code(), "next": back})
