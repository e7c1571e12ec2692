"""Where no phase opens one exercise at the most is new; what waits comes a week later (§6.1)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from programs.clinical.case import Case
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import case, plan_of, seed_case

CATALOGUE = shipped_catalogue()


def exercises(made: Case) -> list[set[str]]:
    """The strengthening of each week."""
    return [
        {item.exercise for item in week.prescriptions if CATALOGUE[item.exercise].category.startswith("strength_")}
        for week in plan_of(made).weeks
    ]


def test_a_highly_irritable_knee_changes_one_exercise_a_week():
    first, second, third = exercises(case("high"))[:3]
    assert first >= {"GL01", "GL13"}
    assert (second - first, first - second) == ({"GL03"}, {"GL01"})
    assert (third - second, second - third) == ({"GL10"}, {"GL13"})


@pytest.mark.parametrize("level", ["low", "moderate", "high"])
@pytest.mark.parametrize("maker", [case, seed_case])
def test_only_a_phase_brings_more_than_one(level: str, maker):
    made = maker(level)
    phases = [week.phase for week in plan_of(made).weeks]
    weeks = pairwise(zip(phases, exercises(made), strict=True))
    assert all(now > was or len(new - old) <= 1 for (was, old), (now, new) in weeks)
