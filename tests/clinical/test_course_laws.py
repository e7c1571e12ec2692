"""Laws of the course: whatever is told, nobody is pushed on, and no week asks too much (§6.3, 6.4, 6.7, 6.8)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.course import PlannedWeek, WeekTold, course
from programs.clinical.generation.phases import PHASES
from programs.clinical.progression import decide_end, decide_missed, decide_week
from programs.clinical.progression.end_of_plan import Outcome
from tests.clinical.course_cases import closed, opened, told, weeks_of
from tests.clinical.law_settings import on_a
from tests.clinical.progression_cases import session

pytestmark = pytest.mark.laws

DECISIONS = (
    decide_week([3, 3]),
    decide_week([3, 4]),
    decide_week([3, 5]),
    decide_week([3, 3], [session(peak=6)]),
    decide_week([3, 4], [session(peak=8)]),
    decide_week([3, 3], [session(swelling_new=True)]),
    None,
)
GAPS = (None, None, *(decide_missed(days) for days in (2, 6, 10, 20, 40, None)))
MIDDLES = (None, decide_end(Outcome(akps_first=70, akps_now=50, pain_first=5, pain_now=5, week=3)))
ENTRIES = (None, *(opened(phase) for phase in (2, 3, 4)), *(closed(phase) for phase in (2, 3, 4)))
CHANGES: dict[str, st.SearchStrategy[Any]] = {
    "done": st.sampled_from((None, 0, 1, 2)),
    "week": st.sampled_from(DECISIONS),
    "entry": st.sampled_from(ENTRIES),
    "gap": st.sampled_from(GAPS),
    "middle": st.sampled_from(MIDDLES),
    "mean_rpe": st.sampled_from((None, 6.0, 9.0)),
    "slept_badly_or_ill": st.sampled_from((None, False, True)),
}
Planned = tuple[PlannedWeek, ...]


@st.composite
def plans(draw: st.DrawFn) -> Planned:
    """One of the phase matrix, with sets that a generator might give."""
    phases = draw(st.sampled_from(sorted(PHASES.values())))
    return weeks_of(phases, tuple(draw(st.sampled_from((24, 27, 30, 36))) for _ in phases))


@st.composite
def lives(draw: st.DrawFn) -> tuple[Planned, tuple[WeekTold, ...]]:
    """A plan and up to nine weeks of it, mostly good ones that open the phase to come."""
    planned = draw(plans())
    said: list[WeekTold] = []
    for _ in range(draw(st.integers(0, 9))):
        content = course(planned, said)[-1].content_week
        ahead = planned[min(content, len(planned) - 1)].phase
        good = told(entry=opened(max(2, ahead)))
        names = draw(st.lists(st.sampled_from(sorted(CHANGES)), max_size=2, unique=True))
        said.append(replace(good, **{name: draw(CHANGES[name]) for name in names}))
    return planned, tuple(said)


@on_a(4)
@given(lives())
def test_no_week_is_ahead_of_the_calendar_and_none_is_left_out(life) -> None:
    planned, said = life
    weeks = course(planned, said)
    assert len(weeks) == len(said) + 1
    assert all(1 <= week.content_week <= min(week.calendar_week, len(planned)) for week in weeks)
    assert all(after.content_week - before.content_week <= 1 for before, after in pairwise(weeks))
    assert all(week.phase <= planned[min(week.calendar_week, len(planned)) - 1].phase for week in weeks)


@on_a(4)
@given(lives())
def test_a_phase_opens_only_by_its_own_criteria(life) -> None:
    planned, said = life
    for one, (before, after) in zip(said, pairwise(course(planned, said)), strict=True):
        if after.phase > before.phase:
            assert after.phase == before.phase + 1
            assert one.entry is not None and one.entry.is_open and one.entry.phase == after.phase


@on_a(4)
@given(lives())
def test_a_week_moves_on_only_when_it_was_told_done_and_calm(life) -> None:
    planned, said = life
    for one, (before, after) in zip(said, pairwise(course(planned, said)), strict=True):
        more = after.content_week > before.content_week or after.share > before.share
        if more or after.load_share > before.load_share:
            assert one.week in DECISIONS[:1] and one.done is not None and one.done >= 2


@on_a(4)
@given(lives())
def test_shares_are_never_above_the_plan_and_a_week_rises_by_a_fifth_at_most(life) -> None:
    planned, said = life
    weeks = course(planned, said)
    assert all(0 < week.share <= 1 and 0 < week.load_share <= 1 for week in weeks)
    for before, after in pairwise(weeks):
        asked = [planned[week.content_week - 1].asked(week.share) for week in (before, after)]
        assert asked[1] <= 1.2 * asked[0] + 1e-6
        assert after.load_share <= 1.1 * before.load_share + 1e-6


@on_a(4)
@given(lives())
def test_a_plan_lasts_two_weeks_longer_at_most(life) -> None:
    planned, said = life
    for week in course(planned, said):
        assert len(planned) <= week.weeks_in_all <= len(planned) + 2
        assert week.is_over or week.calendar_week <= week.weeks_in_all


@on_a(4)
@given(lives(), st.integers(0, 8), st.sampled_from(("done", "week", "entry")))
def test_an_answer_that_is_taken_away_never_gives_more(life, number, name) -> None:
    """A good answer, that is; and a lighter week needs signs that were told."""
    planned, said = life
    number = min(number, len(said) - 1)
    if number < 0 or said[number].week not in DECISIONS[:1]:
        return
    less = (*said[:number], replace(said[number], **{name: None}), *said[number + 1 :])
    _gives_no_more(planned, said[: number + 1], less[: number + 1])


@on_a(4)
@given(lives(), st.sampled_from(DECISIONS[1:]))
def test_a_worse_week_never_gives_more(life, worse) -> None:
    planned, said = life
    if said and said[-1].week in DECISIONS[:1]:
        _gives_no_more(planned, said, (*said[:-1], replace(said[-1], week=worse)))


@on_a(4)
@given(lives(), st.sampled_from(GAPS))
def test_a_longer_gap_never_gives_more(life, gap) -> None:
    planned, said = life
    if said and said[-1].gap is None:
        _gives_no_more(planned, said, (*said[:-1], replace(said[-1], gap=gap)))


def _gives_no_more(planned: Planned, said: tuple[WeekTold, ...], less: tuple[WeekTold, ...]) -> None:
    usual, careful = course(planned, said)[-1], course(planned, less)[-1]
    if careful.is_over or usual.is_over or usual.reason.code == "course_deload":
        return
    assert careful.content_week <= usual.content_week
    assert careful.load_share <= usual.load_share
    assert careful.may_rise <= usual.may_rise
    if careful.content_week == usual.content_week:
        assert careful.share <= usual.share
