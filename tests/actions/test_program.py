"""Drafting, activating, changing and stopping a program."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from programs.actions.dose import change_dose
from programs.actions.program import (
    AnswersOpen,
    DraftOutdated,
    NotADraft,
    NotCleared,
    NotYourPatient,
    TherapistDecides,
    activate_program,
    draft_program,
    stop_program,
)
from programs.clinical.dose_limits import DoseChange
from programs.clinical.schedule import StartDayOutOfRange
from programs.models import AuditEvent, CareRelationship, Patient, PlannedSession, Prescription, Program, User
from programs.queries.edited_plan import ends
from tests import make

MONDAY = date(2027, 1, 18)
YESTERDAY = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


@pytest.fixture
def ready_sam(sam: Patient) -> Patient:
    """Sam has answered everything and nothing stands against a plan."""
    make.screening(patient=sam, at=YESTERDAY)
    make.assessment(patient=sam, at=YESTERDAY)
    return sam


@pytest.fixture
def ready_ana(ana: Patient) -> Patient:
    """Ana, in Tom's care, has answered everything."""
    make.screening(patient=ana, at=YESTERDAY)
    make.assessment(patient=ana, at=YESTERDAY)
    return ana


def draft(patient: Patient, now: datetime) -> Program:
    return draft_program(patient=patient, by=patient.user, at=now)


def test_a_draft_holds_the_weeks_their_prescriptions_and_the_reasons(ready_sam: Patient, now: datetime) -> None:
    program = draft(ready_sam, now)
    assert (program.status, program.weeks_count, program.irritability) == ("draft", 6, "low")
    prescriptions = Prescription.objects.filter(week__version__program=program)
    assert set(prescriptions.values_list("week__number", flat=True)) == {1, 2, 3, 4, 5, 6}
    assert all(prescription.reasons for prescription in prescriptions)
    assert not program.planned_sessions.exists()
    assert AuditEvent.objects.filter(action="draft_program", patient=ready_sam.public_id).count() == 1


def test_a_new_draft_replaces_the_old_one_which_stays_readable(ready_sam: Patient, now: datetime) -> None:
    first, second = draft(ready_sam, now), draft(ready_sam, now)
    first.refresh_from_db()
    assert (first.status, second.status) == ("stopped", "draft")


@pytest.mark.parametrize(
    "answers", [{"calf_swollen_or_warm": "yes"}, {"kneecap_slipped_out": "yes"}, {"chest_symptoms": "unsure"}]
)
def test_a_warning_sign_makes_no_draft(sam: Patient, now: datetime, answers: dict[str, str]) -> None:
    make.screening(patient=sam, answers=answers, at=YESTERDAY)
    make.assessment(patient=sam, at=YESTERDAY)
    with pytest.raises(NotCleared):
        draft(sam, now)
    assert not Program.objects.exists()


def test_a_question_left_out_makes_no_draft(ready_sam: Patient, now: datetime) -> None:
    ready_sam.screenings.get().answers.filter(question="hot_red_knee").delete()
    with pytest.raises(NotCleared):
        draft(ready_sam, now)


def test_without_a_screening_there_is_no_draft(sam: Patient, now: datetime) -> None:
    make.assessment(patient=sam, at=YESTERDAY)
    with pytest.raises(NotCleared):
        draft(sam, now)


def test_a_self_guided_runner_starts_on_the_chosen_day_and_weekdays(ready_sam: Patient, now: datetime) -> None:
    starts_on = MONDAY + timedelta(days=2)
    program = activate_program(program=draft(ready_sam, now), starts_on=starts_on, by=ready_sam.user, at=now)
    planned = list(program.planned_sessions.order_by("due_on"))
    strength = [session for session in planned if session.kind == "strength"]
    assert (program.status, planned[0].due_on >= starts_on, planned[-1].due_on <= program.ends_on) == (
        "active",
        True,
        True,
    )
    assert {session.due_on.isoweekday() for session in strength} == {1, 3, 5}
    assert [session.number for session in planned] == list(range(1, len(planned) + 1))
    assert all(session.weekday == session.due_on.isoweekday() for session in planned)


def test_activating_again_answers_with_the_first_result(ready_sam: Patient, now: datetime) -> None:
    program = draft(ready_sam, now)
    for _ in range(2):
        activate_program(program=program, starts_on=MONDAY, by=ready_sam.user, at=now)
    assert PlannedSession.objects.values("due_on").distinct().count() == PlannedSession.objects.count()
    assert AuditEvent.objects.filter(action="activate_program").count() == 1


