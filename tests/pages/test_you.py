"""A person's own page: details, looks, and who reads the record."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from programs.models import AuditEvent, Patient, User
from tests import make

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")


def leave(patient: Patient) -> str:
    return reverse("leave-care", args=[patient.care.get().public_id])


def test_everybody_has_the_page_in_the_frame_they_know(
    client_of: ClientOf, ana: Patient, tom: User, cleo: User
) -> None:
    frames = {ana: "/today/", tom: "/caseload/", cleo: "/clinic/", make.user(): "Kneeapp"}
    for person, sign in frames.items():
        answer = client_of(person).get("/you/")
        assert answer.status_code == 200
        assert sign in answer.content.decode()


def test_a_runner_sees_who_reads_the_record_and_where_to_end_it(client_of: ClientOf, ana: Patient) -> None:
    text = client_of(ana).get("/you/").content.decode()
    assert "Tom Reed" in text and "Riverside Physio" in text
    assert leave(ana) in text


def test_a_runner_alone_is_told_that_nobody_watches(client_of: ClientOf, sam: Patient) -> None:
    assert "Nobody watches what you log" in client_of(sam).get("/you/").content.decode()


def test_a_therapist_who_is_gone_reads_nothing_and_can_be_left(client_of: ClientOf, ana: Patient, tom: User) -> None:
    User.objects.filter(pk=tom.pk).update(is_active=False)
    text = client_of(ana).get("/you/").content.decode()
    assert "Only you" in text and "Tom Reed does not work at Riverside Physio now" in text
    assert client_of(ana).post(leave(ana)).status_code == 302
    assert "Tom Reed" not in client_of(ana).get("/you/").content.decode().split("</nav>")[-1]


def test_a_runner_ends_care_and_a_repeat_changes_nothing(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    client, path, record = client_of(ana), leave(ana), reverse("therapist:patient", args=[ana.public_id])
    assert "End the care of Tom Reed?" in client.get(path).content.decode()
    assert client_of(tom).get(record).status_code == 200
    assert [client.post(path).headers["Location"] for _ in range(2)] == ["/you/", "/you/"]
    assert client_of(tom).get(record).status_code == 404
    assert client.get(path).headers["Location"] == "/you/"
    assert AuditEvent.objects.filter(action="end_care", actor=ana.user.public_id).count() == 1


def test_the_stranger_ends_nobodys_care(client_of: ClientOf, ana: Patient, sam: Patient, tom: User, uma: User) -> None:
    unknown = reverse("leave-care", args=[uuid.uuid4()])
    for person in (sam, tom, uma):
        client = client_of(person)
        assert client.post(leave(ana)).status_code == 404
        assert client.get(leave(ana)).content == client.get(unknown).content
    assert ana.care.get().ended_at is None


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"full_name": "Ana Maria Silva", "time_zone": "Europe/Lisbon"}, 302),
        ({"full_name": "", "time_zone": "Europe/Lisbon"}, 422),
        ({"full_name": "\x07", "time_zone": "Europe/Lisbon"}, 422),
        ({"full_name": "Ana", "time_zone": "Mars/Olympus"}, 422),
        ({"full_name": "a" * 121, "time_zone": "Europe/Lisbon"}, 422),
    ],
)
def test_details_are_checked_and_kept(client_of: ClientOf, ana: Patient, typed: dict[str, str], status: int) -> None:
    assert client_of(ana).post("/you/", typed).status_code == status
    ana.user.refresh_from_db()
    assert (ana.user.full_name == "Ana Maria Silva") is (status == 302)
    assert AuditEvent.objects.filter(action="change_details").exists() is (status == 302)


@pytest.mark.parametrize(
    ("back", "goes_to"),
    [
        ("/today/", "/today/"),
        ("https://evil.example/", "/you/"),
        ("//evil.example/", "/you/"),
        ("/\\evil.example", "/you/"),
        ("javascript:alert(1)", "/you/"),
        ("foo", "/you/"),
        ("home", "/you/"),
        ("./today/", "/you/"),
        ("/today/\n", "/today/%0A"),
        ("/no-such-page/?a=1", "/no-such-page/?a=1"),
        ("", "/you/"),
    ],
)
def test_a_look_is_chosen_and_leads_back_inside_only(
    client_of: ClientOf, ana: Patient, back: str, goes_to: str
) -> None:
    answer = client_of(ana).post("/you/theme/", {"theme": "dark", "next": back})
    assert answer.headers["Location"] == goes_to
    ana.user.refresh_from_db()
    assert ana.user.theme == "dark"


def test_the_look_leads_back_to_no_page_that_only_takes_what_is_sent(client_of: ClientOf, ana: Patient) -> None:
    client = client_of(ana)
    assert 'name="next" value="/you/?a=1"' in client.get("/you/?a=1").content.decode()
    refused = client.post("/you/", {"full_name": ""})
    assert refused.status_code == 422
    assert 'name="next"' not in refused.content.decode()


def test_a_look_that_does_not_exist_changes_nothing(client_of: ClientOf, ana: Patient) -> None:
    assert client_of(ana).post("/you/theme/", {"theme": "pink"}).status_code == 302
    ana.user.refresh_from_db()
    assert ana.user.theme == "device"


def test_two_roles_stand_side_by_side(client_of: ClientOf, tom: User) -> None:
    Patient.objects.create(user=tom, consented_at=make.LONG_AGO, consent_version="test", created_at=make.LONG_AGO)
    text = client_of(tom).get("/you/").content.decode()
    assert "/caseload/" in text and "/today/" in text


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "", "../etc/passwd"])
def test_a_zone_that_nobody_knows_locks_nobody_out(client_of: ClientOf, ana: Patient, zone: str) -> None:
    User.objects.filter(pk=ana.user.pk).update(time_zone=zone)
    assert client_of(ana).get("/you/").status_code == 200
    assert client_of(ana).get("/today/", follow=True).status_code == 200
    ana.user.refresh_from_db()
    assert ana.user.today(at=make.LONG_AGO).isoformat() == "2026-01-05"
