"""The level that a warning sign of a session raises: that of its screening rule (§2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from programs.clinical.screening import RULES
from programs.clinical.values import Level

#: RF11 is URGENT "if weight-bearing is reduced, else SOON", and SC15 a pause until 24 hours without fever; a session
#: does not ask, so the stricter one counts.
NOT_ASKED_HERE = {"RF11": Level.URGENT, "SC15": Level.SOON}


def _levels() -> dict[str, Level]:
    """Rule id -> level, for every rule that stops a plan. A family (RF16 for RF16a and RF16b) has the level of
    its strictest member, because nobody said which."""
    found: dict[str, Level] = {}
    for rule in RULES:
        level = NOT_ASKED_HERE.get(rule.id, rule.level)
        if level.blocks_plan:
            found[rule.id] = level
            family = rule.id.rstrip("abc")
            found[family] = max(level, found.get(family, level))
    return found


#: Every id that a session's `red_flag` may be, and the level it raises.
RED_FLAG_LEVELS: Mapping[str, Level] = MappingProxyType(_levels())
