"""A week that was typed before something became of the plan: it is kept, and a warning sign in it is heard."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from programs.actions.care import end_care
from programs.clinical.hold import HoldCode
from programs.clinical.values import Level
from programs.models import CareRelationship, Patient, Program, ProgramVersion, User, WeeklyCheck
from programs.queries.caseload import caseload
from programs.queries.hold import hold_at
from programs.wording.needs import need_text
from tests import make
from tests.pages.test_check import week

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User | Patient], Client]


@pytest.fixture
def program(ana: Patient, now: datetime) -> Program:
    make.screening(patient=ana)
    return make.program(patient=ana)


@pytest.fixture
def client(program: Program, client_of: ClientOf) -> Client:
    return client_of(program.patient)


def status(word: str) -> Callable[[Program, datetime], None]:
    def change(program: Program, now: datetime) -> None:
        Program.objects.filter(pk=program.pk).update(status=word)

    return change


def replaced(program: Program, now: datetime) -> None:
    status("stopped")(program, now)
    make.program(patient=program.patient, starts_on=now.date())


def new_version(program: Program, now: datetime) -> None:
    made = {"rules_version": "2", "made_at": now, "made_by": program.patient.user}
    ProgramVersion.objects.create(program=program, number=2, **made)


def held(program: Program, now: datetime) -> None:
    """A therapist's answers in between: the whole plan waits."""
    make.screening(patient=program.patient, level="SOON", at=now - timedelta(minutes=5))


def care_ended(program: Program, now: datetime) -> None:
    care = CareRelationship.objects.get(patient=program.patient)
    end_care(care=care, by=program.patient.user, at=now - timedelta(minutes=1))


STATES = {
    "paused": status("paused"),
    "stopped": status("stopped"),
    "completed": status("completed"),
    "replaced": replaced,
    "new_version": new_version,
    "held": held,
    "care_ended": care_ended,
}


def opened(client: Client) -> dict[str, str]:
    """What the open page carries hidden."""
    page = client.get("/check/").content.decode()
    return dict(re.findall(r'name="(check_id|program)" value="([0-9a-f-]{36})"', page))


def after(state: str, client: Client, program: Program, now: datetime, **said: Any) -> Any:
    """The answer to a page that was opened before."""
    sent = week(**opened(client), **said)
    STATES[state](program, now)
    return client.post("/check/", sent)


@pytest.mark.parametrize("state", STATES)
def test_a_calm_week_is_kept_with_the_plan_that_it_was_asked_for(
    program: Program, client: Client, now: datetime, state: str
) -> None:
    answer = after(state, client, program, now)
    check = WeeklyCheck.objects.get()
    assert answer.status_code == 302 and (check.program, check.told_on) == (program, now.date())
    is_running = state in {"new_version", "held", "care_ended"}
    assert answer.headers["Location"] == ("/check/told/" if is_running else "/today/")
    page = client.get(answer.headers["Location"]).content.decode()
    assert ("What you told us" in page) is is_running
    assert ("Saved, with the plan that you had" in page) is not is_running


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("line", ["chest_or_calf", "new_injury"])
def test_a_sign_is_kept_asks_the_full_questions_and_reaches_the_therapist(
    program: Program, client: Client, tom: User, now: datetime, state: str, line: str
) -> None:
    answer = after(state, client, program, now, **{line: "yes"})
    assert getattr(WeeklyCheck.objects.get(), line) == "yes"
    assert answer.headers["Location"].startswith("/start/")
    assert program.patient.screenings.filter(completed_at=None).exists()
    for url in ("/today/", "/plan/"):
        shown = client.get(url).content.decode()
        assert "You told us: " in shown and "tel:999" in shown, url
    needs = [row.need.reason.code for row in caseload(tom, at=now).rows]
    assert needs == ([] if state == "care_ended" else ["need_sign_told"])


@pytest.mark.parametrize("state", ["stopped", "replaced", "held"])
def test_a_page_that_was_sent_before_is_answered_with_its_first_result(
    program: Program, client: Client, now: datetime, state: str
) -> None:
    sent = week(**opened(client), new_swelling="yes")
    first = client.post("/check/", sent)
    STATES[state](program, now)
    assert first.status_code == client.post("/check/", sent).status_code == 302
    assert WeeklyCheck.objects.count() == 1


