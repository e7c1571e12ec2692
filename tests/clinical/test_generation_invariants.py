"""The checker sees each rule broken: a sound plan is changed in one place, and that rule is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue
from programs.clinical.generation import RuleBroken, broken_invariants, generate
from programs.clinical.plan import Adjunct, Prescription, ProgramPlan, WeekPlan
from programs.clinical.values import PfjLoad
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import KIT, case, measured, plan_of, seed_case

CATALOGUE = shipped_catalogue()


def codes(plan: ProgramPlan, made: Case) -> set[str]:
    """The codes of the rules that the plan breaks."""
    return {reason.code.removeprefix("broken_") for reason in broken_invariants(plan, made, examine(made), CATALOGUE)}


def with_week(plan: ProgramPlan, change: Callable[[WeekPlan], WeekPlan], number: int = 1) -> ProgramPlan:
    """The plan with one week changed."""
    weeks = [change(week) if week.week == number else week for week in plan.weeks]
    return replace(plan, weeks=tuple(weeks))


def with_item(plan: ProgramPlan, code: str, number: int = 1, **changes) -> ProgramPlan:
    """The plan with one prescription of one week changed."""

    def change(week: WeekPlan) -> WeekPlan:
        assert any(item.exercise == code for item in week.prescriptions)
        items = [replace(item, **changes) if item.exercise == code else item for item in week.prescriptions]
        return replace(week, prescriptions=tuple(items))

    return with_week(plan, change, number)


def without(plan: ProgramPlan, code: str, number: int = 1) -> ProgramPlan:
    """The plan without one exercise in one week."""
    return with_week(
        plan,
        lambda week: replace(week, prescriptions=tuple(item for item in week.prescriptions if item.exercise != code)),
        number,
    )


def with_run(plan: ProgramPlan, number: int = 1, **changes) -> ProgramPlan:
    """The plan with one week's running changed."""
    return with_week(plan, lambda week: replace(week, running=replace(week.running, **changes)), number)


def added(plan: ProgramPlan, code: str, number: int = 1, *, like: str, **changes) -> ProgramPlan:
    """The plan with an exercise more, written like one that stands there."""

    def change(week: WeekPlan) -> WeekPlan:
        model = next(item for item in week.prescriptions if item.exercise == like)
        extra: Prescription = replace(model, exercise=code, **changes)
        return replace(week, prescriptions=(*week.prescriptions, extra))

    return with_week(plan, change, number)


SEED = seed_case()
PLAN = plan_of(SEED)


