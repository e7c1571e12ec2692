"""Missing is shown as missing, planned never as done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.adherence import (
    Adherence,
    PlannedDay,
    adherence,
    needed_of,
    state_of,
    week_counts,
    weeks_on_plan,
)

TODAY = date(2027, 1, 18)


def planned(offset: int, *, done: bool = False, week: int = 1, kind: str = "strength") -> PlannedDay:
    return PlannedDay(TODAY + timedelta(days=offset), week, kind, done)


@pytest.mark.parametrize(
    ("offset", "done", "state"),
    [
        (-1, False, "missed"),
        (-1, True, "done"),
        (0, False, "due"),
        (0, True, "done"),
        (1, False, "ahead"),
        (1, True, "done"),
    ],
)
def test_a_session_is_missed_only_once_its_day_is_over(offset: int, done: bool, state: str):
    assert state_of(planned(offset, done=done), today=TODAY).value == state


def test_a_session_told_as_left_out_is_neither_done_nor_missed_and_still_due() -> None:
    left_out = PlannedDay(TODAY, 1, "strength", is_done=False, is_left_out=True)
    counted = adherence([planned(-2, done=True), left_out], today=TODAY)
    assert state_of(left_out, today=TODAY).value == "left_out"
    assert (counted.done, counted.missed, counted.left_out, counted.due) == (1, 0, 1, 2)
    [week] = week_counts([left_out], weeks=1, week_now=1)
    assert week.done == 0


def test_a_session_of_today_is_neither_due_nor_missed_yet():
    counted = adherence([planned(-2, done=True), planned(-1), planned(0), planned(2)], today=TODAY)
    assert (counted.done, counted.missed, counted.ahead, counted.due) == (1, 1, 2, 2)


@pytest.mark.parametrize(
    ("done", "missed", "grade"),
    [(0, 0, "open"), (4, 1, "good"), (79, 21, "fair"), (1, 1, "fair"), (49, 51, "low"), (0, 3, "low")],
)
def test_four_of_five_is_good_and_less_than_half_is_low(done: int, missed: int, grade: str):
    assert Adherence(done=done, missed=missed, ahead=0).grade == grade


@pytest.mark.parametrize(("planned_count", "needed"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4)])
def test_two_of_three_sessions_make_a_week_count(planned_count: int, needed: int):
    assert needed_of(planned_count) == needed


def test_runs_and_stretching_days_do_not_make_a_week_count():
    days = [planned(-6, done=True), planned(-4), planned(-2), planned(-1, done=True, kind="run")]
    assert [count.counts for count in week_counts(days, weeks=1, week_now=2)] == [False]


def test_a_week_counts_as_soon_as_enough_is_done():
    days = [planned(-2, done=True), planned(-1, done=True), planned(2)]
    (count,) = week_counts(days, weeks=1, week_now=1)
    assert count.counts
    assert (count.is_now, count.is_over) == (True, False)


def test_a_lost_week_takes_nothing_away():
    full = [planned(-20 + day, done=True, week=1) for day in (0, 2, 4)]
    lost = [planned(-13 + day, week=2) for day in (0, 2, 4)]
    assert weeks_on_plan(week_counts(full + lost, weeks=6, week_now=3)) == 1


def test_a_week_without_sessions_never_counts():
    assert weeks_on_plan(week_counts([], weeks=4, week_now=5)) == 0


days = st.lists(st.builds(planned, st.integers(-40, 40), done=st.booleans(), week=st.integers(1, 6)), max_size=30)


@given(days)
def test_every_session_is_counted_once(found: list[PlannedDay]):
    counted = adherence(found, today=TODAY)
    assert counted.done + counted.missed + counted.ahead == len(found)
    assert counted.done == sum(day.is_done for day in found)


@given(days, st.integers(0, 29))
def test_doing_one_more_session_never_takes_a_week_away(found: list[PlannedDay], index: int):
    before = weeks_on_plan(week_counts(found, weeks=6, week_now=3))
    if index < len(found):
        day = found[index]
        found[index] = PlannedDay(day.due_on, day.week, day.kind, True)
    assert weeks_on_plan(week_counts(found, weeks=6, week_now=3)) >= before
