"""Has it changed? Honest answers from a few numbers: a change within the measurement error is "no clear change"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from programs.clinical.outcome import Shift, Sureness, shift
from programs.clinical.verdict import Verdict

# Sessions compared at each end: one alone says too little, more would hide a change inside six weeks [D].
SESSIONS_AT_EACH_END = 3
FEWEST_SESSIONS = 4


class Trend(StrEnum):
    """Which way it went. "Possibly": more than chance usually makes, less than people feel as a change (§4.2)."""

    TOO_EARLY = "too_early"
    LESS = "less"
    POSSIBLY_LESS = "possibly_less"
    SAME = "same"
    POSSIBLY_MORE = "possibly_more"
    MORE = "more"


_TRENDS = {
    (Verdict.BETTER, Sureness.CLEAR): Trend.LESS,
    (Verdict.BETTER, Sureness.POSSIBLE): Trend.POSSIBLY_LESS,
    (Verdict.NO_CLEAR_CHANGE, None): Trend.SAME,
    (Verdict.WORSE, Sureness.POSSIBLE): Trend.POSSIBLY_MORE,
    (Verdict.WORSE, Sureness.CLEAR): Trend.MORE,
}


@dataclass(frozen=True, slots=True)
class PainTrend:
    """The mean of the first and of the last sessions, 0-10, over `sessions` at each end."""

    trend: Trend
    before: float | None = None
    now: float | None = None
    sessions: int = 0


def pain_trend(peaks: Sequence[int]) -> PainTrend:
    """The highest pain of each logged session, oldest first: the first few against the last few (§4.2).

    >>> pain_trend([6, 5, 5, 3, 2, 3]).trend.value, pain_trend([6, 5, 5]).trend.value
    ('less', 'too_early')
    """
    if len(peaks) < FEWEST_SESSIONS:
        return PainTrend(Trend.TOO_EARLY)
    size = min(SESSIONS_AT_EACH_END, len(peaks) // 2)
    before, now = Fraction(sum(peaks[:size]), size), Fraction(sum(peaks[-size:]), size)
    went = shift("PAIN_WORST", before, now)
    return PainTrend(_TRENDS[went.verdict, went.sure], round(float(before), 1), round(float(now), 1), size)


def akps_change(start: int, now: int) -> str:
    """`clear`, `likely` or `none` for a rise, `worse` for a fall of 8 or more; scores 0-100, higher is better (§4.1).

    >>> [akps_change(70, score) for score in (80, 78, 77, 63, 62)]
    ['clear', 'likely', 'none', 'none', 'worse']
    """
    went: Shift = shift("AKPS", start, now)
    if went.verdict is Verdict.WORSE:
        return "worse"
    return str(went.sure) if went.sure else "none"
