"""The weekly check: when it is asked, which week it belongs to, and what two of them in a row say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from programs.clinical.check import ToldWeek, check_state, is_told_already, says_more
from programs.clinical.decision import Decision
from programs.clinical.hold import Hold, HoldFacts, Screened, ToldInCheck, hold
from programs.clinical.screening import RESCREEN
from programs.clinical.told_course import CourseFacts, ToldCheck, WeekOfPlan
from programs.clinical.told_pain import pain_of_the_week
from programs.clinical.values import Level, PainScore

MONDAY = date(2027, 1, 4)
QUIET = {line.key: "no" for line in RESCREEN}


def day(number: int) -> date:
    """The n-th day of the program, from 0."""
    return MONDAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("days", "pain", "state"),
    [
        (-1, None, "not_yet"),
        (-1, 9, "not_yet"),
        (0, None, "not_yet"),
        (0, 5, "not_yet"),
        (0, 6, "due"),
        (6, None, "not_yet"),
        (6, 5, "not_yet"),
        (6, 6, "due"),
        (7, None, "due"),
        (13, None, "due"),
        (14, None, "due"),
        (14, 9, "due"),
        (15, None, "overdue"),
        (15, 0, "overdue"),
    ],
)
def test_the_check_is_due_after_seven_days_and_late_after_fourteen(days: int, pain: int | None, state: str) -> None:
    assert check_state(day(days), day(0), pain=pain).value == state


@pytest.mark.parametrize(("days", "waits"), [(6, False), (7, False), (14, False), (15, True), (40, True)])
def test_a_session_waits_for_a_check_that_is_more_than_a_week_late(days: int, waits: bool) -> None:
    at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    screened = Screened(completed_at=at - timedelta(days=60), screened_on=day(-30), level=Level.CLEAR)
    found = hold(HoldFacts(at=at, today=day(days), screened=screened, week_told_on=day(0)))
    assert (found.code.value if found else None) == ("week_untold" if waits else None)
    assert found is None or not (found.blocks_plan or found.code.speaks_of_knee or found.code.asks_signs)
    assert hold(HoldFacts(at=at, today=day(days), screened=screened)) is None


@pytest.mark.parametrize(
    ("told", "today", "is_told"),
    [
        (0, 0, True),
        (0, 6, True),
        (0, 7, False),
        (6, 6, True),
        (6, 7, False),
        (7, 6, True),  # the calendar turned back on a journey west
        (7, 13, True),
        (7, 14, False),
        (13, 14, False),
        (-1, 0, False),  # under the plan before
    ],
)
def test_a_check_belongs_to_its_week_of_the_program(told: int, today: int, is_told: bool) -> None:
    assert is_told_already(day(today), told_on=day(told), starts_on=MONDAY) is is_told


@pytest.mark.parametrize(
    ("worst", "signs", "is_news"),
    [
        (2, {}, False),
        (3, {}, False),
        (4, {}, True),
        *[(0, {line.key: word}, True) for line in RESCREEN for word in ("unsure", "yes")],
    ],
)
def test_more_pain_and_every_sign_is_news_and_as_much_pain_is_none(
    worst: int, signs: dict[str, str], is_news: bool
) -> None:
    week = ToldWeek(pain_worst=PainScore(worst), pain_usual=PainScore(0), signs=QUIET | signs)
    assert says_more(week, pain_worst=3) is is_news


def checked(number: int, pain: int) -> ToldCheck:
    told_at = datetime(2027, 1, 4, 8, tzinfo=UTC) + timedelta(days=number)
    return ToldCheck(told_at=told_at, told_on=day(number), pain_worst=pain, has_no_swelling=True, readiness={})


@pytest.mark.parametrize(
    ("told_on", "week"),
    [(7, 1), (8, 1), (9, 1), (10, 2), (11, 2), (13, 2), (14, 2), (15, 2), (16, 2), (17, 3)],
)
def test_the_pain_of_a_check_is_of_the_week_in_which_most_of_its_days_lie(told_on: int, week: int) -> None:
    """A check says 5 where every other one, told late in its week, says 3."""
    weeks = tuple(WeekOfPlan(number=number, phase=1, run_step=0, runs=False, lines=()) for number in (1, 2, 3, 4))
    calm = [checked(number, 3) for number in (5, 12, 19)]
    known = CourseFacts(starts_on=MONDAY, weeks=weeks, pain_before=3, checks=(*calm, checked(told_on, 5)))
    steps = {number: pain_of_the_week(known, number, day=day(21)) for number in (1, 2, 3)}
    assert [number for number, step in steps.items() if step and step.decision is Decision.REGRESS_WEEK] == [week]


NOW = datetime(2027, 1, 18, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(hours_ago: int, **signs: str) -> ToldInCheck:
    at = NOW - hours_ago * HOUR
    named = tuple((line.key, signs[line.key]) for line in RESCREEN if line.key in signs)
    knee = {
        "swelling_new": signs.get("new_swelling") == "yes",
        "mechanical": signs.get("no_weight_locked_or_giving_way") == "yes",
    }
    return ToldInCheck(told_on=at.date(), told_at=at, pain_worst=2, asks_more=bool(named), signs=named, **knee)


def held(*checks: ToldInCheck, asked_hours_ago: int = 2000) -> Hold | None:
    """`asked_hours_ago`: when a full set of questions was last finished, and found nothing."""
    asked_at = NOW - asked_hours_ago * HOUR
    screened = Screened(completed_at=asked_at, screened_on=asked_at.date(), level=Level.CLEAR)
    return hold(HoldFacts(at=NOW, today=NOW.date(), screened=screened, checks=checks))


WEEK = 168
CHEST, HOT, INJURY = "chest_or_calf", "hot_knee_or_fever", "new_injury"


@pytest.mark.parametrize(
    ("checks", "asked", "level", "signs"),
    [
        # Two checks with signs: what stands depends on when the questions were finished last.
        (({CHEST: "yes"}, {INJURY: "yes"}), None, "EMERGENCY", {CHEST: "yes", INJURY: "yes"}),
        (({CHEST: "yes"}, {INJURY: "yes"}), WEEK - 1, "URGENT", {INJURY: "yes"}),
        (({CHEST: "yes"}, {INJURY: "yes"}), 0, None, {}),
        (({CHEST: "yes"}, {}), None, "EMERGENCY", {CHEST: "yes"}),
        (({CHEST: "yes"}, {}), WEEK - 1, None, {}),
        (({}, {HOT: "unsure"}), WEEK - 1, "SOON", {HOT: "unsure"}),
        # The same line twice: the later check takes nothing back, and the earlier one softens nothing.
        (({CHEST: "yes"}, {CHEST: "unsure"}), None, "EMERGENCY", {CHEST: "yes"}),
        (({CHEST: "unsure"}, {CHEST: "yes"}), None, "EMERGENCY", {CHEST: "yes"}),
        (({CHEST: "yes"}, {CHEST: "unsure"}), WEEK - 1, "URGENT", {CHEST: "unsure"}),
    ],
)
def test_two_checks_in_a_row_with_and_without_the_questions_between(
    checks: tuple[dict[str, str], dict[str, str]], asked: int | None, level: str | None, signs: dict[str, str]
) -> None:
    first, second = told(WEEK, **checks[0]), told(1, **checks[1])
    found = held(first, second, asked_hours_ago=2000 if asked is None else asked)
    assert (found.level.name if found and found.level else None, dict(found.signs) if found else {}) == (level, signs)


@pytest.mark.parametrize(("asked_hours_ago", "is_held"), [(3, True), (2, True), (1, False)])
def test_questions_finished_at_the_very_moment_of_a_check_do_not_answer_it(asked_hours_ago: int, is_held: bool) -> None:
    assert (held(told(2, **{HOT: "yes"}), asked_hours_ago=asked_hours_ago) is not None) is is_held


@pytest.mark.parametrize(
    ("first", "second", "hours_left"),
    [
        (100, 1, 71),  # answered in between, and told anew: the rest begins again
        (100, 71, 1),
        (100, 72, None),
        (71, None, 1),
        (72, None, None),
    ],
)
def test_swelling_told_in_two_checks_rests_from_the_later_one(
    first: int, second: int | None, hours_left: int | None
) -> None:
    checks = [told(hours, new_swelling="yes") for hours in (first, second) if hours is not None]
    found = held(*checks, asked_hours_ago=0)
    assert (found.until if found else None) == (None if hours_left is None else NOW + hours_left * HOUR)


def test_a_line_that_was_left_open_holds_as_soon_and_names_no_sign() -> None:
    open_one: Any = replace(told(1), asks_more=True)
    found = held(open_one)
    assert found is not None and (found.level, found.signs) == (Level.SOON, ())
