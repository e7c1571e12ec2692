"""The simulated runner's calendar: moments, the own day, and what the hold is told (tests/clinical/simulator.py)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from programs.clinical.hold import Cleared, HoldFacts, Screened, ToldSession
from programs.clinical.values import Level
from tests.clinical.cases import MONDAY
from tests.clinical.lived import Past, Telling
from tests.clinical.lived_doses import known_on

#: From this day on the runner is somewhere else.
TRAVELS_ON = 5


@dataclass(frozen=True, slots=True)
class Days:
    """Days counted from the Monday on which the program began; `hours_east` of there after the journey."""

    hours_east: int

    def noon(self, day: int) -> datetime:
        """The moment at which everything is told."""
        return datetime.combine(MONDAY, time(12), UTC) + timedelta(days=day)

    def date(self, day: int) -> date:
        """The runner's own calendar day."""
        return (self.noon(day) + timedelta(hours=self.hours_east if day >= TRAVELS_ON else 0)).date()

    def as_told(self, day: int, telling: Telling) -> ToldSession:
        """A session as the hold reads it, with its morning."""
        at = self.noon(day)
        return ToldSession(
            performed_on=self.date(day),
            performed_at=at,
            told_at=at,
            peak=telling.peak,
            after=telling.after,
            morning=telling.morning,
            morning_on=self.date(day + 1),
            morning_told_at=self.noon(day + telling.late_days),
            swelling_new=telling.swelling,
            mechanical=telling.mechanical,
        )

    def hold_facts(self, day: int, screened_on: int, past: Iterable[Past]) -> HoldFacts:
        """What is known on a day, once somebody looked on `screened_on`."""
        screened, looked_on = self.noon(screened_on), self.date(screened_on)
        return HoldFacts(
            at=self.noon(day),
            today=self.date(day),
            screened=Screened(completed_at=screened, screened_on=looked_on, level=Level.CLEAR),
            cleared=Cleared(cleared_on=looked_on, recorded_at=screened),
            sessions=tuple(known_on(day, one) for one in past),
        )
