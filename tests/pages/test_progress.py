"""The plan and the progress pages: honest, in few queries, for their owner alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Patient, Program, User
from tests import make
from tests.actions.told import session_on
from tests.make_start import measured
from tests.pages.session_answers import address

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


@pytest.mark.parametrize(
    ("peaks", "headline"),
    [
        ([6, 6, 2, 2], "Your knee hurts less"),
        ([2, 2, 6, 6], "Your knee hurts more"),
        ([4, 4, 4, 3], "About the same"),
        ([6, 6, 4, 5], "Your knee may hurt a little less"),
        ([4, 5, 6, 6], "Your knee may hurt a little more"),
        ([6, 2], "Too early to say"),
    ],
)
def test_the_headline_follows_the_data(program: Program, client_of: ClientOf, peaks: list[int], headline: str) -> None:
    for session, peak in zip(program.planned_sessions.all(), peaks, strict=False):
        make.session_log(planned_session=session, peak=peak)
    page = text(client_of(program.patient), "/progress/")
    assert f"<h2>{headline}</h2>" in page
    assert "missed, or not told" in page


def test_a_test_done_again_says_what_changed_and_what_did_not(
    program: Program, now: datetime, client_of: ClientOf
) -> None:
    again = make.assessment(patient=program.patient, at=now - timedelta(days=1))
    for leg, before, after in (("left", 7, 8.5), ("right", 9, 9.5)):
        measured(program.assessment, "T08", leg, before)
        measured(again, "T08", leg, after)
    page = text(client_of(program.patient), "/progress/")
    assert "Your tests, done again" in page
    assert "From 7 to 8.5 cm: better. A change of 1 or more counts." in page
    assert "From 9 to 9.5 cm: no clear change. Less than 1 may be chance." in page


def test_before_anything_is_told_nothing_is_drawn(program: Program, sam: Patient, client_of: ClientOf) -> None:
    page = text(client_of(program.patient), "/progress/")
    assert "Too early to say" in page
    assert "pain-chart" not in page
    assert "Nothing to show yet" in text(client_of(sam), "/progress/")


def test_the_plan_shows_the_weeks_their_sessions_and_why(program: Program, client_of: ClientOf) -> None:
    page = text(client_of(program.patient), "/plan/")
    assert "You are here" in page
    assert "Why hips and thighs" in page
    assert address(session_on(program, 14)) in page
    assert "Mini squat" in page
    assert "Tom Reed decides about every step up" in page


def test_the_plan_shows_when_a_test_is_done_again_and_what_to_reach(program: Program, client_of: ClientOf) -> None:
    due = {"code": "retest_at_least", "rule": "4.3", "params": {"value": 7, "unit": "cm", "goal": 10, "least": 1.0}}
    old = {"code": "of_another_time", "rule": "4.3", "params": {}}
    retests = [{"test": "T08", "week": 3, "reason": due}, {"test": "T99", "week": 6, "reason": old}]
    program.versions.update(plan={"retests": retests})
    page = text(client_of(program.patient), "/plan/")
    assert "Tests to do again" in page and "Week 3, from" in page and "Week 6, from" in page
    assert "At the start: 7 cm. To reach: 10 or more. A change of less than 1 may be chance." in page
    assert "T99" in page


@pytest.mark.parametrize(("week", "is_due"), [(2, True), (3, True), (4, False)])
def test_from_its_week_on_the_plan_leads_to_the_tests(
    program: Program, client_of: ClientOf, week: int, is_due: bool
) -> None:
    """Week 3 begins today."""
    due = {"code": "retest_at_least", "rule": "4.3", "params": {"value": 7, "unit": "cm", "goal": 10, "least": 1.0}}
    program.versions.update(plan={"retests": [{"test": "T08", "week": week, "reason": due}]})
    page = text(client_of(program.patient), "/plan/")
    assert ('<a href="/start/">Answer the questions and do the tests again</a>' in page) is is_due


@pytest.mark.parametrize(("week", "shown"), [("5", 5), ("1", 1), ("8", 6), ("0", 3), ("-1", 3), ("1e1", 3), ("x", 3)])
def test_another_week_can_be_looked_at(program: Program, client_of: ClientOf, week: str, shown: int) -> None:
    assert f"Week {shown}:" in text(client_of(program.patient), f"/plan/?week={week}")


@pytest.mark.parametrize(("url", "most"), [("/plan/", 19), ("/progress/", 14)])
@pytest.mark.parametrize("logged", [1, 8])
def test_a_fixed_number_of_queries_and_nothing_written(
    program: Program, client_of: ClientOf, url: str, most: int, logged: int
) -> None:
    """The plan reads the decisions about its next session as well: what is asked stands beside what was planned."""
    for session in list(program.planned_sessions.all())[:logged]:
        make.session_log(planned_session=session, morning=1)
    client = client_of(program.patient)
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    assert len(seen) <= most, [query["sql"][:90] for query in seen]
    assert not [query["sql"] for query in seen if not query["sql"].startswith("SELECT")]


@pytest.mark.parametrize("url", ["/plan/", "/progress/", "/today/"])
def test_staff_have_no_such_page_and_strangers_sign_in(url: str, tom: User, cleo: User, client_of: ClientOf) -> None:
    for member in (tom, cleo):
        refused, nowhere = client_of(member).get(url), client_of(member).get("/nowhere/")
        assert (refused.status_code, refused.content) == (404, nowhere.content)
    assert Client().get(url).headers["Location"].startswith("/accounts/login/")


def test_a_finding_without_an_exercise_this_week_says_so() -> None:
    said = "This week has no exercise of its own for this."
    card = {"title": "Your calf", "sides": [], "note": "", "exercises": []}
    assert said in render_to_string("components/finding_card.html", {"finding": card})
    row = {"name": "Heel raise", "dose": "3 × 12", "dose_words": "", "href": "", "code": "CF01", "side": ""}
    assert said not in render_to_string("components/finding_card.html", {"finding": card | {"exercises": [row]}})
