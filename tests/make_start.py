"""Makers for the way to a plan: patients who stand at a certain step of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from programs.models import Assessment, Measurement, Patient, Program, Screening
from tests import make


def scores_open() -> dict[str, Any]:
    """The columns of an assessment that come after the warning signs, unanswered."""
    fields = (
        "pain_worst_7d pain_usual_7d pain_rest pain_squat pain_stairs_down pain_sitting settles_minutes night_pain "
        "fear running_answered_at runs_per_week tolerated_minutes pain_in_run longest_run_30d_minutes "
        "wish_weeks minutes_per_session equipment strength_days start_on"
    )
    return dict.fromkeys(fields.split()) | {"akps_answers": {}}


def at_the_warning_signs(patient: Patient, *, at: datetime, **fields: Any) -> Assessment:
    """About and knee are answered, no warning sign is."""
    return make.assessment(patient=patient, at=at, completed=False, **(scores_open() | fields))


def at_the_pain(patient: Patient, *, at: datetime, level: str = "CLEAR", **answers: str) -> Screening:
    """The warning signs are answered and finished, pain is not."""
    at_the_warning_signs(patient, at=at)
    return make.screening(patient=patient, at=at, level=level, answers=answers)


def at_the_tests(patient: Patient, *, at: datetime, **fields: Any) -> Assessment:
    """Everything but the home tests is answered."""
    make.screening(patient=patient, at=at)
    known = {"start_on": at.date(), "weight_kg": 62} | fields
    return make.assessment(patient=patient, at=at, completed=False, **known)


def at_the_end(patient: Patient, *, at: datetime, **fields: Any) -> Assessment:
    """Everything is answered; the tests were left out."""
    from programs.clinical.measures import MEASURES

    assessment = at_the_tests(patient, at=at, **fields)
    Measurement.objects.bulk_create(
        Measurement(assessment=assessment, test=test, side="both", skipped=True, measured_at=at) for test in MEASURES
    )
    return assessment


def with_draft(patient: Patient, *, at: datetime) -> Program:
    """Everything is answered, one test was done, and the rules have drafted a program."""
    from programs.actions.finish import finish_assessment

    assessment = at_the_end(patient, at=at)
    assessment.measurements.filter(test="T08").delete()
    measured(assessment, "T08", "left", 11)
    measured(assessment, "T08", "right", 7)
    return finish_assessment(patient=patient, by=patient.user, at=at)


def measured(assessment: Assessment, test: str, side: str, number: float, **fields: Any) -> Measurement:
    """One value of one test."""
    return Measurement.objects.create(
        assessment=assessment, test=test, side=side, number=number, measured_at=assessment.started_at, **fields
    )
