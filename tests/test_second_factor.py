"""Staff see nothing until their session has shown a second factor; runners and the demo do without. The pages are
walked with a real authenticator app in tests/test_second_factor_walk.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client

from kneeapp.second_factor import ALWAYS_OPEN, OPEN_FOR_SET_UP
from programs.actions.invitation import accept_invitation, token_of
from programs.models import InvitedAs, Patient, User
from programs.views.audience import Audience
from tests import make
from tests.make_clinic import invitation
from tests.second_factor import PROVE, SET_UP
from tests.urls import Address, addresses, ours

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")


@pytest.fixture(autouse=True)
def demanded(settings: Any) -> None:
    settings.MFA_REQUIRED_FOR_STAFF = True


@pytest.fixture
def staff(tom: User, cleo: User) -> dict[str, User]:
    return {"tom": tom, "cleo": cleo, "installer": make.user(is_staff=True, is_superuser=True)}


def without_arguments(which: list[Address]) -> list[Address]:
    return [address for address in which if not address.arguments and address.route not in {"", "healthz"}]


OURS = [address for address in without_arguments(ours()) if address.name not in ALWAYS_OPEN | OPEN_FOR_SET_UP]


@pytest.mark.parametrize("address", OURS, ids=lambda address: address.name)
def test_every_page_sends_staff_to_the_set_up_first(
    client_of: ClientOf, staff: dict[str, User], address: Address
) -> None:
    for person in staff.values():
        answer = client_of(person).get(f"/{address.route}")
        assert (answer.status_code, answer.headers.get("Location")) == (302, SET_UP)


@pytest.mark.parametrize("path", ["/admin/", "/admin/programs/user/", "/accounts/sessions/", "/patients/x/"])
def test_the_pages_of_libraries_do_the_same(client_of: ClientOf, staff: dict[str, User], path: str) -> None:
    answer = client_of(staff["installer"]).get(path)
    assert answer.status_code == 404 if path == "/patients/x/" else answer.headers["Location"] == SET_UP


def test_a_post_changes_nothing_without_it(client_of: ClientOf, ana: Patient, tom: User) -> None:
    answer = client_of(tom).post(f"/patients/{ana.public_id}/end-care/")
    assert answer.headers["Location"] == SET_UP
    assert ana.care.get().ended_at is None


@pytest.mark.parametrize(
    "path", [SET_UP, "/accounts/logout/", "/accounts/email/", "/accounts/password/change/", "/healthz"]
)
def test_what_the_set_up_needs_stays_open(client_of: ClientOf, tom: User, path: str) -> None:
    answer = client_of(tom).get(path)
    assert answer.headers.get("Location") != SET_UP
    assert answer.status_code in {200, 302}


def test_a_runner_does_without(client_of: ClientOf, ana: Patient) -> None:
    assert client_of(ana).get("/you/").status_code == 200


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
@pytest.mark.parametrize("path", ["/caseload/", SET_UP, "/accounts/email/", "/accounts/password/change/", "/admin/"])
def test_to_hold_one_is_not_enough_the_session_must_show_it(
    client_of: ClientOf, tom: User, kind: str, path: str
) -> None:
    Authenticator.objects.create(user=tom, type=kind, data={})
    page = PROVE if kind == Authenticator.Type.TOTP else "/accounts/2fa/webauthn/reauthenticate/"
    assert client_of(tom).get(path).headers["Location"] == f"{page}?next={path.replace('/', '%2F')}"


@pytest.mark.parametrize(
    ("shown", "opens"),
    [
        ({"method": "mfa", "type": "totp"}, True),
        ({"method": "mfa", "type": "recovery_codes"}, True),
        ({"method": "mfa", "type": "webauthn", "passwordless": True}, True),
        ({"method": "password", "email": "tom@kneeapp.example"}, False),
        ({"method": "password", "reauthenticated": True}, False),
    ],
)
def test_what_the_session_shows_decides(
    client_of: ClientOf, tom: User, uma: User, shown: dict[str, Any], opens: bool
) -> None:
    for person in (tom, uma):
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    for person, is_theirs in ((tom, True), (uma, False)):
        client = client_of(person)
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [shown | {"at": 1.0}]
        session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(tom.pk)
        session.save()
        assert (client.get("/caseload/").status_code == 200) is (opens and is_theirs)


def test_what_was_sent_from_such_a_session_is_not_done(client_of: ClientOf, ana: Patient, tom: User) -> None:
    Authenticator.objects.create(user=tom, type=Authenticator.Type.TOTP, data={})
    answer = client_of(tom).post(f"/patients/{ana.public_id}/end-care/")
    assert answer.headers["Location"] == PROVE
    assert ana.care.get().ended_at is None


def test_whoever_becomes_staff_needs_it_at_the_next_request(client_of: ClientOf, cleo: User, now: datetime) -> None:
    theo = make.user()
    client = client_of(theo)
    assert client.get("/you/").status_code == 200
    made = invitation(by=cleo, invited_as=InvitedAs.THERAPIST)
    accept_invitation(token=token_of(made), by=theo, at=now)
    assert client.get("/you/").headers["Location"] == SET_UP


def test_in_the_demo_nobody_is_asked(client_of: ClientOf, tom: User, settings: Any) -> None:
    settings.MFA_REQUIRED_FOR_STAFF = False
    assert client_of(tom).get("/caseload/").status_code == 200


def test_every_open_page_exists() -> None:
    assert {address.name for address in addresses()} >= ALWAYS_OPEN | OPEN_FOR_SET_UP
    records = {Audience.THERAPIST, Audience.ADMINISTRATOR, Audience.PATIENT}
    opened = [address for address in ours() if address.name in ALWAYS_OPEN | OPEN_FOR_SET_UP]
    assert not [address for address in opened if address.view.audience in records]
