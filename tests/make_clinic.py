"""Makers for a clinic's people: memberships, invitations, and patients in every state."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from programs.actions.invitation import hashed, token_of
from programs.models import (
    Clinic,
    ClinicMembership,
    Invitation,
    InvitedAs,
    Patient,
    PlannedSession,
    Program,
    Role,
    SessionLog,
    User,
)
from tests import make
from tests.conftest import NOW

TODAY = NOW.date()


def membership(*, user: User, clinic: Clinic, role: Role = Role.THERAPIST, **fields: Any) -> ClinicMembership:
    """Another place where somebody works."""
    known = {"started_at": make.LONG_AGO} | fields
    return ClinicMembership.objects.create(user=user, clinic=clinic, role=role.value, **known)


def invitation(
    *,
    by: User,
    invited_as: InvitedAs = InvitedAs.PATIENT,
    clinic: Clinic | None = None,
    at: datetime = NOW,
    **fields: Any,
) -> Invitation:
    """An invitation that waits for an answer, for two weeks."""
    made = Invitation(
        clinic=clinic or by.memberships.order_by("pk")[0].clinic,
        invited_by=by,
        invited_as=invited_as.value,
        created_at=at,
        **({"name": "Sam", "email": "", "expires_at": at + timedelta(days=14)} | fields),
    )
    made.token_hash = hashed(token_of(made))
    made.save()
    return made


def new_id() -> str:
    """An id as a form makes it."""
    return str(uuid.uuid4())


def in_care(*, therapist: User, **fields: Any) -> Patient:
    """A patient in somebody's care."""
    patient = make.patient(**fields)
    make.care(patient=patient, therapist=therapist)
    return patient


def following(*, therapist: User, starts_on: date = date(2027, 1, 4), **fields: Any) -> tuple[Patient, Program]:
    """A screened patient in care with a running program that the therapist assigned."""
    patient = in_care(therapist=therapist, **fields)
    make.screening(patient=patient)
    return patient, make.program(patient=patient, starts_on=starts_on, by=therapist)


def due(program: Program, *, today: date = TODAY) -> list[PlannedSession]:
    """The strengthening sessions that should be done by now, oldest first."""
    return list(program.planned_sessions.filter(kind="strength", due_on__lt=today).order_by("due_on"))


def logs(program: Program, *peaks: int | None) -> list[SessionLog]:
    """The due sessions as logs with these peaks, oldest first; None leaves one out."""
    made = []
    for planned, peak in zip(due(program), peaks, strict=False):
        if peak is not None:
            made.append(make.session_log(planned_session=planned, peak=peak))
    return made
