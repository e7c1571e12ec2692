"""Looking changes nothing: no GET of any address writes a row, not even a session."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.test_doors import ClientOf, World, world  # noqa: F401 (a fixture)
from tests.urls import Address, ours

pytestmark = pytest.mark.usefixtures("now")

WRITES = {"INSERT", "UPDATE", "DELETE", "REPLACE"}
ACCOUNT_PAGES = ("/accounts/password/change/", "/accounts/email/", "/accounts/2fa/", "/accounts/sessions/")


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


@pytest.mark.parametrize("path", ACCOUNT_PAGES)
def test_no_look_at_an_account_page_writes_a_row(client_of: ClientOf, world: World, path: str) -> None:  # noqa: F811
    ana = world.people["ana"]
    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    client = client_of(ana)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    assert writes(queries) == []
