"""Running in a plan: where it starts, how it goes on, what it never does (§6.2, 7.1-7.3)."""

import itertools
from dataclasses import replace

import pytest

from programs.clinical.case import Akps, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation import broken_invariants
from programs.clinical.generation.run_table import TABLE
from programs.clinical.generation.running import gate_is_shut
from programs.clinical.plan import WeekPlan
from programs.clinical.screening import all_negative, plan_limits
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import KIT, case, measured, plan_of


def first_week(irritability: str, minutes: int | None, **running: int | None):
    """The running of week 1."""
    return plan_of(case(irritability, running=Running(tolerated_minutes=minutes, **running))).weeks[0].running


@pytest.mark.parametrize(
    ("number", "run", "total"),
    [
        (0, 0, 30),
        (1, 8, 20),
        (2, 10, 20),
        (3, 12, 21),
        (4, 15, 22.5),
        (5, 18, 24),
        (6, 20, 25),
        (7, 22.5, 25.5),
        (8, 24, 26),
        (9, 25, 25),
        (10, 27, 27),
        (11, 29, 29),
        (12, 31, 31),
    ],
)
def test_the_table_is_that_of_the_evidence(number, run, total):
    step = TABLE[number]
    assert (step.number, step.run_minutes, step.total_minutes) == (number, run, total)


@pytest.mark.parametrize(
    ("tolerated", "step"),
    [
        (None, 0),
        (0, 0),
        (1, 1),
        (7, 1),
        (8, 2),
        (11, 2),
        (12, 3),
        (14, 3),
        (15, 4),
        (17, 4),
        (18, 5),
        (19, 5),
        (20, 6),
        (29, 6),
    ],
)
def test_a_calm_knee_starts_at_the_step_of_what_it_tolerates(tolerated, step):
    run = first_week("low", tolerated)
    assert (run.step, run.minutes) == (step, TABLE[step].run_minutes)
    assert run.allowed is (step > 0)


@pytest.mark.parametrize(("tolerated", "minutes"), [(30, 24), (40, 32), (55, 44)])
def test_from_30_minutes_on_running_starts_at_four_fifths(tolerated, minutes):
    run = first_week("low", tolerated)
    assert (run.step, run.minutes) == (None, minutes)


@pytest.mark.parametrize(("tolerated", "step"), [(None, 0), (7, 0), (8, 1), (12, 2), (20, 5), (30, 8), (60, 8)])
def test_a_moderately_irritable_knee_starts_one_step_lower_from_8_minutes_on(tolerated, step):
    assert first_week("moderate", tolerated).step == step


def test_a_moderately_irritable_knee_that_walks_may_run_walk_from_week_2():
    weeks = plan_of(case("moderate", running=Running(tolerated_minutes=0))).weeks
    assert [week.running.step for week in weeks[:3]] == [0, 1, 2]


@pytest.mark.parametrize("tolerated", [None, 10, 60])
def test_a_highly_irritable_knee_does_not_run_before_week_4(tolerated):
    weeks = plan_of(case("high", running=Running(tolerated_minutes=tolerated))).weeks
    assert [week.running.allowed for week in weeks[:3]] == [False] * 3
    assert any(week.running.allowed for week in weeks)
    assert next(week.running.step for week in weeks if week.running.allowed) == 1


@pytest.mark.parametrize("told", [{"walk_30_min_pain": 3}, {"hop_pain": 4}, {"walk_settles_minutes": 61}])
def test_a_walk_or_hops_that_hurt_keep_the_gate_shut_in_week_1(told):
    assert first_week("low", 20, **told).step == 0


@pytest.mark.parametrize("told", [{"walk_30_min_pain": 2}, {"hop_pain": 3}, {"walk_settles_minutes": 60}])
def test_a_calm_walk_and_calm_hops_open_the_gate(told):
    assert first_week("low", 20, **told).step == 6


@pytest.mark.parametrize(
    ("told", "shut"),
    [
        ({}, False),
        ({"limp": "no"}, False),
        ({"limp": "yes"}, True),
        ({"limp": "unsure"}, True),
        ({"weight_bearing": "full"}, False),
        ({"weight_bearing": "reduced"}, True),
        ({"weight_bearing": "none"}, True),
    ],
)
def test_nobody_starts_to_run_with_a_limp(told: dict[str, str], shut: bool):
    """7.2: "no limp"."""
    assert gate_is_shut(case(screening={**case().screening, **told})) is shut


@pytest.mark.parametrize(("points", "shut"), [(5, False), (3, True), (0, True)])
def test_nobody_starts_to_run_with_a_limp_that_the_knee_score_tells_of(points: int, shut: bool):
    assert gate_is_shut(case(akps=Akps(answers={"limp": points}))) is shut


