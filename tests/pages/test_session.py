"""A session is done and told on one plain page; whatever happens, nothing typed is lost and nothing is told twice."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programs.exchange.figures_file import figures
from programs.models import PainReport, Patient, Program, SessionLog, SetLog, User
from programs.templatetags.figures import leg_shown
from tests import make
from tests.actions.told import asked, session_on, tell
from tests.pages.session_answers import address, answers, key, sent_id

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]
MONDAY = 14


@pytest.fixture
def client(program: Program, client_of: ClientOf) -> Client:
    return client_of(program.patient)


def test_a_session_is_told_and_answered_with_what_changes(program: Program, client: Client) -> None:
    session = session_on(program, MONDAY)
    page = client.get(address(session)).content.decode()
    assert "3 sets of 10 to 15" in page
    assert "checked" not in page, "nothing is chosen beforehand"
    sent = answers(session, log_id=sent_id(client, session), note="Felt fine")
    answer = client.post(address(session), sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, address(session, "done/"))
    log = SessionLog.objects.get()
    assert (log.pk, log.note, log.effort_rpe) == (uuid.UUID(sent["log_id"]), "Felt fine", 6)
    done = client.get(address(session, "done/")).content.decode()
    assert "Good work, Ana" in done
    assert "What changes next time" in done
    assert "Felt fine" in done


@pytest.mark.parametrize("side", ["left", "right"])
def test_each_exercise_stands_with_its_picture_of_the_leg_that_hurts(
    program: Program, client: Client, side: str
) -> None:
    program.assessment.knee_side = side
    program.assessment.save()
    session = session_on(program, MONDAY)
    pictures = re.findall(r'<figure class="picture.*?</figure>', client.get(address(session)).content.decode(), re.S)
    shown = {re.findall(r"/exercises/([A-Z]+\d+)", one)[0]: "matrix(-1 0 0 1" in one for one in pictures}
    drawn = {code: figures()[code].side for code in shown}
    legs = {item.exercise.code: leg_shown(item, side)[0] for item in asked(session)}
    assert shown == {code: leg != drawn[code] for code, leg in legs.items()}


def test_a_double_click_is_one_session(program: Program, client: Client) -> None:
    session = session_on(program, MONDAY)
    sent = answers(session)
    first, second = client.post(address(session), sent), client.post(address(session), sent)
    assert (first.status_code, second.status_code, first.headers["Location"]) == (302, 302, second.headers["Location"])
    assert SessionLog.objects.count() == 1


@pytest.mark.parametrize("same_id", [True, False])
def test_a_second_telling_keeps_what_was_typed_and_offers_to_correct(
    program: Program, client: Client, same_id: bool
) -> None:
    session = session_on(program, MONDAY)
    sent = answers(session)
    client.post(address(session), sent)
    other = sent | {"pain_peak": "4", "note": "Second thoughts"}
    if not same_id:
        other["log_id"] = str(uuid.uuid4())
    answer = client.post(address(session), other)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This session is saved already" in page
    assert "Second thoughts" in page
    assert f'action="{address(session, "correct/")}"' in page
    assert SessionLog.objects.count() == 1
    fields = other | {"log_id": str(uuid.uuid4()), "corrects": str(SessionLog.objects.get().pk)}
    assert client.post(address(session, "correct/"), fields).status_code == 302
    assert SessionLog.objects.standing().get().note == "Second thoughts"


def test_what_is_wrong_is_said_beside_the_field_and_kept(program: Program, client: Client) -> None:
    session = session_on(program, MONDAY)
    squat = key(session, "QD10")
    changes = {f"{squat}-did": "some", f"{squat}-both-1": "1_0", "pain_peak": "", "note": "Kept"}
    sent = answers(session, **changes)
    answer = client.post(address(session), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in page
    assert "There is a problem" in page
    assert page.count("Mini squat: Enter a whole number from 1 to 200") == 2
    assert 'value="1_0"' in page
    assert "Kept" in page
    assert sent["log_id"] in page
    assert not SessionLog.objects.exists()


@pytest.mark.parametrize("log_id", [None, "", "1", "x" * 5000, "\x00", "00000000-0000-0000-0000-00000000000g"])
def test_a_form_without_its_id_is_asked_for_once_more(program: Program, client: Client, log_id: str | None) -> None:
    session = session_on(program, MONDAY)
    answer = client.post(address(session), answers(session, log_id=log_id))
    assert answer.status_code == 422
    assert "save once more" in answer.content.decode()
    assert uuid.UUID(answer.context["form"].id_to_send)


def test_hundreds_of_sets_and_foreign_names_say_nothing(program: Program, sam: Patient, client: Client) -> None:
    session = session_on(program, MONDAY)
    squat, foreign = key(session, "QD10"), key(session_on(make.program(patient=sam), MONDAY), "QD10")
    many = {f"{squat}-both-{number}": "10" for number in range(1, 201)}
    many |= {f"{foreign}-both-{number}": "10" for number in range(1, 201)}
    assert client.post(address(session), answers(session, **{f"{squat}-did": "some"}, **many)).status_code == 302
    squats = SetLog.objects.filter(prescription__exercise__code="QD10")
    assert [row.number for row in squats.order_by("number")] == [1, 2, 3, 4]
    assert not SetLog.objects.filter(session_log__patient=sam).exists()


def test_a_past_day_is_told_for_its_own_day(program: Program, client: Client) -> None:
    session = session_on(program, 11)
    page = client.get(address(session)).content.decode()
    assert 'value="2027-01-15"' in page
    client.post(address(session), answers(session))
    log = SessionLog.objects.get()
    assert (log.performed_on.isoformat(), log.performed_at.isoformat()) == ("2027-01-15", "2027-01-15T23:59:00+00:00")
    assert set(PainReport.objects.values_list("is_recalled", flat=True)) == {True}


def test_a_session_ahead_is_looked_at_and_not_told(program: Program, client: Client) -> None:
    session = session_on(program, 16)
    page = client.get(address(session)).content.decode()
    assert "Mini squat" in page
    assert "Save session" not in page
    answer = client.post(address(session), answers(session, performed_on="2027-01-18"))
    assert answer.status_code == 409
    assert not SessionLog.objects.exists()


def test_on_hold_the_exercises_are_not_shown_and_a_telling_needs_a_word(program: Program, client: Client) -> None:
    make.session_log(planned_session=session_on(program, 11), locked_or_gave_way=True, morning=1)
    session = session_on(program, MONDAY)
    page = client.get(address(session)).content.decode()
    assert "it locked or gave way" in page
    assert "Mini squat" not in page
    answer = client.post(address(session), answers(session, note="Did it at seven"))
    assert answer.status_code == 409
    assert "Did it at seven" in answer.content.decode()
    assert not session.logs.exists()
    assert client.post(address(session), answers(session, although_held="on")).status_code == 302
    assert session.logs.exists()


def test_sessions_in_days_of_rest_are_not_offered(program: Program, client: Client) -> None:
    make.session_log(planned_session=session_on(program, MONDAY), peak=9)
    page = client.get(address(session_on(program, 16))).content.decode()
    assert "Rest until Wednesday 20 January, 18:00" in page
    assert "Mini squat" not in page and "once you have done it" not in page and "Save session" not in page
    assert "Mini squat" in client.get(address(session_on(program, 18))).content.decode()


@pytest.mark.parametrize(("peak", "is_severe"), [(7, False), (8, True), (10, True)])
def test_severe_pain_rests_as_long_on_every_page_and_leads_to_the_pain_questions(
    program: Program, client: Client, peak: int, is_severe: bool
) -> None:
    session = session_on(program, MONDAY)
    client.post(address(session), answers(session, pain_peak=str(peak)))
    pages = {url: client.get(url).content.decode() for url in (address(session, "done/"), "/today/")}
    for url, page in pages.items():
        assert ("Rest your knee for two to three days" in page) is is_severe, url
        assert ("If your knee is still sore then, rest one day more." in page) is is_severe, url
        assert "for two days" not in page, url
    link = '<a href="/start/warning-signs/again/">Answer the pain questions anew</a>'
    assert (link in pages[address(session, "done/")]) is is_severe


def test_a_past_session_in_days_of_rest_is_told_only_when_asked_for(
    program: Program, client: Client, now: datetime
) -> None:
    make.session_log(planned_session=session_on(program, 11), peak=9, performed_at=now - timedelta(hours=30))
    run = address(session_on(program, 12))
    assert "Save session" not in client.get(run).content.decode()
    assert "Save session" in client.get(f"{run}?done=1").content.decode()


def test_the_plan_says_which_sessions_fall_into_days_of_rest(program: Program, client: Client) -> None:
    assert "Rest until" not in client.get("/plan/").content.decode()
    make.session_log(planned_session=session_on(program, MONDAY), peak=9)
    page = client.get("/plan/").content.decode()
    assert "Rest until Wednesday 20 January, 18:00" in page
    assert page.count("In your days of rest: leave it out") == 1


def test_on_hold_a_past_session_can_still_be_told(program: Program, client: Client) -> None:
    make.session_log(planned_session=session_on(program, 11), swelling_new=True)
    assert client.post(address(session_on(program, 9)), answers(session_on(program, 9))).status_code == 302


def test_after_strong_pain_a_past_session_is_told_and_one_of_today_needs_a_word(
    program: Program, client: Client
) -> None:
    make.session_log(planned_session=session_on(program, 11), peak=7, morning=2)
    past, session = session_on(program, 9), session_on(program, MONDAY)
    assert client.post(address(past), answers(past)).status_code == 302
    refused = client.post(address(session), answers(session))
    assert refused.status_code == 409 and "Answer five short questions first" in refused.content.decode()
    assert client.post(address(session), answers(session, although_held="on")).status_code == 302


@pytest.mark.parametrize("day", [9, 11, MONDAY, 16])
def test_a_plan_that_rests_offers_no_session_and_still_hears_of_one(program: Program, client: Client, day: int) -> None:
    Program.objects.filter(pk=program.pk).update(status="paused")
    session = session_on(program, day)
    page = client.get(address(session)).content.decode()
    assert "Your plan is paused" in page
    assert "Mini squat" not in page and "Save session" not in page and "rest your knee" not in page.lower()
    assert ("Did you do this session before the pause?" in page) is (day <= MONDAY)
    if day <= MONDAY:
        form = client.get(f"{address(session)}?done=1").content.decode()
        assert "Save session" in form and ("before the plan was paused" in form) is (day == MONDAY)


def test_a_session_done_before_the_pause_is_told_for_its_day_and_today_needs_a_word(
    program: Program, client: Client
) -> None:
    Program.objects.filter(pk=program.pk).update(status="paused")
    past, session = session_on(program, 11), session_on(program, MONDAY)
    assert client.post(address(past), answers(past)).status_code == 302
    assert past.logs.get().performed_on == past.due_on
    refused = client.post(address(session), answers(session, note="At seven"))
    assert refused.status_code == 409 and not session.logs.exists()
    shown = refused.content.decode()
    assert "Your plan is paused" in shown and "At seven" in shown and "before the plan was paused" in shown
    assert client.post(address(session), answers(session, although_held="on")).status_code == 302


COACHING = ("How to do it, and why", "3 × 10", "3 sets of", "Stop above pain", "As planned", 'placeholder="10"')


@pytest.mark.parametrize("level", ["SOON", "URGENT", "EMERGENCY"])
@pytest.mark.parametrize("day", [11, MONDAY, 16])
def test_while_a_warning_sign_stands_no_session_shows_an_exercise(
    program: Program, client: Client, level: str, day: int
) -> None:
    assert "Mini squat" in client.get(address(session_on(program, day))).content.decode()
    make.screening(patient=program.patient, level=level)
    page = client.get(address(session_on(program, day))).content.decode()
    assert "care-card" in page
    assert not [words for words in ("Mini squat", "Save session", *COACHING) if words in page]
    assert ("?done=1" in page) == (day != 16), "what was done can be told, what lies ahead cannot"


@pytest.mark.parametrize("sign", ["swelling_new", "locked_or_gave_way"])
def test_while_a_swollen_or_locked_knee_waits_for_questions_no_session_shows_an_exercise(
    program: Program, client: Client, sign: str
) -> None:
    make.session_log(planned_session=session_on(program, 11), **{sign: True})
    for day in (9, MONDAY, 16):
        page = client.get(address(session_on(program, day))).content.decode()
        assert "care-card" in page
        assert "Mini squat" not in page


def test_what_was_done_is_told_in_boxes_without_doses_while_a_warning_sign_stands(
    program: Program, client: Client
) -> None:
    make.screening(patient=program.patient, level="URGENT")
    past = session_on(program, 11)
    page = client.get(address(past) + "?done=1").content.decode()
    assert "care-card" in page
    assert "Mini squat" in page
    assert "I did it" in page
    assert not [words for words in COACHING if words in page]
    squat = key(past, "QD10")
    told = {f"p{item.public_id.hex}-did": "no" for item in asked(past)}
    told |= {f"p{item.public_id.hex}-reason": "other" for item in asked(past)}
    told |= {f"{squat}-did": "some", f"{squat}-reason": None, f"{squat}-both-1": "12"}
    assert client.post(address(past), answers(past, **told)).status_code == 302
    assert SetLog.objects.get().reps == 12


@pytest.mark.parametrize("page", ["", "correct/", "done/"])
def test_a_session_that_was_told_shows_no_dose_while_a_warning_sign_stands(
    program: Program, client: Client, page: str
) -> None:
    past = session_on(program, 11)
    client.post(address(past), answers(past))
    make.screening(patient=program.patient, level="URGENT")
    shown = client.get(address(past, page)).content.decode()
    assert "care-card" in shown
    assert not [words for words in ("How to do it, and why", "3 sets of", "What changes next time") if words in shown]


def test_a_session_of_a_plan_that_has_ended_is_not_expected(program: Program, client: Client, now: datetime) -> None:
    program.status, program.ended_at = "stopped", now
    program.save()
    today, ahead = session_on(program, MONDAY), session_on(program, 16)
    for session in (today, ahead):
        page = client.get(address(session)).content.decode()
        assert "This plan has ended" in page
        assert "Mini squat" not in page
    assert "Save session" in client.get(address(session_on(program, 11))).content.decode(), (
        "what came before can be told"
    )
    assert "Save session" in client.get(address(today) + "?done=1").content.decode()
    assert client.post(address(today), answers(today)).status_code == 302


@pytest.mark.parametrize("change", [{"pain_peak": "6"}, {"pain_after": "7"}, {"swelling_new": "yes"}])
def test_a_painful_session_is_answered_with_rest(program: Program, client: Client, change: dict) -> None:
    session = session_on(program, MONDAY)
    client.post(address(session), answers(session, **change))
    page = client.get(address(session, "done/")).content.decode()
    assert "Session saved. Rest now." in page
    assert "Good work" not in page


def test_a_correction_of_a_telling_that_never_was_is_refused(
    program: Program, client_of: ClientOf, now: datetime
) -> None:
    session = session_on(program, MONDAY)
    client = client_of(program.patient)
    client.post(address(session), answers(session))
    wrong = answers(session, log_id=str(uuid.uuid4()), corrects=str(uuid.uuid4()), pain_peak="3")
    assert client.post(f"{address(session)}correct/", wrong).status_code == 404
    assert SessionLog.objects.count() == 1


def test_a_mistake_is_corrected_and_both_stay_readable(program: Program, client: Client) -> None:
    session = session_on(program, MONDAY)
    client.post(address(session), answers(session, note="First words"))
    first = SessionLog.objects.get()
    page = client.get(address(session, "correct/")).content.decode()
    assert "First words" in page
    assert f'value="{first.pk}"' in page
    fixed = answers(session, corrects=str(first.pk), pain_peak="3", note="Second words")
    assert client.post(address(session, "correct/"), fixed).status_code == 302
    done = client.get(address(session, "done/")).content.decode()
    assert done.index("Second words") < done.index("Before it was corrected") < done.index("First words")
    late = client.post(address(session, "correct/"), fixed | {"log_id": str(uuid.uuid4()), "note": "Third words"})
    assert late.status_code == 409, "it was corrected in another tab"
    assert "Third words" in late.content.decode()
    assert SessionLog.objects.count() == 2


def test_the_pages_behind_a_telling_lead_to_the_form_until_there_is_one(program: Program, client: Client) -> None:
    session = session_on(program, MONDAY)
    for page in ("done/", "correct/"):
        answer = client.get(address(session, page))
        assert (answer.status_code, answer.headers["Location"]) == (302, address(session))


def test_a_run_without_exercises_is_told_too(program: Program, client: Client) -> None:
    run = session_on(program, 12)
    assert "Walk for now." in client.get(address(run)).content.decode(), "two weeks without a run: a step back"
    assert client.post(address(run), answers(run)).status_code == 302
    assert client.get(address(run, "done/")).status_code == 200


@pytest.mark.parametrize("page", ["", "done/", "correct/"])
def test_a_stranger_gets_the_page_of_an_unknown_session(
    program: Program, sam: Patient, tom: User, uma: User, cleo: User, client_of: ClientOf, now: datetime, page: str
) -> None:
    session = session_on(program, 11)
    tell(session, now, performed_on=session.due_on)
    unknown = f"/sessions/{uuid.uuid4()}/{page}"
    for stranger in (sam, tom, uma, cleo):
        theirs = client_of(stranger)
        refused, nowhere = theirs.get(address(session, page)), theirs.get(unknown)
        assert (refused.status_code, refused.content) == (nowhere.status_code, nowhere.content)
        assert refused.status_code == 404
        assert theirs.post(address(session, page), answers(session)).status_code in {404, 405}
    assert Client().get(address(session, page)).status_code == 302
    assert SessionLog.objects.count() == 1


def test_somebody_elses_log_id_is_like_an_unknown_session(
    program: Program, sam: Patient, client: Client, now: datetime
) -> None:
    make.screening(patient=sam)
    theirs = tell(session_on(make.program(patient=sam), MONDAY), now)
    session = session_on(program, MONDAY)
    assert client.post(address(session), answers(session, log_id=str(theirs.pk))).status_code == 404
    assert not session.logs.exists()


@pytest.mark.parametrize("bad", ["1", "..", "0" * 36, "00000000-0000-0000-0000-000000000000"])
def test_a_hostile_address_is_an_unknown_one(client: Client, bad: str) -> None:
    assert client.get(f"/sessions/{bad}/").status_code == 404


@pytest.mark.parametrize("page", ["", "done/", "correct/"])
@pytest.mark.parametrize("tellings", [1, 10])
def test_fourteen_queries_at_the_most_however_much_is_told_and_nothing_written(
    program: Program, client: Client, now: datetime, page: str, tellings: int
) -> None:
    session = session_on(program, 11)
    for planned in list(program.planned_sessions.filter(due_on__lt=now.date()))[:tellings]:
        make.session_log(planned_session=planned, morning=1)
    log = session.logs.standing().first() or make.session_log(planned_session=session)
    for _ in range(tellings):
        log = make.session_log(planned_session=session, corrects=log)
    client.get(address(session, page))
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address(session, page)).status_code == 200
    assert len(seen) <= 14, [query["sql"][:90] for query in seen]
    assert not [query["sql"] for query in seen if not query["sql"].startswith("SELECT")]


def test_pain_before_in_and_after_a_session_has_the_zones_of_the_program(program: Program, client_of: ClientOf) -> None:
    Program.objects.update(irritability="high")
    page = client_of(program.patient).get(address(session_on(program, MONDAY))).content.decode()
    assert page.count('data-ceiling="3"') == page.count("data-ceiling") == 3
