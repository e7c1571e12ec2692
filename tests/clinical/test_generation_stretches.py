"""Stretching: only what tested tight, three muscles, five to ten minutes a week (evidence.md 6.1, 6.5)."""

import pytest

from programs.clinical.case import Scope, Wishes
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import case, measured, plan_of

CATALOGUE = shipped_catalogue()
TIGHT = {"T05": 40, "T08": 6, "T09": 20, "T07": 10, "T10": -5}


def stretches(*tests: str, **changes):
    """The stretches and rolls of the first week where these tests show tightness."""
    found = tuple(measured(test, TIGHT[test], Side.BOTH) for test in tests)
    week = plan_of(case("low", tests=found, **changes)).weeks[0]
    wanted = ("static_stretch", "dynamic_stretch", "foam_rolling")
    return {item.exercise: item for item in week.prescriptions if CATALOGUE[item.exercise].category in wanted}


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("T05", {"DY01", "ST02"}),
        ("T08", {"ST10", "ST11"}),
        ("T09", {"ST04"}),
        ("T07", {"ST14"}),
        ("T10", {"ST07"}),
    ],
)
def test_a_tight_muscle_gets_its_own_stretch(test, expected):
    assert set(stretches(test)) == expected


def test_nothing_tight_gives_nothing_to_stretch():
    assert stretches() == {}


def test_three_muscles_are_the_most():
    muscles = {CATALOGUE[code].muscles_primary[0] for code in stretches(*TIGHT)}
    assert len(muscles) == 3
    assert "hamstrings" in muscles


def test_holding_and_moving_share_ten_minutes_a_week():
    found = stretches("T05")
    assert (found["DY01"].sets_left, found["DY01"].reps, len(found["DY01"].days)) == (2, (10, 10), 5)
    assert (found["ST02"].sets_left, found["ST02"].hold_seconds, len(found["ST02"].days)) == (2, (30, 30), 5)


def test_a_muscle_that_is_only_held_gets_three_sets():
    assert stretches("T09")["ST04"].sets_left == 3


def test_every_strength_day_is_a_stretching_day():
    found = stretches("T05", wishes=Wishes(strength_days=(2, 4, 6)))
    assert {2, 4, 6} <= set(found["ST02"].days)


def test_two_rolls_at_most_on_three_days():
    found = stretches("T05", "T08", "T09", wishes=Wishes(equipment=frozenset({"foam_roller"})))
    rolls = {code: item for code, item in found.items() if code.startswith("FR")}
    assert set(rolls) == {"FR02", "FR03"}
    assert all(len(item.days) == 3 for item in rolls.values())


@pytest.mark.parametrize("scope", [Scope(contraindications=frozenset({"neuropathy"})), Scope(anticoagulant=True)])
def test_reduced_feeling_and_blood_thinners_leave_the_roller_out(scope):
    found = stretches("T05", wishes=Wishes(equipment=frozenset({"foam_roller"})), scope=scope)
    assert not [code for code in found if code.startswith("FR")]


def test_a_recent_hamstring_strain_is_not_stretched():
    assert stretches("T05", scope=Scope(contraindications=frozenset({"hamstring_strain_recent"}))) == {}


def test_beside_a_weak_thigh_tight_hamstrings_come_first():
    tests = (measured("T05", 22, Side.BOTH), *(measured(test, TIGHT[test], Side.BOTH) for test in ("T08", "T09")))
    without = plan_of(case("low", tests=tests)).weeks[0]
    with_weak_thigh = plan_of(case("low", tests=(*tests, measured("T01", 10)))).weeks[0]
    assert "DY01" not in {item.exercise for item in without.prescriptions}
    assert "DY01" in {item.exercise for item in with_weak_thigh.prescriptions}
