"""What every answer says to caches and to other origins, and whose clock a page shows."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from programs.models import Patient
from tests.test_doors import ClientOf, World, world  # noqa: F401 (a fixture)
from tests.urls import Address, ours

pytestmark = pytest.mark.usefixtures("now")


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_no_cache_keeps_an_answer_to_somebody_who_signed_in(
    client_of: ClientOf,
    world: World,  # noqa: F811
    address: Address,
) -> None:
    path, kept = world.path(address), {}
    for name, person in world.people.items():
        said = client_of(person).get(path).headers.get("Cache-Control", "")
        if "no-store" not in said:
            kept[name] = said
    assert kept == {}


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_no_other_origin_embeds_a_page(client_of: ClientOf, world: World, address: Address) -> None:  # noqa: F811
    path = world.path(address)
    for client in (Client(), client_of(world.people["ana"]), client_of(world.people["tom"])):
        assert client.get(path).headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/no-such-page/", "/you/"])
def test_a_page_is_shown_by_the_clock_of_whoever_asks(client_of: ClientOf, ana: Patient, path: str) -> None:
    ana.user.time_zone = "Pacific/Auckland"
    ana.user.save(update_fields=["time_zone"])
    client_of(ana).get(path)
    assert timezone.get_current_timezone_name() == "Pacific/Auckland"
    Client().get(path)
    assert timezone.get_current_timezone_name() == settings.TIME_ZONE
