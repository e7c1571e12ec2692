"""Every address, asked by everybody: whoever may come in does, everybody else finds that there is no such page."""

from __future__ import annotations

import ast
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from programs.actions.invitation import token_of
from programs.models import ClinicMembership, InvitedAs, Patient, User
from programs.models.doors import PatientOwnedQuerySet
from programs.views.audience import Audience
from tests import make
from tests.conftest import NOW
from tests.make_clinic import due, invitation, membership
from tests.urls import Address, ours

ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")

#: Arguments that name no row.
SLUGS = {"code": "QD10", "test": "T06", "token": "nonsense", "sheet": "akps", "kind": "run"}
PAGES = {"patient:start-warning-sign": "injury", "patient:start-akps": "1"}


@dataclass
class World:
    """Ana and Tom with a row of each kind that an address can name, and everybody who may ask."""

    people: dict[str, User]
    ids: dict[str, object]
    staff_invitation: object

    def path(self, address: Address) -> str:
        """The address with Ana's and Tom's rows."""
        return reverse(address.name, kwargs=self.arguments(address))

    def arguments(self, address: Address) -> dict[str, object]:
        known = self.ids | SLUGS | {"page": PAGES.get(address.name, "")}
        if address.name.startswith("clinic:"):
            known |= {"invitation_id": self.staff_invitation}
        return {name: known[name] for name in address.arguments}


@pytest.fixture
def world(ana: Patient, sam: Patient, tom: User, uma: User, cleo: User) -> World:
    """Tom assigned Ana a program, she logged a session, and another draft waits."""
    make.screening(patient=ana)
    program = make.program(patient=ana, by=tom)
    for planned in due(program):
        make.session_log(planned_session=planned, morning=1)
    make.weekly_check(program=program, told_on=NOW.date() - timedelta(days=1))
    draft = make.program(patient=ana, status="draft")
    people = {
        "ana": ana.user,
        "sam": sam.user,
        "tom": tom,
        "uma": uma,
        "cleo": cleo,
        "newcomer": make.user(name="Newcomer"),
        "therapist elsewhere": make.therapist(),
        "administrator elsewhere": make.administrator(),
        "installer": make.user(name="Installer", is_staff=True, is_superuser=True),
    }
    ids = {
        "patient_id": ana.public_id,
        "session_id": due(program)[-1].public_id,
        "log_id": ana.session_logs.order_by("-performed_on")[0].pk,
        "prescription_id": draft.versions.get().weeks.all()[0].prescriptions.filter(block="main")[0].public_id,
        "care_id": ana.care.get().public_id,
        "invitation_id": invitation(by=tom).public_id,
        "membership_id": uma.memberships.get().public_id,
        "clinic_id": cleo.memberships.get().clinic.public_id,
    }
    return World(people, ids, invitation(by=cleo, invited_as=InvitedAs.THERAPIST).public_id)


#: Who has the role that an audience asks for.
HAS_THE_ROLE = {
    Audience.SIGNED_IN: {
        *["ana", "sam", "tom", "uma", "cleo", "newcomer", "installer"],
        "therapist elsewhere",
        "administrator elsewhere",
    },
    Audience.RUNNER: {"ana", "sam", "newcomer"},
    Audience.PATIENT: {"ana", "sam"},
    Audience.THERAPIST: {"tom", "uma", "therapist elsewhere"},
    Audience.ADMINISTRATOR: {"cleo", "administrator elsewhere"},
}
#: Whose rows stand in the addresses of a world.
OWNER = {Audience.PATIENT: "ana", Audience.THERAPIST: "tom", Audience.ADMINISTRATOR: "cleo"}
NAMES_A_ROW = {"UUIDConverter"}
#: Addresses that lead on instead of showing a page, and where to. Everywhere else a redirect lets nobody in.
LEADS_ON = {
    "landing": ("/home/",),
    "invitation-open": ("/invitation/",),
    "theme": ("/you/",),
    "therapist:invitation-withdraw": ("/caseload/invite/",),
    "therapist:draft-again": ("/patients/",),
    **dict.fromkeys(["patient:today", "patient:plan", "patient:progress"], ("/start/",)),  # before consent
    "clinic:clinics": ("/clinic/",),
    "clinic:invitation-withdraw": ("/clinic/",),
    **dict.fromkeys(["patient:check", "patient:check-correct"], ("/today/", "/check/")),  # no week to tell or correct
    "patient:check-told": ("/check/",),
}
THE_WAY_TO_A_PLAN = ("/start/",)  # its pages lead to the one that comes next
#: Where a person belongs.
HOMES = {
    "ana": "/today/",
    "sam": "/today/",
    "newcomer": "/start/",
    "installer": "/admin/",
    **dict.fromkeys(["tom", "uma", "therapist elsewhere"], "/caseload/"),
    **dict.fromkeys(["cleo", "administrator elsewhere"], "/clinic/"),
}
#: Pages that answer a bare request otherwise than with 200: no invitation is open, and a start day is missing.
ANSWERS = {"invitation": 410, "therapist:assign": 422}


