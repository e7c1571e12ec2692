from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.clinical.case import Case, Measurement, Running
from programs.clinical.examine import examine
from programs.clinical.findings import ORDER, find
from programs.clinical.generation.loads import start_load_kg
from programs.clinical.measures import MEASURES, ResultClass, classify, hip_turns, stopped_legs
from programs.clinical.offer import not_tested
from programs.clinical.values import Grade, Irritability, Side
from tests.clinical.examined import MAN, a_case, both_legs, codes, measured

RIGHT, LEFT = Side.RIGHT, Side.LEFT


@pytest.mark.parametrize(
    ("test", "low", "middle", "fine", "code"),
    [
        ("T01", 14, 15, 22, "weak_quads"),
        ("T04", 19, 20, 25, "low_hq_ratio"),
        ("T05", 23, 22, 19, "tight_hamstrings"),
        ("T07", 14, 22, 23, "tight_itb"),
        ("T08", 7, 9.5, 10, "tight_calf"),
        ("T09", 16, 8, 7, "tight_quads"),
        ("T10", -1, 0, 10, "tight_hip_flexors"),
        ("T11", 44, 45, 60, "weak_hip_abductors"),
        ("T12", 3, 2, 1, "poor_control"),
        ("T13", 4, 3, 1, "poor_control"),
        ("T14", 29, 30, 60, "weak_core"),
        ("T15", 11, 12, 20, "weak_hip_external_rotators"),
        ("T16", 19, 20, 30, "weak_glute_max"),
        ("T17", 20, 21, 30, "weak_calf"),
    ],
)
def test_a_test_on_one_leg_gives_its_finding_on_that_leg(
    test: str, low: float, middle: float, fine: float, code: str
) -> None:
    assert codes(a_case(measured(test, low))) == {(code, "right", "deficit", test)}
    assert codes(a_case(measured(test, middle, LEFT))) == {(code, "left", "borderline", test)}
    assert codes(a_case(measured(test, fine))) == set()


def test_a_chair_stand_belongs_to_both_legs() -> None:
    assert codes(a_case(measured("T01b", 21, Side.BOTH))) == {("weak_quads", "both", "deficit", "T01b")}


def test_a_value_given_for_both_legs_stands_for_each() -> None:
    found = codes(a_case(measured("T08", 7, Side.BOTH)))
    assert found == {("tight_calf", side, "deficit", "T08") for side in ("left", "right")}


def test_a_leg_s_own_value_comes_before_the_value_for_both() -> None:
    assert codes(a_case(measured("T08", 7, Side.BOTH), measured("T08", 12, LEFT))) == {
        ("tight_calf", "right", "deficit", "T08")
    }
    loads = (Measurement(test="T02", side=Side.BOTH, value=20), Measurement(test="T02", side=RIGHT, value=15))
    assert codes(a_case(*loads)) == codes(a_case(*loads[::-1])) == {("weak_quads", "right", "deficit", "T02")}


def test_the_leg_that_lags_has_a_deficit_although_its_value_is_fine() -> None:
    assert codes(a_case(*both_legs("T08", 13, 11))) == {("tight_calf", "right", "deficit", "T08")}


def test_the_side_difference_s_reason_holds_both_legs() -> None:
    (found,) = find(a_case(*both_legs("T08", 11, 7)))
    assert (found.reason.code, found.reason.rule) == ("T08.level.right", "T08")
    (found,) = find(a_case(*both_legs("T08", 13, 11)))
    assert found.reason.code == "T08.sides.right"
    assert (found.reason.params["value"], found.reason.params["other"], found.reason.params["difference"]) == (
        11,
        13,
        2,
    )


def test_a_finding_carries_its_value_unit_and_cut_offs() -> None:
    (found,) = find(a_case(measured("T01", 12)))
    assert (found.value, found.unit, found.test) == (12, "reps", "T01")
    assert found.reason.params == {"value": 12, "unit": "reps", "side": "right", "goal": 22, "cut": 15}


