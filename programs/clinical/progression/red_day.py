"""Which days were red: something of them is eased or stopped by the pain table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from programs.clinical.progression.item import decide_item
from programs.clinical.progression.rating import rated_on
from programs.clinical.progression.run import decide_run
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.session import Session
from programs.clinical.progression.week_so_far import RED
from programs.clinical.values import Irritability


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A session that was done on a `day` (counted from any start, the same for all). `has_run`: a run was part of it,
    or all of it; `is_severe`: pain of 8 or more in it, or on the morning after."""

    day: int
    session: Session
    has_run: bool = False
    is_severe: bool = False


def red_days(told: Iterable[ToldDay], *, rated: Irritability | None) -> Iterator[int]:
    """The days that were red, each as often as it has red sessions. `rated` at the start of the program; for a
    fortnight after severe pain it counts as not told (`rated_on`)."""
    known = list(told)
    severe = severe_days(known)
    yield from (
        one.day
        for one in known
        if is_red(one.session, irritability=rated_on(one.day, severe, rated), has_run=one.has_run)
    )


def severe_days(told: Iterable[ToldDay]) -> Sequence[int]:
    """The days after which irritability has to be rated again (§6.6 row 3)."""
    return [one.day for one in told if one.is_severe]


def is_red(session: Session, *, irritability: Irritability | None, has_run: bool = False) -> bool:
    """True where the table answers with less or with a stop (§6.6 rows 1 to 5; a run by its stricter version besides).
    Above the lowest ceiling of its exercises a session is red as a whole. What was not told is not red.

    >>> is_red(Session(peak=4), irritability=Irritability.LOW), is_red(Session(peak=4), irritability=None)
    (False, True)
    """
    if has_run and decide_run(RunState(), [session], irritability=irritability).decision in RED:
        return True
    return decide_item(None, [session], irritability=irritability).decision in RED
