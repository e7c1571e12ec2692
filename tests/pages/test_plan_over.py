"""When the weeks of a plan are over: today, the plan and the week say the same, by what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client

from programs.models import Patient, Program, User
from tests import make

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
PAGES = ("/today/", "/plan/", "/plan/?week=1", "/check/")


@pytest.fixture
def over(ana: Patient) -> Program:
    """Ana's plan of six weeks with 18 strength sessions, which `read` reads two days after its end."""
    make.screening(patient=ana)
    return make.program(patient=ana)


def do(program: Program, numbers: range) -> None:
    """Some of the strength sessions, in their order, as told."""
    planned = list(program.planned_sessions.filter(kind="strength").order_by("due_on"))
    for number in numbers:
        make.session_log(planned_session=planned[number], morning=1)


def read(client_of: ClientOf, program: Program, url: str) -> str:
    """The main part of a page, two days after the end."""
    with time_machine.travel(two_days_after(program), tick=False):
        page = client_of(program.patient).get(url, follow=True).content.decode()
    return page.split("<main", 1)[1].split("</main", 1)[0]


def two_days_after(program: Program) -> datetime:
    return datetime.combine(program.ends_on + timedelta(days=2), time(9), tzinfo=UTC)


@pytest.mark.parametrize("url", PAGES)
def test_after_more_than_four_weeks_without_a_session_every_page_asks_the_questions(
    over: Program, client_of: ClientOf, url: str
) -> None:
    do(over, range(6))
    page = read(client_of, over, url)
    assert "more than four weeks since your last session" in page
    assert "/start/warning-signs/again/" in page
    assert "Mini squat" not in page and "You are here" not in page and "keep" not in page


def test_who_is_to_see_somebody_is_not_told_to_train_on(over: Program, client_of: ClientOf) -> None:
    do(over, range(18))
    assert "keep your strength" in read(client_of, over, "/today/")
    make.weekly_check(program=over, told_on=over.ends_on, signs="yes")
    page = read(client_of, over, "/today/")
    assert "Strength sessions done: 18 of 18." in page and "keep your strength" not in page


@pytest.mark.parametrize("url", PAGES[:3])
def test_the_questions_answered_lead_to_a_new_plan_and_not_back_to_the_old_doses(
    over: Program, client_of: ClientOf, url: str
) -> None:
    do(over, range(6))
    make.screening(patient=over.patient, at=two_days_after(over) - timedelta(hours=1))
    page = read(client_of, over, url)
    assert "Strength sessions done: 6 of 18." in page and 'href="/start/"' in page
    assert "Mini squat" not in page and "You are here" not in page and "Week 6: " not in page


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (range(2, 18), "Strength sessions done: 16 of 18. Two a week from now on keep your strength."),
        (range(6, 18), "Strength sessions done: 12 of 18. </p>"),
        (range(10, 18), "Strength sessions done: 8 of 18. That is too little to say"),
    ],
)
def test_the_end_of_a_plan_is_told_by_what_was_done(
    over: Program, client_of: ClientOf, done: range, words: str
) -> None:
    do(over, done)
    for url in ("/today/", "/plan/"):
        page = read(client_of, over, url)
        assert "6 weeks are over" in page and words in page and 'href="/start/"' in page, url
        assert "You are here" not in page, url
        assert ("keep your strength" in page) == ("keep" in words), url


def test_a_plan_of_which_nothing_was_done_is_not_praised(over: Program, client_of: ClientOf) -> None:
    page = read(client_of, over, "/today/")
    assert "No strength session of this plan was told." in page and "keep" not in page
    assert "/start/warning-signs/again/" in page


@pytest.mark.parametrize("status", ["stopped", "completed"])
def test_a_plan_that_was_ended_links_the_questions(over: Program, client_of: ClientOf, status: str) -> None:
    do(over, range(6, 18))
    over.status, over.ended_at = status, two_days_after(over)
    over.save()
    for url in ("/today/", "/plan/"):
        page = read(client_of, over, url)
        assert "No plan is running" in page and 'href="/start/"' in page and "You are here" not in page, url


def test_the_way_to_a_new_plan_knows_that_the_last_one_is_over(over: Program, client_of: ClientOf) -> None:
    do(over, range(6, 18))
    assert "Your last plan is over" in read(client_of, over, "/start/")
