"""A session is told once, whole, and never changed; what was told wrongly is told again beside it."""

from __future__ import annotations

import threading
import uuid
from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from programs.actions.session import AlreadyLogged, DayNotPossible, NotYourSession, OnHold, OtherContent, log_session
from programs.actions.session_content import NotAnswered, UnknownSet
from programs.clinical.telling import ExerciseSkipped, SessionDone, SetDone
from programs.clinical.values import PainScore, Side
from programs.models import AuditEvent, PainReport, Patient, Program, SessionLog, SetLog
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell

pytestmark = pytest.mark.django_db
TODAY = 14  # NOW is the first Monday of week 3 of `make.program`


def test_a_whole_session_is_stored_with_what_was_asked(program: Program, now: datetime) -> None:
    session = session_on(program, TODAY)
    log = tell(session, now, note="Felt fine")
    assert (log.performed_on, log.received_at, log.version) == (now.date(), now, session.week.version)
    assert SetLog.objects.filter(session_log=log).count() == sum(len(all_sets(one)) for one in asked(session))
    squat = log.sets.filter(prescription__exercise__code="QD10")
    assert {(row.side, row.reps, row.target_reps_min, row.target_reps_max) for row in squat} == {("both", 10, 10, 15)}
    legs = log.sets.filter(prescription__exercise__code="GL03")
    assert {row.side for row in legs} == {"left", "right"}
    hold = log.sets.filter(prescription__exercise__code="QD08")
    assert {(row.seconds, row.target_seconds) for row in hold} == {(20, 20)}
    assert {(row.moment, row.score, row.is_recalled) for row in log.pain_reports.all()} == {
        ("before", 1, False),
        ("peak", 2, False),
        ("after", 1, False),
    }
    event = AuditEvent.objects.get(action="log_session")
    assert (event.subject, event.actor) == (str(log.pk), program.patient.user.public_id)


