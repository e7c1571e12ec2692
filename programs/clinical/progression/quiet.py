"""The gate of row 10: when sessions were quiet, complete and easy enough to move on, and how many it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from programs.clinical.progression.session import Facts, Session
from programs.clinical.progression.warnings import ONE_DAY
from programs.clinical.values import Irritability

# Row 10: the quiet zone, the hardest effort, and how often both must be met (§6.6).
QUIET = 2
HARDEST_RPE = 7
QUIET_SESSIONS = 2
# Row 10: the rise next morning that still counts as quiet while the knee is highly irritable.
MORNING_RISE_IF_HIGH = 1
# Strong fear asks for "more HOLD before PROGRESS" (§7.9): one quiet session more [D].
STRONG_FEAR = 6
QUIET_SESSIONS_IF_AFRAID = 3
# 6.7, before more load: repetitions beyond the target in the last set, in two sessions in a row [M: NSCA].
EXTRA_REPS = 2
# After a longer gap two sessions are not consecutive any more (§6.8: beyond 7 days a whole week is done again) [D].
LONGEST_GAP_DAYS = 7


def sessions_needed(facts: Facts) -> int:
    """How many quiet sessions in a row move on: two, or three with a fear of 6 or more. Fear that was not told
    counts as none: row 10 itself asks for two."""
    return QUIET_SESSIONS_IF_AFRAID if facts.fear is not None and facts.fear >= STRONG_FEAR else QUIET_SESSIONS


def quiet_in_a_row(history: Sequence[Session], is_quiet: Callable[[Session], bool]) -> int:
    """How many of the latest sessions were quiet, without one that was not and without a gap of more than a week
    between them."""
    if not history or not is_quiet(history[-1]):
        return 0
    count = 1
    for later, earlier in pairwise(reversed(history)):
        if not is_quiet(earlier) or is_apart(earlier, later):
            break
        count += 1
    return count


def is_apart(earlier: Session, later: Session) -> bool:
    """True where both days were told and more than a week lies between them."""
    return earlier.day is not None and later.day is not None and abs(later.day - earlier.day) > LONGEST_GAP_DAYS


def quiet_often_enough(facts: Facts) -> bool:
    """True when as many of the last sessions as it takes pass the gate, one after the other, with the planned dose."""
    return quiet_in_a_row(facts.history, _gate(facts)) >= sessions_needed(facts)


def has_too_few_extra_reps(facts: Facts) -> bool:
    """True where the last two sessions told fewer than two repetitions beyond the target in the last set ("2-for-2",
    6.7). Where it was not told, an effort of 7 or less stands for it: three more would have been possible [D]."""
    told = [one.extra_reps for one in facts.history[-QUIET_SESSIONS:] if one.extra_reps is not None]
    return any(extra < EXTRA_REPS for extra in told)


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
    """The reason code for row 11: what kept the latest session, or those before it, from passing the gate."""
    latest = facts.latest
    if None in (latest.reps_ok, latest.form_ok, latest.rpe):
        return "hold_unanswered"
    if latest.waits_for_morning:
        return "hold_until_morning"
    if not is_answered(latest):
        return "hold_unanswered"
    if latest.morning_delta is not None and latest.morning_delta > _allowed_rise(facts.irritability):
        return "hold_morning"
    return _once_more(facts) if _easy_enough(latest) else "hold_effort"


def _once_more(facts: Facts) -> str:
    if facts.latest.eased:
        return "hold_eased"
    if len(facts.history) > 1 and is_apart(*facts.history[-2:]):
        return "hold_after_gap"
    return "hold_once_more" if sessions_needed(facts) == QUIET_SESSIONS else "hold_three_times"


def _gate(facts: Facts) -> Callable[[Session], bool]:
    return lambda session: is_quiet(session, facts.irritability) and not session.eased


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
