"""Too much pain, in a session, on the morning after or in a week: rest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from programs.clinical.hold.facts import HoldFacts, ToldInCheck, ToldSession
from programs.clinical.hold.values import Hold, HoldCode, reaches
from programs.clinical.progression.item import TOO_MUCH
from programs.clinical.progression.warnings import STOP_PEAK
from programs.clinical.screening.facts import VERY_SEVERE_PAIN
from programs.clinical.values import Level

# Rest after severe pain: the shorter end of 48-72 hours; the morning check may lengthen it (§6.6 row 3).
REST_AFTER_SEVERE_PAIN = timedelta(hours=48)


def severe_pain(facts: HoldFacts) -> Hold | None:
    """Pain of 8 or more rests for two days from when it was felt, in a session or on the morning after (row 3); the
    worst of a week, and the pain right now or at rest of the answers before a plan, from when it was told [D]."""
    told = [rest for session in facts.sessions for rest in _rests(session)]
    told += [_rest_of_week(check) for check in facts.checks if reaches(check.pain_worst, STOP_PEAK)]
    told += _rest_of_now(facts)
    return max((rest for rest in told if facts.at < rest.until), key=lambda rest: rest.until, default=None)


def unasked_pain(facts: HoldFacts) -> Hold | None:
    """Pain of 9 or more, told in a session, on the morning after or in a week, and no full questions finished since:
    they ask whether rest eases it (RF30), and nobody goes on before that is answered [D]. A clinician's word lifts it.
    Pain that was told with the questions was asked about in them."""
    unasked = [
        (told_at, felt_on, score)
        for told_at, felt_on, score in _very_severe(facts)
        if not (facts.is_asked_since(told_at) or facts.is_cleared_since(felt_on, told_at))
    ]
    if not unasked:
        return None
    _told_at, felt_on, score = max(unasked)
    return Hold(code=HoldCode.UNASKED_PAIN, level=Level.SOON, score=score, felt_on=felt_on)


def high_now(facts: HoldFacts) -> Hold | None:
    """Pain of 6 or 7 right now or at rest, told today in the answers before a plan: the stop zone, so no session today,
    as after such a morning [D]. From 8 on it is severe."""
    pain = facts.screened.pain if facts.screened else None
    if pain is None or pain.told_on < facts.today or not reaches(pain.score, TOO_MUCH):
        return None
    return Hold(code=HoldCode.HIGH_NOW, score=pain.score, felt_on=pain.told_on)


def high_morning(facts: HoldFacts) -> Hold | None:
    """Pain of 6 or more this morning: the stop zone, so no session today (design 16, row 4)."""
    told = facts.latest
    if told is None or told.morning_on != facts.today or not reaches(told.morning, TOO_MUCH):
        return None
    return Hold(code=HoldCode.HIGH_MORNING, score=told.morning, felt_on=told.morning_on)


def high_peak(facts: HoldFacts) -> Hold | None:
    """The last thing we know is pain of 6 or more: rest on that day, then wait until the morning after is told."""
    told = facts.latest
    if told is None or told.morning is not None or not reaches(told.worst, TOO_MUCH):
        return None
    code = HoldCode.PAINFUL_SESSION if told.performed_on >= facts.today else HoldCode.MORNING_FIRST
    return Hold(code=code, score=told.worst, felt_on=told.performed_on)


def told_pains(sessions: Iterable[ToldSession]) -> list[tuple[datetime, date, int]]:
    """Pain 0-10 of sessions and of the mornings after: when it was told, the day on which it was felt, the score."""
    told: list[tuple[datetime, date, int | None]] = []
    for one in sessions:
        told.append((one.told_at, one.performed_on, one.worst))
        told.append((one.morning_told_at or one.told_at, one.morning_on or one.performed_on, one.morning))
    return [(at, day, score) for at, day, score in told if score is not None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest(Hold):
    until: datetime


def _rests(told: ToldSession) -> list[_Rest]:
    rests = []
    if reaches(told.worst, STOP_PEAK):
        until = told.performed_at + REST_AFTER_SEVERE_PAIN
        rests.append(_Rest(code=HoldCode.SEVERE_PAIN, score=told.worst, felt_on=told.performed_on, until=until))
    if reaches(told.morning, STOP_PEAK) and told.morning_told_at is not None:
        until = told.morning_told_at + REST_AFTER_SEVERE_PAIN
        rests.append(_Rest(code=HoldCode.SEVERE_MORNING, score=told.morning, felt_on=told.morning_on, until=until))
    return rests


def _very_severe(facts: HoldFacts) -> list[tuple[datetime, date, int]]:
    """Pain of 9 or more: when it was told, the day on which it was felt, and the score."""
    told = told_pains(facts.sessions) + [(one.told_at, one.told_on, one.pain_worst) for one in facts.checks]
    return [(at, day, score) for at, day, score in told if reaches(score, VERY_SEVERE_PAIN)]


def _rest_of_week(check: ToldInCheck) -> _Rest:
    until = check.told_at + REST_AFTER_SEVERE_PAIN
    return _Rest(code=HoldCode.SEVERE_WEEK, score=check.pain_worst, felt_on=check.told_on, until=until)


def _rest_of_now(facts: HoldFacts) -> list[_Rest]:
    pain = facts.screened.pain if facts.screened else None
    if pain is None or not reaches(pain.score, STOP_PEAK):
        return []
    until = pain.told_at + REST_AFTER_SEVERE_PAIN
    return [_Rest(code=HoldCode.SEVERE_NOW, score=pain.score, felt_on=pain.told_on, until=until)]
