"""What charts are drawn from: days, weeks and sides as plain values. Not logged is `None`, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programs.clinical.pain_zone import USUAL_CEILING


@dataclass(frozen=True, slots=True)
class PainDay:
    """Pain of one day, 0-10: the highest during a session or run, and on waking. `None` = not logged."""

    on: date
    during: int | None = None
    morning: int | None = None


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Something that changed the plan, in two or three words: "Step 2 runs"."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class PainSeries:
    """Pain over time. `first_on` to `last_on` is the width of the chart, also where nothing was logged.

    `ceiling` is the highest score that does not mean "stop" (0-9); week 1 begins on `first_on`.
    """

    first_on: date
    last_on: date
    days: tuple[PainDay, ...] = ()
    events: tuple[PlanEvent, ...] = ()
    ceiling: int = USUAL_CEILING

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise ValueError(f"{self.last_on} lies before {self.first_on}")
        if not 0 <= self.ceiling <= 9:
            raise ValueError(f"{self.ceiling} is not a ceiling from 0 to 9")


#: What a day of the calendar can be. `blank` is a day outside the plan.
DAY_STATES = ("done", "partly", "run", "missed", "left-out", "planned", "planned-run", "rest", "blank")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the plan. `is_today` shows it in hi-vis, whatever its state."""

    on: date
    state: str
    is_today: bool = False

    def __post_init__(self) -> None:
        if self.state not in DAY_STATES:
            raise ValueError(f"{self.state!r} is not one of {', '.join(DAY_STATES)}")


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A numbered week of seven days, in the order of the days."""

    number: int
    days: tuple[CalendarDay, ...]
