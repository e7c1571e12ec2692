"""The next run on a runner's page: the runs of the last step, the longest of thirty days (R7), the week's minutes (R9),
and what a log keeps of the run that was asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.running import WALKS_ONLY, Run
from programs.clinical.values import PainScore
from programs.models import Assessment, ExerciseSkip, Patient, Prescription, Program, SessionLog, Week
from programs.queries.logs import logs_that_matter
from programs.queries.run_steps import longest_run, minutes_run
from programs.queries.session import SessionPage, session_page, sessions_of
from programs.queries.told import told_rows
from programs.templatetags.training import less_this_time, said_before
from programs.wording.check import content_text
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell
from tests.pages.test_check import ClientOf, text

pytestmark = pytest.mark.django_db
TODAY = 28


@pytest.fixture
def program(ana: Patient, now: datetime) -> Program:
    """It began four weeks ago, all in one phase; a run on Saturdays, of half an hour in one go."""
    make.screening(patient=ana)
    made = make.program(patient=ana, starts_on=now.date() - timedelta(days=TODAY))
    for week in Week.objects.filter(version__program=made):
        squat = week.prescriptions.get(exercise__code="QD10")
        squat.pk, squat.position, squat.block, squat.days = None, 9, "run", [6]
        squat.public_id = Prescription._meta.get_field("public_id").get_default()
        squat.exercise, squat.reps_min, squat.reps_max = make.exercise(code="RN02"), None, None
        squat.sets_left = squat.sets_right = 1
        squat.save()
    runs(made, step=None, minutes=30, code="run_continuous")
    for day in (6, 13, 20, 27):
        make.weekly_check(program=made, told_on=made.starts_on + timedelta(days=day))
    return made


def runs(
    program: Program, *, step: int | None, minutes: float, code: str = "run_step", weeks: range = range(1, 9)
) -> None:
    """The run of these weeks."""
    reason = {"code": code, "rule": "7.2", "params": {}}
    for week in Week.objects.filter(version__program=program, number__in=weeks):
        week.phase = 1
        week.running |= {
            "step": step,
            "minutes": minutes,
            "allowed": step != 0,
            "reason": reason,
        }
        week.save()
        week.prescriptions.filter(block="run").update(
            duration_seconds_min=60 * (minutes or 30), duration_seconds_max=60 * (minutes or 30)
        )


def do(program: Program, now: datetime, *days: int, share: float = 1, **changes: Any) -> None:
    """Quiet sessions of what was asked, and their mornings."""
    for day in days:
        moment, session = now + timedelta(days=day - TODAY), session_on(program, day)
        sets = [one for item in asked(session, moment) for one in all_sets(item)]
        sets = [replace(one, seconds=int(one.seconds * share)) if one.seconds else one for one in sets]
        log = tell(session, moment, sets=sets, **changes)
        make.pain(session_log=log, moment="morning", score=1, felt_on=log.performed_on + timedelta(days=1))


def shown(program: Program, at: datetime, day: int, **changes: Any) -> SessionPage:
    session = sessions_of(program.patient, at=at).get(pk=session_on(program, day).pk)
    return session_page(session, program.patient, at=at, **changes)


def run_step(program: Program, at: datetime, day: int = 33) -> NextStep:
    found = next(item.step for item in shown(program, at, day).items if item.exercise.code == "RN02")
    assert found is not None
    return found


WEEKS = (0, 2, 4, 5, 7, 9, 11, 12, 14, 16, 18, 19, 21, 23, 25, 26)


def test_a_run_may_be_a_tenth_longer_than_the_longest_that_was_told(program: Program, now: datetime) -> None:
    do(program, now, *WEEKS)
    step = run_step(program, now)
    assert (step.reason.code, step.reason.params["minutes"], step.longest_minutes_allowed) == ("run_longer", 33, 33)


def test_a_run_that_was_cut_short_is_no_longest_one(program: Program, now: datetime) -> None:
    """R7: half an hour is planned, and the longest of thirty days took a quarter of one."""
    do(program, now, *WEEKS, share=0.5)
    page = shown(program, now, 33)
    assert page.content.run == Run(None, 16)
    assert [item.prescription.duration_seconds_min for item in page.items if item.exercise.code == "RN02"] == [960]
    assert run_step(program, now).reason.code == "run_unfinished"
    assert run_step(program, now).longest_minutes_allowed == 16.5


def test_a_week_far_longer_than_the_last_one_holds_the_run(program: Program, now: datetime) -> None:
    for week in Week.objects.filter(version__program=program):
        week.days = [day | {"kind": "run"} if day["day"] in (2, 4) else day for day in week.days]
        week.save()
    do(program, now, *WEEKS)
    step = run_step(program, now)
    assert (step.decision, step.reason.code) == (Decision.HOLD, "run_long_week")
    assert step.reason.params == {"planned": 90, "minutes": 34}


@pytest.mark.parametrize(("ago", "expected"), [(30, 40), (31, None)])
def test_before_any_run_the_answer_of_the_examination_counts_for_thirty_days(
    program: Program, now: datetime, ago: int, expected: float | None
) -> None:
    program.assessment.completed_at, program.assessment.longest_run_30d_minutes = now - timedelta(days=ago), 40
    program.assessment.save()
    session = sessions_of(program.patient, at=now).get(pk=session_on(program, TODAY).pk)
    assert longest_run(session, [], told_rows(())) == expected


@pytest.mark.parametrize(("ago", "expected"), [(30, 30), (31, None)])
def test_a_run_of_more_than_thirty_days_ago_does_not_count(
    program: Program, now: datetime, ago: int, expected: float | None
) -> None:
    do(program, now, 0, 2, 4, 5)
    log = SessionLog.objects.get(planned_session=session_on(program, 5))
    SessionLog.objects.filter(pk=log.pk).update(performed_on=now.date() - timedelta(days=ago))
    session = sessions_of(program.patient, at=now).get(pk=session_on(program, TODAY).pk)
    logs = [one for one in logs_that_matter(program.patient, program, today=now.date()) if one.pk == log.pk]
    assert longest_run(session, logs, told_rows([log.pk])) == expected


@pytest.mark.parametrize("share", [1, 0.5, 1.5])
def test_how_much_of_a_run_was_told_is_read_alike_for_the_week_and_for_the_next_run(
    program: Program, now: datetime, share: float
) -> None:
    do(program, now, 4, 5, share=share)
    logs = list(logs_that_matter(program.patient, program, today=now.date()))
    assert [30 * one.run_share for one in logs] == [30, minutes_run(logs[1], told_rows([logs[1].pk]))]
    logs[1].sets.all().delete()
    ExerciseSkip.objects.create(
        session_log=logs[1],
        prescription=Prescription.objects.get(block="run", week=logs[1].planned_session.week),
        reason="hurts",
    )
    left_out = logs_that_matter(program.patient, program, today=now.date())[1]
    assert (left_out.run_share, minutes_run(left_out, told_rows([left_out.pk]))) == (0, 0)


def test_a_run_left_out_is_none(program: Program, now: datetime) -> None:
    do(program, now, 0, 2, 4, 5)
    log = SessionLog.objects.get(planned_session=session_on(program, 5))
    assert minutes_run(log, told_rows([log.pk])) == 30
    strength = SessionLog.objects.get(planned_session=session_on(program, 4))
    assert minutes_run(strength, told_rows([strength.pk])) == 0


def test_only_runs_of_the_same_step_count_for_the_next(program: Program, now: datetime) -> None:
    runs(program, step=4, minutes=15, weeks=range(1, 4))
    runs(program, step=5, minutes=18, weeks=range(4, 9))
    do(program, now, *WEEKS)
    log = SessionLog.objects.get(planned_session=session_on(program, 26))
    assert (log.run_step, log.run_minutes) == (None, None), "step 5, as planned"
    assert run_step(program, now).reason.code == "run_once_more"


@pytest.mark.parametrize("code", sorted(WALKS_ONLY))
def test_a_plan_of_walks_never_says_that_running_begins(program: Program, now: datetime, code: str) -> None:
    runs(program, step=0, minutes=0, code=code)
    do(program, now, *WEEKS)
    step = run_step(program, now)
    assert (step.decision, step.run_step, step.reason.code) == (Decision.HOLD, 0, "run_walks_on")
    assert shown(program, now, 33).content.run is None


def test_a_plan_whose_walks_lead_to_runs_says_so(program: Program, now: datetime) -> None:
    runs(program, step=0, minutes=0, code="run_gate")
    do(program, now, *WEEKS)
    assert run_step(program, now).reason.code == "run_first_after_hops"


@pytest.mark.parametrize(
    ("peak", "minutes", "less", "why"),
    [
        (4, 24, "24 min in one go", "Pain reached 4 out of 10 on your last run."),
        (7, 19, "19 min in one go", "Pain reached 7 out of 10 last time. Start lower, and stop if it comes back."),
    ],
)
def test_a_sore_run_in_one_go_is_shorter_once(
    program: Program, now: datetime, peak: int, minutes: int, less: str, why: str
) -> None:
    """The minutes of the week and those beside the exercise are the same."""
    do(program, now, *WEEKS[:-1])
    do(program, now, 26, pain_peak=PainScore(peak))
    page = shown(program, now + timedelta(days=5), 33)
    item = next(item for item in page.items if item.exercise.code == "RN02")
    assert page.content.run == Run(None, minutes) and item.step
    assert item.prescription.duration_seconds_min == minutes * 60
    assert (less_this_time(item), said_before(item.step)) == (less, why)
    assert item.step.change.variable != "none", "so the page shows both"


@pytest.mark.parametrize(
    ("ago", "answers", "code"),
    [
        (7, {"hop_pain": 5}, "run_gate_hops"),
        (8, {"hop_pain": 5}, "run_first_after_hops"),
        (7, {"walk_30_min_pain": 3}, "run_gate_walk"),
        (8, {"walk_30_min_pain": 3}, "run_first_after_hops"),
    ],
)
def test_answers_for_the_gate_count_for_a_week(
    program: Program, now: datetime, ago: int, answers: dict[str, int], code: str
) -> None:
    """Then the walks speak, and the words ask for the hops anew, as they promised."""
    runs(program, step=0, minutes=0, code="run_gate")
    do(program, now, *WEEKS)
    due_on = session_on(program, 33).due_on
    moment = now + (due_on - now.date()) - timedelta(days=ago)
    Assessment.objects.filter(pk=program.assessment_id).update(completed_at=moment, **answers)
    assert run_step(program, now).reason.code == code


def test_a_log_keeps_the_run_that_was_asked(program: Program, now: datetime) -> None:
    """After two weeks away on step 5 the run is on step 4; later it is still the one that was told."""
    runs(program, step=5, minutes=18)
    do(program, now, 0, 2, 4, 5, 7, 9, 11, 12, 26)
    log = SessionLog.objects.get(planned_session=session_on(program, 26))
    assert (log.run_step, float(log.run_minutes or 0)) == (4, 15)
    assert [row.target_seconds for row in log.sets.filter(prescription__block="run")] == [1350]
    page = shown(program, now, 26)
    assert (page.session.week.running["step"], page.session.week.running["minutes"]) == (4, 15)
    assert "step 4 of the running table" in content_text(page.content)
    again = shown(program, now, 26, shown=page.shown)
    assert again.content.run == Run(4, 15)
    with_more = shown(program, now, 26, shown=page.shown.replace("4-15", "12-31"))
    assert with_more.content.run == Run(4, 15), "no page can have shown that"
    assert run_step(program, now).reason.code == "run_once_more", "one calm run on step 4"


def test_what_is_asked_next_stays_the_smaller_run_until_it_went_well_twice(program: Program, now: datetime) -> None:
    runs(program, step=5, minutes=18)
    do(program, now, 0, 2, 4, 5, 7, 9, 11, 12, 26)
    assert shown(program, now, 33).content.run == Run(4, 15)
    do(program, now, 28, 30, 32, 33)
    assert shown(program, now + timedelta(days=12), 40).content.run is None


@pytest.mark.parametrize("page", ["/today/", "/plan/"])
def test_the_pages_say_which_run_it_is_instead_of_the_planned_one(
    program: Program, now: datetime, client_of: ClientOf, page: str
) -> None:
    runs(program, step=5, minutes=18)
    do(program, now, 0, 2, 4, 5, 7, 9, 11, 12, 26)
    assert "step 4 of the running table" in text(client_of(program.patient), page)


def test_the_session_page_names_the_run_that_is_asked_with_its_minutes(
    program: Program, now: datetime, client_of: ClientOf
) -> None:
    """The plan has 25 minutes in one go; after a gap of runs a step with walks between is asked."""
    make.library()
    runs(program, step=9, minutes=25, code="run_step_continuous")
    Prescription.objects.filter(block="run").update(exercise=make.exercise(code="RN03"))
    do(program, now, 5, 12, 19, 25)
    session = session_on(program, 33)
    page = text(client_of(program.patient), f"/sessions/{session.public_id}/")
    assert "Run with walks between" in page
    assert "Run-walk intervals" in page
    assert "About 56 min" in page, "half an hour besides, and 26 minutes with the walking"


@pytest.mark.parametrize("logged", [4, 16])
def test_the_page_asks_no_more_questions_the_more_was_run(
    program: Program, now: datetime, logged: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Prescription.objects.filter(block="run").update(exercise=make.exercise(code="RN03"))
    do(program, now, *WEEKS[:logged])
    session = sessions_of(program.patient, at=now).get(pk=session_on(program, 33).pk)
    with django_assert_max_num_queries(9):
        session_page(session, program.patient, at=now)
