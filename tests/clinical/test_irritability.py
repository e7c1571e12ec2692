from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.akps import score
from programs.clinical.case import Akps, Case, Pain, Running
from programs.clinical.irritability import pain_ceiling, rate
from programs.clinical.values import Irritability
from tests.clinical.examined import PAINFUL, a_case, measured

LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH
ORDER = [LOW, MODERATE, HIGH]


def level(case: Case) -> Irritability:
    return rate(case, score(case.akps)).level


def bare(**changes: object) -> Case:
    """A case in which only what is given was answered."""
    return a_case(**{"pain": Pain(), "akps": Akps(), "running": Running(), **changes})


def row(case: Case, code: str) -> Irritability:
    return next(row.level for row in rate(case, score(case.akps)).rows if row.code == code)


@pytest.mark.parametrize(
    ("code", "field", "values"),
    [
        ("worst_pain", "worst_7d", {0: LOW, 3: LOW, 4: MODERATE, 6: MODERATE, 7: HIGH, 10: HIGH}),
        ("squat_stairs", "squat", {0: LOW, 2: LOW, 3: MODERATE, 5: MODERATE, 6: HIGH, 10: HIGH}),
        ("squat_stairs", "stairs_down", {2: LOW, 3: MODERATE, 6: HIGH}),
        ("settles", "settles_minutes", {59: LOW, 60: MODERATE, 1439: MODERATE, 1440: HIGH}),
        ("rest", "night", {"none": LOW, "occasional": MODERATE, "most_nights": HIGH}),
        ("rest", "rest", {0: LOW, 1: MODERATE, 3: MODERATE, 4: HIGH}),
    ],
)
def test_a_pain_row_changes_level_at_its_borders(code: str, field: str, values: dict[object, Irritability]) -> None:
    assert {value: row(bare(pain=Pain(**{field: value})), code) for value in values} == values


def test_the_knee_score_row_changes_level_at_80_and_60() -> None:
    values = {100: LOW, 80: LOW, 79: MODERATE, 60: MODERATE, 59: HIGH, 0: HIGH}
    assert {total: row(bare(akps=Akps(total=total)), "akps") for total in values} == values


def test_the_running_row_goes_by_pain_in_a_run() -> None:
    values = {0: LOW, 2: LOW, 3: MODERATE, 5: MODERATE, 6: HIGH}
    assert {pain: row(bare(running=Running(pain_in_run=pain)), "running") for pain in values} == values


def test_running_that_is_not_possible_is_high() -> None:
    assert row(bare(running=Running(tolerated_minutes=0)), "running") is HIGH


def test_a_run_that_was_never_rated_is_not_answered() -> None:
    assert rate(bare(running=Running(tolerated_minutes=10)), score(Akps())).rows == ()


def test_squat_and_stairs_count_as_the_higher_of_the_two() -> None:
    assert row(bare(pain=Pain(squat=1, stairs_down=6)), "squat_stairs") is HIGH
    assert row(bare(pain=Pain(squat=3, stairs_down=0)), "squat_stairs") is MODERATE


def test_a_squat_tested_at_six_is_high_by_itself_and_one_that_was_told_is_a_row() -> None:
    assert row(a_case(measured("T26", 6)), "squat_stairs") is HIGH
    assert rate(a_case(measured("T26", 6)), score(Akps())).level is HIGH
    assert rate(bare(tests=(measured("T26", 6),)), score(Akps())).reason.code == "irritability.squat_test"
    assert rate(a_case(measured("T26", 5)), score(Akps())).level is LOW
    told = a_case(pain=replace(a_case().pain, squat=6))
    assert rate(told, score(Akps())).level is MODERATE, "by the highest pain that was told"


def test_constant_pain_among_the_warning_signs_counts_as_rest_pain() -> None:
    assert row(bare(screening={"night_or_constant_pain": "yes"}), "rest") is HIGH


def test_a_single_moderate_knee_score_does_not_lift_a_runner_with_low_pain() -> None:
    assert level(a_case(akps=Akps(total=70))) is LOW


def test_two_rows_lift_the_level() -> None:
    assert level(a_case(akps=Akps(total=70), running=Running(pain_in_run=4))) is MODERATE
    assert level(a_case(akps=Akps(total=50), running=Running(pain_in_run=7))) is HIGH


def test_one_high_and_one_moderate_row_meet_at_moderate() -> None:
    assert level(a_case(akps=Akps(total=50), running=Running(pain_in_run=4))) is MODERATE


