"""The gate of row 10: when a session was quiet, complete and easy enough to move on."""

from __future__ import annotations

from programs.clinical.progression.session import Facts, Session
from programs.clinical.progression.warnings import ONE_DAY
from programs.clinical.values import Irritability

# Row 10: the quiet zone, the hardest effort, and how often both must be met (evidence.md 6.6).
QUIET = 2
HARDEST_RPE = 7
QUIET_SESSIONS = 2
# Row 10: the rise next morning that still counts as quiet while the knee is highly irritable.
MORNING_RISE_IF_HIGH = 1


def quiet_twice(facts: Facts) -> bool:
    """True when the last two sessions both pass the gate."""
    last = facts.history[-QUIET_SESSIONS:]
    return len(last) == QUIET_SESSIONS and all(is_quiet(session, facts.irritability) for session in last)


def is_quiet(session: Session, irritability: Irritability | None) -> bool:
    """One session's gate: everything answered, pain 0-2, no worse next morning (one point is allowed while
    irritability is high), all repetitions in good form at an effort of 7 or less."""
    calm = is_answered(session) and not _was_interrupted(session)
    return calm and _low_pain(session, irritability) and _complete(session) and _easy_enough(session)


def is_answered(session: Session) -> bool:
    """True when nothing that could speak against progress was left open. How long pain took to settle
    matters only where there was pain."""
    needed = (session.peak, session.morning_delta, session.swelling_new, session.mechanical)
    return None not in needed and (session.peak == 0 or session.settles_minutes is not None)


def why_not_yet(facts: Facts) -> str:
    """The reason code for row 11: what kept the latest session, or the pair, from passing the gate."""
    latest = facts.latest
    if None in (latest.reps_ok, latest.form_ok, latest.rpe):
        return "hold_unanswered"
    if latest.waits_for_morning:
        return "hold_until_morning"
    if not is_answered(latest):
        return "hold_unanswered"
    if latest.morning_delta is not None and latest.morning_delta > _allowed_rise(facts.irritability):
        return "hold_morning"
    return "hold_once_more" if _easy_enough(latest) else "hold_effort"


def _allowed_rise(irritability: Irritability | None) -> int:
    return MORNING_RISE_IF_HIGH if irritability is Irritability.HIGH else 0


def _low_pain(session: Session, irritability: Irritability | None) -> bool:
    peak, rise = session.peak, session.morning_delta
    return peak is not None and rise is not None and peak <= QUIET and rise <= _allowed_rise(irritability)


def _complete(session: Session) -> bool:
    return session.reps_ok is True and session.form_ok is True


def _easy_enough(session: Session) -> bool:
    return session.rpe is not None and session.rpe <= HARDEST_RPE


def _was_interrupted(session: Session) -> bool:
    lingered = session.settles_minutes is not None and session.settles_minutes > ONE_DAY
    return lingered or session.red_flag is not None or bool(session.swelling_new) or bool(session.mechanical)
