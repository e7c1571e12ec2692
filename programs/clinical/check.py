"""The weekly check: when it is due, and when a session waits for it (§2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from programs.clinical.screening.rescreen import WEEKLY_DAYS, opened_by, screening_due
from programs.clinical.values import PainScore

#: A check that is this many days late is asked before the next session [D].
OVERDUE_DAYS = 7


class CheckState(StrEnum):
    """Whether the week has to be told."""

    NOT_YET = "not_yet"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWeek:
    """What is told of a week. `signs`: yes, no or unsure by line of `RESCREEN`; `readiness`: the numbers of the next
    phase's criteria (§6.4); `step_down_signs` what the step-down's points were counted from. What is missing was not
    told."""

    pain_worst: PainScore
    pain_usual: PainScore
    signs: Mapping[str, str] = field(default_factory=dict)
    readiness: Mapping[str, int | None] = field(default_factory=dict)
    step_down_signs: frozenset[str] | None = None


def is_told_already(today: date, *, told_on: date, starts_on: date) -> bool:
    """Whether a check that was told on a day is of the program's week of today, or of a later one: a journey west turns
    the calendar back. Weeks are seven days from the program's first.

    >>> sunday, monday = date(2027, 1, 17), date(2027, 1, 18)
    >>> is_told_already(sunday, told_on=monday, starts_on=date(2027, 1, 4))
    True
    """
    return (told_on - starts_on).days // WEEKLY_DAYS >= (today - starts_on).days // WEEKLY_DAYS


def says_more(week: ToldWeek, *, pain_worst: int) -> bool:
    """Whether a telling of a later day stands beside an earlier one of its week, whose worst pain was 0-10: a line
    that is no plain "no", or more pain, is news and corrects nothing (§2.2)."""
    return bool(opened_by(week.signs)) or week.pain_worst.value > pain_worst


def check_state(today: date, since: date, *, pain: int | None = None) -> CheckState:
    """Whether the five lines and the week's pain are asked on a day (§2.2: weekly, and at pain of 6 or more).

    `since`: the day of the last check, before the first one the first day of the program; `pain` 0-10: the highest
    that was told after it. Pain asks at once, and never makes a check late: too much pain holds a session by itself.

    >>> check_state(date(2027, 1, 10), date(2027, 1, 4)).value, check_state(date(2027, 1, 11), date(2027, 1, 4)).value
    ('not_yet', 'due')
    """
    days = (today - since).days
    if days > WEEKLY_DAYS + OVERDUE_DAYS:
        return CheckState.OVERDUE
    due = days >= 0 and screening_due(days_since_screening=days, pain=pain, injury=False) != "none"
    return CheckState.DUE if due else CheckState.NOT_YET
