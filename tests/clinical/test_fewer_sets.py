"""A week with clearly fewer sets than the one before is told with the plan (§6.1, 6.2, 6.7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Wishes
from programs.clinical.fewer_sets import CODES, fewer_sets
from programs.clinical.plan import ProgramPlan
from programs.clinical.reason import Reason
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.program_document import preview, program_document
from programs.wording.stored import stored_text
from programs.wording.waiting import FEWER_SETS, waiting_text
from tests.clinical.cases import case, plan_of

CATALOGUE = shipped_catalogue()
#: Two weeks: exercise -> sets.
Weeks = tuple[dict[str, int], dict[str, int]]


def two_weeks(weeks: Weeks, days: tuple[int, ...] = (1, 3, 5)) -> ProgramPlan:
    """A plan of two weeks with these exercises and nothing else."""
    plan = plan_of(case("low", all_tests_ok=True))
    model = next(item for item in plan.weeks[0].prescriptions if item.exercise == "QD10")
    made = (
        replace(
            week,
            prescriptions=tuple(
                replace(model, exercise=code, sets_left=sets, sets_right=sets, days=days)
                for code, sets in exercises.items()
            ),
        )
        for week, exercises in zip(plan.weeks, weeks, strict=False)
    )
    return replace(plan, weeks=tuple(made))


@pytest.mark.parametrize(("now", "is_told"), [(20, False), (18, False), (17, True), (4, True)])
def test_a_week_is_told_from_fifteen_percent_fewer_sets_on(now: int, is_told: bool):
    """Twenty sets before: 17 are 85 %."""
    told = fewer_sets(two_weeks(({"QD10": 20}, {"QD10": now})), CATALOGUE)
    assert bool(told) is is_told
    assert [(one.params["week"], one.params["was"], one.params["now"]) for one in told] == [(2, 60, now * 3)] * is_told


def test_the_warm_up_and_days_that_fall_out():
    assert not fewer_sets(two_weeks(({"QD10": 3, "WU01": 3}, {"QD10": 3, "WU01": 1})), CATALOGUE)
    plan = two_weeks(({"QD10": 3}, {"QD10": 3}))
    shorter = replace(plan.weeks[1], prescriptions=(replace(plan.weeks[1].prescriptions[0], days=(1, 4)),))
    assert fewer_sets(replace(plan, weeks=(plan.weeks[0], shorter)), CATALOGUE)


@pytest.mark.parametrize(
    ("weeks", "code"),
    [
        (({"QD08": 4, "GL03": 2}, {"QD11": 2, "GL03": 2}), "fewer_sets_holds"),
        (({"QD08": 4, "GL03": 2}, {"QD09": 3, "GL03": 2}), "fewer_sets_new"),
        (({"QD10": 3, "GL03": 3, "CO02": 2}, {"QD24": 2, "GL03": 2}), "fewer_sets_exercises"),
        (({"QD11": 3, "GL03": 3}, {"QD24": 2, "GL03": 2}), "fewer_sets_one_leg"),
        (({"QD10": 3, "QD11": 3}, {"QD24": 2, "QD12": 2}), "fewer_sets_one_leg"),
        (({"QD24": 3, "GL08": 3}, {"QD25": 2, "GL08": 2}), "fewer_sets_new"),
        (({"QD10": 3, "GL03": 3}, {"QD10": 2, "GL03": 2}), "fewer_sets_room"),
    ],
)
def test_what_gave_way_is_named(weeks: Weeks, code: str):
    assert [one.code for one in fewer_sets(two_weeks(weeks), CATALOGUE)] == [code]


def test_every_code_has_its_words_with_the_numbers_and_is_kept_with_a_stored_plan():
    assert set(CODES) == set(FEWER_SETS)
    for code, rule in CODES.items():
        params = {"week": 4, "was": 24, "now": 18}
        text = waiting_text(Reason(code, rule, params))
        assert text.startswith("In week 4") and "18" in text and "24" in text and "%" not in text
        assert stored_text({"code": code, "params": params}) == text


def test_an_irritable_knee_hears_with_the_plan_that_movement_follows_the_holds():
    answer = program_document(preview(case("high"), CATALOGUE, country="GB"))
    told = [text for text in answer["texts"] if text["code"] == "fewer_sets_holds"]
    assert len(told) == 1
    assert told[0]["text"].startswith("In week 4 you do fewer sets than the week before: about 18 in the week instead")


def test_a_plan_whose_sets_stay_says_nothing_of_them():
    made = case("low", all_tests_ok=True, wishes=Wishes(weeks=6))
    assert fewer_sets(plan_of(made), CATALOGUE) == ()
