"""What is stored about some patients, in a fixed number of queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from programs.clinical.adherence import PlannedDay
from programs.clinical.hold import HoldFacts, hold, unanswered_sign
from programs.clinical.irritability import pain_ceiling
from programs.clinical.need import HIGHEST_FINE_PAIN, CareFacts, FeltPain, Slip
from programs.clinical.progression.item import TOO_MUCH
from programs.clinical.values import Irritability, Level
from programs.models import (
    Assessment,
    PainMoment,
    PainReport,
    Patient,
    PlannedSession,
    Program,
    ProgramStatus,
    Screening,
    SessionLog,
    WeeklyCheck,
)
from programs.models.program import RUNNING_STATUSES
from programs.queries.hold import facts_of, urgent_advice, with_clearance
from programs.queries.logs import RECENT_DAYS, may_still_speak, with_deeds

SESSION_FIELDS = ("pk", "patient_id", "program", "due_on", "kind", "week_number")
PAIN_FIELDS = ("patient_id", "planned_session_id", "moment", "score", "felt_on", "reported_at")


@dataclass(slots=True)
class PatientRecord:
    """One patient's rows, each list newest first (sessions and pains: oldest first). Logs and pains that stand.

    Sessions and pains come by the thousand, so they are plain named rows (`SESSION_FIELDS`, `PAIN_FIELDS`).
    """

    screenings: list[Screening] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    programs: list[Program] = field(default_factory=list)
    sessions: list[Any] = field(default_factory=list)
    logs: list[SessionLog] = field(default_factory=list)
    pains: list[Any] = field(default_factory=list)
    checks: list[WeeklyCheck] = field(default_factory=list)

    @property
    def screening(self) -> Screening | None:
        """The newest that was completed."""
        return next((row for row in self.screenings if row.completed_at), None)

    @property
    def assessment(self) -> Assessment | None:
        """The newest that was completed, else the one that is open."""
        completed = (row for row in self.assessments if row.completed_at)
        return next(completed, self.assessments[0] if self.assessments else None)

    @property
    def draft(self) -> Program | None:
        """The draft that waits."""
        return next((row for row in self.programs if row.status == ProgramStatus.DRAFT.value), None)

    @property
    def program(self) -> Program | None:
        """The running program, else the newest that ever ran."""
        ran = [row for row in self.programs if row.activated_at]
        running = (row for row in ran if row.status in RUNNING_STATUSES)
        return next(running, max(ran, key=lambda row: row.activated_at or row.drafted_at, default=None))

    def scored_logs(self) -> list[Any]:
        """The logs, newest first, each with `before`, `peak`, `after`, `morning`, `morning_on`, `morning_told_at`."""
        by_session: dict[int, list[Any]] = defaultdict(list)
        for pain in self.pains:
            by_session[pain.planned_session_id].append(pain)
        return [scored(log, by_session[log.planned_session_id]) for log in self.logs]

    def own_sessions(self) -> list[Any]:
        """The planned sessions of the program."""
        program = self.program
        return [row for row in self.sessions if program and row.program == program.pk]

    def checks_that_matter(self, *, today: date) -> list[WeeklyCheck]:
        """The weekly checks of the program, and those of earlier ones that may still speak against today's session,
        newest first (twin: queries/logs.py)."""
        program, recent = self.program, today - timedelta(days=RECENT_DAYS)
        return [
            row
            for row in self.checks
            if (program and row.program_id == program.pk)
            or row.told_on >= recent
            or "yes" in (row.new_swelling, row.no_weight_locked_or_giving_way)
        ]


def records(patients: QuerySet[Patient], *, since: date, until: date) -> dict[int, PatientRecord]:
    """The records of these patients by primary key. Seven queries.

    Planned sessions of some days, pains from the first of them on, and every log that may still hold a session
    back, so that this list and the runner's own page never disagree on it.
    """
    found: dict[int, PatientRecord] = defaultdict(PatientRecord)
    mine = {"patient__in": patients.values("pk")}
    file(found, "screenings", with_clearance(Screening.objects.filter(**mine)))
    file(found, "assessments", Assessment.objects.filter(**mine).order_by("-started_at", "-pk"))
    file(found, "programs", Program.objects.filter(**mine).order_by("-drafted_at", "-pk"))
    planned = PlannedSession.objects.filter(program__patient__in=mine["patient__in"]).between(since, until)
    planned = planned.annotate(patient_id=F("program__patient"), week_number=F("week__number"))
    file(found, "sessions", planned.values_list(*SESSION_FIELDS, named=True))
    logs = with_deeds(SessionLog.objects.filter(**mine).standing().filter(logs_wanted(since, until)))
    file(found, "logs", logs.order_by("-performed_on", "-received_at"))
    pains = standing_pains(mine).filter(pains_wanted(mine, since)).order_by("felt_on", "reported_at")
    file(found, "pains", pains.values_list(*PAIN_FIELDS, named=True))
    file(found, "checks", WeeklyCheck.objects.filter(**mine).standing())
    return found


def logs_wanted(since: date, until: date) -> Q:
    """Those of running programs, recent ones, and older ones that may still speak against a session (twin:
    queries/logs.py, `logs_that_matter`). `until` is tomorrow; one day more, because it is not everybody's tomorrow."""
    running = Q(planned_session__program__status__in=RUNNING_STATUSES)
    recent = min(since, until - timedelta(days=RECENT_DAYS + 2))
    return running | may_still_speak(recent)


