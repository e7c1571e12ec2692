"""Outcome measures compared: which change is one, and how sure (§4.1, 4.2). The only home of these numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from programs.clinical.reason import Reason
from programs.clinical.verdict import Verdict

#: Knee score 0-100: from 8 points likely, from 10 clear, within 7 no clear change (§4.1).
AKPS_LIKELY = 8
AKPS_CLEAR = 10
#: Pain 0-10: from 2 meaningful, from 1.2 possible (§4.2). Whole scores move by 1 or by 2, so only a mean of several
#: scores can lie between.
PAIN_POSSIBLE = Fraction(6, 5)
PAIN_CLEAR = 2
#: Own activities 0-10, the mean of one to three: "about 2" (§4.2); sources say 1.2 to 2.3, so no more than likely.
PSFS_LIKELY = 2
#: The change as the person sees it, -3..3: "better" and "much better" are a success (§4.2); its mirror is worse [D].
GROC_SUCCESS = 2


class Sureness(StrEnum):
    """How sure it is that a change is more than scatter."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of a measure, its better end, and the smallest change of each sureness, the surest first."""

    low: int
    high: int
    higher_is_better: bool
    counts_from: tuple[tuple[Sureness, Fraction], ...]

    @property
    def least(self) -> Fraction:
        """The smallest change that is told as one."""
        return min(least for _sure, least in self.counts_from)


def _scale(low: int, high: int, *, better: str, **counts_from: Fraction | int) -> Scale:
    bands = ((Sureness(sure), Fraction(least)) for sure, least in counts_from.items())
    return Scale(low, high, better == "high", tuple(bands))


_PAIN = _scale(0, 10, better="low", clear=PAIN_CLEAR, possible=PAIN_POSSIBLE)

#: Every measure that is compared, by the name that a plan gives it. GROC is a change by itself.
SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "AKPS": _scale(0, 100, better="high", clear=AKPS_CLEAR, likely=AKPS_LIKELY),
        "PAIN_WORST": _PAIN,
        "PAIN_USUAL": _PAIN,
        "PSFS": _scale(0, 10, better="high", likely=PSFS_LIKELY),
        "GROC": _scale(-3, 3, better="high", clear=GROC_SUCCESS),
    }
)

#: The two that decide what comes after a plan (§6.9).
DECIDING = ("AKPS", "PAIN_WORST")

Number = int | float | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """The measures of one day; None = not taken. `akps_missing`: items of the knee score that were left out.
    `groc`: the change since the start as the person sees it, -3..3."""

    akps: int | None = None
    akps_missing: tuple[str, ...] = ()
    pain_worst: Number | None = None
    pain_usual: Number | None = None
    psfs: Number | None = None
    groc: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """What happened to one measure. `gain` is positive where it got better, None where nothing can be compared;
    `sure` is None where there is no change to be sure of."""

    measure: str
    verdict: Verdict
    reason: Reason
    gain: Fraction | None = None
    sure: Sureness | None = None

    @property
    def is_sure(self) -> bool:
        """Likely or clear: a change that a decision may rest on."""
        return self.sure in (Sureness.LIKELY, Sureness.CLEAR)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All measures of two days, in the order of `SCALES`."""

    shifts: Mapping[str, Shift]

    @property
    def is_worse(self) -> bool:
        """A measure that decides got worse for sure; the other one does not make up for it (§6.9)."""
        return any(self._went(measure, Verdict.WORSE) for measure in DECIDING)

    @property
    def is_better(self) -> bool:
        """A measure that decides got better for sure and the other one is known not to be worse (§6.9)."""
        known = all(self.shifts[measure].gain is not None for measure in DECIDING)
        return known and not self.is_worse and any(self._went(measure, Verdict.BETTER) for measure in DECIDING)

    def _went(self, measure: str, verdict: Verdict) -> bool:
        shift = self.shifts[measure]
        return shift.verdict is verdict and shift.is_sure


def compare(first: Outcomes, now: Outcomes) -> Comparison:
    """Every measure of `now` against `first` (§4.1, 4.2). A knee score with another item left out is not comparable:
    the item that is missing would look like a change [D].

    >>> seen = compare(Outcomes(akps=70, pain_worst=6), Outcomes(akps=79, pain_worst=5)).shifts
    >>> str(seen["AKPS"].verdict), str(seen["AKPS"].sure), str(seen["PAIN_WORST"].verdict)
    ('better', 'likely', 'no_clear_change')
    """
    same_items = set(first.akps_missing) == set(now.akps_missing)
    pairs: dict[str, tuple[Number | None, Number | None]] = {
        "AKPS": (first.akps, now.akps if same_items else None),
        "PAIN_WORST": (first.pain_worst, now.pain_worst),
        "PAIN_USUAL": (first.pain_usual, now.pain_usual),
        "PSFS": (first.psfs, now.psfs),
        "GROC": (0, now.groc),
    }
    return Comparison({measure: shift(measure, *pair) for measure, pair in pairs.items()})


def shift(measure: str, first: Number | None, now: Number | None) -> Shift:
    """One measure of two days. Counted in fractions, so that means of 6 and 4.8 are 1.2 apart and not less.

    >>> shift("PAIN_WORST", 6, 4).sure, shift("PAIN_WORST", 6, None).verdict
    (<Sureness.CLEAR: 'clear'>, <Verdict.NOT_COMPARABLE: 'not_comparable'>)
    """
    scale = SCALES[measure]
    if first is None or now is None:
        return Shift(measure, Verdict.NOT_COMPARABLE, Reason("outcome.not_comparable", "4.2"))
    risen = exact(now) - exact(first)
    gain = risen if scale.higher_is_better else -risen
    sure = next((sure for sure, least in scale.counts_from if abs(gain) >= least), None)
    verdict = Verdict.NO_CLEAR_CHANGE if sure is None else Verdict.BETTER if gain > 0 else Verdict.WORSE
    told = {"before": _told(first), "now": _told(now), "least": float(scale.least)}
    code = f"outcome.{verdict}.{sure}" if sure else f"outcome.{verdict}"
    return Shift(measure, verdict, Reason(code, "4.1" if measure == "AKPS" else "4.2", told), gain, sure)


def exact(number: Number) -> Fraction:
    """A number as people wrote it: 4.8 is 48/10, without the dust of binary fractions."""
    return number if isinstance(number, Fraction) else Fraction(str(number))


def _told(number: Number) -> int | float:
    return number if isinstance(number, int) else round(float(number), 1)
