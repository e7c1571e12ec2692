"""A lighter week in the middle of a long plan, and the offer of a shorter version (§6.7, 6.8)."""

from __future__ import annotations

from collections.abc import Sequence

from programs.clinical.adherence import REPLAN_BELOW
from programs.clinical.course.values import WeekTold
from programs.clinical.decision import Decision

#: Only a six-week plan has one, in its fourth week, at this share of the sets (§6.7 [D]).
DELOAD_PLAN_WEEKS = 6
DELOAD_WEEK = 4
DELOAD_SHARE = 0.7
#: Two of four signs are needed.
SIGNS_NEEDED = 2
HARD_RPE = 8
HOLD_WEEKS = 2
FEW_DONE = 0.6
#: Under half of the sessions in so many weeks together: ask why, offer less (§6.8).
WEEKS_BELOW = 2


def needs_deload(told: Sequence[WeekTold], *, weeks_planned: int) -> bool:
    """True when the week that begins is the fourth of six and two signs of the weeks before speak for it: a mean
    effort of 8 or more, two weeks in which nothing might rise, fewer than 60 % of the sessions done, poor sleep or
    illness. What was not told is no sign."""
    if weeks_planned != DELOAD_PLAN_WEEKS or len(told) != DELOAD_WEEK - 1:
        return False
    return sum(_signs(told)) >= SIGNS_NEEDED


def offers_short_version(told: Sequence[WeekTold]) -> bool:
    """True when fewer than half of the sessions of the last two weeks together were done (§6.8)."""
    last = told[-WEEKS_BELOW:]
    share = _share_done(last)
    return len(last) == WEEKS_BELOW and share is not None and share < REPLAN_BELOW


def _signs(told: Sequence[WeekTold]) -> tuple[bool, ...]:
    efforts = [week.mean_rpe for week in told if week.mean_rpe is not None]
    holds = sum(Decision.HOLD_WEEK in week.said for week in told)
    share = _share_done(told)
    return (
        bool(efforts) and sum(efforts) / len(efforts) >= HARD_RPE,
        holds >= HOLD_WEEKS,
        share is not None and share < FEW_DONE,
        any(week.slept_badly_or_ill for week in told),
    )


def _share_done(told: Sequence[WeekTold]) -> float | None:
    """Done of planned over several weeks; None where a week was not told, or nothing was planned."""
    done = [week.done for week in told if week.done is not None]
    planned = sum(week.planned for week in told)
    return sum(done) / planned if len(done) == len(told) and planned else None
