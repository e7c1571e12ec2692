"""The refusal: no program rather than a guess."""

from __future__ import annotations

from programs.clinical.reason import Reason


class PlanImpossible(Exception):
    """Raised where no program keeps every rule. `reason` says why; pages advise to see a physiotherapist."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(f"{reason.code} ({reason.rule}) {dict(reason.params)}")
        self.reason = reason