@pytest.mark.parametrize("extra_sets", [0, 5])
def test_the_number_of_queries_does_not_grow_with_the_sets(
    program: Program, now: datetime, extra_sets: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    session = session_on(program, TODAY)
    program.versions.get().weeks.get(number=1).prescriptions.update(sets_left=3 + extra_sets, sets_right=3 + extra_sets)
    items = asked(session)
    sets = [one for item in items for one in all_sets(item)]
    with django_assert_max_num_queries(18):
        tell(session, now, sets=sets)
    assert SetLog.objects.count() == len(sets) >= 15


def test_the_same_telling_again_is_answered_with_the_first_result(program: Program, now: datetime) -> None:
    session, log_id = session_on(program, TODAY), uuid.uuid4()
    first = tell(session, now, log_id=log_id)
    again = tell(session, now + timedelta(minutes=5), log_id=log_id)
    assert again == first
    assert again.received_at == now
    assert SessionLog.objects.count() == 1
    assert AuditEvent.objects.filter(action="log_session").count() == 1


def test_the_order_of_the_sets_does_not_make_another_telling(program: Program, now: datetime) -> None:
    session, log_id = session_on(program, TODAY), uuid.uuid4()
    sets = [one for item in asked(session) for one in all_sets(item)]
    assert tell(session, now, log_id=log_id, sets=sets) == tell(session, now, log_id=log_id, sets=sets[::-1])


@pytest.mark.parametrize("change", [{"effort": 7}, {"pain_peak": PainScore(3)}, {"note": "x"}, {"swelling_new": True}])
def test_the_same_id_with_other_answers_is_refused(program: Program, now: datetime, change: dict) -> None:
    session, log_id = session_on(program, TODAY), uuid.uuid4()
    first = tell(session, now, log_id=log_id)
    with pytest.raises(OtherContent) as refused:
        tell(session, now, log_id=log_id, **change)
    assert refused.value.log == first
    assert SessionLog.objects.count() == 1


def test_an_id_of_somebody_else_is_like_an_unknown_session(program: Program, sam: Patient, now: datetime) -> None:
    make.screening(patient=sam)
    theirs = tell(session_on(make.program(patient=sam), TODAY), now)
    with pytest.raises(NotYourSession):
        tell(session_on(program, TODAY), now, log_id=theirs.pk)


def test_nobody_tells_the_session_of_somebody_else(program: Program, sam: Patient, now: datetime) -> None:
    session = session_on(program, TODAY)
    with pytest.raises(NotYourSession):
        tell(session, now, corrects=make.session_log(planned_session=session_on(program, 2)))
    nothing: dict[str, Any] = dict.fromkeys(field.name for field in fields(SessionDone))
    done = SessionDone(
        **nothing | {"performed_on": now.date(), "performed_at": now, "sets": [], "skips": [], "note": ""}
    )
    for patient, by in ((sam, sam.user), (program.patient, sam.user)):
        with pytest.raises(NotYourSession):
            log_session(patient=patient, planned_session=session, log_id=uuid.uuid4(), done=done, by=by, at=now)


def test_a_second_telling_of_a_session_is_offered_the_first(program: Program, now: datetime) -> None:
    session = session_on(program, TODAY)
    first = tell(session, now)
    with pytest.raises(AlreadyLogged) as refused:
        tell(session, now)
    assert refused.value.log == first
    assert (SessionLog.objects.count(), SetLog.objects.count()) == (1, first.sets.count())


def test_a_correction_stands_beside_what_it_corrects(program: Program, now: datetime) -> None:
    session = session_on(program, TODAY)
    first = tell(session, now)
    second = tell(session, now + timedelta(hours=1), pain_peak=PainScore(4), corrects=first)
    assert list(SessionLog.objects.standing()) == [second]
    assert {log.pain_reports.get(moment="peak").score for log in (first, second)} == {2, 4}
    with pytest.raises(AlreadyLogged) as refused:
        tell(session, now, corrects=first)
    assert refused.value.log == second
    assert AuditEvent.objects.filter(action="correct_session").count() == 1


@pytest.mark.parametrize(
    ("day", "performed", "possible"),
    [
        (TODAY, TODAY, True),
        (TODAY, 11, True),  # three days before its day
        (TODAY, 10, False),
        (TODAY, TODAY + 1, False),  # tomorrow
        (9, 9, True),
        (9, TODAY, True),
        (16, TODAY, False),  # its day has not come
        (0, -1, False),  # before the program
    ],
)
def test_a_session_is_told_for_a_day_on_which_it_can_have_been_done(
    program: Program, now: datetime, day: int, performed: int, possible: bool
) -> None:
    performed_on = now.date() + timedelta(days=performed - TODAY)
    if possible:
        assert tell(session_on(program, day), now, performed_on=performed_on).performed_on == performed_on
        return
    with pytest.raises(DayNotPossible):
        tell(session_on(program, day), now, performed_on=performed_on)


def test_what_is_told_later_is_marked_as_recalled(program: Program, now: datetime) -> None:
    then = now - timedelta(days=3)
    log = tell(session_on(program, 11), now, performed_on=then.date(), performed_at=then)
    assert set(log.pain_reports.values_list("is_recalled", "felt_on")) == {(True, then.date())}
    assert (log.performed_at, log.received_at) == (then, now)


def test_an_exercise_that_was_left_out_has_a_reason_and_no_sets(program: Program, now: datetime) -> None:
    session = session_on(program, TODAY)
    squat = asked(session)[1]
    log = tell(session, now, skips=[ExerciseSkipped(prescription=squat.public_id, reason="hurts")])
    assert list(log.skips.values_list("prescription", "reason")) == [(squat.pk, "hurts")]
    assert not log.sets.filter(prescription=squat).exists()


def test_nothing_is_left_unsaid(program: Program, now: datetime) -> None:
    session = session_on(program, TODAY)
    items = asked(session)
    with pytest.raises(NotAnswered) as refused:
        tell(session, now, sets=all_sets(items[0]))
    assert refused.value.prescriptions == items[1:]
    program.versions.get().weeks.get(number=1).prescriptions.exclude(pk=items[0].pk).update(is_optional=True)
    assert tell(session, now, sets=all_sets(items[0])).sets.count() == len(all_sets(items[0]))


@pytest.mark.parametrize(
    "change",
    [
        {"side": Side.LEFT},  # a two-legged exercise has no left side
        {"number": 0},
        {"number": 5},  # one more than asked is possible, two are not
        {"reps": None},
        {"reps": 10, "seconds": 10},
        {"reps": 0},
        {"reps": 201},
        {"reps": None, "seconds": 7201},
        {"load_kg": Decimal("500.5")},
        {"load_kg": Decimal("-1")},
    ],
)
def test_an_impossible_set_is_refused(program: Program, now: datetime, change: dict) -> None:
    session = session_on(program, TODAY)
    items = asked(session)
    known = {"prescription": items[1].public_id, "side": Side.BOTH, "number": 4, "reps": 10}
    sets = [one for item in items for one in all_sets(item)]
    with pytest.raises(UnknownSet):
        tell(session, now, sets=[*sets, SetDone(**(known | change))])
    assert tell(session, now, sets=[*sets, SetDone(**known)]).sets.filter(number=4).get().target_reps_min is None


def test_sets_of_another_session_or_twice_the_same_are_refused(program: Program, sam: Patient, now: datetime) -> None:
    session = session_on(program, TODAY)
    sets = [one for item in asked(session) for one in all_sets(item)]
    foreign = asked(session_on(make.program(patient=sam), TODAY))[1]
    skipped = ExerciseSkipped(prescription=foreign.public_id, reason="other")
    for change in (
        {"sets": [*sets, *all_sets(foreign)]},
        {"sets": [*sets, sets[0]]},
        {"sets": sets, "skips": [skipped]},
        {"sets": sets, "skips": [ExerciseSkipped(prescription=sets[0].prescription, reason="other")]},
    ):
        with pytest.raises(UnknownSet):
            tell(session, now, **change)
    assert not SessionLog.objects.exists()


def test_a_held_session_is_not_told_as_if_nothing_had_happened(program: Program, now: datetime) -> None:
    make.session_log(planned_session=session_on(program, 11), swelling_new=True, peak=2, morning=1)
    session = session_on(program, TODAY)
    with pytest.raises(OnHold) as refused:
        tell(session, now)
    assert refused.value.hold.code.value == "swelling"
    assert tell(session_on(program, 9), now, performed_on=now.date() - timedelta(days=5)), "what was done can be told"
    assert tell(session, now, although_held=True)
    assert AuditEvent.objects.get(subject=str(SessionLog.objects.get(planned_session=session).pk)).detail == {}


def test_a_blocked_runner_is_held_too(program: Program, now: datetime) -> None:
    make.screening(patient=program.patient, level="URGENT", at=now - timedelta(days=1))
    with pytest.raises(OnHold):
        tell(session_on(program, TODAY), now)
    first = tell(session_on(program, 9), now, performed_on=now.date() - timedelta(days=5))
    assert tell(session_on(program, 9), now, performed_on=now.date(), corrects=first), "a mistake can be corrected"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_same", [True, False])
def test_two_tellings_at_once_leave_exactly_one_log(now: datetime, is_same: bool) -> None:
    patient = make.patient(name="Sam")
    make.screening(patient=patient)
    session = session_on(make.program(patient=patient), TODAY)
    ids = [uuid.uuid4()] * 2 if is_same else [uuid.uuid4(), uuid.uuid4()]
    answers: list[object] = []

    def send(log_id: uuid.UUID) -> None:
        try:
            answers.append(tell(session, now, log_id=log_id).pk)
        except Exception as fault:
            answers.append(type(fault))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(log_id,)) for log_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = SessionLog.objects.get()
    assert SetLog.objects.count() == log.sets.count()
    assert PainReport.objects.count() == 3
    assert set(answers) == ({log.pk} if is_same else {log.pk, AlreadyLogged})


def test_a_correction_on_the_same_day_is_not_told_later(program: Program, now: datetime) -> None:
    session = session_on(program, TODAY)
    first = tell(session, now)
    second = tell(session, now + timedelta(minutes=1), performed_at=now, corrects=first, pain_peak=PainScore(3))
    assert set(second.pain_reports.values_list("is_recalled", flat=True)) == {False}
