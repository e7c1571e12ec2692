"""The way to a plan: who may come in, in which order, what is refused, and what a warning sign closes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import Assessment, Clearance, Patient, Program, Screening, User
from programs.urls.start import urlpatterns
from tests import make
from tests.make_start import at_the_end, at_the_tests, at_the_warning_signs, with_draft
from tests.pages.test_start_walk import walk

SignIn = Callable[[User | Patient], Client]
PARTS = {"start-warning-sign": ["calf"], "start-akps": ["walking"], "start-test": ["T08"]}
NAMES = [pattern.name for pattern in urlpatterns]
ADDRESSES = [reverse(f"patient:{name}", args=PARTS.get(str(name), [])) for name in NAMES]
#: May be opened whatever the turn, or only take a POST.
WITHOUT_TURN = {"/start/", "/start/warning-signs/again/", "/start/warning-signs/correct/", "/start/plan/change/"}
MOST_QUERIES = 12


@pytest.fixture
def client(sam: Patient, client_of: SignIn) -> Client:
    """Sam's browser."""
    return client_of(sam)


@pytest.fixture
def drafted(sam: Patient, now: datetime, library: None) -> Program:
    """Sam has answered everything and has a draft."""
    return with_draft(sam, at=now)


def rows() -> dict[str, list[Any]]:
    """Everything stored about the way, to see that nothing changed."""
    return {model.__name__: list(model.objects.values()) for model in (Screening, Assessment, Clearance, Program)}


# --- Doors ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_is_not_signed_in_is_asked_to(db: None, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302 and answer.url.startswith("/accounts/login/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_therapists_and_administrators_find_nothing_here(
    tom: User, uma: User, cleo: User, ana: Patient, client_of: SignIn, address: str
) -> None:
    for stranger in (tom, uma, cleo):
        visitor = client_of(stranger)
        answer, unknown = visitor.get(address), visitor.get("/start/no-such-page/")
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert visitor.post(address, {"agreed": "on"}).status_code == 404
    assert not Patient.objects.filter(user__in=[tom, uma, cleo]).exists()


def test_a_runner_who_has_not_agreed_is_led_to_the_first_page(db: None, client_of: SignIn) -> None:
    visitor = client_of(make.user())
    assert visitor.get("/start/about/").url == "/start/"
    assert visitor.get("/start/").context["form"]["agreed"].value() is None
    assert visitor.post("/start/", {}).status_code == 422
    assert not Patient.objects.exists()
    assert visitor.post("/start/", {"agreed": "on"}).url == "/start/about/"
    assert visitor.post("/start/", {"agreed": "on"}).url == "/start/about/", "a second tap leads on as the first"
    assert Patient.objects.count() == 1


@pytest.mark.parametrize("address", ["calf_", "calf%00", "again2", "1"])
def test_an_unknown_page_is_not_there(sam: Patient, now: datetime, client: Client, address: str) -> None:
    at_the_end(sam, at=now)
    sam.screenings.update(completed_at=None, level=None)
    assert client.get(f"/start/warning-signs/{address}/").status_code == 404


@pytest.mark.parametrize("address", ["/start/daily-life/hop/", "/start/tests/T99/", "/start/tests/T08%00/"])
def test_an_unknown_part_or_test_is_not_there(sam: Patient, now: datetime, client: Client, address: str) -> None:
    at_the_tests(sam, at=now)
    assert client.get(address).status_code == 404


# --- Turns ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one not in WITHOUT_TURN | {"/start/about/"}])
def test_a_page_out_of_turn_leads_to_the_one_whose_turn_it_is(sam: Patient, client: Client, address: str) -> None:
    for answer in (client.get(address), client.post(address, {"none": "1"})):
        assert (answer.status_code, answer.url) == (302, "/start/about/")
    assert not Assessment.objects.exists() and not Screening.objects.exists()


def test_each_page_leads_on_and_takes_the_same_answer_twice(
    sam: Patient, now: datetime, library: None, client: Client
) -> None:
    def twice(address: str, sent: dict[str, Any]) -> None:
        if address == "check/":  # the last page makes the draft: from then on it is not its turn
            return
        first, stored = client.post(f"/start/{address}", sent), rows()
        again = client.post(f"/start/{address}", sent)
        assert (first.status_code, again.status_code, again.url) == (302, 302, first.url), address
        assert how_many(rows()) == how_many(stored), address
        assert (sam.screenings.count(), sam.assessments.count()) in {(0, 1), (1, 1)}, address

    walk(client, at_each=twice)
    stored = rows()
    assert client.post("/start/check/").status_code == 302
    assert how_many(rows()) == how_many(stored)


def how_many(stored: dict[str, list[Any]]) -> dict[str, int]:
    return {name: len(found) for name, found in stored.items()}


def test_leaving_and_coming_back_loses_nothing(sam: Patient, now: datetime, client: Client) -> None:
    walk(client, until="warning-signs/calf/")
    shown = client.get("/start/")
    assert shown.context["go_on"] == "/start/warning-signs/calf/"
    assert "Female" in client.get("/start/about/").text
    form = client.get("/start/triggers/").context["form"]
    assert (form["provoked_by"].value(), form["pain_now"].value()) == (["running", "stairs"], 1)
    assert client.get("/start/warning-signs/hot_knee/").context["form"]["signs"].value() == ["none"]


