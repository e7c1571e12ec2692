"""Looking changes nothing: no GET of any address writes a row, not even a session."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Patient
from tests.second_factor import PASSWORD, signed_in, with_password
from tests.test_doors import ClientOf, World, world  # noqa: F401 (a fixture)
from tests.urls import Address, addresses, ours

pytestmark = pytest.mark.usefixtures("now")

WRITES = {"INSERT", "UPDATE", "DELETE", "REPLACE"}


def writes(queries: CaptureQueriesContext) -> list[str]:
    """The statements that change rows."""
    return [query["sql"] for query in queries if query["sql"].split()[0].upper() in WRITES]


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_no_look_at_any_page_writes_a_row(client_of: ClientOf, world: World, address: Address) -> None:  # noqa: F811
    path, found = world.path(address), {}
    for name, person in world.people.items():
        client = client_of(person)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        if written := writes(queries):
            found[name] = written
    assert found == {}


#: allauth's pages that ask for a proof and must know the question again when the answer comes: they keep it in the
#: session, and nothing else. Making it anew at each answer would accept an old one.
KEEPS_ITS_QUESTION = {
    "/accounts/2fa/totp/activate/": "the secret that the app is to learn",
    "/accounts/2fa/webauthn/add/": "the challenge to a new key",
    "/accounts/2fa/webauthn/login/": "the challenge to a known key, asked by script before anybody is signed in",
}
PAGES_OF_LIBRARIES = [
    f"/{address.route}" for address in addresses() if address.route.startswith("accounts/") and "(" not in address.route
]


@pytest.mark.parametrize("path", [path for path in PAGES_OF_LIBRARIES if "<" not in path])
def test_no_look_at_an_account_page_writes_a_row(ana: Patient, path: str) -> None:
    cache.clear()
    person = signed_in(with_password(ana.user))
    person.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for client in (Client(), person):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
            client.get(path, headers={"x-requested-with": "XMLHttpRequest"})
        written = [sql for sql in writes(queries) if path not in KEEPS_ITS_QUESTION or "django_session" not in sql]
        assert written == []
