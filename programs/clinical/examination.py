"""What the rules noticed about a case: the values that `examine()` returns and a plan is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programs.clinical.reason import Param, Reason
from programs.clinical.values import Grade, Irritability, Level, Side


@dataclass(frozen=True, slots=True)
class ScreeningResult:
    """The level, the rules that gave it (RF…, SC…, PF…, in the order of the evidence), the ids (SC…, FAT_PAD,
    SWOLLEN) that limit the plan, and the keys that were not answered (any of them: not passed)."""

    level: Level
    rules: tuple[str, ...]
    limits: tuple[str, ...]
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AkpsScore:
    """0-100, higher is better; `total` is None unless at least 12 of 13 items are answered."""

    total: int | None
    complete: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that exercise can address, on one side (None = not a side's matter)."""

    code: str
    side: Side | None
    grade: Grade
    test: str
    value: float | str | None
    unit: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to reach. H:Q uses `first` and `next` (0.50, then 0.60)."""

    code: str
    side: Side | None
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WithheldTest:
    """A test that irritability does not allow now; offered again in `until_week`."""

    test: str
    until_week: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Text:
    """Something the person is told besides; `params` fill the sentence of `wording`."""

    code: str
    params: Mapping[str, Param]


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything the rules say about a case before a plan is made (preview contract, top level)."""

    screening: ScreeningResult
    akps: AkpsScore
    irritability: Irritability
    bmi: float | None
    findings: tuple[Finding, ...]
    not_tested: tuple[str, ...]
    labels: tuple[str, ...]
    prognosis: tuple[str, ...]
    lengths_offered: tuple[int, ...]
    advice: tuple[str, ...]
    texts: tuple[Text, ...]
    goals: tuple[Goal, ...]
    tests_offered: tuple[str, ...]
    tests_withheld: tuple[WithheldTest, ...]
    may_have_plan: bool  # level allows it, PF1-PF3 fit and the history is long enough
    today: date
