"""Less after pain: by load, step, depth or volume, for which exercises, and how the usual dose comes back."""

from __future__ import annotations

import pytest

from programs.clinical.decision import NO_CHANGE, Change, Decision
from programs.clinical.progression import decide_item, decide_run, rating_now
from programs.clinical.progression.run_state import RunState
from programs.clinical.values import Irritability, PfjLoad
from tests.clinical.progression_cases import exercise, item, session

LOW = Irritability.LOW
STEP_UP = exercise("QD19", equipment=("step_20cm",), knee_rom_degrees=(0, 65))
OPEN_CHAIN = exercise("QD05", chain="OKC", knee_rom_degrees=(90, 45))


def decide(*changed, of=None):
    """The decision after sessions that were different from a quiet one."""
    return decide_item(of or item(), [session(**change) for change in changed], irritability=LOW)


@pytest.mark.parametrize(
    ("moved", "change", "besides"),
    [
        (
            item(load_kg=20.0, knee_rom_degrees=(0, 60)),
            Change("load_kg", 20.0, 14.0, 0.7),
            (Change("depth", 60, 45),),
        ),
        (item(load_kg=20.0, knee_rom_degrees=(60, 0)), Change("load_kg", 20.0, 14.0, 0.7), (Change("depth", 60, 45),)),
        (item(load_kg=20.0, knee_rom_degrees=(0, 40)), Change("load_kg", 20.0, 14.0, 0.7), (Change("depth", 40, 30),)),
        (item(load_kg=20.0, knee_rom_degrees=(0, 30)), Change("load_kg", 20.0, 14.0, 0.7), ()),
        (item(load_kg=20.0), Change("load_kg", 20.0, 14.0, 0.7), ()),
        (item(band="heavy", knee_rom_degrees=(0, 45)), Change("band", "heavy", "medium"), (Change("depth", 45, 30),)),
        (item(knee_rom_degrees=(0, 45)), Change("step", "QD10", "QD08"), ()),
        (item(easier=(), knee_rom_degrees=(0, 45)), Change("depth", 45, 30), ()),
        (item(easier=(), knee_rom_degrees=(0, 30)), Change("volume", 3, 2, 0.7), ()),
        (item(of=STEP_UP, easier=(), knee_rom_degrees=(0, 65)), Change("volume", 3, 2, 0.7), ()),
        (item(of=OPEN_CHAIN, load_kg=20.0, knee_rom_degrees=(90, 45)), Change("load_kg", 20.0, 14.0, 0.7), ()),
    ],
)
def test_pain_eases_the_load_or_the_step_and_bends_fifteen_degrees_less(moved, change, besides):
    step = decide({"peak": 6}, of=moved)
    assert (step.change, step.besides) == (change, besides)
    has_depth = "depth" in {change.variable, *(one.variable for one in besides)}
    assert step.reason.code == ("ease_pain_depth" if has_depth else "ease_pain")


@pytest.mark.parametrize(
    ("load", "step_kg", "to"),
    [(22.7, None, 15.9), (22.7, 0.5, 15.5), (20, 2.5, 12.5), (20, 5, 10), (10, 1, 7), (6, 2, 4)],
)
def test_a_lighter_load_is_one_that_exists(load, step_kg, to):
    assert decide({"peak": 6}, of=item(load_kg=load, load_step_kg=step_kg)).change.after == to


def test_a_load_that_cannot_be_lighter_gives_way_to_the_easier_step():
    assert decide({"peak": 6}, of=item(load_kg=5, load_step_kg=5)).change == Change("step", "QD10", "QD08")


@pytest.mark.parametrize(
    ("own", "heaviest", "is_eased"),
    [
        (PfjLoad.NONE, None, True),
        (PfjLoad.LOW, PfjLoad.MEDIUM, False),
        (PfjLoad.NONE, PfjLoad.HIGH, False),
        (PfjLoad.MEDIUM, PfjLoad.MEDIUM, True),
        (PfjLoad.MEDIUM, PfjLoad.HIGH, True),
        (PfjLoad.HIGH, PfjLoad.HIGH, True),
        (PfjLoad.LOW, PfjLoad.LOW, True),
        (PfjLoad.NONE, PfjLoad.LOW, False),
        (PfjLoad.NONE, PfjLoad.NONE, True),
    ],
)
@pytest.mark.parametrize("bad", [{"morning_delta": 2}, {"settles_minutes": 1441}])
def test_a_bad_morning_eases_what_loads_the_kneecap(own, heaviest, is_eased, bad):
    step = decide({**bad, "heaviest": heaviest}, of=item(of=exercise(pfj_load=own)))
    assert (step.decision, step.row) == (Decision.REGRESS, 5)
    assert step.change == (Change("volume", 3, 2, 0.7) if is_eased else NO_CHANGE)
    assert (step.reason.code == "ease_others") is not is_eased


EASED = item(sets=2, usual_sets=3)


def test_after_a_quiet_session_with_fewer_sets_the_usual_ones_come_back():
    step = decide({}, of=EASED)
    assert (step.decision, step.row, step.change) == (Decision.HOLD, 5, Change("volume", 2, 3))
    assert step.reason.code == "hold_rebuilt"


def test_the_usual_sets_come_back_before_anything_rises():
    assert decide({}, {}, of=EASED).change == Change("volume", 2, 3)
    assert decide({}, {}, of=item(sets=3, usual_sets=3)).decision is Decision.PROGRESS


@pytest.mark.parametrize(
    "not_quiet", [{"peak": 3}, {"morning_delta": 1}, {"morning_delta": None}, {"reps_ok": False}, {"rpe": 8}]
)
def test_fewer_sets_stay_until_a_session_was_quiet(not_quiet):
    assert decide(not_quiet, of=EASED).change == NO_CHANGE


def test_severe_pain_asks_to_rate_irritability_again():
    assert decide({"peak": 8}).re_rates and decide({"settles_minutes": 2881}).re_rates
    assert not decide({"peak": 7}).re_rates
    run = decide_run(RunState(step=3), [session(peak=6)], week_trend=2)
    assert (run.also, run.re_rates) == ((Decision.REGRESS_WEEK,), True)


@pytest.mark.parametrize(("days", "rated"), [(None, LOW), (0, None), (14, None), (15, LOW)])
def test_after_severe_pain_the_old_rating_does_not_stand(days, rated):
    assert rating_now(LOW, days) is rated
