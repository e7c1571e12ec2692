"""When today's session must wait: a warning sign, a swollen or locked knee, or too much pain.

One question with one answer, asked by today's page, by the session page and by the action that stores a log, so
that no page can show a session which another one holds back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from programs.clinical.case import UrgentBefore
from programs.clinical.check import CheckState, check_state
from programs.clinical.progression.item import TOO_MUCH
from programs.clinical.progression.warnings import STOP_PEAK
from programs.clinical.screening.rescreen import screening_due
from programs.clinical.values import Level

# Rest after severe pain: the shorter end of 48-72 hours; the morning check may lengthen it (§6.6 row 3).
REST_AFTER_SEVERE_PAIN = timedelta(hours=48)
# Rest after new swelling, locking or giving way, from when it was last told (6.6 row 2: "72 h without swelling").
REST_AFTER_KNEE_SIGN = timedelta(hours=72)
# A second stop within this many days needs a clinician (§6.6 row 3: "second time in 14 days -> SOON").
STOPS_WINDOW = timedelta(days=14)
# Very severe pain that rest does not ease is urgent from here on (§2.2, RF30).
UNRELENTING = 9


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
    HIGH_MORNING = "high_morning"
    PAINFUL_SESSION = "painful_session"
    MORNING_FIRST = "morning_first"
    WEEK_UNTOLD = "week_untold"

    @property
    def asks_signs(self) -> bool:
        """True where the page asks besides whether a warning sign has come up; the others lead to the questions."""
        return self not in LEADS_TO_QUESTIONS

    @property
    def speaks_of_knee(self) -> bool:
        """False where nothing is known against the knee, and only something has to be told."""
        return self not in {HoldCode.WEEK_UNTOLD, HoldCode.LONG_GAP}


LEADS_TO_QUESTIONS = frozenset(
    {
        HoldCode.NOT_SCREENED,
        HoldCode.WARNING_SIGN,
        HoldCode.SWELLING,
        HoldCode.LOCKING,
        HoldCode.LONG_GAP,
        HoldCode.WEEK_UNTOLD,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One reason to wait. `level` where a clinician is to be seen; `score` 0-10 and `felt_on` of the pain that
    decided; `until` when time lifts it, or is one of two things that do; `is_asked` where the other, the questions,
    has been done; `is_reopened` where the questions are being answered anew and earlier urgent advice still stands."""

    code: HoldCode
    level: Level | None = None
    score: int | None = None
    felt_on: date | None = None
    until: datetime | None = None
    is_asked: bool = False
    is_reopened: bool = False

    @property
    def may_be_unrelenting(self) -> bool:
        """Pain so strong that the page asks first whether rest eases it (RF30)."""
        return _at_least(self.score, UNRELENTING)

    @property
    def blocks_plan(self) -> bool:
        """True where not only today's session waits but the whole plan: somebody has to look, or ask, first."""
        return self.level is not None

    def rests_on(self, day: date, *, until_on: date) -> bool:
        """Whether a session of that day falls into a rest that time ends; `until_on`: the person's day of its end."""
        return self.until is not None and self.felt_on is not None and self.felt_on < day <= until_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """The newest set of warning-sign questions. `completed_at` None = begun and not finished."""

    completed_at: datetime | None
    screened_on: date | None
    level: Level | None


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
        return _at_least(self.worst, STOP_PEAK) or _at_least(self.morning, STOP_PEAK)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldInCheck:
    """A weekly check that stands, as far as it can hold back the next session; a line counts here where it was
    answered with yes. `pain_worst` 0-10; `mechanical` = locked, gave way or could not take the weight."""

    told_on: date
    told_at: datetime
    pain_worst: int
    swelling_new: bool = False
    mechanical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldFacts:
    """What is known at a moment, on the person's calendar day. `sessions` in any order, only those that stand;
    `assigned_at` is when a therapist assigned the running program (None = the runner began it alone);
    `urgent_before`: urgent advice of an earlier screening that no clinician has answered; `week_told_on` the day of the
    last weekly check, before the first one the program's first day (None = no week has to be told now); `checks` those
    that stand; `trained_on` the day of the last session that was done, before the first one the program's first day
    (None = no session is to be done now)."""

    at: datetime
    today: date
    screened: Screened | None = None
    cleared: Cleared | None = None
    urgent_before: UrgentBefore | None = None
    assigned_at: datetime | None = None
    sessions: tuple[ToldSession, ...] = ()
    week_told_on: date | None = None
    checks: tuple[ToldInCheck, ...] = ()
    trained_on: date | None = None

    @property
    def latest(self) -> ToldSession | None:
        """The session done last."""
        return max(self.sessions, key=lambda told: (told.performed_on, told.told_at), default=None)


