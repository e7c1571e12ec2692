"""Which planned week a calendar week holds: borders of every reason to stay, and the laws of not being pushed on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.content_week import Content, content_of, gap_until, next_entry
from programs.clinical.course import Line
from programs.clinical.course.sets import sets_asked
from programs.clinical.decision import Decision
from programs.clinical.generation.running import Run
from programs.clinical.progression import decide_missed
from programs.clinical.told_course import CourseFacts, DoneSession, ToldCheck, WeekOfPlan
from programs.clinical.told_pain import pain_of_the_week
from programs.clinical.values import Irritability
from tests.clinical.law_settings import on_a

MONDAY = date(2027, 1, 4)
LOW = Irritability.LOW
RUN: dict[str, Any] = {"kind": "run", "peak": 1}
#: Four exercises on three days, three sets each.
LINES = (Line(3, 3, (1, 3, 5)),) * 4
#: Six weeks at low irritability, with the steps of the run.
WEEKS = tuple(
    WeekOfPlan(number=number, phase=phase, run_step=number + 2, runs=True, lines=LINES)
    for number, phase in enumerate((1, 2, 2, 3, 3, 4), start=1)
)
READY: dict[str, Any] = {
    "readiness": {"squat_pain": 2, "stairs_down_pain": 3, "step_down_points": 3, "chair_rises": 10, "walk_pain": 2},
    "heel_raises": (20, 20),
}


def day(number: int) -> date:
    """The n-th day of the program, from 0."""
    return MONDAY + timedelta(days=number)


def evening(number: int) -> datetime:
    return datetime.combine(day(number), time(18), tzinfo=UTC)


def done(number: int, week: int, **changes: Any) -> DoneSession:
    """A calm session on a day, its morning told at six the day after."""
    known: dict[str, Any] = {
        "done_on": day(number),
        "told_at": evening(number),
        "told_on": day(number),
        "week": week,
        "peak": 2,
        "swelling_new": False,
        "morning": 1,
        "effort": 6,
        "morning_rise": 0,
        "morning_told_at": evening(number) + timedelta(hours=12),
        "morning_told_on": day(number + 1),
    }
    return DoneSession(**(known | changes))


def check(number: int, pain: int = 2, **changes: Any) -> ToldCheck:
    known: dict[str, Any] = {"told_at": evening(number) - timedelta(hours=10), "told_on": day(number)}
    return ToldCheck(**(known | {"pain_worst": pain, "has_no_swelling": True} | READY | changes))


def facts(*told: DoneSession | ToldCheck, **changes: Any) -> CourseFacts:
    known: dict[str, Any] = {
        "starts_on": MONDAY,
        "weeks": WEEKS,
        "pain_before": 3,
        "sessions": tuple(one for one in told if isinstance(one, DoneSession)),
        "checks": tuple(one for one in told if isinstance(one, ToldCheck)),
    }
    return CourseFacts(**(known | changes))


def trained(week: int, of: int, **changes: Any) -> list[DoneSession]:
    """Three calm sessions of a calendar week, with the exercises of a planned one."""
    return [done(7 * (week - 1) + offset, of, **changes) for offset in (0, 2, 4)]


def held(known: CourseFacts, week: int, on: int) -> Content:
    return content_of(known, week, day=day(on))


def test_the_first_week_is_the_first_planned_one() -> None:
    found = held(facts(), 1, 0)
    assert (found.week, found.share, found.waits) == (1, 1.0, False)


def test_three_calm_sessions_open_phase_2_without_any_check() -> None:
    assert held(facts(*trained(1, 1)), 2, 7).week == 2


BORDERS = [
    ({}, 2),
    ({"peak": 3}, 2),
    ({"peak": 4}, 1),
    ({"peak": None}, 1),
    ({"morning_rise": 1}, 2),
    ({"morning_rise": 2}, 1),
    ({"morning_rise": None}, 1),
    ({"swelling_new": True}, 1),
    ({"swelling_new": None}, 1),
]


@pytest.mark.parametrize(("change", "week"), BORDERS)
def test_what_keeps_phase_2_closed(change: dict[str, Any], week: int) -> None:
    first, second, last = trained(1, 1)
    known = facts(first, second, replace(last, **change))
    found = held(known, 2, 7)
    assert found.week == week
    if week == 1:
        assert found.waits
        assert found.entry is not None and found.entry.phase == 2 and not found.entry.is_open


def test_two_sessions_are_not_enough_and_the_third_opens_in_the_middle_of_the_week() -> None:
    first, second, _ = trained(1, 1)
    known = facts(first, second)
    assert held(known, 2, 7).week == 1
    assert held(replace(known, sessions=(first, second, done(7, 1))), 2, 7).week == 1  # its morning is not told
    assert held(replace(known, sessions=(first, second, done(7, 1))), 2, 8).week == 2


def test_what_opened_in_a_week_stays_open_in_it() -> None:
    known = facts(*trained(1, 1), done(7, 2, peak=6))
    assert held(known, 2, 9).week == 2


def test_inside_a_phase_the_week_after_the_one_done_comes() -> None:
    known = facts(*trained(1, 1), *trained(2, 2))
    found = held(known, 3, 14)
    assert (found.week, found.waits) == (3, False)


@pytest.mark.parametrize("missing", [*READY["readiness"], None])
def test_phase_3_waits_for_what_is_told(missing: str | None) -> None:
    needed = {"squat_pain", "stairs_down_pain", "step_down_points"}
    numbers = {name: value for name, value in READY["readiness"].items() if name != missing}
    known = facts(*trained(1, 1), *trained(2, 2), *trained(3, 3), check(21, readiness=numbers))
    assert held(known, 4, 21).week == (3 if missing in needed else 4)


def test_nothing_told_keeps_phase_3_closed_whatever_the_calendar_says() -> None:
    known = facts(*trained(1, 1), *trained(2, 2), *trained(3, 3), *trained(4, 3))
    assert (held(known, 4, 21).week, held(known, 5, 28).week, held(known, 6, 35).week) == (3, 3, 3)


def test_a_check_counts_for_seven_days() -> None:
    known = facts(*trained(1, 1), *trained(2, 2), *trained(3, 3))
    assert held(replace(known, checks=(check(15),)), 4, 21).week == 4
    assert held(replace(known, checks=(check(14),)), 4, 21).week == 3


def test_a_week_that_waited_is_followed_by_the_next_and_none_is_passed_over() -> None:
    known = facts(*trained(1, 1), *trained(2, 1), *trained(3, 2))
    assert held(known, 4, 21).week == 3


def test_phase_4_asks_for_the_run_too() -> None:
    weeks = (*trained(1, 1), *trained(2, 2), *trained(3, 3), check(21), *trained(4, 4), *trained(5, 5))
    run = done(33, 5, kind="run")
    assert held(facts(*weeks, check(35)), 6, 35).week == 5
    assert held(facts(*weeks, run, check(35)), 6, 35).week == 6
    early = tuple(replace(week, run_step=min(5, week.number + 2)) for week in WEEKS)
    behind = held(facts(*weeks, run, check(35), weeks=early), 6, 35)
    assert (behind.week, behind.may_rise, behind.reason.code) == (5, True, "course_run_behind")
    assert (behind.reason.params["step"], behind.reason.params["needed"]) == (5, 6)
    kept = tuple(replace(week, run_step=5) for week in WEEKS)
    assert held(facts(*weeks, run, check(35), weeks=kept), 6, 35).reason.code == "course_run_kept"
    walks = tuple(replace(week, run_step=0, runs=False) for week in WEEKS)
    assert held(facts(*weeks, run, check(35), weeks=walks), 6, 35).reason.code == "course_run_not_planned"
    continuous = tuple(replace(week, run_step=None) for week in WEEKS)
    assert held(facts(*weeks, run, check(35), weeks=continuous), 6, 35).week == 6


@pytest.mark.parametrize(
    ("change", "fear", "week"),
    [
        ({}, None, 6),
        ({}, 6, 5),  # strong fear: three runs
        ({"peak": 3}, None, 5),
        ({"settles_minutes": None}, None, 5),
        ({"settles_minutes": 61}, None, 5),
        ({"mechanical": None}, None, 5),
        ({"fell_short": True}, None, 5),
    ],
)
def test_two_quiet_runs_open_the_step_that_phase_4_asks_for(
    change: dict[str, Any], fear: int | None, week: int
) -> None:
    weeks = (*trained(1, 1), *trained(2, 2), *trained(3, 3), check(21), *trained(4, 4), *trained(5, 5))
    quiet: dict[str, Any] = RUN | {"mechanical": False, "settles_minutes": 0}
    runs = (done(31, 5, **quiet), done(33, 5, **(quiet | change)))
    fifth = tuple(replace(one, run_step=5) for one in WEEKS)
    assert held(facts(*weeks, *runs, check(35), weeks=fifth, fear=fear), 6, 35).week == week
    fourth = tuple(replace(one, run_step=4) for one in WEEKS)
    assert held(facts(*weeks, *runs, check(35), weeks=fourth), 6, 35).week == 5


@pytest.mark.parametrize(
    ("days", "step", "expected"),
    [
        (7, 5, None),
        (8, 5, Run(4, 15)),
        (14, 5, Run(4, 15)),
        (15, 5, Run(3, 12)),
        (15, 1, Run(0, 0)),
        (8, None, Run(None, 24)),
        (15, None, Run(None, 19)),
    ],
)
def test_after_a_gap_the_run_goes_back_too(days: int, step: int | None, expected: Run | None) -> None:
    weeks = tuple(replace(one, run_step=step, run_minutes=30) for one in WEEKS)
    run, back = done(18, 3, **RUN), 18 + days
    known = facts(*trained(1, 1), *trained(2, 2), *trained(3, 3), run, weeks=weeks)
    found = held(known, known.week_on(day(back)), back)
    assert found.run == expected
    never = replace(known, weeks=tuple(replace(one, runs=False, run_step=0) for one in WEEKS))
    assert held(never, known.week_on(day(back)), back).run is None


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ((3, 3), (3, 1.0, "course_goes_on")),
        ((3, 4), (2, 1.0, "course_week_rising")),
        ((3, 5), (2, 0.8, "course_week_worse")),
        ((5, 5), (2, 0.92, "course_phase_opens")),  # 28 of 36 sets in the week before, now 33
    ],
)
def test_rising_pain_holds_the_week_and_two_points_take_a_fifth(pains: tuple[int, int], expected: Any) -> None:
    known = facts(*trained(1, 1), *trained(2, 2), check(7, pains[0]), check(14, pains[1]))
    found = held(known, 3, 14)
    assert (found.week, found.share, found.reason.code) == expected


def test_the_first_check_is_compared_with_the_week_before_the_program() -> None:
    assert held(facts(*trained(1, 1), check(7, 5)), 2, 7).share == 0.8
    assert held(facts(*trained(1, 1), check(7, 5), pain_before=None), 2, 7).week == 2


def test_a_check_in_the_middle_of_a_week_changes_that_week() -> None:
    known = facts(*trained(1, 1), *trained(2, 2), done(14, 3), check(7, 3), check(16, 5))
    assert (held(known, 3, 15).week, held(known, 3, 15).share) == (3, 1.0)
    assert (held(known, 3, 16).week, held(known, 3, 16).share) == (2, 0.8)


def test_pain_told_with_the_sessions_stands_where_no_check_was_told() -> None:
    assert held(facts(*trained(1, 1, peak=3), *trained(2, 2, peak=3)), 3, 14).week == 3
    risen = held(facts(*trained(1, 1, peak=2), *trained(2, 2, peak=3), pain_before=2), 3, 14)
    assert (risen.week, risen.reason.code, risen.may_rise) == (2, "course_week_rising", False)
    silent = held(facts(*trained(1, 1), *trained(2, 2, peak=None, morning=None)), 3, 14)
    assert (silent.week, silent.reason.code) == (2, "course_not_told")


RED_SESSIONS = [
    ({}, None),
    ({"peak": 3}, None),  # a run at 3 is repeated, and nothing else
    ({"peak": 4}, "course_sore_day"),
    ({"peak": 6}, "course_stopped"),
    ({"morning_rise": 1}, "course_sore_day"),
    ({"swelling_new": True}, "course_stopped"),
    ({"mechanical": True}, "course_stopped"),
]


@pytest.mark.parametrize(("change", "code"), RED_SESSIONS)
def test_nothing_goes_up_after_a_red_run(change: dict[str, Any], code: str | None) -> None:
    run = done(12, 2, **(RUN | change))
    found = held(facts(*trained(1, 1), check(7, 5), *trained(2, 2), run, pain_before=5, irritability=LOW), 3, 14)
    if code is None:
        assert (found.week, found.may_rise) == (3, True)
    else:
        assert (found.week, found.may_rise, found.reason.code) == (2, False, code)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"peak": 5}, None),
        ({"peak": 6}, "course_week_rising"),  # a point more than the 5 of the week before
        ({"peak": 8}, "course_stopped"),
        ({"morning_rise": 1}, None),
        ({"morning_rise": 2}, "course_sore_day"),
        ({"swelling_new": True}, "course_stopped"),
        ({"mechanical": True}, "course_stopped"),
        *(({"peak": 3, "lowest_ceiling": 3}, None), ({"peak": 4, "lowest_ceiling": 3}, "course_sore_day")),
        *(({"peak": 3, "with_run": True}, None), ({"peak": 4, "with_run": True}, "course_sore_day")),
        ({"morning_rise": 1, "with_run": True}, "course_sore_day"),
    ],
)
def test_a_calm_last_session_does_not_undo_a_red_one(change: dict[str, Any], code: str | None) -> None:
    first, second, last = trained(2, 2)
    sessions = (*trained(1, 1), first, replace(second, **change), last)
    found = held(facts(*sessions, check(7, 5), pain_before=5, irritability=LOW), 3, 14)
    assert (found.week, found.may_rise) == ((3, True) if code is None else (2, False))
    assert code in (None, found.reason.code)


@pytest.mark.parametrize(("days", "decision"), [(13, Decision.REGRESS), (14, Decision.REGRESS), (15, Decision.HOLD)])
def test_for_a_fortnight_after_severe_pain_a_week_is_judged_by_the_ceiling_of_an_irritable_knee(
    days: int, decision: Decision
) -> None:
    known = facts(done(2, 1, peak=8), done(2 + days, 2, peak=4), pain_before=8, irritability=LOW)
    found = pain_of_the_week(known, known.week_on(day(2 + days)), day=day(2 + days))
    assert found is not None and found.decision is decision


def test_swelling_of_a_run_keeps_the_next_phase_closed_and_one_long_over_does_not() -> None:
    swollen = done(5, 1, **RUN, swelling_new=True)
    found = held(facts(*trained(1, 1), swollen), 2, 7)
    assert (found.week, found.may_rise) == (1, False)
    assert found.entry is not None and "new_swelling" in {line.code for line in found.entry.waits_for}
    assert held(facts(*trained(1, 1), swollen, *trained(2, 1)), 3, 14).week == 2


def test_a_worse_week_stays_eased_where_a_stop_comes_besides() -> None:
    first, second, last = trained(2, 2)
    known = facts(*trained(1, 1), first, replace(second, swelling_new=True), last, check(14, 6))
    assert (held(known, 3, 14).share, held(known, 3, 14).reason.code) == (0.8, "course_stopped")


@pytest.mark.parametrize("days", [(14, 15), (14, 20), (12, 14), (13, 15)])
def test_a_second_check_of_a_week_takes_nothing_back(days: tuple[int, int]) -> None:
    weeks = (*trained(1, 1), *trained(2, 2))
    first, second = check(days[0], 10), check(days[1], 1)
    alone, both = (held(facts(*weeks, *told), 3, 20) for told in ((first,), (first, second)))
    assert (both.week, both.share, both.reason.code) == (alone.week, alone.share, alone.reason.code)
    assert both.may_rise is False


def test_a_second_check_does_not_take_back_the_swelling_of_the_first() -> None:
    known = facts(*trained(1, 1), check(5, has_no_swelling=False), check(6))
    assert held(known, 2, 7).week == 1


def test_a_week_without_a_session_is_not_counted_as_done() -> None:
    found = held(facts(*trained(1, 1)), 3, 14)
    assert (found.week, found.reason.code, found.load_share) == (1, "course_repeat_week", 0.85)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (7, ("course_not_told", 1.0, 1.0)),
        *((8, ("course_repeat_week", 1.0, 0.85)), (14, ("course_repeat_week", 1.0, 0.85))),
        *((15, ("course_restart_phase", 0.7, 0.7)), (28, ("course_restart_phase", 0.7, 0.7))),
        (29, ("course_new_baseline", 0.7, 0.7)),
    ],
)
def test_before_the_first_session_a_gap_counts_from_the_first_day_of_the_program(on: int, expected: Any) -> None:
    """As the page of the day says it (`gap_until`)."""
    never = held(facts(), facts().week_on(day(on)), on)
    assert (never.reason.code, never.share, never.load_share) == expected
    assert (never.week, never.may_rise) == (1, False)
    assert decide_missed(on).decision is gap_until(facts(), day(on), before=day(on + 1)).decision


@pytest.mark.parametrize(("days", "expected"), [(7, (3, 1.0)), (8, (3, 1.0)), (14, (3, 1.0)), (15, (2, 0.7))])
def test_a_gap_repeats_the_week_and_a_long_one_begins_its_phase_again(days: int, expected: tuple[int, float]) -> None:
    weeks = (*trained(1, 1), *trained(2, 2), *trained(3, 3))
    back = 18 + days
    found = held(facts(*weeks), facts().week_on(day(back)), back)
    assert (found.week, found.share) == expected
    after = held(facts(*weeks, done(back, found.week)), facts().week_on(day(back)), back)
    assert (after.week, after.share) == expected  # the first session back does not end it within its week


def test_what_lies_ahead_follows_what_is_done_now() -> None:
    known = facts(*trained(1, 1), *trained(2, 1))
    assert [held(known, week, 14).week for week in (3, 4, 5, 6, 9)] == [2, 3, 4, 5, 6]


def test_a_week_ahead_is_not_said_to_have_gone_well() -> None:
    ahead = held(facts(*trained(1, 1)), 3, 7)
    assert (ahead.reason.code, ahead.waits, ahead.week) == ("course_ahead", False, 3)


def test_a_week_that_is_over_holds_what_it_held_at_its_end() -> None:
    known = facts(*trained(1, 1), *trained(2, 2), check(16, 5))
    assert held(known, 2, 16).week == 2
    assert held(known, 2, 16).share == 1.0


def test_the_next_phase_is_told_of_from_the_week_before_it() -> None:
    known = facts(*trained(1, 1), *trained(2, 2), *trained(3, 3))
    phases = [found.phase if (found := next_entry(known, day=day(on))) else None for on in (0, 7, 14, 21)]
    assert phases == [2, None, 3, 3]
    assert next_entry(facts(weeks=WEEKS[:1]), day=day(35)) is None


@st.composite
def strengthenings(draw: st.DrawFn, weeks: int) -> list[tuple[Line, ...]]:
    """The sets of each week: two to four exercises and perhaps one more from some week on, as in a plan; they differ
    more from week to week than a plan's."""
    days = draw(st.sampled_from([(1, 3, 5), (2, 5)]))
    fewest, added_in = draw(st.integers(2, 4)), draw(st.integers(1, weeks + 1))
    sets = st.integers(1, 4)
    return [
        tuple(Line(draw(sets), draw(sets), days) for _ in range(fewest + (number >= added_in)))
        for number in range(1, weeks + 1)
    ]


