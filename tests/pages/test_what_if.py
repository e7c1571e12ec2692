"""What if: for the therapist who cares for a runner and nobody else, and nothing of it stays."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from programs.actions.care import end_care
from programs.clinical.logged import Scores
from programs.clinical.plan_difference import plan_difference
from programs.clinical.values import PainScore
from programs.models import Patient, Program, User
from programs.queries.case import case_of
from programs.queries.decided import coming_sessions
from programs.queries.library import stored_catalogue
from programs.queries.session import session_items
from programs.queries.supposed_log import Supposed
from programs.queries.told import told_rows
from programs.queries.what_if import after_supposed, logs_of, stored_plan
from programs.views.therapist.what_if import case_for, plan_lines, programs_of
from tests import make
from tests.actions.told import tell
from tests.make_clinic import due, in_care, logs
from tests.make_start import with_draft

ClientOf = Callable[[User | Patient], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PAINFUL = {"ask": "session", "before": "1", "peak": "6", "after": "1", "morning": "1"}
PAINFUL |= {"swelling_new": "no", "mechanical": "no", "all_done": "yes", "effort": "6"}
ANSWERS: dict[str, Any] = {"ask": "answers", "worst_7d": "3", "weeks": "6", "minutes_per_session": "40"}
ANSWERS |= {"equipment": ["band", "loop_band"]}


def page_of(patient: Patient) -> str:
    return reverse("therapist:what-if", args=[patient.public_id])


@pytest.fixture
def running(ana: Patient, tom: User) -> Program:
    """Ana's program in its third week, with six sessions told."""
    make.screening(patient=ana)
    make.assessment(patient=ana)
    program = make.program(patient=ana, by=tom)
    logs(program, 1, 1, 1, 1, 1, 1)
    make.weekly_check(program=program, told_on=program.starts_on + timedelta(days=14))
    return program


@pytest.fixture
def draft(ana: Patient, library: None, now: datetime) -> Program:
    """A draft that the rules have just made."""
    return with_draft(ana, at=now)


