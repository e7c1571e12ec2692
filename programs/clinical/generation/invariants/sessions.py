"""Rules about sessions and days: the hip and knee pair, days, caps, emphasis, minutes (§6.2, 6.5)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.generation.invariants.checked import (
    Checked,
    broken,
    has_neighbours,
    is_hip,
    is_knee,
    is_strengthening,
    mean_sets,
)
from programs.clinical.generation.reach import AT_HOME
from programs.clinical.plan import WeekPlan, whole_minutes
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

MOST_A_SESSION = {Irritability.LOW: 4, Irritability.MODERATE: 4, Irritability.HIGH: 3}
FIFTH_FROM_PHASE = 3
OVERLOAD_MOST = 3
QUADS_SHARE = (0.40, 0.60)
#: Hip to knee sets, either way: four to three, three to two towards a finding [D].
LEAN, LEAN_OF_A_FINDING = 4 / 3, 3 / 2
HIP_FINDINGS = {"weak_hip_abductors", "weak_hip_external_rotators", "weak_glute_max"}
STRENGTH_DAYS = (2, 3)
#: A session with fewer strengthening exercises has room for the pair only.
HAMSTRINGS_FROM_EXERCISES = 3


def hip_and_knee_on_every_strength_day(facts: Checked) -> Iterator[Reason]:
    """G08: a knee and a hip exercise, two different ones, neither optional."""
    for week in facts.plan.weeks:
        for day in facts.strength_days(week) or (0,):
            must = [exercise for item, exercise in facts.on_day(week, day) if not item.optional]
            knee = {exercise.code for exercise in must if is_knee(exercise)}
            hip = {exercise.code for exercise in must if is_hip(exercise)} - knee
            if not knee or not hip:
                yield broken("pair", "G08", week, day=day)


def strength_days_are_apart(facts: Checked) -> Iterator[Reason]:
    """6.5.4: two or three days, none next to another, and the days that are called strength days."""
    for week in facts.plan.weeks:
        days = facts.strength_days(week)
        if len(days) not in STRENGTH_DAYS:
            yield broken("strength_days", "6.5.4", week, days=len(days))
        if has_neighbours(days):
            yield broken("neighbours", "6.5.4", week)
        if days != tuple(day.day for day in week.days if day.kind == "strength"):
            yield broken("day_kind", "6.3", week)


def not_too_many_exercises(facts: Checked) -> Iterator[Reason]:
    """6.2, G42: at most four a session, a fifth from phase 3 at low irritability, three for an overload plan."""
    for week in facts.plan.weeks:
        most = MOST_A_SESSION[facts.irritability]
        if facts.irritability is Irritability.LOW and week.phase >= FIFTH_FROM_PHASE:
            most += 1
        if "overload" in facts.examination.labels:
            most = OVERLOAD_MOST
        for day in facts.strength_days(week):
            count = len(facts.on_day(week, day))
            if count > most:
                yield broken("too_many", "6.2", week, day=day, count=count, most=most)


def irritable_knees_work_the_hip(facts: Checked) -> Iterator[Reason]:
    """6.2: at high irritability at least two hip or trunk exercises to one knee exercise (settled, reading 11)."""
    if facts.irritability is not Irritability.HIGH:
        return
    for week in facts.plan.weeks:
        for day in facts.strength_days(week):
            knee = sum(is_knee(exercise) for _, exercise in facts.on_day(week, day))
            hip = sum(_is_hip_or_trunk(exercise.category) for _, exercise in facts.on_day(week, day))
            if hip < 2 * knee:
                yield broken("hip_first", "6.2", week, day=day, hip=hip, knee=knee)


def hip_and_knee_are_in_balance(facts: Checked) -> Iterator[Reason]:
    """6.2: one hip set to one knee set; four to three at the most, three to two towards what a test found [D]."""
    if facts.irritability is Irritability.HIGH:
        return
    most_hip = LEAN_OF_A_FINDING if facts.codes & HIP_FINDINGS else LEAN
    most_knee = LEAN_OF_A_FINDING if "weak_quads" in facts.codes else LEAN
    for week in facts.plan.weeks:
        for day in facts.strength_days(week):
            session = facts.on_day(week, day)
            hip = sum(mean_sets(item) for item, exercise in session if is_hip(exercise))
            knee = sum(mean_sets(item) for item, exercise in session if is_knee(exercise))
            if hip > knee * most_hip + 1e-6 or knee > hip * most_knee + 1e-6:
                yield broken("balance", "6.2", week, day=day, hip=hip, knee=knee)


def weak_thighs_get_their_share(facts: Checked) -> Iterator[Reason]:
    """6.5.5: 40-60 % of strengthening sets for the front thigh; at high irritability two to one rules instead."""
    if "weak_quads" not in facts.deficits or facts.irritability is Irritability.HIGH:
        return
    for week in facts.plan.weeks:
        share = _quads_share(facts, week)
        if not QUADS_SHARE[0] <= share <= QUADS_SHARE[1]:
            yield broken("quads_share", "6.5.5", week, percent=round(100 * share))


def hamstrings_follow_the_ratio(facts: Checked) -> Iterator[Reason]:
    """6.5.6: one hamstring exercise each strengthening day for a low ratio, none without it."""
    most = int("low_hq_ratio" in facts.codes)
    fewest = int(most and facts.irritability is not Irritability.HIGH and _can_train_hamstrings(facts))
    for week in facts.plan.weeks:
        for day in facts.strength_days(week):
            session = facts.on_day(week, day)
            count = sum(exercise.category == "strength_hamstrings" for _, exercise in session)
            has_room = len(session) >= HAMSTRINGS_FROM_EXERCISES
            if count > most or (has_room and count < fewest):
                yield broken("hamstrings", "6.5.6", week, day=day, count=count)


def weak_thighs_hinge_for_a_low_ratio_only(facts: Checked) -> Iterator[Reason]:
    """6.5.5, 6.5.6: beside a weak thigh no hip work that strengthens the hamstrings, unless the ratio is low."""
    if "weak_quads" not in facts.codes or "low_hq_ratio" in facts.codes:
        return
    for week in facts.plan.weeks:
        for item, exercise in facts.strengthening(week):
            if "hamstrings" in exercise.muscles_primary:
                yield broken("hinge", "6.5.5", week, exercise=item.exercise)


def one_day_is_free(facts: Checked) -> Iterator[Reason]:
    """6.5.4, R14: a day without strengthening and running, on which nothing at all is planned."""
    for week in facts.plan.weeks:
        busy = {day for item in week.prescriptions for day in item.days}
        if not any(day.kind == "rest" and day.day not in busy for day in week.days):
            yield broken("no_rest_day", "6.5.4", week)


def days_stay_inside_their_minutes(facts: Checked) -> Iterator[Reason]:
    """6.1: at most 45 minutes or the wish; the run has its own time (settled, reading 13)."""
    for week in facts.plan.weeks:
        for day in week.days:
            spent = whole_minutes(item.minutes for item in week.on_day(day.day) if item.block != "run")
            told = max(spent, day.minutes)
            if told > facts.session_minutes:
                yield broken("minutes", "6.1", week, day=day.day, minutes=told, most=facts.session_minutes)


def nothing_twice_a_day(facts: Checked) -> Iterator[Reason]:
    """An exercise stands once in a week and block; strengthening belongs to the main block."""
    for week in facts.plan.weeks:
        places = [(item.exercise, item.block) for item in week.prescriptions]
        for code in sorted({code for code, block in places if places.count((code, block)) > 1}):
            yield broken("twice", "6.5", week, exercise=code)
        for item, exercise in facts.items(week):
            if is_strengthening(exercise) and item.block != "main":
                yield broken("block", "6.3", week, exercise=item.exercise)


def _can_train_hamstrings(facts: Checked) -> bool:
    """True where a hamstring exercise of the first phase is neither barred nor without its kit."""
    at_hand = AT_HOME | facts.case.wishes.equipment
    return any(
        exercise.category == "strength_hamstrings"
        and exercise.min_phase == 1
        and not facts.barred & set(exercise.contraindications)
        and set(exercise.equipment) <= at_hand
        for exercise in facts.catalogue.values()
    )


def _is_hip_or_trunk(category: str) -> bool:
    return category in ("strength_hip", "strength_core")


def _quads_share(facts: Checked, week: WeekPlan) -> float:
    sets = [(mean_sets(item) * len(item.days), is_knee(exercise)) for item, exercise in facts.strengthening(week)]
    total = sum(count for count, _ in sets)
    return sum(count for count, is_thigh in sets if is_thigh) / total if total else 0.0


SESSION_RULES = (
    hip_and_knee_on_every_strength_day,
    strength_days_are_apart,
    not_too_many_exercises,
    irritable_knees_work_the_hip,
    hip_and_knee_are_in_balance,
    weak_thighs_get_their_share,
    hamstrings_follow_the_ratio,
    weak_thighs_hinge_for_a_low_ratio_only,
    one_day_is_free,
    days_stay_inside_their_minutes,
    nothing_twice_a_day,
)
