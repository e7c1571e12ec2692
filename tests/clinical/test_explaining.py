"""Prognosis, labels, lengths, tests on offer and goals: what explains a plan."""

from dataclasses import replace

import pytest

from programs.clinical.akps import score
from programs.clinical.case import Akps, Case, Measurement, Running
from programs.clinical.findings import find
from programs.clinical.goals import goals
from programs.clinical.labels import labels
from programs.clinical.lengths import lengths_offered, plan_length
from programs.clinical.measures import MEASURES
from programs.clinical.offer import not_tested, offered_tests, withheld_tests
from programs.clinical.prognosis import prognosis, told_flags
from programs.clinical.values import Irritability, Level, Side
from tests.clinical.examined import a_case, both_legs, measured

LOW, MODERATE, HIGH = Irritability.LOW, Irritability.MODERATE, Irritability.HIGH
LOADING = {"T01", "T01b", "T02", "T03", "T04", "T12", "T17", "T18", "T19"}


def flags(case: Case) -> tuple[str, ...]:
    return prognosis(case, score(case.akps))


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ((), ()),
        (("PR1",), ("PR1",)),
        (("PR1", "PR2"), ("PR2",)),
        (("PR1", "PR2", "PR3"), ("PR3",)),
        (("PR1", "PR2", "PR3", "PR4"), ("PR3", "PR4")),
        (("PR4",), ("PR4",)),
        (("older", "PR1", "PR2"), ("older", "PR2")),
    ],
)
def test_how_long_it_has_hurt_is_told_by_the_strongest_flag_only(
    raised: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert told_flags(raised) == told


def labelled(case: Case) -> tuple[str, ...]:
    return labels(case, find(case))


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (None, ()),
        (0, ()),
        (8, ()),
        (9, ("PR1",)),
        (17, ("PR1",)),
        (18, ("PR1", "PR2")),
        (52, ("PR1", "PR2")),
        (53, ("PR1", "PR2", "PR3")),
    ],
)
def test_a_longer_history_raises_one_flag_after_the_other(weeks: int | None, expected: tuple[str, ...]) -> None:
    case = a_case()
    assert flags(replace(case, knee=replace(case.knee, duration_weeks=weeks))) == expected


def test_a_knee_score_below_70_is_a_flag() -> None:
    assert flags(a_case(akps=Akps(total=69))) == ("PR4",)
    assert flags(a_case(akps=Akps(total=70))) == ()
    assert flags(a_case(akps=Akps())) == ()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (a_case(), ("overload",)),
        (a_case(running=Running(cadence=160)), ("overload",)),
        (a_case(measured("T01", 14)), ("weak",)),
        (a_case(measured("T01", 16)), ("weak",)),
        (a_case(measured("T03", 0.85)), ("weak",)),
        (a_case(measured("T11", 20)), ("weak",)),
        (a_case(measured("T12", 3)), ("control",)),
        (a_case(measured("T13", 4)), ("control",)),
        (a_case(measured("T13", 3)), ("overload",)),
        (a_case(measured("T12", 3), measured("T01", 14)), ("weak",)),
        (a_case(measured("T01", 14), measured("T05", 40)), ("weak", "tight")),
        (a_case(measured("T10", 5)), ("tight",)),
        (a_case(measured("T20", "flat"), measured("T21", 12)), ("pronated",)),
        (a_case(measured("T20", "flat"), measured("T21", 10)), ("pronated",)),
        (a_case(measured("T20", "flat"), measured("T21", 9.9)), ("overload",)),
        (a_case(measured("T20", 0.45), measured("T21", 10)), ("pronated",)),
        (a_case(measured("T20", 0.44), measured("T21", 10)), ("overload",)),
        (a_case(measured("T12", 2)), ("overload",)),
        (a_case(measured("T13", 4), measured("T15", 19)), ("weak",)),
        (a_case(measured("T13", 4), measured("T15", 20)), ("control",)),
        (a_case(measured("T16", 29)), ("weak",)),
        *((a_case(measured(*stiff)), ("tight",)) for stiff in (("T05", 20), ("T07", 22), ("T08", 9.5), ("T09", 8))),
        (a_case(measured("T20", "flat"), measured("T21", 12, Side.LEFT)), ("overload",)),
        (a_case(measured("T21", 12)), ("overload",)),
        (a_case(measured("T17", 5)), ("weak",)),
        (a_case(measured("T04", 5)), ("weak",)),
        (a_case(measured("T20", "high")), ("overload",)),
    ],
)
def test_the_labels_say_what_drives_the_plan(case: Case, expected: tuple[str, ...]) -> None:
    assert labelled(case) == expected


