"""A knee does not know that its plan was replaced: what a weekly check of an earlier program still says."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from programs.clinical.check import CheckState
from programs.clinical.hold import HoldCode
from programs.models import CareRelationship, Patient, Program, User
from programs.queries.caseload import caseload
from programs.queries.check import check_page
from programs.queries.course import course_at
from programs.queries.hold import hold_at
from programs.queries.patient import patient_page
from programs.queries.today import today_page
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def replaced(ana: Patient, now: datetime) -> Program:
    """Yesterday it was stopped; the new one begins today."""
    make.screening(patient=ana)
    return make.program(patient=ana, status="stopped")


@pytest.fixture
def program(replaced: Program, now: datetime) -> Program:
    return make.program(patient=replaced.patient, starts_on=now.date())


def told(program: Program, on: date, **fields: Any) -> Any:
    return make.weekly_check(program=program, told_on=on, **fields)


def test_a_severe_week_rests_under_the_new_program_too(replaced: Program, program: Program, now: datetime) -> None:
    told(replaced, now.date() - timedelta(days=1), pain_worst=9)
    found = hold_at(program.patient, program, at=now)
    assert found is not None and (found.code, found.score) == (HoldCode.SEVERE_WEEK, 9)
    page = today_page(program.patient, at=now)
    assert page.hold == found


@pytest.mark.parametrize(("pain", "is_held"), [(8, True), (7, False)])
def test_severe_pain_told_with_the_questions_rests_the_knee(
    program: Program, now: datetime, pain: int, is_held: bool
) -> None:
    make.assessment(patient=program.patient, at=now - timedelta(hours=2), completed=False, pain_now=pain)
    make.screening(patient=program.patient, at=now - timedelta(hours=1))
    found = hold_at(program.patient, program, at=now)
    assert (found is not None and found.code is HoldCode.SEVERE_NOW) is is_held
    assert today_page(program.patient, at=now).hold == found


@pytest.mark.parametrize(
    ("pains", "hours", "score"),
    [
        ({"pain_rest": 5}, 1, None),
        ({"pain_rest": 8}, 1, 8),
        ({"pain_rest": 8}, 47, 8),
        ({"pain_rest": 8}, 48, None),
        ({"pain_now": 9, "pain_rest": 8}, 1, 9),
    ],
)
def test_severe_pain_at_rest_rests_from_when_the_answers_were_finished(
    program: Program, now: datetime, pains: dict[str, int], hours: int, score: int | None
) -> None:
    """The questions were finished four days ago; the answers after them could be changed until they were finished."""
    make.screening(patient=program.patient, at=now - timedelta(days=4))
    answers = make.assessment(patient=program.patient, at=now - timedelta(days=4), **pains)
    type(answers).objects.filter(pk=answers.pk).update(completed_at=now - timedelta(hours=hours))
    found = hold_at(program.patient, program, at=now)
    assert (found.score if found else None) == score
    if found is not None:
        told_at = now - timedelta(hours=hours)
        day = program.patient.user.today(at=told_at)
        assert (found.code, found.until, found.felt_on) == (HoldCode.SEVERE_NOW, told_at + timedelta(hours=48), day)


@pytest.mark.parametrize(
    ("pains", "hours", "score"),
    [
        ({"pain_rest": 5}, 1, None),
        ({"pain_rest": 6}, 1, 6),
        ({"pain_now": 7, "pain_rest": 2}, 1, 7),
        ({"pain_rest": 6}, 9, 6),  # midnight, the day's first moment
        ({"pain_rest": 7}, 10, None),
    ],
)
def test_pain_of_six_told_with_the_answers_rests_until_the_day_is_over(
    program: Program, now: datetime, pains: dict[str, int], hours: int, score: int | None
) -> None:
    make.screening(patient=program.patient, at=now - timedelta(days=4))
    answers = make.assessment(patient=program.patient, at=now - timedelta(days=4), **pains)
    type(answers).objects.filter(pk=answers.pk).update(completed_at=now - timedelta(hours=hours))
    found = hold_at(program.patient, program, at=now)
    assert (found.score if found else None) == score
    assert found is None or found.code is HoldCode.HIGH_NOW


@pytest.mark.parametrize("days", [1, 40])
@pytest.mark.parametrize(
    ("line", "code"),
    [("new_swelling", HoldCode.SWELLING), ("no_weight_locked_or_giving_way", HoldCode.LOCKING)],
)
def test_a_knee_sign_waits_for_the_questions_however_old_the_check(
    replaced: Program, program: Program, tom: User, now: datetime, days: int, line: str, code: HoldCode
) -> None:
    told(replaced, now.date() - timedelta(days=days), **{line: "yes"})
    program.patient.screenings.update(completed_at=now - timedelta(days=60))
    found = hold_at(program.patient, program, at=now)
    assert found is not None and found.code is code
    row = caseload(tom, at=now).rows[0]
    assert row.need.reason.code == f"need_{code.value}"


def test_the_pain_of_an_earlier_check_reaches_the_therapist(
    replaced: Program, program: Program, tom: User, now: datetime
) -> None:
    told(replaced, now.date() - timedelta(days=6), pain_worst=7)
    need = caseload(tom, at=now).rows[0].need
    assert (need.reason.code, need.reason.params["score"]) == ("need_pain_above", 7)
    care = tuple(CareRelationship.objects.filter(patient=program.patient).select_related("patient__user", "therapist"))
    assert [check.pain_worst for check in patient_page(care, at=now).checks] == [7]


@pytest.mark.parametrize(("days", "share"), [(1, 1.0), (7, 1.0), (8, 0.8)])
def test_the_first_week_is_judged_against_the_week_before_it(
    replaced: Program, program: Program, now: datetime, days: int, share: float
) -> None:
    """The answers before the plan said 3; a check of the last seven days said 5, so 5 is no rise of two."""
    program.assessment.pain_worst_7d = 3
    program.assessment.save()
    told(replaced, now.date() - timedelta(days=days), pain_worst=5)
    later = now + timedelta(days=7)
    told(program, later.date(), pain_worst=5)
    assert course_at(program, program.patient, at=later).content(2).share == share


def test_pain_after_the_last_check_asks_at_once_also_when_the_plan_was_replaced_since(
    replaced: Program, program: Program, now: datetime
) -> None:
    told(replaced, now.date() - timedelta(days=4))
    assert today_page(program.patient, at=now).check is CheckState.NOT_YET
    session = replaced.planned_sessions.get(due_on=now.date() - timedelta(days=3))
    make.session_log(planned_session=session, peak=6, morning=1, received_at=now - timedelta(days=2))
    assert today_page(program.patient, at=now).check is CheckState.DUE


def test_the_page_of_the_week_shows_an_earlier_check_as_long_as_it_counts(
    replaced: Program, program: Program, now: datetime
) -> None:
    check = told(replaced, now.date() - timedelta(days=6))
    page = check_page(program.patient, at=now)
    assert page is not None and page.newest == check and page.may_correct
    page = check_page(program.patient, at=now + timedelta(days=1))
    assert page is not None and page.newest is None
