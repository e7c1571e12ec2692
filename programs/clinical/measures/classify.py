"""From a value to its class, and the scale that a page draws (§3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from programs.clinical.case import Person
from programs.clinical.measures.cutoffs import (
    ARCH_FLAT_FROM,
    ARCH_HIGH_BELOW,
    HIP_TURN_LARGE_FROM,
    HIP_TURN_STIFF_BELOW,
    QUADS_LOOK_WEAK_FROM,
    Cutoffs,
    cutoffs_for,
)
from programs.clinical.measures.hip_turn import HipTurn
from programs.clinical.measures.measure import LOW
from programs.clinical.measures.table import MEASURES, check_value


class ResultClass(StrEnum):
    """What a value means. `RECORDED`: kept, but the test has no cut-off of its own (T02, T06, T25, T26).
    `NOT_TESTED` is never `OK`."""

    DEFICIT = "deficit"
    BORDERLINE = "borderline"
    OK = "ok"
    RECORDED = "recorded"
    NOT_TESTED = "not_tested"


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the scale, from its first value to where the next band begins. `code` is a result class,
    or `quads_look_weak` (T03), `stiff` and `large` (T23)."""

    code: str
    from_value: float
    to_value: float


def classify(measure: str, value: float | str | None, person: Person, *, outward: float | None = None) -> ResultClass:
    """The class of one value for this person; None is `NOT_TESTED`. `outward` is T23's second value.

    Raises `ImplausibleValue` for a value the test cannot have. Feet and hip turn (T20, T22, T23) are never
    more than borderline by themselves: their confidence is low, or exercise cannot change the shape.

    >>> from programs.clinical.values import Sex
    >>> str(classify("T08", 7, Person(age=24, sex=Sex.FEMALE)))
    'deficit'
    """
    if value is None:
        return ResultClass.NOT_TESTED
    check_value(measure, value)
    if isinstance(value, str) or measure == "T20":
        fine = measure_word(measure, value) in ("normal", "flexible")
        return ResultClass.OK if fine else ResultClass.BORDERLINE
    if measure == "T23":
        turn = HipTurn(value, outward)
        return ResultClass.BORDERLINE if turn.is_stiff or turn.is_shaped else ResultClass.OK
    cutoffs = cutoffs_for(measure, person)
    if cutoffs is None:
        return ResultClass.RECORDED
    if measure == "T03" and quads_look_weak(value):
        return ResultClass.BORDERLINE
    return class_within(cutoffs, value)


def class_within(cutoffs: Cutoffs, value: float) -> ResultClass:
    """Deficit, borderline or ok by a pair of cut-offs; the value is taken as it is."""
    if _reaches(cutoffs, value, cutoffs.deficit):
        return ResultClass.DEFICIT
    return ResultClass.BORDERLINE if _reaches(cutoffs, value, cutoffs.borderline) else ResultClass.OK


def quads_look_weak(ratio: float) -> bool:
    """True where a hamstrings:quadriceps ratio is so high that the quadriceps look weak (X8)."""
    return ratio >= QUADS_LOOK_WEAK_FROM


def measure_word(measure: str, value: float | str) -> str:
    """The word of a worded test; a footprint may also be given as its width ratio (T20).

    >>> measure_word("T20", 0.5), measure_word("T20", "high")
    ('flat', 'high')
    """
    if isinstance(value, str):
        return value
    if value < ARCH_HIGH_BELOW:
        return "high"
    return "flat" if value >= ARCH_FLAT_FROM else "normal"


def bands(measure: str, person: Person) -> tuple[Band, ...]:
    """The scale of a test for this person, lowest value first; empty where there is nothing to draw.

    >>> from programs.clinical.values import Sex
    >>> [(band.code, band.from_value, band.to_value) for band in bands("T08", Person(age=24, sex=Sex.FEMALE))]
    [('deficit', 0, 8), ('borderline', 8, 10), ('ok', 10, 25)]
    """
    row = MEASURES[measure]
    cutoffs = cutoffs_for(measure, person)
    if measure == "T23":
        codes: tuple[str, ...] = ("stiff", "ok", "large")
        edges = [row.low, HIP_TURN_STIFF_BELOW, HIP_TURN_LARGE_FROM, row.high]
    elif cutoffs is None:
        return ()
    else:
        codes = ("deficit", "borderline", "ok") if cutoffs.worse == LOW else ("ok", "borderline", "deficit")
        edges = [row.low, *sorted((cutoffs.deficit, cutoffs.borderline)), row.high]
    if measure == "T03":
        codes, edges = (*codes, "quads_look_weak"), [*edges[:-1], QUADS_LOOK_WEAK_FROM, row.high]
    drawn = (Band(code, first, last) for code, first, last in zip(codes, edges, edges[1:], strict=False))
    return tuple(band for band in drawn if band.from_value < band.to_value)


def _reaches(cutoffs: Cutoffs, value: float, cut: float) -> bool:
    if value == cut:
        return cutoffs.at_cut
    return value < cut if cutoffs.worse == LOW else value > cut