def test_a_training_change_is_overload_beside_a_borderline_finding_but_not_beside_a_deficit() -> None:
    changed = replace(a_case().knee, training_change=True)
    assert labelled(a_case(measured("T08", 9), knee=changed)) == ("overload", "tight")
    assert labelled(a_case(measured("T08", 7), knee=changed)) == ("tight",)


def test_low_cadence_does_not_cancel_overload() -> None:
    changed = replace(a_case().knee, training_change=True)
    case = a_case(measured("T08", 9), knee=changed, running=Running(cadence=160))
    assert labelled(case) == ("overload", "tight")


def test_calmer_knees_are_offered_shorter_programs() -> None:
    assert [lengths_offered(level) for level in (LOW, MODERATE, HIGH)] == [(4, 5, 6), (5, 6), (6,)]


@pytest.mark.parametrize(
    ("wish", "irritability", "weeks", "note"),
    [
        (None, LOW, 6, None),
        (None, HIGH, 6, None),
        (4, LOW, 4, None),
        (5, LOW, 5, None),
        (6, LOW, 6, None),
        (3, LOW, 4, "length_not_offered"),
        (8, LOW, 6, "length_not_offered"),
        (4, MODERATE, 4, "four_weeks_moderate"),
        (5, MODERATE, 5, None),
        (3, MODERATE, 5, "length_not_offered"),
        (4, HIGH, 6, "length_not_offered"),
        (5, HIGH, 6, "length_not_offered"),
        (6, HIGH, 6, None),
    ],
)
def test_a_wish_is_met_or_answered(wish: int | None, irritability: Irritability, weeks: int, note: str | None) -> None:
    length = plan_length(wish, irritability)
    assert (length.weeks, length.note and length.note.code) == (weeks, note)
    assert length.note is None or length.note.params["weeks"] == weeks


def test_a_calm_knee_may_do_every_test() -> None:
    assert withheld_tests(LOW, 0, Level.CLEAR) == ()
    assert set(offered_tests(LOW, 0, Level.CLEAR)) == set(MEASURES) - {"T06", "T25"}


@pytest.mark.parametrize(
    ("irritability", "rest", "waits"),
    [
        (HIGH, 0, True),
        (HIGH, None, True),
        (LOW, 4, True),
        (MODERATE, 4, True),
        (MODERATE, 3, False),
        (LOW, None, False),
    ],
)
def test_loading_tests_wait_while_the_knee_is_irritable(
    irritability: Irritability, rest: int | None, waits: bool
) -> None:
    withheld = withheld_tests(irritability, rest, Level.MODIFY)
    assert {waiting.test for waiting in withheld} == (LOADING if waits else set())
    assert {waiting.until_week for waiting in withheld} <= {3}
    assert not {waiting.test for waiting in withheld} & set(offered_tests(irritability, rest, Level.MODIFY))


@pytest.mark.parametrize("level", [Level.SOON, Level.URGENT, Level.EMERGENCY])
def test_no_test_is_offered_while_a_warning_sign_is_open(level: Level) -> None:
    assert offered_tests(LOW, 0, level) == ()
    assert {waiting.reason.code for waiting in withheld_tests(LOW, 0, level)} == {"tests.screening_first"}


def test_a_missing_test_is_listed_as_not_tested() -> None:
    missing = not_tested(a_case(measured("T01", 25), measured("T20", "normal", Side.BOTH)))
    assert "T03" in missing and "T08" in missing
    assert not {"T01", "T20", "T06", "T25"} & set(missing)


def test_a_test_begun_without_a_result_is_not_tested() -> None:
    assert "T01" in not_tested(a_case(Measurement(test="T01", side=Side.RIGHT, pain=6)))


def test_answers_elsewhere_in_the_case_count_as_tested() -> None:
    told = Running(cadence=180, hop_pain=0, walk_30_min_pain=0)
    assert not {"T18", "T19", "T24", "T26"} & set(not_tested(a_case(running=told)))
    loads = Measurement(test="T03", side=Side.RIGHT, extension_kg=20, curl_kg=12, reps=8)
    assert not {"T02", "T03"} & set(not_tested(a_case(loads)))


def test_everything_tested_and_fine_leaves_nothing_to_test() -> None:
    assert not_tested(a_case(all_tests_ok=True)) == ()


