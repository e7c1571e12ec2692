"""The checks of a finished plan on their borders: the last value that passes beside the first that does not."""

from dataclasses import replace

import pytest

from programs.clinical.case import Case, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue
from programs.clinical.generation import broken_invariants
from programs.clinical.plan import ProgramPlan
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import KIT, case, measured, plan_of

CATALOGUE = shipped_catalogue()
TIGHT = case("low", tests=(measured("T09", 20, Side.BOTH),))
RATIO = case("low", tests=(measured("T03", 0.4, Side.BOTH),), wishes=Wishes(equipment=frozenset(KIT)))


def changed(plan: ProgramPlan, code: str, number: int = 1, **changes) -> ProgramPlan:
    """The plan with one prescription of one week changed."""
    weeks = list(plan.weeks)
    week = weeks[number - 1]
    assert any(item.exercise == code for item in week.prescriptions)
    items = (replace(item, **changes) if item.exercise == code else item for item in week.prescriptions)
    weeks[number - 1] = replace(week, prescriptions=tuple(items))
    return replace(plan, weeks=tuple(weeks))


def breaks(rule: str, plan: ProgramPlan, made: Case, catalogue: Catalogue = CATALOGUE) -> bool:
    """Whether the plan breaks a rule."""
    found = broken_invariants(plan, made, examine(made), catalogue)
    return f"broken_{rule}" in {reason.code for reason in found}


@pytest.mark.parametrize(("sets", "reps", "is_broken"), [(3, 20, False), (1, 60, False), (1, 61, True), (4, 16, True)])
def test_sixty_landings_a_session_are_the_most(sets: int, reps: int, is_broken: bool):
    """6.7."""
    plan = changed(plan_of(case("low")), "PL01", 6, sets_left=sets, sets_right=sets, reps=(5, reps))
    assert breaks("too_many_hops", plan, case("low")) is is_broken


@pytest.mark.parametrize(("left", "right", "is_broken"), [(4, 5, False), (5, 5, False), (5, 6, True), (6, 6, True)])
def test_five_thigh_holds_a_leg_are_the_most(left: int, right: int, is_broken: bool):
    """6.2, the one more of a weaker leg included."""
    uneven = (measured("T01", 8), measured("T01", 25, Side.LEFT))
    made = case("high", tests=uneven, scope=Scope(contraindications=frozenset({"acute_swelling"})))
    assert breaks("too_many_holds", changed(plan_of(made), "QD03", sets_left=left, sets_right=right), made) is is_broken


@pytest.mark.parametrize(
    ("left", "right", "apart", "too_many"),
    [(3, 3, False, False), (4, 3, False, False), (3, 2, False, False), (4, 2, True, False), (5, 4, False, True)],
)
def test_one_leg_has_one_set_more_at_the_most(left: int, right: int, apart: bool, too_many: bool):
    """6.5.8; the exercise itself has three."""
    made = case("low", all_tests_ok=True)
    plan = changed(plan_of(made), "GL03", sets_left=left, sets_right=right)
    assert breaks("legs", plan, made) is apart
    assert breaks("dose_range", plan, made) is too_many


@pytest.mark.parametrize(("sets", "is_broken"), [(3, False), (4, True)])
def test_a_fourth_set_needs_to_be_the_weaker_leg_s(sets: int, is_broken: bool):
    made = case("low", all_tests_ok=True)
    assert breaks("dose_range", changed(plan_of(made), "GL03", sets_left=sets, sets_right=sets), made) is is_broken


