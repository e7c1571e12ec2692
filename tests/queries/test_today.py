"""Today's page knows one state and everything that belongs to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from programs.models import Patient, Program
from programs.queries.today import today_page
from tests import make
from tests.actions.told import session_on

pytestmark = pytest.mark.django_db
MONDAY = 14  # NOW, as a day of `make.program`: the first day of week 3


def shown(patient: Patient, at: datetime) -> Any:
    return today_page(patient, at=at)


def test_a_session_is_shown_with_what_it_needs(program: Program, now: datetime) -> None:
    page = shown(program.patient, now)
    assert (page.code, page.week, page.phase, page.therapist) == ("session", 3, 1, "Tom Reed")
    place = page.card.place
    assert (place.week, place.number, place.total, page.card.exercises) == (1, 1, 4, 5)
    assert [day.state for day in page.strip] == ["planned", "rest", "planned", "rest", "planned", "planned-run", "rest"]
    assert [day.is_today for day in page.strip] == [True] + [False] * 6


@pytest.mark.parametrize(
    ("status", "day", "code"),
    [
        ("active", -1, "before"),
        ("active", 0, "session"),
        ("active", 15, "rest"),
        ("active", 41, "rest"),
        ("active", 42, "after"),
        ("paused", 14, "paused"),
        ("completed", 14, "ended"),
        ("stopped", 14, "ended"),
        ("draft", 14, "draft"),
    ],
)
def test_each_state_of_a_program_has_its_page(ana: Patient, status: str, day: int, code: str) -> None:
    make.screening(patient=ana)
    program = make.program(patient=ana, status=status)
    at = datetime.combine(program.starts_on, datetime.min.time(), tzinfo=UTC) + timedelta(days=day, hours=9)
    if day > 14:
        make.session_log(planned_session=session_on(program, 14))
        make.weekly_check(program=program, told_on=at.date() - timedelta(days=3))
    assert shown(ana, at).code == code


@pytest.mark.parametrize(("day", "code"), [(14, "session"), (15, "held"), (28, "held"), (42, "after")])
def test_a_week_that_nobody_told_is_asked_before_the_next_session(program: Program, day: int, code: str) -> None:
    at = datetime.combine(program.starts_on, datetime.min.time(), tzinfo=UTC) + timedelta(days=day, hours=9)
    if code == "after":  # else more than four weeks without a session ask for more
        make.session_log(planned_session=session_on(program, 28))
    page = shown(program.patient, at)
    assert page.code == code
    if code == "held":
        assert (page.hold.code, page.hold.blocks_plan, page.hold.code.asks_signs) == ("week_untold", False, False)
    make.weekly_check(program=program, told_on=at.date() - timedelta(days=14))
    assert shown(program.patient, at).code != "held"


@pytest.mark.parametrize(("day", "state"), [(0, "not_yet"), (6, "not_yet"), (7, "due"), (14, "due"), (15, "overdue")])
def test_the_week_is_to_be_told_every_seven_days(program: Program, day: int, state: str) -> None:
    at = datetime.combine(program.starts_on, datetime.min.time(), tzinfo=UTC) + timedelta(days=day, hours=9)
    assert shown(program.patient, at).check == state


@pytest.mark.parametrize(
    ("log", "state"),
    [({"peak": 5}, "not_yet"), ({"peak": 6}, "due"), ({"morning": 6}, "due"), ({"morning": 5}, "not_yet")],
)
def test_pain_of_six_asks_for_the_week_at_once(program: Program, log: dict[str, int], state: str) -> None:
    make.session_log(planned_session=session_on(program, 0), **log)
    at = datetime.combine(program.starts_on, datetime.min.time(), tzinfo=UTC) + timedelta(days=2, hours=9)
    assert shown(program.patient, at).check == state
    make.weekly_check(program=program, told_on=at.date(), told_at=at)
    assert shown(program.patient, at).check == "not_yet"


@pytest.mark.parametrize(
    ("done_days_ago", "code"),
    [
        ([4], None),
        ([5], "missed_repeat_session"),
        ([8], "missed_repeat_week"),
        ([14, 3], None),
        ([], "missed_repeat_week"),  # nothing since the start, fourteen days ago
    ],
)
def test_a_gap_says_how_to_come_back(
    program: Program, now: datetime, done_days_ago: list[int], code: str | None
) -> None:
    for ago, planned in zip(done_days_ago, program.planned_sessions.order_by("due_on"), strict=False):
        make.session_log(planned_session=planned, performed_on=now.date() - timedelta(days=ago))
    page = shown(program.patient, now)
    assert (page.gap.reason.code if page.gap else None) == code
    assert page.is_begun is bool(done_days_ago)


def test_a_session_of_an_older_program_is_no_reason_for_a_gap(program: Program, now: datetime) -> None:
    Program.objects.filter(pk=program.pk).update(starts_on=now.date())
    make.session_log(
        planned_session=program.planned_sessions.order_by("due_on")[0], performed_on=now.date() - timedelta(days=20)
    )
    assert shown(program.patient, now).gap is None


def test_without_a_program_there_is_nothing_to_do(ana: Patient, now: datetime) -> None:
    assert shown(ana, now).code == "no_program"


def test_a_running_program_comes_before_a_new_draft(program: Program, now: datetime) -> None:
    make.program(patient=program.patient, status="draft")
    assert shown(program.patient, now).program == program


def test_a_logged_session_is_done(program: Program, now: datetime) -> None:
    make.session_log(planned_session=session_on(program, MONDAY), performed_at=now, received_at=now)
    page = shown(program.patient, now)
    assert (page.code, page.strip[0].state) == ("done", "done")
    assert page.upcoming.planned.due_on == now.date() + timedelta(days=2)


@pytest.mark.parametrize(
    ("log", "code"),
    [
        ({"peak": 5}, None),
        ({"peak": 6}, "morning_first"),
        ({"peak": 5, "morning": 5}, None),
        ({"peak": 6, "morning": 2}, "signs_first"),
        ({"swelling_new": True, "morning": 1}, "swelling"),
        ({"locked_or_gave_way": True, "morning": 1}, "locking"),
    ],
)
def test_what_was_told_last_can_hold_the_session_back(
    program: Program, now: datetime, log: dict, code: str | None
) -> None:
    make.session_log(planned_session=session_on(program, 11), **log)
    page = shown(program.patient, now)
    assert (page.hold.code if page.hold else None) == code
    assert (page.code, page.card is None) == (("held", True) if code else ("session", False))


def test_a_corrected_swelling_holds_nothing_back(program: Program, now: datetime) -> None:
    first = make.session_log(planned_session=session_on(program, 11), swelling_new=True)
    make.session_log(planned_session=session_on(program, 11), corrects=first)
    assert shown(program.patient, now).code == "session"


@pytest.mark.parametrize("level", ["SOON", "URGENT", "EMERGENCY", None])
def test_a_warning_sign_or_an_unfinished_screening_holds_everything(
    program: Program, now: datetime, level: str | None
) -> None:
    make.screening(patient=program.patient, level=level, at=now - timedelta(hours=1))
    page = shown(program.patient, now)
    assert (page.code, page.hold.blocks_plan, page.card) == ("held", True, None)


@pytest.mark.parametrize(
    ("at", "owed"),
    [
        (datetime(2027, 1, 15, 22, 0, tzinfo=UTC), False),  # the evening of the session
        (datetime(2027, 1, 16, 0, 30, tzinfo=UTC), False),  # the night after
        (datetime(2027, 1, 16, 7, 0, tzinfo=UTC), True),
        (datetime(2027, 1, 18, 9, 0, tzinfo=UTC), True),
    ],
)
def test_the_morning_after_the_last_session_is_asked(program: Program, at: datetime, owed: bool) -> None:
    make.session_log(planned_session=session_on(program, 9), morning=2)
    make.session_log(planned_session=session_on(program, 11))
    check = shown(program.patient, at).morning
    assert (check is not None and check.is_owed) is owed
    if owed:
        assert check.performed_on == datetime(2027, 1, 15).date()
        assert check.is_recalled is (at.day > 16)


def test_a_morning_that_was_told_today_shrinks_to_a_line(program: Program, now: datetime) -> None:
    log = make.session_log(planned_session=session_on(program, 11), morning=3)
    make.pain(session_log=log, moment="before", score=1)
    saturday = datetime(2027, 1, 16, 9, 0, tzinfo=UTC)
    check = shown(program.patient, saturday).morning
    assert (check.is_owed, check.score, check.rise) == (False, 3, 2)
    assert shown(program.patient, now).morning is None, "by Monday it is over"


def test_a_lost_session_of_the_last_days_is_offered(program: Program, now: datetime) -> None:
    assert shown(program.patient, now).missed.planned.kind == "run"  # Saturday's
    make.session_log(planned_session=session_on(program, 12))
    assert shown(program.patient, now).missed.planned.due_on == datetime(2027, 1, 15).date()
    make.session_log(planned_session=session_on(program, 11))
    assert shown(program.patient, now).missed is None


def test_until_four_in_the_morning_yesterday_is_offered(program: Program) -> None:
    at = datetime(2027, 1, 19, 2, 0, tzinfo=UTC)
    assert shown(program.patient, at).missed.planned == session_on(program, MONDAY)


def test_the_day_is_the_persons_own(program: Program, now: datetime) -> None:
    user = program.patient.user
    user.time_zone = "Pacific/Auckland"  # 22:00 on Monday there
    user.save()
    assert shown(program.patient, now).today == now.date()
    assert shown(program.patient, now + timedelta(hours=3)).today == now.date() + timedelta(days=1)


def test_weeks_on_plan_are_counted_not_chained(program: Program, now: datetime) -> None:
    for day in (0, 2, 4, 7):
        make.session_log(planned_session=session_on(program, day))
    page = shown(program.patient, now)
    assert (page.weeks_on_plan, page.counted.done, page.counted.due) == (1, 4, 6)


@pytest.mark.parametrize("logged", [1, 10])
def test_eight_queries_however_much_is_told(
    program: Program, now: datetime, logged: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    days = [session for session in program.planned_sessions.all() if session.due_on < now.date()] * 2
    for session in days[: min(logged, 8)]:
        log = make.session_log(planned_session=session, morning=1)
        for _ in range(logged // 5):
            log = make.session_log(planned_session=session, corrects=log)
    with django_assert_max_num_queries(8):
        shown(program.patient, now)
