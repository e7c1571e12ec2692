"""A session's page shows its own exercises, what was told, and what the rules say about the next time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from programs.clinical.decision import Change, Decision
from programs.clinical.telling import ExerciseSkipped
from programs.clinical.values import PainScore
from programs.models import Prescription, Program, SetLog
from programs.queries.course import course_at
from programs.queries.session import SessionPage, session_page, sessions_of
from programs.templatetags.training import less_this_time
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell

pytestmark = pytest.mark.django_db
TODAY = 14


def shown(program: Program, day: int, at: datetime) -> SessionPage:
    session = sessions_of(program.patient, at=at).get(pk=session_on(program, day).pk)
    return session_page(session, program.patient, at=at, with_versions=True)


def decided(page: SessionPage, code: str) -> Any:
    return next(item.step for item in page.items if item.exercise.code == code)


def asked_id(program: Program, day: int, code: str) -> UUID:
    return next(item.public_id for item in asked(session_on(program, day)) if item.exercise.code == code)


def do(program: Program, day: int, at: datetime, **changes: Any) -> None:
    moment = at + timedelta(days=day - TODAY)
    log = tell(session_on(program, day), moment, **changes)
    make.pain(
        session_log=log, moment="morning", score=changes.pop("morning", 1), felt_on=log.performed_on + timedelta(days=1)
    )


@pytest.mark.parametrize(
    ("starts", "done", "places"),
    [
        (1, (), {0: (1, 1, 4), 2: (1, 2, 4), 5: (1, 4, 4), TODAY: (1, 1, 4), 16: (1, 2, 4)}),
        (1, (0, 2, 4, 7, 9, 11), {TODAY: (2, 1, 4), 19: (2, 4, 4)}),
        (3, (0, 2, 5, 7, 9, 12), {TODAY: (2, 1, 4), 16: (2, 2, 4), 17: (2, 3, 4), 19: (2, 4, 4)}),
    ],
)
def test_a_session_is_counted_in_the_week_that_is_asked_and_not_by_the_calendar(
    program: Program, now: datetime, starts: int, done: tuple[int, ...], places: dict[int, tuple[int, int, int]]
) -> None:
    """Mondays, Wednesdays, Fridays and a run on Saturdays, also where the weeks begin on a Wednesday."""
    first = program.starts_on - timedelta(days=7 - (starts - 1)) if starts > 1 else program.starts_on
    days_ago = (program.starts_on - first).days
    Program.objects.filter(pk=program.pk).update(starts_on=first)
    for session in program.planned_sessions.all():
        session.due_on -= timedelta(days=7 if starts > 1 and session.weekday >= starts else 0)
        session.save()
    program.refresh_from_db()
    at = now - timedelta(days=days_ago)
    for day in done:
        make.session_log(planned_session=session_on(program, day), morning=1)
    found = {day: shown(program, day, at).place for day in places}
    assert {day: (one.week, one.number, one.total) for day, one in found.items()} == places


def test_the_exercises_of_the_weekday_stand_in_their_order(program: Program, now: datetime) -> None:
    program.versions.get().weeks.get(number=1).prescriptions.filter(exercise__code="GL03").update(days=[3, 5])
    page = shown(program, TODAY, now)
    assert [item.exercise.code for item in page.items] == ["WU01", "QD10", "QD08", "ST10"]
    assert (page.session.therapist, page.state) == ("Tom Reed", "due")


@pytest.mark.parametrize(("day", "state"), [(11, "missed"), (TODAY, "due"), (16, "ahead")])
def test_a_session_knows_where_it_stands(program: Program, now: datetime, day: int, state: str) -> None:
    page = shown(program, day, now)
    assert (page.state, page.is_ahead) == (state, state == "ahead")


def test_two_quiet_sessions_step_up_and_one_does_not(program: Program, now: datetime) -> None:
    do(program, 4, now, pain_peak=PainScore(3))
    do(program, 9, now)
    assert decided(shown(program, TODAY, now), "QD10").decision is Decision.HOLD
    do(program, 11, now)
    step = decided(shown(program, TODAY, now), "QD10")
    assert (step.decision, step.row) == (Decision.PROGRESS, 10)
    assert decided(shown(program, TODAY, now), "WU01") is None, "a warm-up is not judged by pain"


@pytest.mark.parametrize(
    ("peak", "decision"), [(5, Decision.HOLD), (6, Decision.REGRESS), (7, Decision.REGRESS), (8, Decision.STOP_48H)]
)
def test_pain_eases_or_stops(program: Program, now: datetime, peak: int, decision: Decision) -> None:
    do(program, 9, now, pain_peak=PainScore(peak))
    assert decided(shown(program, TODAY, now), "QD10").decision is decision


def test_pain_that_was_there_at_the_start_is_pain_of_the_session_for_the_week_too(
    program: Program, now: datetime
) -> None:
    do(program, 9, now, pain_before=PainScore(5), pain_peak=PainScore(2))
    assert course_at(program, program.patient, at=now).facts.sessions[-1].peak == 5


def on_a_ladder(program: Program, code: str, **steps: str) -> None:
    """The whole library, with these steps beside an exercise of the plan."""
    make.library()
    Prescription.objects.filter(week__version__program=program, exercise__code=code).update(**steps)


def test_severe_pain_starts_two_steps_lower(program: Program, now: datetime) -> None:
    on_a_ladder(program, "QD10", easier="QD08")
    do(program, 9, now, pain_peak=PainScore(8))
    item = next(one for one in shown(program, TODAY, now).items if one.exercise.code == "QD10")
    assert item.step is not None and item.other is not None
    assert (item.step.decision, item.step.change) == (Decision.STOP_48H, Change("step", "QD10", "QD03"))
    assert less_this_time(item).startswith(f"{item.other.name} instead, 3 × 30 s")
    assert item.other.code == "QD03"


def test_pain_above_the_ceiling_eases_by_one_step(program: Program, now: datetime) -> None:
    on_a_ladder(program, "QD10", easier="QD08")
    do(program, 9, now, pain_peak=PainScore(6))
    assert decided(shown(program, TODAY, now), "QD10").change == Change("step", "QD10", "QD08")


@pytest.mark.parametrize("asked", [True, False])
def test_four_careful_sessions_bring_another_exercise_of_the_level(
    program: Program, now: datetime, asked: bool
) -> None:
    on_a_ladder(program, "QD10")
    Prescription.objects.filter(exercise__code="QD10").update(exercise=make.exercise(code="QD20"), easier="QD18")
    if asked:
        Prescription.objects.filter(exercise__code="QD08").update(exercise=make.exercise(code="QD24"))
    for day in (4, 7, 9, 11):
        do(program, day, now, pain_before=PainScore(2), pain_peak=PainScore(3))
    change = decided(shown(program, TODAY, now), "QD20").change
    assert change == Change("variant", "QD20", "QD18" if asked else "QD24"), "never one that is asked already"


def test_a_short_session_of_one_exercise_holds_that_one_only(program: Program, now: datetime) -> None:
    do(program, 4, now)
    do(program, 9, now)
    session = session_on(program, 11)
    items = asked(session)
    sets = [one for item in items for one in all_sets(item)]
    squat = next(item.public_id for item in items if item.exercise.code == "QD10")
    short = [one for one in sets if one.prescription != squat or one.number < 3]
    do(program, 11, now, sets=short)
    page = shown(program, TODAY, now)
    assert (decided(page, "QD10").row, decided(page, "GL03").row) == (8, 10)


def test_a_leg_that_was_forgotten_is_not_done(program: Program, now: datetime) -> None:
    for day in (9, 11):
        sets = [one for item in asked(session_on(program, day)) for one in all_sets(item)]
        hip = asked_id(program, day, "GL03")
        do(program, day, now, sets=[one for one in sets if one.prescription != hip or one.side != "right"])
    assert decided(shown(program, TODAY, now), "GL03").row == 8


def test_an_exercise_skipped_because_it_hurts_fell_short(program: Program, now: datetime) -> None:
    do(program, 9, now)
    squat = asked_id(program, 11, "QD10")
    do(program, 11, now, skips=[ExerciseSkipped(prescription=squat, reason="hurts")])
    assert decided(shown(program, TODAY, now), "QD10").row == 8


def test_a_session_without_the_exercise_is_no_session_of_it(program: Program, now: datetime) -> None:
    do(program, 7, now)
    do(program, 9, now)
    squat = asked_id(program, 11, "QD10")
    do(program, 11, now, skips=[ExerciseSkipped(prescription=squat, reason="no_time")])
    assert decided(shown(program, TODAY, now), "QD10").decision is Decision.PROGRESS


def test_decisions_that_say_the_same_are_said_once_the_strictest_first(program: Program, now: datetime) -> None:
    do(program, 9, now, pain_peak=PainScore(6))
    changes = shown(program, TODAY, now).changes
    assert {step.decision for step, _names in changes} == {Decision.REGRESS}
    reasons = {(step.reason.code, step.reason.params["ceiling"]) for step, _names in changes}
    assert reasons == {("ease_pain_depth", 5), ("ease_pain_depth", 3), ("ease_pain", 5)}


def test_every_telling_stays_readable_the_one_that_stands_first(program: Program, now: datetime) -> None:
    session = session_on(program, 11)
    first = tell(session, now, performed_on=session.due_on)
    second = tell(session, now, performed_on=session.due_on, corrects=first, pain_peak=PainScore(4))
    third = tell(session, now, performed_on=session.due_on, corrects=second, note="Windy")
    versions = shown(program, 11, now).versions
    assert [version.log for version in versions] == [third, second, first]
    assert [version.log.peak for version in versions] == [2, 4, 2]
    assert {len(version.sets) for version in versions} == {SetLog.objects.filter(session_log=first).count()}


@pytest.mark.parametrize(
    ("facts", "painful"),
    [
        ({}, False),
        ({"pain_peak": PainScore(5)}, False),
        ({"pain_peak": PainScore(6)}, True),
        ({"pain_after": PainScore(6)}, True),
        ({"swelling_new": True}, True),
        ({"locked_or_gave_way": True}, True),
    ],
)
def test_a_painful_session_is_not_praised(program: Program, now: datetime, facts: dict, painful: bool) -> None:
    session = session_on(program, 11)
    tell(session, now, performed_on=session.due_on, **facts)
    assert shown(program, 11, now).versions[0].is_painful is painful


@pytest.mark.parametrize(("irritability", "painful"), [("low", False), ("moderate", False), ("high", True)])
def test_the_stop_zone_is_that_of_the_program(
    program: Program, now: datetime, irritability: str, painful: bool
) -> None:
    Program.objects.update(irritability=irritability)
    session = session_on(program, 11)
    tell(session, now, performed_on=session.due_on, pain_after=PainScore(4))
    assert shown(program, 11, now).versions[0].is_painful is painful
