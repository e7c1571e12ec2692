"""What a test is: its unit, its legs, the values it can have and how a number is written (§3.1).

Cut-offs stand in `cutoffs.py`. Plausible values, minutes and equipment are our own choice [D]; a value
outside is a slip of the pen, not a finding.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Which way a value gets worse. `None` on a measure: recorded only, bad at both ends, or a word.
LOW = "low"
HIGH = "high"


@dataclass(frozen=True, slots=True)
class SideLimit:
    """When a difference between the legs is a deficit of the worse leg by itself (§3.1).

    `kind` is `share` (worse leg / better leg, 0-1) or `amount` (in the test's unit); `at_limit` says whether
    the limit itself is already a deficit. So `near` a limit is on it: no more than binary dust, by which 10.1 and
    8.1 cm are 2 cm apart, unless values are kept rounded.
    """

    kind: str
    limit: float
    at_limit: bool
    near: float = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A test. `per_leg`: one value a leg, otherwise one value. `low`-`high`: plausible values in `unit`,
    written with `decimals` in steps of `step`, `signed` where a value may be negative; `words` instead of
    numbers. `tries`: keep the `best`, the `mean`, or do it `once`. `place`: home | gym. `loads_knee`: left
    out while the knee is irritable. `pain_cuts_short`: above a pain of 3 the number says how far pain let the
    person go and no more. `minutes` for both legs. `confidence` H | M | L, and
    `confidence_alone` where measuring oneself is less sure than the test."""

    id: str
    finding: str | None
    unit: str
    per_leg: bool
    low: float
    high: float
    minutes: int
    confidence: str
    sources: tuple[str, ...]
    confidence_alone: str | None = None
    step: float = 1
    decimals: int = 0
    signed: bool = False
    worse: str | None = LOW
    words: tuple[str, ...] = ()
    sides: SideLimit | None = None
    tries: str = "once"
    place: str = "home"
    equipment: tuple[str, ...] = ()
    loads_knee: bool = False
    pain_cuts_short: bool = True
    needs_helper: bool = False
    needs_running: bool = False


class ImplausibleValue(ValueError):
    """Raised for a value that a test cannot have; quotes the value, what is allowed, and the unit."""
