"""What is read, measured, tested again and offered besides, week by week (§4.3, 7.10, 7.5)."""

from dataclasses import replace

import pytest

from programs.clinical.case import Scope, Wishes
from programs.clinical.plan import ProgramPlan
from programs.clinical.values import Side
from programs.wording.reasons import reason_text
from tests.clinical.cases import case, measured, plan_of

FIRST = ("what_pfp_is", "pain_rules", "load_rules")
LATER = (("why_strength",), ("running_build_up",), ("flare_plan",), ("shoes_orthoses_tape",), ("keeping_it",))


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (
            6,
            [
                FIRST,
                ("why_strength",),
                ("running_build_up",),
                ("flare_plan",),
                ("shoes_orthoses_tape",),
                ("keeping_it",),
            ],
        ),
        (5, [FIRST, ("why_strength",), ("running_build_up",), ("flare_plan", "shoes_orthoses_tape"), ("keeping_it",)]),
        (4, [FIRST, ("why_strength",), ("running_build_up", "flare_plan"), ("shoes_orthoses_tape", "keeping_it")]),
    ],
)
def test_reading_follows_the_settled_order(weeks, expected):
    plan = plan_of(case("low", wishes=Wishes(weeks=weeks)))
    assert [week.education for week in plan.weeks] == expected


@pytest.mark.parametrize(("fear", "first"), [(None, "what_pfp_is"), (5, "what_pfp_is"), (6, "fear_and_pain")])
def test_strong_fear_is_read_about_first(fear, first):
    assert plan_of(case("low", fear=fear)).weeks[0].education[0] == first


def test_measures_fall_due_by_the_schedule():
    due = {(found.measure, found.week) for found in plan_of(case("low")).measures}
    assert {week for measure, week in due if measure == "AKPS"} == {0, 3, 6, 12}
    assert {week for measure, week in due if measure == "PAIN_WORST"} == {*range(7), 12}
    assert {week for measure, week in due if measure == "PSFS"} == {0, 2, 4, 6, 12}
    assert {week for measure, week in due if measure == "GROC"} == {3, 6, 12}


@pytest.mark.parametrize("weeks", [4, 5])
def test_the_last_week_takes_everything(weeks):
    due = plan_of(case("low", wishes=Wishes(weeks=weeks))).measures
    assert {found.measure for found in due if found.week == weeks} == {
        "AKPS",
        "PAIN_WORST",
        "PAIN_USUAL",
        "PSFS",
        "GROC",
    }


def test_deficits_are_tested_again_in_week_3_and_everything_in_the_last():
    plan = plan_of(case("low", tests=(measured("T01", 12), measured("T08", 9))))
    assert [(retest.test, retest.week) for retest in plan.retests] == [("T01", 3), ("T01", 6), ("T08", 6)]
    assert plan.retests[0].reason.params["goal"] == 22


def again(plan: ProgramPlan) -> list[tuple[str, int]]:
    """Tests that were begun at the start and come again, with their week."""
    return [(retest.test, retest.week) for retest in plan.retests if retest.reason.code != "retest_waited"]


@pytest.mark.parametrize(("irritability", "weeks"), [("low", 4), ("low", 5), ("low", 6), ("moderate", 5), ("high", 6)])
def test_tests_come_again_in_week_3_and_in_the_last(irritability, weeks):
    """3, 4.3: the deficits in the middle, everything at the end, however long the plan; a borderline test waits."""
    tests = (measured("T11", 44), measured("T15", 12), measured("T08", 9.5))
    plan = plan_of(case(irritability, tests=tests, wishes=Wishes(weeks=weeks)))
    assert again(plan) == [("T11", 3), ("T11", weeks), ("T15", weeks), ("T08", weeks)]


def test_an_irritable_knee_is_not_loaded_by_a_test_in_week_3():
    plan = plan_of(case("high", tests=(measured("T01", 12), measured("T11", 30))))
    assert again(plan) == [("T11", 3), ("T01", 6), ("T11", 6)]


@pytest.mark.parametrize(("rest", "weeks"), [(3, [3, 6]), (4, [6])])
def test_a_knee_that_hurts_at_rest_is_not_loaded_by_a_test_in_week_3(rest, weeks):
    painful = replace(case("moderate").pain, rest=rest)
    plan = plan_of(case("moderate", pain=painful, tests=(measured("T01", 12),)))
    assert [week for _, week in again(plan)] == weeks


MACHINES = ("leg_extension_machine", "leg_curl_machine")


@pytest.mark.parametrize(
    ("tests", "kit", "offered"),
    [
        ((), (), ["T01", "T04", "T12", "T17"]),
        ((), MACHINES, ["T01", "T03", "T04", "T12", "T17"]),  # the weights of the ratio serve T02 as well
        ((), MACHINES[:1], ["T01", "T02", "T04", "T12", "T17"]),
        ((measured("T02", 20, reps=8),), MACHINES, ["T01", "T03", "T04", "T12", "T17"]),
        ((measured("T01b", 20, Side.BOTH),), (), ["T04", "T12", "T17"]),
        ((measured("T01", 12),), (), ["T04", "T12", "T17"]),
        ((measured("T01", 12, pain=5),), (), ["T04", "T12", "T17"]),  # stopped: in the last week
        ((*(measured(test, 12) for test in ("T01", "T04", "T17")), measured("T12", 2)), (), []),
    ],
)
def test_a_test_that_waits_is_offered_in_week_3_if_the_knee_is_calm_by_then(tests, kit, offered):
    """3, 3.1: left out while irritability is high, and offered again."""
    plan = plan_of(case("high", tests=tests, wishes=Wishes(equipment=frozenset(kit))))
    waited = [retest for retest in plan.retests if retest.reason.code == "retest_waited"]
    assert [retest.test for retest in waited] == offered
    assert {retest.week for retest in waited} <= {3}
    assert {retest.reason.params["rest"] for retest in waited} <= {4}
    assert {retest.reason.params["worst"] for retest in waited} <= {7}
    assert all("calmer knee" in reason_text(retest.reason) for retest in waited)


