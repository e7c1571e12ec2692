"""Every address names its audience; nothing is open by accident."""

from __future__ import annotations

import pytest

from programs.views.audience import Audience
from tests.urls import THIRD_PARTY, Address, addresses, ours

#: The only pages for which nobody signs in. A new one is added here on purpose.
PUBLIC = {
    *("landing", "healthz", "rules", "rule-sheet", "try-program", "try-next-step", "components"),
    *("exercises", "exercise"),
    *("invitation", "invitation-open"),
}
#: Which audience stands behind which beginning of an address.
AUDIENCES = {
    "clinic/": {Audience.ADMINISTRATOR},
    "caseload/": {Audience.THERAPIST},
    "patients/": {Audience.THERAPIST},
    "start/": {Audience.RUNNER, Audience.PATIENT},
    "today/": {Audience.RUNNER},
    "plan/": {Audience.RUNNER},
    "sessions/": {Audience.PATIENT},
    "progress/": {Audience.RUNNER},
    "check/": {Audience.PATIENT},
}


def name(address: Address) -> str:
    return address.name


def test_the_walk_sees_the_project() -> None:
    names = {address.name for address in ours()}
    assert {"landing", "patient:today", "therapist:caseload", "clinic:people"} <= names
    assert len(names) >= 40


@pytest.mark.parametrize("address", ours(), ids=name)
def test_every_view_names_its_audience(address: Address) -> None:
    assert isinstance(getattr(address.view, "audience", None), Audience), address.route


@pytest.mark.parametrize("address", ours(), ids=name)
def test_every_address_has_a_name(address: Address) -> None:
    assert not address.name.endswith("None"), address.route


def test_no_two_addresses_share_a_name() -> None:
    names = [address.name for address in ours()]
    assert sorted(names) == sorted(set(names))


def test_only_the_listed_pages_are_public() -> None:
    found = {address.name for address in ours() if address.view.audience is Audience.PUBLIC}
    assert found == PUBLIC


@pytest.mark.parametrize("address", ours(), ids=name)
def test_only_public_views_do_without_sign_in(address: Address) -> None:
    is_open = not getattr(address.view, "login_required", True)
    assert is_open is (address.view.audience is Audience.PUBLIC)


@pytest.mark.parametrize("address", ours(), ids=name)
def test_an_address_belongs_to_the_audience_of_its_place(address: Address) -> None:
    for beginning, audiences in AUDIENCES.items():
        if address.route.startswith(beginning):
            assert address.view.audience in audiences


@pytest.mark.parametrize("address", ours(), ids=name)
def test_ids_in_addresses_are_uuids(address: Address) -> None:
    assert not {"IntConverter", "StringConverter", "PathConverter"} & set(address.arguments.values())


def test_the_pages_of_libraries_stand_under_their_prefixes() -> None:
    modules = {address.view.__module__.split(".")[0] for address in addresses() if not address.is_ours}
    assert modules <= {"django", "allauth"}
    assert THIRD_PARTY == ("admin/", "accounts/")
