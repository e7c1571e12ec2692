"""The assessment: begun, answered page by page, finished, and begun anew. Nothing of a finished one is changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_patient
from programs.actions.screening_level import refresh_level
from programs.clinical.akps import check_points
from programs.clinical.values import PainScore, Sex, Side
from programs.models import Assessment, Measurement, Patient, User
from programs.models.assessment import PAIN_FIELDS


class AssessmentClosed(Exception):
    """It was finished: what was answered stands. Begin anew to answer otherwise."""


class AssessmentIncomplete(Exception):
    """There is nothing to finish, or a step before the end is open."""


#: What stays true of a knee from one assessment to the next.
LASTING = ("knee_side", "location", "worse_straightening", "weight_kg")


def open_assessment(patient: Patient, *, by: User, at: datetime) -> Assessment:
    """The one being answered; the first is begun here. Raises AssessmentClosed."""
    assessment = _newest(patient)
    if assessment is None:
        assessment = _begin(patient, by=by, at=at)
    if assessment.completed_at is not None:
        raise AssessmentClosed
    return assessment


def _newest(patient: Patient) -> Assessment | None:
    """The newest, read when it is this request's turn."""
    lock_patient(patient)
    newest: Assessment | None = patient.assessments.order_by("-started_at", "-pk").first()
    return newest


def _keep(patient: Patient, *, by: User, at: datetime, **answers: Any) -> Assessment:
    """Write answers into the open assessment, and ask the warning-sign rules again: they read them too."""
    assessment = open_assessment(patient, by=by, at=at)
    for field, value in answers.items():
        setattr(assessment, field, value)
    assessment.save(update_fields=list(answers))
    refresh_level(patient=patient, by=by, at=at)
    return assessment


@transaction.atomic
def answer_about(
    *,
    patient: Patient,
    born_on: date,
    sex: Sex,
    height_cm: Decimal | None,
    weight_kg: Decimal | None,
    by: User,
    at: datetime,
) -> None:
    """Who it is: age and sex decide cut-offs, height and weight limits."""
    lock_patient(patient)
    patient.born_on, patient.sex, patient.height_cm = born_on, sex.value, height_cm
    patient.save(update_fields=["born_on", "sex", "height_cm"])
    _keep(patient, by=by, at=at, weight_kg=weight_kg)


@transaction.atomic
def answer_knee(
    *, patient: Patient, side: Side, location: str, worse_straightening: str | None = None, by: User, at: datetime
) -> None:
    """Which knee, where it hurts, and whether straightening it all the way makes that worse."""
    told = {"knee_side": side.value, "location": location, "worse_straightening": worse_straightening}
    _keep(patient, by=by, at=at, **told)


@transaction.atomic
def answer_story(
    *, patient: Patient, duration_weeks: int, onset: str, training_change: bool, by: User, at: datetime
) -> None:
    """Since when, how it began, and whether the training had changed."""
    _keep(patient, by=by, at=at, duration_weeks=duration_weeks, onset=onset, training_change=training_change)


@transaction.atomic
def answer_triggers(
    *, patient: Patient, provoked_by: Iterable[str], pain_now: PainScore, by: User, at: datetime
) -> None:
    """What brings the pain on (empty = nothing does), and how much it hurts now."""
    _keep(patient, by=by, at=at, provoked_by=sorted(provoked_by), pain_now=pain_now.value)


@transaction.atomic
def answer_pain(*, patient: Patient, scores: Mapping[str, PainScore], by: User, at: datetime) -> None:
    """Pain scores by the name of their column (`pain_worst_7d` …)."""
    unknown = scores.keys() - set(PAIN_FIELDS)
    if unknown:
        raise ValueError(f"{sorted(unknown)} are no pain scores of an assessment")
    _keep(patient, by=by, at=at, **{field: score.value for field, score in scores.items()})


@transaction.atomic
def answer_settling(
    *, patient: Patient, settles_minutes: int, night_pain: str, fear: PainScore, by: User, at: datetime
) -> None:
    """How long the knee grumbles, how the nights are, and how much the person fears to move."""
    _keep(patient, by=by, at=at, settles_minutes=settles_minutes, night_pain=night_pain, fear=fear.value)


