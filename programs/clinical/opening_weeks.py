"""Weeks in which a phase brings many new exercises at once, told with the plan (§6.1, 6.4).

A phase changes what is trained; each exercise begins with its first dose, and the run that goes up beside it is one
step. Who meets three new exercises in a week hears so before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from programs.clinical.exercise import Catalogue
from programs.clinical.generation.doses import is_strengthening
from programs.clinical.plan import ProgramPlan, WeekPlan
from programs.clinical.reason import Reason

#: From so many on they are told [D].
MANY_NEW = 3


def opening_weeks(plan: ProgramPlan, catalogue: Catalogue) -> tuple[Reason, ...]:
    """One reason for each week that opens a phase with at least three strengthening exercises that no week before had;
    params: the `week`, the `phase` and their `count`. `phase_new_and_run` where the run goes up as well."""
    return tuple(_opening(plan, catalogue))


def _opening(plan: ProgramPlan, catalogue: Catalogue) -> Iterator[Reason]:
    known: set[str] = set()
    for before, week in pairwise(plan.weeks):
        known |= _strengthening(before, catalogue)
        count = len(_strengthening(week, catalogue) - known)
        if week.phase > before.phase and count >= MANY_NEW:
            rises = week.running.minutes > before.running.minutes
            code = "phase_new_and_run" if rises else "phase_new"
            yield Reason(code, "6.4", {"week": week.week, "phase": week.phase, "count": count})


def _strengthening(week: WeekPlan, catalogue: Catalogue) -> set[str]:
    return {item.exercise for item in week.prescriptions if is_strengthening(catalogue[item.exercise])}
