"""Why something was decided: a code, the rule behind it, and the numbers that were used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Param = str | int | float | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `wording.reason_text()` makes the sentence; `rule` names the row of the evidence.

    `params` holds plain values only (numbers, codes), so that a reason can be stored as JSON.
    """

    code: str
    rule: str
    params: Mapping[str, Param] = field(default_factory=lambda: MappingProxyType({}))
