"""A patient's stored answers as the `Case` that the rules read. Four queries, however much is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.db.models import Max, QuerySet

from programs.clinical.case import Akps, Case, Knee, Pain, Person, Running, Scope, UrgentBefore, Wishes
from programs.clinical.case import Measurement as Measured
from programs.clinical.values import Sex, Side
from programs.models import Assessment, Measurement, Patient, Screening, ScreeningAnswer
from programs.queries.standing_advice import standing_advice


class NotEnoughKnown(Exception):
    """Age, sex or the side of the knee is missing: no rule can be asked, so nothing may be allowed."""


@dataclass(frozen=True, slots=True)
class Record:
    """The rows behind a case: the newest screening and assessment, finished or not, and what hangs on them.

    An unfinished screening hides an older, finished one: whoever has begun to answer again is not cleared
    by what they said before. `earlier_screenings`, newest first, and `earlier_assessment` are the ones before: pages
    are filled in from the newest, and urgent advice among them may still stand.
    """

    patient: Patient
    screening: Screening | None
    answers: Mapping[str, str]
    cleared_on: date | None
    assessment: Assessment | None
    measurements: tuple[Measurement, ...]
    earlier_screenings: tuple[Screening, ...] = ()
    earlier_assessment: Assessment | None = None

    @property
    def earlier_screening(self) -> Screening | None:
        """The screening before the newest."""
        return next(iter(self.earlier_screenings), None)

    @property
    def screened_on(self) -> date | None:
        """The patient's calendar day on which the newest screening was finished."""
        if self.screening is None or self.screening.completed_at is None:
            return None
        return self.patient.user.today(at=self.screening.completed_at)

    @property
    def knee_side(self) -> str:
        """The painful side as it is stored; "" where nobody has told it."""
        return (self.assessment.knee_side if self.assessment else None) or ""

    @property
    def is_enough(self) -> bool:
        """Whether a rule can be asked at all."""
        return None not in (self.patient.born_on, self.patient.sex) and bool(self.knee_side)


def record_of(patient: Patient, *, assessment: Assessment | None = None) -> Record:
    """The newest rows, or those of an `assessment` of this patient: at most four queries."""
    screenings = patient.screenings.annotate(cleared_on=Max("clearances__cleared_on"))
    screening, *earlier_screenings = [*screenings.order_by("-started_at", "-pk")] or [None]
    if assessment is None:
        assessment, earlier_assessment = newest_two(patient.assessments.all())
    else:
        earlier_assessment = None
    answers = ScreeningAnswer.objects.filter(screening=screening).values_list("question", "answer")
    measurements = Measurement.objects.filter(assessment=assessment).order_by("test", "side")
    return Record(
        patient=patient,
        screening=screening,
        answers=MappingProxyType(dict(answers) if screening else {}),
        cleared_on=screening.cleared_on if screening else None,
        assessment=assessment,
        measurements=tuple(measurements) if assessment else (),
        earlier_screenings=tuple(earlier_screenings),
        earlier_assessment=earlier_assessment,
    )


def newest_two(rows: QuerySet[Any]) -> tuple[Any, Any]:
    """The newest row and the one before it, or None. One query."""
    found = [*rows.order_by("-started_at", "-pk")[:2], None, None]
    return found[0], found[1]


def case_of(patient: Patient, *, today: date, assessment: Assessment | None = None) -> Case:
    """What is known about a patient on a day; see `record_of` and `case_from`."""
    return case_from(record_of(patient, assessment=assessment), today=today)


def case_from(record: Record, *, today: date) -> Case:
    """The rows as the rules read them; no query. Numbers told as "ago" stand as they were told: the older they
    are, the more careful they make a rule. Raises NotEnoughKnown."""
    patient, assessment = record.patient, record.assessment
    age = patient.age_on(today)
    if age is None or patient.sex is None or assessment is None or assessment.knee_side is None:
        raise NotEnoughKnown
    return Case(
        today=today,
        person=Person(
            age=age,
            sex=Sex(patient.sex),
            height_cm=number(patient.height_cm),
            weight_kg=number(assessment.weight_kg),
        ),
        knee=_knee(assessment, Side(assessment.knee_side)),
        pain=_pain(assessment),
        fear=assessment.fear,
        akps=Akps(answers=MappingProxyType(dict(assessment.akps_answers))),
        screening=record.answers,
        scope=_scope(record, today),
        tests=tuple(measured(row) for row in record.measurements if not row.skipped),
        running=_running(assessment),
        wishes=_wishes(assessment),
        urgent_before=_urgent_before(record, today),
    )


def number(value: Decimal | None) -> float | None:
    """A stored decimal as the rules count."""
    return None if value is None else float(value)


