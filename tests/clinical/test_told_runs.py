"""Which run a week asks for: step by step up to the plan's, back after a gap, on while a phase waits for it alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.content_week import content_of
from programs.clinical.course import Line
from programs.clinical.generation.running import Run
from programs.clinical.told_course import CourseFacts, DoneSession, ToldCheck, WeekOfPlan
from programs.clinical.told_runs import asked_run, could_be_asked, reached_step, runs_continuously
from programs.clinical.values import Irritability
from tests.clinical.test_content_week import LOW, check, day, done, facts, held, trained

QUIET: dict[str, Any] = {"kind": "run", "peak": 1, "mechanical": False, "settles_minutes": 0}
RUN_DAYS, STRENGTH_DAYS = (1, 3, 5), (0, 2, 4)


def plan(*steps: int | None, phases: Sequence[int] = (1, 2, 2, 3, 3, 4), minutes: float = 30) -> tuple[WeekOfPlan, ...]:
    return tuple(
        WeekOfPlan(number=number, phase=phase, run_step=step, runs=step != 0, run_minutes=minutes)
        for number, (phase, step) in enumerate(zip(phases, steps, strict=False), start=1)
    )


def live(
    weeks: tuple[WeekOfPlan, ...],
    days: Sequence[int],
    change: Callable[[int], dict[str, Any]] = lambda _day: {},
    strength: Callable[[int], dict[str, Any]] = lambda _day: {},
    **known: Any,
) -> CourseFacts:
    """A runner who does on these days what is asked, and checks in on Mondays; `change` of its runs, `strength` of the
    other sessions, by the day."""
    lived = replace(facts(**({"weeks": weeks, "irritability": LOW} | known)))
    for number in days:
        if number % 7 == 0:
            lived = replace(lived, checks=(*lived.checks, check(number)))
        asked = content_of(lived, lived.week_on(day(number)), day=day(number))
        if number % 7 in STRENGTH_DAYS:
            one = done(number, asked.week, **{"lowest_ceiling": 3} | strength(number))
        elif number % 7 in RUN_DAYS:
            one = done(number, asked.week, **(QUIET | {"run": asked.run} | change(number)))
        else:
            continue
        lived = replace(lived, sessions=(*lived.sessions, one))
    return lived


def steps_of(lived: CourseFacts) -> list[int | float]:
    """The steps that were asked, or the minutes in one go."""
    asked = [asked_run(lived, one) for one in lived.sessions if one.kind == "run"]
    return [run.minutes if run.step is None else run.step for run in asked]


EVERY_DAY = range(42)


def test_who_does_everything_runs_what_the_plan_says() -> None:
    assert steps_of(live(plan(3, 4, 4, 5, 6, 6), EVERY_DAY)) == [3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6]


def test_a_step_that_was_run_once_is_run_again_before_the_next() -> None:
    days = [number for number in EVERY_DAY if number not in (3, 5)]
    assert steps_of(live(plan(3, 4, 4, 5, 6, 6), days))[:4] == [3, 3, 4, 4]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(7, Run(3, 12)), (8, Run(2, 10)), (14, Run(2, 10)), (15, Run(1, 8)), (28, Run(1, 8)), (29, Run(0, 0))],
)
def test_who_tells_no_run_is_never_asked_for_more_than_the_first_of_the_plan(on: int, expected: Run) -> None:
    """The days count from the start of the program, however much is trained."""
    strength = [number for number in range(on) if number % 7 in STRENGTH_DAYS]
    known = live(plan(3, 4, 5, 5, 5, 6, phases=(1,) * 6), strength)
    asked = held(known, known.week_on(day(on)), on)
    assert (asked.run or known.planned(asked.week).run) == expected


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (range(21, 28), [4, 4, 4, 5, 5, 5]),
        (range(21, 35), [3, 3, 3, 4, 4, 5]),
    ],
)
def test_after_a_gap_the_run_comes_back_step_by_step(gap: range, expected: list[int]) -> None:
    """The run stays in the week that is repeated, because nothing may rise in it, and goes on in the next."""
    weeks = plan(5, 5, 5, 5, 5, 5, phases=(1, 1, 1, 1, 1, 1))
    days = [number for number in range(49) if number not in gap]
    before = 9
    assert steps_of(live(weeks, days))[before : before + 6] == expected


def test_minutes_in_one_go_come_back_by_a_tenth() -> None:
    weeks = plan(None, None, None, None, None, None, phases=(1,) * 6)
    days = [number for number in range(56) if number not in range(21, 28)]
    assert steps_of(live(weeks, days))[9:] == [24, 24, 24, 26, 26, 26, 28, 28, 28, 30, 30, 30]


def test_after_four_weeks_away_a_walk_comes_first() -> None:
    known = live(plan(5, 5, 5, 5, 5, 5), range(14))
    assert held(known, 6, 40).run == Run(3, 12)
    assert held(known, 6, 41).run == Run(0, 0)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, [(6, 20), (None, 30)]),
        (8, [(4, 15), (None, 24)]),
        (14, [(4, 15), (None, 24)]),
        (15, [(3, 12), (None, 19)]),
        (28, [(3, 12), (None, 19)]),
        (29, [(0, 0), (0, 0)]),
    ],
)
def test_strength_sessions_in_a_gap_of_runs_are_no_runs(days: int, expected: list[tuple[int | None, float]]) -> None:
    """§6.8, 7.2: three strength sessions a week do not keep anybody running."""
    for first, run in zip((5, None), expected, strict=True):
        weeks = plan(first, *[first and 6] * 5, phases=(1,) * 6)
        strength = [number for number in range(13, 12 + days) if number % 7 in STRENGTH_DAYS]
        known = live(weeks, [*(number for number in range(13) if number not in (1, 3, 8, 10)), *strength])
        asked = held(known, known.week_on(day(12 + days)), 12 + days)
        assert (asked.run or known.planned(asked.week).run) == Run(*run)


def test_nothing_rises_across_a_gap_of_runs() -> None:
    """Quiet walks of before the gap do not make the second quiet one after it."""
    weeks = plan(1, *[2] * 5, phases=(1,) * 6)
    walk = Run(0, 0)
    told = [done(number, 1, **QUIET, run=walk) for number in (1, 3, 13)]
    known = facts(*told, weeks=weeks, irritability=LOW)
    assert reached_step(known, day(14)) == 0
    again = replace(known, sessions=(*known.sessions, done(15, 1, **QUIET, run=walk)))
    assert reached_step(again, day(17)) == 1


def test_phase_4_is_not_opened_by_runs_of_weeks_ago() -> None:
    lived = live(plan(6, 6, 6, 6, 6, 6), range(14))
    assert [reached_step(lived, day(number)) for number in (14, 20, 27, 41)] == [7, 5, 4, 0]
    in_one_go = live(plan(*[None] * 6), range(14))
    assert [runs_continuously(in_one_go, day(number)) for number in (40, 41)] == [True, False]


def test_a_red_run_goes_back_a_step_and_up_again_after_seven_calm_days() -> None:
    weeks = plan(5, 5, 5, 5, 5, 5, phases=(1,) * 6)
    lived = live(weeks, range(28), lambda number: {"peak": 4} if number == 8 else {})
    assert steps_of(lived) == [5, 5, 5, 5, 4, 4, 4, 4, 4, 5, 5, 5]


def after_a_strength_day(
    change: dict[str, Any], on: int, irritability: Irritability = LOW, told: ToldCheck | None = None
) -> int | None:
    """The step on a day after calm runs of step 3, where step 4 would come next; the strength day 7 was changed."""
    lived = live(plan(3, 3, 3, 3, 3, 3, phases=(1,) * 6), range(on))
    done = [replace(one, run=Run(3, 12)) if one.kind == "run" else one for one in lived.sessions]
    changed = tuple(replace(one, **change) if one.done_on == day(7) else one for one in done)
    weeks, checks = plan(3, 6, 6, 6, 6, 6, phases=(1,) * 6), (*lived.checks, *([told] if told else []))
    known = replace(lived, weeks=weeks, sessions=changed, checks=checks, irritability=irritability, pain_before=8)
    found = content_of(known, known.week_on(day(on)), day=day(on)).run
    return found.step if found else None


@pytest.mark.parametrize(("later", "step"), [(1, 3), (3, 3), (5, 3), (6, 3)])
def test_a_red_strength_day_keeps_calm_runs_where_they_are(later: int, step: int) -> None:
    assert after_a_strength_day({}, 7 + later) == 4
    assert after_a_strength_day({"peak": 7}, 7 + later) == step


@pytest.mark.parametrize(("worst", "step"), [(5, 4), (6, 3), (8, 3)])
def test_a_sore_week_told_in_a_check_keeps_calm_runs_where_they_are(worst: int, step: int) -> None:
    assert after_a_strength_day({}, 12, told=check(10, worst)) == step
    assert after_a_strength_day({}, 9, told=check(10, worst)) == 4, "not told yet"


@pytest.mark.parametrize(
    ("change", "irritability", "step"),
    [
        *(({"peak": 5}, LOW, 4), ({"peak": 6}, LOW, 3)),
        *(({"peak": 3, "lowest_ceiling": 3}, LOW, 4), ({"peak": 4, "lowest_ceiling": 3}, LOW, 3)),
        *(({"peak": 2, "lowest_ceiling": 2}, LOW, 4), ({"peak": 3, "lowest_ceiling": 2}, LOW, 3)),
        *(({"peak": 4}, Irritability.HIGH, 3), ({"peak": 4}, Irritability.MODERATE, 4)),
        *(({"peak": 3, "with_run": True}, LOW, 4), ({"peak": 4, "with_run": True}, LOW, 3)),
        *(({"morning_rise": 1}, LOW, 4), ({"morning_rise": 1, "with_run": True}, LOW, 3)),
    ],
)
def test_a_strength_day_is_red_by_the_lower_ceiling_and_by_the_run_that_it_began_with(
    change: dict[str, Any], irritability: Irritability, step: int
) -> None:
    assert after_a_strength_day({"lowest_ceiling": 5} | change, 9, irritability) == step


def test_a_step_counts_anew_once_another_was_run_between() -> None:
    weeks = plan(5, 5, 5, 5, 5, 5, phases=(1,) * 6)
    runs = [done(number, 1, **QUIET, run=Run(4, 15)) for number in (3, 5, 12)]
    red = done(6, 1, **(QUIET | {"peak": 4}))
    told = sorted([*trained(1, 1), *trained(2, 1), *runs, red], key=lambda one: one.done_on)
    known = facts(*told, check(7, 4), weeks=weeks, pain_before=4, irritability=LOW)
    assert held(known, 3, 14).run == Run(4, 15)
    again = replace(known, sessions=(*known.sessions, done(14, 2, **QUIET, run=Run(4, 15))))
    assert held(again, 3, 15).run is None, "twice in calm"


@pytest.mark.parametrize("sign", ["swelling_new", "mechanical"])
def test_swelling_and_locking_say_nothing_about_the_step(sign: str) -> None:
    weeks = plan(5, 5, 5, 5, 5, 5, phases=(1,) * 6)
    assert steps_of(live(weeks, range(10), lambda number: {sign: True} if number == 8 else {}))[-1] == 5
    assert held(live(weeks, range(10), lambda number: {sign: True} if number == 8 else {}), 2, 10).run is None


def test_a_phase_that_waits_for_the_run_alone_lets_it_go_on_and_nothing_else() -> None:
    """The plan's runs end at step 4. From the fifth week on phase 4 waits for the run: it goes on to step 5 and 6."""
    weeks = plan(3, 4, 4, 4, 4, 4)
    lived = live(weeks, range(56))
    assert steps_of(lived)[12:] == [4, 4, 4, 5, 5, 6, 6, 6, 6, 6, 6, 6][: len(steps_of(lived)) - 12]
    waiting = held(lived, 6, 37)
    assert (waiting.week, waiting.reason.code, waiting.share) == (5, "course_run_behind", 1.0)
    assert held(lived, 7, 43).week == 6
    assert held(lived, 7, 43).run == Run(6, 20), "what was run stays when the phase opens"


