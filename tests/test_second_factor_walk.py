"""The second factor walked through the real pages: set-up, sign-in, and what a stolen password does not open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from time_machine import Traveller

from programs.models import AuditEvent, Patient, User
from tests.conftest import NOW
from tests.pages.test_account_pages import looks_right
from tests.second_factor import ACTIVATE, PASSWORD, PROVE, SET_UP, App, enrolled, prove, signed_in, with_password

pytestmark = pytest.mark.django_db(transaction=True)
REMOVE = "/accounts/2fa/totp/deactivate/"
NEW_PASSWORD = {"oldpassword": PASSWORD, "password1": "another long password", "password2": "another long password"}


@pytest.fixture(autouse=True)
def demanded(settings: Any) -> None:
    settings.MFA_REQUIRED_FOR_STAFF = True
    cache.clear()  # rate limits and used codes of other tests


@pytest.fixture
def clock() -> Iterator[Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def goes_to(client: Client, path: str) -> str:
    """Where a GET leads; empty where the page opens."""
    answer = client.get(path)
    assert answer.status_code in {200, 302}
    return str(answer.headers.get("Location", "")).split("?")[0]


def test_a_new_member_of_staff_sets_one_up_and_goes_on_at_once(tom: User, clock: Traveller) -> None:
    client = signed_in(with_password(tom))
    assert goes_to(client, "/caseload/") == SET_UP
    enrolled(client, clock)
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 200
    assert goes_to(client, "/caseload/") == ""
    assert AuditEvent.objects.filter(action="add_second_factor", actor=tom.public_id).exists()


@pytest.mark.parametrize("path", ["/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/"])
def test_spare_codes_are_shown_in_our_frame_without_inline_code(tom: User, clock: Traveller, path: str) -> None:
    client = signed_in(with_password(tom))
    enrolled(client, clock)
    looks_right(client.get(path).text)


def test_the_spare_codes_shown_are_those_that_work(tom: User, clock: Traveller) -> None:
    client = signed_in(with_password(tom))
    enrolled(client, clock)
    shown = re.findall(r"<li>([0-9]{8})</li>", client.get("/accounts/2fa/recovery-codes/").text)
    assert len(shown) == 10
    again = signed_in(tom)
    assert again.post("/accounts/2fa/authenticate/", {"code": shown[3]}).status_code == 302
    assert goes_to(again, "/caseload/") == ""


def test_setting_one_up_ends_every_other_session(tom: User, clock: Traveller) -> None:
    elsewhere, here = signed_in(with_password(tom)), signed_in(tom)
    enrolled(here, clock)
    assert goes_to(elsewhere, "/caseload/") == "/accounts/login/"


def test_sign_in_asks_for_the_code_and_then_opens(tom: User, clock: Traveller) -> None:
    app = enrolled(signed_in(with_password(tom)), clock)
    again = signed_in(tom)
    assert goes_to(again, "/caseload/") == "/accounts/login/"
    again.post("/accounts/2fa/authenticate/", {"code": app.code()})
    assert goes_to(again, "/caseload/") == ""


@pytest.fixture
def password_only(tom: User, clock: Traveller) -> tuple[Client, App]:
    """A session of the password alone, beside an account that holds a factor: as if it had outlived the set-up."""
    app = enrolled(signed_in(with_password(tom)), clock)
    client = Client()
    client.force_login(tom)
    return client, app


def test_a_session_of_the_password_alone_is_led_to_the_code_and_nowhere_else(
    password_only: tuple[Client, App],
) -> None:
    client, app = password_only
    for path in ("/caseload/", SET_UP, ACTIVATE, REMOVE, "/accounts/email/", "/accounts/sessions/"):
        assert goes_to(client, path) == PROVE
    page = client.get("/caseload/", follow=True)
    assert page.status_code == 200 and "/accounts/logout/" in page.content.decode()
    assert prove(client, app).headers["Location"] == "/caseload/"
    assert goes_to(client, "/caseload/") == ""


def test_the_password_does_not_stand_in_for_the_code(password_only: tuple[Client, App], tom: User) -> None:
    client, _ = password_only
    assert goes_to(client, "/accounts/reauthenticate/") == PROVE
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).headers["Location"] == PROVE
    assert client.post(REMOVE).headers["Location"] == PROVE
    assert Authenticator.objects.filter(user=tom, type="totp").exists()


def test_a_runner_with_a_factor_proves_changes_with_it_not_with_the_password(ana: Patient, clock: Traveller) -> None:
    client = signed_in(with_password(ana.user))
    app = enrolled(client, clock)
    clock.shift(3600)
    assert goes_to(client, "/you/") == ""
    assert goes_to(client, REMOVE) == goes_to(client, "/accounts/password/change/") == PROVE
    for path, form in (
        ("/accounts/password/change/", NEW_PASSWORD),
        ("/accounts/email/", {"action_add": "", "email": "x@kneeapp.example"}),
        (REMOVE, {}),
    ):
        assert client.post(path, form).headers["Location"].split("?")[0] == PROVE
    assert PASSWORD not in str(dict(client.session))
    ana.user.refresh_from_db()
    assert ana.user.check_password(PASSWORD) and ana.user.emailaddress_set.count() == 1
    prove(client, app, REMOVE)  # what was sent to that page is done now
    assert not Authenticator.objects.filter(user=ana.user).exists()


def test_without_a_factor_the_password_is_the_proof(ana: Patient, clock: Traveller) -> None:
    client = signed_in(with_password(ana.user))
    assert goes_to(client, "/accounts/password/change/") == ""
    assert goes_to(client, ACTIVATE) == "/accounts/reauthenticate/"
    client.post("/accounts/password/change/", NEW_PASSWORD)
    ana.user.refresh_from_db()
    assert ana.user.check_password("another long password")


def test_removing_it_ends_other_sessions_and_staff_are_led_to_set_up_anew(tom: User, clock: Traveller) -> None:
    client = signed_in(with_password(tom))
    app = enrolled(client, clock)
    elsewhere = signed_in(tom)
    elsewhere.post("/accounts/2fa/authenticate/", {"code": app.code()})
    assert goes_to(elsewhere, "/caseload/") == ""
    client.post(REMOVE)
    assert goes_to(elsewhere, "/caseload/") == "/accounts/login/"
    assert goes_to(client, "/caseload/") == SET_UP
