"""The week told on a page: what it asks, what it means, and whom it lets in."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.models import Patient, Program, SessionLog, User, WeeklyCheck
from programs.models.check import LINES
from tests import make
from tests.actions.told import session_on, tell
from tests.pages.session_answers import address, answers

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
MONDAY = 14


@pytest.fixture
def client(program: Program, client_of: ClientOf) -> Client:
    return client_of(program.patient)


def week(**changes: Any) -> dict[str, Any]:
    """What a browser sends for a calm week. A change to `None` leaves the field out."""
    said: dict[str, Any] = {"check_id": str(uuid.uuid4()), "pain_worst": "3", "pain_usual": "1"}
    said |= dict.fromkeys(LINES, "no")
    return {name: value for name, value in (said | changes).items() if value is not None}


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def train(program: Program, *days: int, content: int | None = None, **fields: Any) -> list[SessionLog]:
    """Calm sessions of some days with their mornings, perhaps with the exercises of another week."""
    weeks = {week.number: week for week in program.versions.get().weeks.all()}
    logs = []
    for day in days:
        known = {"morning": 1, "peak": 3, "content_week": weeks[content] if content else None} | fields
        logs.append(make.session_log(planned_session=session_on(program, day), **known))
        make.pain(session_log=logs[-1], moment="before", score=1)
    return logs


def test_a_calm_week_is_told_and_the_page_says_what_it_means(program: Program, client: Client) -> None:
    page = text(client, "/check/")
    assert "Chest pain, trouble breathing, or a swollen and warm calf" in page
    assert "What opens phase" not in page.split("<form")[1]
    answer = client.post("/check/", week())
    assert (answer.status_code, answer.headers["Location"]) == (302, "/check/told/")
    check = WeeklyCheck.objects.get()
    assert (check.pain_worst, check.pain_usual, check.squat_pain) == (3, 1, None)
    page = text(client, "/check/told/")
    assert "What you told us" in page and "/check/correct/" in page
    assert client.get("/check/").headers["Location"] == "/check/told/"


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_sign_leads_to_the_full_questions_and_the_plan_waits(program: Program, client: Client, answer: str) -> None:
    sent = client.post("/check/", week(chest_or_calf=answer))
    assert sent.headers["Location"] == "/start/warning-signs/urgent_signs/"
    asked = client.get(sent.headers["Location"]).content.decode()
    assert "please answer the full questions now" in asked
    page, number = text(client, "/today/"), {"yes": "tel:999", "unsure": "tel:111"}[answer]
    for shown in (asked, page):
        assert "chest pain, trouble breathing, or a swollen and warm calf" in shown and number in shown
    heading = {"yes": "Call 999 now", "unsure": "Get medical help today"}[answer]
    assert heading in asked and heading in page and "btn-go" not in page
    assert "/start/warning-signs/" in page
    told = text(client, "/check/told/")
    assert "<h1>Your week is saved</h1>" in told and "Your plan goes on" not in told and number in told
    assert client.get("/check/").headers["Location"] == "/today/"


@pytest.mark.parametrize(
    "change",
    [
        {"chest_or_calf": None},
        {"chest_or_calf": "perhaps"},
        {"pain_worst": None},
        {"pain_worst": "11"},
        {"pain_worst": "1_0"},
        {"pain_usual": "4"},
        {"check_id": "1"},
        {"check_id": None},
    ],
)
def test_a_bad_answer_comes_back_with_what_was_typed(program: Program, client: Client, change: dict[str, Any]) -> None:
    answer = client.post("/check/", week(new_injury="unsure", **change))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is a problem" in page
    assert re.search(r'name="new_injury"[^>]*value="unsure"[^>]*checked', page)
    assert not WeeklyCheck.objects.exists()


def in_week_4(program: Program, now: datetime) -> None:
    """Week 5 is planned in phase 3: it is near, and phase 2 was trained for two weeks."""
    Program.objects.filter(pk=program.pk).update(starts_on=now.date() - timedelta(days=28))
    program.refresh_from_db()
    for session in program.planned_sessions.all():
        session.due_on -= timedelta(days=14)
        session.save()
    train(program, 0, 2, 4, 7, 9, 11, 14, 16, 18, 21, 23, 25)
    make.weekly_check(program=program, told_on=now.date() - timedelta(days=7), pain_worst=3)


OPENS = {"squat_pain": "2", "stairs_down_pain": "3", "step_down_points": ["trunk"]}


def test_the_next_phase_asks_for_what_it_needs_and_opens(program: Program, client: Client, now: datetime) -> None:
    in_week_4(program, now)
    page = text(client, "/check/")
    assert "What opens phase 3" in page and "Bend your knees to about 60 degrees" in page
    assert "stand up from a chair on one leg" not in page
    session = session_on(program, 28)
    assert "you stay in phase 2 and do week 4 of the plan again" in text(client, address(session))
    client.post("/check/", week(**OPENS))
    check = WeeklyCheck.objects.order_by("-told_on")[0]
    assert (check.squat_pain, check.stairs_down_pain, check.step_down_points, check.walk_pain) == (2, 3, 1, None)
    assert "Phase 3 opens" in text(client, "/check/told/")
    assert "of the plan again" not in text(client, address(session))
    assert "Week 5 of 6 · Load" in text(client, "/today/")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"squat_pain": "3"}, "Yours: 3."),
        ({"stairs_down_pain": "4"}, "Yours: 4."),
        ({"squat_pain": None}, "Not told yet"),
        ({"step_down_points": None}, "Not told yet"),
    ],
)
def test_what_is_not_met_or_not_told_keeps_the_phase(
    program: Program, client: Client, now: datetime, change: dict[str, Any], words: str
) -> None:
    in_week_4(program, now)
    client.post("/check/", week(**(OPENS | change)))
    page = text(client, "/check/told/")
    assert "You stay in phase 2 for now" in page and words in page
    page = text(client, "/today/")
    assert "Phase 3 is not open yet, so you stay in phase 2 and do week 4 of the plan again." in page
    assert "What opens phase 3" in page and words in page
    page = text(client, "/plan/")
    assert "do week 4 of the plan again" in page and "Week 5: Build" in page


@pytest.mark.parametrize(("irritability", "ceiling"), [("low", 5), ("moderate", 4), ("high", 3)])
def test_every_pain_of_a_week_has_the_zones_of_the_program(
    program: Program, client: Client, now: datetime, irritability: str, ceiling: int
) -> None:
    in_week_4(program, now)
    Program.objects.update(irritability=irritability)
    page = text(client, "/check/")
    assert page.count(f'data-ceiling="{ceiling}"') == page.count("data-ceiling") == 4
    assert page.count(f"goes above {min(ceiling, 3)}.") == page.count("goes above") == 2
    assert f"{ceiling + 1}–10 Stop" in re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page))


def test_the_session_that_was_shown_is_the_one_that_is_stored(program: Program, client: Client, now: datetime) -> None:
    in_week_4(program, now)
    session = session_on(program, 28)
    sent = answers(session) | {"shown": "4:1.0:1.0"}
    client.post("/check/", week(**OPENS))  # told in between: now week 5 would be shown
    assert client.post(address(session), sent).status_code == 302
    log = session.logs.get()
    assert log.content_week.number == 4
    assert {row.prescription.week.number for row in log.sets.all()} == {4}
    page = text(client, address(session, "correct/"))
    assert 'name="shown" value="4:1.0:1.0"' in page


@pytest.mark.parametrize("shown", ["6:1.0:1.0", "0:1.0:1.0", "4:2.0:1.0", "x", "9:0.8:1.0", "4:1.0", "4:0.0:1.0"])
def test_nothing_that_no_page_shows_is_stored(program: Program, client: Client, now: datetime, shown: str) -> None:
    in_week_4(program, now)
    session = session_on(program, 28)
    later = program.versions.get().weeks.get(number=6).prescriptions.all()
    sent = answers(session) | {f"p{item.public_id.hex}-did": "all" for item in later} | {"shown": shown}
    client.post(address(session), sent)
    assert {log.content_week.number for log in session.logs.all()} <= {4}


def test_pain_that_rose_by_two_takes_a_fifth_of_the_sets(program: Program, client: Client, now: datetime) -> None:
    in_week_4(program, now)
    client.post("/check/", week(pain_worst="5", **OPENS))
    session = session_on(program, 28)
    page = text(client, address(session))
    assert "week 4 of the plan" in page and "80 per cent of the planned sets" in page
    log = tell(session, now)
    assert (log.content_week.number, float(log.volume_share), log.load_share) == (4, 0.8, None)
    assert log.sets.filter(prescription__block="main").count() == 9  # of 12: the hip has three for each leg
    assert text(client, address(session, "done/"))


def test_told_twice_is_offered_as_a_correction(program: Program, client: Client) -> None:
    client.post("/check/", week())
    answer = client.post("/check/", week(pain_worst="7", new_injury="yes"))
    page = answer.content.decode()
    assert answer.status_code == 409 and "You told us about this week already" in page
    assert 'action="/check/correct/"' in page
    sent = dict(re.findall(r'name="(check_id|corrects)" value="([0-9a-f-]{36})"', page))
    again = client.post("/check/correct/", week(pain_worst="7", new_injury="yes", **sent))
    assert again.headers["Location"].startswith("/start/")
    standing = WeeklyCheck.objects.standing().get()
    assert (standing.pain_worst, standing.corrects_id) == (7, uuid.UUID(sent["corrects"]))


def test_a_check_is_corrected_with_what_was_told(program: Program, client: Client) -> None:
    sent = week()
    client.post("/check/", sent)
    page = text(client, "/check/correct/")
    assert "Correct: your week" in page and f'name="corrects" value="{sent["check_id"]}"' in page
    answer = client.post("/check/correct/", week(pain_worst="2", corrects=sent["check_id"]))
    assert answer.headers["Location"] == "/check/told/"
    assert [check.pain_worst for check in WeeklyCheck.objects.standing()] == [2]


def test_a_form_sent_twice_is_one_check(program: Program, client: Client) -> None:
    sent = week()
    assert [client.post("/check/", sent).status_code for _ in range(2)] == [302, 302]
    assert WeeklyCheck.objects.count() == 1
    assert client.post("/check/", sent | {"chest_or_calf": "yes"}).status_code == 409


def test_nobody_corrects_the_check_of_somebody_else(
    program: Program, client: Client, sam: Patient, client_of: ClientOf
) -> None:
    make.screening(patient=sam)
    theirs = make.weekly_check(program=make.program(patient=sam), told_on=program.starts_on + timedelta(days=14))
    client.post("/check/", week())
    assert client.post("/check/correct/", week(corrects=str(theirs.pk))).status_code == 404
    assert client.post("/check/", week(check_id=str(theirs.pk))).status_code in {404, 409}
    assert WeeklyCheck.objects.filter(program=program).count() == 1


def test_without_a_running_week_today_says_what_comes_first(
    sam: Patient, program: Program, client: Client, client_of: ClientOf
) -> None:
    for url in ("/check/", "/check/correct/"):
        assert client_of(sam).get(url, follow=True).redirect_chain[-1][0] == "/today/"
    assert client_of(sam).get("/check/told/", follow=True).redirect_chain[-1][0] == "/today/"
    assert client.get("/check/correct/").headers["Location"] == "/check/"
    program.status = "paused"
    program.save()
    assert client.get("/check/").headers["Location"] == "/today/"


def test_a_stranger_finds_no_such_page(program: Program, tom: User, cleo: User, client_of: ClientOf) -> None:
    for stranger in (tom, cleo):
        for url in ("/check/", "/check/correct/", "/check/told/"):
            assert client_of(stranger).get(url).status_code == 404
            assert client_of(stranger).post(url, week()).status_code in {404, 405}
    assert Client().get("/check/").status_code == 302
    assert not WeeklyCheck.objects.exists()


def test_a_knee_that_rests_is_not_asked_to_try_anything(program: Program, client: Client, now: datetime) -> None:
    in_week_4(program, now)
    make.session_log(planned_session=session_on(program, 26), peak=8, performed_at=now - timedelta(hours=20))
    page = text(client, "/check/")
    assert "Has any of these happened" in page and "Bend your knees to about 60 degrees" not in page


@pytest.mark.parametrize("told", [1, 6])
def test_the_pages_take_a_fixed_number_of_queries_and_write_nothing(
    program: Program, client: Client, now: datetime, told: int
) -> None:
    for number in range(told):
        make.weekly_check(program=program, told_on=now.date() - timedelta(days=number + 1))
        make.session_log(planned_session=session_on(program, (0, 2, 4, 7, 9, 11)[number]), morning=1)
    for url, most in (("/check/", 11), ("/check/told/", 11), ("/plan/", 19)):
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        assert len(seen) <= most, (url, len(seen))
        assert not [query["sql"] for query in seen if not query["sql"].startswith("SELECT")]


def test_today_asks_for_the_week_when_it_is_due(program: Program, client: Client, now: datetime) -> None:
    assert 'href="/check/"' in text(client, "/today/")
    make.weekly_check(program=program, told_on=now.date() - timedelta(days=1))
    assert "How was your week?" not in text(client, "/today/")


def test_on_the_day_of_a_check_strong_pain_asks_for_the_same_page_once_more(
    program: Program, client: Client, now: datetime
) -> None:
    make.weekly_check(program=program, told_on=now.date(), told_at=now - timedelta(hours=2))
    told_at = {"received_at": now - timedelta(hours=1)}
    make.session_log(planned_session=session_on(program, 11), peak=7, morning=2, **told_at)
    assert "Answer five short questions first" in text(client, "/today/")
    assert client.get("/check/").headers["Location"] == "/check/correct/"
    form = text(client, "/check/correct/")
    corrects = re.search(r'name="corrects"[^>]* value="([0-9a-f-]{36})"', form)
    assert corrects
    assert client.post("/check/correct/", week(corrects=corrects[1], pain_worst="7")).status_code == 302
    assert "five short questions" not in text(client, "/today/")


def test_a_week_long_untold_is_asked_before_the_session(program: Program, client: Client, now: datetime) -> None:
    Program.objects.filter(pk=program.pk).update(starts_on=now.date() - timedelta(days=15))
    page = text(client, "/today/")
    assert "Tell us about your week first" in page and "btn-go" not in page
    assert "Do not run" not in page and "Did any of these happen?" not in page
    assert "Tell us about your week first" in text(client, address(session_on(Program.objects.get(pk=program.pk), 15)))
    client.post("/check/", week())
    assert "btn-go" in text(client, "/today/")


@pytest.mark.parametrize("ticks", [["trunk"], ["none"]])
def test_a_correction_shows_every_number_that_was_told(
    program: Program, client: Client, now: datetime, ticks: list[str]
) -> None:
    in_week_4(program, now)
    sent = week(**(OPENS | {"step_down_points": ticks}))
    client.post("/check/", sent)
    page = text(client, "/check/correct/")
    assert re.search(rf'name="step_down_points"[^>]*value="{ticks[0]}"[^>]*checked', page)
    for name in ("squat_pain", "stairs_down_pain"):
        assert re.search(rf'name="{name}"[^>]*value="{OPENS[name]}"[^>]*checked', page)
    client.post(
        "/check/correct/", sent | {"check_id": str(uuid.uuid4()), "corrects": sent["check_id"], "pain_usual": 0}
    )
    assert "Phase 3 opens" in text(client, "/check/told/")


def test_a_number_is_asked_again_in_a_correction_also_on_a_knee_that_rests(
    program: Program, client: Client, now: datetime
) -> None:
    in_week_4(program, now)
    client.post("/check/", week(pain_worst="8", **OPENS))
    page = text(client, "/check/correct/")
    assert "Bend your knees to about 60 degrees" in page and "What you tried" in page


def test_a_week_told_long_ago_is_not_told_anew(program: Program, client: Client, now: datetime) -> None:
    old = make.weekly_check(program=program, told_on=now.date() - timedelta(days=9))
    client.post("/check/", week())
    answer = client.post("/check/correct/", week(pain_worst="7", corrects=str(old.pk)))
    page = answer.content.decode()
    assert answer.status_code == 409 and "That week can no longer be corrected" in page
    assert re.search(r'name="pain_worst"[^>]*value="7"[^>]*checked', page) and 'action="/check/"' in page
    assert WeeklyCheck.objects.standing().filter(pk=old.pk).exists() and WeeklyCheck.objects.count() == 2


@pytest.mark.parametrize(
    "twice", [{"chest_or_calf": ["yes", "no"]}, {"new_injury": ["no", "yes"]}, {"pain_worst": ["9", "3"]}]
)
def test_two_answers_to_one_question_are_none(program: Program, client: Client, twice: dict[str, Any]) -> None:
    assert client.post("/check/", week(**twice)).status_code == 422
    assert not WeeklyCheck.objects.exists()
    assert client.post("/check/", week(chest_or_calf=["no", "no"])).status_code == 302


def test_what_was_told_is_read_again_with_signs_and_numbers(program: Program, client: Client, now: datetime) -> None:
    in_week_4(program, now)
    client.post("/check/", week(**OPENS))
    page = text(client, "/check/told/")
    assert page.count("<dd>no</dd>") == 5 and "Chest pain, trouble breathing" in page
    assert "<dt>squat pain</dt><dd>2</dd>" in page and "brisk walk, pain" not in page


def test_each_missing_answer_names_its_question(program: Program, client: Client) -> None:
    page = client.post("/check/", week(**dict.fromkeys(LINES))).content.decode()
    found = re.findall(r"<li><a [^>]*>(Choose yes, no or not sure: [^<]+)</a>", page)
    assert len(found) == len(set(found)) == 5


def test_a_new_sign_is_told_on_any_day(program: Program, client: Client, now: datetime) -> None:
    make.weekly_check(program=program, told_on=now.date() - timedelta(days=1))
    for url in ("/today/", address(session_on(program, MONDAY))):
        page = text(client, url)
        assert "Something new with your knee" in page and 'href="/start/warning-signs/again/"' in page


@pytest.mark.parametrize(
    ("days", "newer", "words"),
    [
        (9, {}, "Told on 9 January. That is too long ago to count: tell us again."),
        (3, {"stairs_down_pain": None}, "Told on 15 January, and left open since: tell us again."),
        (3, None, "Not told yet"),
    ],
)
def test_what_was_told_before_is_not_said_to_be_untold(
    program: Program, client: Client, now: datetime, days: int, newer: dict[str, Any] | None, words: str
) -> None:
    in_week_4(program, now)
    told = {} if newer is None else {"stairs_down_pain": 3}
    make.weekly_check(program=program, told_on=now.date() - timedelta(days=days), **told)
    if newer:
        make.weekly_check(program=program, told_on=now.date() - timedelta(days=1), **newer)
    client.post("/check/", week())
    for url in ("/today/", "/plan/", "/check/told/"):
        line = text(client, url).partition("Pain going down stairs")[2].partition("</li>")[0]
        assert words in line, url


def test_a_phase_whose_lines_are_done_says_what_it_waits_for(ana: Patient, client_of: ClientOf, now: datetime) -> None:
    """The first of two weeks of phase 1 is done; the second begins today."""
    make.screening(patient=ana)
    program = make.program(patient=ana, starts_on=now.date() - timedelta(days=7))
    train(program, 0, 2, 4)
    make.weekly_check(program=program, told_on=now.date(), pain_worst=3, told_at=now)
    client = client_of(ana)
    for url in ("/today/", "/plan/", "/check/told/"):
        page = text(client, url)
        assert page.split("What opens phase 2")[1].split("</ul>")[0].count("Done") == 4
        assert "Phase 2 only waits for this week: do its sessions first." in page, url