def may_come_in(person: str, address: Address) -> bool:
    """The matrix: the role, and where the address names a row, its owner."""
    audience = address.view.audience
    if audience is Audience.PUBLIC:
        return True
    if person not in HAS_THE_ROLE[audience]:
        return False
    return not NAMES_A_ROW & set(address.arguments.values()) or person == OWNER[audience]


def lets_in(answer: HttpResponse, name: str, address: Address) -> bool:
    """The page itself, or a redirect to where this address leads; never to sign-in or anywhere else."""
    if answer.status_code != 302:
        return answer.status_code == ANSWERS.get(address.name, 200)
    goes_to = answer.headers["Location"]
    if address.name == "home":
        return goes_to == HOMES[name]
    on = THE_WAY_TO_A_PLAN if address.route.startswith("start/") else LEADS_ON.get(address.name, ())
    return goes_to.startswith(on)


def ask(client: Client, path: str) -> HttpResponse:
    """GET, or POST where the page takes nothing else."""
    answer = client.get(path)
    return client.post(path) if answer.status_code == 405 else answer


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_the_matrix_of_every_address_and_everybody(client_of: ClientOf, world: World, address: Address) -> None:
    path, wrong = world.path(address), {}
    for name, person in world.people.items():
        answer = ask(client_of(person), path)
        fits = lets_in(answer, name, address) if may_come_in(name, address) else answer.status_code == 404
        if not fits:
            wrong[name] = (answer.status_code, answer.headers.get("Location"))
    assert wrong == {}


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_a_guest_signs_in_first_and_comes_back_to_the_same_page(world: World, address: Address) -> None:
    path = world.path(address)
    answer = ask(Client(), path)
    if address.view.audience is Audience.PUBLIC:
        expected = 302 if address.name == "invitation-open" else ANSWERS.get(address.name, 200)
        assert answer.status_code == expected
    else:
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/accounts/login/?next={path}"


def unknown_twin(world: World, address: Address) -> str:
    """The same address with ids that nobody has."""
    arguments = world.arguments(address)
    twins = {
        name: uuid.uuid4() if address.arguments[name] in NAMES_A_ROW else value for name, value in arguments.items()
    }
    return reverse(address.name, kwargs=twins)


WITH_ROWS = [address for address in ours() if NAMES_A_ROW & set(address.arguments.values())]


@pytest.mark.parametrize("address", WITH_ROWS, ids=lambda address: address.name)
def test_a_strangers_row_and_an_unknown_one_answer_with_the_same_bytes(
    client_of: ClientOf, world: World, address: Address
) -> None:
    strangers = HAS_THE_ROLE[address.view.audience] - {OWNER[address.view.audience]}
    for name in sorted(strangers):
        client = client_of(world.people[name])
        foreign, unknown = ask(client, world.path(address)), ask(client, unknown_twin(world, address))
        assert foreign.status_code == unknown.status_code == 404
        assert foreign.content == unknown.content
        assert headers(foreign) == headers(unknown)


def headers(answer: HttpResponse) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in {"Date", "Set-Cookie"}}


@pytest.mark.parametrize("address", WITH_ROWS, ids=lambda address: address.name)
def test_the_owner_finds_no_row_under_an_unknown_id(client_of: ClientOf, world: World, address: Address) -> None:
    owner = world.people[OWNER[address.view.audience]]
    assert ask(client_of(owner), unknown_twin(world, address)).status_code == 404


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_no_page_takes_a_post_from_another_site(world: World, address: Address) -> None:
    for name in ("ana", "tom", "cleo"):
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.people[name])
        assert client.post(world.path(address), {"agreed": "on"}).status_code == 403


@pytest.mark.parametrize("address", ours(), ids=lambda address: address.name)
def test_no_page_knows_another_method(client_of: ClientOf, world: World, address: Address) -> None:
    owner = client_of(world.people[OWNER.get(address.view.audience, "ana")])
    path = world.path(address)
    assert [ask(path).status_code for ask in (owner.put, owner.patch, owner.delete)] == [405, 405, 405]


THERAPISTS_PAGES = [address for address in WITH_ROWS if address.route.startswith("patients/")]


@pytest.mark.parametrize("address", THERAPISTS_PAGES, ids=lambda address: address.name)
@pytest.mark.parametrize("event", ["care ended", "membership ended", "switched off", "care not begun", "other clinic"])
def test_the_record_closes_at_the_very_next_request(
    client_of: ClientOf, world: World, now: datetime, address: Address, event: str
) -> None:
    tom = world.people["tom"]
    client = client_of(tom)
    assert client.get(world.path(address)).status_code in {200, 405}
    happens(event, tom, now)
    answer = ask(client, world.path(address))
    assert answer.status_code == (302 if event == "switched off" else 404)


