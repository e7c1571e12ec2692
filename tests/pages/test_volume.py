"""A week's sets on the runner's pages: after an eased week they come back by a fifth at most (§6.6 row 6, 6.7)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from programs.models import Patient, Prescription, Program
from tests import make
from tests.actions.told import asked, session_on
from tests.pages.session_answers import address
from tests.pages.test_check import MONDAY, ClientOf, text, train

pytestmark = pytest.mark.django_db
#: Three exercises on three days, the first of them with a set more from the second week on, and so forth.
PLANNED = (18, 21, 24, 27, 27, 27)
STRENGTH_DAYS = (0, 2, 4)


@pytest.fixture
def program(ana: Patient) -> Program:
    make.screening(patient=ana)
    made = make.program(patient=ana)
    for number, sets in enumerate(PLANNED, start=1):
        main = Prescription.objects.filter(week__version__program=made, week__number=number, block="main")
        for place, item in enumerate(main.order_by("position")):
            item.sets_left = item.sets_right = 2 + (place < (sets - 18) // 3)
            item.save()
    return made


def on(program: Program, day: int, now: datetime) -> datetime:
    """Nine in the morning of a day of the program."""
    return now + timedelta(days=day - MONDAY)


def week_asked(program: Program, number: int, now: datetime) -> int:
    """The sets of the sessions of a calendar week, as its first day asks for them."""
    first = 7 * (number - 1)
    sessions = [session_on(program, first + day) for day in STRENGTH_DAYS]
    items = [item for session in sessions for item in asked(session, on(program, first, now))]
    return sum(item.sets_left for item in items if item.block == "main")


def live(program: Program, number: int, content: int, *, pain: int) -> None:
    """A week done, and told on the first day of the next one."""
    train(program, *(7 * (number - 1) + day for day in STRENGTH_DAYS), content=content, peak=2)
    told_on = program.starts_on + timedelta(days=7 * number)
    make.weekly_check(program=program, told_on=told_on, pain_worst=pain, squat_pain=0, stairs_down_pain=0)


def test_from_one_done_week_to_the_next_the_pages_ask_for_a_fifth_more_at_most(program: Program, now: datetime) -> None:
    found = [week_asked(program, 1, now)]
    for number, (content, pain) in enumerate([(1, 2), (2, 4), (2, 4), (3, 4), (4, 4)], start=1):
        live(program, number, content, pain=pain)
        found.append(week_asked(program, number + 1, now))
    assert found == [18, 21, 16, 19, 22, 26]


def test_weeks_ahead_are_shown_as_they_will_be(program: Program, now: datetime) -> None:
    live(program, 1, 1, pain=2)
    live(program, 2, 2, pain=4)
    at = on(program, 14, now)
    ahead = [sum(one.sets_left for one in asked(session_on(program, day), at)[1:4]) for day in (14, 21, 28, 35)]
    assert ahead == [6, 7, 8, 9]


def test_a_session_says_how_many_sets_it_asks_for(program: Program, client_of: ClientOf, now: datetime) -> None:
    live(program, 1, 1, pain=2)
    live(program, 2, 2, pain=4)
    page = text(client_of(program.patient), address(session_on(program, MONDAY)))
    assert "This week: 80 per cent of the planned sets." in page
