"""Reasons as sentences: one registry over the tables of the other modules."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from programs.clinical.reason import Param, Reason
from programs.wording.course import COURSE_REASONS
from programs.wording.decisions import DECISION_REASONS
from programs.wording.findings import FINDING_REASONS
from programs.wording.flare import FLARE_REASONS
from programs.wording.home_tests import UNITS
from programs.wording.outcome import OUTCOME_REASONS, TEST_CHANGES
from programs.wording.plan import PLAN_REASONS

#: Every reason code and its sentence; `%(name)s` is filled from the reason's params.
SENTENCES: Mapping[str, str | Promise] = {
    **FINDING_REASONS,
    **PLAN_REASONS,
    **DECISION_REASONS,
    **COURSE_REASONS,
    **FLARE_REASONS,
    **OUTCOME_REASONS,
    **TEST_CHANGES,
}


def reason_text(reason: Reason) -> str:
    """The sentence of a reason, filled with its numbers. An unknown code is a KeyError (a test walks them)."""
    return sentence(reason.code, reason.params)


def sentence(code: str, params: Mapping[str, Param]) -> str:
    """The sentence of a reason that was stored as code and params; a unit is written out."""
    filled = {name: plain(value) for name, value in params.items()}
    if "unit" in filled:
        filled["unit"] = str(UNITS.get(filled["unit"], filled["unit"]))
    return str(SENTENCES[code]) % filled


def plain(value: Param) -> str:
    """A parameter as people read it: no trailing zero, no `None`."""
    if value is None:
        return "–"
    return f"{value:g}" if isinstance(value, float) else str(value)
