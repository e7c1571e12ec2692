"""The therapist's list and the runner's own page never disagree on whether a session must wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from programs.clinical.hold import HoldCode, hold
from programs.models import Clearance, Patient, Program, User
from programs.queries.hold import hold_at
from programs.queries.record import hold_facts, records
from tests import make
from tests.conftest import NOW
from tests.make_clinic import due, following, logs

pytestmark = pytest.mark.django_db
World = tuple[Patient, Program]


def nothing(world: World) -> None:
    logs(world[1], 2, 3, 2, 2, 1, 1)


def swollen(world: World) -> None:
    make.session_log(planned_session=due(world[1])[2], swelling_new=True)


def swollen_and_screened_since(world: World) -> None:
    swollen(world)
    make.screening(patient=world[0], at=NOW - timedelta(hours=1))


def swollen_and_cleared_since(world: World) -> None:
    swollen(world)
    screening = world[0].screenings.get()
    for cleared_on, told in ((date(2027, 1, 10), NOW), (date(2027, 1, 9), NOW + timedelta(seconds=1))):
        Clearance.objects.create(
            patient=world[0],
            screening=screening,
            cleared_on=cleared_on,
            clinician="GP",
            recorded_at=told,
            recorded_by=world[0].user,
        )


def severe_yesterday(world: World) -> None:
    make.session_log(planned_session=due(world[1])[-1], peak=8, performed_at=NOW - timedelta(hours=20))


def stopped_twice(world: World) -> None:
    first, second = due(world[1])[1], due(world[1])[4]
    make.session_log(planned_session=first, peak=9, morning=2)
    make.session_log(planned_session=second, peak=8, morning=2)


def high_and_no_morning_long_ago(world: World) -> None:
    make.session_log(planned_session=due(world[1])[0], peak=6)


def high_long_ago_and_calm_since(world: World) -> None:
    make.session_log(planned_session=due(world[1])[0], peak=6)
    make.session_log(planned_session=due(world[1])[1], peak=1)


def high_morning_under_a_corrected_log(world: World) -> None:
    first = make.session_log(planned_session=due(world[1])[-1], peak=2)
    make.pain(session_log=first, moment="morning", score=7, felt_on=NOW.date())
    make.session_log(planned_session=first.planned_session, peak=1, corrects=first)


def asked_again(world: World) -> None:
    make.screening(patient=world[0], level=None, at=NOW)


def asked_again_after_urgent_advice(world: World) -> None:
    make.screening(patient=world[0], level="URGENT", at=NOW - timedelta(hours=2))
    make.screening(patient=world[0], level=None, at=NOW)


def severe_week(world: World) -> None:
    make.weekly_check(program=world[1], told_on=NOW.date(), pain_worst=9, told_at=NOW - timedelta(hours=1))


def severe_week_corrected(world: World) -> None:
    first = make.weekly_check(program=world[1], told_on=NOW.date(), pain_worst=9, told_at=NOW - timedelta(hours=1))
    make.weekly_check(program=world[1], told_on=NOW.date(), corrects=first)


def swollen_in_a_check(world: World) -> None:
    told_at = NOW - timedelta(hours=3)
    make.weekly_check(program=world[1], told_on=NOW.date(), new_swelling="yes", told_at=told_at)
    make.screening(patient=world[0], at=NOW - timedelta(hours=1))


STORIES = (
    nothing,
    severe_week,
    severe_week_corrected,
    swollen_in_a_check,
    swollen,
    swollen_and_screened_since,
    swollen_and_cleared_since,
    severe_yesterday,
    stopped_twice,
    high_and_no_morning_long_ago,
    high_long_ago_and_calm_since,
    high_morning_under_a_corrected_log,
    asked_again,
    asked_again_after_urgent_advice,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
@pytest.mark.parametrize("starts_on", [date(2027, 1, 4), date(2026, 12, 14)])
def test_both_give_the_same_answer(tom: User, story: Callable[[World], None], starts_on: date) -> None:
    patient, program = following(therapist=tom, starts_on=starts_on)
    story((patient, program))
    since, until = (NOW - timedelta(days=15)).date(), (NOW + timedelta(days=1)).date()
    record = records(Patient.objects.filter(pk=patient.pk), since=since, until=until)[patient.pk]
    assert hold(hold_facts(record, patient=patient, at=NOW)) == hold_at(patient, program, at=NOW)


def test_the_stories_are_not_all_the_same(tom: User) -> None:
    found = set()
    for story in STORIES:
        patient, program = following(therapist=tom)
        story((patient, program))
        held = hold_at(patient, program, at=NOW)
        found.add(held.code if held else None)
    assert {None, HoldCode.SWELLING, HoldCode.STOPPED_AGAIN, HoldCode.MORNING_FIRST, HoldCode.NOT_SCREENED} <= found
