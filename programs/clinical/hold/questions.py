"""Questions that must be answered, or answers that somebody has to look at, before the next session."""

from __future__ import annotations

from datetime import date

from programs.clinical.check import CheckState, check_state
from programs.clinical.hold.facts import Cleared, HoldFacts, Screened
from programs.clinical.hold.pain import told_pains
from programs.clinical.hold.values import Hold, HoldCode, reaches
from programs.clinical.screening.questions import YES_NO
from programs.clinical.screening.rescreen import RESCREEN, RESCREEN_PAIN, level_told, screening_due, signs_told
from programs.clinical.values import Level


def not_screened(facts: HoldFacts) -> Hold | None:
    """No finished screening, one that was begun again and left, or none finished since a sign was told: not answered is
    not passed (§2.1)."""
    screened = facts.screened
    is_finished = screened is not None and screened.completed_at is not None and screened.level is not None
    nothing_told = None if is_finished else Hold(code=HoldCode.NOT_SCREENED, level=Level.SOON)
    return unanswered_sign(facts) or nothing_told


def unanswered_sign(facts: HoldFacts) -> Hold | None:
    """A line of a weekly check that was no plain "no", and no full questions finished since (§2.2). It has the level of
    the line until they are: whoever told it reads at once whom to call. Of two checks the stricter word of a line
    stands: a later one takes nothing back."""
    if not facts.open_checks:
        return None
    signs = dict.fromkeys((line.key for line in RESCREEN), "no")
    for key, word in (sign for one in facts.open_checks for sign in one.signs):
        signs[key] = max(signs[key], word, key=YES_NO.index)
    level = level_told(signs) or Level.SOON
    return Hold(code=HoldCode.NOT_SCREENED, level=level, signs=tuple(signs_told(signs).items()))


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
    """Earlier urgent advice, unless a sign that was told since is as urgent."""
    before, sign = facts.urgent_before, unanswered_sign(facts)
    if before is None or (sign is not None and sign.level is not None and sign.level >= before.level):
        return None
    return Hold(code=HoldCode.WARNING_SIGN, level=before.level, is_reopened=True)


def _is_lifted(screened: Screened, cleared: Cleared | None, today: date) -> bool:
    if cleared is None or screened.screened_on is None:
        return False
    return screened.screened_on <= cleared.cleared_on <= today


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


def signs_first(facts: HoldFacts) -> Hold | None:
    """Pain of 6 or more was told, and neither the five lines nor the full questions were answered since (§2.2: at every
    check-in where pain is 6 or more). Not answered is not passed: the next session waits for them, or for a clinician's
    word, as after a 9 [D]."""
    if facts.week_told_on is None:
        return None
    unasked = [
        (told_at, felt_on, score)
        for told_at, felt_on, score in told_pains(facts.sessions)
        if reaches(score, RESCREEN_PAIN)
        and not (facts.is_asked_since(told_at) or any(check.told_at > told_at for check in facts.checks))
        and not facts.is_cleared_since(felt_on, told_at)
    ]
    if not unasked:
        return None
    _told_at, felt_on, score = max(unasked)
    return Hold(code=HoldCode.SIGNS_FIRST, score=score, felt_on=felt_on)


def week_untold(facts: HoldFacts) -> Hold | None:
    """The weekly check is more than a week late: it is asked before the next session (§2.2 [D])."""
    since = facts.week_told_on
    if since is None or check_state(facts.today, since) is not CheckState.OVERDUE:
        return None
    return Hold(code=HoldCode.WEEK_UNTOLD)


def paused(facts: HoldFacts) -> Hold | None:
    """A plan that rests has no session today; everything that speaks against one comes first."""
    return Hold(code=HoldCode.PAUSED) if facts.is_paused else None
