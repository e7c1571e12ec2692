"""Rules about which exercise may stand in which week for this person (§5.1, 6.3, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.exercise import Exercise
from programs.clinical.generation.invariants.checked import Checked, broken, is_strengthening
from programs.clinical.generation.reach import AT_HOME
from programs.clinical.plan import WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, PfjLoad

HIGHEST_LOAD = {1: PfjLoad.LOW, 2: PfjLoad.MEDIUM, 3: PfjLoad.HIGH, 4: PfjLoad.HIGH}
SHALLOW_DEGREES, LAST_DEGREES, IRRITABLE_DEGREES = 45, 30, 30
#: 2.4, fat pad: quad set, straight leg raise, full-range leg extension, terminal extension with a band [D].
STRAIGHT_KNEE = frozenset({"QD01", "QD02", "QD06", "QD07"})
DEEPER_FROM_PHASE, STRAIGHT_FROM_PHASE = 2, 3


def nothing_that_is_barred(facts: Checked) -> Iterator[Reason]:
    """2.5, L6, L7: contraindications, kneeling, rolling, jumping and high steps where the case speaks against them."""
    for week, item, exercise in facts.every:
        for code in sorted(facts.barred & set(exercise.contraindications)):
            yield broken("contraindicated", "5", week, exercise=item.exercise, because=code)
        for limit, hit in _limits(facts, exercise):
            if hit:
                yield broken("limit", "2.5", week, exercise=item.exercise, because=limit)


def nothing_without_its_kit(facts: Checked) -> Iterator[Reason]:
    """Settled, reading 14: bought things only where they are listed."""
    at_hand = AT_HOME | facts.case.wishes.equipment
    for week, item, exercise in facts.every:
        for thing in exercise.equipment:
            if thing not in at_hand and not thing.endswith("_optional"):
                yield broken("no_kit", "6.5.9", week, exercise=item.exercise, thing=thing)


def nothing_before_its_time(facts: Checked) -> Iterator[Reason]:
    """L3, `min_phase`, and the week of entry (settled, reading 19). Runs have their own table."""
    for week, item, exercise in facts.every:
        if exercise.category == "running":
            continue
        enters = exercise.enters_week_of_6[facts.irritability]
        calendar_binds = facts.plan.weeks_count == 6 or week.phase == 1
        too_early = enters is None or (calendar_binds and week.week < enters)
        if exercise.min_phase > week.phase or too_early:
            yield broken("too_early", "6.3", week, exercise=item.exercise)
        is_hop = exercise.impact and exercise.pfj_load is PfjLoad.HIGH
        if item.pfj_load > HIGHEST_LOAD[week.phase] or (is_hop and week.phase < 4):
            yield broken("knee_load", "L3", week, exercise=item.exercise)
        if item.pfj_load < exercise.pfj_load:
            yield broken("load_class", "L3", week, exercise=item.exercise)


def knees_bend_as_far_as_they_may(facts: Checked) -> Iterator[Reason]:
    """L1, L2: 0-45 degrees under weight in phase 1, the last 30 degrees of extension not before phase 3, and
    never outside the exercise's own range."""
    for week, item, exercise in facts.every:
        if item.knee_rom_degrees is None or exercise.knee_rom_degrees is None:
            continue
        own, worked = sorted(exercise.knee_rom_degrees), sorted(item.knee_rom_degrees)
        if worked[0] < own[0] or worked[1] > own[1]:
            yield broken("knee_range", "L1, L2", week, exercise=item.exercise)
        if exercise.category == "strength_quads" and _bends_too_far(week, exercise, worked):
            yield broken("knee_range", "L1, L2", week, exercise=item.exercise)


def first_week_of_an_irritable_knee_is_calm(facts: Checked) -> Iterator[Reason]:
    """6.2: holds, 0-30 degrees, or nothing on the kneecap."""
    if facts.irritability is not Irritability.HIGH or not facts.plan.weeks:
        return
    week = facts.plan.weeks[0]
    for item, exercise in facts.items(week):
        is_hold = exercise.load_type == "isometric"
        if not is_strengthening(exercise) or is_hold or exercise.pfj_load is PfjLoad.NONE:
            continue
        if max(item.knee_rom_degrees or (0, 0)) > IRRITABLE_DEGREES:
            yield broken("not_calm", "6.2", week, exercise=item.exercise)


def weak_calves_do_not_hop_untrained(facts: Checked) -> Iterator[Reason]:
    """5.3: where the calves are a deficit, no hop drill in a week without calf work [D]."""
    for week in facts.plan.weeks if "weak_calf" in facts.deficits else ():
        has_calf = any(exercise.category == "strength_calf" for _, exercise in facts.items(week))
        for item, exercise in facts.items(week):
            if exercise.category == "plyometric" and not has_calf:
                yield broken("hops_before_calf", "5.3", week, exercise=item.exercise)


def ladder_steps_can_be_taken(facts: Checked) -> Iterator[Reason]:
    """The easier and the harder step exist, and are not barred."""
    for week, item, _ in facts.every:
        for step in (item.easier, item.harder):
            if step is not None and not _may_step(facts, step):
                yield broken("ladder_step", "5.2", week, exercise=item.exercise, step=step)


def _may_step(facts: Checked, code: str) -> bool:
    return code in facts.catalogue and not facts.barred & set(facts.catalogue[code].contraindications)


def _limits(facts: Checked, exercise: Exercise) -> Iterator[tuple[str, bool]]:
    limits = facts.limits
    yield "kneeling", exercise.kneeling and limits.no_kneeling
    yield "foam_rolling", exercise.category == "foam_rolling" and limits.no_foam_rolling
    yield "impact", exercise.category == "plyometric" and limits.no_impact
    is_one_leg = (
        exercise.laterality != "bilateral" and exercise.chain == "CKC" and exercise.category == "strength_quads"
    )
    yield "straight_knee", limits.no_end_range_extension and exercise.code in STRAIGHT_KNEE
    yield "lying_flat", limits.no_long_supine and exercise.position.startswith("lying on back")
    yield "face_down", limits.no_prone and exercise.position.startswith(("lying on front", "prone"))
    yield "deep_one_leg", limits.no_deep_one_leg and is_one_leg and exercise.pfj_load is PfjLoad.HIGH
    is_alone = exercise.laterality == "unilateral" and exercise.category != "static_stretch"
    stands = exercise.position.startswith(("standing on", "single-leg stance", "split stance"))
    yield (
        "one_leg_stance",
        limits.no_one_leg_stance and stands and is_alone,
    )
    yield "high_step", limits.low_steps_only and bool({"step_20cm", "stairs"} & set(exercise.equipment))


def _bends_too_far(week: WeekPlan, exercise: Exercise, worked: list[int]) -> bool:
    if exercise.chain == "CKC":
        return week.phase < DEEPER_FROM_PHASE and worked[1] > SHALLOW_DEGREES
    moves = exercise.load_type != "isometric" and worked[0] != worked[1]
    return moves and week.phase < STRAIGHT_FROM_PHASE and worked[0] < LAST_DEGREES


EXERCISE_RULES = (
    nothing_that_is_barred,
    nothing_without_its_kit,
    nothing_before_its_time,
    knees_bend_as_far_as_they_may,
    first_week_of_an_irritable_knee_is_calm,
    weak_calves_do_not_hop_untrained,
    ladder_steps_can_be_taken,
)
