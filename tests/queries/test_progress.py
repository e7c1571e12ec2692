"""Progress says what was told: gaps stay gaps, and a change within the error is none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from programs.models import Measurement, Patient, Program
from programs.queries.progress import progress_page, retested
from tests import make
from tests.actions.told import session_on
from tests.make_start import measured

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(ana: Patient) -> Program:
    return make.program(patient=ana)


def test_days_that_nobody_told_about_are_gaps(program: Program, now: datetime) -> None:
    make.session_log(planned_session=session_on(program, 0), peak=5, morning=3)
    make.session_log(planned_session=session_on(program, 4), peak=None, morning=0)
    page = progress_page(program.patient, at=now)
    first = program.starts_on
    assert [(day.on, day.during, day.morning) for day in page.series.days] == [
        (first, 5, None),
        (first + timedelta(days=1), None, 3),
        (first + timedelta(days=5), None, 0),
    ]
    assert (page.series.first_on, page.series.last_on) == (first, now.date())


def test_a_corrected_score_is_the_one_that_is_drawn(program: Program, now: datetime) -> None:
    first = make.session_log(planned_session=session_on(program, 0), peak=9)
    make.session_log(planned_session=session_on(program, 0), peak=2, corrects=first)
    assert [day.during for day in progress_page(program.patient, at=now).series.days] == [2]


def test_planned_done_and_missed_are_counted_by_kind(program: Program, now: datetime) -> None:
    for day in (0, 2, 5):
        make.session_log(planned_session=session_on(program, day))
    counts = dict(progress_page(program.patient, at=now).counts)
    assert (counts["strength"].done, counts["strength"].missed) == (2, 4)
    assert (counts["run"].done, counts["run"].missed) == (1, 1)


def test_the_calendar_shows_every_day_of_the_plan(program: Program, now: datetime) -> None:
    make.session_log(planned_session=session_on(program, 0))
    make.session_log(planned_session=session_on(program, 5))
    weeks = progress_page(program.patient, at=now).calendar
    assert len(weeks) == 6
    assert [day.state for day in weeks[0].days] == ["done", "rest", "missed", "rest", "missed", "run", "rest"]
    assert weeks[2].days[0].state == "planned"
    assert [day.is_today for day in weeks[2].days] == [True] + [False] * 6


def test_the_knee_score_is_that_of_the_start_until_it_is_asked_again(program: Program, now: datetime) -> None:
    score = progress_page(program.patient, at=now).knee_score
    assert (score.start, score.now, score.change, score.started_on) == (88, None, None, date(2026, 1, 5))
    best = {"limp": 5, "support": 5, "walking": 5, "stairs": 10, "squat": 5, "run": 10, "jump": 10}
    best |= {"sitting": 10, "pain": 10, "swelling": 10, "kneecap": 10, "thigh": 5, "flexion": 5}
    make.assessment(patient=program.patient, at=now - timedelta(days=1), akps_answers=best)
    again = progress_page(program.patient, at=now).knee_score
    assert (again.start, again.now, again.change) == (88, 100, "clear")


def test_a_knee_score_with_a_question_left_out_is_not_compared_with_a_whole_one(
    program: Program, now: datetime
) -> None:
    whole = program.assessment.akps_answers
    without = {item: points for item, points in whole.items() if item != "run"}
    make.assessment(patient=program.patient, at=now - timedelta(days=1), akps_answers=without)
    score = progress_page(program.patient, at=now).knee_score
    assert (score.start, score.now, score.change) == (88, 88 - whole["run"], "not_comparable")


def test_a_test_is_compared_with_itself_only_where_it_was_measured_again(program: Program, now: datetime) -> None:
    first, later = program.assessment, make.assessment(patient=program.patient, at=now - timedelta(days=1))
    for leg, number in (("left", 7), ("right", 7)):
        measured(first, "T08", leg, number)
    measured(first, "T05", "left", 30)
    measured(later, "T08", "left", 8)
    measured(later, "T08", "right", 7.5)
    measured(later, "T11", "left", 60)
    carried = measured(later, "T05", "left", 30)
    Measurement.objects.filter(pk=carried.pk).update(measured_at=first.started_at)
    seen = {(found.test, str(found.side)): str(found.verdict) for found in retested(program.patient, program)}
    assert seen == {("T08", "left"): "better", ("T08", "right"): "no_clear_change"}


def test_a_new_draft_does_not_hide_what_was_done(program: Program, now: datetime) -> None:
    program.status, program.ended_at = "completed", now
    program.save()
    make.program(patient=program.patient, status="draft")
    assert progress_page(program.patient, at=now).program == program


def test_without_a_program_there_is_nothing_to_show(sam: Patient, now: datetime) -> None:
    assert progress_page(sam, at=now).program is None
    make.program(patient=sam, status="draft")
    assert progress_page(sam, at=now).program is None


@pytest.mark.parametrize("logged", [1, 8])
def test_five_queries_however_much_is_told(
    program: Program, now: datetime, logged: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for session in list(program.planned_sessions.all())[:logged]:
        make.session_log(planned_session=session, morning=1)
    with django_assert_max_num_queries(5):
        progress_page(program.patient, at=now)
