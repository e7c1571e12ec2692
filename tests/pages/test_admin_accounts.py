"""Accounts in /admin/: the installer makes them, moves their address and switches them off, and signs in as nobody."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from programs.models import AuditEvent, User
from tests import make
from tests.second_factor import PASSWORD, signed_in, with_password

pytestmark = pytest.mark.django_db(transaction=True)  # mails go after the commit
ADD = "/admin/programs/user/add/"


@pytest.fixture(autouse=True)
def no_limits_reached() -> None:
    cache.clear()


@pytest.fixture
def installer(db: None) -> User:
    return make.user(name="Installer", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(installer: User) -> Client:
    """The installer's browser."""
    client = Client()
    client.force_login(installer)
    return client


def change(person: User) -> str:
    return reverse("admin:programs_user_change", args=[person.pk])


def form_of(person: User, **changes: str) -> dict[str, str]:
    known = {"email": person.email, "full_name": person.full_name, "time_zone": person.time_zone, "is_active": "on"}
    return known | changes


def test_a_new_account_is_opened_by_its_owner_alone(desk: Client, installer: User) -> None:
    form = {"email": "New@KneeApp.example", "full_name": "New Person", "time_zone": "Europe/London", "is_active": "on"}
    assert desk.post(ADD, form | {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    person = User.objects.get(email="new@kneeapp.example")
    assert not person.has_usable_password()
    assert AuditEvent.objects.get(action="make_account").actor == installer.public_id
    browser = Client()
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[-1].body)
    assert mail.outbox[-1].to == [person.email] and link
    page = browser.get(link[0], follow=True).redirect_chain[-1][0]
    browser.post(page, {"password1": PASSWORD, "password2": PASSWORD})
    answer = browser.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/confirm-email/"
    code = re.search(r"^([0-9A-Z-]{6,9})$", mail.outbox[-1].body, re.MULTILINE)
    assert code
    browser.post("/accounts/confirm-email/", {"code": code[1]})
    assert browser.get("/you/").status_code == 200


def test_there_is_no_page_and_no_field_for_the_password_of_somebody_else(desk: Client, ana: Any) -> None:
    before = with_password(ana.user).password
    for path in (ADD, change(ana.user)):
        text = desk.get(path).content.decode()
        assert 'type="password"' not in text and "argon2" not in text and before not in text
    for path in (f"/admin/programs/user/{ana.user.pk}/password/", change(ana.user)):
        desk.post(path, form_of(ana.user, password="x", password1="another-one-1", password2="another-one-1"))
    ana.user.refresh_from_db()
    assert ana.user.password == before


@pytest.mark.parametrize("path", ["/admin/account/emailaddress/", "/admin/account/emailaddress/add/"])
def test_addresses_are_confirmed_by_whoever_reads_their_mail_and_not_here(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_ones_own_password_is_changed_where_everybody_changes_it(desk: Client) -> None:
    assert desk.post("/admin/password_change/").headers["Location"] == "/accounts/password/change/"


def test_a_new_address_takes_the_place_of_the_old_one_and_waits_to_be_confirmed(
    desk: Client, installer: User, ana: Any
) -> None:
    old, browser = ana.user.email, signed_in(with_password(ana.user))
    EmailAddress.objects.create(user=ana.user, email="second@kneeapp.example", verified=True)
    assert desk.post(change(ana.user), form_of(ana.user, email="moved@kneeapp.example")).status_code == 302
    assert browser.get("/you/").headers["Location"].startswith("/accounts/login/")
    assert [message.to for message in mail.outbox] == [[old]]
    for address in (old, "second@kneeapp.example"):
        assert Client().post("/accounts/login/", {"login": address, "password": PASSWORD}).status_code == 200
    answer = Client().post("/accounts/login/", {"login": "moved@kneeapp.example", "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/confirm-email/"
    told = AuditEvent.objects.get(action="change_address")
    assert (told.actor, told.subject, told.detail) == (installer.public_id, str(ana.user.public_id), {})


def test_another_change_leaves_address_and_sessions_alone(desk: Client, ana: Any) -> None:
    browser = signed_in(with_password(ana.user))
    assert desk.post(change(ana.user), form_of(ana.user, full_name="Ana Maria")).status_code == 302
    assert browser.get("/you/").status_code == 200
    assert ana.user.emailaddress_set.get().verified
    assert not AuditEvent.objects.filter(action="change_address").exists()


def test_the_confirmed_address_of_somebody_else_is_refused(desk: Client, ana: Any, tom: User) -> None:
    EmailAddress.objects.create(user=tom, email="tom2@kneeapp.example", verified=True)
    answer = desk.post(change(ana.user), form_of(ana.user, email="Tom2@kneeapp.example"))
    assert "belongs to another account" in answer.content.decode()
    assert desk.post(ADD, form_of(ana.user, email=tom.email.upper())).status_code == 200


def test_a_mail_to_choose_a_password_goes_to_accounts_that_are_on_and_is_audited(desk: Client, ana: Any) -> None:
    off = make.user(is_active=False)
    form = {"action": "send_password_mail", "_selected_action": [ana.user.pk, off.pk]}
    assert desk.post("/admin/programs/user/", form).status_code == 302
    assert [message.to for message in mail.outbox] == [[ana.user.email]]
    assert AuditEvent.objects.get(action="send_password_mail").subject == str(ana.user.public_id)


def test_a_zone_is_chosen_from_those_that_exist(desk: Client, ana: Any) -> None:
    assert desk.post(change(ana.user), form_of(ana.user, time_zone="Mars/Olympus")).status_code == 200
    User.objects.filter(pk=ana.user.pk).update(time_zone="Mars/Olympus")
    assert "selected" not in desk.get(change(ana.user)).content.decode().split('name="time_zone"')[1].split("</sel")[0]
    assert desk.post(change(ana.user), form_of(ana.user, time_zone="")).status_code == 200
