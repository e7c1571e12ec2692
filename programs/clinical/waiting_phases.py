"""Phases that the plan's own calendar reaches before they can open (§6.3, 6.4).

The calendar is a ceiling. Where a plan has fewer sessions than a phase asks for, or a run that is still too short, the
person hears of it with the plan and not on the day on which the phase stays shut.
"""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.generation.days import STRENGTH_DAYS_A_WEEK
from programs.clinical.generation.phases import phases
from programs.clinical.plan import ProgramPlan, WeekPlan
from programs.clinical.progression.phase_entry import PHASES_WITH_ENTRY, Criterion, Readiness, State, entry
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

MOST_DAYS = max(STRENGTH_DAYS_A_WEEK)

#: The criteria of 6.4 that a plan fixes beforehand -> what is told where it falls short.
PLANNED = {"sessions_done": "phase_waits_sessions", "run_step": "phase_waits_run"}
#: The same for a plan that has walks or rests for its runs until then: no run that goes well would ever open the phase.
NEVER_RUNS = "phase_waits_no_run"


def waiting_phases(plan: ProgramPlan) -> tuple[Reason, ...]:
    """One reason for each phase and criterion that the plan cannot meet even if all of it is done; params: the `phase`,
    what it has by then (`value`) and what is `needed`."""
    return tuple(_waiting(plan))


def is_tight(weeks_count: int, irritability: Irritability) -> bool:
    """Whether a plan of this length needs weeks again: even with three strength days some phase has fewer sessions than
    the next one asks for (6.3, 6.4). Told before a length is chosen.

    >>> is_tight(4, Irritability.LOW), is_tight(5, Irritability.LOW)
    (True, False)
    """
    by_week = phases(weeks_count, irritability)
    return any(
        line.code == "sessions_done" and line.state is State.NOT_MET
        for phase in PHASES_WITH_ENTRY
        if phase in by_week
        for line in entry(phase, Readiness(sessions_done=MOST_DAYS * by_week.count(phase - 1))).criteria
    )


def _waiting(plan: ProgramPlan) -> Iterator[Reason]:
    for phase in PHASES_WITH_ENTRY:
        if phase in {week.phase for week in plan.weeks}:
            for line in _short_of(plan, phase):
                yield Reason(_code(plan, line), "6.4", {"phase": phase, "value": line.value, "needed": line.needed})


def _code(plan: ProgramPlan, line: Criterion) -> str:
    never_runs = line.code == "run_step" and not any(week.running.allowed for week in plan.weeks)
    return NEVER_RUNS if never_runs else PLANNED[line.code]


def _short_of(plan: ProgramPlan, phase: int) -> Iterator[Criterion]:
    weeks = [week for week in plan.weeks if week.phase == phase - 1]
    criteria = entry(phase, _ready(weeks)).criteria if weeks else ()
    yield from (line for line in criteria if line.code in PLANNED and line.state is State.NOT_MET)


def _ready(weeks: list[WeekPlan]) -> Readiness:
    """What is known after these weeks if everything in them is done."""
    run = weeks[-1].running
    return Readiness(
        sessions_done=sum(day.kind == "strength" for week in weeks for day in week.days),
        run_step=run.step,
        runs_continuously=run.allowed and run.step is None,
    )
