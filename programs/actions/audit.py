"""Writes the audit, inside the transaction of the deed it tells of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from programs.models import AuditEvent, Patient, User


def record(
    action: str, *, by: User | None, at: datetime, patient: Patient | None = None, subject: object = "", **detail: Any
) -> None:
    """One line: who (`None` = the system), what, about whom. `detail` holds codes and ids, never health data."""
    AuditEvent.objects.create(
        action=action,
        at=at,
        actor=by.public_id if by else None,
        patient=patient.public_id if patient else None,
        subject=str(subject),
        detail=detail,
    )
