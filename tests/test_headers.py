"""What every answer says to caches and to other origins, and whose clock a page shows."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from programs.models import Patient
from tests.test_doors import ClientOf, World, world  # noqa: F401 (a fixture)
from tests.urls import ours

pytestmark = pytest.mark.usefixtures("now")


#: One of each role: what a page says to caches does not depend on whose it is.
ROLES = ("ana", "tom", "cleo")


def test_no_cache_keeps_an_answer_to_somebody_who_signed_in(client_of: ClientOf, world: World) -> None:  # noqa: F811
    clients = {name: client_of(world.people[name]) for name in ROLES}
    kept = {
        (address.name, name): said
        for address in ours()
        for name, client in clients.items()
        if "no-store" not in (said := client.get(world.path(address)).headers.get("Cache-Control", ""))
    }
    assert kept == {}


def test_no_other_origin_embeds_a_page(client_of: ClientOf, world: World) -> None:  # noqa: F811
    for client in (Client(), client_of(world.people["ana"]), client_of(world.people["tom"])):
        for address in ours():
            answer = client.get(world.path(address))
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", address.name


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/no-such-page/", "/you/"])
def test_a_page_is_shown_by_the_clock_of_whoever_asks(client_of: ClientOf, ana: Patient, path: str) -> None:
    ana.user.time_zone = "Pacific/Auckland"
    ana.user.save(update_fields=["time_zone"])
    client_of(ana).get(path)
    assert timezone.get_current_timezone_name() == "Pacific/Auckland"
    Client().get(path)
    assert timezone.get_current_timezone_name() == settings.TIME_ZONE
