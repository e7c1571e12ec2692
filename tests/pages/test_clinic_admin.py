"""/admin/: accounts, clinics and the catalogue for the installer; never a clinical record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from programs.models import AuditEvent, Clinic, Exercise, Patient, User
from tests import make

ClientOf = Callable[[User | Patient], Client]

#: Everything that may stand in /admin/.
ALLOWED = {"User", "Clinic", "Exercise", "AuditEvent"}


@pytest.fixture
def installer(db: None) -> User:
    return make.user(name="Installer", is_staff=True, is_superuser=True)


def test_only_accounts_clinics_catalogue_and_audit_are_registered() -> None:
    assert {model.__name__ for model in admin.site._registry} == ALLOWED


@pytest.mark.parametrize("name", ["user", "clinic", "exercise", "auditevent"])
def test_the_installer_opens_every_list(client_of: ClientOf, installer: User, name: str) -> None:
    make.exercise(code="QD10")
    assert client_of(installer).get(reverse(f"admin:programs_{name}_changelist")).status_code == 200


def test_the_stranger_is_told_that_there_is_no_such_page(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User
) -> None:
    for person in (ana, tom, cleo):
        client = client_of(person)
        unknown = client.get("/admin/programs/nonsense/")
        for path in (
            "/admin/",
            "/admin/login/",
            reverse("admin:programs_user_changelist"),
            reverse("admin:programs_clinic_add"),
        ):
            assert client.get(path).status_code == 404
            assert client.get(path).content == unknown.content


def test_a_guest_signs_in_first() -> None:
    assert Client().get("/admin/", follow=True).redirect_chain[-1][0].startswith("/accounts/login/")


def test_the_installer_makes_a_clinic_and_its_first_administrator(client_of: ClientOf, installer: User) -> None:
    person, client = make.user(name="Cleo Marsh"), client_of(installer)
    form = {
        "name": "New Physio",
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "0",
        "memberships-0-user": person.pk,
        "memberships-0-role": "administrator",
        "memberships-0-started_at_0": "2027-01-18",
        "memberships-0-started_at_1": "09:00:00",
    }
    assert client.post(reverse("admin:programs_clinic_add"), form).status_code == 302
    membership = Clinic.objects.get(name="New Physio").memberships.get()
    assert (membership.user, membership.role) == (person, "administrator")
    assert AuditEvent.objects.get(action="start_membership").actor == installer.public_id


def test_the_installer_ends_and_changes_no_membership(
    client_of: ClientOf, installer: User, ana: Patient, tom: User, uma: User
) -> None:
    """Their patients would be left without anybody: people leave on the clinic's own pages."""
    row, path = tom.memberships.get(), reverse("admin:programs_clinic_change", args=[tom.memberships.get().clinic_id])
    client = client_of(installer)
    shown = client.get(path).content.decode()
    assert "tom@kneeapp.example" in shown and "memberships-0-ended_at_0" not in shown
    form = {
        "name": "Riverside Physio",
        "memberships-TOTAL_FORMS": "1",
        "memberships-INITIAL_FORMS": "1",
        "memberships-0-id": row.pk,
        "memberships-0-clinic": row.clinic_id,
        "memberships-0-user": uma.pk,
        "memberships-0-role": "administrator",
        "memberships-0-started_at_0": "2027-01-18",
        "memberships-0-started_at_1": "09:00:00",
        "memberships-0-ended_at_0": "2027-01-19",
        "memberships-0-ended_at_1": "09:00:00",
    }
    client.post(path, form)
    now = tom.memberships.get()
    assert (now.user, now.role, now.ended_at) == (tom, "therapist", None)


def test_switching_an_account_off_is_in_the_audit(client_of: ClientOf, installer: User, tom: User) -> None:
    path = reverse("admin:programs_user_change", args=[tom.pk])
    form = {"email": tom.email, "full_name": tom.full_name, "time_zone": tom.time_zone}
    assert client_of(installer).post(path, form).status_code == 302
    tom.refresh_from_db()
    assert not tom.is_active
    assert AuditEvent.objects.get(action="change_account").detail == {"fields": ["is_active"]}


@pytest.mark.parametrize("name", ["exercise", "auditevent"])
def test_catalogue_and_audit_are_read_and_never_changed(client_of: ClientOf, installer: User, name: str) -> None:
    row = make.exercise(code="QD10") if name == "exercise" else AuditEvent.objects.create(at=make.LONG_AGO, action="x")
    client = client_of(installer)
    change = reverse(f"admin:programs_{name}_change", args=[row.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"name": "y", "action": "y"}).status_code == 403
    assert client.post(reverse(f"admin:programs_{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert not Exercise.objects.filter(name="y").exists()


def test_nobody_is_deleted(client_of: ClientOf, installer: User, tom: User) -> None:
    path = reverse("admin:programs_user_delete", args=[tom.pk])
    assert client_of(installer).post(path, {"post": "yes"}).status_code == 403


def test_the_audit_shows_nothing_that_was_done_to_a_record(client_of: ClientOf, installer: User, ana: Patient) -> None:
    seen = AuditEvent.objects.create(at=make.LONG_AGO, action="found_clinic")
    hidden = AuditEvent.objects.create(at=make.LONG_AGO, action="begin_screening", patient=ana.public_id)
    client = client_of(installer)
    page = client.get("/admin/programs/auditevent/").text
    assert f"/auditevent/{seen.pk}/" in page and f"/auditevent/{hidden.pk}/" not in page
    assert client.get(f"/admin/programs/auditevent/{hidden.pk}/change/").status_code == 302
    assert str(ana.public_id) not in page