@pytest.mark.parametrize("state", ["stopped", "paused", "held", "replaced"])
def test_a_correction_is_kept_too(program: Program, client: Client, now: datetime, state: str) -> None:
    sent = week()
    client.post("/check/", sent)
    STATES[state](program, now)
    answer = client.post("/check/correct/", week(pain_worst="8", new_injury="unsure", corrects=sent["check_id"]))
    standing = WeeklyCheck.objects.standing().get()
    assert answer.headers["Location"].startswith("/start/")
    assert (standing.pain_worst, standing.program) == (8, program)


@pytest.mark.parametrize(("answer", "is_heard"), [("no", False), ("yes", True), ("unsure", True)])
def test_what_cannot_be_kept_is_shown_as_it_was_typed_and_a_sign_is_heard(
    program: Program, client: Client, tom: User, now: datetime, answer: str, is_heard: bool
) -> None:
    """The page was opened where the plan had begun; where it is sent it is still the day before."""
    sent = week(**opened(client), hot_knee_or_fever=answer, pain_worst="7")
    Program.objects.update(starts_on=now.date() + timedelta(days=1))
    refused = client.post("/check/", sent)
    page = refused.content.decode()
    assert refused.status_code == 409 and "This could not be saved" in page
    assert re.search(r'name="pain_worst"[^>]*value="7"[^>]*checked', page)
    assert re.search(rf'name="hot_knee_or_fever"[^>]*value="{answer}"[^>]*checked', page)
    assert ("Answer the warning-sign questions now" in page) is is_heard is ('href="/start/' in page)
    assert not WeeklyCheck.objects.exists()
    assert program.patient.screenings.filter(completed_at=None).exists() is is_heard
    assert (caseload(tom, at=now).rows[0].need.reason.code == "need_sign_told") is is_heard
    for url in ("/today/", "/plan/"):
        shown = client.get(url).content.decode()
        assert ("a hot knee, or a fever" in shown) is is_heard is ("tel:999" in shown), url


def test_a_sign_in_a_second_tab_is_heard_before_it_is_saved_as_a_correction(
    program: Program, client: Client, now: datetime
) -> None:
    client.post("/check/", week(**opened(client)))
    refused = client.post("/check/", week(chest_or_calf="yes"))
    page = refused.content.decode()
    assert refused.status_code == 409 and "Answer the warning-sign questions now" in page
    assert "Answer the questions first. Then save this as a correction" in page and "you need not save" not in page
    assert program.patient.screenings.filter(completed_at=None).exists()
    sent = dict(re.findall(r'name="(check_id|corrects)" value="([0-9a-f-]{36})"', page))
    client.post("/check/correct/", week(chest_or_calf="yes", **sent))
    assert WeeklyCheck.objects.standing().get().chest_or_calf == "yes"


@pytest.mark.parametrize(
    ("told", "kept", "level"),
    [
        (["unsure"], "unsure", Level.URGENT),
        (["yes"], "yes", Level.EMERGENCY),
        (["unsure", "yes"], "yes", Level.EMERGENCY),
        (["yes", "unsure"], "yes", Level.EMERGENCY),
        (["yes", "no"], "yes", Level.EMERGENCY),
    ],
)
def test_a_sign_that_no_week_keeps_is_kept_with_the_questions_until_they_are_answered(
    program: Program, client: Client, now: datetime, told: list[str], kept: str, level: Level
) -> None:
    patient = program.patient
    client.post("/check/", week(**opened(client)))
    assert {client.post("/check/", week(chest_or_calf=word)).status_code for word in told} == {409}
    screening = patient.screenings.get(completed_at=None)
    found = hold_at(patient, program, at=now)
    assert screening.told_signs == {"chest_or_calf": kept} and WeeklyCheck.objects.count() == 1
    assert found is not None and (found.level, found.signs) == (level, (("chest_or_calf", kept),))
    screening.completed_at, screening.level = now + timedelta(minutes=5), "CLEAR"
    screening.save()
    assert hold_at(patient, program, at=now + timedelta(minutes=6)) is None


def test_a_knee_that_locks_rests_too_where_no_week_keeps_it(program: Program, client: Client, now: datetime) -> None:
    client.post("/check/", week(**opened(client)))
    client.post("/check/", week(no_weight_locked_or_giving_way="yes"))
    found = hold_at(program.patient, program, at=now)
    assert found is not None and (found.code, found.until) == (HoldCode.LOCKING, now + timedelta(hours=72))


