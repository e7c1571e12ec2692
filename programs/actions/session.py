"""What did happen: a session is logged, corrected, and its morning after told. Facts are added, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_patient
from programs.actions.session_content import (
    Content,
    check_content,
    fingerprint,
    pain_rows,
    set_rows,
    skip_rows,
)
from programs.clinical import RULES_VERSION
from programs.clinical.hold import Hold
from programs.clinical.telling import SessionDone
from programs.clinical.today import EARLIEST_DAYS
from programs.clinical.values import PainScore
from programs.models import PainMoment, PainReport, Patient, PlannedSession, Prescription, SessionLog, User
from programs.queries.course import course_at
from programs.queries.hold import hold_at


class NotYourSession(Exception):
    """The session, or the log id, belongs to somebody else."""


class DayNotPossible(Exception):
    """The day lies ahead, or too long before the day of the plan."""


class OnHold(Exception):
    """Today's session should not be done; carries the hold. What was done all the same can be told by saying so."""

    def __init__(self, hold: Hold) -> None:
        super().__init__(hold.code.value)
        self.hold = hold


class OtherContent(Exception):
    """The same id was sent before with other answers: the first telling stands. Carries it."""

    def __init__(self, log: SessionLog) -> None:
        super().__init__(str(log.pk))
        self.log = log


class AlreadyLogged(Exception):
    """The session has a log, or the log was corrected already. Carries the one that stands."""

    def __init__(self, log: SessionLog) -> None:
        super().__init__(str(log.pk))
        self.log = log


class TooEarly(Exception):
    """The morning after has not come."""


@transaction.atomic
def log_session(
    *,
    patient: Patient,
    planned_session: PlannedSession,
    log_id: UUID,
    done: SessionDone,
    by: User,
    at: datetime,
    corrects: SessionLog | None = None,
    although_held: bool = False,
) -> SessionLog:
    """Store a session as it was done, or a correction of an earlier telling.

    A repeat with the same id and the same content is answered with the first result. Raises NotYourSession,
    DayNotPossible, OnHold, UnknownSet, NotAnswered, OtherContent, AlreadyLogged.

    `planned_session` is as it was shown (`queries.course`); one that was not served yet is served here.
    """
    check_is_yours(patient, planned_session, corrects, by=by)
    lock_patient(patient)
    content = Content(as_it_is_done(planned_session, corrects, patient, at=at), done, corrects)
    first = SessionLog.objects.filter(pk=log_id).first()
    if first is not None:
        return _first_result(first, content, patient)
    check_day(planned_session, done.performed_on, today=patient.user.today(at=at))
    asked = check_content(content)
    if not although_held:
        check_hold(patient, content, at=at)
    log = _row(log_id, content, patient, by=by, at=at)
    _store(log, content, asked)
    action = "log_session" if corrects is None else "correct_session"
    audit.record(action, by=by, at=at, patient=patient, subject=log.pk)
    return log


def as_it_is_done(
    session: PlannedSession, corrects: SessionLog | None, patient: Patient, *, at: datetime
) -> PlannedSession:
    """A planned session with what is asked of it now; a correction speaks of what was asked then."""
    if hasattr(session, "content"):
        return session
    return course_at(session.program, patient, at=at).serve(session, corrects)


def check_is_yours(patient: Patient, session: PlannedSession, corrects: SessionLog | None, *, by: User) -> None:
    """The runner tells their own session; a correction answers a log of the same session."""
    if session.program.patient_id != patient.pk or by.pk != patient.user_id:
        raise NotYourSession
    if corrects is not None and corrects.planned_session_id != session.pk:
        raise NotYourSession


def check_day(planned_session: PlannedSession, performed_on: date, *, today: date) -> None:
    """A session may be done from three days before its day on, within its program, and is told once it is done."""
    earliest = max(planned_session.due_on - timedelta(days=EARLIEST_DAYS), planned_session.program.starts_on)
    if planned_session.due_on > today or not earliest <= performed_on <= today:
        raise DayNotPossible


def check_hold(patient: Patient, content: Content, *, at: datetime) -> None:
    """A new session of today waits while something speaks against it; what was done before can be told. Two queries."""
    if content.corrects is not None or content.done.performed_on < patient.user.today(at=at):
        return
    found = hold_at(patient, content.planned_session.program, at=at)
    if found is not None:
        raise OnHold(found)


def _row(log_id: UUID, content: Content, patient: Patient, *, by: User, at: datetime) -> SessionLog:
    session, done = content.planned_session, content.done
    served = session.content
    return SessionLog(
        id=log_id,
        patient=patient,
        planned_session=session,
        version_id=session.week.version_id,
        rules_version=RULES_VERSION,
        content_week=session.week if session.week != session.own_week else None,
        volume_share=less(served.share),
        load_share=less(served.load_share),
        run_step=served.run.step if served.run else None,
        run_minutes=Decimal(str(served.run.minutes)) if served.run else None,
        content_hash=fingerprint(content),
        performed_on=done.performed_on,
        performed_at=done.performed_at,
        received_at=at,
        logged_by=by,
        effort_rpe=done.effort,
        swelling_new=done.swelling_new,
        locked_or_gave_way=done.locked_or_gave_way,
        note=done.note,
        corrects=content.corrects,
    )


def less(share: float) -> Decimal | None:
    """A share as it is stored: None for the whole."""
    return Decimal(str(share)) if share < 1 else None


def _first_result(first: SessionLog, content: Content, patient: Patient) -> SessionLog:
    """The answer to an id that is known: its own log, if it says the same."""
    if first.patient_id != patient.pk:
        raise NotYourSession
    if first.content_hash != fingerprint(content):
        raise OtherContent(first)
    return first


def _store(log: SessionLog, content: Content, asked: Mapping[UUID, Prescription]) -> None:
    """Insert everything. What is corrected must be what stands, and a first telling the only one."""
    standing = SessionLog.objects.filter(planned_session=content.planned_session).standing().first()
    if standing is not None and standing != content.corrects:
        raise AlreadyLogged(standing)
    log.save(force_insert=True)
    set_rows(log, content.done.sets, asked)
    pain_rows(log, content.pains)
    skip_rows(log, content.done.skips, asked)


@transaction.atomic
def report_morning_pain(*, session_log: SessionLog, score: PainScore, by: User, at: datetime) -> PainReport:
    """How the knee was on the morning after. Told once a session; another score later corrects the first, and both
    stay readable. Raises NotYourSession, TooEarly."""
    patient = session_log.patient
    if by.pk != patient.user_id:
        raise NotYourSession
    today = patient.user.today(at=at)
    felt_on = session_log.performed_on + timedelta(days=1)
    if felt_on > today:
        raise TooEarly
    lock_patient(patient)
    mornings = PainReport.objects.filter(
        session_log__planned_session=session_log.planned_session_id, moment=PainMoment.MORNING.value
    )
    standing = mornings.filter(corrected_by=None).order_by("-reported_at").first()
    if standing is not None and standing.score == score.value:
        return standing
    report = PainReport(
        patient=patient,
        session_log=standing.session_log if standing else session_log,
        moment=PainMoment.MORNING.value,
        score=score.value,
        felt_on=felt_on,
        reported_at=at,
        is_recalled=felt_on < today,
        corrects=standing,
    )
    report.save(force_insert=True)
    audit.record("report_morning_pain", by=by, at=at, patient=patient, subject=report.pk)
    return report
