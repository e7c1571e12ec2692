"""Whether something speaks against today's session, from the stored rows. The rule itself: clinical/hold.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Subquery

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
    screened, cleared = newest_screening(patient)
    return hold(
        HoldFacts(
            at=at,
            today=patient.user.today(at=at),
            screened=screened,
            cleared=cleared,
            assigned_at=program.activated_at if program.activated_by_id != patient.user_id else None,
            sessions=tuple(told(log) for log in logs),
        )
    )


def warning_sign_of(patient: Patient, *, at: datetime) -> Hold | None:
    """What the newest screening holds back where no program runs: whoever was told to see somebody reads it again on
    every page that could say "no plan yet". One query."""
    screened, cleared = newest_screening(patient)
    return warning_sign(HoldFacts(at=at, today=patient.user.today(at=at), screened=screened, cleared=cleared))


def newest_screening(patient: Patient) -> tuple[Screened | None, Cleared | None]:
    """The newest set of questions, finished or not, with its newest clearance. One query.

    An unfinished one hides an older, finished one, as everywhere (twin: queries/case.py). `level` is kept up to
    date by the actions whenever a fact changes; activating a program asks the rules anew.
    """
    clearances = Clearance.objects.filter(screening=OuterRef("pk")).order_by("-cleared_on", "-pk")
    screening = (
        Screening.objects.filter(patient=patient)
        .annotate(
            cleared_on=Subquery(clearances.values("cleared_on")[:1]),
            clearance_recorded_at=Subquery(clearances.values("recorded_at")[:1]),
        )
        .order_by("-started_at", "-pk")
        .first()
    )
    if screening is None:
        return None, None
    finished = screening.completed_at
    screened = Screened(
        completed_at=finished,
        screened_on=patient.user.today(at=finished) if finished else None,
        level=Level[screening.level] if screening.level else None,
    )
    if screening.cleared_on is None:
        return screened, None
    return screened, Cleared(cleared_on=screening.cleared_on, recorded_at=screening.clearance_recorded_at)
