"""Urgent advice that still stands: a new screening alone does not undo it, a clinician's word is needed as well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programs.clinical.case import UrgentBefore
from programs.clinical.screening.rule import DESIGN, Rule, where
from programs.clinical.values import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedScreening:
    """An earlier screening. `cleared_on`: the newest clearance that answers it; `corrected_on`: the day on which
    its answers were given again as a slip of the finger."""

    finished_on: date
    level: Level
    rules: tuple[str, ...] = ()
    cleared_on: date | None = None
    corrected_on: date | None = None

    @property
    def is_a_slip(self) -> bool:
        """Only on its own day: later on, answers that differ mean that the knee has changed."""
        return self.corrected_on == self.finished_on


def urgent_before(earlier: Iterable[FinishedScreening], *, cleared_on: date | None = None) -> UrgentBefore | None:
    """The newest urgent advice among the `earlier` screenings, newest first, that no clinician has looked at since.

    `cleared_on`: the clearance of the screening that counts now. A clearance answers everything told up to its day
    and before it was recorded: those of newer screenings were.
    """
    for one in earlier:
        if one.level >= Level.URGENT and not one.is_a_slip:
            is_seen = cleared_on is not None and cleared_on >= one.finished_on
            return None if is_seen else UrgentBefore(level=one.level, told_on=one.finished_on, rules=one.rules)
        cleared_on = max((day for day in (cleared_on, one.cleared_on) if day is not None), default=None)
    return None


#: Settled: after URGENT or EMERGENCY a clinician's clearance and a new full screening are both needed. The case no
#: longer carries the fact once a clearance answers it.
URGENT_BEFORE = Rule("URGENT_BEFORE", Level.SOON, where(lambda case: case.urgent_before is not None), (DESIGN,))
