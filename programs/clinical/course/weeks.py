"""One calendar week after the other: what was told of a week decides what the next one holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from programs.clinical.course.deload import offers_short_version
from programs.clinical.course.facts import MOST_WEEKS_LONGER, Facts
from programs.clinical.course.limits import Limit, builds_up, limits
from programs.clinical.course.values import CourseWeek, PlannedWeek, WeekTold
from programs.clinical.decision import Decision
from programs.clinical.reason import Reason

# §6.7: a load goes up by 10 % at most; a week's sets by a fifth (`Facts.most_sets`).
MOST_LOAD_GROWTH = 1.10


def course(planned: Sequence[PlannedWeek], told: Sequence[WeekTold]) -> tuple[CourseWeek, ...]:
    """What every calendar week held, and last what the present one holds (§6.3, 6.4, 6.6-6.8).

    `planned` are the plan's weeks, `told` the calendar weeks that are over, oldest first. No week of the plan is
    left out, none begins before the calendar's, and a week's sets are at most a fifth more than the week before asked.
    A program lasts at most two weeks longer than planned.

    >>> course([PlannedWeek(1), PlannedWeek(2)], [WeekTold()])[-1].content_week
    1
    """
    weeks = tuple(planned)
    first = CourseWeek(
        calendar_week=1,
        content_week=1,
        phase=weeks[0].phase,
        weeks_in_all=len(weeks),
        reason=Reason("course_begins", "6.3", {"week": 1}),
    )
    lived = range(1, len(told) + 1)
    return reduce(lambda so_far, number: (*so_far, _next(Facts(weeks, tuple(told[:number]), so_far))), lived, (first,))


def ahead(planned: Sequence[PlannedWeek], now: CourseWeek, weeks: int) -> CourseWeek:
    """What the week holds that is so many ahead of the present one, if every week till then goes well."""
    plan, went_well = tuple(planned), Facts(tuple(planned), (WeekTold(),), (now,))
    if not weeks:
        return now
    found = builds_up(went_well)
    content = min(now.content_week + 1, len(plan))
    limit = found or Limit(content=content, may_rise=True, reason=Reason("course_ahead", "6.3", {"week": content}))
    return ahead(plan, _answer(went_well, limit), weeks - 1)


def _next(facts: Facts) -> CourseWeek:
    """The answer for the week after the one that was told."""
    over = _over(facts)
    if over is not None:
        return replace(facts.now, calendar_week=facts.next_calendar_week, reason=over, is_over=True, may_rise=False)
    found = limits(facts)
    week = _held_back(facts, found) if found else _on(facts)
    return replace(week, offers_short_version=offers_short_version(facts.told))


def _over(facts: Facts) -> Reason | None:
    """Why no week is left; it stays so. A gap of more than 28 days begins anew (6.8)."""
    if facts.now.is_over:
        return facts.now.reason
    if Decision.NEW_BASELINE in facts.last.said:
        return Reason("course_new_baseline", "6.8")
    if facts.content == len(facts.planned) and not limits(facts):
        return Reason("course_done", "6.9", {"weeks": facts.now.calendar_week})
    if facts.next_calendar_week > facts.longest:
        return Reason("course_longest", "6.8", {"longer": MOST_WEEKS_LONGER})
    return None


def _on(facts: Facts) -> CourseWeek:
    """The next planned week."""
    content = facts.content + 1
    opens = facts.phase(content) > facts.phase(facts.content)
    params = {"week": content, "phase": facts.phase(content)}
    reason = Reason("course_phase_opens", "6.4", params) if opens else Reason("course_goes_on", "6.3", params)
    return _answer(facts, Limit(content=content, may_rise=True, reason=reason))


def _held_back(facts: Facts, found: tuple[Limit, ...]) -> CourseWeek:
    """The most careful of all that was said, with the first reason."""
    return _answer(
        facts,
        Limit(
            content=min(limit.content for limit in found),
            share=min(limit.share for limit in found),
            load_share=min(limit.load_share for limit in found),
            may_rise=all(limit.may_rise for limit in found),
            reason=found[0].reason,
        ),
    )


def _answer(facts: Facts, limit: Limit) -> CourseWeek:
    """What a limit leaves of its week, as far as one week may rise: also on the way back from an eased week [D]."""
    planned, week, now = len(facts.planned), facts.next_calendar_week, facts.now
    return CourseWeek(
        calendar_week=week,
        content_week=limit.content,
        phase=facts.phase(limit.content),
        share=facts.planned[limit.content - 1].share_within(limit.share, facts.most_sets),
        load_share=_hundredths(min(limit.load_share, MOST_LOAD_GROWTH * now.load_share)),
        may_rise=limit.may_rise,
        weeks_in_all=min(week + planned - limit.content, facts.longest),
        reason=limit.reason,
    )


def _hundredths(share: float) -> float:
    """Rounded down, and never above all."""
    return math.floor(100 * min(share, 1.0) + 1e-6) / 100
