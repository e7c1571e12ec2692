"""What the rules decided for the sessions that come next, from what was told: the answers that the runner reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from programs.models import Patient, PlannedSession, Program, SessionLog
from programs.queries.course import Course, course_at
from programs.queries.eased import within
from programs.queries.ladders import ladders_of
from programs.queries.logs import logs_that_matter
from programs.queries.next_steps import ItemStep, next_steps, recent
from programs.queries.session import SessionItem, session_items, sessions_of
from programs.queries.session_card import prescriptions_of
from programs.queries.told import ToldRows, told_rows

#: The kinds of session whose exercises are judged by pain.
KINDS = ("strength", "run")
NO_ROWS = ToldRows({}, {})


@dataclass(frozen=True, slots=True)
class Decided:
    """A planned session without a log, and the decision for each of its exercises that was told before."""

    session: PlannedSession
    steps: tuple[ItemStep, ...]


@dataclass(frozen=True, slots=True)
class LessNextTime:
    """An exercise of the session that comes next, whose last decision changes it."""

    session: PlannedSession
    item: SessionItem


def decided_next(patient: Patient, program: Program, course: Course, *, at: datetime) -> tuple[Decided, ...]:
    """The next strength session and the next run, sooner first; those about which nothing is decided left out. Four
    queries, and two a session."""
    logs = list(logs_that_matter(patient, program, today=patient.user.today(at=at)))
    sessions = coming_sessions(patient, program, at=at, course=course) if logs else ()
    rows = told_rows(log.pk for log in recent(logs)) if sessions else NO_ROWS
    found = (_decided(session, logs, rows) for session in sessions)
    return tuple(one for one in found if one.steps)


def less_next_time(
    patient: Patient, program: Program, course: Course, logs: Sequence[SessionLog], *, at: datetime
) -> Mapping[int, LessNextTime]:
    """What the last decision changes of the next strength session and the next run, by the key of the prescription: the
    items of their own pages. Seven queries at most, none while nothing was told."""
    sessions = coming_sessions(patient, program, at=at, course=course) if logs else ()
    rows = told_rows(log.pk for log in recent(logs)) if sessions else NO_ROWS
    return {
        item.prescription.pk: LessNextTime(session, item)
        for session in sessions
        for item in session_items(session, logs, rows)
        if item.step is not None and (item.instead is not None or item.step.change.variable != "none")
    }


def coming_sessions(
    patient: Patient, program: Program, *, at: datetime, course: Course | None = None
) -> tuple[PlannedSession, ...]:
    """The next strength session and the next run that nobody has logged, as they will be done, sooner first. One query,
    and five without the `course`."""
    today = patient.user.today(at=at)
    rows = sessions_of(patient, at=at).filter(program=program, due_on__gte=today, kind__in=KINDS, logs=None)
    coming = {session.kind: session for session in rows.order_by("-due_on")}
    course = course or course_at(program, patient, at=at)
    return tuple(course.serve(session) for session in sorted(coming.values(), key=lambda session: session.due_on))


def _decided(session: PlannedSession, logs: Sequence[SessionLog], rows: ToldRows) -> Decided:
    items = prescriptions_of(session)
    steps = next_steps(session, items, logs, rows, ladders_of(items))
    return Decided(session, tuple(replace(one, step=within(session.content, one.step) or one.step) for one in steps))