def test_a_test_of_hops_counts_like_the_answer():
    plan = plan_of(case("low", running=Running(tolerated_minutes=20), tests=(measured("T18", 5),)))
    assert plan.weeks[0].running.step == 0


def test_two_weeks_without_running_leave_nothing_tolerated():
    assert first_week("low", 20, weeks_without_running=1).step == 6
    assert first_week("low", 20, weeks_without_running=2).step == 0


def test_of_two_answers_about_the_longest_run_the_stricter_counts():
    assert first_week("low", 40, longest_run_30d_minutes=10).step == 2


@pytest.mark.parametrize("code", ["acute_swelling", "bone_stress_injury", "fever", "recent_surgery"])
def test_what_bars_brisk_walking_leaves_no_run_and_no_walk(code):
    plan = plan_of(case("low", scope=Scope(contraindications=frozenset({code}))))
    catalogue = shipped_catalogue()
    for week in plan.weeks:
        assert not week.running.allowed
        assert not [item for item in week.prescriptions if catalogue[item.exercise].category == "running"]


def test_osteoporosis_leaves_walks_and_no_impact():
    plan = plan_of(case("low", scope=Scope(contraindications=frozenset({"osteoporosis"}))))
    assert {item.exercise for week in plan.weeks for item in week.prescriptions if item.block == "run"} == {"RN01"}
    assert not [item for week in plan.weeks for item in week.prescriptions if item.exercise.startswith("PL")]


@pytest.mark.parametrize(("level", "kit"), [("low", ()), ("low", ("stationary_bike",)), ("high", ("stationary_bike",))])
@pytest.mark.parametrize("by_test", [True, False])
@pytest.mark.parametrize("pain", [2, 3, 5, 6, 10])
def test_a_walk_that_hurts_gets_shorter_and_one_in_the_stop_zone_is_not_trained(pain, by_test, level, kit):
    told = {"tests": (measured("T19", pain),)} if by_test else {"running": Running(walk_30_min_pain=pain)}
    weeks = plan_of(case(level, wishes=Wishes(equipment=frozenset(kit)), **told)).weeks
    first = {item.exercise: item for item in weeks[0].prescriptions if item.block == "run"}
    if pain >= 6:
        assert {week.running.reason.code for week in weeks} == {"run_walk_hurts"}
        assert not any(item.exercise.startswith(("RN", "WU01")) for week in weeks for item in week.prescriptions)
        assert {code: item.days for code, item in first.items()} == ({"XT01": (2, 4, 6)} if kit else {})
    elif not weeks[0].running.allowed:
        is_short = pain > 2 or level == "high"
        assert first["RN01"].duration_seconds == ((300, 1800) if is_short else (1200, 1800))
        assert ("XT01" in first) is (is_short and bool(kit))
    else:
        assert pain == 2 and level == "low"


@pytest.mark.parametrize("level", ["low", "moderate", "high"])
def test_a_leg_with_reduced_weight_never_works_alone(level):
    made = case(
        level, screening=all_negative() | {"weight_bearing": "reduced"}, wishes=Wishes(equipment=frozenset(KIT))
    )
    done = {item.exercise for week in plan_of(made).weeks for item in week.prescriptions}
    full = {item.exercise for week in plan_of(case(level)).weeks for item in week.prescriptions}
    one_leg = {*("QD18", "QD19", "QD20", "QD21", "QD22", "QD23", "QD24", "QD25", "QD26", "QD27", "GL05", "GL08")}
    one_leg |= {"GL15", "CF02", "NM01", "NM02", "PL01", "PL02", "PL03", "PL04"}
    assert full & one_leg and not done & one_leg
    assert any(code.startswith("QD") for code in done) and any(code.startswith("GL") for code in done)
    plan = plan_of(case(level))
    reasons = broken_invariants(plan, made, examine(made), shipped_catalogue())
    assert "one_leg_stance" in {reason.params.get("because") for reason in reasons}


def test_a_bicycle_takes_a_walk_s_place_while_a_highly_irritable_knee_may_not_run():
    plan = plan_of(case("high", wishes=Wishes(equipment=frozenset({"stationary_bike"}))))
    first = {item.exercise: item.days for item in plan.weeks[0].prescriptions if item.block == "run"}
    assert first == {"RN01": (2, 6), "XT01": (4,)}
    ride = next(item for item in plan.weeks[0].prescriptions if item.exercise == "XT01")
    assert ride.duration_seconds == (20 * 60, 40 * 60), "6.1"