def standing_pains(mine: dict[str, Any]) -> QuerySet[PainReport]:
    """Scores that count. The morning after answers for the planned session, so it outlives a correction of the log."""
    stands = Q(session_log__corrected_by=None) | Q(moment=PainMoment.MORNING.value)
    pains: QuerySet[PainReport] = PainReport.objects.filter(stands, **mine, corrected_by=None)
    return pains.annotate(planned_session_id=F("session_log__planned_session"))


def pains_wanted(mine: dict[str, Any], since: date) -> Q:
    """Recent ones, and every score of a session that hurt too much (§6.6 rows 3 and 4)."""
    severe = PainReport.objects.filter(**mine, score__gte=TOO_MUCH).values("session_log__planned_session")
    return Q(felt_on__gte=since) | Q(session_log__planned_session__in=severe)


def file(found: dict[int, PatientRecord], drawer: str, rows: Iterable[Any]) -> None:
    """Put rows with their patients."""
    for row in rows:
        getattr(found[row.patient_id], drawer).append(row)


def care_facts(record: PatientRecord, *, patient: Patient, at: datetime) -> CareFacts:
    """A record as the facts that decide what the patient needs; no query."""
    program = record.program
    told_logs = {log.planned_session_id: log for log in record.logs}
    held_by = hold_facts(record, patient=patient, at=at)
    return CareFacts(
        today=held_by.today,
        hold=hold(held_by),
        signs=told.signs if (told := unanswered_sign(held_by)) else (),
        ceiling=pain_ceiling(Irritability(program.irritability)) if program else HIGHEST_FINE_PAIN,
        urgent_before=urgent_advice(patient, record.screenings),
        slips=tuple(slips(record)),
        has_begun=bool(record.screenings),
        is_screened=record.screening is not None,
        is_assessed=any(row.completed_at for row in record.assessments),
        has_draft=record.draft is not None,
        program=program.status if program else None,
        starts_on=program.starts_on if program else None,
        ends_on=program.ends_on if program else None,
        sessions=tuple(planned_day(row, told_logs.get(row.pk)) for row in record.own_sessions()),
        pains=tuple(FeltPain(row.felt_on, row.score, row.moment) for row in record.pains),
        weeks=tuple(FeltPain(row.told_on, row.pain_worst, "week") for row in record.checks),
        hurt_on=max((log.performed_on for log in told_logs.values() if log.hurting), default=None),
    )


def slips(record: PatientRecord) -> Iterator[Slip]:
    """Urgent advice that was corrected, newest first."""
    corrections = {row.corrects_id: row.completed_at for row in record.screenings if row.corrects_id}
    for row in record.screenings:
        told_at, corrected_at = row.completed_at, corrections.get(row.pk)
        level = Level[row.level or "EMERGENCY"]
        if told_at and corrected_at and level >= Level.URGENT:
            yield Slip(level=level, rules=tuple(row.rules), told_at=told_at, corrected_at=corrected_at)


def planned_day(row: Any, log: Any) -> PlannedDay:
    """A planned session and its log, if there is one, as the rules count them (twin: queries/week.py)."""
    is_left_out = log is not None and log.is_left_out
    return PlannedDay(row.due_on, row.week_number, row.kind, log is not None and not is_left_out, is_left_out)


def hold_facts(record: PatientRecord, *, patient: Patient, at: datetime) -> HoldFacts:
    """A record as the facts that decide whether today's session must wait; no query."""
    logs, checks = record.scored_logs(), record.checks_that_matter(today=patient.user.today(at=at))
    return facts_of(patient, record.program, record.screenings, logs, checks=checks, at=at)


def scored(log: Any, pains: Iterable[Any]) -> Any:
    """A log with its standing scores, as `queries.logs` gives them; of two mornings the higher."""
    log.before = log.peak = log.after = None
    log.morning = log.morning_on = log.morning_told_at = None
    for pain in pains:
        if pain.moment != PainMoment.MORNING.value:
            setattr(log, pain.moment, max(pain.score, getattr(log, pain.moment) or 0))
        elif log.morning is None or pain.score >= log.morning:
            log.morning, log.morning_on, log.morning_told_at = pain.score, pain.felt_on, pain.reported_at
    return log
