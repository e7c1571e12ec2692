"""All that is told with a plan besides its weeks: what waits, what falls back and what is new at once."""

from __future__ import annotations

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue
from programs.clinical.fewer_sets import fewer_sets
from programs.clinical.generation.waiting import waiting_findings
from programs.clinical.opening_weeks import opening_weeks
from programs.clinical.plan import ProgramPlan
from programs.clinical.reason import Reason
from programs.clinical.waiting_phases import waiting_phases


def told_of_plan(plan: ProgramPlan, case: Case, examination: Examination, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Findings that wait, phases that wait, weeks with fewer sets, weeks with many new exercises, in this order."""
    return (
        *waiting_findings(plan, case, examination, catalogue),
        *waiting_phases(plan),
        *fewer_sets(plan, catalogue),
        *opening_weeks(plan, catalogue),
    )