@pytest.mark.parametrize(("rest", "waits"), [(3, False), (4, True)])
def test_rest_pain_of_4_lets_tests_wait_for_week_3_however_calm_the_knee_is_otherwise(rest, waits):
    plan = plan_of(case("moderate", pain=replace(case("moderate").pain, rest=rest)))
    assert bool(plan.retests) is waits


def test_who_says_that_all_tests_are_fine_is_not_asked_again():
    assert plan_of(case("high", all_tests_ok=True)).retests == ()


def test_what_was_fine_is_measured_once_more_at_the_end():
    plan = plan_of(case("low", tests=(measured("T08", 9), measured("T05", 10), measured("T20", "flat"))))
    assert [(retest.test, retest.week, retest.reason.code) for retest in plan.retests] == [
        ("T08", 6, "retest_at_least"),
        ("T20", 6, "retest_look"),
        ("T05", 6, "retest_keep"),
    ]


def test_the_shape_of_a_foot_is_not_tested_again_in_week_3():
    feet = (measured("T20", "flat"), measured("T21", 12))
    assert {retest.week for retest in plan_of(case("low", tests=feet)).retests} == {6}


def test_what_is_on_record_only_is_not_asked_again():
    plan = plan_of(case("low", tests=(measured("T06", 3, Side.BOTH), measured("T25", 22, Side.BOTH))))
    assert plan.retests == ()


def test_a_test_that_pain_stopped_is_tried_again_and_has_no_number_to_reach():
    plan = plan_of(case("low", tests=(measured("T01", 12, pain=4), measured("T11", 30, pain=3))))
    assert [(retest.test, retest.week, retest.reason.code) for retest in plan.retests] == [
        ("T11", 3, "retest_at_least"),
        ("T01", 3, "retest_stopped"),
        ("T11", 6, "retest_at_least"),
    ]
    irritable = plan_of(case("high", tests=(measured("T01", 12, pain=4),)))
    assert again(irritable) == [("T01", 6)]


def test_a_re_test_says_from_which_change_on_it_counts():
    plan = plan_of(case("low", tests=(measured("T08", 7),)))
    assert reason_text(plan.retests[0].reason) == (
        "At the start: 7 cm. To reach: 10 or more. A change of less than 1 may be chance."
    )


def extras(irritability: str = "low", **changes):
    """Kind, first and last week of the extras of a plan."""
    return {
        extra.kind: (extra.from_week, extra.until_week) for extra in plan_of(case(irritability, **changes)).adjuncts
    }


def test_a_calm_runner_without_findings_is_offered_nothing():
    assert extras() == {}


def test_tape_is_offered_while_the_knee_is_irritable_and_ends_after_four_weeks():
    assert extras("moderate") == {"tape": (1, 4)}
    assert extras("moderate", scope=Scope(contraindications=frozenset({"skin_wound"}))) == {}


def test_an_insert_needs_a_flat_foot_with_a_large_drop():
    flat = measured("T20", "flat", Side.BOTH)
    assert "orthosis" not in extras(tests=(flat,))
    assert extras(tests=(flat, measured("T21", 12, Side.BOTH)))["orthosis"] == (1, 6)


def test_a_high_arch_is_offered_cushioning():
    assert extras(tests=(measured("T20", "high"),), wishes=Wishes(weeks=5)) == {"cushioning": (1, 5)}


def test_the_cadence_cue_begins_with_phase_2():
    assert extras(running=replace(case().running, cadence=170))["cadence"] == (2, 6)
    assert "cadence" not in extras(running=replace(case().running, cadence=171))


def test_the_ratio_goes_by_way_of_its_minimum_and_cadence_above_its_flag():
    plan = plan_of(case("low", tests=(measured("T03", 0.4), measured("T24", 165, Side.BOTH))))
    targets = {(retest.test, retest.week): retest.reason for retest in plan.retests}
    assert targets["T03", 3].params["goal"] == 0.5
    assert targets["T03", 6].params["goal"] == 0.6
    assert targets["T24", 6].code == "retest_above"


def test_a_cadence_on_the_border_is_still_to_rise():
    plan = plan_of(case("low", tests=(measured("T24", 170, Side.BOTH),)))
    assert {retest.reason.code for retest in plan.retests if retest.test == "T24"} == {"retest_above"}


def test_a_re_test_tells_the_leg_that_is_further_from_its_goal():
    for left, right in ((14, 3), (3, 14)):
        tests = (measured("T01", left, Side.LEFT), measured("T01", right, Side.RIGHT))
        plan = plan_of(case("low", tests=tests))
        assert {retest.reason.params["value"] for retest in plan.retests if retest.test == "T01"} == {3}


def test_re_tests_stand_in_the_same_order_whichever_leg_was_tested():
    for side in (Side.LEFT, Side.RIGHT):
        tests = (
            *(measured("T02", load, leg, reps=10) for load, leg in ((5, side), (20, side.mirrored))),
            measured("T01", 14, side.mirrored),
        )
        plan = plan_of(case("low", tests=tests))
        assert [retest.test for retest in plan.retests if retest.week == 6] == ["T01", "T02"]