@pytest.mark.parametrize(
    ("was", "now", "heavier", "is_broken"),
    [
        (None, None, True, False),
        (None, (0, 45), True, True),
        ((0, 45), (0, 46), True, True),
        ((0, 45), (0, 45), True, False),
        ((0, 46), (0, 45), True, False),
        ((0, 45), (0, 46), False, False),
    ],
)
def test_an_exercise_does_not_become_deeper_and_heavier_in_one_week(was, now, heavier: bool, is_broken: bool):
    """L4; one side without a range counts as no depth."""
    made = case("low", all_tests_ok=True)
    plan = changed(plan_of(made), "QD11", 2, knee_rom_degrees=was, load_kg=10.0)
    plan = changed(plan, "QD11", 3, knee_rom_degrees=now, load_kg=10.5 if heavier else 10.0)
    assert breaks("two_at_once", plan, made) is is_broken


@pytest.mark.parametrize("run_rises", [False, True])
@pytest.mark.parametrize(
    ("then", "rises"),
    [
        ({}, False),
        ({"sets_left": 1, "reps": (7, 11), "load_kg": 9.5}, False),
        ({"sets_right": 3}, True),
        ({"reps": (8, 13)}, True),
        ({"hold_seconds": (20, 31)}, True),
        ({"knee_rom_degrees": (0, 46)}, True),
        ({"load_kg": 10.5}, True),
    ],
)
def test_nothing_of_an_exercise_that_stays_rises_in_a_week_in_which_the_run_does(then: dict, rises: bool, run_rises):
    """6.1, 6.7: sets of a leg, repetitions, seconds, depth, weight."""
    made = case("low", all_tests_ok=True)
    before = {"sets_left": 2, "sets_right": 2, "reps": (8, 12), "hold_seconds": (20, 30)}
    before |= {"knee_rom_degrees": (0, 45), "load_kg": 10.0}
    plan = changed(changed(plan_of(made), "QD11", 2, **before), "QD11", 3, **before | then)
    weeks = list(plan.weeks)
    minutes = weeks[1].running.minutes + (0.5 if run_rises else 0)
    weeks[2] = replace(weeks[2], running=replace(weeks[2].running, minutes=minutes))
    assert breaks("run_and_dose", replace(plan, weeks=tuple(weeks)), made) is (rises and run_rises)


@pytest.mark.parametrize(("before", "after", "is_broken"), [(2, 2, False), (2, 3, True), (3, 2, False)])
def test_an_exercise_does_not_gain_sets_and_weight_in_one_week(before: int, after: int, is_broken: bool):
    made = case("low", all_tests_ok=True)
    plan = changed(plan_of(made), "QD11", 2, sets_left=before, sets_right=before, load_kg=10.0)
    plan = changed(plan, "QD11", 3, sets_left=after, sets_right=after, load_kg=11.0)
    assert breaks("two_at_once", plan, made) is is_broken


@pytest.mark.parametrize(
    ("then", "is_broken"),
    [
        ({}, False),
        ({"sets_left": 3}, False),
        ({"reps": (8, 13)}, False),
        ({"knee_rom_degrees": (0, 46)}, False),
        ({"sets_left": 3, "reps": (8, 12)}, False),
        ({"sets_left": 3, "reps": (7, 11)}, False),
        ({"sets_right": 3, "reps": (8, 13)}, True),
        ({"sets_left": 3, "reps": (9, 12)}, True),
        ({"sets_left": 3, "knee_rom_degrees": (0, 46)}, True),
        ({"reps": (8, 13), "knee_rom_degrees": (0, 46)}, True),
        ({"sets_left": 1, "reps": (8, 13)}, False),
    ],
)
def test_of_an_exercise_that_stays_one_thing_rises_in_a_week(then: dict, is_broken: bool):
    """6.7: sets of a leg, repetitions, depth."""
    made = case("low", all_tests_ok=True)
    before = {"sets_left": 2, "sets_right": 2, "reps": (8, 12), "knee_rom_degrees": (0, 45)}
    plan = changed(changed(plan_of(made), "QD11", 2, **before), "QD11", 3, **before | then)
    assert breaks("two_at_once", plan, made) is is_broken


