"""The week: told once, corrected beside the old telling, and a sign that is not a plain "no" makes the plan wait."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest

from programs.actions.check import (
    AlreadyTold,
    NotYourWeek,
    NoWeekToTell,
    OtherAnswers,
    tell_week,
)
from programs.clinical.check import ToldWeek
from programs.clinical.hold import HoldCode
from programs.clinical.screening import RESCREEN
from programs.clinical.values import Level, PainScore
from programs.models import AuditEvent, Patient, Program, User, WeeklyCheck
from programs.models.check import LINES
from programs.queries.hold import hold_at
from tests import make

pytestmark = pytest.mark.django_db
CALM = dict.fromkeys(LINES, "no")


def week(**changes: Any) -> ToldWeek:
    known: dict[str, Any] = {"pain_worst": PainScore(3), "pain_usual": PainScore(1), "signs": CALM}
    return ToldWeek(**(known | changes))


def tell(program: Program, at: datetime, **changes: Any) -> WeeklyCheck:
    known: dict[str, Any] = {"check_id": uuid.uuid4(), "week": week(), "by": program.patient.user}
    return tell_week(program=program, at=at, **(known | changes))


def test_the_model_has_the_lines_of_the_rules() -> None:
    assert tuple(line.key for line in RESCREEN) == LINES


def test_a_calm_week_is_stored_and_nothing_waits(program: Program, now: datetime) -> None:
    check = tell(program, now, week=week(readiness={"squat_pain": 2, "chair_rises": None}))
    check.refresh_from_db()
    assert (check.told_on, check.told_at, check.pain_worst, check.pain_usual) == (now.date(), now, 3, 1)
    assert (check.squat_pain, check.chair_rises, check.walk_pain, check.signs) == (2, None, None, CALM)
    assert hold_at(program.patient, program, at=now) is None
    assert AuditEvent.objects.get(action="tell_week").subject == str(check.pk)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("answer", ["yes", "unsure", None])
def test_a_line_that_is_no_plain_no_begins_the_full_questions_and_the_plan_waits(
    program: Program, now: datetime, line: str, answer: str | None
) -> None:
    signs = {key: value for key, value in (CALM | {line: answer}).items() if value}
    tell(program, now, week=week(signs=signs))
    open_one = program.patient.screenings.get(completed_at=None)
    assert open_one.started_at == now
    found = hold_at(program.patient, program, at=now)
    assert found is not None and found.blocks_plan
    rests = {"new_swelling": HoldCode.SWELLING, "no_weight_locked_or_giving_way": HoldCode.LOCKING}
    assert found.code is (rests if answer == "yes" else {}).get(line, HoldCode.NOT_SCREENED)


@pytest.mark.parametrize(("second", "level"), [("yes", Level.EMERGENCY), ("unsure", Level.URGENT)])
def test_a_sign_of_the_next_week_is_asked_about_anew_although_the_last_one_was_answered(
    program: Program, now: datetime, second: str, level: Level
) -> None:
    tell(program, now, week=week(signs=CALM | {"hot_knee_or_fever": "yes"}))
    answered = now + timedelta(minutes=10)
    program.patient.screenings.filter(completed_at=None).update(completed_at=answered, level="CLEAR")
    assert hold_at(program.patient, program, at=answered) is None
    later = now + timedelta(days=7)
    tell(program, later, week=week(signs=CALM | {"chest_or_calf": second}))
    found = hold_at(program.patient, program, at=later)
    assert found is not None and (found.code, found.level) == (HoldCode.NOT_SCREENED, level)
    assert found.signs == (("chest_or_calf", second),)
    program.patient.screenings.filter(completed_at=None).update(
        completed_at=later + timedelta(minutes=5), level="CLEAR"
    )
    assert hold_at(program.patient, program, at=later + timedelta(minutes=5)) is None


@pytest.mark.parametrize("line", ["new_swelling", "no_weight_locked_or_giving_way"])
def test_a_knee_sign_rests_for_three_days_also_when_the_questions_find_nothing(
    program: Program, now: datetime, line: str
) -> None:
    tell(program, now, week=week(signs=CALM | {line: "yes"}))
    later = now + timedelta(minutes=10)
    program.patient.screenings.filter(completed_at=None).update(completed_at=later, level="CLEAR")
    found = hold_at(program.patient, program, at=later)
    assert found is not None and found.until == now + timedelta(hours=72)
    assert hold_at(program.patient, program, at=now + timedelta(hours=72)) is None


def test_a_severe_week_rests_until_it_is_corrected(program: Program, now: datetime) -> None:
    first = tell(program, now, week=week(pain_worst=PainScore(9)))
    found = hold_at(program.patient, program, at=now)
    assert found is not None and (found.code, found.score) == (HoldCode.SEVERE_WEEK, 9)
    tell(program, now, corrects=first)
    assert hold_at(program.patient, program, at=now) is None


def test_a_repeat_is_answered_with_the_first_result_and_asks_nothing_again(program: Program, now: datetime) -> None:
    sent = uuid.uuid4()
    swollen = week(signs=CALM | {"new_swelling": "yes"})
    first = tell(program, now, check_id=sent, week=swollen)
    program.patient.screenings.filter(completed_at=None).update(completed_at=now, level="CLEAR")
    assert tell(program, now + timedelta(hours=1), check_id=sent, week=swollen) == first
    assert not program.patient.screenings.filter(completed_at=None).exists()
    assert WeeklyCheck.objects.count() == AuditEvent.objects.filter(action="tell_week").count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"pain_worst": PainScore(8)},
        {"signs": CALM | {"new_injury": "yes"}},
        {"readiness": {"squat_pain": 0}},
    ],
)
def test_the_same_id_with_other_answers_is_not_taken_for_a_repeat(
    program: Program, now: datetime, other: dict[str, Any]
) -> None:
    sent = uuid.uuid4()
    first = tell(program, now, check_id=sent)
    with pytest.raises(OtherAnswers) as refused:
        tell(program, now, check_id=sent, week=week(**other))
    assert refused.value.check == first


def test_a_second_telling_of_the_day_is_refused_with_the_one_that_stands(program: Program, now: datetime) -> None:
    first = tell(program, now)
    with pytest.raises(AlreadyTold) as refused:
        tell(program, now)
    assert refused.value.check == first


AUCKLAND, HONOLULU = "Pacific/Auckland", "Pacific/Honolulu"


def moved(program: Program, zone: str) -> None:
    program.patient.user.time_zone = zone
    program.patient.user.save()


def test_a_week_that_was_told_is_not_doubled_where_the_calendar_turns_back(program: Program, now: datetime) -> None:
    """Told on Monday in Auckland, the first day of week 3; in Honolulu it is still Sunday."""
    at = now.replace(hour=0)
    moved(program, AUCKLAND)
    first = tell(program, at)
    moved(program, HONOLULU)
    assert program.patient.user.today(at=at + timedelta(hours=2)) < first.told_on
    with pytest.raises(AlreadyTold) as refused:
        tell(program, at + timedelta(hours=2))
    assert refused.value.check == first
    second = tell(program, at + timedelta(hours=2), corrects=first)
    assert (second.told_on, list(WeeklyCheck.objects.standing())) == (first.told_on, [second])


@pytest.mark.parametrize(
    ("days", "later", "is_stored"),
    [
        (6, {}, False),
        (7, {}, True),
        (3, {"pain_worst": PainScore(3)}, False),
        (3, {"pain_worst": PainScore(4)}, True),
        (3, {"signs": CALM | {"new_injury": "unsure"}}, True),
    ],
)
def test_a_week_is_told_once_and_news_of_a_later_day_stands_beside_it(
    program: Program, now: datetime, days: int, later: dict[str, Any], is_stored: bool
) -> None:
    """The third week of the program begins today."""
    first = tell(program, now)
    if is_stored:
        second = tell(program, now + timedelta(days=days), week=week(**later))
        assert (second.corrects, set(WeeklyCheck.objects.standing())) == (None, {first, second})
    else:
        with pytest.raises(AlreadyTold) as refused:
            tell(program, now + timedelta(days=days), week=week(**later))
        assert refused.value.check == first


def test_a_week_is_told_again_where_strong_pain_asks_anew(program: Program, now: datetime) -> None:
    tell(program, now)
    session = program.planned_sessions.get(due_on=now.date())
    make.session_log(planned_session=session, peak=6)
    assert tell(program, now + timedelta(days=2)).corrects is None


def test_a_replaced_program_does_not_double_the_week_of_the_new_one(program: Program, now: datetime) -> None:
    Program.objects.filter(pk=program.pk).update(status="stopped")
    fresh = make.program(patient=program.patient, starts_on=now.date())
    first = tell(fresh, now)
    with pytest.raises(AlreadyTold) as refused:
        tell(program, now)
    assert refused.value.check == first


def test_a_correction_stands_beside_the_first_on_the_day_that_it_speaks_of(program: Program, now: datetime) -> None:
    first = tell(program, now)
    second = tell(program, now + timedelta(days=1), week=week(pain_worst=PainScore(6)), corrects=first)
    assert (second.told_on, second.told_at) == (now.date(), now + timedelta(days=1))
    assert list(WeeklyCheck.objects.standing()) == [second]
    first.refresh_from_db()
    assert first.pain_worst == 3
    with pytest.raises(AlreadyTold) as refused:
        tell(program, now + timedelta(days=1), corrects=first)
    assert refused.value.check == second
    assert AuditEvent.objects.filter(action="correct_week").count() == 1


def test_a_sign_that_is_taken_back_does_not_take_the_questions_back(program: Program, now: datetime) -> None:
    first = tell(program, now, week=week(signs=CALM | {"chest_or_calf": "yes"}))
    tell(program, now, corrects=first)
    assert program.patient.screenings.filter(completed_at=None).exists()
    found = hold_at(program.patient, program, at=now)
    assert found is not None and found.code is HoldCode.NOT_SCREENED


def test_nobody_tells_the_week_of_somebody_else(program: Program, now: datetime, sam: Patient, tom: User) -> None:
    for stranger in (sam.user, tom):
        with pytest.raises(NotYourWeek):
            tell(program, now, by=stranger)
    theirs = make.program(patient=sam)
    first = tell(program, now)
    with pytest.raises(NotYourWeek):
        tell(theirs, now, corrects=first)
    with pytest.raises(NotYourWeek):
        tell(theirs, now, check_id=first.pk)


@pytest.mark.parametrize("status", ["paused", "stopped", "completed"])
@pytest.mark.parametrize(("signs", "is_asked"), [(CALM, False), (CALM | {"chest_or_calf": "yes"}, True)])
def test_what_was_told_of_a_program_that_runs_no_more_is_kept_and_heard(
    program: Program, now: datetime, status: str, signs: dict[str, str], is_asked: bool
) -> None:
    Program.objects.filter(pk=program.pk).update(status=status)
    check = tell(program, now, week=week(signs=signs, pain_worst=PainScore(7)))
    assert (check.program, check.told_on, check.pain_worst) == (program, now.date(), 7)
    assert program.patient.screenings.filter(completed_at=None).exists() is is_asked


@pytest.mark.parametrize("status", ["draft", "stopped"])
def test_a_plan_that_nobody_began_has_no_week_to_tell(program: Program, now: datetime, status: str) -> None:
    Program.objects.filter(pk=program.pk).update(status=status, activated_by=None, activated_at=None)
    with pytest.raises(NoWeekToTell):
        tell(program, now)


def test_before_the_first_day_there_is_no_week_to_tell(program: Program, now: datetime) -> None:
    program.starts_on = now.date() + timedelta(days=1)
    program.save()
    with pytest.raises(NoWeekToTell):
        tell(program, now)
    program.starts_on = now.date()
    program.save()
    assert tell(program, now)


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_new_injury_asks_the_full_questions_and_rests_by_their_answers_alone(
    program: Program, now: datetime, answer: str
) -> None:
    """§2.2 opens RF02-RF09 after an injury; 72 hours are for swelling, locking and fever, which these ask for."""
    tell(program, now, week=week(signs=CALM | {"new_injury": answer}))
    found = hold_at(program.patient, program, at=now + timedelta(days=4))
    assert found is not None and (found.code, found.until) == (HoldCode.NOT_SCREENED, None)
    later = now + timedelta(minutes=10)
    program.patient.screenings.filter(completed_at=None).update(completed_at=later, level="CLEAR")
    assert hold_at(program.patient, program, at=later) is None