def test_of_two_tests_of_one_thing_the_worse_stands() -> None:
    assert codes(a_case(measured("T12", 2), measured("T13", 5))) == {("poor_control", "right", "deficit", "T13")}


def test_of_two_values_for_one_leg_the_worse_counts() -> None:
    assert codes(a_case(measured("T08", 12), measured("T08", 7))) == {("tight_calf", "right", "deficit", "T08")}
    assert codes(a_case(measured("T09", 16), measured("T09", 2))) == {("tight_quads", "right", "deficit", "T09")}


def test_a_test_that_was_begun_without_a_result_gives_nothing() -> None:
    assert codes(a_case(Measurement(test="T01", side=RIGHT, pain=5))) == set()


@pytest.mark.parametrize("value", [0.40, 0.49])
def test_a_low_ratio_is_a_deficit(value: float) -> None:
    assert codes(a_case(measured("T03", value))) == {("low_hq_ratio", "right", "deficit", "T03")}


def test_a_ratio_may_come_from_its_loads() -> None:
    (found,) = find(a_case(Measurement(test="T03", side=RIGHT, extension_kg=22.7, curl_kg=9.1, reps=10)))
    assert (found.code, found.grade, found.value) == ("low_hq_ratio", Grade.DEFICIT, 0.4)


def test_half_the_thigh_s_strength_in_pounds_is_not_a_deficit() -> None:
    loads = {"extension_kg": 50 * 0.45359237, "curl_kg": 25 * 0.45359237}
    assert codes(a_case(Measurement(test="T03", side=RIGHT, reps=10, **loads))) == {
        ("low_hq_ratio", "right", "borderline", "T03")
    }


def test_a_very_high_ratio_means_that_the_quads_look_weak() -> None:
    assert codes(a_case(measured("T03", 0.85))) == {("weak_quads", "right", "borderline", "T03")}
    assert codes(a_case(measured("T03", 0.79))) == set()


def test_a_high_ratio_never_asks_for_hamstring_work_even_with_a_short_bridge() -> None:
    assert codes(a_case(measured("T03", 0.85), measured("T04", 5))) == {("weak_quads", "right", "borderline", "T03")}


def test_the_bridge_stands_in_only_for_the_leg_without_a_ratio() -> None:
    case = a_case(measured("T03", 0.7, LEFT), *both_legs("T04", 5, 5))
    assert codes(case) == {("low_hq_ratio", "right", "deficit", "T04")}
    lagging = a_case(measured("T03", 0.7, LEFT), *both_legs("T04", 30, 50))
    assert codes(lagging) == set()


def test_the_loads_of_both_legs_show_which_extends_less() -> None:
    legs = {LEFT: 30.0, RIGHT: 20.0}
    loads = [Measurement(test="T03", side=leg, extension_kg=kg, curl_kg=kg * 0.7, reps=8) for leg, kg in legs.items()]
    assert codes(a_case(*loads)) == {("weak_quads", "right", "deficit", "T02")}
    assert codes(a_case(*[Measurement(test="T02", side=leg, value=kg, reps=8) for leg, kg in legs.items()])) == {
        ("weak_quads", "right", "deficit", "T02")
    }


def test_loads_at_different_repetitions_are_compared_as_maxima() -> None:
    left = Measurement(test="T02", side=LEFT, value=20, reps=10)
    assert codes(a_case(left, Measurement(test="T02", side=RIGHT, value=19, reps=10))) == set()
    assert codes(a_case(left, Measurement(test="T02", side=RIGHT, value=19, reps=4))) == {
        ("weak_quads", "right", "deficit", "T02")
    }


