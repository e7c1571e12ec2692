"""Hip and knee near one to one, and the fifth exercise (§6.2, 6.5.5)."""

import itertools
from dataclasses import replace

import pytest

from programs.clinical.case import Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation.balance import Balance, balance_for
from programs.clinical.generation.invariants import broken_invariants
from programs.clinical.plan import ProgramPlan, WeekPlan
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import GYM, KIT, case, measured, plan_of

CATALOGUE = shipped_catalogue()
#: A deficit of each: thigh, ratio, three hip muscles, control, trunk, calf.
WEAK = {"T01": 12, "T03": 0.4, "T11": 30, "T15": 8, "T16": 10, "T12": 4, "T14": 15, "T17": 5}
HIP_MUSCLES = ("gluteus", "hip external")


def sets_of(week: WeekPlan) -> tuple[float, float]:
    """Hip and knee sets of a session, the mean of both legs; what a muscle is for decides (settled, reading 9)."""
    hip = knee = 0.0
    for item in week.prescriptions:
        exercise = CATALOGUE[item.exercise]
        sets = (item.sets_left + item.sets_right) / 2
        if exercise.category.startswith("strength_") and exercise.muscles_primary[0].startswith(HIP_MUSCLES):
            hip += sets
        knee += sets * (exercise.category == "strength_quads")
    return hip, knee


def exercises_of(week: WeekPlan) -> list[str]:
    """The strengthening exercises of a week."""
    return [item.exercise for item in week.prescriptions if CATALOGUE[item.exercise].category.startswith("strength_")]


@pytest.mark.parametrize(
    ("hip", "knee", "holds"), [(3, 3, True), (4, 3, True), (5, 4, True), (4.5, 3, False), (3, 4, True), (3, 4.5, False)]
)
def test_without_a_finding_four_to_three_is_the_most_either_way(hip: float, knee: float, holds: bool):
    assert balance_for(examine(case("low"))).holds(hip, knee) is holds


@pytest.mark.parametrize(
    ("test", "hip", "knee", "holds"),
    [
        ("T01", 2, 3, True),
        ("T01", 2, 3.5, False),
        ("T01", 3, 2, False),
        ("T11", 3, 2, True),
        ("T11", 3.5, 2, False),
        ("T11", 2, 3, False),
    ],
)
def test_a_finding_leans_three_to_two_towards_itself(test: str, hip: float, knee: float, holds: bool):
    made = case("moderate", tests=(measured(test, WEAK[test], Side.BOTH),))
    assert balance_for(examine(made)).holds(hip, knee) is holds


def test_a_highly_irritable_knee_counts_exercises_instead():
    found = balance_for(examine(case("high")))
    assert found == Balance(None, None)
    assert found.holds(8, 2)
    assert found.allows(2, 0)


@pytest.mark.parametrize("irritability", ["low", "moderate"])
@pytest.mark.parametrize("kit", [(), KIT, (*KIT, *GYM)])
@pytest.mark.parametrize("tests", list(itertools.combinations(WEAK, 3)))
def test_every_three_deficits_leave_hip_and_knee_in_balance(irritability: str, kit: tuple[str, ...], tests: tuple):
    found = tuple(measured(test, WEAK[test], Side.BOTH) for test in tests)
    wishes = Wishes(equipment=frozenset(kit), minutes_per_session=(None, 20, 30)[len(str(tests)) % 3])
    for week in plan_of(case(irritability, tests=found, wishes=wishes)).weeks:
        hip, knee = sets_of(week)
        assert max(hip, knee) <= min(hip, knee) * 1.5


def changed_sets(plan: ProgramPlan, code: str, count: int) -> ProgramPlan:
    """The plan with other sets of one exercise in week 1."""
    first, *others = plan.weeks
    sets = {"sets_left": count, "sets_right": count}
    items = tuple(replace(item, **sets) if item.exercise == code else item for item in first.prescriptions)
    return replace(plan, weeks=(replace(first, prescriptions=items), *others))


@pytest.mark.parametrize(("sets", "is_broken"), [(3, False), (4, False), (5, True), (2, True)])
def test_the_checker_sees_hip_and_knee_out_of_balance(sets: int, is_broken: bool):
    made = case("low", all_tests_ok=True)
    plan = plan_of(made)
    assert exercises_of(plan.weeks[0]) == ["QD10", "GL03"]
    found = {
        reason.code for reason in broken_invariants(changed_sets(plan, "QD10", sets), made, examine(made), CATALOGUE)
    }
    assert ("broken_balance" in found) is is_broken


