"""What is measured and tested again, and when (evidence.md 4.3, section 3)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.case import Case
from programs.clinical.examination import Examination, Finding
from programs.clinical.findings import ORDER
from programs.clinical.generation.reasons import distance
from programs.clinical.measures import MEASURES, cutoffs_for
from programs.clinical.measures.measure import LOW
from programs.clinical.plan import MeasureDue, Retest
from programs.clinical.reason import Reason
from programs.clinical.values import Grade, Irritability

MIDDLE_WEEK = 3  # AKPS, GROC and the key tests
OWN_ACTIVITIES_EVERY_WEEKS = 2  # PSFS (4.2)
#: Twelve weeks are a fair trial: once more after the program (4.3, 6.9).
LAST_LOOK_WEEK = 12
LAST_LOOK = ("AKPS", "PAIN_WORST", "PAIN_USUAL", "PSFS", "GROC")

#: First 0.50, then 0.60 (6.5.6).
BY_WAY_OF_MINIMUM = frozenset({"T03"})

#: Shape of the feet and turn of the hips do not change in six weeks: not asked again.
NOT_RETESTED = frozenset({"T20", "T21", "T22", "T23"})


def measures_due(weeks_count: int) -> tuple[MeasureDue, ...]:
    """The outcomes of a plan by week, 0 = baseline. Pain every week; AKPS in week 3 and at the end; own
    activities every two weeks; the change as the person sees it (GROC) in week 3 and at the end; all of them
    once more in week 12."""
    during = (MeasureDue(measure, week) for week in range(weeks_count + 1) for measure in _due(week, weeks_count))
    return (*during, *(MeasureDue(measure, LAST_LOOK_WEEK) for measure in LAST_LOOK))


def retests(case: Case, examination: Examination, weeks_count: int) -> tuple[Retest, ...]:
    """The tests of the deficits in week 3, of all findings in the last week, with what to reach.

    Tests that load the knee wait for the last week where irritability is high (section 3).
    """
    tested = [finding for finding in examination.findings if finding.test not in NOT_RETESTED and not _is_trap(finding)]
    early = [finding for finding in tested if finding.grade is Grade.DEFICIT and _may_load(finding, examination)]
    return tuple(
        Retest(finding.test, week, _target(case, finding, is_last=week == weeks_count))
        for week, due in ((MIDDLE_WEEK, early), (weeks_count, tested))
        for finding in _one_a_test(due)
    )


def _is_trap(finding: Finding) -> bool:
    """A ratio that looks too good has no target of its own: the quadriceps are tested instead (X8)."""
    return finding.test == "T03" and finding.code == "weak_quads"


def _due(week: int, weeks_count: int) -> Iterator[str]:
    is_last = week == weeks_count
    if week in (0, MIDDLE_WEEK) or is_last:
        yield "AKPS"
    yield "PAIN_WORST"
    yield "PAIN_USUAL"
    if week % OWN_ACTIVITIES_EVERY_WEEKS == 0 or is_last:
        yield "PSFS"
    if week == MIDDLE_WEEK or is_last:
        yield "GROC"


def _one_a_test(findings: list[Finding]) -> list[Finding]:
    """Of each test the finding of the leg that is further from its goal, most needed first; no leg comes first."""
    worst: dict[str, Finding] = {}
    for finding in sorted(findings, key=_need):
        worst.setdefault(finding.test, finding)
    return list(worst.values())


def _need(finding: Finding) -> tuple[int, int, int, float, str]:
    grade, test, number, word = distance(finding)
    return grade, ORDER.index(finding.code), test, number, word


def _may_load(finding: Finding, examination: Examination) -> bool:
    return examination.irritability is not Irritability.HIGH or not MEASURES[finding.test].loads_knee


def _target(case: Case, finding: Finding, *, is_last: bool) -> Reason:
    """The first value that is fine; where high is worse, the first that is not. The ratio goes by way of its
    minimum (6.5.6)."""
    cutoffs = cutoffs_for(finding.test, case.person)
    params = {"test": finding.test, "value": finding.value, "unit": finding.unit}
    if cutoffs is None:
        return Reason("retest_even", "4.3", params)
    halfway = finding.test in BY_WAY_OF_MINIMUM and finding.grade is Grade.DEFICIT and not is_last
    goal = cutoffs.deficit if halfway else cutoffs.borderline
    if _is_reached(finding, goal, worse=cutoffs.worse):  # found by the difference between the legs, or a ratio too high
        return Reason("retest_even", "4.3", params)
    fine_from = "retest_above" if cutoffs.at_cut else "retest_at_least"
    return Reason(fine_from if cutoffs.worse == LOW else "retest_below", "4.3", {**params, "goal": goal})


def _is_reached(finding: Finding, goal: float, *, worse: str) -> bool:
    """Whether the value is already beyond what the cut-off asks: then the cut-off is no target."""
    if not isinstance(finding.value, int | float):
        return False
    return finding.value >= goal if worse == LOW else finding.value < goal
