"""One patient as their therapist sees them: the need, the findings, the program and what was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from programs.clinical.adherence import COUNTED_KIND, Adherence, SessionState, adherence, state_of
from programs.clinical.akps import AkpsRefused, score
from programs.clinical.case import Akps
from programs.clinical.content_week import Content, next_entry
from programs.clinical.examination import Examination
from programs.clinical.examine import examine
from programs.clinical.irritability import pain_ceiling
from programs.clinical.measures import ImplausibleValue
from programs.clinical.need import CareFacts, FeltPain, Need, latest_pain, need_of
from programs.clinical.progression.phase_entry import Entry
from programs.clinical.values import Irritability
from programs.models import (
    Assessment,
    CareRelationship,
    Measurement,
    Patient,
    Prescription,
    Program,
    ProgramStatus,
    Screening,
    ScreeningAnswer,
    WeeklyCheck,
)
from programs.queries.case import Record, case_from
from programs.queries.course import Course, course_at
from programs.queries.decided import Decided, decided_next
from programs.queries.eased import eased_week
from programs.queries.record import PatientRecord, care_facts, planned_day, records
from programs.queries.series import PainDay, PainSeries
from programs.queries.week import RUN

#: Everything that was ever planned or told.
SINCE, UNTIL = date(2000, 1, 1), date(9999, 12, 31)
#: Sessions listed at first, newest first; the others are asked for.
SESSIONS_SHOWN = 12
#: The answers about pain that irritability is rated by (clinical/irritability.py).
IRRITABILITY_FIELDS = (
    "pain_worst_7d",
    "pain_rest",
    "night_pain",
    "pain_squat",
    "pain_stairs_down",
    "settles_minutes",
    "pain_in_run",
)


@dataclass(frozen=True, slots=True)
class ToldSession:
    """A planned session that is over or done, and the log that answers it, with its scores."""

    planned: Any
    state: SessionState
    log: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientPage:
    """Everything that the page shows. `program` is the running one or the last; `examination` only without one.
    `checks` are the weeks told, of earlier programs too, newest first. `week` is the calendar's, `content` the planned
    week that is done in it, with the `prescriptions` of that one; `entry`: the criteria of the next phase once it is
    near, and `decided` what the rules made of the sessions told, while the program runs."""

    patient: Patient
    cares: tuple[CareRelationship, ...]
    today: date
    facts: CareFacts
    need: Need
    screening: Screening | None
    is_screening_open: bool
    assessment: Assessment | None
    akps: int | None
    measurements: tuple[Measurement, ...]
    program: Program | None
    draft: Program | None
    week: int
    prescriptions: tuple[Prescription, ...]
    examination: Examination | None
    sessions: tuple[ToldSession, ...]
    done_of_due: Adherence
    runs_done_of_due: Adherence
    latest_pain: FeltPain | None
    series: PainSeries | None
    checks: tuple[WeeklyCheck, ...] = ()
    content: Content | None = None
    entry: Entry | None = None
    decided: tuple[Decided, ...] = ()

    @property
    def is_irritability_asked(self) -> bool:
        """Whether a pain answer stands behind the irritability; without one it is only a careful guess."""
        told = self.assessment
        return told is not None and any(getattr(told, field) is not None for field in IRRITABILITY_FIELDS)

    @property
    def differs(self) -> bool:
        """Whether what is done is not simply the calendar's week; another run alone has a line of its own."""
        return self.content is not None and replace(self.content, run=None).differs_from(self.week)

    @property
    def newest_sessions(self) -> tuple[ToldSession, ...]:
        """Those shown at first."""
        return self.sessions[:SESSIONS_SHOWN]

    @property
    def stored_findings(self) -> list[dict[str, Any]]:
        """What the program answers, as it was drafted."""
        return self.prescriptions[0].week.version.plan.get("findings", []) if self.prescriptions else []


def patient_page(cares: tuple[CareRelationship, ...], *, at: datetime) -> PatientPage:
    """The page of the patient of these relationships, read together with them. 24 queries at most."""
    patient = cares[0].patient
    today = patient.user.today(at=at)
    record = records(Patient.objects.filter(pk=patient.pk), since=SINCE, until=UNTIL).get(patient.pk, PatientRecord())
    facts = care_facts(record, patient=patient, at=at)
    program = record.program
    assessment, measurements = measured(record)
    week, course = course_shown(program, patient, record, at=at) if program else (0, None)
    content = course.content(week) if course else None
    return PatientPage(
        patient=patient,
        cares=cares,
        today=today,
        facts=facts,
        need=need_of(facts),
        screening=record.screening,
        is_screening_open=any(row.completed_at is None for row in record.screenings),
        assessment=assessment,
        akps=akps_of(assessment),
        measurements=measurements,
        program=program,
        draft=record.draft,
        week=week,
        prescriptions=prescribed(program, content) if program and content else (),
        examination=None if program else examination_of(patient, record, measurements, today=today),
        sessions=tuple(sessions_told(record, today)),
        done_of_due=adherence((day for day in facts.sessions if day.kind == COUNTED_KIND), today=today),
        runs_done_of_due=adherence((day for day in facts.sessions if day.kind == RUN), today=today),
        latest_pain=latest_pain(facts.pains),
        series=pain_series(record, program, today) if program else None,
        checks=tuple(record.checks),
        content=content,
        entry=next_entry(course.facts, day=today) if course and runs_on(program, today) else None,
        decided=decided_next(patient, program, course, at=at) if program and course and runs_on(program, today) else (),
    )


