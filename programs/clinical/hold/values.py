"""Why a session waits, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from programs.clinical.screening.facts import VERY_SEVERE_PAIN
from programs.clinical.values import Level


class HoldCode(StrEnum):
    """Why a session waits. `programs.wording.training` has the words."""

    NOT_SCREENED = "not_screened"
    WARNING_SIGN = "warning_sign"
    STOPPED_AGAIN = "stopped_again"
    SWELLING = "swelling"
    LOCKING = "locking"
    LONG_GAP = "long_gap"
    SEVERE_PAIN = "severe_pain"
    SEVERE_MORNING = "severe_morning"
    SEVERE_WEEK = "severe_week"
    SEVERE_NOW = "severe_now"
    HIGH_NOW = "high_now"
    UNASKED_PAIN = "unasked_pain"
    HIGH_MORNING = "high_morning"
    PAINFUL_SESSION = "painful_session"
    MORNING_FIRST = "morning_first"
    SIGNS_FIRST = "signs_first"
    WEEK_UNTOLD = "week_untold"
    PAUSED = "paused"

    @property
    def asks_signs(self) -> bool:
        """True where the page asks besides whether a warning sign has come up; the others lead to the questions."""
        return self not in LEADS_TO_QUESTIONS

    @property
    def speaks_of_knee(self) -> bool:
        """False where nothing is known against the knee, and only something has to be told, or the plan rests."""
        return self not in {*ASKS_WEEK, HoldCode.LONG_GAP, HoldCode.PAUSED}

    @property
    def asks_week(self) -> bool:
        """True where the five questions and the week's pain are all that is missing."""
        return self in ASKS_WEEK


ASKS_WEEK = frozenset({HoldCode.WEEK_UNTOLD, HoldCode.SIGNS_FIRST})
LEADS_TO_QUESTIONS = ASKS_WEEK | frozenset(
    {
        HoldCode.NOT_SCREENED,
        HoldCode.WARNING_SIGN,
        HoldCode.SWELLING,
        HoldCode.LOCKING,
        HoldCode.LONG_GAP,
        HoldCode.UNASKED_PAIN,
        HoldCode.PAUSED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One reason to wait. `level` where a clinician is to be seen; `score` 0-10 and `felt_on` of the pain that
    decided; `until` when time lifts it, or is one of two things that do; `is_asked` where the other, the questions,
    has been done; `is_reopened` where the questions are being answered anew and earlier urgent advice still stands;
    `signs` the lines of a weekly check that those questions have not answered yet, with their words."""

    code: HoldCode
    level: Level | None = None
    score: int | None = None
    felt_on: date | None = None
    until: datetime | None = None
    is_asked: bool = False
    is_reopened: bool = False
    signs: tuple[tuple[str, str], ...] = ()

    @property
    def may_be_unrelenting(self) -> bool:
        """Pain so strong that the page asks first whether rest eases it (RF30)."""
        return reaches(self.score, VERY_SEVERE_PAIN)

    @property
    def blocks_plan(self) -> bool:
        """True where not only today's session waits but the whole plan: somebody has to look, or ask, first."""
        return self.level is not None

    def rests_on(self, day: date, *, until_on: date) -> bool:
        """Whether a session of that day falls into a rest that time ends; `until_on`: the person's day of its end."""
        return self.until is not None and self.felt_on is not None and self.felt_on < day <= until_on


def reaches(score: int | None, threshold: int) -> bool:
    """Whether a score 0-10 is that high; one that was not told is not."""
    return score is not None and score >= threshold
