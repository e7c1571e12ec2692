"""Whether something speaks against today's session, from the stored rows. The rule itself: clinical/hold.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from programs.clinical.hold import Cleared, Hold, HoldFacts, Screened, hold, warning_sign
from programs.clinical.values import Level
from programs.models import Clearance, Patient, Program, Screening, SessionLog
from programs.queries.logs import logs_that_matter, told


def hold_at(patient: Patient, program: Program, *, at: datetime) -> Hold | None:
    """What holds this patient's session back at a moment. Two queries."""
    logs = logs_that_matter(patient, program, today=patient.user.today(at=at))
    return hold_from(patient, program, logs, at=at)


def hold_from(patient: Patient, program: Program, logs: Iterable[SessionLog], *, at: datetime) -> Hold | None:
    """The same from logs that were loaded already. One query."""
    return hold(facts_of(patient, program, newest_screening(patient), logs, at=at))


def warning_sign_of(patient: Patient, *, at: datetime) -> Hold | None:
    """What the newest screening holds back where no program runs: whoever was told to see somebody reads it again on
    every page that could say "no plan yet". One query."""
    return warning_sign(facts_of(patient, None, newest_screening(patient), (), at=at))


def newest_screening(patient: Patient) -> Screening | None:
    """The newest set of questions, finished or not, with its newest clearance. One query.

    An unfinished one hides an older, finished one, as everywhere (twin: queries/case.py).
    """
    return with_clearance(Screening.objects.filter(patient=patient)).first()


def with_clearance(screenings: QuerySet[Screening]) -> QuerySet[Screening]:
    """Newest first, each with its newest clearance: the day it was given and when we were told."""
    newest = Clearance.objects.filter(screening=OuterRef("pk")).order_by("-cleared_on", "-pk")
    return screenings.annotate(
        cleared_on=Subquery(newest.values("cleared_on")[:1]),
        clearance_recorded_at=Subquery(newest.values("recorded_at")[:1]),
    ).order_by("-started_at", "-pk")


def facts_of(
    patient: Patient, program: Program | None, newest: Screening | None, logs: Iterable[SessionLog], *, at: datetime
) -> HoldFacts:
    """Rows as the facts that the rule reads, for the runner's pages and the caseload alike; no query. `newest`: a row
    of `with_clearance`; `logs`: those of `queries.logs`. A program that the runner began is nobody else's word."""
    by_therapist = program is not None and program.activated_by_id != patient.user_id
    return HoldFacts(
        at=at,
        today=patient.user.today(at=at),
        screened=_screened(newest, patient) if newest else None,
        cleared=_cleared(newest),
        assigned_at=program.activated_at if program and by_therapist else None,
        sessions=tuple(told(log) for log in logs),
    )


def _screened(screening: Screening, patient: Patient) -> Screened:
    """`level` is kept up to date by the actions whenever a fact changes; activating a program asks the rules anew."""
    finished = screening.completed_at
    return Screened(
        completed_at=finished,
        screened_on=patient.user.today(at=finished) if finished else None,
        level=Level[screening.level] if screening.level else None,
    )


def _cleared(screening: Any) -> Cleared | None:
    if screening is None or screening.cleared_on is None:
        return None
    return Cleared(cleared_on=screening.cleared_on, recorded_at=screening.clearance_recorded_at)
