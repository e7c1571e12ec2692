"""What is taken when: the schedule of the measures as data (§4.3, with the rhythms of 4.2)."""

from __future__ import annotations

from dataclasses import dataclass

#: The week of the re-test in the middle, and the last look after the program (§4.3).
MIDDLE_WEEK = 3
LAST_LOOK_WEEK = 12
#: Own activities, PSFS (§4.2).
OWN_ACTIVITIES_EVERY_WEEKS = 2

#: The measures that a plan lists by week; everything else is asked where its own page stands.
LISTED = ("AKPS", "PAIN_WORST", "PAIN_USUAL", "PSFS", "GROC")


@dataclass(frozen=True, slots=True)
class Look:
    """One row of the schedule: when, and what is taken."""

    when: str
    takes: tuple[str, ...]


BASELINE = Look(
    "baseline",
    ("FULL_SCREEN", "AKPS", "PAIN_WORST", "PAIN_USUAL", "PAIN_NOW", "PSFS", "TESTS", "RUNNING_HISTORY"),
)
EVERY_SESSION = Look(
    "every_session",
    ("PAIN_BEFORE", "PAIN_PEAK", "PAIN_AFTER", "SETS_REPS_LOAD", "EFFORT", "NEW_SWELLING"),
)
NEXT_MORNING = Look("next_morning", ("PAIN_MORNING",))
WEEKLY = Look("weekly", ("PAIN_WORST", "PAIN_USUAL", "RESCREEN", "ADHERENCE", "EFFORT_TREND"))
SECOND_WEEKS = Look("every_2_weeks", ("PSFS",))
MIDDLE = Look("week_3", ("AKPS", "GROC", "TESTS_OF_DEFICITS"))
#: Everything of the baseline but the history; the change as the person sees it is asked from here on (4.2).
LAST_WEEK = Look("last_week", (*(take for take in BASELINE.takes if take != "RUNNING_HISTORY"), "GROC"))
LAST_LOOK = Look("week_12", ("AKPS", "PAIN_WORST", "PAIN_USUAL", "PSFS", "GROC", "STILL_RUNNING"))

#: The whole table, in its order.
LOOKS = (BASELINE, EVERY_SESSION, NEXT_MORNING, WEEKLY, SECOND_WEEKS, MIDDLE, LAST_WEEK, LAST_LOOK)


def listed_in(week: int, weeks_count: int) -> tuple[str, ...]:
    """The listed measures of a week of a plan, 0 = baseline.

    >>> listed_in(0, 6), listed_in(3, 6)
    (('AKPS', 'PAIN_WORST', 'PAIN_USUAL', 'PSFS'), ('AKPS', 'PAIN_WORST', 'PAIN_USUAL', 'GROC'))
    """
    falls_due = {
        BASELINE: week == 0,
        WEEKLY: week <= weeks_count,
        SECOND_WEEKS: week % OWN_ACTIVITIES_EVERY_WEEKS == 0 and week <= weeks_count,
        MIDDLE: week == MIDDLE_WEEK,
        LAST_WEEK: week == weeks_count,
        LAST_LOOK: week == LAST_LOOK_WEEK,
    }
    taken = {take for look, is_due in falls_due.items() if is_due for take in look.takes}
    return tuple(measure for measure in LISTED if measure in taken)
