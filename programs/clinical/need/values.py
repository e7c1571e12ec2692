"""What a patient may need, and why they need it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from programs.clinical.reason import Reason


class NeedCode(StrEnum):
    """The groups of a caseload, most urgent first."""

    WARNING_SIGN = "warning_sign"
    PAIN_UP = "pain_up"
    MISSED = "missed"
    DRAFT_TO_REVIEW = "draft_to_review"
    ENDED = "ended"
    NO_PLAN = "no_plan"
    ON_TRACK = "on_track"

    @property
    def rank(self) -> int:
        """0 = most urgent."""
        return list(NeedCode).index(self)


@dataclass(frozen=True, slots=True)
class Need:
    """One code and why; `wording.needs` turns both into words. `weight`: within a code, more comes first."""

    code: NeedCode
    reason: Reason
    weight: int = 0
