"""A warning sign closes the way to a plan: what is shown, what is out of reach, and what opens it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from programs.models import Clearance, Patient, Program, User
from tests import make
from tests.make_start import at_the_pain, with_draft
from tests.pages.test_start_walk import PAGES_SENT, walk

SignIn = Callable[[User | Patient], Client]


@pytest.fixture
def client(sam: Patient, client_of: SignIn) -> Client:
    """Sam's browser."""
    return client_of(sam)


@pytest.fixture
def drafted(sam: Patient, now: datetime, library: None) -> Program:
    """Sam has answered everything and has a draft."""
    return with_draft(sam, at=now)


BLOCKED = {
    "EMERGENCY": ("urgent_signs", {"signs": ["chest_symptoms"]}),
    "URGENT": ("calf", {"calf_swollen_or_warm": "yes"}),
}


@pytest.mark.parametrize("level", BLOCKED)
def test_what_cannot_wait_shows_the_care_card_at_once(sam: Patient, now: datetime, client: Client, level: str) -> None:
    page, sent = BLOCKED[level]
    walk(client, until=f"warning-signs/{page}/")
    assert client.post(f"/start/warning-signs/{page}/", sent).url == "/start/result/"
    shown = client.get("/start/result/").text
    assert ("tel:999" in shown, "tel:111" in shown) == (True, level == "URGENT")
    assert "appnav" not in shown and "/today/" not in shown and "/plan/" not in shown
    assert "/start/clearance/" not in shown and "/start/warning-signs/again/" in shown


@pytest.mark.parametrize(("rest", "is_held"), [("8", False), ("9", True)])
def test_very_severe_pain_at_rest_is_looked_at_before_anybody_goes_on(client: Client, rest: str, is_held: bool) -> None:
    walk(client, until="pain/")
    went = client.post("/start/pain/", {"worst_7d": "9", "usual_7d": "3", "rest": rest}).url
    assert went == ("/start/result/" if is_held else "/start/pain/moves/")
    shown = client.get("/start/result/").text
    assert ("new and very strong pain that rest does not ease" in shown, "/start/clearance/" in shown) == (is_held,) * 2


@pytest.mark.parametrize("level", ["SOON", "URGENT", "EMERGENCY"])
@pytest.mark.parametrize(
    "address", ["/start/check/", "/start/plan/", "/start/pain/", "/start/tests/", "/start/wishes/"]
)
def test_a_blocked_runner_reaches_no_plan_by_any_address(
    sam: Patient, drafted: Program, now: datetime, client: Client, level: str, address: str
) -> None:
    sign = {"SOON": "kneecap_slipped_out", "URGENT": "locked", "EMERGENCY": "chest_symptoms"}[level]
    make.screening(patient=sam, at=now + timedelta(minutes=1), level=level, answers={sign: "yes"})
    assert client.get("/start/").url == "/start/result/"
    assert client.get("/start/result/").status_code == 200
    assert client.get(address).url == "/start/result/"
    assert client.post(address, {"starts_on": "2027-01-20"}).url == "/start/result/"
    client.post("/start/plan/change/")
    drafted.refresh_from_db()
    assert drafted.status == "draft" and drafted.activated_at is None


@pytest.mark.parametrize("address", ["/start/check/", "/start/plan/", "/start/pain/", "/start/tests/"])
def test_new_answers_alone_open_nothing_after_urgent_advice(
    sam: Patient, drafted: Program, now: datetime, client: Client, address: str
) -> None:
    make.screening(patient=sam, at=now + timedelta(minutes=1), level="URGENT", answers={"calf_swollen_or_warm": "yes"})
    make.screening(patient=sam, at=now + timedelta(minutes=2), level="CLEAR")
    shown = client.get("/start/result/").text
    assert "On Monday 18 January your answers needed help the same day." in shown
    assert "get that help today" in shown and "It does not have to be today" not in shown
    assert "/start/clearance/" in shown
    assert client.post(address, {"starts_on": "2027-01-20"}).url == "/start/result/"
    drafted.refresh_from_db()
    assert drafted.status == "draft"


def test_the_stored_level_alone_opens_nothing(sam: Patient, drafted: Program, client: Client) -> None:
    sam.screenings.get().answers.filter(question="locked").update(answer="yes")
    assert sam.screenings.get().level == "CLEAR"
    assert client.post("/start/plan/", {"starts_on": "2027-01-20"}).url == "/start/result/"
    assert Program.objects.get().status == "draft"


