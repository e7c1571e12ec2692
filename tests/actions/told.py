"""Telling a session in tests: everything done at the least that was asked, unless you say otherwise."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone

from programs.actions.session import log_session
from programs.clinical.telling import ExerciseSkipped, SessionDone, SetDone
from programs.clinical.values import PainScore
from programs.models import Patient, PlannedSession, Prescription, Program, SessionLog
from programs.queries.course import course_at
from programs.queries.next_steps import asked_sides, target_seconds
from programs.queries.session_card import prescriptions_of


def session_on(program: Program, day: int) -> PlannedSession:
    """The planned session of the n-th day of a program, with what actions need of it."""
    rows = PlannedSession.objects.select_related("program__patient__user", "week__version")
    return rows.get(program=program, due_on=program.starts_on.fromordinal(program.starts_on.toordinal() + day))


def asked(session: PlannedSession, at: datetime | None = None) -> tuple[Prescription, ...]:
    """What a session asks for now: the prescriptions of the week that is done, not of the one that was planned."""
    program = session.program
    return prescriptions_of(course_at(program, program.patient, at=at or timezone.now()).serve(session))


def all_sets(item: Prescription) -> list[SetDone]:
    """Every set of a prescription at its target."""
    reps = item.reps_min
    seconds = None if reps else target_seconds(item)
    return [
        SetDone(prescription=item.public_id, side=side, number=number, reps=reps, seconds=seconds, load_kg=item.load_kg)
        for side, sets in asked_sides(item)
        for number in range(1, sets + 1)
    ]


def tell(session: PlannedSession, at: datetime, **changes: Any) -> SessionLog:
    """`log_session` with quiet answers."""
    patient: Patient = session.program.patient
    items = () if "sets" in changes else asked(session, at)
    skips: list[ExerciseSkipped] = changes.get("skips", [])
    left_out = {skip.prescription for skip in skips}
    known: dict[str, Any] = {
        "performed_on": patient.user.today(at=at),
        "performed_at": at,
        "pain_before": PainScore(1),
        "pain_peak": PainScore(2),
        "pain_after": PainScore(1),
        "effort": 6,
        "swelling_new": False,
        "locked_or_gave_way": False,
        "sets": [one for item in items if item.public_id not in left_out for one in all_sets(item)],
        "skips": [],
        "note": "",
    }
    done = SessionDone(**{name: changes.pop(name, value) for name, value in known.items()})
    log_id = changes.pop("log_id", None) or uuid.uuid4()
    return log_session(
        patient=patient, planned_session=session, log_id=log_id, done=done, by=patient.user, at=at, **changes
    )
