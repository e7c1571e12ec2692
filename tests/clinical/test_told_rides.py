"""A ride or a swim on a day of running: no run and no walk, but pain like that of any session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.decision import Decision
from programs.clinical.generation.running import Run
from programs.clinical.told_course import CourseFacts, DoneSession
from programs.clinical.told_pain import pain_of_the_week, red_days_of
from programs.clinical.told_runs import has_run, longest_told, reached_step
from tests.clinical.test_content_week import LOW, day, done, facts
from tests.clinical.test_told_runs import QUIET, plan

WALK = Run(0, 0)
CEILING = 2


def ride(on: int, **change: Any) -> DoneSession:
    """Calm unless told otherwise; XT01 and XT02 allow pain of 2."""
    return done(on, 1, **({**QUIET, "run": WALK, "is_ride": True, "lowest_ceiling": CEILING} | change))


def run(on: int, asked: Run = WALK, **change: Any) -> DoneSession:
    return done(on, 1, **({**QUIET, "run": asked} | change))


def known(*told: DoneSession, first: int = 1) -> CourseFacts:
    weeks = plan(first, *[6] * 5, phases=(1,) * 6)
    return facts(*told, weeks=weeks, irritability=LOW, pain_before=8)


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ((run(1), run(3)), 1),
        ((run(1), ride(3)), 0),
        ((ride(1), run(3)), 0),
        ((ride(1), ride(3), ride(5)), None),
        ((run(1), ride(3), run(5)), 1),
    ],
)
def test_two_calm_walks_lead_to_the_first_run_and_rides_count_as_none(
    told: tuple[DoneSession, ...], step: int | None
) -> None:
    assert reached_step(known(*told), day(6)) == step


@pytest.mark.parametrize("pain", [0, 2, 3, 6, 8])
def test_a_ride_leaves_the_run_on_its_step_however_much_it_hurt(pain: int) -> None:
    """Whether the run may rise is asked of the red days; by itself a ride takes no step and gives none."""
    calm = known(run(1, Run(4, 15)), run(3, Run(4, 15)), first=4)
    hurt = replace(calm, sessions=(*calm.sessions, ride(5, peak=pain)))
    assert (reached_step(calm, day(6)), reached_step(hurt, day(6))) == (5, 5)


@pytest.mark.parametrize(("on", "step"), [(10, 5), (11, 3), (17, 3), (18, 2)])
def test_days_of_rides_are_days_without_a_run(on: int, step: int) -> None:
    """The last run was on day 3; from the eighth day on one step back, from the fifteenth two (§6.8)."""
    rides = [ride(number) for number in range(4, on)]
    assert reached_step(known(run(1, Run(4, 15)), run(3, Run(4, 15)), *rides, first=4), day(on)) == step


def test_nobody_has_run_who_only_rode() -> None:
    rode = known(ride(1, run=Run(4, 15)))
    assert not has_run(rode)
    assert longest_told(rode, day(2)) is None
    assert has_run(known(run(1, Run(4, 15))))


@pytest.mark.parametrize(
    ("change", "decision"),
    [
        ({"peak": 2}, Decision.HOLD),
        ({"peak": 3}, Decision.REGRESS),
        ({"peak": 7}, Decision.REGRESS),
        ({"peak": 8}, Decision.STOP_48H),
        ({"morning_rise": 1}, Decision.HOLD),
        ({"morning_rise": 2}, Decision.REGRESS),
        ({"swelling_new": True}, Decision.STOP_KNEE),
        ({"mechanical": True}, Decision.STOP_KNEE),
    ],
)
def test_its_pain_is_judged_as_that_of_any_session(change: dict[str, Any], decision: Decision) -> None:
    """By the ceiling of the ride, and by the rows of §6.6 that are not those of a run."""
    told = known(ride(1, **change))
    step = pain_of_the_week(told, 1, day=day(3))
    assert step is not None and step.decision is decision
    assert red_days_of(told) == ([] if decision is Decision.HOLD else [day(1)])


@pytest.mark.parametrize(("is_ride", "red"), [(False, True), (True, False)])
def test_a_morning_one_point_worse_is_red_after_a_run_and_not_after_a_ride(is_ride: bool, red: bool) -> None:
    assert bool(red_days_of(known(ride(1, morning_rise=1, is_ride=is_ride)))) is red
