"""An exercise of this week stands with the dose that is asked now, and the planned one beside it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from django.test import Client

from programs.models import Patient, Program, User
from tests.actions.told import session_on
from tests.pages.session_answers import address
from tests.pages.test_check import MONDAY, ClientOf, text
from tests.pages.test_eased import check, do, program
from tests.pages.test_patient import page_of

pytestmark = pytest.mark.django_db
__all__ = ["program"]


@pytest.fixture
def client(program: Program, client_of: ClientOf) -> Client:
    return client_of(program.patient)


def planned_on(page: str) -> list[str]:
    """The planned doses that a page tells beside other ones, for the eye."""
    return re.findall(r'<span aria-hidden="true">Planned: ([^<]*)</span>', page)


def test_after_ten_days_away_plan_and_caseload_show_the_lower_weight_with_the_planned_one(
    program: Program, client: Client, client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    do(program, now, 0, 2, 4)
    check(program, 13)
    pages = (text(client, "/plan/"), text(client_of(tom), page_of(ana)))
    for page in pages:
        assert "3 × 10–15, 8.5 kg, each leg" in page
        assert "3 × 10–15, 10 kg, each leg" in planned_on(page)
        assert "Planned: 3 sets of 10 to 15, with 10 kilograms, each leg" in page
    assert re.search(r"The plan had: +Easy running for about \d+ min\.", pages[0]), "the run waits too"


def test_where_the_planned_dose_is_asked_it_stands_alone(
    program: Program, client: Client, client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    check(program, 7)
    do(program, now, 0, 2, 4, 7, 9, 11)
    check(program, 14)
    for page in (text(client, "/plan/"), text(client_of(tom), page_of(ana))):
        assert "10 kg" in page
        assert planned_on(page) == [] and "Next time:" not in page


def test_after_a_bad_morning_the_plan_says_what_the_session_says(
    program: Program, client: Client, now: datetime
) -> None:
    check(program, 6)
    do(program, now, 4, 9)
    do(program, now, 11, morning=3)
    less = "2 instead of 3 sets"
    assert f"Less this time: {less}" in text(client, address(session_on(program, MONDAY)))
    page = text(client, "/plan/")
    rows = page.split('<span class="exercise-name">')
    eased = [row.partition("<")[0] for row in rows if f"Next time: {less}" in row]
    assert eased == ["Mini squat", "Wall sit to 45 degrees"], "what loads the kneecap"
    assert "Next time:" not in text(client, "/plan/?week=4"), "it is of one session, not of every week"
