"""What the next phase still waits for where all that opens it is done: mostly the week that runs (§6.3, 6.4, 6.6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from programs.clinical.content_week import lived, next_entry
from programs.clinical.course import course
from programs.clinical.reason import Reason
from programs.clinical.told_course import CourseFacts

#: By the reason for which the week to come would not be the first of the phase, were this one over now.
WAITS_FOR: Mapping[str, str] = MappingProxyType(
    {
        "course_phase_opens": "opens_next_week",
        "course_goes_on": "opens_after_weeks",
        "course_builds_up": "opens_after_weeks",
        "course_few_sessions": "opens_after_sessions",
        "course_not_told": "opens_after_telling",
        "course_stopped": "opens_after_calm_week",
        "course_sore_day": "opens_after_calm_week",
        "course_week_rising": "opens_after_calm_week",
        "course_week_worse": "opens_after_calm_week",
        "course_deload": "opens_after_weeks",
        "course_repeat_week": "opens_after_gap",
        "course_restart_phase": "opens_after_gap",
        "course_phase_closed": "opens_after_last_look",
    }
)


def opens_when(facts: CourseFacts, *, day: date) -> Reason | None:
    """Why a phase that is near, and whose every criterion is met (`next_entry`), has not begun; None for any other."""
    found = next_entry(facts, day=day)
    if found is None or not found.is_open:
        return None
    number = max(facts.week_on(day), 1)
    if number >= len(facts.weeks):
        return Reason("opens_next_plan", "6.4", {"phase": found.phase})
    plan, told = lived(facts, number + 1, day=day)
    now, to_come = (week.reason.code for week in course(plan, told)[-2:])
    if now == "course_not_told":
        to_come = now
    elif to_come == "course_not_told" and not told[-1].is_complete:
        to_come = "course_few_sessions"
    code = WAITS_FOR.get(to_come)
    return Reason(code, "6.4", {"phase": found.phase}) if code else None
