"""What is known when it is asked whether a session must wait: screening, clearance, sessions and weekly checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from programs.clinical.case import UrgentBefore
from programs.clinical.hold.values import reaches
from programs.clinical.progression.warnings import STOP_PEAK
from programs.clinical.values import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """The newest set of warning-sign questions. `completed_at` None = begun and not finished; `pain` as it was told
    with them and with the answers after them, None = not told."""

    completed_at: datetime | None
    screened_on: date | None
    level: Level | None
    pain: ToldPain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPain:
    """The pain right now, or at rest where that is higher: 0-10, when it was last told, and on which day."""

    score: int
    told_at: datetime
    told_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """A clinician's word: the day it was given, and when we were told."""

    cleared_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSession:
    """A log that stands, as far as it can hold back the next session. Scores 0-10, None = not told.

    `performed_at` when it was done, `told_at` when we learned of it; the morning after was felt on `morning_on`
    and told at `morning_told_at`; `mechanical` = locked or gave way.
    """

    performed_on: date
    performed_at: datetime
    told_at: datetime
    peak: int | None = None
    after: int | None = None
    morning: int | None = None
    morning_on: date | None = None
    morning_told_at: datetime | None = None
    swelling_new: bool | None = None
    mechanical: bool | None = None

    @property
    def worst(self) -> int | None:
        """The higher of the pain during and after: pain that rises once one sits down counts as much."""
        return max((score for score in (self.peak, self.after) if score is not None), default=None)

    @property
    def is_stop(self) -> bool:
        """Whether the pain table answers with a stop (§6.6 rows 2 and 3); a severe morning counts too."""
        return bool(self.swelling_new or self.mechanical) or self.is_severe

    @property
    def is_severe(self) -> bool:
        """Pain of 8 or more, in or after it or on the morning after (row 3)."""
        return reaches(self.worst, STOP_PEAK) or reaches(self.morning, STOP_PEAK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInCheck:
    """A weekly check that stands, as far as it can hold back the next session; a line counts here where it was
    answered with yes. `pain_worst` 0-10; `mechanical` = locked, gave way or could not take the weight; `asks_more` = a
    line was no plain "no", so the full questions follow; `signs` those lines with their words."""

    told_on: date
    told_at: datetime
    pain_worst: int
    swelling_new: bool = False
    mechanical: bool = False
    asks_more: bool = False
    signs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldFacts:
    """What is known at a moment, on the person's calendar day. `sessions` in any order, only those that stand;
    `asked_at`: when a set of questions was last finished, also where a newer one is open (None = that of `screened`);
    `assigned_at` is when a therapist assigned the running program (None = the runner began it alone);
    `urgent_before`: urgent advice of an earlier screening that no clinician has answered; `week_told_on` the day of the
    last weekly check, before the first one the program's first day (None = no week has to be told now); `checks` those
    that stand; `trained_on` the day of the last session that was done, before the first one the program's first day
    (None = no session is to be done now); `is_paused`: the program rests."""

    at: datetime
    today: date
    screened: Screened | None = None
    asked_at: datetime | None = None
    cleared: Cleared | None = None
    urgent_before: UrgentBefore | None = None
    assigned_at: datetime | None = None
    sessions: tuple[ToldSession, ...] = ()
    week_told_on: date | None = None
    checks: tuple[ToldInCheck, ...] = ()
    trained_on: date | None = None
    is_paused: bool = False

    def is_asked_since(self, told_at: datetime) -> bool:
        """Whether a full set of questions was finished after something was told."""
        screened = self.screened
        return screened is not None and screened.completed_at is not None and screened.completed_at > told_at

    def is_cleared_since(self, felt_on: date, told_at: datetime) -> bool:
        """A clearance, or a therapist who assigned a program knowing of it: both are a clinician's word."""
        cleared = self.cleared
        if cleared is not None and felt_on <= cleared.cleared_on <= self.today and cleared.recorded_at > told_at:
            return True
        return self.assigned_at is not None and self.assigned_at > told_at

    @property
    def open_checks(self) -> tuple[ToldInCheck, ...]:
        """Checks with a line that was no plain "no", and no full set of questions finished since (§2.2)."""
        asked_at = self.asked_at or (self.screened.completed_at if self.screened else None)
        return tuple(one for one in self.checks if one.asks_more and (asked_at is None or one.told_at >= asked_at))

    @property
    def latest(self) -> ToldSession | None:
        """The session done last."""
        return max(self.sessions, key=lambda told: (told.performed_on, told.told_at), default=None)
