"""Where all that opens a phase is done, what it still waits for is said, and it is what the next week then does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical import phase_opens
from programs.clinical.content_week import content_of, next_entry
from programs.clinical.phase_opens import WAITS_FOR, opens_when
from programs.clinical.told_course import CourseFacts
from programs.wording.course import COURSE_REASONS
from programs.wording.phase_entry import OPENS_WHEN, opens_when_text
from tests.clinical.test_content_week import WEEKS, check, day, done, evening, facts, trained


@pytest.mark.parametrize(
    ("told", "on", "code"),
    [
        (trained(1, 1), 5, "opens_next_week"),
        (trained(1, 1)[:2], 5, None),  # two sessions: a line is not done
        ([*trained(1, 1), done(6, 1, kind="run", peak=5)], 6, "opens_after_calm_week"),
        ([*trained(1, 1), check(6, 5)], 6, "opens_after_calm_week"),
        ([*trained(1, 1), done(6, 1, kind="run", peak=5)], 7, "opens_after_sessions"),
        ([*trained(1, 1), done(6, 1, kind="run", peak=5), done(8, 1)], 9, "opens_after_sessions"),
        ([*trained(1, 1), done(6, 1, kind="run", peak=5), *trained(2, 1)], 12, "opens_next_week"),
        ([*trained(1, 1), *trained(2, 2), check(20)], 20, None),  # phase 3 is not near: its sessions are not done
    ],
)
def test_a_phase_whose_lines_are_done_says_what_it_waits_for(told: list[Any], on: int, code: str | None) -> None:
    known = facts(*told)
    found = opens_when(known, day=day(on))
    assert (found.code if found else None) == code
    assert found is None or str(found.params["phase"]) in opens_when_text(found)


def test_in_the_last_week_of_a_plan_the_phase_is_left_to_the_next_plan() -> None:
    known = facts(*trained(1, 1), weeks=WEEKS[:1] + WEEKS[1:2])
    assert next_entry(known, day=day(5)) is not None
    one_week_late = facts(*trained(2, 1), weeks=WEEKS[:2])
    found = opens_when(one_week_late, day=day(12))
    assert found is not None and found.code == "opens_next_plan"


@st.composite
def mostly_calm(draw: st.DrawFn) -> CourseFacts:
    """Three or four weeks, told each week, with a sore or a missing session now and then."""
    known = facts()
    for week in range(1, draw(st.integers(1, 4)) + 1):
        for offset in draw(st.sampled_from([(0, 2, 4), (0, 2, 4), (0, 2, 4, 5), (0, 2), (4,)])):
            content = content_of(known, week, day=day(7 * (week - 1) + offset)).week
            peak = draw(st.sampled_from([1, 2, 2, 2, 2, 2, 3, 6]))
            known = replace(known, sessions=(*known.sessions, done(7 * (week - 1) + offset, content, peak=peak)))
        if draw(st.booleans()):
            known = replace(known, checks=(*known.checks, check(7 * week - 1, draw(st.sampled_from([2, 2, 4])))))
    return known


@given(mostly_calm(), st.integers(4, 27))
def test_a_phase_said_to_begin_next_week_begins_then_and_no_other(known: CourseFacts, on: int) -> None:
    """Where nothing else is told till then."""
    seen = known.known_at(evening(on) + timedelta(hours=1))
    found = opens_when(seen, day=day(on))
    if found is not None:
        number = seen.week_on(day(on)) + 1
        to_come = seen.planned(content_of(seen, number, day=seen.first_day(number)).week)
        assert (to_come.phase == found.params["phase"]) is (found.code == "opens_next_week")


def test_every_reason_of_the_course_that_leaves_a_week_to_come_has_a_sentence() -> None:
    ends = {"course_begins", "course_ahead", "course_was_asked", "course_new_baseline", "course_done", "course_longest"}
    named_later = {"course_run_behind", "course_run_kept", "course_run_not_planned"}
    assert set(WAITS_FOR) == set(COURSE_REASONS) - ends - named_later
    source = Path(phase_opens.__file__).read_text()
    assert set(re.findall(r'"(opens_[a-z_]+)"', source)) == set(OPENS_WHEN)