def hold(facts: HoldFacts) -> Hold | None:
    """The strictest reason why today's session must wait; None = nothing holds it back (§2.1, 6.6).

    >>> from datetime import UTC
    >>> nine = datetime(2027, 1, 18, 9, tzinfo=UTC)
    >>> hold(HoldFacts(at=nine, today=nine.date())).code.value
    'not_screened'
    """
    return next((found for ask in ASKED_IN_ORDER if (found := ask(facts))), None)


def not_screened(facts: HoldFacts) -> Hold | None:
    """No finished screening, or one that was begun again and left: not answered is not passed (§2.1)."""
    if facts.screened is None or facts.screened.completed_at is None or facts.screened.level is None:
        return Hold(code=HoldCode.NOT_SCREENED, level=Level.SOON)
    return None


def warning_sign(facts: HoldFacts) -> Hold | None:
    """A level that blocks a plan. A clearance not before the screening and not ahead lifts SOON only (settled).

    Questions that are begun anew take no urgent advice back: whoever opens them again still reads whom to call."""
    screened = facts.screened
    if screened is None or screened.level is None:
        return _told_before(facts)
    if not screened.level.blocks_plan:
        return None
    if screened.level is Level.SOON and _is_lifted(screened, facts.cleared, facts.today):
        return None
    return Hold(code=HoldCode.WARNING_SIGN, level=screened.level)


def _told_before(facts: HoldFacts) -> Hold | None:
    if facts.urgent_before is None:
        return None
    return Hold(code=HoldCode.WARNING_SIGN, level=facts.urgent_before.level, is_reopened=True)


def _is_lifted(screened: Screened, cleared: Cleared | None, today: date) -> bool:
    if cleared is None or screened.screened_on is None:
        return False
    return screened.screened_on <= cleared.cleared_on <= today


def stopped_again(facts: HoldFacts) -> Hold | None:
    """Two stops within 14 days: see somebody first. Only a clinician's word after the later one lifts it."""
    stops = sorted((told for told in facts.sessions if told.is_stop), key=lambda told: told.performed_on)
    again = [later for first, later in pairwise(stops) if later.performed_on - first.performed_on <= STOPS_WINDOW]
    if not again or _is_cleared_since(facts, again[-1].performed_on, again[-1].told_at):
        return None
    last = again[-1]
    return Hold(code=HoldCode.STOPPED_AGAIN, level=Level.SOON, score=last.worst, felt_on=last.performed_on)


def knee_sign(facts: HoldFacts) -> Hold | None:
    """New swelling, locking or giving way (6.6 row 2). A clearance lifts it, or the questions answered since and 72
    hours: an answer of the same day that contradicts the telling lifts nothing. SOON, as an open question is (2.1)."""
    signs = [sign for sign in _knee_signs(facts) if not _is_cleared_since(facts, sign.felt_on, sign.told_at)]
    newest = max(signs, key=lambda sign: sign.told_at, default=None)
    if newest is None:
        return None
    until, is_asked = newest.told_at + REST_AFTER_KNEE_SIGN, _is_asked_since(facts, newest.told_at)
    is_over = facts.at >= until
    if is_asked and is_over:
        return None
    return Hold(
        code=newest.code,
        level=Level.SOON,
        felt_on=newest.felt_on,
        until=None if is_over else until,
        is_asked=is_asked,
    )


def long_gap(facts: HoldFacts) -> Hold | None:
    """No session for more than 28 days is a new baseline: the full questions come first (§2.2, 6.8). They count once
    the gap was that long, and as long again [D]. SOON, as an open question is (2.1)."""
    if facts.trained_on is None or not _is_long(facts.trained_on, facts.today):
        return None
    asked_on = facts.screened.screened_on if facts.screened else None
    if asked_on is not None and _is_long(facts.trained_on, asked_on) and not _is_long(asked_on, facts.today):
        return None
    return Hold(code=HoldCode.LONG_GAP, level=Level.SOON, felt_on=facts.trained_on)


def _is_long(since: date, day: date) -> bool:
    due = screening_due(days_since_screening=0, days_since_session=(day - since).days, injury=False)
    return due == "full"