@pytest.mark.parametrize(
    ("left", "right", "lags"),
    [
        ((20, 15), (17, 15), RIGHT),  # the same repetitions: as lifted
        ((20, 15), (17, 12), RIGHT),  # less, and less often: it lags at least that much
        ((20, 15), (18.1, 15), None),
        ((20, 11), (17, 15), None),  # less, but more often: nobody knows
        ((20, 3), (17, 10), None),
        ((20, 11), (17, 10), RIGHT),
        ((20, None), (17, None), RIGHT),
        ((20, 8), (18, 8), RIGHT),  # nine tenths as lifted; as maxima 90.4 %
        ((20, 10), (18.1, 10), None),
        ((13.61, 8), (12.25, 8), RIGHT),  # 30 and 27 lb
        ((20, 4), (18, 10), None),  # other repetitions: as maxima, 98.4 %
    ],
)
def test_legs_are_compared_as_lifted_or_as_maxima_and_never_where_the_lighter_was_lifted_more_often_outside_4_to_10(
    left, right, lags
):
    loads = [
        Measurement(test="T02", side=leg, value=kg, reps=reps) for leg, (kg, reps) in ((LEFT, left), (RIGHT, right))
    ]
    assert {found.side for found in find(a_case(*loads))} == ({lags} if lags else set())


@pytest.mark.parametrize(
    "test", ["T01", "T01b", "T02", "T03", "T04", "T05", "T07", "T08", "T09", "T10", "T11", "T12", "T13", "T14", "T15"]
)
def test_a_test_that_pain_stopped_is_no_result(test):
    row = MEASURES[test]
    worst = row.high if row.worse == "high" else row.low
    values = both_legs(test, worst, worst) if row.per_leg else (measured(test, worst, Side.BOTH),)
    seen = {pain: a_case(*(replace(value, pain=pain) for value in values)) for pain in (None, 3, 4, 10)}
    assert {pain: bool(find(case)) for pain, case in seen.items()} == {
        None: test != "T02",
        3: test != "T02",
        4: False,
        10: False,
    }
    assert {pain: test in not_tested(case) for pain, case in seen.items()} == {None: False, 3: False, 4: True, 10: True}


@pytest.mark.parametrize(("test", "value"), [("T18", 5), ("T20", "flat"), ("T21", 12), ("T22", "rigid"), ("T26", 7)])
def test_pain_does_not_undo_what_it_cannot_cut_short(test, value):
    assert test not in not_tested(a_case(measured(test, value, pain=9)))


def test_pain_on_one_leg_leaves_the_other_leg_its_result():
    left, right = both_legs("T08", 7, 7)
    case = a_case(left, replace(right, pain=4))
    assert codes(case) == {("tight_calf", "left", "deficit", "T08")}
    assert stopped_legs(case, "T08") == (RIGHT,)
    (text,) = [text for text in examine(case).texts if text.code == "tests_stopped"]
    assert text.params == {"tests": "T08", "limit": 3}


def test_a_leg_that_has_a_result_as_well_was_not_stopped():
    case = a_case(measured("T08", 7, Side.BOTH), measured("T08", 5, LEFT, pain=5))
    assert stopped_legs(case, "T08") == ()
    assert codes(case) == {("tight_calf", side, "deficit", "T08") for side in ("left", "right")}


def test_a_test_stopped_on_both_legs_at_once_was_stopped_on_each():
    assert stopped_legs(a_case(measured("T08", 7, Side.BOTH, pain=5)), "T08") == (LEFT, RIGHT)
    assert stopped_legs(a_case(measured("T01b", 20, Side.BOTH, pain=5)), "T01b") == (Side.BOTH,)


def test_a_stopped_test_is_not_normal_although_all_tests_are_said_to_be_fine():
    case = a_case(measured("T01", 25, pain=5), all_tests_ok=True)
    assert not_tested(case) == ("T01",)
    assert not_tested(a_case(measured("T01", 25), all_tests_ok=True)) == ()


def test_a_weight_that_hurt_gives_neither_goal_nor_starting_weight():
    lift = Measurement(test="T03", side=RIGHT, extension_kg=20, curl_kg=8, reps=8)
    assert {goal.code for goal in examine(a_case(lift)).goals} == {"hq_ratio", "estimated_1rm_kg"}
    assert examine(a_case(replace(lift, pain=4))).goals == ()
    assert start_load_kg(a_case(replace(lift, pain=4)), "QD05", Irritability.LOW) is None