@st.composite
def courses(draw: st.DrawFn) -> CourseFacts:
    """Whatever may be told over six weeks."""
    phases = draw(st.sampled_from([(1, 2, 3, 4), (1, 1, 2, 2, 3), (1, 2, 2, 3, 3, 4), (1, 1, 1, 2, 2, 3)]))
    pain = st.none() | st.integers(0, 10)
    days = sorted(draw(st.sets(st.integers(0, 7 * len(phases) - 1), max_size=20)))
    known = CourseFacts(
        starts_on=MONDAY,
        weeks=tuple(
            WeekOfPlan(number=number, phase=phase, runs=True, lines=lines)
            for number, (phase, lines) in enumerate(
                zip(phases, draw(strengthenings(len(phases))), strict=True), start=1
            )
        ),
        pain_before=draw(pain),
        step_down_before=draw(st.none() | st.integers(0, 6)),
    )
    for number in days:
        if draw(st.booleans()):
            ready = READY if draw(st.booleans()) else {"readiness": {}}
            known = replace(known, checks=(*known.checks, check(number, draw(st.integers(0, 10)), **ready)))
        if draw(st.booleans()):
            week = content_of(known, known.week_on(day(number)), day=day(number)).week
            rise = draw(st.none() | st.integers(-2, 5))
            kind = draw(st.sampled_from(["strength", "run"]))
            session = done(number, week, kind=kind, peak=draw(pain), morning_rise=rise)
            known = replace(known, sessions=(*known.sessions, session))
    return known


