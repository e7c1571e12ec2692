"""A week that is held or eased, as the runner meets it: on the session's page, in what is stored, and the next time."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from programs.actions.session import OnHold
from programs.clinical.content_week import Content
from programs.clinical.decision import NO_CHANGE, Change, Decision, NextStep
from programs.clinical.reason import Reason
from programs.clinical.telling import SetDone
from programs.models import Exercise, Patient, Prescription, Program, SessionLog
from programs.queries.eased import within
from programs.queries.session import session_page, sessions_of
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell
from tests.pages.session_answers import address, answers
from tests.pages.test_check import MONDAY, ClientOf, in_week_4, text, train

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(ana: Patient, now: datetime) -> Program:
    """Two weeks ago it began; ten kilograms for the hip."""
    make.screening(patient=ana)
    made = make.program(patient=ana)
    hip = Exercise.objects.get(code="GL03")
    hip.entry |= {"load_type": "external_load_kg", "equipment": ["ankle_weight"]}
    hip.save()
    Prescription.objects.filter(exercise=hip).update(load_kg=Decimal("10.0"))
    return made


@pytest.fixture
def client(program: Program, client_of: ClientOf) -> Client:
    return client_of(program.patient)


def do(program: Program, now: datetime, *days: int, morning: int = 1, **changes: Any) -> None:
    """Quiet sessions with all that was asked, and their mornings."""
    for day in days:
        log = tell(session_on(program, day), now + timedelta(days=day - MONDAY), **changes)
        make.pain(session_log=log, moment="morning", score=morning, felt_on=log.performed_on + timedelta(days=1))


def check(program: Program, day: int, **answers: Any) -> None:
    make.weekly_check(program=program, told_on=program.starts_on + timedelta(days=day), **answers)


def decided(program: Program, at: datetime, code: str) -> str:
    """Why the next time of an exercise is what it is, on today's session page."""
    session = sessions_of(program.patient, at=at).get(pk=session_on(program, MONDAY).pk)
    page = session_page(session, program.patient, at=at)
    found = next(item.step for item in page.items if item.exercise.code == code)
    assert found is not None
    return found.reason.code


def sets_of(log: SessionLog, code: str) -> list[tuple[str, Decimal | None]]:
    rows = log.sets.filter(prescription__exercise__code=code).order_by("number", "side")
    return [(row.side, row.target_load_kg) for row in rows]


def test_after_ten_days_away_the_weights_are_lower_on_the_page_and_in_the_log(
    program: Program, client: Client, now: datetime
) -> None:
    do(program, now, 0, 2, 4)
    check(program, 13)
    session = session_on(program, MONDAY)
    page = text(client, address(session))
    assert "8.5 kg" in page and "10 kg" not in page
    assert client.post(address(session), answers(session, shown="1:1.0:0.85")).status_code == 302
    log = session.logs.get()
    assert (log.content_week.number, log.volume_share, log.load_share) == (1, None, Decimal("0.85"))
    assert {load for _side, load in sets_of(log, "GL03")} == {Decimal("8.5")}


def test_what_was_told_with_lower_weights_is_corrected_with_lower_weights(
    program: Program, client: Client, now: datetime
) -> None:
    do(program, now, 0, 2, 4)
    check(program, 13)
    tell(session_on(program, MONDAY), now)
    page = text(client, address(session_on(program, MONDAY), "correct/"))
    assert 'name="shown" value="1:1.0:0.85:0-0"' in page and "8.5 kg" in page


@pytest.mark.parametrize(("worst", "code"), [(2, "progress_reps"), (3, "course_week_rising")])
def test_in_a_week_that_is_held_nothing_rises_although_the_sessions_were_quiet(
    program: Program, client: Client, now: datetime, worst: int, code: str
) -> None:
    check(program, 6)
    do(program, now, 4, 9, 11)
    check(program, 14, pain_worst=worst)
    assert decided(program, now, "GL03") == code
    rises = "Two good sessions in a row" in text(client, address(session_on(program, MONDAY)))
    assert rises is (code == "progress_reps")


@pytest.mark.parametrize(("is_sore", "code"), [(False, "progress_reps"), (True, "hold_after_red_day")])
@pytest.mark.parametrize("run_step", [None, 4])
def test_in_the_very_week_that_was_told_to_be_sore_nothing_rises(
    is_sore: bool, code: str, run_step: int | None
) -> None:
    content = Content(week=2, reason=Reason("course_goes_on", "6.3"), is_sore=is_sore)
    change = Change("reps", 10, 12)
    rise = NextStep(decision=Decision.PROGRESS, reason=Reason("progress_reps", "6.7"), change=change, run_step=run_step)
    found = within(content, rise)
    assert found is not None and found.reason.code == code
    assert (found.change, found.run_step) == ((NO_CHANGE, None) if is_sore else (change, run_step))


