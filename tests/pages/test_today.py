"""Today: the one thing to do, in few queries and without a trace."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.clinical.values import PainScore
from programs.models import PainReport, Patient, Program, User
from programs.models.check import LINES
from tests import make
from tests.actions.told import session_on, tell
from tests.pages.session_answers import address

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
MONDAY = 14


def text(client: Client, url: str = "/today/") -> str:
    return client.get(url).content.decode()


def test_today_shows_the_session_with_one_button(program: Program, client_of: ClientOf) -> None:
    page = text(client_of(program.patient))
    assert "Week 3 of 6 · Settle" in page
    assert "Week 1 of the plan, session 1 of 4" in page
    assert page.count("btn-go") == 1
    assert address(session_on(program, MONDAY)) in page


def test_on_hold_the_session_is_not_offered(program: Program, client_of: ClientOf) -> None:
    make.session_log(planned_session=session_on(program, 11), swelling_new=True, morning=1)
    page = text(client_of(program.patient))
    assert "Rest your knee: new swelling" in page
    assert "/start/warning-signs/again/" in page
    assert "btn-go" not in page


def test_a_no_to_swelling_on_the_same_day_keeps_the_rest_and_says_until_when(
    ana: Patient, program: Program, client_of: ClientOf
) -> None:
    log = make.session_log(planned_session=session_on(program, 11), swelling_new=True, morning=1)
    make.screening(patient=ana, at=log.received_at + timedelta(minutes=5))
    page = text(client_of(ana))
    assert "you have answered the questions" in page and "Rest until Monday 18 January, 18:00" in page
    assert "/start/clearance/" in page


@pytest.mark.parametrize(
    ("peak", "words"),
    [(9, "Very strong pain that rest does not ease, a swollen"), (7, "or very strong pain that rest does not ease.")],
)
def test_rest_asks_whether_very_strong_pain_eases(program: Program, client_of: ClientOf, peak: int, words: str) -> None:
    make.session_log(planned_session=session_on(program, MONDAY), peak=peak)
    assert words in text(client_of(program.patient))


@pytest.mark.parametrize(("peak", "is_held"), [(8, False), (9, True)])
def test_after_the_rest_a_nine_asks_the_questions_and_shows_no_session(
    program: Program, client_of: ClientOf, now: datetime, peak: int, is_held: bool
) -> None:
    log = make.session_log(
        planned_session=session_on(program, 11), peak=peak, morning=1, performed_at=now - timedelta(hours=60)
    )
    client, session = client_of(program.patient), address(session_on(program, MONDAY))
    for page in (text(client), text(client, session)):
        assert ("whether rest eases the pain" in page) is is_held
        assert ('href="/start/warning-signs/again/">Answer the questions' in page) is is_held
        assert ('href="/check/">Answer the questions' in page) is not is_held
    assert "Mini squat" not in text(client, session)
    make.screening(patient=program.patient, at=log.received_at + timedelta(minutes=5))
    assert "whether rest eases the pain" not in text(client)
    assert "Mini squat" in text(client, session)


def test_questions_begun_again_do_not_hide_the_rest_of_a_swollen_knee(program: Program, client_of: ClientOf) -> None:
    log = make.session_log(planned_session=session_on(program, 11), swelling_new=True, morning=1)
    make.screening(patient=program.patient, level=None, at=log.received_at + timedelta(minutes=5))
    assert "Rest your knee: new swelling" in text(client_of(program.patient))


@pytest.mark.parametrize(("level", "words"), [("SOON", ">Advice:"), ("URGENT", "Urgent advice:")])
def test_a_blocked_runner_sees_the_care_card_on_every_page(
    program: Program, client_of: ClientOf, now: datetime, level: str, words: str
) -> None:
    make.screening(patient=program.patient, level=level, at=now - timedelta(hours=1))
    client = client_of(program.patient)
    ahead = address(session_on(program, 16))
    for url in ("/today/", "/plan/", address(session_on(program, MONDAY)), ahead):
        page = text(client, url)
        assert words in page, url
        assert "Mini squat" not in page, url


@pytest.mark.parametrize(
    ("status", "words"),
    [("draft", "Tom Reed looks at your plan first"), ("paused", "paused"), ("completed", "No plan is running")],
)
def test_without_a_running_plan_it_says_what_comes_next(
    ana: Patient, client_of: ClientOf, now: datetime, status: str, words: str
) -> None:
    make.screening(patient=ana)
    make.program(patient=ana, status=status)
    page = text(client_of(ana))
    assert words in page
    assert "btn-go" not in page


@pytest.mark.parametrize(("pain", "words"), [(5, ""), (6, "Rest your knee today"), (7, "Rest your knee today")])
def test_pain_in_the_stop_zone_told_with_the_questions_takes_todays_session_away(
    program: Program, client_of: ClientOf, now: datetime, pain: int, words: str
) -> None:
    make.assessment(patient=program.patient, at=now - timedelta(hours=2), completed=False, pain_now=pain)
    make.screening(patient=program.patient, at=now - timedelta(hours=1))
    client, session = client_of(program.patient), address(session_on(program, MONDAY))
    for page in (text(client), text(client, session)):
        assert ("Rest your knee today" in page, f"your knee hurts {pain} out of 10" in page) == (bool(words),) * 2
    assert ("btn-go" in text(client), "Mini squat" in text(client, session)) == (not words,) * 2
    assert "Mini squat" in text(client, address(session_on(program, 16))), "the next one can be looked at"


def test_after_strong_pain_the_page_leads_to_the_five_questions_and_then_to_the_session(
    program: Program, client_of: ClientOf
) -> None:
    make.session_log(planned_session=session_on(program, 11), peak=6, morning=2)
    client, session = client_of(program.patient), address(session_on(program, MONDAY))
    for page in (text(client), text(client, session)):
        assert "Answer five short questions first" in page and 'href="/check/">Answer the questions' in page
    assert "btn-go" not in text(client) and "Mini squat" not in text(client, session)
    told = {"pain_worst": "6", "pain_usual": "1", "check_id": str(uuid.uuid4()), **dict.fromkeys(LINES, "no")}
    assert client.post("/check/", told).status_code == 302
    assert "btn-go" in text(client) and "Mini squat" in text(client, session)


@pytest.mark.parametrize(("status", "rests"), [("active", False), ("paused", True)])
@pytest.mark.parametrize("url", ["/today/", "/plan/"])
def test_a_plan_that_rests_says_so_and_asks_for_nothing(
    program: Program, client_of: ClientOf, url: str, status: str, rests: bool
) -> None:
    """The week before phase 2; the week's page opens for a plan that goes on alone."""
    Program.objects.filter(pk=program.pk).update(status=status)
    page = text(client_of(program.patient), url)
    seen = [words in page for words in ("Your plan is paused", "What opens phase", 'href="/check/"')]
    assert seen == [rests, not rests, not rests]


