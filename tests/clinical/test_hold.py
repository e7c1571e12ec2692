"""A session waits for as long as something speaks against it, and for no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.clinical.case import UrgentBefore
from programs.clinical.hold import (
    Cleared,
    Hold,
    HoldCode,
    HoldFacts,
    Screened,
    ToldInCheck,
    ToldPain,
    ToldSession,
    hold,
    knee_sign,
)
from programs.clinical.values import Level

NOW = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
CLEAR = Screened(completed_at=NOW - timedelta(days=21), screened_on=TODAY - timedelta(days=21), level=Level.CLEAR)


def told(days_ago: int = 2, **facts: object) -> ToldSession:
    at = NOW - timedelta(days=days_ago, hours=-9)
    known: dict[str, object] = {"performed_on": at.date(), "performed_at": at, "told_at": at, "peak": 2, "morning": 1}
    known |= {"morning_on": at.date() + timedelta(days=1), "morning_told_at": at + timedelta(hours=12)}
    return ToldSession(**(known | facts))  # type: ignore[arg-type]


def held(*sessions: ToldSession, **facts: object) -> Hold | None:
    known: dict[str, object] = {"at": NOW, "today": TODAY, "screened": CLEAR, "sessions": sessions}
    return hold(HoldFacts(**(known | facts)))  # type: ignore[arg-type]


def code(*sessions: ToldSession, **facts: object) -> str | None:
    found = held(*sessions, **facts)
    return found.code.value if found else None


def test_a_quiet_knee_is_not_held():
    assert held(told()) is None
    assert held() is None


@pytest.mark.parametrize(
    "screened",
    [
        None,
        Screened(completed_at=None, screened_on=None, level=None),
        Screened(completed_at=NOW, screened_on=TODAY, level=None),
    ],
)
def test_questions_that_were_not_finished_are_not_passed(screened: Screened | None):
    assert code(screened=screened) == "not_screened"


@pytest.mark.parametrize(
    ("level", "cleared_days_ago", "expected"),
    [
        (Level.CLEAR, None, None),
        (Level.MODIFY, None, None),
        (Level.SOON, None, "warning_sign"),
        (Level.URGENT, None, "warning_sign"),
        (Level.EMERGENCY, None, "warning_sign"),
        (Level.SOON, 3, None),  # the day of the screening itself
        (Level.SOON, 0, None),
        (Level.SOON, -1, "warning_sign"),  # a day ahead: not given yet
        (Level.SOON, 4, "warning_sign"),  # the day before it says nothing about these answers
        (Level.URGENT, 1, "warning_sign"),
        (Level.EMERGENCY, 1, "warning_sign"),
    ],
)
def test_a_clearance_lifts_soon_and_nothing_above_it(level: Level, cleared_days_ago: int | None, expected: str | None):
    asked_on = TODAY - timedelta(days=3)
    screened = Screened(completed_at=NOW - timedelta(days=3), screened_on=asked_on, level=level)
    cleared = None
    if cleared_days_ago is not None:
        cleared = Cleared(cleared_on=TODAY - timedelta(days=cleared_days_ago), recorded_at=NOW)
    assert code(screened=screened, cleared=cleared) == expected


@pytest.mark.parametrize(
    ("facts", "expected"), [({"swelling_new": True}, "swelling"), ({"mechanical": True}, "locking")]
)
def test_a_swollen_or_locked_knee_waits_until_the_questions_are_answered_again(facts: dict, expected: str):
    session = told(5, **facts)
    assert code(session) == expected
    asked_again = replace(CLEAR, completed_at=session.told_at + timedelta(seconds=1))
    assert code(session, screened=asked_again) is None
    assert code(session, screened=replace(CLEAR, completed_at=session.told_at)) == expected


@pytest.mark.parametrize("facts", [{"swelling_new": True}, {"mechanical": True}])
@pytest.mark.parametrize(("hours", "is_held"), [(1, True), (71, True), (72, False)])
def test_a_no_after_a_yes_lifts_a_swollen_or_locked_knee_only_after_three_days(facts: dict, hours: int, is_held: bool):
    session = told(3, told_at=NOW - timedelta(hours=hours), **facts)
    found = held(session, screened=replace(CLEAR, completed_at=NOW))
    assert (found is not None) == is_held
    assert found is None or (found.until, found.is_asked) == (NOW + timedelta(hours=72 - hours), True)
    unasked = held(session)
    assert unasked is not None and (unasked.until is None, unasked.is_asked) == (not is_held, False)


def test_swelling_told_again_rests_from_the_last_telling():
    first = told(4, swelling_new=True, told_at=NOW - timedelta(hours=80))
    again = told(2, swelling_new=True, told_at=NOW - timedelta(hours=40))
    found = knee_sign(
        HoldFacts(at=NOW, today=TODAY, screened=replace(CLEAR, completed_at=NOW), sessions=(first, again))
    )
    assert found is not None and found.until == NOW + timedelta(hours=32)


@pytest.mark.parametrize("facts", [{"swelling_new": True}, {"mechanical": True}])
def test_questions_begun_again_do_not_hide_a_swollen_or_locked_knee(facts: dict):
    begun = Screened(completed_at=None, screened_on=None, level=None)
    expected = code(told(5, **facts))
    assert code(told(5, **facts), screened=begun) == expected != "not_screened"


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_questions_begun_again_take_no_urgent_advice_back(level: Level):
    begun = Screened(completed_at=None, screened_on=None, level=None)
    before = UrgentBefore(level=level, told_on=TODAY - timedelta(days=1), rules=("RF14",))
    found = hold(HoldFacts(at=NOW, today=TODAY, screened=begun, urgent_before=before, sessions=(told(5, peak=9),)))
    assert found is not None and (found.code, found.level, found.is_reopened) == (HoldCode.WARNING_SIGN, level, True)
    finished = HoldFacts(at=NOW, today=TODAY, screened=replace(CLEAR, level=Level.SOON), urgent_before=before)
    found = hold(finished)
    assert found is not None and (found.level, found.is_reopened) == (Level.SOON, False)


def test_swelling_told_late_is_not_answered_by_a_screening_from_before_it_was_told():
    session = told(5, swelling_new=True, told_at=NOW - timedelta(hours=1))
    assert code(session, screened=replace(CLEAR, completed_at=NOW - timedelta(days=2))) == "swelling"


def test_a_clinicians_word_after_the_swelling_lifts_it():
    session = told(5, swelling_new=True)
    assert code(session, cleared=Cleared(cleared_on=session.performed_on, recorded_at=NOW)) is None
    before = Cleared(cleared_on=session.performed_on - timedelta(days=1), recorded_at=NOW)
    assert code(session, cleared=before) == "swelling"
    recorded_before = Cleared(cleared_on=session.performed_on, recorded_at=session.told_at)
    assert code(session, cleared=recorded_before) == "swelling"
    assert code(session, assigned_at=NOW) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (16, 2, "stopped_again"),  # 14 days apart
        (17, 2, None),  # 15 days apart
        (5, 4, "stopped_again"),
    ],
)
def test_a_second_stop_in_fourteen_days_needs_a_clinician(first: int, second: int, expected: str | None):
    at_rest = NOW + timedelta(days=3)
    sessions = (told(first, peak=8), told(second, peak=8))
    assert code(*sessions, at=at_rest, today=at_rest.date()) == expected
    cleared = Cleared(cleared_on=TODAY, recorded_at=NOW)
    assert code(*sessions, at=at_rest, today=at_rest.date(), cleared=cleared) is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"peak": 7}, None),
        ({"peak": 8}, "severe_pain"),
        ({"peak": 3, "after": 8}, "severe_pain"),
        ({"morning": 8}, "severe_morning"),
        ({"morning": 7}, None),
    ],
)
def test_pain_of_eight_rests_for_two_days(facts: dict, expected: str | None):
    session = told(2, performed_at=NOW - timedelta(hours=47), **facts)
    assert code(session) == expected


def test_the_rest_after_severe_pain_ends_48_hours_after_it_was_felt():
    session = told(2, peak=8, performed_at=NOW - timedelta(hours=48))
    assert code(session) is None
    found = held(session, at=NOW - timedelta(seconds=1))
    assert found is not None
    assert (found.score, found.until) == (8, NOW)


def test_of_two_rests_the_one_that_ends_later_is_told():
    at = NOW - timedelta(hours=47)
    session = told(2, peak=8, performed_at=at, morning=9, morning_told_at=at + timedelta(hours=12))
    found = held(session)
    assert found is not None
    assert (found.code.value, found.score, found.until) == ("severe_morning", 9, NOW + timedelta(hours=13))


@pytest.mark.parametrize(("facts", "expected"), [({"peak": 8}, False), ({"after": 9}, True), ({"peak": 10}, True)])
def test_pain_of_nine_asks_first_whether_rest_eases_it(facts: dict, expected: bool):
    found = held(told(1, **facts))
    again = held(told(3, peak=8), told(1, **facts))
    assert found is not None and again is not None and again.code is HoldCode.STOPPED_AGAIN
    assert (found.may_be_unrelenting, again.may_be_unrelenting) == (expected, expected)


@pytest.mark.parametrize(("morning", "expected"), [(5, None), (6, "high_morning"), (7, "high_morning")])
def test_a_morning_in_the_stop_zone_rests_today(morning: int, expected: str | None):
    assert code(told(1, morning=morning, morning_on=TODAY)) == expected


def test_a_high_morning_of_another_day_is_over():
    assert code(told(3, morning=7, morning_on=TODAY - timedelta(days=2))) is None


@pytest.mark.parametrize(
    ("peak", "morning", "expected"),
    [(5, None, None), (6, None, "morning_first"), (7, None, "morning_first"), (7, 2, None)],
)
def test_a_painful_session_waits_for_the_morning_after(peak: int, morning: int | None, expected: str | None):
    assert code(told(2, peak=peak, morning=morning)) == expected


def test_a_painful_session_rests_on_its_own_day():
    assert code(told(0, peak=6, morning=None, performed_on=TODAY)) == "painful_session"


def test_only_the_last_session_counts_for_pain_that_has_passed():
    assert code(told(4, peak=7, morning=None), told(2)) is None


def test_the_strictest_reason_is_the_one_that_is_told():
    swollen = told(1, peak=9, morning=7, morning_on=TODAY, swelling_new=True)
    assert code(swollen) == "swelling"
    assert code(swollen, screened=replace(CLEAR, level=Level.URGENT)) == "warning_sign"


scores = st.none() | st.integers(0, 10)
sessions = st.lists(
    st.builds(
        told,
        st.integers(0, 30),
        peak=scores,
        after=scores,
        morning=scores,
        swelling_new=st.none() | st.booleans(),
        mechanical=st.none() | st.booleans(),
    ),
    max_size=4,
).map(tuple)


@given(sessions, st.integers(0, 3), st.integers(0, 10))
def test_more_pain_never_lifts_a_hold(before: tuple[ToldSession, ...], index: int, peak: int):
    if held(*before) is None or index >= len(before):
        return
    session = before[index]
    worse = replace(session, peak=max(peak, session.peak or 0))
    assert held(*before[:index], worse, *before[index + 1 :]) is not None


@given(sessions, st.sampled_from([Level.SOON, Level.URGENT, Level.EMERGENCY]))
def test_nothing_that_happened_hides_a_warning_sign(before: tuple[ToldSession, ...], level: Level):
    assert code(*before, screened=replace(CLEAR, level=level)) == "warning_sign"


@given(sessions)
def test_a_hold_that_time_lifts_says_when(before: tuple[ToldSession, ...]):
    found = held(*before)
    if found and found.code in {HoldCode.SEVERE_PAIN, HoldCode.SEVERE_MORNING}:
        assert found.until > NOW


def test_the_day_is_the_persons_own_day():
    morning_on = date(2027, 1, 19)
    assert code(told(1, morning=7, morning_on=morning_on), today=morning_on) == "high_morning"


def test_warning_signs_and_a_swollen_or_locked_knee_hold_the_whole_plan():
    def blocks(*sessions: ToldSession, **facts: object) -> bool:
        found = held(*sessions, **facts)
        return found is not None and found.blocks_plan

    assert blocks(screened=None)
    assert blocks(told(5, swelling_new=True))
    assert blocks(told(5, mechanical=True))
    assert not blocks(told(0, peak=8))


@pytest.mark.parametrize(("days_ahead", "expected"), [(0, None), (1, "swelling")])
def test_a_clearance_of_a_day_to_come_has_not_been_given(days_ahead: int, expected: str | None):
    cleared = Cleared(cleared_on=TODAY + timedelta(days=days_ahead), recorded_at=NOW)
    assert code(told(5, swelling_new=True), cleared=cleared) == expected


@pytest.mark.parametrize(("days_after", "rests"), [(-1, False), (0, False), (1, True), (2, True), (3, False)])
def test_a_rest_covers_the_days_after_the_pain_up_to_the_day_of_its_end(days_after: int, rests: bool):
    rest = Hold(code=HoldCode.SEVERE_PAIN, felt_on=TODAY, until=NOW + timedelta(days=2))
    assert rest.rests_on(TODAY + timedelta(days=days_after), until_on=TODAY + timedelta(days=2)) is rests


def test_a_wait_that_time_does_not_end_is_no_rest():
    waits = Hold(code=HoldCode.STOPPED_AGAIN, felt_on=TODAY)
    assert waits.rests_on(TODAY + timedelta(days=1), until_on=TODAY + timedelta(days=2)) is False


def test_a_word_between_two_stops_says_nothing_of_the_later_one():
    cleared = Cleared(cleared_on=TODAY - timedelta(days=4), recorded_at=NOW - timedelta(days=4))
    stops = (told(days_ago=12, peak=8), told(days_ago=7, peak=8), told(days_ago=3, peak=9))
    assert code(*stops[:2], cleared=cleared) is None
    found = held(*stops, cleared=cleared)
    assert found is not None and (found.code, found.score) == (HoldCode.STOPPED_AGAIN, 9)


@pytest.mark.parametrize(("later", "is_held"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_a_program_assigned_at_the_moment_of_the_telling_did_not_know_of_it(later: timedelta, is_held: bool):
    stops = (told(days_ago=9, peak=8), told(days_ago=4, peak=8))
    assert (code(*stops, assigned_at=stops[1].told_at + later) is not None) is is_held


def checked(hours_ago: int = 1, **facts: object) -> ToldInCheck:
    at = NOW - timedelta(hours=hours_ago)
    known: dict[str, object] = {"told_on": at.date(), "told_at": at, "pain_worst": 2}
    return ToldInCheck(**(known | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("worst", "hours", "expected"),
    [(7, 1, None), (8, 1, "severe_week"), (10, 47, "severe_week"), (8, 48, None)],
)
def test_the_worst_pain_of_a_week_rests_for_two_days_from_its_telling(worst: int, hours: int, expected: str | None):
    assert code(checks=(checked(hours, pain_worst=worst),)) == expected


@pytest.mark.parametrize(
    ("pain", "hours", "expected"),
    [(8, 1, "severe_now"), (10, 47, "severe_now"), (8, 48, None)],
)
def test_severe_pain_right_now_or_at_rest_rests_for_two_days_from_its_telling(
    pain: int, hours: int, expected: str | None
):
    at = NOW - timedelta(hours=hours)
    screened = replace(CLEAR, pain=ToldPain(score=pain, told_at=at, told_on=at.date()))
    found = held(screened=screened)
    assert (found.code.value if found else None) == expected
    assert found is None or (found.until, found.felt_on) == (at + timedelta(hours=48), at.date())
    assert found is None or (found.code.asks_signs, found.may_be_unrelenting) == (True, pain >= 9)


@pytest.mark.parametrize(
    ("pain", "days_ago", "expected"),
    [(5, 0, None), (6, 0, "high_now"), (7, 0, "high_now"), (8, 0, "severe_now"), (6, 1, None), (7, 1, None)],
)
def test_pain_of_six_right_now_or_at_rest_rests_on_the_day_of_its_telling(
    pain: int, days_ago: int, expected: str | None
):
    at = NOW - timedelta(days=days_ago)
    found = held(screened=replace(CLEAR, pain=ToldPain(score=pain, told_at=at, told_on=at.date())))
    assert (found.code.value if found else None) == expected
    assert found is None or (found.score, found.felt_on, found.blocks_plan) == (pain, TODAY, False)


MONDAY_CHECK = TODAY - timedelta(days=6)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"peak": 5}, None),
        ({"peak": 6}, "signs_first"),
        ({"peak": 2, "after": 6}, "signs_first"),
        ({"morning": 5}, None),
        ({"morning": 6}, "signs_first"),
        ({"peak": 8}, "signs_first"),  # its 48 hours are over
    ],
)
def test_after_pain_of_six_the_next_session_waits_for_the_five_questions(facts: dict, expected: str | None):
    session = told(3, **facts)
    assert code(session, week_told_on=MONDAY_CHECK) == expected
    assert code(session) is None, "outside the weeks of a plan nobody can tell them"


@pytest.mark.parametrize(("seconds", "expected"), [(0, "signs_first"), (1, None)])
def test_the_five_questions_or_the_full_ones_answered_since_let_the_session_begin(seconds: int, expected: str | None):
    session = told(3, peak=7)
    at = session.told_at + timedelta(seconds=seconds)
    check = ToldInCheck(told_on=at.date(), told_at=at, pain_worst=7)
    assert code(session, week_told_on=MONDAY_CHECK, checks=(check,)) == expected
    assert code(session, week_told_on=MONDAY_CHECK, screened=replace(CLEAR, completed_at=at)) == expected
    assert code(session, week_told_on=MONDAY_CHECK, assigned_at=at) == expected
    told_morning = told(3, peak=7, morning=6, morning_told_at=at + timedelta(hours=1))
    assert code(told_morning, week_told_on=MONDAY_CHECK, checks=(check,)) == "signs_first", "the morning came later"


def test_the_five_questions_are_all_that_is_missing_and_come_after_every_rest():
    found = held(told(3, peak=7), week_told_on=MONDAY_CHECK)
    assert found is not None and (found.score, found.blocks_plan, found.code.speaks_of_knee) == (7, False, False)
    assert code(told(3, peak=7, morning=None), week_told_on=MONDAY_CHECK) == "morning_first"
    assert code(told(1, peak=8, performed_at=NOW), week_told_on=MONDAY_CHECK) == "severe_pain"
    assert code(told(3, peak=7), told(2), week_told_on=MONDAY_CHECK) == "signs_first", "a quiet session asks nothing"


def test_a_plan_that_rests_has_no_session_and_every_other_reason_comes_first():
    assert code(is_paused=True) == "paused"
    assert code(told(0, peak=6, morning=None, performed_on=TODAY), is_paused=True) == "painful_session"
    assert code(screened=None, is_paused=True) == "not_screened"


@pytest.mark.parametrize(("worst", "asks"), [(8, False), (9, True), (10, True)])
def test_the_worst_pain_of_a_week_asks_whether_rest_eases_it(worst: int, asks: bool):
    found = held(checks=(checked(pain_worst=worst),))
    assert found is not None and found.code.asks_signs
    assert (found.may_be_unrelenting, found.blocks_plan, found.score) == (asks, False, worst)


@pytest.mark.parametrize(
    ("facts", "expected"), [({"swelling_new": True}, "swelling"), ({"mechanical": True}, "locking")]
)
@pytest.mark.parametrize(("hours", "is_held"), [(1, True), (71, True), (72, False)])
def test_a_knee_sign_of_a_check_rests_for_three_days_as_one_of_a_session(
    facts: dict, expected: str, hours: int, is_held: bool
):
    check = checked(hours, **facts)
    assert code(checks=(check,)) == expected
    asked = replace(CLEAR, completed_at=NOW)
    assert code(checks=(check,), screened=asked) == (expected if is_held else None)
    assert code(checks=(check,), assigned_at=NOW) is None


@pytest.mark.parametrize(
    ("gap", "asked_days_ago", "expected"),
    [
        (28, 40, None),
        (29, 40, "long_gap"),
        (29, 1, "long_gap"),  # answered when the gap was 28 days
        (29, 0, None),
        (57, 28, None),
        (58, 29, "long_gap"),  # answered too long ago
    ],
)
def test_more_than_four_weeks_without_a_session_ask_the_full_questions(
    gap: int, asked_days_ago: int, expected: str | None
):
    day = TODAY - timedelta(days=asked_days_ago)
    screened = replace(CLEAR, screened_on=day)
    found = held(screened=screened, trained_on=TODAY - timedelta(days=gap))
    assert (found.code.value if found else None) == expected
    assert found is None or (found.blocks_plan and not found.code.asks_signs)


MOMENTS = ("peak", "after", "morning", "pain_worst")


def told_pain(moment: str, score: int, hours: int) -> dict[str, object]:
    """Pain told some hours ago: in a session, after it, on the morning after, or as the worst of a week."""
    if moment == "pain_worst":
        return {"checks": (checked(hours, pain_worst=score),)}
    at = NOW - timedelta(hours=hours)
    return {"sessions": (told(5, performed_at=at, told_at=at, morning_told_at=at, **{"peak": 1, moment: score}),)}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    ("score", "hours", "asked_hours_ago", "expected"),
    [
        (8, 48, 500, None),
        (9, 47, 500, "severe"),  # the rest comes first
        (9, 48, 500, "unasked"),
        (10, 600, 601, "unasked"),
        (9, 48, 48, "unasked"),  # finished at the very moment: they did not know of it
        (9, 48, 47, None),
        (9, 48, 1, None),
    ],
)
def test_nobody_goes_on_after_a_nine_before_the_questions_have_asked_about_it(
    moment: str, score: int, hours: int, asked_hours_ago: int, expected: str | None
):
    asked_at = NOW - timedelta(hours=asked_hours_ago)
    screened = Screened(completed_at=asked_at, screened_on=asked_at.date(), level=Level.CLEAR)
    found = held(screened=screened, **told_pain(moment, score, hours))
    assert (found.code.value.split("_")[0] if found else None) == expected
    if expected == "unasked":
        assert found is not None and (found.score, found.level, found.until) == (score, Level.SOON, None)
        assert found.blocks_plan and not found.code.asks_signs


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_clinicians_word_after_a_nine_answers_for_the_questions(moment: str):
    pain, told_at = told_pain(moment, 9, 60), NOW - timedelta(hours=60)
    assert held(**pain).code is HoldCode.UNASKED_PAIN
    assert held(**pain, cleared=Cleared(cleared_on=TODAY, recorded_at=NOW)) is None
    before = held(**pain, cleared=Cleared(cleared_on=TODAY, recorded_at=told_at))
    assert before is not None and before.code is HoldCode.UNASKED_PAIN
    assert held(**pain, assigned_at=NOW) is None


@pytest.mark.parametrize(("cleared_days_ago", "expected"), [(9, "stopped_again"), (5, "stopped_again"), (3, None)])
def test_of_three_stops_the_word_after_the_last_counts(cleared_days_ago: int, expected: str | None):
    """Stops twelve, eight and four days ago; whoever looked between them has not seen the last."""
    at = NOW - timedelta(days=cleared_days_ago)
    cleared = Cleared(cleared_on=at.date(), recorded_at=at)
    stops = [told(days, peak=8) for days in (12, 8, 4)]
    assert code(*stops, cleared=cleared) == expected
    assert code(*stops, cleared=replace(cleared, recorded_at=NOW)) == expected, "told late, and given before"


@pytest.mark.parametrize(
    ("signs", "level"),
    [
        ((("chest_or_calf", "yes"),), Level.EMERGENCY),
        ((("chest_or_calf", "unsure"),), Level.URGENT),
        ((), Level.SOON),
    ],
)
def test_a_line_of_a_check_that_was_no_plain_no_has_its_own_level(signs: tuple[tuple[str, str], ...], level: Level):
    found = held(checks=(checked(asks_more=True, signs=signs),))
    assert found is not None and (found.code, found.level, found.signs) == (HoldCode.NOT_SCREENED, level, signs)


def test_of_two_nines_that_nobody_asked_about_the_later_one_is_told():
    found = held(told(19, peak=10), told(4, peak=9))
    assert found is not None and (found.code, found.score) == (HoldCode.UNASKED_PAIN, 9)
    assert found.felt_on == TODAY - timedelta(days=4)
