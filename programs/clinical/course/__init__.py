"""The course of a program: which planned week is done in which calendar week, and how much of it (§6.3, 6.4, 6.6-6.8).

The calendar is a ceiling. `course` asks of every week that is over whether the next one may begin; `eased` and
`short_version` write down the week that is then done.
"""

from programs.clinical.course.sets import Line, eased_sets
from programs.clinical.course.short_version import short_version
from programs.clinical.course.values import CourseWeek, PlannedWeek, WeekTold
from programs.clinical.course.volume import eased, planned_weeks, weekly_sets
from programs.clinical.course.weeks import ahead, course

__all__ = [
    "CourseWeek",
    "Line",
    "PlannedWeek",
    "WeekTold",
    "ahead",
    "course",
    "eased",
    "eased_sets",
    "planned_weeks",
    "short_version",
    "weekly_sets",
]