def test_pain_of_six_is_answered_for_each_exercise(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    client = client_of(tom)
    assert "What if" in client.get(reverse("therapist:patient", args=[ana.public_id])).text
    assert "Choose, then read here" in client.get(page_of(ana)).text
    page = client.post(page_of(ana), PAINFUL).text
    for words in ("Mini squat", "Ease back", "Pain reached 6 out of 10", "/rules/#rule-66-row-4"):
        assert words in page, words
    assert "Strength, Monday 18 January" in page and "Run, Saturday 23 January" in page


def test_severe_pain_holds_back_the_session_after(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    page = client_of(tom).post(page_of(ana), PAINFUL | {"peak": "8"}).text
    assert "Rest your knee for two to three days" in page and "The session after it would wait." in page
    assert "would wait" not in client_of(tom).post(page_of(ana), PAINFUL | {"peak": "2"}).text


@pytest.mark.parametrize(
    ("peak", "morning", "swollen"),
    [(1, 1, False), (4, 1, False), (6, 1, False), (2, 3, False), (1, 1, True), (8, 8, False)],
)
def test_a_supposed_session_is_decided_as_a_told_one(
    ana: Patient, running: Program, now: datetime, peak: int, morning: int, swollen: bool
) -> None:
    [session, *_later] = coming_sessions(ana, running, at=now)
    scores = Scores(before=1, peak=peak, after=1, morning=morning, effort=6, swelling_new=swollen, mechanical=False)
    [after, *_others] = after_supposed(ana, [session], logs_of(ana, running, at=now), Supposed(scores, all_done=True))

    log = tell(session, now, pain_peak=PainScore(peak), swelling_new=swollen)
    make.pain(session_log=log, moment="morning", score=morning, felt_on=log.performed_on + timedelta(days=1))
    known = logs_of(ana, running, at=now + timedelta(days=1))
    items = session_items(session, known, told_rows(log.pk for log in known))
    really = {item.exercise.code: item.step for item in items if item.step}
    assert {item.prescription.exercise.code: item.step for item in after.steps} == really
    assert len(really) == 3


def test_a_set_that_falls_short_is_decided_as_a_told_one(ana: Patient, running: Program, now: datetime) -> None:
    [session, *_later] = coming_sessions(ana, running, at=now)
    scores = Scores(before=1, peak=1, after=1, morning=1, effort=6, swelling_new=False, mechanical=False)
    [after] = after_supposed(ana, [session], logs_of(ana, running, at=now), Supposed(scores, all_done=False))
    assert {item.step.row for item in after.steps} == {8}
    assert {item.step.reason.code for item in after.steps} == {"hold_reps"}


def test_a_severe_morning_holds_back_the_session_after(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    page = client_of(tom).post(page_of(ana), PAINFUL | {"peak": "2", "morning": "8"}).text
    assert "Pain was 8 out of 10 on the morning after." in page
    page = client_of(tom).post(page_of(ana), PAINFUL | {"peak": "2", "morning": "6"}).text
    assert "Pain of 6 is in the stop zone." in page


def test_a_draft_is_compared_before_the_plan_that_runs(
    client_of: ClientOf, ana: Patient, tom: User, running: Program
) -> None:
    assert "Against the plan that runs" in client_of(tom).post(page_of(ana), ANSWERS).text
    draft = make.program(patient=ana, status="draft")
    assert programs_of(ana).shown == draft
    assert "Against the draft" in client_of(tom).post(page_of(ana), ANSWERS).text


def test_the_answers_are_asked_for_the_day_of_the_draft(ana: Patient, draft: Program, now: datetime) -> None:
    request: Any = SimpleNamespace(at=now + timedelta(days=30))
    assert case_for(request, ana, programs_of(ana)).today == now.date()


def test_another_answer_is_compared_with_the_draft(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    client = client_of(tom)
    same = client.post(page_of(ana), ANSWERS).text
    assert "Against the draft" in same and "The plan stays exactly as it was." in same
    assert "These are the stored answers." in same
    other = client.post(page_of(ana), ANSWERS | {"minutes_per_session": "20", "worst_7d": "8"}).text
    assert "These are the stored answers." not in other
    assert "Minutes a session: 40" in other and "Worst pain, 7 days: 3" in other
    assert "are gone" in other and "<strong>High</strong>" in other
    assert "Also without your change" not in other


def test_the_difference_is_that_of_the_stored_plan_and_the_preview(ana: Patient, draft: Program, now: datetime) -> None:
    case = case_of(ana, today=now.date(), assessment=draft.assessment)
    shown = plan_lines(case, case, programs_of(ana))
    assert not plan_difference(stored_plan(draft), shown["seen"].plan)
    assert shown["seen"].catalogue.keys() == stored_catalogue().keys()


def test_what_somebody_changed_by_hand_is_not_taken_for_the_answers_doing(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    row = draft.versions.get().weeks.all()[0].prescriptions.filter(block="main")[0]
    row.rest_seconds += 30
    row.save(update_fields=["rest_seconds"])
    page = client_of(tom).post(page_of(ana), ANSWERS).text
    assert page.count("Also without your change") == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (PAINFUL | {"peak": "11"}, "peak"),
        (ANSWERS | {"minutes_per_session": "999"}, "minutes_per_session"),
        (ANSWERS | {"test": "T01", "side": "left", "value": "<b>"}, "value"),
    ],
)
def test_nonsense_is_refused(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, typed: dict[str, Any], field: str
) -> None:
    answer = client_of(tom).post(page_of(ana), typed)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.text and "<b>" not in answer.text


@pytest.mark.parametrize("asked", ["", "nothing", "form", "plan", "section"])
def test_a_question_that_nobody_asks_is_the_page(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, asked: str
) -> None:
    answer = client_of(tom).post(page_of(ana), {"ask": asked})
    assert answer.status_code == 200 and "Choose, then read here" in answer.text


def test_before_anything_is_known_it_says_so(client_of: ClientOf, tom: User) -> None:
    patient = in_care(therapist=tom, born_on=None)
    assert "not enough is known yet" in client_of(tom).get(page_of(patient)).text


def test_strangers_find_the_same_as_for_an_unknown_patient(
    client_of: ClientOf, ana: Patient, sam: Patient, uma: User, cleo: User, running: Program
) -> None:
    unknown = reverse("therapist:what-if", args=[uuid.uuid4()])
    for person in (uma, cleo, ana, sam):
        client = client_of(person)
        for asking in (client.get, lambda path, client=client: client.post(path, PAINFUL)):
            foreign, nobody = asking(page_of(ana)), asking(unknown)
            assert foreign.status_code == nobody.status_code == 404
            assert foreign.content == nobody.content


def test_the_page_closes_with_the_care(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, now: datetime
) -> None:
    end_care(care=ana.care.get(), by=tom, at=now - timedelta(seconds=1))
    client = client_of(tom)
    assert client.get(page_of(ana)).status_code == client.post(page_of(ana), PAINFUL).status_code == 404


def test_nothing_is_stored(client_of: ClientOf, ana: Patient, tom: User, running: Program) -> None:
    client = client_of(tom)
    stored = {model: list(model._default_manager.order_by("pk").values()) for model in apps.get_models()}
    client.get(page_of(ana))
    for typed in (PAINFUL, PAINFUL | {"peak": "8"}, ANSWERS, ANSWERS | {"worst_7d": "9"}, ANSWERS | {"weeks": "9"}):
        client.post(page_of(ana), typed)
    assert {model: list(model._default_manager.order_by("pk").values()) for model in apps.get_models()} == stored


def test_the_number_of_queries_is_fixed(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(tom)
    with django_assert_num_queries(15):
        client.get(page_of(ana))
    with django_assert_num_queries(23):
        client.post(page_of(ana), PAINFUL)
    with django_assert_num_queries(19):
        client.post(page_of(ana), ANSWERS)
    assert len(due(running)) == 6


@pytest.mark.parametrize(
    ("minutes", "is_refused"), [("14", True), ("15", False), ("60", False), ("61", True), ("1_5", True)]
)
def test_a_refused_number_is_named_at_the_top_of_the_page(
    client_of: ClientOf, ana: Patient, tom: User, running: Program, minutes: str, is_refused: bool
) -> None:
    page = client_of(tom).post(page_of(ana), ANSWERS | {"minutes_per_session": minutes}).text
    line = '<a href="#id_minutes_per_session">Enter a whole number from 15 to 60: Minutes a session</a>'
    assert (line in page) is is_refused