def test_a_clearance_opens_the_way_again(sam: Patient, now: datetime, client: Client) -> None:
    at_the_pain(sam, at=now, level="SOON", kneecap_slipped_out="yes")
    assert "/start/clearance/" in client.get("/start/result/").text
    told = {"cleared_on_day": "18", "cleared_on_month": "1", "cleared_on_year": "2027", "clinician": "Dr Green"}
    refused = client.post("/start/clearance/", told)
    assert refused.status_code == 422 and "Dr Green" in refused.text
    assert client.post("/start/clearance/", told | {"agreed": "on", "cleared_on_day": "17"}).status_code == 422
    assert not Clearance.objects.exists()
    assert client.post("/start/clearance/", told | {"agreed": "on"}).url == "/start/result/"
    assert client.post("/start/clearance/", told | {"agreed": "on"}).url == "/start/result/"
    assert Clearance.objects.count() == 1
    assert client.get("/start/pain/").status_code == 200
    shown = client.get("/start/result/").text
    assert "A clinician has looked at it" in shown and "will be different" not in shown


@pytest.mark.parametrize("level", ["URGENT", "EMERGENCY"])
def test_clearance_is_not_enough_after_urgent_advice(sam: Patient, now: datetime, client: Client, level: str) -> None:
    at_the_pain(sam, at=now, level=level, locked="yes")
    assert client.get("/start/clearance/").url == "/start/warning-signs/again/"
    told = {"cleared_on_day": "18", "cleared_on_month": "1", "cleared_on_year": "2027", "clinician": "Dr Green"}
    assert client.post("/start/clearance/", told | {"agreed": "on"}).url == "/start/warning-signs/again/"
    assert not Clearance.objects.exists()
    assert client.get("/start/warning-signs/again/").status_code == 200
    assert client.post("/start/warning-signs/again/").url == "/start/warning-signs/urgent_signs/"
    assert client.post("/start/warning-signs/again/").url == "/start/warning-signs/urgent_signs/"
    assert sam.screenings.count() == 2
    assert client.get("/start/result/").url == "/start/warning-signs/urgent_signs/"


def test_after_an_injection_one_waits_and_answers_again(sam: Patient, now: datetime, client: Client) -> None:
    screening = at_the_pain(sam, at=now, level="SOON")
    screening.injection_weeks_ago = 1
    screening.save()
    shown = client.get("/start/result/").text
    assert "Wait a little before you start" in shown and "Give the knee two weeks after the injection" in shown
    assert "The wait is over: answer the questions again" in shown and "/start/warning-signs/again/" in shown
    assert "I have been checked" not in shown and "See a GP" not in shown


def test_pain_that_another_place_explains_is_not_cleared_by_a_word(sam: Patient, now: datetime, client: Client) -> None:
    at_the_pain(sam, at=now, level="SOON")
    sam.assessments.update(location="outer")
    shown = client.get("/start/result/").text
    assert "/start/clearance/" not in shown and "/start/knee/" in shown
    assert (
        client.post("/start/knee/", {"side": "right", "location": "front", "worse_straightening": "no"}).url
        == "/start/pain/"
    )


def test_a_slip_is_corrected_beside_the_first_answer(sam: Patient, now: datetime, client: Client) -> None:
    walk(client, until="warning-signs/calf/")
    client.post("/start/warning-signs/calf/", {"calf_swollen_or_warm": "yes"})
    assert client.post("/start/warning-signs/correct/").url == "/start/warning-signs/calf/"
    assert client.get("/start/warning-signs/calf/").context["form"]["calf_swollen_or_warm"].value() is None
    assert client.get("/start/warning-signs/correct/").status_code == 405
    assert [one.level for one in sam.screenings.order_by("started_at", "pk")] == ["URGENT", None]


def test_the_knee_scale_can_close_the_way_and_a_new_screening_asks_it_again(
    sam: Patient, now: datetime, client: Client
) -> None:
    walk(client, until="daily-life/walking/")
    worst = {"limp": "0", "support": "0", "walking": "0"}
    assert client.post("/start/daily-life/walking/", worst).url == "/start/result/"
    assert sam.screenings.get().level == "URGENT"
    assert client.get("/start/daily-life/walking/").url == "/start/result/"
    client.post("/start/warning-signs/correct/")
    walk_again = [(address, sent) for address, sent in PAGES_SENT if address in {"story/", "triggers/", "health/"}]
    for address, sent in walk_again:
        client.post(f"/start/{address}", sent)
    assert client.post("/start/result/").status_code == 302
    assert client.get("/start/daily-life/walking/").url == "/start/pain/"


def test_a_pain_of_two_weeks_is_watched_first(sam: Patient, now: datetime, client: Client) -> None:
    at_the_pain(sam, at=now)
    sam.assessments.update(duration_weeks=2)
    shown = client.get("/start/result/").text
    assert "Ease the load for two weeks first" in shown and "/start/story/" in shown
    assert client.get("/start/pain/").url == "/start/result/"


def test_answers_of_five_weeks_ago_are_asked_again(sam: Patient, now: datetime, client: Client) -> None:
    at_the_pain(sam, at=now - timedelta(days=35))
    assert "more than four weeks ago" in client.get("/start/result/").text
    assert client.get("/start/pain/").url == "/start/result/"
