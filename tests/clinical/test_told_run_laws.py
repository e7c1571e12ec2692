"""Laws of the run that a week asks for, over whatever is done and told of what is asked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.generation.run_table import TABLE
from programs.clinical.told_course import CourseFacts
from programs.clinical.told_pain import red_days_of
from programs.clinical.told_runs import asked_run
from tests.clinical.test_told_runs import day_of, live, plan


@st.composite
def lives(draw: st.DrawFn) -> CourseFacts:
    """Whatever is done and told of it, of what is asked."""
    first = draw(st.integers(0, 5))
    steps = [first]
    for _ in range(5):
        steps.append(steps[-1] + draw(st.integers(0, 1)))
    phases = draw(st.sampled_from([(1, 2, 2, 3, 3, 4), (1, 1, 2, 2, 3, 4), (1, 1, 1, 1, 1, 1)]))
    days = sorted(draw(st.sets(st.integers(0, 55), min_size=10, max_size=50)))
    told = {
        number: {
            "peak": draw(st.sampled_from([0, 1, 1, 1, 2, 2, 3, 4, 6])),
            "morning_rise": draw(st.sampled_from([0, 0, 0, 0, 1, None])),
        }
        for number in days
    }
    lifted = {number: {"peak": draw(st.sampled_from([0, 2, 2, 2, 2, 3, 4, 5, 6]))} for number in days}
    return live(plan(*steps, phases=phases), days, told.__getitem__, lifted.__getitem__)


@given(lives())
def test_a_run_rises_by_one_step_after_two_of_the_last_and_never_after_a_red_day(lived: CourseFacts) -> None:
    runs = [one for one in lived.sessions if one.kind == "run"]
    for number, (before, after) in enumerate(pairwise(runs), start=1):
        then, now = asked_run(lived, before), asked_run(lived, after)
        if now.minutes <= then.minutes:
            continue
        assert now.step == (then.step or 0) + 1
        assert [asked_run(lived, one) for one in runs[max(0, number - 2) : number]] == [then, then]
        assert not [red for red in red_days_of(lived) if 0 < (after.done_on - red).days < 7]


@given(lives())
def test_a_run_is_never_beyond_the_plan_but_for_what_a_phase_waits_for(lived: CourseFacts) -> None:
    most = max(TABLE[week.run_step or 0].run_minutes for week in lived.weeks)
    for one in (one for one in lived.sessions if one.kind == "run"):
        assert asked_run(lived, one).minutes <= max(most, TABLE[6].run_minutes)


@given(lives())
def test_a_run_never_rises_after_more_than_a_week_without_one(lived: CourseFacts) -> None:
    runs = [one for one in lived.sessions if one.kind == "run"]
    for before, after in pairwise(runs):
        then, now, days = asked_run(lived, before), asked_run(lived, after), day_of(after) - day_of(before)
        assert days <= 7 or now.minutes < then.minutes or now.is_walk
        assert days <= 28 or now.is_walk
    assert not runs or asked_run(lived, runs[0]).minutes <= lived.weeks[0].run.minutes
