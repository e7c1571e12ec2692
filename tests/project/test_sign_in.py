"""Sign-in pages asked twice, asked too often, and sent what no browser makes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from kneeapp.sign_in import once
from programs.models import Patient, User
from tests.second_factor import PASSWORD, signed_in, with_password

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.django_db
KEY_LOGIN = "/accounts/2fa/webauthn/login/"
NO_KEYS: list[Any] = [
    {"id": 1},
    {"id": "x", "rawId": "x", "response": {}, "type": "public-key"},
    {"id": "!!", "rawId": "!!", "response": {"clientDataJSON": "!!", "authenticatorData": "", "signature": ""}},
    [],
    "text",
    7,
    None,
    {"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}},
]


@pytest.fixture(autouse=True)
def no_limits_of_other_tests() -> None:
    cache.clear()


def test_the_slower_of_two_sign_ups_is_led_to_the_code() -> None:
    def taken(request: HttpRequest) -> HttpResponse:
        raise IntegrityError

    answer = once(taken)(RequestFactory().post("/accounts/signup/"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/confirm-email/")


def test_sign_up_itself_is_wrapped(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*args: Any, **kwargs: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr("kneeapp.accounts.AccountAdapter.save_user", taken)
    form = {"full_name": "Sol Vik", "email": "sol@kneeapp.example", "password1": PASSWORD}
    assert client.post("/accounts/signup/", form).headers["Location"] == "/accounts/confirm-email/"


@pytest.mark.parametrize("credential", NO_KEYS)
def test_what_no_key_made_is_a_wrong_key(client: Client, credential: Any) -> None:
    client.get(KEY_LOGIN, headers={"x-requested-with": "XMLHttpRequest"})
    answer = client.post(KEY_LOGIN, {"credential": json.dumps(credential)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/")


@pytest.mark.parametrize("credential", NO_KEYS)
def test_what_no_key_made_is_not_added(sam: Patient, credential: Any) -> None:
    client = signed_in(with_password(sam.user))
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    add = "/accounts/2fa/webauthn/add/"
    assert client.get(add).status_code == 200
    answer = client.post(add, {"name": "Key", "credential": json.dumps(credential)})
    assert answer.status_code == 200 and answer.context["form"].errors
    assert not sam.user.authenticator_set.exists()


def test_questions_for_a_passkey_are_limited(client: Client) -> None:
    ajax = {"x-requested-with": "XMLHttpRequest"}
    found = [Client().get(KEY_LOGIN, headers=ajax).status_code for _ in range(32)]
    assert found[:30] == [200] * 30 and set(found[30:]) == {429}


def test_a_new_account_is_where_the_installation_is(client: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    form = {"full_name": "Sol Vik", "email": "sol@kneeapp.example", "password1": PASSWORD}
    assert client.post("/accounts/signup/", form).status_code == 302
    assert User.objects.get(email="sol@kneeapp.example").time_zone == "Europe/Berlin"
