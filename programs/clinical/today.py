"""What a day of a program is: the one thing that today's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from programs.clinical.hold import Hold, HoldCode

# A day's session may be done and told until the small hours [D].
NIGHT_ENDS = time(4, 0)
# A session may be done up to this many days before its day; later is always possible [D].
EARLIEST_DAYS = 3


class DayCode(StrEnum):
    """The states of today's page; exactly one holds."""

    NO_PROGRAM = "no_program"
    DRAFT = "draft"
    ENDED = "ended"
    HELD = "held"
    PAUSED = "paused"
    BEFORE = "before"
    AFTER = "after"
    DONE = "done"
    SESSION = "session"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """What decides. `status` of the newest program that matters (running, else draft, else ended; None = none).
    `has_session` and `is_done` speak of the session planned for today."""

    status: str | None
    today: date
    starts_on: date | None = None
    ends_on: date | None = None
    hold: Hold | None = None
    has_session: bool = False
    is_done: bool = False


def day_code(facts: DayFacts) -> DayCode:
    """What to show. A warning sign comes before everything, with a program or without; another hold before all that
    a running program could offer, pauses included.

    >>> day_code(DayFacts(status=None, today=date(2027, 1, 4))).value
    'no_program'
    """
    if facts.hold is not None and (facts.hold.code is HoldCode.WARNING_SIGN or facts.hold.signs):
        return DayCode.HELD
    if facts.status is None:
        return DayCode.NO_PROGRAM
    if facts.status == "draft":
        return DayCode.DRAFT
    if facts.status not in {"active", "paused"}:
        return DayCode.ENDED
    if facts.hold is not None and facts.hold.code is not HoldCode.PAUSED:
        return DayCode.HELD
    if facts.status == "paused":
        return DayCode.PAUSED
    return _running_day(facts)


def _running_day(facts: DayFacts) -> DayCode:
    if facts.starts_on is not None and facts.today < facts.starts_on:
        return DayCode.BEFORE
    if facts.ends_on is not None and facts.today > facts.ends_on:
        return DayCode.AFTER
    if facts.is_done:
        return DayCode.DONE
    return DayCode.SESSION if facts.has_session else DayCode.REST


def is_night(local: datetime) -> bool:
    """Whether yesterday still feels like today: before four in the morning, on the person's own clock.

    >>> is_night(datetime(2027, 1, 5, 3, 59)), is_night(datetime(2027, 1, 5, 4, 0))
    (True, False)
    """
    return local.time() < NIGHT_ENDS


def morning_is_owed(*, performed_on: date, is_told: bool, local: datetime) -> bool:
    """Whether to ask for the morning after a session: not yet told, and a morning has come since.

    Between midnight and four the night is not over: yesterday's session has had no morning yet.

    >>> morning_is_owed(performed_on=date(2027, 1, 4), is_told=False, local=datetime(2027, 1, 5, 0, 30))
    False
    """
    nights = (local.date() - performed_on).days
    return not is_told and nights >= (2 if is_night(local) else 1)
