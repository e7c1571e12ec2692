"""Which day holds what (§6.3, 7.3, R14)."""

from itertools import combinations

import pytest

from programs.clinical.generation.days import are_strength_days, has_neighbours, layout


@pytest.mark.parametrize("days", [(1, 3, 5), (2, 4, 6), (1, 4), (3, 5, 7), (2, 7)])
def test_days_with_a_day_between_are_strength_days(days):
    assert are_strength_days(days)


@pytest.mark.parametrize("days", [(), (3,), (1, 2), (1, 4, 7), (1, 7), (1, 3, 5, 7), (0, 3), (3, 8), (3, 3, 5)])
def test_other_days_are_not(days):
    assert not are_strength_days(days)


def test_the_default_week_is_that_of_the_evidence():
    week = layout(())
    assert (week.strength, week.runs, week.rest) == ((1, 3, 5), (2, 4, 6), 7)


def test_wished_days_that_no_plan_may_have_become_the_default():
    assert layout((1, 2, 3)).strength == (1, 3, 5)


@pytest.mark.parametrize(
    "days", [days for size in (2, 3) for days in combinations(range(1, 8), size) if are_strength_days(days)]
)
def test_every_week_has_three_runs_apart_and_a_free_day(days):
    week = layout(days)
    assert week.strength == days
    assert len(week.runs) == 3
    assert not has_neighbours(week.runs)
    held = (*week.strength, *week.runs, *week.spare, week.rest)
    assert sorted(held) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(("days", "neighbours"), [((7, 1), True), ((1, 3), False), ((6, 7), True), ((), False)])
def test_sunday_and_monday_are_neighbours(days, neighbours):
    assert has_neighbours(days) is neighbours
