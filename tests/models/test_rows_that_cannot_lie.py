"""What the database refuses, on SQLite and PostgreSQL alike."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from programs.models import (
    Assessment,
    CareRelationship,
    Clearance,
    Clinic,
    ClinicMembership,
    Measurement,
    PainReport,
    Patient,
    Prescription,
    Program,
    Screening,
    SetLog,
    User,
    WeeklyCheck,
)
from tests import make
from tests.make import LONG_AGO
from tests.make_clinic import invitation

pytestmark = pytest.mark.django_db


def refused(model: Any, pk: Any, **changes: Any) -> bool:
    """Whether an update to these values is refused by a constraint."""
    try:
        with transaction.atomic():
            model.objects.filter(pk=pk).update(**changes)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "changes",
    [
        {"pain_worst_7d": 11},
        {"fear": 99},
        {"knee_side": "middle"},
        {"location": "ankle"},
        {"worse_straightening": "often"},
        {"night_pain": "always"},
        {"weight_kg": 5},
        {"wish_weeks": 7},
        {"minutes_per_session": 5},
        {"cadence": 20},
        {"completed_at": LONG_AGO - timedelta(days=1)},
    ],
)
def test_an_assessment_holds_only_what_can_be(ana: Patient, changes: dict[str, Any]) -> None:
    assert refused(Assessment, make.assessment(patient=ana).pk, **changes)


def test_a_screening_is_complete_with_its_level_or_not_at_all(ana: Patient) -> None:
    screening = Screening.objects.create(patient=ana, started_at=LONG_AGO)
    assert refused(Screening, screening.pk, level="CLEAR")
    assert refused(Screening, screening.pk, completed_at=LONG_AGO)
    assert refused(Screening, screening.pk, completed_at=LONG_AGO, level="FINE")
    assert not refused(Screening, screening.pk, completed_at=LONG_AGO, level="CLEAR")


def test_one_screening_and_one_assessment_are_open_at_a_time(ana: Patient) -> None:
    Screening.objects.create(patient=ana, started_at=LONG_AGO)
    make.assessment(patient=ana, completed=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Screening.objects.create(patient=ana, started_at=LONG_AGO)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.assessment(patient=ana, completed=False)


def test_a_measurement_has_a_value_or_says_it_was_skipped(ana: Patient) -> None:
    assessment = make.assessment(patient=ana)
    row = {"assessment": assessment, "test": "T01", "side": "left", "measured_at": LONG_AGO}
    with pytest.raises(IntegrityError), transaction.atomic():
        Measurement.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measurement.objects.create(**row, number=12, skipped=True)
    Measurement.objects.create(**row, skipped=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measurement.objects.create(**row, number=12)  # the same test and side twice


def test_one_draft_and_one_running_program_a_patient(ana: Patient) -> None:
    make.program(patient=ana)
    make.program(patient=ana, status="draft")
    for status in ("active", "paused", "draft"):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.program(patient=ana, status=status)
    make.program(patient=ana, status="stopped")


def test_an_active_program_was_activated_by_somebody(ana: Patient) -> None:
    draft = make.program(patient=ana, status="draft")
    assert refused(Program, draft.pk, status="active")
    assert refused(Program, draft.pk, activated_at=LONG_AGO)


@pytest.mark.parametrize(
    "changes",
    [
        {"sets_left": 11},
        {"reps_min": 12, "reps_max": 8},
        {"hold_seconds_min": 60, "hold_seconds_max": 30},
        {"pain_ceiling": 6},
        {"load_kg": -1},
        {"block": "party"},
        {"effort_max": 11},
    ],
)
def test_a_dose_holds_only_what_can_be(ana: Patient, changes: dict[str, Any]) -> None:
    make.program(patient=ana)
    prescription = Prescription.objects.filter(exercise__code="QD10").order_by("pk")[0]
    assert refused(Prescription, prescription.pk, **changes)


def test_a_planned_session_has_one_first_log(ana: Patient) -> None:
    planned = make.program(patient=ana).planned_sessions.all()[0]
    first = make.session_log(planned_session=planned)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.session_log(planned_session=planned)
    make.session_log(planned_session=planned, corrects=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.session_log(planned_session=planned, corrects=first)  # a log is corrected once; then its correction


def test_pain_lies_between_0_and_10_and_stands_once_a_moment(ana: Patient) -> None:
    log = make.session_log(planned_session=make.program(patient=ana).planned_sessions.all()[0], peak=4)
    peak = PainReport.objects.get(session_log=log)
    assert refused(PainReport, peak.pk, score=11)
    assert refused(PainReport, peak.pk, moment="evening")
    with pytest.raises(IntegrityError), transaction.atomic():
        make.pain(session_log=log, moment="peak", score=2)


def test_a_set_says_what_was_done(ana: Patient) -> None:
    program = make.program(patient=ana)
    log = make.session_log(planned_session=program.planned_sessions.all()[0])
    row = {"session_log": log, "prescription": Prescription.objects.all()[0], "number": 1, "side": "left"}
    with pytest.raises(IntegrityError), transaction.atomic():
        SetLog.objects.create(**row)
    SetLog.objects.create(**row, reps=0)  # tried and could not: a fact
    with pytest.raises(IntegrityError), transaction.atomic():
        SetLog.objects.create(**row, reps=10)


def test_care_and_membership_end_after_they_began_and_run_once(ana: Patient, tom: User) -> None:
    care = CareRelationship.objects.get(patient=ana)
    assert refused(CareRelationship, care.pk, ended_at=LONG_AGO - timedelta(days=1), ended_by=tom)
    assert refused(CareRelationship, care.pk, ended_at=LONG_AGO)  # ended by nobody
    with pytest.raises(IntegrityError), transaction.atomic():
        make.care(patient=ana, therapist=tom)
    membership = ClinicMembership.objects.get(user=tom)
    assert refused(ClinicMembership, membership.pk, role="owner")
    assert refused(ClinicMembership, membership.pk, ended_at=LONG_AGO - timedelta(days=1))


def test_addresses_are_one_whatever_their_case(tom: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make.user(email="TOM@kneeapp.example")


def test_texts_keep_their_length_on_sqlite_too(ana: Patient) -> None:
    screening = make.screening(patient=ana, answers={}, level="SOON")
    row = {"patient": ana, "screening": screening, "cleared_on": LONG_AGO.date(), "recorded_at": LONG_AGO}
    with pytest.raises(DatabaseError), transaction.atomic():
        Clearance.objects.create(**row, recorded_by=ana.user, clinician="x" * 121)


def test_names_keep_their_length_on_sqlite_too(tom: User, clinic: Clinic) -> None:
    for row, field in ((tom, "full_name"), (clinic, "name"), (invitation(by=tom), "name")):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**{field: "x" * 121})


@pytest.mark.parametrize("name", ["Tom\u202eReed", "Tom\u2066", "Tom\x07", "Tom\nReed", "Tom\ufffd", "Tom\x00"])
def test_a_name_reads_as_it_is_written(tom: User, clinic: Clinic, name: str) -> None:
    for row, field in ((tom, "full_name"), (clinic, "name"), (invitation(by=tom), "name")):
        setattr(row, field, name)
        with pytest.raises(ValidationError) as refusal:
            row.clean_fields()
        assert field in refusal.value.message_dict


def test_public_ids_are_made_for_every_row(ana: Patient) -> None:
    assert isinstance(ana.public_id, uuid.UUID)
    assert ana.public_id != ana.user.public_id


@pytest.mark.parametrize(
    "changes",
    [
        {"pain_worst": 11},
        {"pain_usual": 3},  # above the worst
        {"chest_or_calf": "perhaps"},
        {"new_injury": ""},
        {"squat_pain": 11},
        {"stairs_down_pain": 11},
        {"walk_pain": 11},
        {"step_down_points": 7},
        {"chair_rises": 101},
        {"heel_raises_left": 201},
        {"heel_raises_right": 201},
    ],
)
def test_a_weekly_check_holds_only_what_can_be(ana: Patient, changes: dict[str, Any]) -> None:
    program = make.program(patient=ana)
    check = make.weekly_check(program=program, told_on=program.starts_on)
    assert refused(WeeklyCheck, check.pk, **changes)
    assert not refused(WeeklyCheck, check.pk, pain_worst=10, pain_usual=10, new_injury=None, squat_pain=None)


def test_a_day_has_one_first_check_and_a_check_one_correction_of_another(ana: Patient) -> None:
    program = make.program(patient=ana)
    first = make.weekly_check(program=program, told_on=program.starts_on)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.weekly_check(program=program, told_on=program.starts_on)
    make.weekly_check(program=program, told_on=program.starts_on, corrects=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.weekly_check(program=program, told_on=program.starts_on, corrects=first)
    assert refused(WeeklyCheck, first.pk, corrects=first.pk)


def test_a_log_tells_a_share_of_what_was_asked(ana: Patient) -> None:
    log = make.session_log(planned_session=make.program(patient=ana).planned_sessions.all()[0])
    for share in ("volume_share", "load_share"):
        assert refused(type(log), log.pk, **{share: "1.01"})
        assert not refused(type(log), log.pk, **{share: "0.8"})


def test_a_log_keeps_a_whole_run_or_none(ana: Patient) -> None:
    log = make.session_log(planned_session=make.program(patient=ana).planned_sessions.all()[0])
    for run in ({"run_step": 4}, {"run_step": 13, "run_minutes": 31}, {"run_minutes": 601}):
        assert refused(type(log), log.pk, **run)
    assert not refused(type(log), log.pk, run_step=4, run_minutes=15)
    assert not refused(type(log), log.pk, run_step=None, run_minutes="22.5")