@pytest.mark.parametrize("status", [None, "draft", "completed"])
@pytest.mark.parametrize(
    ("level", "heading"),
    [
        ("SOON", "Have your knee checked first"),
        ("URGENT", "Get medical help today"),
        ("EMERGENCY", "Get help straight away"),
    ],
)
def test_whoever_was_told_to_see_somebody_reads_it_again_though_no_plan_runs(
    ana: Patient, client_of: ClientOf, now: datetime, level: str, heading: str, status: str | None
) -> None:
    make.screening(patient=ana, at=now - timedelta(hours=2), level=level)
    if status:
        make.program(patient=ana, status=status)
    for url in ("/today/", "/plan/"):
        page = text(client_of(ana), url)
        assert heading in page and "/start/result/" in page, url
        assert "No plan yet" not in page and "looks at your plan" not in page and "Mini squat" not in page, url


@pytest.mark.parametrize("status", [None, "active", "draft", "completed"])
@pytest.mark.parametrize(("level", "number"), [("URGENT", "tel:111"), ("EMERGENCY", "tel:999")])
def test_urgent_advice_is_read_while_the_questions_are_answered_again(
    ana: Patient, client_of: ClientOf, now: datetime, level: str, number: str, status: str | None
) -> None:
    make.screening(patient=ana, at=now - timedelta(hours=2), level=level)
    make.screening(patient=ana, at=now - timedelta(hours=1), level=None)
    if status:
        make.program(patient=ana, status=status)
    for url in ("/today/", "/plan/"):
        page = text(client_of(ana), url)
        assert number in page and "get that help now, also if you feel better" in page, url
        assert "Go on with the questions" in page and 'href="/start/"' in page, url
        assert "Mini squat" not in page, url


