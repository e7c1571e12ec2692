"""Urgent advice stands until a clinician has looked: a later screening alone takes nothing back (settled)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from programs.clinical.screening import FinishedScreening, urgent_before
from programs.clinical.values import Level

TOLD = date(2027, 1, 4)


def after(days: int | None) -> date | None:
    return None if days is None else TOLD + timedelta(days=days)


def finished(level: Level, days: int = 0, **days_of: int | None) -> FinishedScreening:
    """`days`: after the first telling; so are `cleared_on` and `corrected_on`."""
    dates: dict[str, Any] = {name: after(number) for name, number in days_of.items()}
    return FinishedScreening(finished_on=TOLD + timedelta(days=days), level=level, rules=("RF00",), **dates)


@pytest.mark.parametrize(("cleared", "stands"), [(None, True), (-1, True), (0, False), (1, False), (30, False)])
@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_a_clearance_of_the_day_or_later_answers_urgent_advice(level: Level, cleared: int | None, stands: bool) -> None:
    found = urgent_before([finished(level)], cleared_on=after(cleared))
    assert (found is not None) is stands
    assert found is None or (found.level, found.told_on, found.rules) == (level, TOLD, ("RF00",))


@pytest.mark.parametrize("level", [Level.CLEAR, Level.MODIFY, Level.SOON])
def test_what_was_not_urgent_leaves_nothing_behind(level: Level) -> None:
    assert urgent_before([finished(level)]) is None
    assert urgent_before([]) is None


@pytest.mark.parametrize(("corrected", "stands"), [(0, False), (1, True), (None, True)])
def test_a_slip_is_one_on_its_own_day_only(corrected: int | None, stands: bool) -> None:
    assert (urgent_before([finished(Level.URGENT, corrected_on=corrected)]) is not None) is stands


@pytest.mark.parametrize(("cleared", "stands"), [(None, True), (-1, True), (0, False), (3, False)])
def test_the_clearance_of_a_screening_in_between_counts_too(cleared: int | None, stands: bool) -> None:
    between = finished(Level.SOON, 2, cleared_on=cleared)
    assert (urgent_before([between, finished(Level.URGENT)]) is not None) is stands


def test_behind_a_slip_the_older_advice_stands_and_of_two_the_newer_is_told() -> None:
    older, newer = finished(Level.EMERGENCY), finished(Level.URGENT, 5)
    slip = finished(Level.URGENT, 5, corrected_on=5)
    for earlier, level in (([newer, older], Level.URGENT), ([slip, older], Level.EMERGENCY)):
        found = urgent_before(earlier)
        assert found is not None and found.level is level
    assert urgent_before([newer, older], cleared_on=after(4)) is not None
    assert urgent_before([newer, older], cleared_on=after(5)) is None