def test_a_sound_plan_breaks_nothing():
    assert codes(PLAN, SEED) == set()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (replace(PLAN, weeks_count=4), "length"),
        (with_week(PLAN, lambda week: replace(week, phase=2)), "phase"),
        (with_week(PLAN, lambda week: replace(week, days=week.days[:6])), "days"),
        (with_week(PLAN, lambda week: replace(week, education=()), 2), "education"),
        (with_week(PLAN, lambda week: replace(week, education=("pain_rules",))), "education_order"),
        (with_item(PLAN, "QD10", exercise="QD99"), "unknown_exercise"),
        (with_item(PLAN, "WU01", reasons=()), "no_reason"),
        (replace(PLAN, adjuncts=(Adjunct("tape", 1, 5),)), "extra_too_long"),
        (replace(PLAN, adjuncts=(Adjunct("orthosis", 1, 6),)), "orthosis_without_finding"),
        (without(PLAN, "GL01"), "pair"),
        (with_item(PLAN, "GL01", optional=True), "pair"),
        (with_item(PLAN, "QD04", days=(1, 2, 5)), "neighbours"),
        (with_item(PLAN, "QD04", days=(1, 3, 5, 7)), "strength_days"),
        (with_item(PLAN, "GL01", days=(1, 3)), "pair"),
        (added(PLAN, "GL10", like="QD10"), "too_many"),
        (with_item(PLAN, "QD10", sets_left=9, sets_right=9), "quads_share"),
        (with_item(PLAN, "GL01", sets_left=2, sets_right=2), "balance"),
        (without(PLAN, "HM04"), "hamstrings"),
        (added(PLAN, "HM01", like="HM04"), "hamstrings"),
        (with_item(PLAN, "ST02", days=(1, 3, 5, 7)), "no_rest_day"),
        (with_item(PLAN, "QD10", minutes=30.0), "minutes"),
        (added(PLAN, "QD10", like="QD10"), "twice"),
        (with_item(PLAN, "QD10", block="warm_up"), "block"),
        (added(PLAN, "ST04", like="ST02"), "stretch_without_finding"),
        (with_item(PLAN, "ST02", block="warm_up"), "held_before"),
        (with_item(PLAN, "ST02", sets_left=3, sets_right=3), "stretch_minutes"),
        (with_item(without(PLAN, "ST02"), "DY01", days=(1, 3, 5)), "stretch_days"),
        (added(PLAN, "QD05", like="QD10"), "no_kit"),
        (added(PLAN, "QD25", like="QD10"), "too_early"),
        (added(PLAN, "QD11", like="QD10", pfj_load=PfjLoad.MEDIUM), "knee_load"),
        (with_item(PLAN, "QD11", 3, pfj_load=PfjLoad.LOW), "load_class"),
        (with_item(PLAN, "QD10", knee_rom_degrees=(0, 60)), "knee_range"),
        (with_item(PLAN, "QD10", reps=None), "no_dose"),
        (with_item(PLAN, "QD10", days=()), "no_dose"),
        (with_item(PLAN, "QD10", reps=(10, 16)), "dose_range"),
        (with_item(PLAN, "QD10", sets_left=4, sets_right=4), "dose_range"),
        (with_item(PLAN, "QD10", pain_ceiling=5), "pain_ceiling"),
        (with_item(PLAN, "QD10", effort_rpe=(6, 7)), "effort"),
        (with_item(PLAN, "QD10", sets_left=3), "legs"),
        (with_item(PLAN, "PL01", 6, reps=(20, 25)), "too_many_hops"),
        (with_item(PLAN, "HM04", 2, sets_left=6, sets_right=6), "volume"),
        (with_item(PLAN, "HM04", 2, sets_left=3, sets_right=2), "run_and_strength"),
        (with_item(PLAN, "HM04", 2, sets_left=3, sets_right=2), "run_and_dose"),
        (with_item(PLAN, "QD11", 3, knee_rom_degrees=(75, 0)), "depth"),
        (with_run(PLAN, max_pain=3), "run_pain"),
        (with_run(PLAN, remove=("speed",)), "run_ground"),
        (with_run(PLAN, remove=("downhill", "stairs", "uphill")), "run_speed"),
        (with_run(PLAN, remove=("downhill", "stairs", "speed")), "run_speed"),
        (with_run(PLAN, 3, allowed=False), "run_not_allowed"),
        (with_item(PLAN, "RN02", days=(2, 4, 5)), "run_days"),
        (with_item(PLAN, "RN02", days=(2, 3, 6)), "run_days"),
        (with_run(PLAN, 2, step=4), "run_step"),
        (with_run(PLAN, 2, step=None), "run_step"),
        (with_run(PLAN, 1, step=None, longest_minutes=39.0), "run_too_long"),
    ],
)
def test_one_change_breaks_its_rule(changed, code):
    assert code in codes(changed, SEED)


def test_one_exercise_for_hip_and_knee_is_no_pair():
    muscles = {"muscles_primary": ("gluteus maximus",)}
    catalogue = Catalogue(
        replace(one, **muscles) if one.category == "strength_quads" else one for one in CATALOGUE.values()
    )
    broken = broken_invariants(without(PLAN, "GL01"), SEED, examine(SEED), catalogue)
    assert "broken_pair" in {reason.code for reason in broken}


def test_depth_and_load_together_are_seen():
    changed = added(PLAN, "QD20", 3, like="QD04", knee_rom_degrees=(0, 45), pfj_load=PfjLoad.MEDIUM)
    assert "depth_and_load" in codes(changed, SEED)


def test_a_weight_and_sets_that_rise_together_are_seen():
    heavier = with_item(with_item(PLAN, "HM04", 1, load_kg=5.0), "HM04", 2, load_kg=6.0, sets_left=3, sets_right=3)
    assert "two_at_once" in codes(heavier, SEED)


def test_a_lunge_without_the_shallow_split_squat_before_it_is_seen():
    """QD25 loads the kneecap no more than medium; 5.2 asks for its step below all the same."""
    made = case("low")
    lunge = with_item(plan_of(made), "QD24", 4, exercise="QD25")
    assert "unprepared" in codes(lunge, made)


def test_a_step_down_without_the_lower_step_before_it_is_seen():
    made = case("low")
    plan = plan_of(made)
    steep = added(plan, "QD21", 6, like="GL08", knee_rom_degrees=(0, 70), pfj_load=PfjLoad.HIGH)
    assert "unprepared" in codes(steep, made)
    assert "unprepared" not in codes(plan, made)


def test_a_fourth_muscle_is_seen():
    tests = tuple(measured(test, value) for test, value in (("T05", 40), ("T08", 6), ("T09", 20), ("T07", 10)))
    made = case("low", tests=tests)
    plan = plan_of(made)
    hold = next(item.exercise for item in plan.weeks[0].prescriptions if item.exercise.startswith("ST"))
    fourth = added(added(plan, "ST04", like=hold), "ST14", like=hold)
    assert "too_many_muscles" in codes(fourth, made)