@pytest.mark.parametrize("level", ["CLEAR", "MODIFY", None])
def test_without_a_warning_sign_the_way_to_a_plan_stays_the_one_thing(
    ana: Patient, client_of: ClientOf, now: datetime, level: str | None
) -> None:
    make.screening(patient=ana, at=now - timedelta(hours=2), level=level)
    assert "No plan yet" in text(client_of(ana))


@pytest.mark.parametrize("day", [-1, 42])
def test_a_hold_outside_the_weeks_names_no_week(program: Program, client_of: ClientOf, now: datetime, day: int) -> None:
    program.starts_on = now.date() - timedelta(days=day)
    program.save()
    program.planned_sessions.all().delete()
    make.screening(patient=program.patient, level="SOON", at=now - timedelta(hours=1))
    page = text(client_of(program.patient))
    assert not re.search(r"Week \d+ of", page)
    assert "Have your knee checked first" in page


def test_a_runner_alone_is_led_to_the_draft(sam: Patient, client_of: ClientOf, now: datetime) -> None:
    assert "No plan yet" in text(client_of(sam))
    make.program(patient=sam, status="draft")
    assert "Your plan is ready" in text(client_of(sam))


def test_the_morning_is_asked_once_and_then_one_line(program: Program, client_of: ClientOf) -> None:
    log = make.session_log(planned_session=session_on(program, 13 - 1))
    make.pain(session_log=log, moment="before", score=1)
    make.session_log(planned_session=session_on(program, 11), morning=1)
    client = client_of(program.patient)
    assert "Knee pain on the morning of Sunday 17 January" in text(client)
    answer = client.post(address(log.planned_session, "morning/"), {"score": "2"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/today/")
    report = PainReport.objects.get(session_log=log, moment="morning")
    assert (report.score, report.is_recalled) == (2, True)
    assert "Knee pain on the morning" not in text(client)
    client.post(address(log.planned_session, "morning/"), {"score": "2"})
    assert PainReport.objects.filter(session_log=log, moment="morning").count() == 1


@pytest.mark.parametrize("score", ["", "11", "-1", "1_0", "\x00", "5.5"])
def test_a_morning_without_a_number_is_asked_again(program: Program, client_of: ClientOf, score: str) -> None:
    log = make.session_log(planned_session=session_on(program, 11))
    answer = client_of(program.patient).post(address(log.planned_session, "morning/"), {"score": score})
    assert answer.status_code == 422
    assert "Select a number from 0 to 10 for your pain" in answer.content.decode()
    assert not PainReport.objects.filter(moment="morning").exists()


def test_a_high_morning_takes_the_session_away(program: Program, client_of: ClientOf, now: datetime) -> None:
    sunday = session_on(program, 12)
    log = make.session_log(planned_session=sunday, performed_on=now.date() - timedelta(days=1))
    client = client_of(program.patient)
    assert "btn-go" in text(client)
    client.post(address(log.planned_session, "morning/"), {"score": "7"})
    page = text(client)
    assert "Rest your knee today" in page
    assert "Pain of 7 is in the stop zone" in page
    assert "btn-go" not in page


def test_a_worse_morning_is_answered_with_what_follows_and_why(
    program: Program, client_of: ClientOf, now: datetime
) -> None:
    log = tell(session_on(program, 11), now - timedelta(days=1), pain_peak=PainScore(4))
    client = client_of(program.patient)
    answer = client.post(address(log.planned_session, "morning/"), {"score": "5"}, follow=True)
    assert answer.redirect_chain == [(address(log.planned_session, "done/"), 302)]
    page = answer.content.decode()
    assert "Saved. Thank you." in page and "4 points more than before the session" in page
    assert "What changes next time" in page and "Ease back" in page and "next morning" in page
    assert address(log.planned_session, "done/") in text(client), "today leads there as well"


def test_a_high_morning_says_what_follows_though_no_exercise_was_told(
    program: Program, client_of: ClientOf, now: datetime
) -> None:
    log = make.session_log(planned_session=session_on(program, 12), performed_on=now.date() - timedelta(days=1))
    client = client_of(program.patient)
    page = client.post(address(log.planned_session, "morning/"), {"score": "7"}, follow=True).content.decode()
    assert "Rest your knee today" in page and "Pain of 7 is in the stop zone" in page


def test_each_link_of_a_told_session_names_a_part_that_its_page_has(program: Program, client_of: ClientOf) -> None:
    monday = session_on(program, MONDAY)
    log = make.session_log(planned_session=monday)
    client = client_of(program.patient)
    assert "What changes next time" in text(client)
    assert "Nothing changes because of this session." in text(client, address(monday, "done/"))
    log.swelling_new = True
    log.save()
    page = text(client)
    assert "Rest your knee: new swelling" in page and "What changes next time" not in page
    assert "What you told us" in page and "What you told us" in text(client, address(monday, "done/"))


def test_the_morning_of_a_session_that_is_not_told_is_not_asked(program: Program, client_of: ClientOf) -> None:
    client = client_of(program.patient)
    assert client.get(address(session_on(program, 11), "morning/")).status_code == 404
    make.session_log(planned_session=session_on(program, MONDAY))
    assert client.get(address(session_on(program, MONDAY), "morning/")).status_code == 404
    assert client.post(address(session_on(program, MONDAY), "morning/"), {"score": "2"}).status_code == 404


@pytest.mark.parametrize("logged", [1, 8])
def test_today_takes_eleven_queries_at_the_most_and_writes_nothing(
    program: Program, client_of: ClientOf, logged: int
) -> None:
    for session in list(program.planned_sessions.all())[:logged]:
        make.session_log(planned_session=session, morning=1)
    client = client_of(program.patient)
    client.get("/today/")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get("/today/").status_code == 200
    assert len(seen) <= 11, [query["sql"][:80] for query in seen]
    assert not [query["sql"] for query in seen if not query["sql"].startswith("SELECT")]


def test_a_stranger_gets_the_page_of_an_unknown_address(
    program: Program, sam: Patient, tom: User, cleo: User, client_of: ClientOf
) -> None:
    log = make.session_log(planned_session=session_on(program, 11))
    theirs = address(log.planned_session, "morning/")
    for stranger in (sam, tom, cleo):
        answer = client_of(stranger).get(theirs)
        assert answer.status_code == 404
        assert client_of(stranger).post(theirs, {"score": "2"}).status_code == 404
    for member in (tom, cleo):
        assert client_of(member).get("/today/").status_code == 404
    assert Client().get("/today/").status_code == 302
    assert not PainReport.objects.filter(moment="morning").exists()


def test_before_the_first_session_today_names_where_to_begin(
    program: Program, client_of: ClientOf, now: datetime
) -> None:
    page = text(client_of(program.patient))
    assert "No session of this plan is told yet" in page and "days since the last session" not in page
    for planned, ago in zip(program.planned_sessions.order_by("due_on"), (12, 5), strict=False):
        make.session_log(planned_session=planned, performed_on=now.date() - timedelta(days=ago))
    page = text(client_of(program.patient))
    assert "5 days since the last session" in page and "No session of this plan is told yet" not in page
