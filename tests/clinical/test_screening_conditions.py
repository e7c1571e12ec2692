"""Conditions of the check list: one of them is a warning sign itself, the others only limit the plan."""

from __future__ import annotations

import pytest

from programs.clinical.screening import may_have_plan, screen
from programs.clinical.values import Level
from tests.clinical.screening_case import a_case


def test_a_clot_risk_that_was_ticked_is_read_as_a_warning_sign() -> None:
    case = a_case(scope={"contraindications": frozenset({"dvt_risk"})})
    result = screen(case, {})
    assert "RF14" in result.rules
    assert result.level >= Level.SOON
    assert not may_have_plan(case, result)


@pytest.mark.parametrize("code", ["sciatica", "balance_risk", "low_back_pain", "shoulder_pain", "skin_wound"])
def test_an_ordinary_condition_only_limits_the_plan(code: str) -> None:
    case = a_case(scope={"contraindications": frozenset({code})})
    assert may_have_plan(case, screen(case, {}))
