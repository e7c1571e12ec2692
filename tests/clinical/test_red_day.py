"""A day is red where the pain table gives less or stops, for an exercise by its ceiling and for a run by R1."""

from __future__ import annotations

import pytest

from programs.clinical.progression.red_day import ToldDay, is_red, red_days
from programs.clinical.values import Irritability
from tests.clinical.progression_cases import session

LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH


@pytest.mark.parametrize(
    ("irritability", "ceiling", "peak", "red"),
    [
        *((LOW, None, 5, False), (LOW, None, 6, True), (MODERATE, None, 4, False), (MODERATE, None, 5, True)),
        *((HIGH, None, 3, False), (HIGH, None, 4, True), (None, None, 3, False), (None, None, 4, True)),
        *((LOW, 2, 2, False), (LOW, 2, 3, True), (HIGH, 5, 4, True), (LOW, 2, None, False)),
    ],
)
def test_a_session_is_red_above_the_lower_of_both_ceilings(irritability, ceiling, peak, red):
    assert is_red(session(peak=peak, lowest_ceiling=ceiling), irritability=irritability) is red


@pytest.mark.parametrize(("rise", "exercise", "run"), [(0, False, False), (1, False, True), (2, True, True)])
def test_a_worse_morning_is_red_sooner_for_a_run(rise, exercise, run):
    told = session(morning_delta=rise)
    assert (is_red(told, irritability=LOW), is_red(told, irritability=LOW, has_run=True)) == (exercise, run)


@pytest.mark.parametrize(("peak", "red"), [(3, False), (4, True)])
def test_a_run_is_red_from_four_on(peak, red):
    assert is_red(session(peak=peak), irritability=LOW, has_run=True) is red


@pytest.mark.parametrize(("peak", "ceiling", "red"), [(2, 2, False), (3, 2, True), (3, 5, False), (4, 5, True)])
def test_strengthening_that_begins_with_a_run_is_red_by_either(peak, ceiling, red):
    assert is_red(session(peak=peak, lowest_ceiling=ceiling), irritability=LOW, has_run=True) is red


@pytest.mark.parametrize(("days", "red"), [(-1, False), (0, True), (1, True), (14, True), (15, False)])
def test_for_a_fortnight_after_severe_pain_a_day_is_red_by_the_ceiling_of_an_irritable_knee(days, red):
    """Pain of 4 is allowed at low irritability; 14 days after pain of 8 irritability counts as not told."""
    severe = ToldDay(day=20, session=session(peak=8), is_severe=True)
    later = ToldDay(day=20 + days, session=session(peak=4))
    assert (20 + days in red_days([later], rated=LOW)) is False
    assert (later.day in red_days([severe, later], rated=LOW)) is red
