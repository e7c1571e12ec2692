"""What the pain of a calendar week asks of the next one: all its sessions and runs, and the checks that speak of it
(§6.6 rows 1-7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from programs.clinical.decision import STRICTEST_FIRST, NextStep
from programs.clinical.logged import Scores, worst_of
from programs.clinical.progression.rating import rated_on
from programs.clinical.progression.red_day import ToldDay, red_days, severe_days
from programs.clinical.progression.run import decide_run
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.session import Session, week_trend, week_worst
from programs.clinical.progression.week import decide_week
from programs.clinical.progression.week_so_far import RED
from programs.clinical.screening.rescreen import WEEKLY_DAYS
from programs.clinical.told_course import CourseFacts, DoneSession

# From this day of a week on (0 = its first) most of the seven days a check speaks of lie in that week [D].
MOSTLY_THIS_WEEK = 3


def pain_of_the_week(facts: CourseFacts, number: int, *, day: date) -> NextStep | None:
    """Rows 1 to 7 for a calendar week, as told by a `day`: its worst pain against the weeks before, and each of its
    sessions, a run by the stricter rows of a run. The strictest decides, and the others stand beside it: a calm Friday
    does not undo a red Wednesday. None = no pain was told, and nothing that stops or eases."""
    pains = [_before(facts), *(_worst(facts, one, day) for one in range(1, number + 1))]
    done = [one for one in facts.sessions if facts.week_on(one.done_on) == number]
    severe = severe_days(_days(facts))
    steps = [step for one in done for step in _judged(facts, one, pains, severe)]
    steps = steps or [decide_week(pains, irritability=facts.irritability)]
    strictest = min(reversed(steps), key=lambda step: STRICTEST_FIRST.index(step.decision))
    if pains[-1] is None and strictest.decision not in RED:
        return None
    said = dict.fromkeys(decision for step in steps for decision in (step.decision, *step.also))
    return replace(strictest, also=tuple(one for one in said if one is not strictest.decision))


def judged_session(one: DoneSession) -> Session:
    """What was told, as the pain table reads it."""
    return Session(
        peak=one.peak,
        morning_delta=one.morning_rise,
        morning=one.morning,
        settles_minutes=one.settles_minutes,
        swelling_new=one.swelling_new,
        mechanical=one.mechanical,
        rpe=one.effort,
        day=one.done_on.toordinal(),
        eased=one.fell_short,
        lowest_ceiling=one.lowest_ceiling,
    )


def red_days_of(facts: CourseFacts) -> list[date]:
    """The days on which something was eased or stopped, as told so far."""
    return [date.fromordinal(day) for day in red_days(_days(facts), rated=facts.irritability)]


def _days(facts: CourseFacts) -> list[ToldDay]:
    return [
        ToldDay(day=one.done_on.toordinal(), session=judged_session(one), has_run=one.has_run, is_severe=one.is_severe)
        for one in facts.sessions
    ]


def _judged(facts: CourseFacts, one: DoneSession, pains: list[int | None], severe: Sequence[int]) -> Iterator[NextStep]:
    """A run by its own rows, strengthening by those of an exercise, and what holds both by both."""
    session = judged_session(one)
    rated = rated_on(one.done_on.toordinal(), severe, facts.irritability)
    if one.has_run:
        state = RunState(step=facts.planned(one.week).run_step)
        trend, worst = week_trend(pains), week_worst(pains)
        yield decide_run(state, [session], irritability=rated, week_trend=trend, week_worst=worst)
    if not one.is_run:
        yield decide_week(pains, [session], irritability=rated)


def _before(facts: CourseFacts) -> int | None:
    """The worst pain of the week before the first one: as it was told in an earlier program's checks of these seven
    days, else in the answers before the plan, which may be older."""
    told = (one.pain_worst for one in facts.checks if facts.week_on(one.told_on) == 0)
    return max(told, default=facts.pain_before)


def _worst(facts: CourseFacts, number: int, day: date) -> int | None:
    """The worst pain of a calendar week: of its sessions and their mornings, and of every check that speaks of it. A
    later check takes nothing back; only a correction does, and what was corrected is not here."""
    sessions = [one for one in facts.sessions if facts.week_on(one.done_on) == number]
    told = [worst_of(Scores(peak=one.peak, morning=one.morning)) for one in sessions]
    return max((pain for pain in (*told, *_checked(facts, number, day)) if pain is not None), default=None)


def _checked(facts: CourseFacts, number: int, day: date) -> list[int]:
    """Told late in the week itself or early in the week after: the seven days it speaks of lie mostly in this week.
    Where there is none, any that touches it."""
    known = [one for one in facts.checks if one.told_on <= day]
    within = [one for one in known if facts.week_on(one.told_on) == number]
    after = [one for one in known if facts.week_on(one.told_on) == number + 1]
    late = [one for one in within if _day_of_week(facts, one.told_on) >= MOSTLY_THIS_WEEK]
    early = [one for one in after if _day_of_week(facts, one.told_on) < MOSTLY_THIS_WEEK]
    return [one.pain_worst for one in ([*late, *early] or after or within)]


def _day_of_week(facts: CourseFacts, day: date) -> int:
    """0 = the first day of its calendar week."""
    return (day - facts.starts_on).days % WEEKLY_DAYS