def test_three_hip_findings_take_two_places_and_one_exercise_may_answer_two_tests():
    tests = tuple(measured(test, WEAK[test], Side.BOTH) for test in ("T11", "T15", "T16"))
    plan = plan_of(case("moderate", tests=tests, wishes=Wishes(equipment=frozenset(KIT))))
    answered = {reason.code for week in plan.weeks for item in week.prescriptions for reason in item.reasons}
    assert {"weak_hip_abductors", "weak_hip_external_rotators", "weak_glute_max"} <= answered
    for week in plan.weeks:
        assert len([code for code in exercises_of(week) if code.startswith("GL")]) <= 2


def fifths(irritability: str, *tests: str, minutes: int | None = None) -> list[int]:
    """The strengthening exercises of every week's session."""
    found = tuple(measured(test, WEAK[test], Side.BOTH) for test in tests)
    made = case(irritability, tests=found, wishes=Wishes(equipment=frozenset(KIT), minutes_per_session=minutes))
    return [len(exercises_of(week)) for week in plan_of(made).weeks]


def test_a_fifth_exercise_comes_from_phase_3_where_a_calm_knee_s_findings_ask_for_it():
    """6.2: "4 (max 5 from phase 3)"."""
    assert fifths("low", "T01", "T11", "T16", "T14") == [4, 4, 4, 5, 5, 5]


def test_a_fifth_exercise_that_comes_with_its_phase_adds_no_sets():
    """6.7: the phase is what goes up in that week; five exercises share the sets of four."""
    tests = tuple(measured(test, WEAK[test], Side.BOTH) for test in ("T01", "T11", "T16", "T14"))
    weeks = plan_of(case("low", tests=tests)).weeks
    before, begins = (
        sum(item.sets_left for item in week.prescriptions if item.exercise in exercises_of(week)) for week in weeks[2:4]
    )
    assert before == begins == 12


@pytest.mark.parametrize(
    ("irritability", "tests", "minutes"),
    [
        ("low", ("T16", "T14", "T17"), None),  # four lines are enough
        ("moderate", ("T01", "T11", "T16", "T14"), None),
        ("low", ("T01", "T11", "T16", "T14"), 25),  # no minutes for it
    ],
)
def test_nobody_else_gets_a_fifth_exercise(irritability: str, tests: tuple[str, ...], minutes: int | None):
    assert max(fifths(irritability, *tests, minutes=minutes)) <= 4


@pytest.mark.parametrize("irritability", ["low", "moderate"])
@pytest.mark.parametrize("beside", ["T17", "T08"])
def test_a_weak_thigh_and_a_calf_without_kit_fill_every_session(irritability: str, beside: str):
    """6.2: three or four at moderate, four at low. QD10 and QD03 beside one hip exercise cannot be balanced by sets."""
    tests = (measured("T01", 12, Side.BOTH), measured(beside, 5, Side.BOTH))
    weeks = plan_of(case(irritability, tests=tests)).weeks
    assert [len(exercises_of(week)) for week in weeks] == [4] * 6
    assert exercises_of(weeks[0])[2] == {"low": "QD18", "moderate": "QD02"}[irritability]


def test_where_a_hip_exercise_fills_up_the_thigh_keeps_its_hold():
    weeks = plan_of(case("moderate", tests=(measured("T01", 12, Side.BOTH),))).weeks
    assert exercises_of(weeks[0]) == ["QD10", "GL01", "QD03", "GL10"]


def test_a_barred_calf_leaves_its_place_to_no_filler():
    """6.2: moderate has three, and a fourth only where findings ask for it."""
    tests = tuple(measured(test, WEAK[test], Side.BOTH) for test in ("T11", "T14", "T17"))
    made = case("moderate", tests=tests)
    barred = replace(made, scope=Scope(contraindications=frozenset({"calf_achilles_pain"})))
    assert [len(exercises_of(week)) for week in plan_of(made).weeks] == [4] * 6
    assert [len(exercises_of(week)) for week in plan_of(barred).weeks] == [3] * 6


def test_what_stands_in_for_a_barred_exercise_loads_the_kneecap_no_more():
    """6.5.9: GL08 for GL15 and not QD20, whose load is medium."""
    made = case("moderate", tests=(measured("T12", 4),), wishes=Wishes(equipment=frozenset(KIT)))
    barred = replace(made, scope=Scope(contraindications=frozenset({"hamstring_strain_recent"})))
    assert "GL15" in exercises_of(plan_of(made).weeks[4])
    assert "GL08" in exercises_of(plan_of(barred).weeks[4])
    assert "QD20" not in exercises_of(plan_of(barred).weeks[4])
