"""An easier step in the place of an exercise, as the runner meets it: its dose, its limit, how it is told (§6.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client

from programs.clinical.content_week import Content
from programs.clinical.reason import Reason
from programs.clinical.values import PainScore
from programs.models import Patient, Prescription, Program, SetLog
from programs.wording.check import content_text
from tests import make
from tests.actions.told import session_on, tell
from tests.pages.session_answers import address, answers, key
from tests.pages.test_check import MONDAY, ClientOf, text, train

pytestmark = pytest.mark.django_db
WALL_SIT = "Wall sit to 45 degrees"


@pytest.fixture
def program(ana: Patient) -> Program:
    """Mini squats whose easier step is a wall sit; hip work without an easier step, one set of it."""
    make.screening(patient=ana)
    made = make.program(patient=ana)
    Prescription.objects.filter(exercise__code="QD10").update(easier="QD08")
    Prescription.objects.filter(exercise__code="GL03").update(sets_left=1, sets_right=1)
    return made


@pytest.fixture
def client(program: Program, client_of: ClientOf) -> Client:
    return client_of(program.patient)


@pytest.fixture
def hurt(program: Program, now: datetime) -> None:
    """The last session reached six; every week was told."""
    train(program, 0, 2, 4, 7, 9, peak=2)
    last = tell(session_on(program, 11), now - timedelta(days=3), pain_peak=PainScore(6))
    make.pain(session_log=last, moment="morning", score=1, felt_on=last.performed_on + timedelta(days=1))
    for week in (7, 14):
        make.weekly_check(program=program, told_on=program.starts_on + timedelta(days=week))


def card(page: str, code: str) -> str:
    """The page's part about one exercise."""
    return page.split(f'id="exercise-{code}"')[1].split("</section>")[0]


@pytest.mark.usefixtures("hurt")
def test_an_easier_step_comes_with_its_own_dose_and_how_to_do_it(program: Program, client: Client) -> None:
    squat = card(text(client, address(session_on(program, MONDAY))), "QD10")
    assert f"Less this time: {WALL_SIT} instead, 3 × 20 s" in squat
    head = squat.partition("exercise-head")[0].partition("</div>")[0]
    assert head.startswith(f">{WALL_SIT}</h3>") and "3 × 20 s" in head and "10–15" not in head
    assert "In the place of: Mini squat" in head
    assert "Stop above pain 3" in squat and f"<h4>{WALL_SIT}</h4>" in squat
    assert "Slide down a short way only" in squat
    assert "Tell the sets of what you did" in squat and "Which one did you do?" in squat


@pytest.mark.usefixtures("hurt")
def test_one_set_says_its_repetitions(program: Program, client: Client) -> None:
    hip = card(text(client, address(session_on(program, MONDAY))), "GL03")
    assert "repetitions in each set instead of 10–15" in hip
    assert "third less" not in hip


@pytest.mark.usefixtures("hurt")
@pytest.mark.parametrize(("counted", "done"), [("s", (None, 20)), ("reps", (10, None))])
def test_the_telling_says_which_one_was_done_beside_what_was_asked(
    program: Program, client: Client, counted: str, done: tuple[int | None, int | None]
) -> None:
    session = session_on(program, MONDAY)
    said = answers(session, **{f"{key(session, 'QD10')}-counted": counted})
    assert client.post(address(session), said).status_code == 302
    rows = SetLog.objects.filter(session_log__planned_session=session, prescription__exercise__code="QD10")
    assert {(row.reps, row.seconds) for row in rows} == {done}
    assert {row.target_reps_min for row in rows} == {10}


@pytest.mark.usefixtures("hurt")
def test_a_correction_keeps_what_it_was_counted_in(program: Program, client: Client) -> None:
    session = session_on(program, MONDAY)
    client.post(address(session), answers(session, **{f"{key(session, 'QD10')}-counted": "s"}))
    squat = card(text(client, address(session, "correct/")), "QD10")
    assert '<option value="s" selected>' in squat and 'value="20"' in squat


def test_every_exercise_names_its_limit_at_its_head(program: Program, client: Client) -> None:
    page = text(client, address(session_on(program, MONDAY)))
    assert page.count("Stop above pain 5</p>") == 3 and page.count("Stop above pain 2</p>") == 2


@pytest.mark.usefixtures("hurt")
def test_the_scale_ends_where_the_exercises_of_the_session_do(program: Program, client: Client) -> None:
    page = client.get(address(session_on(program, MONDAY)))
    assert page.context["form"].fields["pain_peak"].widget.ceiling == 3


def test_a_sore_day_takes_the_praise_from_the_week() -> None:
    content = Content(week=3, reason=Reason("course_phase_opens", "6.4", {"week": 3, "phase": 2}), is_sore=True)
    assert content_text(content).startswith("Week 3 of the plan stays open.")
    assert content_text(replace(content, is_sore=False)).startswith("All that phase 2 asks for is met")


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize(("pain", "gap"), [(4, False), (2, True)])
def test_today_says_one_of_a_gap_and_a_lighter_week(program: Program, client: Client, pain: int, gap: bool) -> None:
    train(program, 0, 2, 4, 7, 9, peak=2)
    make.weekly_check(program=program, told_on=program.starts_on + timedelta(days=7))
    make.weekly_check(program=program, told_on=program.starts_on + timedelta(days=14), pain_worst=pain)
    page = text(client, "/today/")
    assert ("5 days since the last session" in page) is gap
    assert ("a fifth fewer sets" in page) is not gap
