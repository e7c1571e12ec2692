"""Whether a test was done, and where pain stopped it (§3)."""

from __future__ import annotations

from programs.clinical.case import Case
from programs.clinical.measures.lifts import extension_lifts
from programs.clinical.measures.readings import values_of, was_stopped
from programs.clinical.measures.table import MEASURES
from programs.clinical.values import LEGS, Side


def was_done(case: Case, measure: str) -> bool:
    """True where the test has a value on at least one leg, or was answered elsewhere in the case (T18, T19,
    T24 in the running history, T26 with the pain answers)."""
    elsewhere = {
        "T02": bool(extension_lifts(case.tests)),
        "T18": case.running.hop_pain is not None,
        "T19": case.running.walk_30_min_pain is not None,
        "T24": case.running.cadence is not None,
        "T26": case.pain.squat is not None,
    }
    return elsewhere.get(measure, False) or bool(values_of(case, measure))


def stopped_tests(case: Case) -> tuple[str, ...]:
    """Ids of the tests that pain stopped on a leg that has no other result, in the order of §3.1."""
    return tuple(test for test in MEASURES if stopped_legs(case, test))


def stopped_legs(case: Case, measure: str) -> tuple[Side, ...]:
    """Legs on which pain stopped a test and nothing else gave it a result; `Side.BOTH` for a test without legs."""
    told = {m.side for m in case.tests if m.test == measure and was_stopped(m)}
    if not told:
        return ()
    if not MEASURES[measure].per_leg:
        told = {Side.BOTH}
    elif Side.BOTH in told:
        told = set(LEGS)
    told -= values_of(case, measure).keys()
    return tuple(side for side in (*LEGS, Side.BOTH) if side in told)
