"""What opens a phase: both sides of every border of §6.4, and the laws of not being told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.progression import RunState
from programs.clinical.progression.phase_entry import ENTRY, PHASES_WITH_ENTRY, Readiness, State, entry, hops_entry
from programs.clinical.progression.run_gate import run_gate
from programs.wording.phase_entry import NEEDED, STATES, criterion_text, entry_text, state_name, what_opens
from tests.clinical.law_settings import on_a
from tests.clinical.progression_cases import session

READY = Readiness(
    sessions_done=4,
    peaks=(2, 2),
    morning_rises=(1, 1),
    swelling_new=False,
    squat_pain=2,
    stairs_down_pain=3,
    step_down_points=3,
    chair_rises=10,
    heel_raises=(20, 20),
    walk_pain=2,
    run_step=6,
)
MET, NOT_MET, NOT_TOLD = State.MET, State.NOT_MET, State.NOT_TOLD

BORDERS = [
    (2, "sessions_done", {"sessions_done": 3}, MET, 3),
    (2, "sessions_done", {"sessions_done": 2}, NOT_MET, 3),
    (2, "sessions_done", {"sessions_done": None}, NOT_TOLD, 3),
    (2, "peak_pain", {"peaks": (9, 3, 3)}, MET, 3),
    (2, "peak_pain", {"peaks": (4, 3)}, NOT_MET, 3),
    (2, "peak_pain", {"peaks": (3, 4)}, NOT_MET, 3),
    (2, "peak_pain", {"peaks": (None, 4)}, NOT_MET, 3),
    (2, "peak_pain", {"peaks": (None, 3)}, NOT_TOLD, 3),
    (2, "peak_pain", {"peaks": (3,)}, NOT_TOLD, 3),
    (2, "peak_pain", {"peaks": ()}, NOT_TOLD, 3),
    (2, "morning_after", {"morning_rises": (5, 1, 1)}, MET, 1),
    (2, "morning_after", {"morning_rises": (2, 0)}, NOT_MET, 1),
    (2, "morning_after", {"morning_rises": (0, None)}, NOT_TOLD, 1),
    (2, "new_swelling", {"swelling_new": False}, MET, 0),
    (2, "new_swelling", {"swelling_new": True}, NOT_MET, 0),
    (2, "new_swelling", {"swelling_new": None}, NOT_TOLD, 0),
    (3, "sessions_done", {"sessions_done": 4}, MET, 4),
    (3, "sessions_done", {"sessions_done": 3}, NOT_MET, 4),
    (3, "peak_pain", {"peaks": (3, 3)}, MET, 3),
    (3, "peak_pain", {"peaks": (3, 4)}, NOT_MET, 3),
    (3, "squat_pain", {"squat_pain": 2}, MET, 2),
    (3, "squat_pain", {"squat_pain": 3}, NOT_MET, 2),
    (3, "stairs_down_pain", {"stairs_down_pain": 3}, MET, 3),
    (3, "stairs_down_pain", {"stairs_down_pain": 4}, NOT_MET, 3),
    (3, "step_down_points", {"step_down_points": 3, "step_down_points_before": 2}, MET, 3),
    (3, "step_down_points", {"step_down_points": 4}, NOT_MET, 3),
    (3, "step_down_points", {"step_down_points": 4, "step_down_points_before": 6}, MET, 4),
    (3, "step_down_points", {"step_down_points": 5, "step_down_points_before": 6}, NOT_MET, 4),
    (3, "step_down_points", {"step_down_points": 4, "step_down_points_before": 5}, NOT_MET, 3),
    (3, "step_down_points", {"step_down_points": None, "step_down_points_before": 6}, NOT_TOLD, 4),
    (4, "sessions_done", {"sessions_done": 3}, MET, 3),
    (4, "sessions_done", {"sessions_done": 2}, NOT_MET, 3),
    (4, "peak_pain", {"peaks": (2, 2)}, MET, 2),
    (4, "peak_pain", {"peaks": (2, 3)}, NOT_MET, 2),
    (4, "chair_rises", {"chair_rises": 10}, MET, 10),
    (4, "chair_rises", {"chair_rises": 9}, NOT_MET, 10),
    (4, "heel_raises", {"heel_raises": (20, 40)}, MET, 20),
    (4, "heel_raises", {"heel_raises": (17, 21)}, MET, 17),
    (4, "heel_raises", {"heel_raises": (16, 20)}, MET, 16),
    (4, "heel_raises", {"heel_raises": (20, 16)}, MET, 16),
    (4, "heel_raises", {"heel_raises": (16, 21)}, NOT_MET, 17),
    (4, "heel_raises", {"heel_raises": (19, 40)}, NOT_MET, 20),
    (4, "heel_raises", {"heel_raises": (19, 19)}, NOT_MET, 20),
    (4, "heel_raises", {"heel_raises": (25, None)}, NOT_TOLD, 20),
    (4, "heel_raises", {"heel_raises": (None, 5)}, NOT_MET, 20),
    (4, "walk_pain", {"walk_pain": 2}, MET, 2),
    (4, "walk_pain", {"walk_pain": 3}, NOT_MET, 2),
    (4, "run_step", {"run_step": 6}, MET, 6),
    (4, "run_step", {"run_step": 5}, NOT_MET, 6),
    (4, "run_step", {"run_step": None, "runs_continuously": True}, MET, 6),
    (4, "run_step", {"run_step": 5, "runs_continuously": False}, NOT_MET, 6),
    (4, "run_step", {"run_step": None, "runs_continuously": False}, NOT_TOLD, 6),
]


@pytest.mark.parametrize(("phase", "code", "told", "state", "needed"), BORDERS)
def test_a_criterion_opens_at_its_border_and_not_before(phase, code, told, state, needed):
    found = entry(phase, replace(READY, **told))
    (line,) = [line for line in found.criteria if line.code == code]
    assert (line.state, line.needed) == (state, needed)
    assert found.is_open is (state is MET)
    assert (line in found.waits_for) is (state is not MET)


def test_every_criterion_of_every_phase_has_its_borders():
    tried = {(phase, code) for phase, code, *_ in BORDERS}
    assert tried == {(phase, row.code) for phase, rows in ENTRY.items() for row in rows}
    assert tuple(ENTRY) == PHASES_WITH_ENTRY


def test_a_criterion_says_the_worst_that_was_told():
    by_code = {line.code: line for line in entry(4, replace(READY, peaks=(1, 4), heel_raises=(12, 30))).criteria}
    assert (by_code["peak_pain"].value, by_code["heel_raises"].value) == (4, 12)
    assert entry(4, Readiness()).criteria[0].value is None


@pytest.mark.parametrize(
    ("bounces", "jumps", "is_open"),
    [
        ([{}, {}], [{}, {}], True),
        ([{"peak": 9}, {}, {}], [{}, {}], True),
        ([{}], [{}, {}], False),
        ([{}, {}], [], False),
        ([{}, {"peak": 3}], [{}, {}], False),
        ([{}, {}], [{"morning_delta": 1}, {}], False),
        ([{}, {}], [{}, {"morning_delta": None}], False),
        ([{"peak": None}, {}], [{}, {}], False),
    ],
)
def test_one_leg_hops_wait_for_two_quiet_times_of_both_drills(bounces, jumps, is_open):
    found = hops_entry([session(**told) for told in bounces], [session(**told) for told in jumps])
    assert (found.phase, found.is_open) == (4, is_open)


pains = st.none() | st.integers(0, 10)
counts = st.none() | st.integers(0, 45)
VALUES = {
    "sessions_done": st.none() | st.integers(0, 6),
    "peaks": st.lists(pains, max_size=4).map(tuple),
    "morning_rises": st.lists(st.none() | st.integers(-3, 4), max_size=4).map(tuple),
    "swelling_new": st.none() | st.booleans(),
    "squat_pain": pains,
    "stairs_down_pain": pains,
    "step_down_points": st.none() | st.integers(0, 6),
    "step_down_points_before": st.none() | st.integers(0, 6),
    "chair_rises": counts,
    "heel_raises": st.tuples(counts, counts),
    "walk_pain": pains,
    "run_step": st.none() | st.integers(0, 12),
    "runs_continuously": st.none() | st.booleans(),
}


@st.composite
def readinesses(draw):
    """A runner who is ready, but for three answers at most: a law over those who never are would say nothing."""
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=3, unique=True))
    return replace(READY, **{name: draw(VALUES[name]) for name in names})


NOTHING = Readiness()
SCORES = ("squat_pain", "stairs_down_pain", "walk_pain", "step_down_points")


@pytest.mark.laws
@on_a()
@given(readinesses(), st.sampled_from(PHASES_WITH_ENTRY), st.sampled_from(sorted(VALUES)))
def test_an_answer_that_is_taken_away_never_opens_a_phase(told, phase, name):
    less = replace(told, **{name: getattr(NOTHING, name)})
    assert entry(phase, told).is_open or not entry(phase, less).is_open


@pytest.mark.laws
@on_a()
@given(readinesses(), st.sampled_from(PHASES_WITH_ENTRY), st.sampled_from(SCORES), st.integers(1, 10))
def test_more_pain_never_opens_a_phase(told, phase, name, more):
    sore = replace(
        told, peaks=tuple(_plus(peak, more) for peak in told.peaks), **{name: _plus(getattr(told, name), more)}
    )
    assert entry(phase, told).is_open or not entry(phase, sore).is_open


@pytest.mark.laws
@on_a()
@given(readinesses(), st.sampled_from(PHASES_WITH_ENTRY), st.integers(1, 6))
def test_fewer_sessions_or_repetitions_never_open_a_phase(told, phase, fewer):
    less = replace(
        told,
        sessions_done=_minus(told.sessions_done, fewer),
        chair_rises=_minus(told.chair_rises, fewer),
        run_step=_minus(told.run_step, fewer),
    )
    assert entry(phase, told).is_open or not entry(phase, less).is_open


@pytest.mark.laws
@on_a()
@given(readinesses(), st.sampled_from(PHASES_WITH_ENTRY))
def test_a_criterion_that_was_not_told_is_never_met(told, phase):
    for line in entry(phase, told).criteria:
        assert line.value is not None or line.state is NOT_TOLD
        assert line.state is not MET or (line.value <= line.needed if line.at_most else line.value >= line.needed)


def _plus(value, more):
    return None if value is None else value + more


def _minus(value, fewer):
    return None if value is None else max(0, value - fewer)


def test_every_criterion_has_words():
    drills = hops_entry([], [])
    gate = run_gate(RunState())
    lines = [*drills.criteria, *gate.criteria, *(line for phase in ENTRY for line in entry(phase, READY).criteria)]
    assert {line.code for line in lines} == set(NEEDED)
    assert set(STATES) == set(State)
    assert all("%" not in criterion_text(line) and "None" not in criterion_text(line) for line in lines)


def test_the_words_say_what_is_needed_and_what_was_told():
    stays = entry(3, replace(READY, stairs_down_pain=4, step_down_points=None))
    texts = [criterion_text(line) for line in stays.waits_for]
    assert texts == [
        "Pain going down stairs: 3 out of 10 or less. Yours: 4.",
        "Points in the step-down test: 3 or fewer.",
    ]
    assert entry_text(stays).startswith("You stay in phase 2 for now.")
    assert entry_text(entry(3, READY)) == "Phase 3 opens. The weeks of the plan before it come first."
    assert (what_opens(3), state_name(State.NOT_TOLD)) == ("What opens phase 3", "Not told yet")
