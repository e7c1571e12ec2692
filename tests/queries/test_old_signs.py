"""What was told in an earlier program still holds a plan, until a clinician's word or new answers lift it: on the
runner's own page and in the caseload alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from programs.clinical.hold import HoldCode, hold
from programs.models import Patient, Program, User
from programs.queries.hold import hold_at
from programs.queries.record import hold_facts, records
from tests import make
from tests.conftest import NOW
from tests.make_clinic import due

pytestmark = pytest.mark.django_db
Asked = Callable[[Patient, Program], HoldCode | None]
TODAY = NOW.date()


def on_the_runners_page(patient: Patient, program: Program) -> HoldCode | None:
    found = hold_at(patient, program, at=NOW)
    return found.code if found else None


def in_the_caseload(patient: Patient, program: Program) -> HoldCode | None:
    since, until = (NOW - timedelta(days=15)).date(), (NOW + timedelta(days=1)).date()
    record = records(Patient.objects.filter(pk=patient.pk), since=since, until=until)[patient.pk]
    assert record.program == program
    found = hold(hold_facts(record, patient=patient, at=NOW))
    return found.code if found else None


both = pytest.mark.parametrize("asked", [on_the_runners_page, in_the_caseload])


def two_programs(patient: Patient, *, first_on: date, by: User, **told: Any) -> Program:
    """A program that was stopped, its first two sessions told, and the one that runs now, activated after them."""
    make.screening(patient=patient)
    earlier = make.program(patient=patient, starts_on=first_on, weeks=4, status="stopped")
    for planned in due(earlier)[:2]:
        make.session_log(planned_session=planned, morning=1, **told)
    return make.program(patient=patient, starts_on=TODAY - timedelta(days=7), by=by)


SIGNS = [
    ({"swelling_new": True}, HoldCode.SWELLING),
    ({"locked_or_gave_way": True}, HoldCode.LOCKING),
]


@both
@pytest.mark.parametrize(("told", "code"), SIGNS)
@pytest.mark.parametrize("weeks_ago", [2, 10])
def test_a_swollen_or_locked_knee_of_an_earlier_program_holds_the_next_one(
    ana: Patient, asked: Asked, told: dict[str, bool], code: HoldCode, weeks_ago: int
) -> None:
    make.screening(patient=ana)
    earlier = make.program(patient=ana, starts_on=TODAY - timedelta(weeks=weeks_ago), weeks=4, status="stopped")
    make.session_log(planned_session=due(earlier)[0], morning=1, **told)
    program = make.program(patient=ana, starts_on=TODAY - timedelta(days=7))
    assert asked(ana, program) is code


@both
@pytest.mark.parametrize("days_ago", [14, 28])
def test_two_stops_of_an_earlier_program_hold_the_one_that_the_runner_began_alone(
    ana: Patient, asked: Asked, days_ago: int
) -> None:
    program = two_programs(ana, first_on=TODAY - timedelta(days=days_ago), by=ana.user, peak=9)
    assert asked(ana, program) is HoldCode.STOPPED_AGAIN


@both
@pytest.mark.parametrize("told", [{"peak": 9}, *(told for told, _code in SIGNS)])
def test_a_therapist_who_assigned_knowing_of_it_lifts_it(
    ana: Patient, tom: User, asked: Asked, told: dict[str, Any]
) -> None:
    assert asked(ana, two_programs(ana, first_on=TODAY - timedelta(days=14), by=tom, **told)) is None