@pytest.mark.parametrize(
    ("worst", "squat", "settles", "rest", "akps", "run", "expected"),
    [
        (3, 2, 59, 0, 80, 2, LOW),
        (3, 3, 59, 0, 80, 2, LOW),  # one moderate row, not the worst pain
        (3, 6, 59, 0, 80, 2, MODERATE),  # a squat above the worst pain is the worst pain
        (3, 3, 60, 0, 80, 2, MODERATE),
        (3, 6, 60, 0, 80, 2, MODERATE),
        (3, 2, 59, 1, 79, 2, MODERATE),
        (3, 2, 59, 0, 79, 3, MODERATE),
        (4, 2, 59, 0, 80, 2, MODERATE),  # the worst pain alone
        (6, 6, 59, 0, 80, 2, MODERATE),
        (3, 5, 1439, 3, 60, 5, MODERATE),
        (3, 6, 1440, 0, 80, 2, HIGH),
        (3, 2, 59, 4, 59, 2, HIGH),
        (3, 2, 59, 0, 59, 6, HIGH),
        (7, 0, 15, 0, 100, 0, HIGH),  # the worst pain alone
        (None, 2, 59, None, None, None, LOW),
        (None, 9, 59, None, None, None, HIGH),  # the worst pain was not told, and a squat of 9 was
        (None, 9, None, None, None, None, MODERATE),
        (None, None, None, None, 59, None, MODERATE),  # one answer says too little
        (None, None, None, None, 59, 6, HIGH),
        (9, None, None, None, None, None, MODERATE),  # settled: fewer than two answers, whatever the one says
    ],
)
def test_the_rows_combine_as_the_table_says(
    worst: int | None,
    squat: int | None,
    settles: int | None,
    rest: int | None,
    akps: int | None,
    run: int | None,
    expected: Irritability,
) -> None:
    pain = Pain(worst_7d=worst, squat=squat, settles_minutes=settles, rest=rest)
    assert level(bare(pain=pain, akps=Akps(total=akps), running=Running(pain_in_run=run))) is expected


def test_the_worst_pain_lifts_the_level_alone() -> None:
    calm = a_case()
    assert level(replace(calm, pain=replace(calm.pain, worst_7d=7))) is HIGH
    assert level(replace(calm, pain=replace(calm.pain, worst_7d=4))) is MODERATE


@pytest.mark.parametrize("field", ["usual_7d", "now", "rest", "squat", "stairs_down", "sitting"])
def test_a_worst_pain_that_another_answer_exceeds_is_that_answer(field: str) -> None:
    rows = rate(bare(pain=Pain(worst_7d=1, **{field: 7})), score(Akps())).rows
    assert next((row.value, row.level) for row in rows if row.code == "worst_pain") == (7, HIGH)


@pytest.mark.parametrize(
    ("pain", "expected"), [(2, LOW), (3, LOW), (4, MODERATE), (6, MODERATE), (7, HIGH), (10, HIGH)]
)
@pytest.mark.parametrize("field", ["pain_in_run", "walk_30_min_pain"])
def test_a_run_or_a_walk_that_hurts_more_than_the_worst_pain_is_the_worst_pain(
    field: str, pain: int, expected: Irritability
) -> None:
    calm = a_case()
    assert level(replace(calm, running=replace(calm.running, **{field: pain}))) is expected


def test_the_pain_of_runs_before_this_week_is_a_row_and_no_more() -> None:
    calm = a_case()
    assert level(replace(calm, running=replace(calm.running, pain_in_run=9, weeks_without_running=1))) is LOW
    assert level(replace(calm, running=replace(calm.running, pain_in_run=9, weeks_without_running=0))) is HIGH


def test_the_rating_names_the_pain_that_counted() -> None:
    calm = a_case()
    rating = rate(replace(calm, pain=replace(calm.pain, worst_7d=2, usual_7d=8)), score(calm.akps))
    assert (rating.level, rating.reason.params) == (HIGH, {"pain": 8})


def test_a_low_worst_pain_does_not_hold_the_other_rows_down() -> None:
    assert level(a_case(pain=replace(PAINFUL, worst_7d=1))) is HIGH


@pytest.mark.parametrize("pain", [Pain(), Pain(worst_7d=1), Pain(worst_7d=9), Pain(squat=0)])
def test_fewer_than_two_answers_are_moderate(pain: Pain) -> None:
    assert level(bare(pain=pain)) is MODERATE


def test_two_calm_answers_are_enough_for_low() -> None:
    assert level(bare(pain=Pain(worst_7d=1, squat=0))) is LOW


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (bare(), "irritability.too_little"),
        (a_case(pain=replace(a_case().pain, worst_7d=8)), "irritability.worst_pain"),
        (a_case(), "irritability.rows"),
    ],
)
def test_the_rating_says_what_decided(case: Case, code: str) -> None:
    assert rate(case, score(case.akps)).reason.code == code


def test_the_ceiling_falls_as_irritability_rises() -> None:
    assert [pain_ceiling(each) for each in ORDER] == [5, 4, 3]


pains = st.integers(0, 10)


@given(worst=pains, squat=pains, rest=pains, run=pains, more=pains)
def test_more_pain_never_makes_a_knee_calmer(worst: int, squat: int, rest: int, run: int, more: int) -> None:
    def rated(worst: int, squat: int, rest: int, run: int) -> int:
        case = bare(pain=Pain(worst_7d=worst, squat=squat, rest=rest), running=Running(pain_in_run=run))
        return ORDER.index(level(case))

    before = rated(worst, squat, rest, run)
    assert rated(max(worst, more), squat, rest, run) >= before
    assert rated(worst, max(squat, more), rest, run) >= before
    assert rated(worst, squat, max(rest, more), max(run, more)) >= before
