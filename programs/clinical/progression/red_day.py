"""Whether a day was red: something of it is eased or stopped by the pain table."""

from __future__ import annotations

from programs.clinical.progression.item import decide_item
from programs.clinical.progression.run import decide_run
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.session import Session
from programs.clinical.progression.week_so_far import RED
from programs.clinical.values import Irritability


def is_red(
    session: Session, *, irritability: Irritability | None, ceiling: int | None = None, is_run: bool = False
) -> bool:
    """True where the table answers with less or with a stop (§6.6 rows 1 to 5; a run by its stricter version).

    `ceiling` 0-10 is the lowest of the session's exercises; the irritability's counts besides. What was not told is
    not red.

    >>> is_red(Session(peak=4), irritability=Irritability.LOW), is_red(Session(peak=4), irritability=None)
    (False, True)
    """
    if is_run:
        return decide_run(RunState(), [session], irritability=irritability).decision in RED
    above = ceiling is not None and session.peak is not None and session.peak > ceiling
    return above or decide_item(None, [session], irritability=irritability).decision in RED