@pytest.mark.parametrize(
    ("thigh", "hip", "days", "now"),
    [((4, 4), (2, 2), (1, 3, 5), None), ((5, 4), (3, 2), (1, 3), 18.5), ((5, 4), (2, 2), (1, 3, 5), 19.5)],
)
def test_a_week_grows_by_a_fifth_at_the_most(thigh: tuple, hip: tuple, days: tuple, now: float | None):
    """6.7: five sets on three days, then eighteen at the most, the mean of both legs; told to one decimal."""
    made = case("low", all_tests_ok=True)
    plan = changed(plan_of(made), "QD10", 1, sets_left=2, sets_right=2)
    plan = changed(plan, "QD11", 2, sets_left=thigh[0], sets_right=thigh[1])
    plan = changed(plan, "GL08", 2, sets_left=hip[0], sets_right=hip[1], days=days)
    found = broken_invariants(plan, made, examine(made), CATALOGUE)
    told = [dict(reason.params) for reason in found if reason.code == "broken_volume" and reason.params["week"] == 2]
    assert told == ([{"week": 2, "was": 15.0, "now": now}] if now else [])


@pytest.mark.parametrize(("number", "days", "is_broken"), [(1, 5, False), (1, 4, True), (4, 3, False), (4, 2, True)])
def test_a_muscle_is_stretched_on_five_days_and_from_phase_3_on_three(number: int, days: int, is_broken: bool):
    """6.1, reading 12."""
    plan = changed(plan_of(TIGHT), "ST04", number, days=(1, 2, 3, 4, 5)[:days])
    assert breaks("stretch_days", plan, TIGHT) is is_broken


@pytest.mark.parametrize(
    ("sets", "days", "seconds", "is_broken"),
    [
        (3, 5, (20, 20), False),
        (3, 5, (19, 20), True),
        (1, 7, (43, 43), False),
        (1, 7, (42, 42), True),  # 4.9 minutes
        (3, 5, (40, 40), False),
        (3, 5, (40, 41), True),
        (1, 7, (85, 85), False),
        (1, 7, (86, 86), True),  # 10.03 minutes
    ],
)
def test_five_to_ten_minutes_a_week_are_held(sets: int, days: int, seconds: tuple[int, int], is_broken: bool):
    """6.1: three sets on five days are 5 minutes at 20 seconds and 10 at 40."""
    dose = {"sets_left": sets, "sets_right": sets, "days": (1, 2, 3, 4, 5, 6, 7)[:days], "hold_seconds": seconds}
    assert breaks("stretch_minutes", changed(plan_of(TIGHT), "ST04", **dose), TIGHT) is is_broken


def without_hamstrings(plan: ProgramPlan) -> ProgramPlan:
    """The plan without any hamstring exercise."""
    weeks = (
        replace(week, prescriptions=tuple(item for item in week.prescriptions if item.exercise[:2] != "HM"))
        for week in plan.weeks
    )
    return replace(plan, weeks=tuple(weeks))


def only_hamstring(code: str, **changes) -> Catalogue:
    """The library with one hamstring exercise, changed."""
    kept = (one for one in CATALOGUE.values() if one.category != "strength_hamstrings" or one.code == code)
    return Catalogue(replace(one, **changes) if one.code == code else one for one in kept)


@pytest.mark.parametrize(
    ("catalogue", "barred", "is_broken"),
    [
        (CATALOGUE, (), True),
        (only_hamstring("HM04"), (), True),
        (only_hamstring("HM04", min_phase=2), (), False),  # nothing for phase 1
        (only_hamstring("HM05"), (), False),  # no machine at hand
        (only_hamstring("HM04"), ("hamstring_strain_recent",), False),
    ],
)
def test_a_low_ratio_needs_a_hamstring_exercise_where_one_can_be_done(catalogue, barred: tuple, is_broken: bool):
    """6.5.6: kit, contraindications and the first phase decide."""
    made = replace(RATIO, scope=Scope(contraindications=frozenset(barred)))
    plan = without_hamstrings(plan_of(RATIO))
    assert breaks("hamstrings", plan, made, catalogue) is is_broken