@pytest.mark.parametrize(
    ("scope", "exercise", "like", "code"),
    [
        (Scope(contraindications=frozenset({"hip_pain_groin"})), "WU04", "WU01", "contraindicated"),
        (Scope(anticoagulant=True), "FR02", "WU01", "limit"),
        (Scope(kneeling_hurts=True), "CO06", "QD10", "limit"),
    ],
)
def test_what_the_case_speaks_against_is_seen(scope, exercise, like, code):
    made = case("low", scope=scope, wishes=Wishes(equipment=frozenset(KIT)))
    changed = added(plan_of(made), exercise, like=like)
    assert code in codes(changed, made)


def test_a_step_that_is_barred_is_seen():
    made = case("low", scope=Scope(contraindications=frozenset({"hypertension"})))
    assert "ladder_step" in codes(with_item(plan_of(made), "QD10", easier="QD08"), made)


@pytest.mark.parametrize(
    ("runs", "run_days", "strength", "is_broken"),
    [
        (5, (1, 2, 3, 5, 6), (1, 4), False),
        (3, (1, 2, 3, 5, 6), (1, 4), True),
        (5, (1, 2, 3, 4, 5, 6), (1, 4), True),
        (5, (2, 3, 5, 7), (1, 4), True),
        (5, (2, 4, 6), (1, 3, 5), False),
        (5, (2, 3, 6), (1, 4, 6), True),
    ],
)
def test_many_runs_need_short_ones_two_days_of_strength_and_a_free_sunday(runs, run_days, strength, is_broken):
    running = Running(runs_per_week=5, tolerated_minutes=35, longest_run_30d_minutes=35)
    made = case("low", running=running)
    plan = plan_of(made)
    for item in plan.weeks[0].prescriptions:
        if item.block == "run":
            plan = with_item(plan, item.exercise, days=run_days)
        elif CATALOGUE[item.exercise].category.startswith("strength_"):
            plan = with_item(plan, item.exercise, days=strength)
    assert ("run_days" in codes(plan, replace(made, running=replace(running, runs_per_week=runs)))) is is_broken


def test_a_hinge_beside_a_weak_thigh_is_seen():
    made = case("low", tests=(measured("T01", 12),))
    assert "hinge" in codes(added(plan_of(made), "GL14", 2, like="QD11"), made)
    calm = case("low", tests=(measured("T16", 12),))
    assert "hinge" not in codes(added(plan_of(calm), "GL14", 2, like="QD11"), calm)


def test_an_irritable_knee_s_own_rules_are_seen():
    made = case("high")
    plan = plan_of(made)
    assert codes(plan, made) == set()
    assert "not_calm" in codes(added(plan, "QD04", like="GL01", knee_rom_degrees=(90, 45)), made)
    assert "hip_first" in codes(without(plan, "GL13"), made)
    assert "run_too_early" in codes(with_run(plan, 3, allowed=True), made)
    assert "too_many_holds" in codes(with_item(plan, "QD08", sets_left=6, sets_right=6), made)


@pytest.mark.parametrize(("raises", "is_broken"), [(13, True), (22, False)])
def test_hops_of_weak_calves_without_calf_work_are_seen(raises: int, is_broken: bool):
    """T17 is a deficit or borderline; the same plan with hops put back and calf work taken out."""
    made = case("low", tests=(measured("T17", raises),))
    plan = plan_of(case("low"))
    assert any(item.exercise == "PL01" for item in plan.weeks[-1].prescriptions)
    assert ("hops_before_calf" in codes(plan, made)) is is_broken


def test_a_hold_that_is_too_long_is_seen():
    made = case("low", scope=Scope(contraindications=frozenset({"hypertension"})), tests=(measured("T14", 15),))
    plan = plan_of(made)
    assert "hold_too_long" in codes(with_item(plan, "CO02", hold_seconds=(20, 40)), made)


def test_days_and_their_names_must_agree():
    def renamed(week: WeekPlan) -> WeekPlan:
        days = tuple(replace(day, kind="run") if day.day == 1 else day for day in week.days)
        return replace(week, days=days)

    assert "day_kind" in codes(with_week(PLAN, renamed), SEED)


def test_every_rule_of_the_checker_is_seen_broken_somewhere():
    """The list of codes in the words is complete (test_generation_words), so each must be named in this file."""
    from pathlib import Path

    from programs.wording.plan_rules import BROKEN_RULES

    text = Path(__file__).read_text()
    assert [code for code in BROKEN_RULES if f'"{code.removeprefix("broken_")}"' not in text] == []


def test_a_fault_of_ours_is_raised_and_not_handed_out(monkeypatch):
    from programs.clinical import generation
    from programs.clinical.reason import Reason

    monkeypatch.setattr(generation, "broken_invariants", lambda *_: (Reason("broken_pair", "G08", {"week": 1}),))
    with pytest.raises(RuleBroken, match="broken_pair"):
        generate(SEED, examine(SEED), CATALOGUE)