def first_sets(program: Program, day: int, at: datetime, sets: int) -> list[SetDone]:
    """So many sets of each exercise."""
    done = [one for item in asked(session_on(program, day), at) for one in all_sets(item)]
    return [one for one in done if one.number <= sets]


@pytest.mark.parametrize(
    ("share", "sets", "code"),
    [("0.8", 2, "hold_eased"), ("0.8", 3, "hold_eased"), (None, 2, "hold_reps"), (None, 3, "progress_reps")],
)
def test_fewer_sets_that_a_week_asked_are_neither_short_nor_earn_a_step(
    program: Program, now: datetime, share: str | None, sets: int, code: str
) -> None:
    check(program, 6)
    for day in (9, 11):
        do(program, now, day, sets=first_sets(program, day, now, sets))
    SessionLog.objects.update(volume_share=share, load_share=None)  # the nine days before had lowered the weights
    check(program, 14)
    assert decided(program, now, "QD10") == code


@pytest.mark.parametrize("corrected", [True, False])
def test_a_check_that_was_corrected_opens_nothing_any_more(
    program: Program, client: Client, now: datetime, corrected: bool
) -> None:
    in_week_4(program, now)
    told = {"squat_pain": 2, "stairs_down_pain": 3, "step_down_points": 1}
    first = make.weekly_check(program=program, told_on=now.date(), told_at=now - timedelta(hours=2), **told)
    if corrected:
        told["squat_pain"] = 5
        make.weekly_check(program=program, told_on=now.date(), told_at=now - timedelta(hours=1), corrects=first, **told)
    page = text(client, address(session_on(program, 28)))
    assert ("do week 4 of the plan again" in page) is corrected


@pytest.mark.parametrize(("days_ago", "opens"), [(1, True), (40, False)])
def test_what_was_told_under_the_plan_before_opens_a_phase_while_it_is_fresh(
    program: Program, client: Client, now: datetime, days_ago: int, opens: bool
) -> None:
    in_week_4(program, now)
    before = make.program(patient=program.patient, status="stopped")
    answers = {"squat_pain": 2, "stairs_down_pain": 3, "step_down_points": 1}
    make.weekly_check(program=before, told_on=now.date() - timedelta(days=days_ago), **answers)
    page = text(client, address(session_on(program, 28)))
    assert ("do week 4 of the plan again" not in page) is opens


@pytest.mark.parametrize("is_told", [True, False])
def test_a_week_that_was_told_under_the_plan_before_is_told(program: Program, now: datetime, is_told: bool) -> None:
    Program.objects.filter(pk=program.pk).update(starts_on=now.date() - timedelta(days=15))
    program.refresh_from_db()
    program.planned_sessions.filter(week__number=3, weekday=1).update(due_on=now.date())
    if is_told:
        before = make.program(patient=program.patient, status="stopped")
        make.weekly_check(program=before, told_on=now.date() - timedelta(days=1))
        assert tell(session_on(program, 15), now)
        return
    with pytest.raises(OnHold) as held:
        tell(session_on(program, 15), now)
    assert held.value.hold.code == "week_untold"


@pytest.mark.parametrize(("after", "share"), [(2, None), (4, Decimal("0.8"))])
def test_pain_after_a_session_is_pain_of_its_week(
    program: Program, now: datetime, after: int, share: Decimal | None
) -> None:
    train(program, 0, 2, 4, peak=2)
    *_early, last = train(program, 7, 9, 11, peak=2)
    make.pain(session_log=last, moment="after", score=after)
    check(program, 6)
    check(program, 13)
    assert tell(session_on(program, MONDAY), now).volume_share == share


@pytest.mark.parametrize(("before", "share"), [(3, None), (2, Decimal("0.8"))])
def test_the_first_week_is_held_against_the_pain_at_the_start(
    ana: Patient, now: datetime, before: int, share: Decimal | None
) -> None:
    make.screening(patient=ana)
    make.assessment(patient=ana, pain_worst_7d=before)
    program = make.program(patient=ana, starts_on=now.date() - timedelta(days=7))
    train(program, 0, 2, 4, peak=2)
    check(program, 7, pain_worst=4, told_at=now)
    assert tell(session_on(program, 7), now).volume_share == share


def test_in_a_week_that_still_asks_for_less_nobody_is_sent_back_to_the_whole(
    program: Program, client: Client, now: datetime
) -> None:
    train(program, 0, 2, 4, peak=2)
    do(program, now, 9, 11)
    SessionLog.objects.update(volume_share=Decimal("0.8"))
    check(program, 6)
    check(program, 14, pain_worst=4)
    assert decided(program, now, "QD10") == "course_week_worse"
    assert "do it as planned again" not in text(client, address(session_on(program, MONDAY)))