def test_a_low_ratio_gets_the_curl_load_of_the_nearer_goal() -> None:
    def goal(curl: float) -> dict[str, float]:
        loads = Measurement(test="T03", side=Side.RIGHT, extension_kg=22.7, curl_kg=curl)
        case = a_case(loads)
        return next(dict(goal.values) for goal in goals(case, find(case)) if goal.code == "hq_ratio")

    assert goal(9.1) == {"first": 0.5, "next": 0.6, "curl_kg": 11.4}
    assert goal(11.4) == {"first": 0.5, "next": 0.6, "curl_kg": 13.7}


BOTH_LEGS = Measurement(test="T03", side=Side.BOTH, extension_kg=30, curl_kg=20, reps=8)
RIGHT_ALONE = Measurement(test="T03", side=Side.RIGHT, extension_kg=20, curl_kg=8, reps=8)


@pytest.mark.parametrize(
    ("tests", "extension", "curl"),
    [
        ((BOTH_LEGS, RIGHT_ALONE), 25.7, 10.0),
        ((measured("T02", 30, Side.BOTH, reps=8), measured("T02", 20, reps=8)), 25.7, None),
        ((measured("T02", 25, reps=8), RIGHT_ALONE), 25.7, 10.0),  # the pair of T03 belongs together
    ],
)
def test_a_leg_s_own_weights_give_its_goals_in_whatever_order_they_stand(
    tests: tuple[Measurement, ...], extension: float, curl: float | None
) -> None:
    for told in (tests, tests[::-1]):
        found = {(goal.code, goal.side): dict(goal.values) for goal in goals(a_case(*told), ())}
        assert found["estimated_1rm_kg", Side.RIGHT]["extension_kg"] == extension
        assert found.get(("hq_ratio", Side.RIGHT), {}).get("curl_kg") == curl


def test_a_ratio_without_loads_has_a_goal_without_a_load() -> None:
    case = a_case(measured("T03", 0.4))
    (goal,) = goals(case, find(case))
    assert (goal.code, goal.side, dict(goal.values)) == ("hq_ratio", Side.RIGHT, {"first": 0.5, "next": 0.6})


@pytest.mark.parametrize("ratio", [0.60, 0.79, 0.85])
def test_a_ratio_that_is_reached_has_no_goal(ratio: float) -> None:
    case = a_case(measured("T03", ratio))
    assert goals(case, find(case)) == ()


@pytest.mark.parametrize(
    ("curl", "finding", "aim"),
    [
        (9.9, ("low_hq_ratio", "deficit"), 10.0),  # 0.49: first half
        (9.99, ("low_hq_ratio", "deficit"), 10.0),
        (10, ("low_hq_ratio", "borderline"), 12.0),  # 0.50: then three fifths
        (11.9, ("low_hq_ratio", "borderline"), 12.0),
        (11.99, ("low_hq_ratio", "borderline"), 12.0),
        (12, None, None),  # 0.60
        (15.99, None, None),
        (16, ("weak_quads", "borderline"), None),  # 0.80: the front looks weak, and hamstrings have no goal
        (24, ("weak_quads", "borderline"), None),
    ],
)
def test_the_ratio_goes_to_a_half_then_to_three_fifths_and_is_a_trap_from_four_fifths(
    curl: float, finding: tuple[str, str] | None, aim: float | None
) -> None:
    """X8, T03: leg curl against 20 kg on the leg extension."""
    case = a_case(Measurement(test="T03", side=Side.RIGHT, extension_kg=20, curl_kg=curl, reps=12))
    found = find(case)
    assert [(one.code, str(one.grade)) for one in found] == ([finding] if finding else [])
    assert [dict(goal.values).get("curl_kg") for goal in goals(case, found)] == ([aim] if aim else [])


def test_gym_loads_give_an_estimated_maximum_from_4_to_10_repetitions() -> None:
    def maxima(reps: int) -> list[dict[str, float]]:
        case = a_case(Measurement(test="T03", side=Side.LEFT, extension_kg=22.7, curl_kg=20, reps=reps))
        return [dict(goal.values) for goal in goals(case, ()) if goal.code == "estimated_1rm_kg"]

    assert maxima(10) == [{"extension_kg": 29.6, "curl_kg": 26.2}]
    assert maxima(12) == []


def test_low_cadence_aims_5_then_10_percent_higher() -> None:
    case = a_case(running=Running(cadence=160))
    (goal,) = goals(case, find(case))
    assert (goal.code, goal.side, dict(goal.values)) == ("cadence_target", None, {"first": 168, "next": 176})


def test_goals_stand_left_before_right() -> None:
    case = a_case(*both_legs("T03", 0.4, 0.3)[::-1])
    assert [goal.side for goal in goals(case, ())] == [Side.LEFT, Side.RIGHT]
