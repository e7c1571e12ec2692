"""What a stored session tells the pain table: from sets, scores and yes or no to the facts of one item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from programs.clinical.decision import NextStep
from programs.clinical.generation.run_table import TABLE
from programs.clinical.progression import Session

# How long pain took to settle, in minutes, as far as two scores can tell (§6.6, "settle"):
# back to the start when the session ended, or by the next morning.
SETTLED_AT_ONCE = 60
SETTLED_BY_MORNING = 24 * 60

Number = TypeVar("Number", int, float)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Eased:
    """What the last decision asked instead of the plan: fewer sets, less weight, a shorter run; None = as planned."""

    sets: int | None = None
    load_kg: float | None = None
    seconds: int | None = None

    def of(self, one: DoneSet) -> DoneSet:
        """The set with what was asked of it in the end."""
        return replace(one, asked=_lower(one.asked, self.seconds), asked_kg=_lower(one.asked_kg, self.load_kg))


NOT_EASED = Eased()


def eased_by(step: NextStep) -> Eased:
    """How a decision eased the session that follows it, where it says so in numbers; whoever does that has not fallen
    short (§6.6 rows 3 to 5).

    >>> from programs.clinical.decision import Change, Decision
    >>> from programs.clinical.reason import Reason
    >>> eased_by(NextStep(decision=Decision.REGRESS, reason=Reason("", ""), change=Change("volume", 3, 2, 0.7))).sets
    2
    """
    change, to = step.change, step.change.after
    if isinstance(to, str) or isinstance(change.before, str) or to is None or change.before is None:
        return NOT_EASED
    if to >= change.before:
        return NOT_EASED
    if change.variable == "volume":
        return Eased(sets=int(to))
    if change.variable == "load_kg":
        return Eased(load_kg=float(to))
    return Eased(seconds=round(TABLE[int(to)].total_minutes * 60)) if step.run_step is not None else NOT_EASED


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


def extra_reps(last_sets: Iterable[tuple[int | None, int | None]]) -> int | None:
    """Repetitions of the last set beyond the most that was asked, (asked, done) of each leg, the fewer of two legs
    (§6.7, "two extra repetitions in the last set"). None where repetitions were not asked or not told.

    >>> extra_reps([(12, 14), (12, 13)]), extra_reps([(12, None)]), extra_reps([])
    (1, None, None)
    """
    given = list(last_sets)
    beyond = [done - asked for asked, done in given if asked is not None and done is not None]
    return min(beyond) if beyond and len(beyond) == len(given) else None


def session_of(scores: Scores, *, reps_ok: bool | None) -> Session:
    """One item's session for `decide_item`.

    The log asks people to count only what they did in good form, so a full count speaks for the form as well,
    and an incomplete one leaves it open.
    """
    return Session(
        peak=peak_of(scores),
        morning_delta=morning_rise(before=scores.before, morning=scores.morning),
        settles_minutes=settles_minutes(scores),
        swelling_new=scores.swelling_new,
        mechanical=scores.mechanical,
        reps_ok=reps_ok,
        form_ok=True if reps_ok else None,
        rpe=scores.effort,
        morning=scores.morning,
    )


def peak_of(scores: Scores) -> int | None:
    """The highest of before, during and after: pain that is there at the start is pain of the session, and a "highest"
    below it says less than was told [D]. None where the highest was not told.

    >>> peak_of(Scores(before=4, peak=2, after=1)), peak_of(Scores(before=4))
    (4, None)
    """
    told = (score for score in (scores.before, scores.peak, scores.after) if score is not None)
    return None if scores.peak is None else max(told)


def worst_of(scores: Scores) -> int | None:
    """The highest pain of a session and of the morning after it, which is what its week is judged by (§6.6 rows 6 and
    7); a highest that was not told leaves the morning.

    >>> worst_of(Scores(before=4, peak=2, morning=3)), worst_of(Scores(before=4, morning=3))
    (4, 3)
    """
    return max((score for score in (peak_of(scores), scores.morning) if score is not None), default=None)


def morning_rise(*, before: int | None, morning: int | None) -> int | None:
    """The morning after minus the pain before the session, which stands for the usual level (§6.6
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
    if not one.done or (one.asked is not None and one.done < one.asked):
        return True
    return bool(one.asked_kg and one.done_kg is not None and one.done_kg < one.asked_kg)


def _lower(asked: Number | None, eased: Number | None) -> Number | None:
    return asked if asked is None or eased is None else min(asked, eased)
