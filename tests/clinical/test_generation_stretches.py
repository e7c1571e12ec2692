"""Stretching: only what tested tight, three muscles, five to ten minutes a week (§6.1, 6.5)."""

import pytest

from programs.clinical.case import Scope, Wishes
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import MONDAY, case, measured, plan_of

CATALOGUE = shipped_catalogue()
TIGHT = {"T05": 40, "T08": 6, "T09": 20, "T07": 10, "T10": -5, "T23": 10}


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
        ("T23", {"ST15"}),
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


def test_a_hip_that_pinches_when_it_turns_is_not_stretched():
    """5.3: ST15 "no groin pinch"; RF24b needs a clearance first."""
    cleared = Scope(clinician_clearance_on=MONDAY)
    pinches = case("low", tests=(measured("T23", 10, pain=2),), scope=cleared)
    items = {item.exercise for week in plan_of(pinches).weeks for item in week.prescriptions}
    assert not {code for code in items if "hip_pain_groin" in CATALOGUE[code].contraindications}
    assert "ST15" in stretches("T23", scope=cleared)


def holds_by_week(test: str, **scope):
    """The held stretches of every week."""
    made = case("low", tests=(measured(test, TIGHT[test]),), scope=Scope(**scope))
    weeks = plan_of(made).weeks
    return [[item.exercise for item in week.prescriptions if item.exercise.startswith("ST")] for week in weeks]


def test_who_cannot_stand_in_a_split_stance_kneels_from_phase_2_where_kneeling_does_not_hurt():
    """5.3: ST07, (ST08)."""
    unsteady = frozenset({"balance_risk"})
    assert holds_by_week("T10", contraindications=unsteady) == [[], ["ST08"], ["ST08"], ["ST08"], ["ST08"], ["ST08"]]
    assert holds_by_week("T10", contraindications=unsteady, kneeling_hurts=True) == [[]] * 6


def test_the_third_choice_for_a_tight_it_band_is_the_knee_to_the_other_shoulder():
    assert holds_by_week("T07", contraindications=frozenset({"sciatica", "balance_risk"}))[0] == ["ST16"]


def test_the_turn_of_the_hip_comes_after_three_tight_muscles():
    assert "ST15" not in stretches("T05", "T09", "T07", "T23")
    assert "ST15" in stretches("T05", "T09", "T23")


@pytest.mark.parametrize("test", ["T20", "T22"])
def test_a_stiff_or_high_foot_is_rolled_and_balanced_and_its_calf_is_stretched_only_if_tight(test):
    found = case("low", tests=(measured(test, {"T20": "high", "T22": "rigid"}[test], Side.BOTH),))
    first, second, *_ = plan_of(found).weeks
    assert [len(item.days) for item in first.prescriptions if item.exercise == "FR05"] == [3]
    assert not {"ST10", "ST11"} & {item.exercise for item in first.prescriptions}
    drills = ["NM01" in {item.exercise for item in week.prescriptions} for week in (first, second)]
    assert drills == [False, True]


def test_a_flat_foot_works_the_shin_on_days_without_strength():
    tests = (measured("T20", "flat", Side.BOTH), measured("T22", "flexible", Side.BOTH))
    weeks = plan_of(case("low", tests=tests, wishes=Wishes(equipment=frozenset({"band"})))).weeks
    shin = [next(item for item in week.prescriptions if item.exercise in {"FT05", "FT06"}) for week in weeks]
    assert [item.exercise for item in shin] == ["FT06", *["FT05"] * 5]
    assert {item.days for item in shin} == {(2, 4, 6)}
    bare = plan_of(case("low", tests=tests)).weeks
    assert not [item for item in bare[0].prescriptions if item.exercise in {"FT05", "FT06"}]
    assert [item.exercise for item in bare[1].prescriptions if item.exercise in {"FT05", "FT06"}] == ["FT05"]


def test_a_foot_that_is_stiff_gets_no_foot_work_that_bends_its_arch():
    tests = (
        measured("T20", "flat", Side.BOTH),
        measured("T22", "rigid", Side.LEFT),
        measured("T22", "flexible", Side.RIGHT),
    )
    items = {item.exercise for week in plan_of(case("low", tests=tests)).weeks for item in week.prescriptions}
    assert not {"FT01", "FT02", "FT03", "FT05"} & items
    assert "FT04" in items


def test_beside_a_weak_thigh_tight_hamstrings_come_first():
    tests = (measured("T05", 22, Side.BOTH), *(measured(test, TIGHT[test], Side.BOTH) for test in ("T08", "T09")))
    without = plan_of(case("low", tests=tests)).weeks[0]
    with_weak_thigh = plan_of(case("low", tests=(*tests, measured("T01", 10)))).weeks[0]
    assert "DY01" not in {item.exercise for item in without.prescriptions}
    assert "DY01" in {item.exercise for item in with_weak_thigh.prescriptions}
