"""Which calendar day holds what: a program's weeks laid on the days from its start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

#: A program starts today or up to two weeks ahead (settled design rule).
LATEST_START_DAYS = 14


class StartDayOutOfRange(ValueError):
    """Raised for a start in the past or more than 14 days ahead; quotes the day."""


@dataclass(frozen=True, slots=True)
class ScheduledDay:
    """One day with something to do. `number` counts the sessions of the program from 1."""

    number: int
    due_on: date
    week: int
    weekday: int
    kind: str
    minutes: int


def check_start(starts_on: date, *, today: date) -> None:
    """Refuse a start that is in the past or too far away.

    >>> check_start(date(2027, 1, 4), today=date(2027, 1, 1))
    >>> check_start(date(2027, 1, 16), today=date(2027, 1, 1))
    Traceback (most recent call last):
    programs.clinical.schedule.StartDayOutOfRange: 2027-01-16 is not within 14 days from 2027-01-01
    """
    if not today <= starts_on <= today + timedelta(days=LATEST_START_DAYS):
        raise StartDayOutOfRange(f"{starts_on} is not within {LATEST_START_DAYS} days from {today}")


def schedule(starts_on: date, weeks: Iterable[tuple[int, Mapping[int, tuple[str, int]]]]) -> tuple[ScheduledDay, ...]:
    """The days of a program. `weeks`: number and, by ISO weekday, kind and minutes; rest days hold nothing.

    A week is seven calendar days from the start, whatever weekday that is: a program that starts on a
    Wednesday does Monday's session on the sixth day of its week.

    >>> [str(day.due_on) for day in schedule(date(2027, 1, 6), [(1, {1: ("strength", 30), 3: ("strength", 30)})])]
    ['2027-01-06', '2027-01-11']
    """
    days: list[ScheduledDay] = []
    for number, kinds in weeks:
        for offset in range(7):
            due_on = starts_on + timedelta(days=7 * (number - 1) + offset)
            kind, minutes = kinds.get(due_on.isoweekday(), ("rest", 0))
            if kind != "rest":
                days.append(ScheduledDay(len(days) + 1, due_on, number, due_on.isoweekday(), kind, minutes))
    return tuple(days)
