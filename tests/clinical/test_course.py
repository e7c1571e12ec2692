"""The course of a program, week by week: every row at its border (§6.3, 6.4, 6.6-6.8)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from programs.clinical.course import CourseWeek, PlannedWeek, WeekTold, course
from programs.clinical.decision import Decision, NextStep
from programs.clinical.progression import decide_missed, decide_week
from programs.clinical.progression.end_of_plan import Outcome, decide_end
from programs.clinical.progression.phase_entry import Entry, Readiness, entry
from programs.clinical.reason import Reason
from tests.clinical.course_cases import FULL, HURT, RISING, SIX_LOW, STEADY, WORSE, closed, told, weeks_of


def now(*weeks: WeekTold, planned: tuple[PlannedWeek, ...] = SIX_LOW) -> CourseWeek:
    """The answer for the week that begins."""
    return course(planned, weeks)[-1]


def test_a_program_begins_with_its_first_week():
    week = now()
    assert (week.calendar_week, week.content_week, week.share, week.load_share) == (1, 1, 1.0, 1.0)
    assert (week.may_rise, week.weeks_in_all, week.is_last, week.is_over) == (True, 6, False, False)


def test_six_good_weeks_are_the_plan_as_drafted():
    weeks = course(SIX_LOW, FULL)
    assert [week.content_week for week in weeks] == [1, 2, 3, 4, 5, 6, 6]
    assert [week.phase for week in weeks[:-1]] == [planned.phase for planned in SIX_LOW]
    assert [week.share for week in weeks[:-1]] == [1.0] * 6
    assert [week.is_last for week in weeks] == [False] * 5 + [True, False]
    assert (weeks[-1].is_over, weeks[-1].reason.code) == (True, "course_done")
    assert [week.reason.code for week in weeks[1:4]] == ["course_phase_opens", "course_goes_on", "course_phase_opens"]


GAP_10, GAP_20, GAP_30 = decide_missed(10), decide_missed(20), decide_missed(30)
STOP = decide_week([3, 3], [HURT])
MIDDLE_WORSE = decide_end(Outcome(akps_first=72, akps_now=60, pain_first=5, pain_now=7, week=3))

#: What was told of the third week of a good program (phase 2, content 3; the fourth brings phase 3), and the answer:
#: content, share, share of the loads, whether anything may rise, and the reason.
AFTER_WEEK_3: list[tuple[dict[str, Any], int, float, float, bool, str]] = [
    ({}, 4, 1.0, 1.0, True, "course_phase_opens"),
    ({"done": 2}, 4, 1.0, 1.0, True, "course_phase_opens"),
    ({"done": 1}, 3, 1.0, 1.0, True, "course_few_sessions"),
    ({"done": None}, 3, 1.0, 1.0, False, "course_not_told"),
    ({"done": 0, "planned": 0}, 3, 1.0, 1.0, True, "course_few_sessions"),
    ({"week": None}, 3, 1.0, 1.0, False, "course_not_told"),
    ({"entry": None}, 3, 1.0, 1.0, True, "course_phase_closed"),
    ({"entry": closed(3)}, 3, 1.0, 1.0, True, "course_phase_closed"),
    ({"entry": entry(4, Readiness())}, 3, 1.0, 1.0, True, "course_phase_closed"),
    ({"entry": Entry(2, ())}, 3, 1.0, 1.0, True, "course_phase_closed"),
    ({"week": RISING}, 3, 1.0, 1.0, False, "course_week_rising"),
    ({"week": WORSE}, 3, 0.8, 1.0, False, "course_week_worse"),
    ({"week": STOP}, 3, 1.0, 1.0, False, "course_stopped"),
    ({"week": decide_week([3, 4], [HURT])}, 3, 1.0, 1.0, False, "course_stopped"),
    ({"middle": MIDDLE_WORSE}, 3, 0.8, 1.0, False, "course_week_worse"),
    ({"gap": decide_missed(4)}, 4, 1.0, 1.0, True, "course_phase_opens"),
    ({"gap": decide_missed(7)}, 4, 1.0, 1.0, True, "course_phase_opens"),
    ({"gap": decide_missed(8), "done": 0}, 2, 1.0, 0.85, False, "course_repeat_week"),
    ({"gap": GAP_10, "done": 2}, 3, 1.0, 0.85, False, "course_repeat_week"),
    ({"gap": decide_missed(15), "done": 1}, 2, 0.7, 0.7, False, "course_restart_phase"),
    ({"gap": GAP_20, "week": None}, 2, 0.7, 0.7, False, "course_restart_phase"),
    ({"gap": GAP_20, "week": WORSE}, 2, 0.7, 0.7, False, "course_restart_phase"),
]


@pytest.mark.parametrize(("said", "content", "share", "load_share", "may_rise", "code"), AFTER_WEEK_3)
def test_what_was_told_of_a_week_decides_the_next(said, content, share, load_share, may_rise, code):
    week = now(*FULL[:2], replace(FULL[2], **said))
    assert (week.content_week, week.share, week.load_share) == (content, share, load_share)
    assert (week.may_rise, week.reason.code, week.phase) == (may_rise, code, SIX_LOW[content - 1].phase)
    assert (week.calendar_week, week.weeks_in_all) == (4, min(8, 4 + 6 - content))


def test_a_red_day_keeps_the_week():
    sore = NextStep(decision=Decision.REGRESS, reason=Reason("ease_pain", "6.6 row 4"))
    week = now(*FULL[:2], replace(FULL[2], week=sore))
    assert (week.content_week, week.may_rise, week.reason.code) == (3, False, "course_sore_day")


def test_a_long_gap_begins_everything_anew_and_stays_so():
    weeks = course(SIX_LOW, (FULL[0], told(gap=GAP_30), FULL[2], FULL[3]))
    assert [week.is_over for week in weeks] == [False, False, True, True, True]
    assert {week.reason.code for week in weeks[2:]} == {"course_new_baseline"}
    assert [week.calendar_week for week in weeks] == [1, 2, 3, 4, 5]
    assert not weeks[-1].is_last


def test_a_gap_goes_back_to_what_was_trained_not_to_what_was_only_planned():
    never_begun = replace(FULL[3], done=0, gap=GAP_20)
    assert now(*FULL[:3], never_begun).content_week == 2
    begun = replace(FULL[3], done=1, gap=GAP_20)
    assert now(*FULL[:3], begun).content_week == 4


def test_a_gap_in_the_first_week_begins_with_it_again():
    week = now(told(done=0, gap=GAP_10))
    assert (week.content_week, week.load_share) == (1, 0.85)


def test_a_missed_week_never_gives_more_than_was_done_before_it():
    level = weeks_of((1, 1, 1, 1, 2, 2), (30, 30, 30, 30, 30, 30))
    missed = replace(STEADY, done=0)
    back = (STEADY, STEADY, told(gap=GAP_20), STEADY)
    repeated = course(level, (*back, replace(missed, gap=GAP_10)))
    assert [week.share for week in repeated[-3:]] == [0.7, 0.84, 0.7]
    assert [week.load_share for week in repeated[-3:]] == [0.7, 0.77, 0.7]
    lower = course(level, (*back[:3], replace(STEADY, week=WORSE), STEADY, replace(missed, gap=GAP_20)))
    assert [week.share for week in lower[-4:]] == [0.7, 0.56, 0.64, 0.56]


def test_the_way_back_from_an_eased_week_takes_a_fifth_a_week():
    level = weeks_of((1, 1, 1, 1, 2, 2), (30, 30, 30, 30, 30, 30))
    weeks = course(level, (STEADY, STEADY, told(gap=GAP_20), STEADY, STEADY, STEADY))
    assert [week.share for week in weeks] == [1.0, 1.0, 1.0, 0.7, 0.84, 1.0, 1.0]
    assert [week.load_share for week in weeks] == [1.0, 1.0, 1.0, 0.7, 0.77, 0.84, 0.92]
    assert [week.content_week for week in weeks] == [1, 2, 3, 1, 2, 3, 4]


def test_an_eased_week_that_is_not_told_is_not_more_the_next_time():
    eased = told(week=WORSE)
    weeks = course(SIX_LOW, (FULL[0], eased, told(week=None), told(done=1), told(week=RISING)))
    assert [week.share for week in weeks[2:]] == [0.8] * 4


def test_lower_loads_stay_until_a_week_went_well():
    weeks = course(SIX_LOW, (FULL[0], told(gap=GAP_10), told(week=None), told(done=1), STEADY))
    assert [week.load_share for week in weeks[2:]] == [0.85, 0.85, 0.85, 0.93]


def test_a_gap_after_going_back_does_not_go_forward_to_a_later_week():
    """Week 4 (phase 3) was begun, then week 3 came again: the next gap begins with phase 2, not with phase 3."""
    back = replace(FULL[3], done=1, gap=GAP_10)
    weeks = course(SIX_LOW, (*FULL[:3], back, told(done=0, gap=GAP_20)))
    assert [week.content_week for week in weeks[3:]] == [4, 3, 2]


def test_a_week_that_brings_more_than_a_fifth_is_capped():
    steep = weeks_of((1, 1), (20, 30))
    assert now(STEADY, planned=steep).share == 0.8


def test_pain_that_keeps_rising_keeps_easing():
    weeks = course(SIX_LOW, (*FULL[:2], replace(FULL[2], week=WORSE), told(week=WORSE)))
    assert [(week.content_week, week.share) for week in weeks[3:]] == [(3, 0.8), (3, 0.64)]


@pytest.mark.parametrize(
    ("missed", "contents", "in_all"),
    [
        (1, [1, 1, 2, 3, 4, 5, 6], [6, 7, 7, 7, 7, 7, 7]),
        (2, [1, 1, 1, 2, 3, 4, 5, 6], [6, 7, 8, 8, 8, 8, 8, 8]),
        (3, [1, 1, 1, 1, 2, 3, 4, 5], [6, 7, 8, 8, 8, 8, 8, 8]),
    ],
)
def test_missed_weeks_make_a_plan_two_weeks_longer_at_most(missed, contents, in_all):
    weeks = course(SIX_LOW, (*[told(done=0)] * missed, *FULL[: 8 - missed]))
    lived = [week for week in weeks if not week.is_over]
    assert [week.content_week for week in lived] == contents
    assert [week.weeks_in_all for week in lived] == in_all
    assert lived[-1].is_last and weeks[-1].is_over
    assert weeks[-1].reason.code == ("course_longest" if missed == 3 else "course_done")


@pytest.mark.parametrize(
    ("signs", "is_due"),
    [
        ({"rpe": 8, "holds": 2}, True),
        ({"rpe": 7.9, "holds": 2}, False),
        ({"rpe": 8, "holds": 1}, False),
        ({"holds": 2, "ill": True}, True),
        ({"rpe": 8, "ill": True}, True),
        ({"rpe": 8}, False),
        ({"rpe": None, "holds": 2}, False),
        ({"done": 1, "ill": True}, True),
        ({"done": 2, "ill": True}, False),
        ({"done": None, "ill": True}, False),
    ],
)
def test_two_signs_make_the_fourth_week_of_six_lighter(signs, is_due):
    weeks = [_sign_week(number, **signs) for number in range(3)]
    week = now(*weeks)
    assert (week.reason.code == "course_deload") is is_due
    if is_due:
        assert (week.share, week.load_share, week.may_rise) == (0.7, 1.0, False)
        assert week.content_week == course(SIX_LOW, weeks)[-2].content_week
        assert week.reason.params["percent"] == 70


def _sign_week(
    number: int, *, rpe: float | None = 6, holds: int = 0, done: int | None = 3, ill: bool | None = None
) -> WeekTold:
    return replace(
        FULL[number],
        mean_rpe=rpe,
        week=RISING if number < holds else STEADY.week,
        done=done,
        slept_badly_or_ill=ill if number == 2 else None,
    )


def test_fewer_than_sixty_per_cent_is_a_sign():
    """6 of 10 are enough, 5 of 9 are not."""
    nearly = [replace(FULL[0], done=2, planned=3, slept_badly_or_ill=True) for _ in range(3)]
    assert now(*nearly[:2], replace(nearly[2], planned=4)).reason.code != "course_deload"
    assert now(*nearly[:2], replace(nearly[2], done=1)).reason.code == "course_deload"


@pytest.mark.parametrize("weeks", [4, 5])
def test_a_shorter_plan_has_no_lighter_week(weeks):
    planned = SIX_LOW[:weeks]
    tired = [_sign_week(number, rpe=9, ill=True) for number in range(3)]
    assert now(*tired, planned=planned).reason.code == "course_phase_opens"


def test_only_the_fourth_week_is_lighter():
    tired = [_sign_week(number, rpe=9, ill=True) for number in range(3)]
    assert now(*tired[:2]).reason.code == "course_goes_on"
    later = course(SIX_LOW, (*tired, replace(FULL[2], mean_rpe=9)))[-1]
    assert (later.reason.code, later.content_week) == ("course_phase_opens", 4)
    assert later.share == 1.2 * 0.7 * 30 / 30


@pytest.mark.parametrize(
    ("done", "is_offered"),
    [((1, 1), True), ((0, 2), True), ((1, 2), False), ((3, 0), False), ((0, None), False), ((0,), False)],
)
def test_under_half_of_the_sessions_of_two_weeks_a_shorter_version_is_offered(done, is_offered):
    assert now(*[told(done=count) for count in done]).offers_short_version is is_offered