@pytest.mark.parametrize("irritability", ["low", "moderate", "high"])
@pytest.mark.parametrize("runs", [1, 3, 5])
@pytest.mark.parametrize("tolerated", [0, 20, 35, 120])
def test_minutes_come_back_before_speed_and_hills(tolerated: int, runs: int, irritability: str):
    """R6: no plan is long enough to give the run back whole, so that speed and hills come after it."""
    told = Running(runs_per_week=runs, tolerated_minutes=tolerated, longest_run_30d_minutes=tolerated)
    for week in plan_of(case(irritability, running=told)).weeks:
        assert week.running.minutes < max(tolerated, TABLE[-1].run_minutes)
        assert {"speed", "uphill", "downhill", "stairs"} <= set(week.running.remove)


@pytest.mark.parametrize(("weeks", "soft"), [(4, [1, 1, 0, 0]), (5, [1, 1, 1, 0, 0]), (6, [1, 1, 1, 0, 0, 0])])
def test_hard_and_banked_ground_come_back_with_phase_3(weeks: int, soft: list[int]):
    """R12."""
    plan = plan_of(case("low", wishes=Wishes(weeks=weeks)))
    assert [{"hard_ground", "banked_ground"} <= set(week.running.remove) for week in plan.weeks] == soft
    assert ["hard_ground" in week.running.remove for week in plan.weeks] == soft


def test_the_seconds_of_a_run_walk_include_the_walking():
    week = plan_of(case("low", running=Running(tolerated_minutes=10))).weeks[0]
    assert next(item for item in week.prescriptions if item.exercise == "RN02").duration_seconds == (1200, 1200)


def test_continuous_running_grows_by_a_tenth_at_most():
    weeks = plan_of(case("low", running=Running(tolerated_minutes=40, longest_run_30d_minutes=40))).weeks
    minutes = [week.running.minutes for week in weeks]
    assert minutes[0] == 32
    assert all(now <= before * 1.1 for before, now in itertools.pairwise(minutes))
    assert max(minutes) <= 44


def test_the_cadence_cue_is_optional_and_waits_for_phase_2():
    plan = plan_of(case("low", running=replace(case().running, cadence=165)))
    cued = [week.week for week in plan.weeks if any(item.exercise == "RN04" for item in week.prescriptions)]
    assert cued == [2, 3, 4, 5, 6]
    assert all(item.optional for week in plan.weeks for item in week.prescriptions if item.exercise == "RN04")


@pytest.mark.parametrize(
    ("irritability", "weeks", "sessions"),
    [("low", 6, 10), ("moderate", 6, 8), ("low", 5, 12), ("moderate", 5, 9), ("low", 4, 9)],
)
def test_the_cadence_is_practised_in_8_to_18_sessions(irritability: str, weeks: int, sessions: int):
    """6.1, S62. Four weeks at moderate irritability have room for six."""
    running = replace(case().running, cadence=165)
    plan = plan_of(case(irritability, running=running, wishes=Wishes(weeks=weeks)))
    items = [item for week in plan.weeks for item in week.prescriptions if item.exercise == "RN04"]
    assert sum(len(item.days) for item in items) == sessions


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(Scope(weeks_since_birth=8, clinician_clearance_on=case().today), "keeps"), (Scope(), "rises")],
)
def test_after_birth_running_is_kept_as_it_is(scope, expected):
    plan = plan_of(case("low", scope=scope, running=Running(tolerated_minutes=20)))
    steps = {week.running.step for week in plan.weeks}
    assert (len(steps) == 1) is (expected == "keeps")


@pytest.mark.parametrize("loosens", [{}, {"weight_kg": 110}, {"pregnant_weeks": 10}, {"weeks_since_birth": 40}])
@pytest.mark.parametrize("key", ["steroid_or_fluoroquinolone_with_tendon_pain", "stress_fracture_or_low_energy"])
def test_what_bars_running_is_not_opened_by_another_fact(key: str, loosens: dict[str, int]):
    scope = {name: value for name, value in loosens.items() if name != "weight_kg"}
    person = replace(case().person, weight_kg=loosens.get("weight_kg", 60))
    cleared = Scope(clinician_clearance_on=case().today, **scope)
    plan = plan_of(case("low", person=person, scope=cleared, screening={**case().screening, key: "yes"}))
    assert not any(week.running.allowed for week in plan.weeks)


def test_long_after_birth_a_high_bmi_begins_to_run_as_anybody_else():
    person = replace(case().person, weight_kg=110)
    plan = plan_of(case("low", person=person, scope=Scope(weeks_since_birth=200)))
    assert [week.running.step for week in plan.weeks][:2] == [0, 1]


@pytest.mark.parametrize(
    ("now", "tolerated", "planned"),
    [
        (None, 40, 3),
        (1, 40, 1),
        (2, 40, 2),
        (2.5, 40, 2),
        (5, 40, 3),
        (1, 10, 2),  # a step of the table is done twice before the next
        (3, 10, 3),
        (1, 0, 3),  # walks
    ],
)
def test_a_week_has_no_more_runs_than_now(now: float | None, tolerated: int, planned: int):
    running = Running(runs_per_week=now, tolerated_minutes=tolerated, longest_run_30d_minutes=45)
    for week in plan_of(case("low", running=running)).weeks[:1]:
        assert [len(item.days) for item in week.prescriptions if item.block == "run"] == [planned]


