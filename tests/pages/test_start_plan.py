"""The end of the way: a plan that is explained, begun, left to a therapist, made anew, or cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from programs.clinical.generation import PlanImpossible, RuleBroken
from programs.clinical.reason import Reason
from programs.models import Patient, Prescription, Program, User
from tests.make_start import at_the_end, with_draft
from tests.pages.test_start_walk import PAGES_SENT

SignIn = Callable[[User | Patient], Client]


@pytest.fixture
def client(sam: Patient, client_of: SignIn) -> Client:
    """Sam's browser."""
    return client_of(sam)


@pytest.fixture
def drafted(sam: Patient, now: datetime, library: None) -> Program:
    """Sam has answered everything and has a draft."""
    return with_draft(sam, at=now)


def test_a_self_guided_runner_begins_the_plan(sam: Patient, drafted: Program, client: Client) -> None:
    shown = client.get("/start/plan/").text
    assert "Your plan, and why" in shown and "Start this plan" in shown
    for day in ("2027-01-17", "2027-02-02", "soon"):
        assert client.post("/start/plan/", {"starts_on": day}).status_code == 422
    assert client.post("/start/plan/", {"starts_on": "2027-01-20"}).url == "/today/"
    drafted.refresh_from_db()
    assert (drafted.status, str(drafted.starts_on)) == ("active", "2027-01-20")
    assert client.get("/start/plan/").url == "/start/"
    assert client.get("/start/").status_code == 200


def test_a_plan_without_tests_says_so_and_both_pages_tell_what_was_changed_and_limited(
    sam: Patient, now: datetime, library: None, client: Client
) -> None:
    at_the_end(sam, at=now, minutes_per_session=60)
    sam.screenings.update(anticoagulant=True, contraindications=["hypertension"])
    assert client.post("/start/check/").url == "/start/plan/"
    before = client.get("/start/plan/").text
    client.post("/start/plan/", {"starts_on": "2027-01-18"})
    for shown in (before, client.get("/plan/").text):
        assert "A general plan for runner’s knee" in shown
        assert "No test found something" not in shown and "Your plan works on load" not in shown
        assert "You asked for sessions of 60 minutes" in shown
        assert "There is no foam rolling in your plan" in shown
        assert "Do not hold your breath" in shown


def test_both_pages_tell_which_phase_the_calendar_reaches_too_early(
    sam: Patient, now: datetime, library: None, client: Client
) -> None:
    """6.4: two strength days give phase 2 four sessions too few, or the run stays too short."""
    at_the_end(sam, at=now)
    sent = {"weeks": "4", "strength_days": ["2", "5"], "start_on": "2027-01-19"}
    assert "Expect a week more" in client.get("/start/wishes/").text
    assert client.post("/start/wishes/", sent).url == "/start/check/"
    assert client.post("/start/check/").url == "/start/plan/"
    before = client.get("/start/plan/").text
    client.post("/start/plan/", {"starts_on": "2027-01-19"})
    for shown in (before, client.get("/plan/").text):
        assert "opens after 4 strength sessions of the phase before" in shown
        assert "the dates of your plan have room for 2 by then" in shown


def test_a_finding_that_two_to_one_leaves_without_an_exercise_is_told(drafted: Program, client: Client) -> None:
    version = drafted.versions.get()
    found = {"finding": "low_hq_ratio", "side": "right", "grade": "deficit"}
    version.plan["texts"].append({"code": "waits_two_to_one", "params": found})
    version.save()
    told = "There is no exercise for the back of the thigh yet"
    assert told in client.get("/start/plan/").text
    client.post("/start/plan/", {"starts_on": "2027-01-20"})
    assert told in client.get("/plan/").text


