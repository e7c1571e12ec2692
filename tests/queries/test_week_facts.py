"""What the whole week says about the next time of an exercise: its trend, a red run, a rise of the plan, fear."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from programs.clinical.decision import NextStep
from programs.clinical.telling import SetDone
from programs.clinical.values import PainScore
from programs.models import ExerciseSkip, Prescription, Program, SessionLog, SetLog
from programs.queries.logs import logs_that_matter
from programs.queries.session import session_page, sessions_of
from tests import make
from tests.actions.told import all_sets, asked, session_on, tell

pytestmark = pytest.mark.django_db
TODAY = 14


def do(program: Program, day: int, now: datetime, *, morning: int = 1, **changes: Any) -> None:
    log = tell(session_on(program, day), now + timedelta(days=day - TODAY), although_held=True, **changes)
    make.pain(session_log=log, moment="morning", score=morning, felt_on=log.performed_on + timedelta(days=1))


def step_of(program: Program, code: str, at: datetime, day: int = TODAY) -> NextStep:
    session = sessions_of(program.patient, at=at).get(pk=session_on(program, day).pk)
    page = session_page(session, program.patient, at=at)
    found = next(item.step for item in page.items if item.exercise.code == code)
    assert found is not None
    return found


def with_runs(program: Program) -> None:
    """A run on Saturdays, planned longer every week."""
    for week in program.versions.get().weeks.all():
        squat = week.prescriptions.get(exercise__code="QD10")
        squat.pk, squat.position, squat.block, squat.days = None, 9, "run", [6]
        squat.public_id, squat.exercise = (
            Prescription._meta.get_field("public_id").get_default(),
            make.exercise(code="RN02"),
        )
        squat.save()
        week.running["minutes"] = 8 + 2 * week.number
        week.save()


@pytest.mark.parametrize(
    ("worst", "code"), [(2, "progress_reps"), (3, "week_rising"), (4, "week_worse"), (1, "progress_reps")]
)
def test_a_week_that_is_worse_than_the_one_before_speaks_on_the_page(
    program: Program, now: datetime, worst: int, code: str
) -> None:
    do(program, 4, now)
    do(program, 7, now, pain_peak=PainScore(worst))
    do(program, 9, now)
    do(program, 11, now)
    assert step_of(program, "QD10", now).reason.code == code


def test_a_rise_between_two_weeks_speaks_in_the_week_after_them(program: Program, now: datetime) -> None:
    do(program, 4, now)
    do(program, 7, now, morning=3)
    do(program, 11, now)
    do(program, 14, now)
    assert step_of(program, "QD10", now, 16).reason.code == "week_rising"


def test_a_bad_run_holds_the_strengthening_of_that_week(program: Program, now: datetime) -> None:
    with_runs(program)
    do(program, 4, now, pain_peak=PainScore(4))
    do(program, 7, now)
    do(program, 9, now)
    do(program, 12, now, pain_peak=PainScore(4))
    assert step_of(program, "QD10", now).reason.code == "hold_after_red_day"


@pytest.mark.parametrize("done", [True, False])
def test_a_log_knows_the_lowest_ceiling_of_its_exercises_and_whether_it_held_a_run(
    program: Program, now: datetime, done: bool
) -> None:
    """Of the main part, also of what was left out; the run's own ceiling is not one of them."""
    with_runs(program)
    Prescription.objects.filter(exercise__code="GL03").update(pain_ceiling=4)
    Prescription.objects.filter(exercise__code="QD10").update(pain_ceiling=3)
    Prescription.objects.filter(block__in=("run", "warm_up", "mobility")).update(pain_ceiling=1)
    for day in (4, 5):
        make.session_log(planned_session=session_on(program, day))
    first, run = SessionLog.objects.order_by("performed_on")
    rows = Prescription.objects.filter(week=first.planned_session.week)
    if not done:
        ExerciseSkip.objects.create(session_log=first, prescription=rows.get(exercise__code="QD10"), reason="no_time")
    for log, code in ((first, "QD10" if done else "GL03"), (run, "RN02")):
        SetLog.objects.create(
            session_log=log, prescription=rows.get(exercise__code=code), number=1, side="both", reps=1
        )
    known = logs_that_matter(program.patient, program, today=now.date())
    assert [(log.lowest_ceiling, log.with_run) for log in known] == [(3, False), (5, True)]


@pytest.mark.parametrize(("ceiling", "code"), [(3, "progress_reps"), (2, "hold_after_red_day")])
def test_a_day_is_red_above_the_lowest_ceiling_of_its_exercises(
    program: Program, now: datetime, ceiling: int, code: str
) -> None:
    """Those of days 4 and 7 hurt 3; another exercise of it allows less than the squat."""
    Prescription.objects.filter(exercise__code="GL03").update(pain_ceiling=ceiling)
    do(program, 4, now, pain_peak=PainScore(3))
    do(program, 7, now, pain_peak=PainScore(3))
    for day in (9, 11):
        do(program, day, now)
    assert step_of(program, "QD10", now).reason.code == code