def test_the_weekly_minutes_of_somebody_who_runs_once_a_week_do_not_jump():
    running = Running(runs_per_week=1, tolerated_minutes=40, longest_run_30d_minutes=40)
    weeks = plan_of(case("low", running=running)).weeks
    totals = [40.0, *(week.running.minutes * len(runs_of(week)) for week in weeks)]
    assert all(now <= before * 1.15 for before, now in itertools.pairwise(totals))


def runs_of(week: WeekPlan) -> list[int]:
    return [day for item in week.prescriptions if item.exercise == "RN03" for day in item.days]


def short_runner(runs: float | None, tolerated: int = 35, **wishes) -> list[WeekPlan]:
    """The weeks of a calm knee that runs so often, so long."""
    running = Running(runs_per_week=runs, tolerated_minutes=tolerated, longest_run_30d_minutes=tolerated)
    return list(plan_of(case("low", running=running, wishes=Wishes(**wishes))).weeks)


def days_of(week: WeekPlan, block: str) -> tuple[int, ...]:
    """The days of running, or of strengthening (`main`)."""
    return tuple(sorted({day for item in week.prescriptions if item.block == block for day in item.days}))


@pytest.mark.parametrize(
    ("runs", "tolerated", "planned", "strength"),
    [
        (3, 37, (2, 4, 6), (1, 3, 5)),
        (3.5, 37, (2, 4, 6), (1, 3, 5)),
        (4, 37, (2, 3, 5, 6), (1, 4)),
        (5, 37, (1, 2, 3, 5, 6), (1, 4)),
        (9, 37, (1, 2, 3, 5, 6), (1, 4)),
        (5, 38, (1, 2, 3, 5, 6), (1, 4)),  # 80 % of 38 is half an hour
        (5, 39, (2, 4, 6), (1, 3, 5)),  # too long for a run on the next day
        (5, 29, (2, 4, 6), (1, 3, 5)),  # run-walk needs its day between
    ],
)
def test_four_or_five_short_runs_stay_and_strength_drops_to_two_days(runs, tolerated, planned, strength):
    """R3, 6.3: "strengthening drops to 2 days, may share a day with an easy run (run first), Sunday stays free"."""
    for week in short_runner(runs, tolerated):
        assert (days_of(week, "run"), days_of(week, "main")[: len(strength)]) == (planned, strength)
        assert week.days[-1].kind == "rest"


@pytest.mark.parametrize(
    ("wished", "kept"), [((1, 3, 5), (1, 5)), ((2, 4, 6), (2, 6)), ((2, 5), (2, 5)), ((1, 2), (1, 4))]
)
def test_of_three_wished_days_the_two_furthest_apart_stay(wished, kept):
    assert days_of(short_runner(5, strength_days=wished)[0], "main") == kept


def test_who_wishes_strength_on_a_sunday_keeps_it_and_runs_three_times():
    week = short_runner(5, strength_days=(3, 7))[0]
    assert days_of(week, "main") == (3, 7)
    assert len(days_of(week, "run")) == 3


def test_on_a_shared_day_the_run_comes_first_and_its_reason_says_so():
    week = short_runner(5)[0]
    shared = [item.block for item in week.on_day(1)]
    assert shared.index("run") < shared.index("main")
    assert "cool_down" not in shared, "the session follows"
    run = next(item for item in week.prescriptions if item.block == "run")
    assert "short_runs" in {reason.code for reason in run.reasons}
    assert week.running.reason.code == "run_often", "no sentence asks for a day between"
    assert short_runner(3)[0].running.reason.code == "run_continuous"
    assert "short_runs" not in {reason.code for item in short_runner(3)[0].prescriptions for reason in item.reasons}


def test_moderate_knees_keep_their_days_between_runs():
    running = Running(runs_per_week=5, tolerated_minutes=35, longest_run_30d_minutes=35)
    assert days_of(plan_of(case("moderate", running=running)).weeks[0], "run") == (2, 4, 6)


@pytest.mark.parametrize(("word", "runs"), [("normal", True), ("unsure", False), ("reduced", False)])
def test_nobody_runs_on_a_leg_that_does_not_take_the_whole_weight(word: str, runs: bool):
    """Each running step lands on one leg alone: not in any week of the plan."""
    made = case(screening={**case().screening, "weight_bearing": word})
    limits = plan_limits(made)
    assert (limits.no_running, limits.no_one_leg_stance) == (not runs, not runs)
    if word == "reduced":
        assert not any(week.running.allowed for week in plan_of(made).weeks)