def test_an_answer_changed_before_it_counts_leads_back_to_where_one_was(
    sam: Patient, now: datetime, client: Client
) -> None:
    walk(client, until="result/")
    shown = client.get("/start/result/")
    assert [line["said"] for line in shown.context["lines"]][4] == ["No"]
    assert client.post("/start/warning-signs/bone_pain/", {"bone_pain": "shin_foot"}).url == "/start/result/"
    assert client.post("/start/result/").url == "/start/result/"
    assert sam.screenings.get().level == "SOON"


# --- Reading writes nothing, and asks little ---------------------------------------------------------


def readable(client: Client) -> Iterator[tuple[str, CaptureQueriesContext]]:
    """Every page that may be opened now, with its queries."""
    for address in ADDRESSES:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        if answer.status_code == 200:
            yield address, queries


def test_no_page_writes_when_it_is_read_and_none_asks_more_than_twelve_times(
    sam: Patient, now: datetime, library: None, client: Client
) -> None:
    def read(address: str = "", sent: dict[str, Any] | None = None) -> None:
        if address not in {"", "warning-signs/calf/", "result/", "pain/", "tests/", "check/"}:
            return
        before, pages = rows(), dict(readable(client))
        assert pages, address
        for page, queries in pages.items():
            assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries), (address, page)
            assert len(queries) <= MOST_QUERIES, (address, page, [one["sql"][:90] for one in queries.captured_queries])
        assert rows() == before, address

    walk(client, at_each=read)
    read()


def test_the_number_of_queries_does_not_grow_with_the_past(sam: Patient, drafted: Program, client: Client) -> None:
    few = {address: len(queries) for address, queries in readable(client)}
    for days in (60, 120, 180):
        make.screening(patient=sam, at=drafted.drafted_at - timedelta(days=days))
        older = make.assessment(patient=sam, at=drafted.drafted_at - timedelta(days=days))
        past = make.program(patient=sam, starts_on=drafted.starts_on - timedelta(days=days), status="stopped")
        Program.objects.filter(pk=past.pk).update(assessment=older)
    assert {address: len(queries) for address, queries in readable(client)} == few


# --- What is refused --------------------------------------------------------------------------------

SIGNS_PAGE = "/start/warning-signs/hot_knee/"
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("/start/about/", {"born_on_day": "1_0", "born_on_month": "2", "born_on_year": "1990", "sex": "male"}, "1_0"),
    ("/start/about/", {"height_cm": "9" * 10_000, "sex": "male"}, "9" * 10_000),
    ("/start/knee/", {"side": "middle", "location": "front"}, "front"),
    ("/start/story/", {"since": "2\x00", "unit": "weeks", "onset": "gradual"}, 'value="2'),
    ("/start/triggers/", {"provoked_by": ["none", "stairs"], "pain_now": "3"}, "Select what applies"),
    (SIGNS_PAGE, {}, "Select an answer"),
    (SIGNS_PAGE, {"signs": ["none", "hot_red_knee"]}, "or select None of these"),
    (SIGNS_PAGE, {"signs": ["locked"]}, "Select one of the answers shown"),
]


@pytest.mark.parametrize(("address", "sent", "kept"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    sam: Patient, now: datetime, client: Client, address: str, sent: dict[str, Any], kept: str
) -> None:
    at_the_warning_signs(sam, at=now)
    before = rows()
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "There is a problem" in answer.text and "<title>Error:" in answer.text
    assert kept in answer.text
    assert rows() == before


def test_a_test_that_pain_stopped_is_told_as_not_tested(sam: Patient, now: datetime, client: Client) -> None:
    at_the_tests(sam, at=now)
    sent = {"left_value": "11", "left_pain": "1", "right_value": "7", "right_pain": "4"}
    told = client.post("/start/tests/T08/", sent, follow=True).text
    assert "Right: stopped by pain" in told and "something to work on" not in told
    assert "never as normal" in told and "ankle is stiff" not in told


def test_nothing_chosen_is_never_taken_for_an_answer(
    sam: Patient, now: datetime, library: None, client: Client
) -> None:
    def send_nothing(address: str, sent: dict[str, Any]) -> None:
        if not sent or address == "tests/T08/":
            return
        before = rows()
        assert client.post(f"/start/{address}", {}).status_code == 422, address
        assert rows() == before, address

    walk(client, at_each=send_nothing)


@pytest.mark.parametrize("place", ["", "inner"])
def test_where_it_hurts_is_asked_with_a_map_that_marks_no_place(
    sam: Patient, client_of: SignIn, now: datetime, place: str
) -> None:
    at_the_warning_signs(sam, at=now, **({"location": place} if place else {}))
    shown = client_of(sam).get("/start/knee/").content.decode()
    (drawn,) = re.findall(r'<use href="[^"]*closeups/(\w+)', shown)
    assert drawn == "KNEE_PLACES"
    assert shown.index("Where does it hurt most?") < shown.index("closeups/") < shown.index('value="front_thigh"')