@transaction.atomic
def answer_akps(*, patient: Patient, points: Mapping[str, int], by: User, at: datetime) -> None:
    """Points of some items of the knee scale; others stay as answered. Raises AkpsRefused."""
    for item, given in points.items():
        check_points(item, given)
    assessment = open_assessment(patient, by=by, at=at)
    _keep(patient, by=by, at=at, akps_answers=assessment.akps_answers | dict(points))


@transaction.atomic
def answer_running(*, patient: Patient, history: Mapping[str, Any], by: User, at: datetime) -> None:
    """The running history by the names of its columns; what is not given is not answered."""
    fields = (
        "runs_per_week",
        "usual_km",
        "weekly_km",
        "tolerated_minutes",
        "pain_in_run",
        "longest_run_30d_minutes",
        "cadence",
        "walk_30_min_pain",
        "walk_settles_minutes",
        "weeks_without_running",
    )
    _keep(patient, by=by, at=at, running_answered_at=at, **{field: history.get(field) for field in fields})


@transaction.atomic
def answer_equipment(
    *, patient: Patient, equipment: Iterable[str], minutes_per_session: int, by: User, at: datetime
) -> None:
    """Bought things at hand (empty = none), and the longest session in minutes."""
    _keep(patient, by=by, at=at, equipment=sorted(equipment), minutes_per_session=minutes_per_session)


@transaction.atomic
def answer_wishes(
    *, patient: Patient, weeks: int, strength_days: Iterable[int], start_on: date, by: User, at: datetime
) -> None:
    """Length, strength days (ISO 1-7, never consecutive) and the first day."""
    _keep(patient, by=by, at=at, wish_weeks=weeks, strength_days=sorted(strength_days), start_on=start_on)


@transaction.atomic
def complete_assessment(*, patient: Patient, by: User, at: datetime) -> Assessment:
    """Finish it; a finished one answers with itself. Raises AssessmentIncomplete where none was begun."""
    assessment = _newest(patient)
    if assessment is None:
        raise AssessmentIncomplete
    if assessment.completed_at is None:
        assessment.completed_at = at
        assessment.save(update_fields=["completed_at"])
        audit.record("complete_assessment", by=by, at=at, patient=patient, subject=assessment.public_id)
    return assessment


@transaction.atomic
def renew_assessment(*, patient: Patient, by: User, at: datetime) -> Assessment:
    """One to be answered from the beginning. An open one without scores is gone on with, its present pain and
    injury asked again; one with scores is closed as it stands, so that what was told stays readable."""
    newest = _newest(patient)
    if newest is None:
        return open_assessment(patient, by=by, at=at)
    if newest.completed_at is None and not has_scores(newest):
        newest.pain_now = newest.injury_days_ago = None
        newest.save(update_fields=["pain_now", "injury_days_ago"])
        return newest
    if newest.completed_at is None:
        complete_assessment(patient=patient, by=by, at=at)
    return _begin(patient, by=by, at=at, **{field: getattr(newest, field) for field in LASTING})


@transaction.atomic
def copy_assessment(*, patient: Patient, by: User, at: datetime) -> Assessment:
    """A finished one again, with every answer and measurement, to change some of them. An open one answers."""
    newest = _newest(patient)
    if newest is None or newest.completed_at is None:
        return open_assessment(patient, by=by, at=at)
    own = {"id", "public_id", "patient", "started_at", "completed_at"}
    answers = {field.name: getattr(newest, field.name) for field in newest._meta.concrete_fields}
    copy = _begin(patient, by=by, at=at, **{name: value for name, value in answers.items() if name not in own})
    rows = list(newest.measurements.all())
    for row in rows:
        row.pk, row._state.adding, row.assessment = None, True, copy
    Measurement.objects.bulk_create(rows)
    return copy


def has_scores(assessment: Assessment) -> bool:
    """Whether pain or the knee scale was answered, which the rules read beside the warning signs."""
    return bool(assessment.akps_answers) or any(
        getattr(assessment, field) is not None for field in PAIN_FIELDS if field != "pain_now"
    )


def _begin(patient: Patient, *, by: User, at: datetime, **answers: Any) -> Assessment:
    assessment = Assessment.objects.create(patient=patient, started_at=at, **answers)
    audit.record("begin_assessment", by=by, at=at, patient=patient, subject=assessment.public_id)
    return assessment
