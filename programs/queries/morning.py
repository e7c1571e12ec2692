"""The morning after a session: owed, or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from programs.clinical.logged import morning_rise
from programs.clinical.today import morning_is_owed
from programs.models import PlannedSession, SessionLog


@dataclass(frozen=True, slots=True)
class MorningCheck:
    """The morning after the last session done before today: owed, or told for this very day (`score`)."""

    session: PlannedSession
    performed_on: date
    is_recalled: bool
    score: int | None
    rise: int | None

    @property
    def felt_on(self) -> date:
        """The day of that morning."""
        return self.performed_on + timedelta(days=1)

    @property
    def is_owed(self) -> bool:
        """Whether it still has to be asked."""
        return self.score is None


def morning_check(logs: Sequence[SessionLog], *, local: datetime) -> MorningCheck | None:
    """What to ask, or what was told, about the morning after the last session before today. No query."""
    before = [log for log in logs if log.performed_on < local.date()]
    if not before:
        return None
    log = before[-1]
    owed = morning_is_owed(performed_on=log.performed_on, is_told=log.morning is not None, local=local)
    felt_on = log.performed_on + timedelta(days=1)
    if not owed and (log.morning is None or felt_on != local.date()):
        return None
    return MorningCheck(
        session=log.planned_session,
        performed_on=log.performed_on,
        is_recalled=felt_on < local.date(),
        score=log.morning,
        rise=morning_rise(before=log.before, morning=log.morning),
    )