def _knee(assessment: Assessment, side: Side) -> Knee:
    provoked_by = assessment.provoked_by
    return Knee(
        side=side,
        duration_weeks=assessment.duration_weeks,
        onset=assessment.onset,
        injury_days_ago=assessment.injury_days_ago,
        location=assessment.location,
        provoked_by=None if provoked_by is None else frozenset(provoked_by),
        training_change=assessment.training_change,
        worse_straightening=assessment.worse_straightening,
    )


def _pain(assessment: Assessment) -> Pain:
    return Pain(
        worst_7d=assessment.pain_worst_7d,
        usual_7d=assessment.pain_usual_7d,
        now=assessment.pain_now,
        rest=assessment.pain_rest,
        squat=assessment.pain_squat,
        stairs_down=assessment.pain_stairs_down,
        sitting=assessment.pain_sitting,
        settles_minutes=assessment.settles_minutes,
        night=assessment.night_pain,
    )


def _scope(record: Record, today: date) -> Scope:
    screening = record.screening
    if screening is None:
        return Scope()
    return Scope(
        pregnant_weeks=screening.pregnant_weeks,
        weeks_since_birth=screening.weeks_since_birth,
        surgery_months_ago=screening.surgery_months_ago,
        implant=screening.implant,
        anticoagulant=screening.anticoagulant,
        heart_lung_or_parq=screening.heart_lung_or_parq,
        inflammatory_arthritis=screening.inflammatory_arthritis,
        osteoporosis=screening.osteoporosis,
        injection_weeks_ago=screening.injection_weeks_ago,
        contraindications=frozenset(screening.contraindications),
        kneeling_hurts=screening.kneeling_hurts,
        under_physio=screening.under_physio,
        first_knee_pain_ever=screening.first_knee_pain_ever,
        low_mood=screening.low_mood,
        pain_everywhere=screening.pain_everywhere,
        tendon_medicine=screening.tendon_medicine,
        painkiller_risk=screening.painkiller_risk,
        fever_free_hours=screening.fever_free_hours,
        guardian_consent=screening.guardian_consent,
        clinician_clearance_on=_clearance_on(record, today),
    )


def clearance_from(record: Record, *, today: date) -> date | None:
    """The first day on which a clearance could have been given: that of urgent advice that still needs one, else that
    of the screening. None while that is open."""
    standing = _urgent_before(replace(record, cleared_on=None), today)
    return record.screened_on if standing is None or record.screened_on is None else standing.told_on


def _urgent_before(record: Record, today: date) -> UrgentBefore | None:
    """Urgent advice that still stands; while a slip is being corrected its answers are not held against the runner."""
    if record.screening is None:
        return None
    rows = (record.screening, *record.earlier_screenings)
    return standing_advice(record.patient, rows, cleared_on=record.cleared_on, now_on=today)


def _clearance_on(record: Record, today: date) -> date | None:
    """A clearance counts from the day of its own screening on, and goes on counting: a rule compares it with the
    day of the case, so one that counts is handed on with that day. An earlier one says nothing about these
    answers (settled)."""
    cleared_on, screened_on = record.cleared_on, record.screened_on
    if cleared_on is None or screened_on is None or cleared_on < screened_on:
        return None
    return max(cleared_on, today)


def measured(row: Measurement) -> Measured:
    """A stored test as the rules read it."""
    return Measured(
        test=row.test,
        side=Side(row.side),
        value=row.word or number(row.number),
        pain=row.pain,
        extension_kg=number(row.extension_kg),
        curl_kg=number(row.curl_kg),
        reps=row.reps,
        outward=number(row.outward),
    )


def _running(assessment: Assessment) -> Running:
    return Running(
        runs_per_week=assessment.runs_per_week,
        usual_km=number(assessment.usual_km),
        weekly_km=number(assessment.weekly_km),
        tolerated_minutes=assessment.tolerated_minutes,
        pain_in_run=assessment.pain_in_run,
        longest_run_30d_minutes=assessment.longest_run_30d_minutes,
        cadence=assessment.cadence,
        walk_30_min_pain=assessment.walk_30_min_pain,
        walk_settles_minutes=assessment.walk_settles_minutes,
        hop_pain=assessment.hop_pain,
        weeks_without_running=assessment.weeks_without_running,
    )


def _wishes(assessment: Assessment) -> Wishes:
    return Wishes(
        weeks=assessment.wish_weeks,
        minutes_per_session=assessment.minutes_per_session,
        equipment=frozenset(assessment.equipment or ()),
        strength_days=tuple(sorted(assessment.strength_days or ())),
    )
