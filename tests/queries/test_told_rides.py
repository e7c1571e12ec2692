"""A ride on a day of running, from the rows of its log."""

from __future__ import annotations

from datetime import datetime

import pytest

from programs.models import ExerciseSkip, Prescription, Program, SessionLog, SetLog
from programs.queries.course import course_at
from programs.queries.logs import logs_that_matter
from programs.queries.run_steps import minutes_run
from programs.queries.told import told_rows
from tests import make
from tests.actions.told import session_on
from tests.queries.test_week_facts import with_runs

pytestmark = pytest.mark.django_db
SATURDAY = 5


def with_rides(program: Program) -> None:
    """Beside the run of a Saturday a ride and a swim."""
    with_runs(program)
    for position, code in enumerate(("XT01", "XT02"), start=20):
        for item in Prescription.objects.filter(week__version__program=program, exercise__code="RN02"):
            item.pk, item.position, item.exercise = None, position, make.exercise(code=code)
            item.public_id = Prescription._meta.get_field("public_id").get_default()
            item.save()


def told(program: Program, done: str, skipped: str) -> SessionLog:
    """The Saturday with a set of these exercises, and with those left out."""
    session = session_on(program, SATURDAY)
    type(session).objects.filter(pk=session.pk).update(kind="run")
    log = make.session_log(planned_session=session)
    rows = {row.exercise.code: row for row in session.week.prescriptions.select_related("exercise")}
    for code in done.split():
        SetLog.objects.create(session_log=log, prescription=rows[code], number=1, side="both", seconds=1200)
    for code in skipped.split():
        ExerciseSkip.objects.create(session_log=log, prescription=rows[code], reason="no_time")
    return log


@pytest.mark.parametrize(
    ("done", "skipped", "is_ride", "has_run"),
    [
        ("XT01", "", True, False),
        ("XT02", "", True, False),
        ("QD10", "XT01", True, False),
        ("RN02", "", False, True),
        ("XT01 RN02", "", False, True),
        ("XT01", "RN02", False, True),
        ("", "", False, True),
    ],
)
def test_a_day_of_running_with_a_ride_and_no_run_is_a_ride(
    program: Program, now: datetime, done: str, skipped: str, is_ride: bool, has_run: bool
) -> None:
    with_rides(program)
    told(program, done, skipped)
    (log,) = logs_that_matter(program.patient, program, today=now.date())
    assert log.is_ride is is_ride  # type: ignore[attr-defined]
    (one,) = course_at(program, program.patient, at=now).facts.sessions
    assert (one.is_run, one.has_run) == (has_run, has_run)


@pytest.mark.parametrize(("done", "minutes"), [("", 10), ("XT01", 0), ("QD10", 0)])
def test_a_ride_holds_no_minutes_of_running(program: Program, now: datetime, done: str, minutes: int) -> None:
    """A telling without a row is a run that was done, of the ten minutes that its week asks for."""
    with_rides(program)
    log = told(program, done, "")
    assert minutes_run(log, told_rows([log.pk])) == minutes