def test_a_step_of_the_plan_is_the_step_of_that_week(program: Program, now: datetime) -> None:
    program.versions.get().weeks.update(phase=1)
    for day in (0, 2):
        make.session_log(planned_session=session_on(program, day))
    program.versions.get().weeks.get(number=2).prescriptions.filter(exercise__code="QD10").update(reps_min=12)
    do(program, 4, now)
    do(program, 7, now)
    do(program, 9, now)
    assert step_of(program, "QD10", now, 11).reason.code == "hold_risen_this_week"
    assert step_of(program, "GL03", now, 11).reason.code == "progress_reps"
    assert step_of(program, "QD10", now, 14).reason.code == "progress_reps"


def test_strong_fear_asks_for_a_third_quiet_session(program: Program, now: datetime) -> None:
    program.assessment.fear = 6
    program.assessment.save()
    do(program, 4, now, pain_before=PainScore(2), pain_peak=PainScore(3))
    do(program, 9, now)
    do(program, 11, now)
    assert step_of(program, "QD10", now).reason.code == "hold_three_times"


def test_a_quiet_session_before_a_week_away_is_not_one_of_two_in_a_row(program: Program, now: datetime) -> None:
    do(program, 2, now)
    do(program, 11, now)
    SessionLog.objects.update(load_share=None)  # as if the week away had not lowered its weights
    assert step_of(program, "QD10", now).reason.code == "hold_after_gap"


def test_after_severe_pain_the_limit_is_that_of_an_irritable_knee(program: Program, now: datetime) -> None:
    do(program, 4, now, pain_peak=PainScore(8))
    do(program, 9, now, pain_peak=PainScore(4))
    step = step_of(program, "QD10", now, 11)
    assert (step.row, step.reason.params["ceiling"]) == (4, 3)


def test_a_bad_morning_leaves_alone_what_does_not_load_the_kneecap(program: Program, now: datetime) -> None:
    do(program, 11, now, morning=3)
    assert step_of(program, "GL03", now).reason.code == "ease_others"
    assert step_of(program, "QD10", now).reason.code == "ease_morning"


def squats(program: Program, day: int, sets: int) -> list[SetDone]:
    """Everything as planned, but so many sets of squats."""
    items = asked(session_on(program, day))
    squat = next(item.public_id for item in items if item.exercise.code == "QD10")
    done = [one for item in items for one in all_sets(item)]
    return [one for one in done if one.prescription != squat or one.number <= sets]


@pytest.mark.parametrize(("sets", "code"), [(2, "hold_eased"), (3, "hold_once_more"), (1, "hold_reps")])
def test_who_does_the_less_that_was_asked_has_not_fallen_short(
    program: Program, now: datetime, sets: int, code: str
) -> None:
    do(program, 4, now, pain_peak=PainScore(3))
    do(program, 9, now, morning=3)
    do(program, 11, now, sets=squats(program, 11, sets))
    assert step_of(program, "QD10", now).reason.code == code


@pytest.mark.parametrize(("extra", "code"), [(1, "hold_two_more"), (2, "progress_load_open")])
def test_two_more_repetitions_in_the_last_set_are_read_from_it(
    program: Program, now: datetime, extra: int, code: str
) -> None:
    hip = make.exercise(code="GL03")
    hip.entry["load_type"], hip.entry["equipment"] = "external_load_kg", ["ankle_weight"]
    hip.save()
    rows = Prescription.objects.filter(exercise__code="GL03")
    rows.update(reps_min=20, reps_max=20)
    do(program, 4, now)
    for day in (9, 11):
        sets = [one for item in asked(session_on(program, day)) for one in all_sets(item)]
        hips = {row.public_id for row in rows}
        more = [replace(one, reps=20 + extra) if one.prescription in hips and one.number == 3 else one for one in sets]
        do(program, day, now, sets=more)
    assert step_of(program, "GL03", now).reason.code == code


@pytest.mark.parametrize("logged", [2, 6])
def test_the_page_asks_as_few_questions_as_before(
    program: Program, now: datetime, logged: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in (0, 2, 4, 7, 9, 11)[:logged]:
        do(program, day, now)
    session = sessions_of(program.patient, at=now).get(pk=session_on(program, TODAY).pk)
    with django_assert_max_num_queries(9):
        session_page(session, program.patient, at=now)


@pytest.mark.parametrize(("content", "code"), [(1, "hold_eased"), (2, "run_unfinished")])
def test_a_run_with_less_is_judged_by_the_step_of_the_run_before_it(
    program: Program, now: datetime, content: int, code: str
) -> None:
    """After a painful run on step 4 the next is on step 3, 21 minutes; on step 6 it would be step 5, 24 minutes."""
    with_runs(program)
    weeks = list(program.versions.get().weeks.order_by("number"))
    for week, step in ((weeks[0], 4), (weeks[1], 6)):
        week.running["step"] = step
        week.save()
    runs = Prescription.objects.filter(block="run")
    runs.update(reps_min=None, reps_max=None, duration_seconds_min=1800, sets_left=1, sets_right=1)
    for day, pain, week in ((5, 4, weeks[content - 1]), (12, 2, weeks[1])):
        log = make.session_log(planned_session=session_on(program, day), peak=pain, morning=1, content_week=week)
        for moment in ("before", "after"):
            make.pain(session_log=log, moment=moment, score=1)
        seconds = 1800 if day == 5 else 1350
        SetLog.objects.create(
            session_log=log,
            prescription=runs.get(week=week),
            number=1,
            side="both",
            seconds=seconds,
            target_seconds=1800,
        )
    assert step_of(program, "RN02", now, 19).reason.code == code