def severe_pain(facts: HoldFacts) -> Hold | None:
    """Pain of 8 or more rests for two days from when it was felt, in a session or on the morning after (row 3); the
    worst of a week from when it was told, for nobody asks on which day it was [D]."""
    told = [rest for session in facts.sessions for rest in _rests(session)]
    told += [_rest_of_week(check) for check in facts.checks if _at_least(check.pain_worst, STOP_PEAK)]
    return max((rest for rest in told if facts.at < rest.until), key=lambda rest: rest.until, default=None)


def high_morning(facts: HoldFacts) -> Hold | None:
    """Pain of 6 or more this morning: the stop zone, so no session today (design 16, row 4)."""
    told = facts.latest
    if told is None or told.morning_on != facts.today or not _at_least(told.morning, TOO_MUCH):
        return None
    return Hold(code=HoldCode.HIGH_MORNING, score=told.morning, felt_on=told.morning_on)


def high_peak(facts: HoldFacts) -> Hold | None:
    """The last thing we know is pain of 6 or more: rest on that day, then wait until the morning after is told."""
    told = facts.latest
    if told is None or told.morning is not None or not _at_least(told.worst, TOO_MUCH):
        return None
    code = HoldCode.PAINFUL_SESSION if told.performed_on >= facts.today else HoldCode.MORNING_FIRST
    return Hold(code=code, score=told.worst, felt_on=told.performed_on)


def week_untold(facts: HoldFacts) -> Hold | None:
    """The weekly check is more than a week late: it is asked before the next session (§2.2 [D])."""
    since = facts.week_told_on
    if since is None or check_state(facts.today, since) is not CheckState.OVERDUE:
        return None
    return Hold(code=HoldCode.WEEK_UNTOLD)


ASKED_IN_ORDER: tuple[Callable[[HoldFacts], Hold | None], ...] = (
    warning_sign,
    stopped_again,
    knee_sign,
    not_screened,
    long_gap,
    severe_pain,
    high_morning,
    high_peak,
    week_untold,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest(Hold):
    until: datetime


def _rests(told: ToldSession) -> list[_Rest]:
    rests = []
    if _at_least(told.worst, STOP_PEAK):
        until = told.performed_at + REST_AFTER_SEVERE_PAIN
        rests.append(_Rest(code=HoldCode.SEVERE_PAIN, score=told.worst, felt_on=told.performed_on, until=until))
    if _at_least(told.morning, STOP_PEAK) and told.morning_told_at is not None:
        until = told.morning_told_at + REST_AFTER_SEVERE_PAIN
        rests.append(_Rest(code=HoldCode.SEVERE_MORNING, score=told.morning, felt_on=told.morning_on, until=until))
    return rests


def _rest_of_week(check: ToldInCheck) -> _Rest:
    until = check.told_at + REST_AFTER_SEVERE_PAIN
    return _Rest(code=HoldCode.SEVERE_WEEK, score=check.pain_worst, felt_on=check.told_on, until=until)


@dataclass(frozen=True, slots=True)
class _KneeSign:
    felt_on: date
    told_at: datetime
    code: HoldCode


def _knee_signs(facts: HoldFacts) -> list[_KneeSign]:
    """Swelling, locking and giving way as they were told, in sessions and in weekly checks."""
    told = [(one.performed_on, one.told_at, one.swelling_new, one.mechanical) for one in facts.sessions]
    told += [(one.told_on, one.told_at, one.swelling_new, one.mechanical) for one in facts.checks]
    return [
        _KneeSign(felt_on, told_at, HoldCode.SWELLING if is_swollen else HoldCode.LOCKING)
        for felt_on, told_at, is_swollen, is_mechanical in told
        if is_swollen or is_mechanical
    ]


def _is_asked_since(facts: HoldFacts, told_at: datetime) -> bool:
    screened = facts.screened
    return screened is not None and screened.completed_at is not None and screened.completed_at > told_at


def _is_cleared_since(facts: HoldFacts, felt_on: date, told_at: datetime) -> bool:
    """A clearance, or a therapist who assigned a program knowing of it: both are a clinician's word."""
    cleared = facts.cleared
    if cleared is not None and felt_on <= cleared.cleared_on <= facts.today and cleared.recorded_at > told_at:
        return True
    return facts.assigned_at is not None and facts.assigned_at > told_at


def _at_least(score: int | None, threshold: int) -> bool:
    return score is not None and score >= threshold
