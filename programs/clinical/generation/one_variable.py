"""One variable of an exercise a week: what stays from last week gets more sets, or more repetitions, or more depth
(§6.7)."""

from __future__ import annotations

from dataclasses import replace

from programs.clinical.exercise import Range
from programs.clinical.generation.doses import Dose
from programs.clinical.generation.session import Session
from programs.clinical.generation.sets import Candidate


def one_at_a_time(session: Session, before: Session | None, *, rises_run: bool = False) -> Session:
    """The session with at most one variable of each exercise above last week's: sets first; then repetitions or
    seconds; then the knee range. Where the run goes up, none of them (6.1); its sets are kept by `session`. What has
    to wait comes in a later week, as nothing else rises then."""
    if before is None:
        return session
    last = {one.chosen.exercise.code: (one, sets) for one, sets in _with_sets(before)}
    held = (
        _held(one, sets, *last.get(one.chosen.exercise.code, (one, sets)), rises_run=rises_run)
        for one, sets in _with_sets(session)
    )
    return replace(session, candidates=tuple(held))


def _with_sets(session: Session) -> zip[tuple[Candidate, int]]:
    return zip(session.candidates, session.sets, strict=True)


def _held(now: Candidate, sets: int, was: Candidate, sets_before: int, *, rises_run: bool) -> Candidate:
    dose, span = now.dose, now.chosen.knee_range
    has_risen = rises_run or is_more(now.legs(sets), was.legs(sets_before))
    if has_risen:
        dose = _no_more_than(dose, was.dose)
    has_risen = has_risen or _asks_more(dose, was.dose)
    if has_risen and is_more(span, was.chosen.knee_range):
        span = was.chosen.knee_range
    return replace(now, dose=dose, chosen=replace(now.chosen, knee_range=span))


def is_more(now: Range | None, before: Range | None) -> bool:
    """True where either number is higher than it was.

    >>> is_more((10, 15), (10, 12)), is_more((2, 3), (2, 2)), is_more((8, 12), (10, 12)), is_more(None, (8, 12))
    (True, True, False, False)
    """
    return now is not None and before is not None and any(one > other for one, other in zip(now, before, strict=True))


def _asks_more(dose: Dose, before: Dose) -> bool:
    pairs = zip(_amounts(dose), _amounts(before), strict=True)
    return any(is_more(now, was) for now, was in pairs)


def _no_more_than(dose: Dose, before: Dose) -> Dose:
    return before if _asks_more(dose, before) else dose


def _amounts(dose: Dose) -> tuple[Range | None, Range | None, Range | None]:
    return dose.reps, dose.hold_seconds, dose.duration_seconds