def test_a_plan_that_keeps_the_running_there_is_adds_none() -> None:
    assert set(steps_of(live(plan(3, 3, 3, 3, 3, 3), range(56)))) == {3}


@pytest.mark.parametrize(("sets", "expected"), [(3, [4, 4, 4]), (4, [3, 3, 3])])
def test_a_run_that_was_behind_does_not_rise_where_strengthening_does(sets: int, expected: list[int]) -> None:
    days = [number for number in range(28) if number not in (3, 5, 10, 12)]
    weeks = plan(3, 4, 4, 5, 5, 5, phases=(1,) * 6)
    lines = (Line(3, 3, (1, 3, 5)), Line(sets, sets, (1, 3, 5)))
    before, later = (Line(3, 3, (1, 3, 5)),) * 2, lines
    weeks = tuple(replace(week, lines=before if week.number < 3 else later) for week in weeks)
    lived = live(weeks, days)
    third = [asked_run(lived, one).step for one in lived.sessions if one.kind == "run" and 14 <= day_of(one) < 21]
    assert third == expected


def test_a_page_cannot_have_asked_for_more() -> None:
    planned = Run(4, 15)
    asked = [Run(0, 0), Run(4, 15), Run(6, 20), Run(7, 22.5), Run(4, 16), Run(None, 40)]
    assert [could_be_asked(run, planned) for run in asked] == [True, True, True, False, False, False]
    assert could_be_asked(Run(None, 24), Run(None, 30))


def day_of(one: DoneSession) -> int:
    return (one.done_on - day(0)).days
