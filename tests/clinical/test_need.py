"""What a patient needs from their therapist: the borders of each state, and which one wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.adherence import PlannedDay
from programs.clinical.case import UrgentBefore
from programs.clinical.hold import Hold, HoldCode
from programs.clinical.need import WARNING_HOLDS, CareFacts, FeltPain, NeedCode, need_of
from programs.clinical.values import Level

TODAY = date(2027, 3, 17)
RUNNING = CareFacts(
    today=TODAY,
    has_begun=True,
    is_screened=True,
    is_assessed=True,
    program="active",
    starts_on=TODAY - timedelta(days=20),
    ends_on=TODAY + timedelta(days=21),
)


def pains(*scores: tuple[int, int], moment: str = "peak") -> tuple[FeltPain, ...]:
    """Scores as (days ago, score)."""
    return tuple(FeltPain(TODAY - timedelta(days=ago), score, moment) for ago, score in scores)


def planned(days_ago: int, is_done: bool, kind: str = "strength") -> PlannedDay:
    return PlannedDay(TODAY - timedelta(days=days_ago), 1, kind, is_done)


def sessions(pattern: str) -> tuple[PlannedDay, ...]:
    """One a day up to yesterday, oldest first: `x` done, `.` missed."""
    return tuple(planned(len(pattern) - place, mark == "x") for place, mark in enumerate(pattern))


def code(facts: CareFacts) -> str:
    return need_of(facts).code.value


def test_the_groups_stand_in_the_order_of_urgency() -> None:
    assert [need.value for need in NeedCode] == [
        "warning_sign",
        "pain_up",
        "missed",
        "draft_to_review",
        "ended",
        "no_plan",
        "on_track",
    ]


@pytest.mark.parametrize(
    ("hold", "expected"),
    [
        (Hold(code=HoldCode.WARNING_SIGN, level=Level.SOON), "need_screening_soon"),
        (Hold(code=HoldCode.WARNING_SIGN, level=Level.URGENT), "need_screening_urgent"),
        (Hold(code=HoldCode.WARNING_SIGN, level=Level.EMERGENCY), "need_screening_emergency"),
        (Hold(code=HoldCode.STOPPED_AGAIN, level=Level.SOON, felt_on=TODAY), "need_stopped_again"),
        (Hold(code=HoldCode.SWELLING, felt_on=TODAY), "need_swelling"),
        (Hold(code=HoldCode.LOCKING, felt_on=TODAY), "need_locking"),
        (Hold(code=HoldCode.NOT_SCREENED, level=Level.SOON), "need_not_screened"),
        (Hold(code=HoldCode.UNASKED_PAIN, level=Level.SOON, score=9, felt_on=TODAY), "need_unasked_pain"),
    ],
)
def test_what_holds_back_a_session_and_is_not_pain_is_a_warning_sign(hold: Hold, expected: str) -> None:
    need = need_of(replace(RUNNING, hold=hold))
    assert (need.code.value, need.reason.code) == ("warning_sign", expected)


@pytest.mark.parametrize(
    ("hold", "expected"),
    [
        (None, "need_urgent_before"),
        (Hold(code=HoldCode.NOT_SCREENED, level=Level.SOON), "need_urgent_before"),
        (Hold(code=HoldCode.WARNING_SIGN, level=Level.SOON), "need_urgent_before"),
        (Hold(code=HoldCode.WARNING_SIGN, level=Level.EMERGENCY), "need_screening_emergency"),
        (Hold(code=HoldCode.WARNING_SIGN, level=Level.URGENT, is_reopened=True), "need_urgent_before"),
    ],
)
def test_urgent_advice_that_stands_is_told_whatever_was_answered_since(hold: Hold | None, expected: str) -> None:
    before = UrgentBefore(level=Level.URGENT, told_on=TODAY, rules=("RF14", "RF15"))
    need = need_of(replace(RUNNING, hold=hold, urgent_before=before))
    assert (need.code.value, need.reason.code) == ("warning_sign", expected)


@pytest.mark.parametrize("held", sorted(set(HoldCode) - WARNING_HOLDS))
def test_a_hold_for_pain_stands_under_pain(held: HoldCode) -> None:
    hold = Hold(code=held, score=8, felt_on=TODAY)
    assert code(replace(RUNNING, hold=hold, pains=pains((0, 8)))) == "pain_up"


def test_pain_that_still_holds_sessions_back_counts_however_old_it_is() -> None:
    hold = Hold(code=HoldCode.MORNING_FIRST, score=6, felt_on=TODAY - timedelta(days=12))
    need = need_of(replace(RUNNING, hold=hold, pains=pains((2, 3))))
    assert (need.reason.code, need.reason.params["day"]) == ("need_pain_above", "2027-03-05")


def test_somebody_who_never_followed_a_plan_and_never_finished_the_questions_has_just_not_started() -> None:
    hold = Hold(code=HoldCode.NOT_SCREENED, level=Level.SOON)
    assert code(CareFacts(today=TODAY, hold=hold, has_begun=True)) == "no_plan"


def test_an_emergency_comes_before_something_to_be_seen_soon() -> None:
    levels = (Level.SOON, Level.URGENT, Level.EMERGENCY)
    needs = [need_of(replace(RUNNING, hold=Hold(code=HoldCode.WARNING_SIGN, level=level))) for level in levels]
    assert [need.weight for need in needs] == sorted({need.weight for need in needs})


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([(0, 5)], "on_track"),
        ([(0, 6)], "pain_up"),
        ([(6, 6)], "pain_up"),
        ([(7, 6)], "on_track"),
        ([(0, 4), (7, 2)], "pain_up"),
        ([(0, 3), (7, 2)], "on_track"),
        ([(6, 4), (13, 2)], "pain_up"),
        ([(6, 4), (14, 2)], "on_track"),
        ([(0, 10)], "pain_up"),
        ([], "on_track"),
    ],
)
def test_pain_above_five_in_seven_days_or_up_two_in_a_week(scores: list[tuple[int, int]], expected: str) -> None:
    assert code(replace(RUNNING, pains=pains(*scores))) == expected


@pytest.mark.parametrize(
    ("moment", "score", "expected"),
    [
        ("peak", 3, None),
        ("peak", 4, 3),
        ("after", 4, 3),
        ("morning", 3, None),
        ("morning", 4, 3),
        ("before", 4, 3),
        ("week", 5, None),
        ("week", 6, 5),
    ],
)
def test_pain_at_any_moment_above_the_ceiling_of_the_program_is_too_much(
    moment: str, score: int, expected: int | None
) -> None:
    need = need_of(replace(RUNNING, ceiling=3, pains=pains((1, score), moment=moment)))
    assert need.reason.params.get("highest") == expected
    assert (need.reason.code == "need_pain_above") is (expected is not None)


def test_the_reason_names_the_worst_pain_and_of_equal_ones_the_latest() -> None:
    reason = need_of(replace(RUNNING, pains=pains((5, 7), (2, 7), (0, 3)))).reason
    assert (reason.params["score"], reason.params["day"]) == (7, "2027-03-15")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", "on_track"),
        (".", "on_track"),
        ("x.", "on_track"),
        ("..", "missed"),
        ("xxx..", "missed"),
        ("x..x", "missed"),
        ("x..xx", "on_track"),
        ("..xx.x", "missed"),
        (".xx.x", "on_track"),
        ("x.xx.x", "on_track"),
        (".............x", "missed"),
    ],
)
def test_missed_means_the_newest_two_or_half_of_two_weeks(pattern: str, expected: str) -> None:
    assert code(replace(RUNNING, sessions=sessions(pattern))) == expected


def test_todays_session_is_not_late_and_counts_once_it_is_done() -> None:
    waiting = (*sessions("x."), planned(0, False))
    assert need_of(replace(RUNNING, sessions=waiting)).reason.params == {"done": 1, "due": 2}
    done = (*sessions("x."), planned(0, True))
    assert need_of(replace(RUNNING, sessions=done)).reason.params == {"done": 2, "due": 3}


def test_two_missed_stay_missed_while_todays_session_waits() -> None:
    assert code(replace(RUNNING, sessions=(*sessions("xxx.."), planned(0, False)))) == "missed"


def test_sessions_of_more_than_two_weeks_ago_do_not_count() -> None:
    old = tuple(planned(ago, False) for ago in (14, 15, 16))
    assert code(replace(RUNNING, sessions=old)) == "on_track"


def test_runs_are_not_counted_as_sessions() -> None:
    runs = tuple(planned(ago, False, kind="run") for ago in (1, 2, 3))
    assert need_of(replace(RUNNING, sessions=runs)).reason.code == "need_nothing_due"


@pytest.mark.parametrize(
    ("program", "expected"), [("active", "need_new_draft"), (None, "need_draft"), ("completed", "need_draft")]
)
def test_a_draft_waits_whether_or_not_a_plan_runs(program: str | None, expected: str) -> None:
    need = need_of(replace(RUNNING, has_draft=True, program=program))
    assert (need.code.value, need.reason.code) == ("draft_to_review", expected)


@pytest.mark.parametrize(("days_left", "expected"), [(0, "on_track"), (-1, "ended")])
def test_a_program_is_over_on_the_day_after_its_last(days_left: int, expected: str) -> None:
    assert code(replace(RUNNING, ends_on=TODAY + timedelta(days=days_left))) == expected


def test_a_long_gap_of_a_program_that_is_over_asks_what_comes_next() -> None:
    gap = Hold(code=HoldCode.LONG_GAP, level=Level.SOON, felt_on=TODAY - timedelta(days=30))
    assert code(replace(RUNNING, hold=gap)) == "warning_sign"
    assert code(replace(RUNNING, hold=gap, ends_on=TODAY - timedelta(days=1))) == "ended"


@pytest.mark.parametrize("status", ["completed", "stopped", "paused"])
def test_a_program_that_no_longer_runs_asks_for_a_decision(status: str) -> None:
    assert code(replace(RUNNING, program=status)) == "ended"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (CareFacts(today=TODAY), "need_not_begun"),
        (CareFacts(today=TODAY, has_begun=True), "need_begun"),
        (CareFacts(today=TODAY, has_begun=True, is_screened=True), "need_screened"),
        (CareFacts(today=TODAY, has_begun=True, is_screened=True, is_assessed=True), "need_assessed"),
        (CareFacts(today=TODAY, has_begun=True, is_assessed=True), "need_begun"),
    ],
)
def test_without_a_plan_it_says_how_far_they_came(facts: CareFacts, expected: str) -> None:
    need = need_of(facts)
    assert (need.code.value, need.reason.code) == ("no_plan", expected)


def test_a_plan_that_starts_later_says_when() -> None:
    starts_on = TODAY + timedelta(days=1)
    assert need_of(replace(RUNNING, starts_on=starts_on)).reason.params == {"day": "2027-03-18"}


def test_the_most_urgent_of_everything_wins_and_the_next_follows_when_it_is_gone() -> None:
    hold = Hold(code=HoldCode.WARNING_SIGN, level=Level.SOON)
    everything = replace(RUNNING, hold=hold, pains=pains((0, 8)), sessions=sessions("...."), has_draft=True)
    seen = [code(everything)]
    for calmer in ({"hold": None}, {"pains": ()}, {"sessions": ()}, {"has_draft": False}):
        everything = replace(everything, **calmer)  # type: ignore[arg-type]
        seen.append(code(everything))
    assert seen == ["warning_sign", "pain_up", "missed", "draft_to_review", "on_track"]


@given(
    scores=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 10)), max_size=8),
    higher=st.integers(0, 10),
    pattern=st.text("x.", max_size=14),
)
def test_more_pain_today_never_makes_it_less_urgent(scores: list[tuple[int, int]], higher: int, pattern: str) -> None:
    facts = replace(RUNNING, pains=pains(*scores), sessions=sessions(pattern))
    worse = replace(facts, pains=facts.pains + pains((0, higher)))
    assert need_of(worse).code.rank <= need_of(facts).code.rank


@given(pattern=st.text("x.", max_size=14), place=st.integers(0, 13))
def test_doing_a_session_never_makes_it_more_urgent(pattern: str, place: int) -> None:
    done = pattern[:place] + "x" + pattern[place + 1 :] if place < len(pattern) else pattern
    before = need_of(replace(RUNNING, sessions=sessions(pattern)))
    assert need_of(replace(RUNNING, sessions=sessions(done))).code.rank >= before.code.rank


@pytest.mark.parametrize(("days_ago", "found"), [(0, "pain_up"), (6, "pain_up"), (7, "on_track"), (400, "on_track")])
def test_an_exercise_left_out_because_it_hurts_calls_for_a_week(days_ago: int, found: str) -> None:
    facts = replace(RUNNING, sessions=sessions("xxx"), hurt_on=TODAY - timedelta(days=days_ago))
    assert code(facts) == found


def test_what_was_missed_more_than_two_weeks_ago_is_not_counted() -> None:
    inside = (planned(13, is_done=False), planned(1, is_done=False))
    outside = (planned(14, is_done=False), planned(1, is_done=False))
    assert (code(replace(RUNNING, sessions=inside)), code(replace(RUNNING, sessions=outside))) == ("missed", "on_track")


@pytest.mark.parametrize(("worst", "expected"), [(5, "on_track"), (6, "pain_up"), (10, "pain_up")])
@pytest.mark.parametrize(("days_ago", "counts"), [(0, True), (6, True), (7, False)])
def test_the_worst_of_a_weekly_check_reaches_the_therapist(
    worst: int, expected: str, days_ago: int, counts: bool
) -> None:
    weeks = (FeltPain(TODAY - timedelta(days=days_ago), worst, "week"),)
    assert code(CareFacts(today=TODAY, program="active", weeks=weeks, ceiling=2)) == (
        expected if counts else "on_track"
    )


def test_a_week_whose_worst_rose_by_two_reaches_the_therapist() -> None:
    before, now = FeltPain(TODAY - timedelta(days=7), 2, "week"), FeltPain(TODAY, 4, "week")
    assert code(CareFacts(today=TODAY, program="active", weeks=(before, now))) == "pain_up"
