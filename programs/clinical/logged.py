"""What a stored session tells the pain table: from sets, scores and yes or no to the facts of one item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from programs.clinical.progression import Session

# How long pain took to settle, in minutes, as far as two scores can tell (evidence.md 6.6, "settle"):
# back to the start when the session ended, or by the next morning.
SETTLED_AT_ONCE = 60
SETTLED_BY_MORNING = 24 * 60


@dataclass(frozen=True, slots=True)
class DoneSet:
    """One set: what was asked at least and what was done, in repetitions or seconds, with loads in kg."""

    asked: int | None
    done: int | None
    asked_kg: float | None = None
    done_kg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What was told about a session, the same for each of its items. Scores 0-10; None = not told."""

    before: int | None = None
    peak: int | None = None
    after: int | None = None
    morning: int | None = None
    effort: int | None = None
    swelling_new: bool | None = None
    mechanical: bool | None = None


def all_done(sets: Iterable[DoneSet], *, planned: int) -> bool | None:
    """Whether every planned set reached its target. None where a load was asked and none was told: what is not
    known never counts as done.

    >>> all_done([DoneSet(10, 10), DoneSet(10, 9)], planned=2)
    False
    """
    given = list(sets)
    if len(given) < planned or any(_falls_short(one) for one in given[:planned]):
        return False
    return None if any(one.asked_kg and one.done_kg is None for one in given[:planned]) else True


def session_of(scores: Scores, *, reps_ok: bool | None) -> Session:
    """One item's session for `decide_item`.

    The log asks people to count only what they did in good form, so a full count speaks for the form as well,
    and an incomplete one leaves it open. Peak is the higher of during and after.
    """
    worst = max((score for score in (scores.peak, scores.after) if score is not None), default=None)
    return Session(
        peak=None if scores.peak is None else worst,
        morning_delta=morning_rise(before=scores.before, morning=scores.morning),
        settles_minutes=settles_minutes(scores),
        swelling_new=scores.swelling_new,
        mechanical=scores.mechanical,
        reps_ok=reps_ok,
        form_ok=True if reps_ok else None,
        rpe=scores.effort,
    )


def morning_rise(*, before: int | None, morning: int | None) -> int | None:
    """The morning after minus the pain before the session, which stands for the usual level (evidence.md 6.6
    asks for "next-morning minus usual morning"; a usual morning is not asked) [D]."""
    return None if before is None or morning is None else morning - before


def settles_minutes(scores: Scores) -> int | None:
    """How long pain took to come back to where it began, at the longest; None where the scores do not say."""
    if scores.before is None:
        return None
    if scores.after is not None and scores.after <= scores.before:
        return SETTLED_AT_ONCE
    if scores.morning is not None and scores.morning <= scores.before:
        return SETTLED_BY_MORNING
    return None


def _falls_short(one: DoneSet) -> bool:
    if one.done is None or (one.asked is not None and one.done < one.asked):
        return True
    return bool(one.asked_kg and one.done_kg is not None and one.done_kg < one.asked_kg)
