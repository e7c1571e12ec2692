"""Has it changed? Honest answers from a few numbers: a change within the measurement error is "no clear change"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

# Two points on the 0-10 scale are a meaningful change; less may be chance (evidence.md 4.2, NPRS).
CLEAR_CHANGE = 2
# Sessions compared at each end: one alone says too little, more would hide a change inside six weeks [D].
SESSIONS_AT_EACH_END = 3
FEWEST_SESSIONS = 4

# AKPS: from 8 likely meaningful, from 10 clear, less is no clear change (evidence.md 4.1).
AKPS_LIKELY = 8
AKPS_CLEAR = 10


class Trend(StrEnum):
    """Which way it went."""

    TOO_EARLY = "too_early"
    LESS = "less"
    SAME = "same"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class PainTrend:
    """The mean of the first and of the last sessions, 0-10, over `sessions` at each end."""

    trend: Trend
    before: float | None = None
    now: float | None = None
    sessions: int = 0


def pain_trend(peaks: Sequence[int]) -> PainTrend:
    """The highest pain of each logged session, oldest first: the first few against the last few.

    >>> pain_trend([6, 5, 5, 3, 2, 3]).trend.value, pain_trend([6, 5, 5]).trend.value
    ('less', 'too_early')
    """
    if len(peaks) < FEWEST_SESSIONS:
        return PainTrend(Trend.TOO_EARLY)
    size = min(SESSIONS_AT_EACH_END, len(peaks) // 2)
    before, now = Fraction(sum(peaks[:size]), size), Fraction(sum(peaks[-size:]), size)
    trend = Trend.SAME
    if abs(now - before) >= CLEAR_CHANGE:
        trend = Trend.LESS if now < before else Trend.MORE
    return PainTrend(trend, round(float(before), 1), round(float(now), 1), size)


def akps_change(start: int, now: int) -> str:
    """`clear`, `likely` or `none` for a rise, `worse` for a fall of 8 or more; scores 0-100, higher is better.

    >>> [akps_change(70, score) for score in (80, 78, 77, 63, 62)]
    ['clear', 'likely', 'none', 'none', 'worse']
    """
    change = now - start
    if change <= -AKPS_LIKELY:
        return "worse"
    if change < AKPS_LIKELY:
        return "none"
    return "clear" if change >= AKPS_CLEAR else "likely"