def happens(event: str, tom: User, now: datetime) -> None:
    care, works = tom.care_given, ClinicMembership.objects.filter(user=tom)
    if event == "care ended":
        care.update(ended_at=now, ended_by=tom)
    elif event == "membership ended":
        works.update(ended_at=now)
    elif event == "switched off":
        User.objects.filter(pk=tom.pk).update(is_active=False)
    elif event == "care not begun":
        care.update(started_at=now.replace(year=now.year + 1))
    else:
        elsewhere = make.clinic()
        works.update(ended_at=now)
        membership(user=tom, clinic=elsewhere)


def test_an_administrator_reads_no_record_by_any_address(client_of: ClientOf, world: World) -> None:
    client = client_of(world.people["cleo"])
    for address in ours():
        if address.view.audience in {Audience.THERAPIST, Audience.PATIENT, Audience.RUNNER}:
            assert ask(client, world.path(address)).status_code == 404


def test_no_page_of_the_clinic_names_an_id_of_a_patient(client_of: ClientOf, world: World) -> None:
    client = client_of(world.people["cleo"])
    for address in ours():
        if address.view.audience is Audience.ADMINISTRATOR:
            text = client.get(world.path(address), follow=True).content.decode()
            assert str(world.ids["patient_id"]) not in text
            assert "/patients/" not in text.replace(f"/clinic/{world.ids['clinic_id']}/patients/", "")


def test_a_used_link_of_an_invitation_tells_nothing_about_whom_it_was_for(tom: User) -> None:
    made = invitation(by=tom, name="Ana Silva", accepted_by=make.user(), accepted_at=NOW)
    client = Client()
    client.get(reverse("invitation-open", args=[token_of(made)]))
    assert "Ana Silva" not in client.get("/invitation/").content.decode()


def leads_to_a_patient(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether a row of this model belongs, over required foreign keys, to one patient."""
    if model is Patient:
        return True
    parents = [
        field.related_model
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and not field.null and field.related_model not in seen | {model}
    ]
    return any(leads_to_a_patient(parent, seen | {model}) for parent in parents)


PATIENTS_ROWS = [model for model in apps.get_app_config("programs").get_models() if leads_to_a_patient(model)]
#: Relationships, not records: administrators manage them, and their own queryset says whom they open a record to.
NOT_A_RECORD = {"Patient", "CareRelationship"}


def test_the_walk_over_the_models_sees_the_record() -> None:
    names = {model.__name__ for model in PATIENTS_ROWS}
    assert {
        "Screening",
        "Measurement",
        "Prescription",
        "SetLog",
        "PainReport",
        "PlannedSession",
        "WeeklyCheck",
    } <= names
    assert not {"User", "Clinic", "Exercise", "AuditEvent", "Invitation"} & names


@pytest.mark.parametrize("model", PATIENTS_ROWS, ids=lambda model: model.__name__)
def test_every_row_of_a_record_has_its_door(model: type[Model], world: World, now: datetime) -> None:
    if model.__name__ in NOT_A_RECORD:
        assert not isinstance(model._default_manager.all(), PatientOwnedQuerySet)
        return
    rows = model._default_manager.all()
    assert isinstance(rows, PatientOwnedQuerySet), f"{model.__name__} takes its manager from models/doors.py"
    path = rows.patient_path
    assert set(rows.visible_to(world.people["tom"], at=now)) == set(
        rows.filter(**{f"{path}__user": world.people["ana"]})
    )
    for name in ("uma", "cleo", "installer", "therapist elsewhere", "sam"):
        foreign = rows.visible_to(world.people[name], at=now).filter(**{f"{path}__user": world.people["ana"]})
        assert not foreign.exists(), name


VIEWS = sorted((Path(__file__).parents[1] / "programs" / "views").rglob("*.py"))
#: How a view may begin to ask a model of a record; `request.patient` itself is found in audience.py.
FIRST_WORDS = {model.__name__: {"visible_to"} for model in PATIENTS_ROWS if model.__name__ not in NOT_A_RECORD}
FIRST_WORDS["Patient"] = {"in_care_of"}


def first_words(source: str) -> Iterator[tuple[str, str]]:
    """Model and first queryset method of every `Model.objects.method` of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "objects":
            yield ast.unparse(node.value.value), node.attr


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(VIEWS[0].parents[1])))
def test_a_view_asks_for_rows_of_a_record_through_their_door_alone(path: Path) -> None:
    if path.name == "audience.py":
        return
    asked = [(model, word) for model, word in first_words(path.read_text()) if model in FIRST_WORDS]
    assert [(model, word) for model, word in asked if word not in FIRST_WORDS[model]] == []


def test_the_walk_over_the_views_sees_a_door_left_out() -> None:
    assert list(first_words("SessionLog.objects.filter(pk=1).standing()")) == [("SessionLog", "filter")]
    seen = {found for path in VIEWS for found in first_words(path.read_text())}
    assert {("SessionLog", "visible_to"), ("Prescription", "visible_to"), ("Patient", "in_care_of")} <= seen