@pytest.mark.parametrize(
    ("tests", "expected"),
    [
        ([("T20", "flat"), ("T22", "flexible")], {("flat_feet_flexible", "borderline", "T20")}),
        ([("T20", "flat")], {("flat_feet_flexible", "borderline", "T20")}),
        ([("T20", "flat"), ("T21", 12)], {("flat_feet_flexible", "deficit", "T20")}),
        ([("T20", "flat"), ("T21", 9)], {("flat_feet_flexible", "borderline", "T20")}),
        ([("T20", "flat"), ("T22", "rigid"), ("T21", 12)], {("rigid_foot", "borderline", "T22")}),
        ([("T20", "high")], {("high_arch", "borderline", "T20")}),
        (
            [("T20", "high"), ("T22", "rigid")],
            {("high_arch", "borderline", "T20"), ("rigid_foot", "borderline", "T22")},
        ),
        ([("T20", "high"), ("T21", 12)], {("high_arch", "borderline", "T20")}),
        ([("T20", "normal"), ("T22", "rigid")], {("rigid_foot", "borderline", "T22")}),
        ([("T20", "normal"), ("T22", "flexible")], set()),
        ([("T21", 12)], {("flat_feet_flexible", "borderline", "T21")}),
        ([("T21", 9)], set()),
        ([("T22", "flexible")], set()),
    ],
)
def test_footprint_drop_and_tiptoe_give_a_foot_finding(
    tests: list[tuple[str, float | str]], expected: set[tuple[str, str, str]]
) -> None:
    case = a_case(*(measured(test, value) for test, value in tests))
    assert codes(case) == {(code, "right", grade, test) for code, grade, test in expected}


def test_a_flat_foot_that_was_not_seen_on_tiptoe_says_so() -> None:
    (found,) = find(a_case(measured("T20", "flat")))
    assert found.reason.code == "T20.flat_unknown.right"


@pytest.mark.parametrize(("value", "why"), [(10, "stiff"), (65, "large")])
def test_an_unusual_hip_turn_is_noted_but_never_a_deficit(value: float, why: str) -> None:
    (found,) = find(a_case(measured("T23", value)))
    assert (found.code, found.grade, found.reason.code) == ("hip_rotation", Grade.BORDERLINE, f"T23.{why}.right")


@pytest.mark.parametrize(
    ("inward", "outward", "why", "wants_a_look"),
    [
        (59, 10, None, False),
        (59, None, None, False),
        (60, 0, "shape", True),
        (60, 19, "shape", True),
        (60, 20, None, False),
        (61, 19, "shape", True),
        (61, 20, None, False),
        (61, 45, None, False),
        (60, None, "large", True),
        (61, None, "large", True),
        (20, 10, None, False),
        (19, 45, "stiff", False),
    ],
)
def test_a_hip_that_turns_in_far_hints_at_the_bone_only_where_it_turns_out_little(inward, outward, why, wants_a_look):
    examined = examine(a_case(measured("T23", inward, outward=outward)))
    assert [found.reason.code for found in examined.findings] == ([f"T23.{why}.right"] if why else [])
    assert ("see_physio" in examined.advice) == wants_a_look
    assert any(text.code == "hip_turn_no_target" for text in examined.texts) == wants_a_look
    expected = ResultClass.BORDERLINE if why else ResultClass.OK
    assert classify("T23", inward, MAN, outward=outward) is expected


def test_the_outward_turn_of_both_legs_stands_for_each_that_has_none_of_its_own():
    case = a_case(*(measured("T23", 65, leg) for leg in (LEFT, RIGHT)), measured("T23", 65, Side.BOTH, outward=15))
    assert {leg: turn.outward for leg, turn in hip_turns(case).items()} == {LEFT: 15, RIGHT: 15}
    own = a_case(measured("T23", 65, Side.BOTH, outward=15), measured("T23", 65, LEFT, outward=40))
    assert {leg: turn.outward for leg, turn in hip_turns(own).items()} == {LEFT: 40, RIGHT: 15}


