"""Stored answers become the case that the rules read, and nothing else does."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.clinical.akps import ITEMS
from programs.clinical.case import Case, Measurement, Pain, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.screening import QUESTIONS
from programs.clinical.values import Level, Sex, Side
from programs.models import Clearance, Patient
from programs.queries.case import NotEnoughKnown, case_of, record_of
from tests import make
from tests.make_start import at_the_warning_signs, measured

TODAY = date(2027, 1, 18)


def case(patient: Patient, today: date = TODAY) -> Case:
    return case_of(patient, today=today)


def clearance(patient: Patient, *, on: date, at: datetime) -> Clearance:
    screening = patient.screenings.order_by("-started_at").first()
    return Clearance.objects.create(
        patient=patient,
        screening=screening,
        cleared_on=on,
        clinician="Dr Green",
        recorded_at=at,
        recorded_by=patient.user,
    )


def test_every_stored_answer_reaches_the_rules(sam: Patient, now: datetime) -> None:
    sam.height_cm = Decimal("168.0")
    sam.save()
    make.screening(patient=sam, at=now, answers={"swelling": "mild"})
    assessment = make.assessment(
        patient=sam, at=now, weight_kg=Decimal("60.5"), usual_km=Decimal("5.5"), injury_days_ago=3, cadence=172
    )
    measured(assessment, "T08", "left", 11, pain=1)
    found = case(sam)
    assert (found.today, found.person.age, found.person.sex) == (TODAY, 30, Sex.FEMALE)
    assert (found.person.height_cm, found.person.weight_kg) == (168.0, 60.5)
    assert (found.knee.side, found.knee.location, found.knee.injury_days_ago) == (Side.RIGHT, "front", 3)
    assert found.knee.provoked_by == {"squat", "stairs", "running"}
    assert found.akps.answers.keys() == ITEMS.keys()
    assert found.screening.keys() == {question.key for question in QUESTIONS}
    assert found.screening["swelling"] == "mild"
    assert found.tests == (Measurement(test="T08", side=Side.LEFT, value=11.0, pain=1),)
    assert (found.running.usual_km, found.running.cadence) == (5.5, 172)
    assert found.wishes == Wishes(
        weeks=6, minutes_per_session=40, equipment=frozenset({"band", "loop_band"}), strength_days=(1, 3, 5)
    )


def test_what_was_not_answered_is_none_and_never_zero(sam: Patient, now: datetime) -> None:
    at_the_warning_signs(sam, at=now, pain_now=None, provoked_by=None)
    found = case(sam)
    assert (found.pain, found.fear, found.running) == (Pain(), None, Running())
    assert (found.screening, found.scope, found.tests) == ({}, Scope(), ())
    assert found.knee.provoked_by is None
    assert dict(found.akps.answers) == {}


def test_a_test_that_was_left_out_is_not_there(sam: Patient, now: datetime) -> None:
    assessment = make.assessment(patient=sam, at=now)
    measured(assessment, "T08", "left", 9)
    measured(assessment, "T01", "both", None, skipped=True)  # type: ignore[arg-type]
    assert [row.test for row in case(sam).tests] == ["T08"]


SCOPE_VALUES: dict[str, Any] = {
    "pregnant_weeks": 20,
    "weeks_since_birth": 4,
    "surgery_months_ago": 3,
    "injection_weeks_ago": 1,
    "implant": True,
    "anticoagulant": True,
    "heart_lung_or_parq": True,
    "inflammatory_arthritis": True,
    "osteoporosis": True,
    "kneeling_hurts": True,
    "under_physio": True,
    "first_knee_pain_ever": True,
    "low_mood": True,
    "pain_everywhere": True,
    "tendon_medicine": True,
    "painkiller_risk": True,
    "fever_free_hours": 30,
    "guardian_consent": True,
}


@pytest.mark.parametrize("field", SCOPE_VALUES)
def test_every_fact_of_the_scope_reaches_the_rules(sam: Patient, now: datetime, field: str) -> None:
    make.assessment(patient=sam, at=now)
    screening = make.screening(patient=sam, at=now)
    setattr(screening, field, SCOPE_VALUES[field])
    screening.save()
    assert getattr(case(sam).scope, field) == SCOPE_VALUES[field]


def test_no_fact_of_the_scope_is_forgotten_here() -> None:
    known = {*SCOPE_VALUES, "contraindications", "clinician_clearance_on"}
    assert {field.name for field in fields(Scope)} == known


@pytest.mark.parametrize("gone", ["born_on", "sex"])
def test_without_age_or_sex_no_rule_can_be_asked(sam: Patient, now: datetime, gone: str) -> None:
    make.assessment(patient=sam, at=now)
    setattr(sam, gone, None)
    with pytest.raises(NotEnoughKnown):
        case(sam)


def test_without_a_knee_no_rule_can_be_asked(sam: Patient, now: datetime) -> None:
    with pytest.raises(NotEnoughKnown):
        case(sam)
    make.assessment(patient=sam, at=now, knee_side=None)
    with pytest.raises(NotEnoughKnown):
        case(sam)


def test_whoever_has_begun_to_answer_again_is_not_cleared_by_the_answers_before(sam: Patient, now: datetime) -> None:
    make.assessment(patient=sam, at=now)
    make.screening(patient=sam, at=now - timedelta(days=2))
    assert examine(case(sam)).may_have_plan
    make.screening(patient=sam, at=now, level=None).answers.all().delete()
    assert case(sam).screening == {}
    assert not examine(case(sam)).may_have_plan


@pytest.mark.parametrize(("days_after", "counts"), [(-1, False), (0, True), (1, True)])
def test_a_clearance_counts_from_the_day_of_its_screening_on(
    sam: Patient, now: datetime, days_after: int, counts: bool
) -> None:
    make.assessment(patient=sam, at=now)
    make.screening(patient=sam, at=now, level="SOON", answers={"kneecap_slipped_out": "yes"})
    clearance(sam, on=TODAY + timedelta(days=days_after), at=now)
    later = TODAY + timedelta(days=10)
    for day in (TODAY + timedelta(days=1), later):
        level = examine(case(sam, day)).screening.level
        assert level is (Level.MODIFY if counts else Level.SOON)


def test_a_clearance_of_an_earlier_screening_says_nothing_about_a_new_one(sam: Patient, now: datetime) -> None:
    make.assessment(patient=sam, at=now)
    make.screening(patient=sam, at=now, level="SOON", answers={"kneecap_slipped_out": "yes"})
    clearance(sam, on=TODAY, at=now)
    later = now + timedelta(hours=1)
    make.screening(patient=sam, at=later, level="SOON", answers={"growing_lump": "yes"})
    assert case(sam).scope.clinician_clearance_on is None


def test_the_day_of_a_screening_is_that_of_the_person(sam: Patient, now: datetime) -> None:
    sam.user.time_zone = "Pacific/Auckland"
    make.screening(patient=sam, at=now.replace(hour=23))
    assert record_of(sam).screened_on == TODAY + timedelta(days=1)


def test_a_case_takes_four_queries_however_much_is_stored(sam: Patient, now: datetime) -> None:
    make.assessment(patient=sam, at=now)
    make.screening(patient=sam, at=now)
    with CaptureQueriesContext(connection) as few:
        case(sam)
    for days in range(1, 6):
        assessment = make.assessment(patient=sam, at=now + timedelta(days=days))
        make.screening(patient=sam, at=now + timedelta(days=days))
        clearance(sam, on=TODAY, at=now)
    for test in ("T01", "T05", "T08", "T11"):
        measured(assessment, test, "left", 10)
    with CaptureQueriesContext(connection) as many:
        case(sam)
    assert len(few) == len(many) == 4