def test_activating_what_another_person_activated_is_no_repeat(ready_ana: Patient, tom: User, now: datetime) -> None:
    program = activate_program(program=draft(ready_ana, now), starts_on=MONDAY, by=tom, at=now)
    CareRelationship.objects.filter(patient=ready_ana).update(ended_at=now, ended_by=tom)
    with pytest.raises(NotADraft):
        activate_program(program=program, starts_on=MONDAY, by=ready_ana.user, at=now)
    program.refresh_from_db()
    assert program.activated_by == tom


def test_in_care_the_therapist_decides(ready_ana: Patient, tom: User, now: datetime) -> None:
    program = draft(ready_ana, now)
    with pytest.raises(TherapistDecides):
        activate_program(program=program, starts_on=MONDAY, by=ready_ana.user, at=now)
    assert activate_program(program=program, starts_on=MONDAY, by=tom, at=now).activated_by == tom


@pytest.mark.parametrize("how", ["switched off", "membership ended"])
def test_a_runner_whose_therapist_is_gone_decides_alone(ready_ana: Patient, tom: User, now: datetime, how: str) -> None:
    program = draft(ready_ana, now)
    if how == "switched off":
        User.objects.filter(pk=tom.pk).update(is_active=False)
    else:
        tom.memberships.update(ended_at=now)
    assert activate_program(program=program, starts_on=MONDAY, by=ready_ana.user, at=now).status == "active"


def test_nobody_else_activates(
    ready_ana: Patient, tom: User, uma: User, cleo: User, sam: Patient, now: datetime
) -> None:
    program = draft(ready_ana, now)
    CareRelationship.objects.filter(patient=ready_ana).update(ended_at=now, ended_by=tom)
    for stranger in (tom, uma, cleo, sam.user):  # Tom's care has just ended
        with pytest.raises(NotYourPatient):
            activate_program(program=program, starts_on=MONDAY, by=stranger, at=now)


def test_activating_asks_the_rules_again(ready_sam: Patient, now: datetime) -> None:
    program = draft(ready_sam, now)
    make.screening(patient=ready_sam, level="URGENT", answers={"locked": "yes"}, at=now + timedelta(minutes=1))
    with pytest.raises(NotCleared):
        activate_program(program=program, starts_on=MONDAY, by=ready_sam.user, at=now + timedelta(minutes=2))
    program.refresh_from_db()
    assert program.status == "draft"


def test_a_draft_from_before_the_newest_facts_is_not_activated(ready_sam: Patient, now: datetime) -> None:
    program = draft(ready_sam, now)
    make.assessment(patient=ready_sam, at=now + timedelta(minutes=1))
    with pytest.raises(DraftOutdated):
        activate_program(program=program, starts_on=MONDAY, by=ready_sam.user, at=now + timedelta(minutes=2))


@pytest.mark.parametrize("days", [-1, 15])
def test_a_program_starts_within_two_weeks(ready_sam: Patient, now: datetime, days: int) -> None:
    with pytest.raises(StartDayOutOfRange):
        activate_program(
            program=draft(ready_sam, now), starts_on=MONDAY + timedelta(days=days), by=ready_sam.user, at=now
        )


def test_a_new_program_stops_the_running_one_and_keeps_its_sessions(ready_sam: Patient, now: datetime) -> None:
    before = make.program(patient=ready_sam)
    activate_program(program=draft(ready_sam, now), starts_on=MONDAY, by=ready_sam.user, at=now)
    before.refresh_from_db()
    assert (before.status, before.planned_sessions.exists()) == ("stopped", True)


def test_a_dose_changes_in_a_draft_only_and_says_who_and_why(ready_ana: Patient, tom: User, now: datetime) -> None:
    program = draft(ready_ana, now)
    item = Prescription.objects.filter(week__version__program=program, block="main").exclude(reps_min=None)[0]
    dose = DoseChange(
        sets_left=2,
        sets_right=2,
        reps=(8, 10),
        hold_seconds=None,
        duration_seconds=None,
        rest_seconds=90,
        load_kg=Decimal("5"),
    )
    change_dose(prescription=item, dose=dose, note="Sore after last week", shown=item.dose_version, by=tom, at=now)
    item.refresh_from_db()
    assert (item.sets_left, item.reps_max, item.load_kg, item.changed_by) == (2, 10, Decimal("5"), tom)
    activate_program(program=program, starts_on=MONDAY, by=tom, at=now)
    with pytest.raises(NotADraft):
        change_dose(prescription=item, dose=dose, note="", shown=item.dose_version, by=tom, at=now)