def measured(record: PatientRecord) -> tuple[Assessment | None, tuple[Measurement, ...]]:
    """The assessment behind the program, or the newest without one, and what was measured in it. One query."""
    assessment = record.assessment if record.program else next(iter(record.assessments), None)
    return assessment, tuple(Measurement.objects.filter(assessment=assessment).order_by("test", "side"))


def course_shown(program: Program, patient: Patient, record: PatientRecord, *, at: datetime) -> tuple[int, Course]:
    """The calendar's week, and the course as the runner's own pages have it. Four queries."""
    today = patient.user.today(at=at)
    week = min(max(program.week_on(today), 1), program.weeks_count)
    return week, course_at(program, patient, at=at, checks=record.checks_that_matter(today=today)[::-1])


def runs_on(program: Program | None, day: date) -> bool:
    """Whether a day is within the weeks of an active program."""
    is_active = program is not None and program.status == ProgramStatus.ACTIVE.value
    return program is not None and is_active and program.starts_on <= day <= program.ends_on


def prescribed(program: Program, content: Content) -> tuple[Prescription, ...]:
    """What is done of the newest version: the planned week that counts now, with the share of its sets. One query."""
    rows = Prescription.objects.filter(week__version__program=program, week__number=content.week)
    rows = rows.select_related("exercise", "changed_by", "week__version").order_by("week__version__number", "position")
    found = list(rows)
    newest = max((row.week.version.number for row in found), default=0)
    return eased_week((row for row in found if row.week.version.number == newest), content)


def examination_of(
    patient: Patient, record: PatientRecord, measurements: tuple[Measurement, ...], *, today: date
) -> Examination | None:
    """What the rules say of the answers so far. One query.

    None while age, sex or the knee's side is missing, and for answers that today's rules no longer understand.
    """
    screening = record.screenings[0] if record.screenings else None
    answers = ScreeningAnswer.objects.filter(screening=screening).values_list("question", "answer")
    rows = Record(
        patient=patient,
        screening=screening,
        answers=MappingProxyType(dict(answers) if screening else {}),
        cleared_on=getattr(screening, "cleared_on", None),
        assessment=next(iter(record.assessments), None),
        measurements=measurements,
        earlier_screenings=tuple(record.screenings[1:]),
    )
    try:
        return examine(case_from(rows, today=today)) if rows.is_enough else None
    except (ImplausibleValue, AkpsRefused):
        return None


def akps_of(assessment: Assessment | None) -> int | None:
    """The knee score 0-100 of an assessment, where enough of it was answered."""
    if assessment is None or not assessment.akps_answers:
        return None
    return score(Akps(answers=assessment.akps_answers)).total


def sessions_told(record: PatientRecord, today: date) -> Iterable[ToldSession]:
    """Sessions and runs of the program whose day has come, or that are told, newest first."""
    logs = {log.planned_session_id: log for log in record.scored_logs()}
    for planned in reversed(record.own_sessions()):
        log = logs.get(planned.pk)
        state = state_of(planned_day(planned, log), today=today)
        if log is not None or planned.due_on <= today:
            yield ToldSession(planned, state, log)


def pain_series(record: PatientRecord, program: Program, today: date) -> PainSeries:
    """Pain in sessions and on the mornings after, from the program's first day."""
    first, last = program.starts_on, max(program.starts_on, min(today, program.ends_on))
    during: dict[date, int] = {}
    morning: dict[date, int] = {}
    for pain in record.pains:
        if first <= pain.felt_on <= last:
            days = morning if pain.moment == "morning" else during
            days[pain.felt_on] = max(pain.score, days.get(pain.felt_on, 0))
    days_told = sorted(during.keys() | morning.keys())
    return PainSeries(
        first_on=first,
        last_on=last,
        days=tuple(PainDay(day, during.get(day), morning.get(day)) for day in days_told),
        ceiling=pain_ceiling(Irritability(program.irritability)),
    )