def test_low_cadence_belongs_to_no_leg() -> None:
    assert codes(a_case(running=Running(cadence=170))) == {("low_cadence", None, "deficit", "T24")}
    assert codes(a_case(measured("T24", 168, Side.BOTH))) == {("low_cadence", None, "deficit", "T24")}
    assert codes(a_case(running=Running(cadence=171))) == set()


def test_counted_steps_come_before_the_number_told() -> None:
    assert codes(a_case(measured("T24", 178, Side.BOTH), running=Running(cadence=160))) == set()


def test_what_was_measured_counts_even_where_all_tests_are_said_to_be_fine() -> None:
    assert codes(a_case(measured("T08", 7), all_tests_ok=True)) == {("tight_calf", "right", "deficit", "T08")}


def test_deficits_come_first_then_the_order_of_the_evidence_then_left_before_right() -> None:
    case = a_case(
        *both_legs("T08", 7, 7),
        measured("T14", 20),
        measured("T01", 16),
        measured("T11", 20, LEFT),
        measured("T13", 5, LEFT),
        running=Running(cadence=160),
    )
    assert [(f.code, str(f.side), str(f.grade)) for f in find(case)] == [
        ("weak_hip_abductors", "left", "deficit"),
        ("poor_control", "left", "deficit"),
        ("tight_calf", "left", "deficit"),
        ("tight_calf", "right", "deficit"),
        ("weak_core", "right", "deficit"),
        ("low_cadence", "None", "deficit"),
        ("weak_quads", "right", "borderline"),
    ]


def test_every_code_a_test_can_set_has_its_place_in_the_order() -> None:
    set_by_tests = {row.finding for row in MEASURES.values() if row.finding}
    assert set_by_tests | {"high_arch"} == set(ORDER)


def test_the_sex_of_a_person_moves_the_hamstring_cut_off() -> None:
    tests = (measured("T05", 28),)
    assert codes(a_case(*tests)) == {("tight_hamstrings", "right", "deficit", "T05")}
    assert codes(a_case(*tests, person=MAN)) == {("tight_hamstrings", "right", "borderline", "T05")}


def _values(test: str) -> st.SearchStrategy[float | str]:
    row = MEASURES[test]
    return st.sampled_from(row.words) if row.words else st.integers(int(row.low), int(row.high))


measurements = st.sampled_from([test for test in MEASURES if test != "T03"]).flatmap(
    lambda test: st.builds(Measurement, test=st.just(test), side=st.sampled_from(Side), value=_values(test))
)
loads = st.builds(
    Measurement,
    test=st.just("T03"),
    side=st.sampled_from([LEFT, RIGHT]),
    extension_kg=st.integers(5, 60),
    curl_kg=st.integers(1, 50),
    reps=st.integers(1, 15),
)
cases = st.lists(measurements | loads, max_size=12, unique_by=lambda m: (m.test, m.side)).map(lambda ms: a_case(*ms))


def _mirrored(case: Case) -> Case:
    return replace(case, tests=tuple(replace(m, side=m.side.mirrored) for m in case.tests))


@given(cases)
@settings(max_examples=200)
def test_mirroring_the_legs_mirrors_the_findings(case: Case) -> None:
    swap = {"left": "right", "right": "left"}
    mirrored = {(code, swap.get(side or "", side), grade, test) for code, side, grade, test in codes(case)}
    assert codes(_mirrored(case)) == mirrored


@given(cases)
def test_the_order_in_which_tests_were_done_does_not_matter(case: Case) -> None:
    assert find(replace(case, tests=case.tests[::-1])) == find(case) == find(case)


@given(cases)
def test_findings_are_unique_and_each_can_say_why(case: Case) -> None:
    found = find(case)
    assert len({(f.code, f.side) for f in found}) == len(found)
    assert all((f.reason.rule == f.test and f.unit == MEASURES[f.test].unit) or f.test in ("T20", "T22") for f in found)