def test_the_minutes_of_every_day_follow_a_changed_dose(ready_ana: Patient, tom: User, now: datetime) -> None:
    program = draft(ready_ana, now)
    item = Prescription.objects.filter(week__version__program=program, week__number=2, block="main")[0]
    before, was = {day["day"]: day["minutes"] for day in item.week.days}, item.minutes
    more = DoseChange(
        sets_left=item.sets_left + 3,
        sets_right=item.sets_right + 3,
        reps=ends(item.reps_min, item.reps_max),
        hold_seconds=ends(item.hold_seconds_min, item.hold_seconds_max),
        rest_seconds=item.rest_seconds,
    )
    change_dose(prescription=item, dose=more, note="More", shown=item.dose_version, by=tom, at=now)
    item = Prescription.objects.select_related("week").get(pk=item.pk)
    after = {day["day"]: day["minutes"] for day in item.week.days}
    assert item.minutes > was + 3
    assert {day for day in after if after[day] > before[day] + 2} == set(item.days)
    assert {day for day in after if after[day] != before[day]} == set(item.days)
    activate_program(program=program, starts_on=MONDAY, by=tom, at=now)
    planned = PlannedSession.objects.filter(week=item.week, weekday__in=item.days)
    assert {one.minutes for one in planned} == {after[one.weekday] for one in planned}


def test_nothing_is_planned_from_answers_that_are_half_given(ready_ana: Patient, tom: User, now: datetime) -> None:
    old = draft(ready_ana, now)
    make.assessment(patient=ready_ana, at=now, completed=False)
    with pytest.raises(AnswersOpen):
        draft_program(patient=ready_ana, by=tom, at=now)
    with pytest.raises(AnswersOpen):
        activate_program(program=old, starts_on=MONDAY, by=tom, at=now)
    old.refresh_from_db()
    assert (old.status, Program.objects.count()) == ("draft", 1)


def test_a_draft_of_older_answers_is_not_assigned(ready_ana: Patient, tom: User, now: datetime) -> None:
    old = draft(ready_ana, now)
    make.assessment(patient=ready_ana, at=YESTERDAY + timedelta(hours=1))
    with pytest.raises(DraftOutdated):
        activate_program(program=old, starts_on=MONDAY, by=tom, at=now)


def test_a_stranger_drafts_stops_and_changes_nothing(ready_ana: Patient, uma: User, cleo: User, now: datetime) -> None:
    program = draft(ready_ana, now)
    item = Prescription.objects.filter(week__version__program=program)[0]
    dose = DoseChange(sets_left=1, sets_right=1)
    for stranger in (uma, cleo):
        with pytest.raises(NotYourPatient):
            draft_program(patient=ready_ana, by=stranger, at=now)
        with pytest.raises(NotYourPatient):
            stop_program(program=program, by=stranger, at=now)
        with pytest.raises(NotYourPatient):
            change_dose(prescription=item, dose=dose, note="x", shown=item.dose_version, by=stranger, at=now)
    program.refresh_from_db()
    assert (program.status, Program.objects.count()) == ("draft", 1)


def test_stopping_keeps_the_logs_and_happens_once(ready_sam: Patient, now: datetime) -> None:
    program = make.program(patient=ready_sam)
    log = make.session_log(planned_session=program.planned_sessions.all()[0])
    for _ in range(2):
        stop_program(program=program, by=ready_sam.user, at=now)
    assert Program.objects.get(pk=program.pk).status == "stopped"
    assert log.__class__.objects.filter(pk=log.pk).exists()
    assert AuditEvent.objects.filter(action="stop_program").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_make_one_schedule(now: datetime) -> None:
    make.library()
    patient = make.patient(name="Sam")
    make.screening(patient=patient, at=YESTERDAY)
    make.assessment(patient=patient, at=YESTERDAY)
    program = draft(patient, now)
    faults: list[Exception] = []

    def tap() -> None:
        try:
            activate_program(program=program, starts_on=MONDAY, by=patient.user, at=now)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=tap) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert PlannedSession.objects.values("due_on").distinct().count() == PlannedSession.objects.count() > 0
