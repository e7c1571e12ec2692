"""Of an exercise that stays one variable rises in a week: sets first, then repetitions, then depth (6.7)."""

from __future__ import annotations

import pytest

from programs.clinical.exercise import Range
from programs.clinical.generation.chosen import Chosen
from programs.clinical.generation.doses import Dose
from programs.clinical.generation.lines import Line
from programs.clinical.generation.one_variable import one_at_a_time
from programs.clinical.generation.session import Session
from programs.clinical.generation.sets import Candidate, Sharing
from programs.clinical.generation.shapes import shapes
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue

CATALOGUE = shipped_catalogue()
LOW, HIGH = (8, 12), (8, 13)
SHALLOW, DEEP = (0, 60), (0, 61)


@pytest.mark.parametrize(
    ("sets", "reps", "span", "asked"),
    [
        (2, LOW, SHALLOW, (LOW, SHALLOW)),
        (3, LOW, SHALLOW, (LOW, SHALLOW)),
        (2, HIGH, SHALLOW, (HIGH, SHALLOW)),
        (2, LOW, DEEP, (LOW, DEEP)),
        (3, HIGH, SHALLOW, (LOW, SHALLOW)),
        (3, LOW, DEEP, (LOW, SHALLOW)),
        (2, HIGH, DEEP, (HIGH, SHALLOW)),
        (3, HIGH, DEEP, (LOW, SHALLOW)),
        (3, (6, 10), (0, 45), ((6, 10), (0, 45))),  # what falls may fall beside
        (1, HIGH, SHALLOW, (HIGH, SHALLOW)),
    ],
)
def test_sets_come_first_then_repetitions_then_depth(sets: int, reps: Range, span: Range, asked: tuple[Range, Range]):
    now = one_at_a_time(session(sets, reps, span), session(2, LOW, SHALLOW)).candidates[0]
    assert (now.dose.reps, now.chosen.knee_range) == asked


def test_a_set_more_for_one_leg_is_a_rise_too():
    now = one_at_a_time(session(2, HIGH, SHALLOW, side=Side.RIGHT), session(2, LOW, SHALLOW)).candidates[0]
    assert now.dose.reps == LOW


@pytest.mark.parametrize(("sets", "reps", "span"), [(2, HIGH, SHALLOW), (2, LOW, DEEP), (2, HIGH, DEEP)])
def test_beside_a_run_that_goes_up_repetitions_and_depth_wait(sets: int, reps: Range, span: Range):
    now = one_at_a_time(session(sets, reps, span), session(2, LOW, SHALLOW), rises_run=True).candidates[0]
    assert (now.dose.reps, now.chosen.knee_range) == (LOW, SHALLOW)


def test_a_new_exercise_and_the_first_week_keep_their_dose():
    first = session(3, HIGH, DEEP)
    assert one_at_a_time(first, None) == first
    assert one_at_a_time(first, session(2, LOW, SHALLOW, code="QD24")) == first


def session(sets: int, reps: Range, span: Range, *, code: str = "QD16", side: Side | None = None) -> Session:
    """A session of one exercise."""
    line = Line("knee", "thigh", (), ())
    dose = Dose(reps, None, None, 60, "2-0-2", (6, 7))
    one = Candidate(Chosen(line, CATALOGUE[code], span, ()), dose, sets, side, ())
    return Session(next(iter(shapes(2, 2))), (one,), Sharing((sets,), 0, sets, 0, sets, 10))