@given(courses(), st.integers(0, 45))
def test_the_content_is_never_ahead_of_the_calendar_and_passes_no_week_over(known: CourseFacts, on: int) -> None:
    number = known.week_on(day(on))
    found = content_of(known, number, day=day(on))
    did = [one.week for one in known.sessions if one.done_on <= day(on)]
    assert 1 <= found.week <= min(number, len(known.weeks))
    assert 0 < found.share <= 1
    assert found.week <= max(did, default=0) + 1


@on_a(2)
@given(courses())
def test_no_week_asks_for_more_than_a_fifth_more_sets_than_the_one_before(known: CourseFacts) -> None:
    """From what each week held at its end; on its last day, from there to every week ahead."""
    for now in range(1, len(known.weeks) + 1):
        on = day(7 * now - 1)
        seen = [content_of(known, week, day=on) for week in range(1, len(known.weeks) + 1)]
        asked = [sets_asked(known.planned(found.week).lines, found.share) for found in seen]
        assert all(after <= 1.2 * before + 1e-6 for before, after in pairwise(asked)), asked


@given(courses(), st.integers(0, 41))
def test_more_pain_and_fewer_answers_never_open_a_week_earlier(known: CourseFacts, on: int) -> None:
    def week(**changes: Any) -> int:
        other = replace(known, sessions=tuple(replace(one, **changes) for one in known.sessions))
        return content_of(other, other.week_on(day(on)), day=day(on)).week

    assert week(peak=10) <= week()
    calm = week(peak=0, morning=0, morning_rise=0)
    assert week(peak=0, morning=0, morning_rise=None) <= calm
    assert week(peak=0, morning=0, morning_rise=0, swelling_new=None) <= calm
    assert week(peak=None, morning=None, morning_rise=0) <= calm


@pytest.mark.parametrize("days", [(6, 13), (7, 14), (5, 12), (3, 10), (9, 16)])
def test_pain_that_rose_is_seen_on_whatever_day_the_checks_are_told(days: tuple[int, int]) -> None:
    """Told on a Sunday, a check speaks of the week that ends; on a Monday, of the one before."""
    known = facts(*trained(1, 1), *trained(2, 2), check(days[0], 3), check(days[1], 7))
    found = held(known, 3, max(14, days[1]))
    assert (found.reason.code, found.share, found.may_rise) == ("course_week_worse", 0.8, False)
