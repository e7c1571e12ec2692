"""A phase that the plan's own calendar cannot open is told with the plan (§6.3, 6.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.generation.phases import PHASES
from programs.clinical.plan import ProgramPlan
from programs.clinical.told_course import WeekOfPlan
from programs.clinical.values import Irritability
from programs.clinical.waiting_phases import NEVER_RUNS, PLANNED, is_tight, waiting_phases
from programs.wording.waiting import WAITING_PHASES, waiting_text
from tests.clinical.cases import case, plan_of
from tests.clinical.test_content_week import check, done, facts, held

LONG_RUNS = Running(runs_per_week=3, tolerated_minutes=40, longest_run_30d_minutes=40, pain_in_run=1)
WALKS = Running(runs_per_week=0, tolerated_minutes=0, longest_run_30d_minutes=0, pain_in_run=1)


def told(plan: ProgramPlan) -> list[tuple[str, object, object, object]]:
    """Code, phase, value and what is needed."""
    return [(one.code, *one.params.values()) for one in waiting_phases(plan)]


def runner(level: str, weeks: int, days: tuple[int, ...], running: Running = LONG_RUNS) -> Case:
    """A runner with a wish; long runs, so that only sessions can fall short."""
    return case(level, running=running, wishes=Wishes(weeks=weeks, strength_days=days))


@pytest.mark.parametrize(
    ("level", "weeks", "days", "expected"),
    [
        ("low", 6, (1, 3, 5), []),  # 3 · 6 · 6 sessions
        ("low", 6, (1, 4), [("phase_waits_sessions", 2, 2, 3)]),  # 2 · 4 · 4
        ("low", 5, (1, 3, 5), []),  # 3 · 6 · 3
        ("low", 5, (1, 4), [("phase_waits_sessions", 2, 2, 3), ("phase_waits_sessions", 4, 2, 3)]),
        ("low", 4, (1, 3, 5), [("phase_waits_sessions", 3, 3, 4)]),
        ("moderate", 5, (1, 4), []),  # 4 · 4
        ("moderate", 6, (1, 4), [("phase_waits_sessions", 4, 2, 3)]),
        ("high", 6, (1, 4), []),  # 6 · 4
    ],
)
def test_too_few_sessions_before_a_phase_are_told(level, weeks, days, expected):
    assert told(plan_of(runner(level, weeks, days))) == expected


@pytest.mark.parametrize(("sessions", "week"), [(3, 2), (4, 3)])
def test_four_sessions_open_phase_3_of_a_four_week_plan_and_not_its_third_week(sessions: int, week: int):
    """6.3 is a ceiling of the calendar, 6.4 the door: the stricter of the two binds."""
    weeks = tuple(WeekOfPlan(number=number, phase=number) for number in (1, 2, 3, 4))
    days = (0, 2, 4, 7, 9, 11, 14)[: 3 + sessions]
    told = [done(number, 1 if number < 7 else 2) for number in days]
    known = facts(*told, check(14), weeks=weeks)
    assert held(known, 3, 16).week == week


@pytest.mark.parametrize(
    ("tolerated", "waits"),
    [(0, True), (7, True), (8, False), (20, False), (40, False)],
)
def test_a_run_below_step_6_before_phase_4_is_told(tolerated: int, waits: bool):
    running = Running(runs_per_week=3, tolerated_minutes=tolerated, longest_run_30d_minutes=40, pain_in_run=1)
    plan = plan_of(runner("low", 6, (1, 3, 5), running))
    step = plan.weeks[4].running.step
    assert waits is (step is not None and step < 6)
    assert told(plan) == ([("phase_waits_run", 4, step, 6)] if waits else [])


def test_a_plan_without_runs_is_not_told_that_its_run_will_be_long_enough():
    swollen = Scope(contraindications=frozenset({"acute_swelling"}))
    plan = plan_of(replace(runner("low", 6, (1, 3, 5)), scope=swollen))
    assert not any(week.running.allowed for week in plan.weeks)
    assert told(plan) == [(NEVER_RUNS, 4, 0, 6)]
    text = waiting_text(waiting_phases(plan)[0])
    assert "no runs" in text and "if all goes well" not in text


def test_every_code_has_its_words_filled_with_numbers():
    assert {*PLANNED.values(), NEVER_RUNS} == set(WAITING_PHASES)
    plan = plan_of(runner("low", 5, (1, 4), WALKS))
    texts = [waiting_text(reason) for reason in waiting_phases(plan)]
    assert len(texts) == 3
    assert all("%" not in text and "Phase" in text for text in texts)


@pytest.mark.parametrize(("weeks", "level"), PHASES)
def test_four_weeks_are_too_few_for_their_own_phases_and_no_other_length_is(weeks: int, level: Irritability):
    """6.3, 6.4: one week of phase 2 has three sessions, phase 3 asks for four."""
    assert is_tight(weeks, level) is (weeks == 4)
