"""Writes the audit, inside the transaction of the deed it tells of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from programs.models import AuditEvent, Patient, User

#: What a detail may say: codes of the deed itself. Nothing about a knee, not even that something waits.
DETAILS = frozenset({"changed", "consent", "fields", "invited_as", "retired", "role", "to"})


def record(
    action: str, *, by: User | None, at: datetime, patient: Patient | None = None, subject: object = "", **detail: Any
) -> None:
    """One line: who (`None` = the system), what, about whom. `detail` holds codes and ids, never health data.

    Raises ValueError for a detail that is not one of `DETAILS`.
    """
    if not detail.keys() <= DETAILS:
        raise ValueError(f"{sorted(detail.keys() - DETAILS)} may not stand in the audit")
    AuditEvent.objects.create(
        action=action,
        at=at,
        actor=by.public_id if by else None,
        patient=patient.public_id if patient else None,
        subject=str(subject),
        detail=detail,
    )
