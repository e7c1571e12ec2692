"""Laws over whole diaries, lived day by day by the simulator: no log, however odd, gives more than it has earned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from programs.clinical.decision import Decision
from programs.clinical.progression.change import BANDS
from programs.clinical.values import Irritability
from tests.clinical.diaries import Story, stories
from tests.clinical.law_settings import on_a
from tests.clinical.lived import RUN, Asked, Decided, Life, Telling

pytestmark = pytest.mark.laws

QUIET_PEAK, HARDEST_EFFORT = 2, 7
RAISED_SCORES = ("peak", "after", "morning")


@on_a()
@given(stories())
def test_nothing_progresses_unless_two_sessions_in_a_row_passed_every_gate(story: Story) -> None:
    life = story.lived()
    for before, latest in with_the_one_before(life):
        if latest.step.decision is Decision.PROGRESS:
            assert before is not None
            assert passes_every_gate(before, life)
            assert passes_every_gate(latest, life)


@on_a(10)
@given(stories())
def test_nothing_progresses_from_a_red_day(story: Story) -> None:
    for decided in story.lived().decided:
        if decided.telling.is_red:
            assert decided.step.decision is not Decision.PROGRESS


@on_a(10)
@given(stories())
def test_no_dose_is_higher_after_a_red_day_than_on_it(story: Story) -> None:
    for before, after in one_after_the_other(story.lived()):
        if before.telling.is_red:
            assert raised(before.asked, after.asked) == []


@on_a(20)
@given(stories())
def test_never_two_variables_of_an_exercise_go_up_at_once(story: Story) -> None:
    for before, after in one_after_the_other(story.lived()):
        assert len(raised(before.asked, after.asked)) <= 1


@on_a(20)
@given(stories())
def test_a_week_missed_never_raises_anything(story: Story) -> None:
    life = story.lived()
    for before, after in one_after_the_other(life):
        if after.day - before.day >= 7 and before.step.decision is not Decision.PROGRESS:
            assert raised(before.asked, after.asked) == []


@on_a(20)
@given(stories())
def test_after_swelling_or_locking_nothing_is_asked_until_somebody_has_looked(story: Story) -> None:
    alone = replace(story, diary=replace(story.diary, seen_after=None)).lived()
    signs = [done.day for done in alone.decided if done.telling.swelling or done.telling.mechanical]
    assert all(asked.day <= min(signs) for asked in alone.asked if signs)


@on_a(20)
@given(stories())
def test_after_severe_pain_two_days_are_free(story: Story) -> None:
    life = story.lived()
    severe = {done.day for done in life.decided if max(done.telling.peak or 0, done.telling.after or 0) >= 8}
    assert not [day for day in severe for asked in life.asked if day < asked.day < day + 2]


@on_a(10)
@given(stories(), st.integers(0, 17), st.sampled_from(RAISED_SCORES), st.integers(1, 9))
def test_more_pain_on_any_day_never_gives_a_higher_dose_in_that_week(
    story: Story, number: int, score: str, more: int
) -> None:
    """As long as both do the same sessions: one that waits because of the pain is not told, and cannot warn either."""
    calm_life, sore_life = story.lived(), with_more_pain(story, number, score, more).lived()
    assume(number < len(calm_life.session_days))
    week = calm_life.session_days[number] // 7
    parted_on = min(days_done(calm_life) ^ days_done(sore_life), default=7 * (week + 1))
    calm = {(done.day, done.asked.place, done.asked.code): done.asked for done in calm_life.decided}
    for done in sore_life.decided:
        other = calm.get((done.day, done.asked.place, done.asked.code))
        if other is not None and done.day // 7 == week and done.day < parted_on:
            assert raised(other, done.asked) == []


def days_done(life: Life) -> set[int]:
    """The days on which something was done."""
    return {done.day for done in life.decided}


def passes_every_gate(done: Decided, life: Life) -> bool:
    """Read from what was told, not from what the rules made of it."""
    told, is_run = done.telling, done.asked.place == RUN
    if None in (told.before, told.peak, told.morning) or told.swelling is not False or told.mechanical is not False:
        return False
    allowed_rise = 1 if life.irritability is Irritability.HIGH and not is_run else 0
    calm = max(told.peak, told.after or 0) <= QUIET_PEAK and told.morning - told.before <= allowed_rise
    easy = is_run if told.effort is None else told.effort <= HARDEST_EFFORT
    complete = not (told.short or told.one_leg or (told.lighter and done.asked.dose.load_kg))
    return calm and easy and complete


def with_the_one_before(life: Life) -> Iterator[tuple[Decided | None, Decided]]:
    """Every session of an exercise on its place, with the one before it."""
    last: dict[tuple[str, str], Decided] = {}
    for decided in life.decided:
        key = decided.asked.place, decided.asked.code
        yield last.get(key), decided
        last[key] = decided


def one_after_the_other(life: Life) -> Iterator[tuple[Decided, Decided]]:
    """The same without the first of each."""
    return ((before, after) for before, after in with_the_one_before(life) if before)


def raised(before: Asked, after: Asked) -> list[str]:
    """What is asked more of the same exercise, or of the run, than before."""
    old, new = levels(before), levels(after)
    return [name for name in old if new[name] > old[name] + 1e-9]


def levels(asked: Asked) -> dict[str, float]:
    """A dose as numbers of which each is more work when it is higher; a heavier load starts at fewer repetitions."""
    dose = asked.dose
    return {
        "sets": dose.sets or 0,
        "reps": (dose.reps or (0, 0))[0],
        "hold": (dose.hold_seconds or (0, 0))[0],
        "duration": (dose.duration_seconds or (0, 0))[0],
        "load": dose.load_kg or 0,
        "band": BANDS.index(dose.band) if dose.band in BANDS else -1,
        "lowering": int(dose.tempo[0]) if dose.tempo and dose.tempo[0].isdigit() else 0,
        "minutes": asked.minutes,
    }


def with_more_pain(story: Story, number: int, score: str, more: int) -> Story:
    """The same story with one score of one session higher; another example where there is none to raise."""
    told = [*story.diary.sessions, *([Telling()] * (number + 1))]
    entry = told[number]
    assume(entry is not None and getattr(entry, score) is not None)
    told[number] = replace(entry, **{score: min(10, getattr(entry, score) + more)})
    return replace(story, diary=replace(story.diary, sessions=tuple(told)))
