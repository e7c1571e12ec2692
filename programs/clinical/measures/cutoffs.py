"""Where a value stops being fine, for this person (§3.1).

One rule for every border (settled: bands are half-open, the value on the border belongs to the stricter
class): a band holds its lower number and not its upper one. Where a low value is the worse one that is what
the table says in so many words (15-21 reps borderline, 22 and more ok); where a high value is the worse one
the border is the stricter class (33 degrees is a deficit for a man, 20 is borderline, a hip that turns in 60 turns
in far). Two exceptions follow the table to the letter: cadence 170 is itself low, and nothing lies between the
classes of a pain score.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from programs.clinical.case import Person
from programs.clinical.measures.measure import HIGH, LOW
from programs.clinical.values import Sex


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """`deficit` and `borderline` in the test's unit; equal where there is no middle class. `worse`: low | high.
    `at_cut`: the value on a cut-off has the worse class. `borderline` is also the goal: the first value that
    is fine, or, where high is worse, the first that is not."""

    worse: str
    deficit: float
    borderline: float
    at_cut: bool


def _low(deficit: float, fine_from: float) -> Cutoffs:
    return Cutoffs(LOW, deficit, fine_from, at_cut=False)


def _high(deficit: float, borderline: float) -> Cutoffs:
    return Cutoffs(HIGH, deficit, borderline, at_cut=True)


#: T03: at or above this the quadriceps look weak, however good the ratio (§3.1, X8).
QUADS_LOOK_WEAK_FROM = 0.80

#: Degrees of hip turn (T23, L): inward below the first a stiff hip; inward from the second on with outward below the
#: third a hint of bone shape.
HIP_TURN_STIFF_BELOW = 20
HIP_TURN_LARGE_FROM = 60
HIP_TURN_LITTLE_OUT_BELOW = 20

#: T20 as a measured width ratio instead of a word.
ARCH_HIGH_BELOW = 0.20
ARCH_FLAT_FROM = 0.45

#: The tests whose cut-offs are the same for everybody (§3.1).
_FOR_ALL = {
    "T01": _low(15, 22),
    "T03": _low(0.50, 0.60),
    "T04": _low(20, 25),
    "T07": _low(15, 23),
    "T08": _low(8, 10),
    "T09": _high(15, 8),
    "T10": _low(0, 10),
    "T11": _low(45, 60),
    "T12": _high(3, 2),
    "T13": _high(4, 2),
    "T14": _low(30, 60),
    "T15": _low(12, 20),
    "T16": _low(20, 30),
    "T18": _high(4, 3),  # "> 3 / 3 / <= 2" on whole numbers
    "T19": _high(3, 3),  # "> 2" on whole numbers
    "T21": _high(10, 8),
    "T24": Cutoffs(LOW, 170, 170, at_cut=True),  # "<= 170"
}

#: T01b for 18-40 years, and the design rule that scales it with age (settled).
CHAIR_STAND = (22, 28)
CHAIR_STAND_SCALE = ((60, 0.6), (50, 0.8), (40, 0.9))

#: T05 by sex: men above 33.0, women above 23.4 (S72), both fine up to 20.
_HAMSTRINGS = {Sex.MALE: 33, Sex.FEMALE: 23}
_HAMSTRINGS_FINE = 20

#: T17 norms, men and women, from this age on (S80); below 20 and above 69 the nearest decade (settled).
_HEEL_RAISES = ((60, 19, 19), (50, 23, 21), (40, 28, 24), (30, 32, 27), (0, 37, 30))
_HEEL_RAISES_DEFICIT_SHARE = 0.70


def cutoffs_for(measure: str, person: Person) -> Cutoffs | None:
    """The cut-offs of a test for this age and sex; None where a test has none (T02, T06, T20, T22, T23, T25, T26).

    Sex `other` or `undisclosed` takes the stricter one (settled).

    >>> cutoffs_for("T17", Person(age=35, sex=Sex.FEMALE)).borderline
    27
    """
    if measure == "T01b":
        scale = chair_stand_scale(person.age)
        return _low(*(_next_whole(cut * scale) for cut in CHAIR_STAND))
    if measure == "T05":
        return _high(_HAMSTRINGS.get(person.sex, min(_HAMSTRINGS.values())), _HAMSTRINGS_FINE)
    if measure == "T17":
        norm = heel_raise_norm(person)
        return _low(_next_whole(norm * _HEEL_RAISES_DEFICIT_SHARE), norm)
    return _FOR_ALL.get(measure)


def chair_stand_scale(age: int) -> float:
    """By what T01b's cut-offs are multiplied at this age in years: 1 below 40, then 0.9, 0.8 and 0.6 (settled)."""
    return next((scale for first, scale in CHAIR_STAND_SCALE if age >= first), 1.0)


def heel_raise_norm(person: Person) -> int:
    """Single-leg heel raises expected at this age and sex (§3.1, T17)."""
    men, women = next((men, women) for first, men, women in _HEEL_RAISES if person.age >= first)
    return {Sex.MALE: men, Sex.FEMALE: women}.get(person.sex, max(men, women))


def _next_whole(repetitions: float) -> int:
    """A scaled cut-off as somebody can count it; rounded against binary dust first: 30 x 0.7 is 21, not 22."""
    return math.ceil(round(repetitions, 6))
