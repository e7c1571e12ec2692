"""What was told late, in an odd order or in two ways at once: which run and which week it leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.content_week import lived
from programs.clinical.course import CourseWeek
from programs.clinical.decision import Decision
from programs.clinical.generation.running import Run
from programs.clinical.reason import Reason
from programs.clinical.told_course import CourseFacts, WeekOfPlan
from programs.clinical.told_pain import pain_of_the_week
from programs.clinical.told_runs import run_of_week, run_rose_at
from programs.clinical.told_runs.rise import may_rise
from tests.clinical.test_content_week import LOW, READY, RUN, WEEKS, check, day, done, evening, facts, held, trained
from tests.clinical.test_told_runs import QUIET, live, plan


@pytest.mark.parametrize(
    ("chair_rises", "step", "code"), [(10, 5, "course_run_behind"), (9, None, "course_phase_closed")]
)
def test_the_run_goes_on_beyond_the_plan_only_where_it_alone_is_waited_for(
    chair_rises: int, step: int | None, code: str
) -> None:
    known = live(plan(3, 4, 4, 4, 4, 4), range(35))
    told = {**READY["readiness"], "chair_rises": chair_rises}
    known = replace(known, checks=(*known.checks, check(35, readiness=told)))
    found = held(known, 6, 36)
    assert (found.run and found.run.step, found.reason.code, found.week) == (step, code, 5)


@pytest.mark.parametrize(
    ("peak", "gap", "step"),
    [
        *((2, 7, 6), (2, 8, 5), (2, 14, 5), (2, 15, 4), (2, 28, 4), (2, 29, 0)),
        *((4, 7, 5), (4, 10, 5), (6, 7, 4), (6, 10, 4), (6, 15, 4)),
    ],
)
def test_pain_and_a_gap_take_the_larger_of_their_steps_and_not_both(peak: int, gap: int, step: int) -> None:
    """Pain of 4 goes back one step, of 6 two (§6.6); a gap of 8 days one, of 15 two (§6.8)."""
    run = done(1, 1, **(QUIET | {"peak": peak, "run": Run(6, 20)}))
    known = facts(run, weeks=plan(6, 6, 6, 6, 6, 6, phases=(1,) * 6), irritability=LOW)
    on = 1 + gap
    asked = (_asked(known.week_on(day(on)), may_rise=True),)
    found = run_of_week(known, asked, waits_for_run=False, day=day(on))
    assert (found.step if found else 6) == step


def _asked(week: int, *, may_rise: bool) -> CourseWeek:
    reason = Reason("course_goes_on", "6.3")
    return CourseWeek(
        calendar_week=week, content_week=2, phase=1, weeks_in_all=6, may_rise=may_rise, reason=reason, share=1.0
    )


@pytest.mark.parametrize(("later", "step"), [(0, 3), (1, 3), (6, 3), (7, 4)])
def test_a_run_may_rise_on_the_seventh_day_after_a_red_one(later: int, step: int) -> None:
    """Calm runs of step 3 before and after it; the red day was one of strengthening."""
    first, second, third = (done(number, 1, **(QUIET | {"run": Run(3, 12)})) for number in (3, 5, 12))
    weeks = plan(3, *[6] * 5, phases=(1,) * 6)
    known = facts(first, second, done(7, 1, peak=6), third, weeks=weeks, irritability=LOW)
    found = run_of_week(known, (_asked(3, may_rise=True),), waits_for_run=False, day=day(7 + later))
    assert found is not None and found.step == step
    held_back = run_of_week(known, (_asked(3, may_rise=False),), waits_for_run=False, day=day(7 + later))
    assert held_back is not None and held_back.step == 3


@pytest.mark.parametrize(("peak", "week"), [(3, 2), (4, 1)])
def test_what_is_told_late_is_not_what_was_done_last(peak: int, week: int) -> None:
    """Friday hurt, and Monday and Wednesday before it were told after the weekend: Friday stays one of the last two."""
    late = [replace(one, told_at=evening(7), told_on=day(7), morning_told_at=evening(7)) for one in trained(1, 1)[:2]]
    known = facts(*late, done(4, 1, peak=peak), pain_before=4, irritability=LOW)
    assert held(known, 2, 8).week == week


@pytest.mark.parametrize(
    ("mornings", "decision"),
    [
        *(((2, 2, 2), Decision.HOLD), ((2, 3, 2), Decision.HOLD_WEEK)),
        *(((2, 4, 2), Decision.REGRESS_WEEK), ((2, 2, 5), Decision.REGRESS_WEEK), ((2, 2, 7), Decision.REGRESS)),
    ],
)
def test_one_morning_is_the_worst_pain_of_its_week(mornings: tuple[int, ...], decision: Decision) -> None:
    second = [replace(one, morning=pain) for one, pain in zip(trained(2, 2), mornings, strict=True)]
    known = facts(*trained(1, 1), *second, irritability=LOW)
    found = pain_of_the_week(known, 2, day=day(13))
    assert found is not None and found.decision is decision


@pytest.mark.parametrize(("told_on", "on", "week"), [(24, 21, 3), (24, 23, 3), (24, 24, 4), (21, 21, 4)])
def test_a_check_of_a_thursday_opens_no_phase_on_the_monday_before(told_on: int, on: int, week: int) -> None:
    known = facts(*trained(1, 1), *trained(2, 2), *trained(3, 3), check(told_on))
    assert held(known, 4, on).week == week


@pytest.mark.parametrize(
    ("on", "decision"), [(20, Decision.REPEAT_WEEK), (21, Decision.REPEAT_WEEK), (34, Decision.REPEAT_WEEK)]
)
def test_a_week_is_judged_by_what_was_known_at_the_end_of_the_next_one(on: int, decision: Decision) -> None:
    """Week 2 ends a gap of 9 days at the end of week 3, however late anybody looks."""
    known = facts(*trained(1, 1), *trained(2, 2))
    assert _gap_after(known, 2, on) is decision


def _gap_after(known: CourseFacts, week: int, on: int) -> Decision | None:
    _, told = lived(known, known.week_on(day(on)), day=day(on))
    gap: Any = told[week - 1].gap
    return gap.decision if gap else None


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        *((1.0, Run(None, 30)), (0.91, Run(None, 30)), (0.9, Run(None, 29)), (0.5, Run(None, 16))),
        *((0.1, Run(None, 3)), (0.0, Run(None, 30)), (1.5, Run(None, 30))),
    ],
)
def test_no_run_in_one_go_is_a_tenth_above_the_longest_that_was_told(share: float, expected: Run) -> None:
    """R7, R8: the plan asks for half an hour, and all runs of thirty days took less."""
    weeks = plan(None, None, None, phases=(1,) * 6)
    assert _asked_after(weeks, Run(None, 30), share, days=(1, 3)) == expected


@pytest.mark.parametrize(
    ("step", "share", "expected"),
    [
        *((8, 1.0, 8), (8, 0.91, 8), (8, 0.9, 7), (12, 0.91, 12), (12, 0.9, 11), (12, 0.75, 9)),
        *((12, 0.5, 7), (7, 0.5, 7), (6, 0.1, 6)),
    ],
)
def test_a_step_above_the_longest_that_was_told_becomes_a_lower_one_from_step_8_on(
    step: int, share: float, expected: int
) -> None:
    """24 minutes on step 8, 31 on step 12; below step 8 the table may be more (7.3)."""
    weeks = plan(step, step, step, phases=(1,) * 6)
    assert _asked_after(weeks, None, share, days=(1, 3)).step == expected


@pytest.mark.parametrize(("on", "minutes"), [(31, 30), (32, 16)])
def test_a_longer_run_counts_for_thirty_days(on: int, minutes: float) -> None:
    whole = done(1, 1, **(QUIET | {"run": Run(None, 30)}))
    later = [done(on - 2 - 5 * ago, 1, **(QUIET | {"run": Run(None, 30), "run_share": 0.5})) for ago in (4, 3, 2, 1, 0)]
    known = facts(whole, *later, weeks=plan(*[None] * 6, phases=(1,) * 6), irritability=LOW)
    found = run_of_week(known, (_asked(known.week_on(day(on)), may_rise=True),), waits_for_run=False, day=day(on))
    assert (found.minutes if found else 30) == minutes


def _asked_after(weeks: tuple[WeekOfPlan, ...], run: Run | None, share: float, *, days: tuple[int, ...]) -> Run:
    runs = [done(number, 1, **(QUIET | {"run": run, "run_share": share, "fell_short": share < 1})) for number in days]
    known = facts(*runs, weeks=weeks, irritability=LOW)
    return run_of_week(known, (_asked(1, may_rise=True),), waits_for_run=False, day=day(5)) or weeks[1].run


@pytest.mark.parametrize(
    ("peaks", "decision", "also"),
    [
        ((2, 2, 2), Decision.HOLD, ()),
        ((2, 6, 2), Decision.REGRESS, (Decision.HOLD_WEEK,)),
        ((6, 8, 2), Decision.STOP_48H, (Decision.REGRESS,)),
    ],
)
def test_the_strictest_session_of_a_week_decides_and_the_others_stand_beside_it(
    peaks: tuple[int, ...], decision: Decision, also: tuple[Decision, ...]
) -> None:
    week = [replace(one, peak=peak) for one, peak in zip(trained(1, 1), peaks, strict=True)]
    found = pain_of_the_week(facts(*week, pain_before=8, irritability=LOW), 1, day=day(6))
    assert found is not None and found.decision is decision
    assert set(also) <= set(found.also)


@pytest.mark.parametrize(
    ("told", "decision"),
    [({}, None), ({"mechanical": True}, Decision.STOP_KNEE), ({"settles_minutes": 24 * 60 + 1}, Decision.REGRESS)],
)
def test_a_week_that_told_no_pain_is_judged_by_what_stops_or_eases_alone(
    told: dict[str, Any], decision: Decision | None
) -> None:
    sessions = trained(1, 1, **({"peak": None, "morning": None, "morning_rise": None} | told))
    found = pain_of_the_week(facts(*sessions, irritability=LOW), 1, day=day(6))
    assert (found and found.decision) is decision


def test_the_first_of_two_rises_in_a_week_is_when_the_run_rose() -> None:
    """What was told before it can still open a phase in that week (6.1)."""
    runs = [
        done(number, 1, **RUN, run=Run(step, minutes)) for number, step, minutes in ((1, 3, 12), (3, 4, 15), (5, 5, 18))
    ]
    assert run_rose_at(facts(*runs), 1) == evening(3)
    assert run_rose_at(facts(*runs), 2) is None


@pytest.mark.parametrize("seen_on", [6, 9, 20])
def test_the_run_of_a_week_that_is_over_is_not_changed_by_later_ones(seen_on: int) -> None:
    """Two calm runs of week 1 lead on; the sore one of the Tuesday after says nothing of week 1."""
    calm = {"mechanical": False, "settles_minutes": 0}
    runs = [done(number, 1, **RUN, **calm, run=Run(3, 12)) for number in (1, 3)]
    sore = done(8, 2, kind="run", peak=7, mechanical=False, settles_minutes=90, run=Run(4, 15))
    weeks = tuple(replace(week, run_step=4, run_minutes=15) for week in WEEKS)
    known = facts(*runs, sore, weeks=(replace(weeks[0], run_step=4), *weeks[1:]), irritability=LOW)
    first = CourseWeek(
        calendar_week=1, content_week=1, phase=1, reason=Reason("course_planned", "6.3", {}), weeks_in_all=6
    )
    before = replace(known, sessions=tuple(runs))
    assert run_of_week(known, [first], waits_for_run=False, day=day(seen_on)) == run_of_week(
        before, [first], waits_for_run=False, day=day(6)
    )


def test_sets_that_come_back_after_a_lighter_week_are_no_rise_that_keeps_the_run_down() -> None:
    """Three sets, two of them in a lighter week, three again: the run may go up beside them."""
    reason = Reason("course_planned", "6.3", {})
    asked = [
        CourseWeek(calendar_week=number, content_week=1, phase=1, reason=reason, weeks_in_all=6, share=share)
        for number, share in ((1, 1.0), (2, 0.6), (3, 1.0))
    ]
    assert may_rise(facts(done(1, 1, **RUN, run=Run(3, 12)), irritability=LOW), asked, day(15))
    assert not may_rise(facts(done(1, 1, **RUN, run=Run(3, 12)), irritability=LOW), asked[1:], day(15))
