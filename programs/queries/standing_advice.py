"""Urgent advice of earlier screenings that still stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from programs.clinical.case import UrgentBefore
from programs.clinical.screening import FinishedScreening, urgent_before
from programs.clinical.values import Level
from programs.models import Patient, Screening


def standing_advice(
    patient: Patient, newest_first: Sequence[Any], *, cleared_on: date | None, now_on: date | None
) -> UrgentBefore | None:
    """The urgent advice of all screenings but the newest that still stands. Rows with `cleared_on`; `now_on` is the
    day on which an open correction would be finished, None where only a finished one counts. No query."""
    corrected_on = {row.corrects_id: _finished_on(patient, row) or now_on for row in newest_first if row.corrects_id}
    earlier = (
        FinishedScreening(
            finished_on=finished_on,
            level=Level[row.level or "EMERGENCY"],
            rules=tuple(row.rules),
            cleared_on=row.cleared_on,
            corrected_on=corrected_on.get(row.pk),
        )
        for row in newest_first[1:]
        if (finished_on := _finished_on(patient, row)) is not None
    )
    return urgent_before(earlier, cleared_on=cleared_on)


def _finished_on(patient: Patient, row: Screening) -> date | None:
    return patient.user.today(at=row.completed_at) if row.completed_at else None