def test_findings_that_wait_for_one_reason_are_named_before_it_and_it_is_told_once(
    drafted: Program, client: Client
) -> None:
    version = drafted.versions.get()
    for code, side in (("tight_calf", "left"), ("tight_calf", "right"), ("of_other_rules", "left")):
        found = {"finding": code, "side": side, "grade": "deficit"}
        version.plan["texts"].append({"code": "waits_room", "params": found})
    version.save()
    told = "Left ankle is stiff. Right ankle is stiff. There is no exercise for these yet"
    before = client.get("/start/plan/").text
    client.post("/start/plan/", {"starts_on": "2027-01-20"})
    for shown in (before, client.get("/plan/").text):
        assert told in shown and shown.count("There is no exercise for") == 1


def test_with_a_therapist_the_runner_waits(ana: Patient, now: datetime, library: None, client_of: SignIn) -> None:
    at_the_end(ana, at=now)
    browser = client_of(ana)
    assert browser.post("/start/check/").url == "/start/plan/"
    shown = browser.get("/start/plan/").text
    assert "Tom Reed checks it first" in shown and "Start this plan" not in shown
    assert browser.post("/start/plan/", {"starts_on": "2027-01-20"}).url == "/start/plan/"
    assert browser.post("/start/plan/change/").url == "/start/plan/"
    assert Program.objects.get().status == "draft"


@pytest.mark.parametrize(
    "fault", [PlanImpossible(Reason("too_short", "6.5")), RuleBroken((Reason("rest_day", "6.5"),))]
)
def test_where_no_plan_can_be_made_the_page_says_so_and_offers_a_way_on(
    sam: Patient, now: datetime, client: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def refuse(**_facts: object) -> None:
        raise fault

    at_the_end(sam, at=now)
    monkeypatch.setattr("programs.actions.finish.draft_program", refuse)
    assert client.post("/start/check/").url == "/start/plan/"
    shown = client.get("/start/plan/")
    assert shown.status_code == 200 and "We could not make a plan from this" in shown.text
    assert client.post("/start/plan/", {"starts_on": "2027-01-20"}).status_code == 200
    assert client.post("/start/plan/change/").url == "/start/check/"


def test_what_a_therapist_changed_in_a_draft_is_told(sam: Patient, tom: User, drafted: Program, client: Client) -> None:
    item = Prescription.objects.filter(week__version__program=drafted, week__number=1)[0]
    item.changed_by, item.change_note = tom, "Two sets are enough at first"
    item.save()
    assert "Tom Reed changed this: Two sets are enough at first" in client.get("/start/plan/").text


def test_answers_can_be_taken_up_again_and_make_a_new_draft(sam: Patient, drafted: Program, client: Client) -> None:
    assert client.post("/start/plan/change/").url == "/start/check/"
    drafted.refresh_from_db()
    assert drafted.status == "stopped"
    assert client.get("/start/plan/").url == "/start/check/"
    sent = {"weeks": "4", "strength_days": ["2", "5"], "start_on": "2027-01-19"}
    assert client.post("/start/wishes/", sent).url == "/start/check/"
    assert client.post("/start/check/").url == "/start/plan/"
    newest = Program.objects.order_by("-pk")[0]
    assert (newest.status, newest.weeks_count, str(newest.starts_on)) == ("draft", 4, "2027-01-19")


def test_while_a_plan_runs_the_warning_signs_can_be_answered_again(
    sam: Patient, drafted: Program, client: Client
) -> None:
    client.post("/start/plan/", {"starts_on": "2027-01-18"})
    assert client.get("/start/pain/").url == "/start/"
    assert "/start/warning-signs/again/" in client.get("/start/").text
    assert client.post("/start/warning-signs/again/").url == "/start/warning-signs/urgent_signs/"
    asked = [(address, sent) for address, sent in PAGES_SENT if address.split("/")[0] not in {"about", "knee"}]
    walk_signs = sorted(asked, key=lambda one: not one[0].startswith("warning-signs/"))  # asked anew: the signs first
    for address, sent in walk_signs:
        answer = client.post(f"/start/{address}", sent)
        assert answer.status_code == 302
        if address == "result/":
            break
    assert "Back to today" in client.get("/start/result/").text
    assert Program.objects.get().status == "active"