def test_who_never_had_a_plan_loses_nothing_that_was_typed(sam: Patient, client_of: ClientOf, now: datetime) -> None:
    refused = client_of(sam).post("/check/", week(new_swelling="yes"))
    assert refused.status_code == 409 and "This could not be saved" in refused.content.decode()
    assert sam.screenings.get(completed_at=None).told_signs == {"new_swelling": "yes"}
    assert "You told us: new swelling of the knee" in client_of(sam).get("/today/").content.decode()


def test_a_page_that_names_no_plan_was_opened_for_the_last_one(program: Program, client: Client, now: datetime) -> None:
    status("stopped")(program, now)
    for name in ("", "1"):
        client.post("/check/", week(program=name) if name else week())
    assert {check.program for check in WeeklyCheck.objects.all()} == {program}


def test_nobody_tells_the_week_of_the_plan_of_somebody_else(program: Program, client: Client, sam: Patient) -> None:
    theirs = make.program(patient=sam)
    for stranger in (theirs.public_id, uuid.uuid4()):
        assert client.post("/check/", week(program=str(stranger))).status_code == 404
    assert not WeeklyCheck.objects.exists()


def test_a_number_that_is_asked_no_more_is_kept(program: Program, client: Client, now: datetime) -> None:
    client.post("/check/", week(**opened(client), squat_pain="2"))
    assert WeeklyCheck.objects.get().squat_pain == 2


def test_a_told_week_leads_to_what_was_told_until_the_next_one(program: Program, client: Client, now: datetime) -> None:
    check = make.weekly_check(program=program, told_on=now.date())
    check.told_on -= timedelta(days=1)  # the last day of the week before
    check.save()
    assert client.get("/check/").status_code == 200
    Program.objects.update(starts_on=program.starts_on - timedelta(days=1))
    assert client.get("/check/").headers["Location"] == "/check/told/"


@pytest.mark.parametrize(("ticks", "points", "signs"), [(None, 2, None), (["none"], 0, []), (["trunk"], 1, ["trunk"])])
def test_points_from_before_the_ticks_were_kept_are_no_answer_of_none(
    program: Program, client: Client, now: datetime, ticks: list[str] | None, points: int, signs: list[str] | None
) -> None:
    make.weekly_check(program=program, told_on=now.date(), step_down_points=2, step_down_signs=None)
    page = client.get("/check/correct/").content.decode()
    assert "You told us 2 points then; what you saw was not kept" in page
    assert not re.search(r'name="step_down_points"[^>]*checked', page)
    client.post("/check/correct/", week(step_down_points=ticks))
    standing = WeeklyCheck.objects.standing().get()
    assert (standing.step_down_points, standing.step_down_signs) == (points, signs)
    assert f"<dt>step-down, points</dt><dd>{points}</dd>" in client.get("/check/told/").content.decode()


def test_a_sign_asks_first_and_what_was_denied_before_it_is_asked_again(program: Program, client: Client) -> None:
    sent = client.post("/start/warning-signs/again/")
    assert sent.headers["Location"] == "/start/warning-signs/urgent_signs/"
    client.post("/start/warning-signs/urgent_signs/", {"signs": ["none"]})
    asked = client.post("/check/", week(chest_or_calf="yes")).headers["Location"]
    assert asked == "/start/warning-signs/urgent_signs/"
    assert "Call 999 now" in client.get(asked).content.decode()
    assert client.post(asked, {"signs": ["chest_symptoms"]}).headers["Location"] == "/start/result/"
    shown = client.get("/start/result/").content.decode()
    assert "chest pain" in shown and "comes on" not in shown and "how long" not in shown
    rules = program.patient.screenings.order_by("-started_at").first().rules
    assert "RF01" in rules and not {"PF2", "PF3"}.intersection(rules)


def test_the_caseload_says_which_sign_was_told(program: Program, client: Client, tom: User, now: datetime) -> None:
    client.post("/check/", week(chest_or_calf="yes", hot_knee_or_fever="unsure"))
    need = caseload(tom, at=now).rows[0].need
    assert need_text(need).startswith("Told: chest pain, ") and "Not sure: a hot knee, or a fever" in need_text(need)


def test_a_sign_that_was_answered_shows_no_card_when_the_questions_are_begun_anew(
    program: Program, client: Client, now: datetime
) -> None:
    make.weekly_check(program=program, told_on=now.date() - timedelta(days=3), chest_or_calf="yes")
    make.screening(patient=program.patient, at=now - timedelta(days=1))
    asked = client.post("/start/warning-signs/again/").headers["Location"]
    assert "You told us" not in client.get(asked).content.decode()
    assert "You told us: " not in client.get("/today/").content.decode()
