"""Findings that a plan, or its last week, has no exercise for, and why not: nothing that was found is passed over in
silence (6.5.10)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.reach import reach_of
from programs.clinical.generation.reasons import trained
from programs.clinical.plan import ProgramPlan, WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability

#: Findings that words or an extra answer, with or without an exercise (5.3, G12, R10).
ANSWERED_OTHERWISE = frozenset({"rigid_foot", "high_arch", "low_cadence"})


def waiting_findings(
    plan: ProgramPlan, case: Case, examination: Examination, catalogue: Catalogue
) -> tuple[Reason, ...]:
    """One reason for each finding without an exercise in any week, or in the last one, each leg's its own; its params
    are the finding's code, leg and grade. The codes:
    `waits_not_for_you` (kit, health), `waits_calm` (a highly irritable knee), `waits_room` (caps and minutes),
    `ends_room`: only the first weeks have one; and
    `waits_two_to_one`: a low ratio of a highly irritable knee, whose bridge is no hamstring exercise (6.5.6)."""
    return tuple(_waiting(plan, case, examination, catalogue))


def _waiting(plan: ProgramPlan, case: Case, examination: Examination, catalogue: Catalogue) -> Iterator[Reason]:
    reach = reach_of(case, examination, catalogue, plan.weeks_count)
    answered = set().union(*map(_answered, plan.weeks))
    at_last = _answered(plan.weeks[-1])
    for found in trained(examination.findings):
        side = found.side.value if found.side else None
        params = {"finding": found.code, "side": side, "grade": found.grade.value}
        if found.code == "low_hq_ratio" and examination.irritability is Irritability.HIGH:
            yield Reason("waits_two_to_one", "6.2", params)
        elif found.code in at_last | ANSWERED_OTHERWISE:
            continue
        elif found.code in answered:
            yield Reason("ends_room", "6.5.4", params)
        elif not any(one in reach.permitted for one in catalogue if found.code in catalogue[one].addresses):
            yield Reason("waits_not_for_you", "6.5.9", params)
        elif examination.irritability is Irritability.HIGH:
            yield Reason("waits_calm", "6.2", params)
        else:
            yield Reason("waits_room", "6.5.4", params)


def _answered(week: WeekPlan) -> set[str]:
    return {reason.code for item in week.prescriptions for reason in item.reasons}
