"""Laws of progression: more pain, or less knowledge, never gives more."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.decision import STRICTEST_FIRST, VARIABLES, Decision
from programs.clinical.progression import (
    Outcome,
    RunState,
    Session,
    WeekSoFar,
    decide_end,
    decide_item,
    decide_missed,
    decide_run,
)
from programs.clinical.progression.current_dose import BANDS
from programs.clinical.progression.run_state import RUN_MINUTES
from programs.clinical.trend import Trend, akps_change, pain_trend
from programs.clinical.values import Irritability
from tests.clinical.law_settings import on_a
from tests.clinical.progression_cases import exercise, item, session

pytestmark = pytest.mark.laws

SCORES = st.integers(0, 10)
MAYBE = st.none() | st.booleans()
SESSIONS = st.builds(
    Session,
    peak=st.none() | SCORES,
    morning_delta=st.none() | st.integers(-4, 4),
    settles_minutes=st.none() | st.sampled_from([0, 30, 60, 61, 1440, 1441, 2880, 2881]),
    swelling_new=MAYBE,
    mechanical=MAYBE,
    reps_ok=MAYBE,
    form_ok=MAYBE,
    rpe=st.none() | SCORES,
    red_flag=st.none() | st.just("RF12"),
)
QUIETISH = st.builds(session, peak=st.integers(0, 3), morning_delta=st.integers(-1, 1), rpe=st.integers(5, 8))
HISTORIES = st.lists(SESSIONS | QUIETISH, min_size=1, max_size=5)
IRRITABILITY = st.none() | st.sampled_from(Irritability)
TRENDS = st.none() | st.integers(-5, 5)
STATES = st.builds(
    RunState,
    step=st.none() | st.integers(0, 12),
    longest_run_30d_minutes=st.none() | st.integers(0, 120),
    planned_minutes=st.none() | st.integers(0, 120),
)

ITEMS = st.builds(
    item,
    of=st.sampled_from(
        [
            exercise(load_type=load_type, knee_rom_degrees=(0, 90))
            for load_type in ("bodyweight", "external_load_kg", "band_level", "isometric")
        ]
    ),
    phase=st.none() | st.integers(1, 4),
    load_kg=st.none() | st.floats(0.5, 200).map(lambda load: round(load, 1)),
    load_step_kg=st.none() | st.sampled_from([0.5, 1, 2.5, 5]),
    band=st.none() | st.sampled_from(BANDS),
    reps=st.none() | st.sampled_from([(8, 12), (12, 12), (15, 15), (20, 20)]),
    knee_rom_degrees=st.none() | st.integers(10, 90).map(lambda deepest: (0, deepest)),
)
WEEKS = st.builds(
    WeekSoFar,
    risen=st.sampled_from([frozenset(), frozenset({"QD10"}), frozenset({"GL03"})]),
    run_rose=st.booleans(),
    turn=st.sampled_from([None, "run", "strength"]),
    days_since_red=st.none() | st.integers(0, 10),
)


def rank(value: object) -> float:
    """A load, a depth, a count or a band as a number."""
    return BANDS.index(value) if isinstance(value, str) else float(value)  # type: ignore[arg-type]


def caution(decision: Decision) -> int:
    """The higher, the stricter."""
    return -STRICTEST_FIRST.index(decision)


def worse(latest: Session, more: int) -> Session:
    """The same session with more pain while it was done."""
    return replace(latest, peak=None if latest.peak is None else min(10, latest.peak + more))


@on_a(4)
@given(HISTORIES, IRRITABILITY, TRENDS, st.integers(1, 5))
def test_more_pain_never_gives_more(history, irritability, trend, more):
    keywords = {"irritability": irritability, "week_trend": trend}
    before = decide_item(item(), history, **keywords)
    after = decide_item(item(), [*history[:-1], worse(history[-1], more)], **keywords)
    assert caution(after.decision) >= caution(before.decision)


@on_a(4)
@given(HISTORIES, STATES, TRENDS, st.integers(1, 5))
def test_more_pain_never_gives_a_longer_or_harder_run(history, state, trend, more):
    before = decide_run(state, history, week_trend=trend)
    after = decide_run(state, [*history[:-1], worse(history[-1], more)], week_trend=trend)
    assert caution(after.decision) >= caution(before.decision)
    if state.step is not None:
        assert after.run_step <= before.run_step
    if state.longest_run_30d_minutes is not None:
        assert after.longest_minutes_allowed <= before.longest_minutes_allowed


@on_a(4)
@given(HISTORIES, IRRITABILITY, st.sampled_from([f.name for f in fields(Session) if f.name != "red_flag"]))
def test_a_forgotten_answer_never_progresses_what_a_full_one_held(history, irritability, name):
    full = decide_item(item(), history, irritability=irritability)
    forgotten = decide_item(item(), [*history[:-1], replace(history[-1], **{name: None})], irritability=irritability)
    if full.decision is not Decision.PROGRESS:
        assert forgotten.decision is not Decision.PROGRESS


@on_a(4)
@given(HISTORIES, IRRITABILITY, TRENDS, st.none() | st.floats(0.5, 200).map(lambda load: round(load, 1)))
def test_only_progress_raises_anything(history, irritability, trend, load):
    step = decide_item(item(load_kg=load), history, irritability=irritability, week_trend=trend)
    assert step.change.variable in VARIABLES
    if step.decision is not Decision.PROGRESS:
        assert step.change.factor is None or step.change.factor < 1
        if isinstance(step.change.before, (int, float)) and isinstance(step.change.after, (int, float)):
            assert step.change.after <= step.change.before


@on_a(4)
@given(HISTORIES | st.just([session(), session()]), ITEMS, IRRITABILITY)
def test_what_goes_with_a_change_is_always_less(history, moved, irritability):
    step = decide_item(moved, history, irritability=irritability)
    assert all(rank(change.after) < rank(change.before) for change in step.besides)
    assert step.change.variable not in {change.variable for change in step.besides}


@on_a(4)
@given(HISTORIES | st.just([session(), session()]), IRRITABILITY, WEEKS, st.none() | SCORES)
def test_knowing_more_of_the_week_or_of_fear_never_gives_more(history, irritability, so_far, fear):
    alone = decide_item(item(), history, irritability=irritability)
    known = decide_item(item(), history, irritability=irritability, week_so_far=so_far, fear=fear)
    assert caution(known.decision) >= caution(alone.decision)
    run = decide_run(RunState(step=4), history, week_so_far=so_far, fear=fear)
    assert caution(run.decision) >= caution(decide_run(RunState(step=4), history).decision)


@on_a(4)
@given(HISTORIES, STATES, TRENDS)
def test_no_run_that_the_rules_allow_is_beyond_the_cap(history, state, trend):
    step = decide_run(state, history, week_trend=trend)
    longest, planned = state.longest_run_30d_minutes, state.planned_minutes
    if longest is None:
        return
    below_the_cap = step.decision is Decision.PROGRESS and step.run_step is not None and step.run_step < 8
    assert step.longest_minutes_allowed <= longest * 1.1 + 1e-9 or below_the_cap
    next_of_table = 0 if state.step is None or state.step >= 7 else RUN_MINUTES[state.step + 1]
    if planned is not None and planned > max(longest * 1.1 + 1e-9, next_of_table):
        assert step.decision is not Decision.PROGRESS


@on_a(4)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 12))
def test_a_longer_gap_never_resumes_further_on(days, more, run_step):
    order = (
        Decision.NEXT,
        Decision.REPEAT_SESSION,
        Decision.REPEAT_WEEK,
        Decision.RESTART_PHASE,
        Decision.NEW_BASELINE,
    )
    before, after = decide_missed(days, run_step=run_step), decide_missed(days + more, run_step=run_step)
    assert order.index(after.decision) >= order.index(before.decision)
    if before.run_step is not None and after.run_step is not None:
        assert after.run_step <= before.run_step


@on_a(4)
@given(HISTORIES, IRRITABILITY, TRENDS, st.data())
def test_more_pain_in_an_earlier_session_never_gives_more_either(history, irritability, trend, data):
    at = data.draw(st.integers(0, len(history) - 1))
    sorer = [*history[:at], worse(history[at], data.draw(st.integers(1, 5))), *history[at + 1 :]]
    keywords = {"irritability": irritability, "week_trend": trend}
    assert caution(decide_item(item(), sorer, **keywords).decision) >= caution(
        decide_item(item(), history, **keywords).decision
    )


@on_a(4)
@given(HISTORIES, IRRITABILITY, TRENDS, st.integers(1, 5))
def test_a_worse_morning_never_gives_more(history, irritability, trend, more):
    latest = history[-1]
    delta = None if latest.morning_delta is None else latest.morning_delta + more
    sorer = [*history[:-1], replace(latest, morning_delta=delta)]
    for before, after in (
        (
            decide_item(item(), history, irritability=irritability, week_trend=trend),
            decide_item(item(), sorer, irritability=irritability, week_trend=trend),
        ),
        (
            decide_run(RunState(step=5), history, week_trend=trend),
            decide_run(RunState(step=5), sorer, week_trend=trend),
        ),
    ):
        assert caution(after.decision) >= caution(before.decision)


@on_a(4)
@given(
    st.integers(0, 100), st.integers(-7, 7), st.integers(0, 10), st.integers(-1, 1), st.sampled_from([3, 4, 5, 6, None])
)
def test_a_change_inside_the_measurement_error_is_never_better_or_worse(akps, gain, pain, drop, week):
    outcome = Outcome(
        akps_first=akps, akps_now=akps + gain, pain_first=pain, pain_now=pain - drop, week=week, adherence=0.9
    )
    assert decide_end(outcome).decision in (Decision.CONTINUE, Decision.CHECK_DOSE)
    assert not decide_end(outcome).reason.code.endswith(("better", "worse"))
    assert akps_change(akps, akps + gain) == "none"


@on_a(4)
@given(st.integers(1, 9), st.lists(st.integers(-1, 0), min_size=4, max_size=12), st.integers(0, 1))
def test_a_pain_that_scatters_by_one_or_two_points_is_no_trend(level, scatter, lift):
    peaks = [level + each + (lift if at >= len(scatter) // 2 else 0) for at, each in enumerate(scatter)]
    assert pain_trend(peaks).trend is not (Trend.LESS if lift else Trend.MORE)
    assert lift or pain_trend(peaks).trend is Trend.SAME
