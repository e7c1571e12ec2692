"""What is measured and tested again, and when (§4.3, section 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial, reduce

from programs.clinical.case import Case
from programs.clinical.examination import Examination, Finding
from programs.clinical.findings import ORDER
from programs.clinical.generation.reasons import distance
from programs.clinical.irritability import WORST_PAIN
from programs.clinical.looks import LAST_LOOK_WEEK, MIDDLE_WEEK, listed_in
from programs.clinical.measures import (
    MEASURES,
    ResultClass,
    classify,
    cutoffs_for,
    smallest_change,
    stopped_tests,
    values_of,
    was_done,
)
from programs.clinical.measures.cutoffs import Cutoffs
from programs.clinical.measures.measure import LOW
from programs.clinical.measures.readings import STOP_ABOVE_PAIN, Value, worse_of
from programs.clinical.offer import EASIER_FOR, GIVEN_BY, NEVER_OFFERED, OFFERED_AGAIN_WEEK, REST_PAIN_WAITS
from programs.clinical.plan import MeasureDue, Retest
from programs.clinical.reason import Param, Reason
from programs.clinical.values import Grade

#: First 0.50, then 0.60 (6.5.6).
BY_WAY_OF_MINIMUM = frozenset({"T03"})

#: A test that is offered in week 3 only where the other one cannot be done.
STANDS_FOR = {**EASIER_FOR, **GIVEN_BY}

#: Shape of the feet and turn of the hips do not change in three weeks: once more in the last week is enough [D].
NOT_IN_WEEK_3 = frozenset({"T20", "T21", "T22", "T23"})


def measures_due(weeks_count: int) -> tuple[MeasureDue, ...]:
    """The outcomes of a plan by week, 0 = baseline, and the last look in week 12 (`looks`)."""
    weeks = (*range(weeks_count + 1), LAST_LOOK_WEEK)
    return tuple(MeasureDue(measure, week) for week in weeks for measure in listed_in(week, weeks_count))


def retests(case: Case, examination: Examination, weeks_count: int) -> tuple[Retest, ...]:
    """The tests of the deficits in week 3, everything that was measured in the last week, with what to reach (§4.3).

    A test that pain stopped is tried again in week 3. Of the tests that wait now, because irritability is high or the
    knee hurts at rest, those that were measured before wait for the last week (§3), the others are offered in week 3.
    """
    waiting = {test.test for test in examination.tests_withheld}
    early = [finding for finding in examination.findings if finding.grade is Grade.DEFICIT]
    in_middle = [finding for finding in early if finding.test not in NOT_IN_WEEK_3 | waiting]
    stopped = stopped_tests(case)
    return (
        *(Retest(found.test, MIDDLE_WEEK, _target(case, found, is_last=False)) for found in _one_a_test(in_middle)),
        *(_again(test, MIDDLE_WEEK) for test in stopped if test not in waiting),
        *(_at_last(test) for test in _not_yet_done(case, waiting) if test not in stopped),
        *_in_the_last_week(case, examination.findings, weeks_count),
        *(_again(test, weeks_count) for test in stopped if test in waiting),
    )


def _in_the_last_week(case: Case, findings: tuple[Finding, ...], week: int) -> Iterator[Retest]:
    """What was found first, then what was fine, in the order of §3.1."""
    found = _one_a_test(finding for finding in findings if not _is_trap(finding))
    yield from (Retest(finding.test, week, _target(case, finding, is_last=True)) for finding in found)
    told = {finding.test for finding in found} | NEVER_OFFERED
    for test in MEASURES:
        values = values_of(case, test)
        if values and test not in told:
            yield Retest(test, week, _kept(test, list(values.values()), case))


def _kept(test: str, values: list[Value], case: Case) -> Reason:
    """What was fine is to stay so; what has no number to reach is looked at again."""
    worst = reduce(partial(worse_of, MEASURES[test]), values)
    if classify(test, worst, case.person) is not ResultClass.OK or isinstance(worst, str):
        return Reason("retest_look", "4.3", {"test": test})
    return Reason("retest_keep", "4.3", {"test": test, "value": worst, "unit": MEASURES[test].unit})


def _again(test: str, week: int) -> Retest:
    return Retest(test, week, Reason("retest_stopped", "3", {"test": test, "limit": STOP_ABOVE_PAIN}))


def _not_yet_done(case: Case, waiting: Collection[str]) -> Iterator[str]:
    """Of the tests that wait those that this person can do and that no other one has answered. Walk and hops are asked
    at the gate of running (7.2)."""
    fit = {test for test in waiting if _has_machines(case, test) and not MEASURES[test].needs_running}
    done = {test for test in MEASURES if was_done(case, test)}
    answered = done | ({"T01"} if "T01b" in done else set())
    if not case.all_tests_ok:
        yield from (test for test in MEASURES if test in fit - answered and STANDS_FOR.get(test) not in fit | done)


def _has_machines(case: Case, test: str) -> bool:
    row = MEASURES[test]
    return row.place == "home" or set(row.equipment) <= case.wishes.equipment


def _at_last(test: str) -> Retest:
    """The first time, if the knee is calm by then."""
    told: dict[str, Param] = {"test": test, "rest": REST_PAIN_WAITS, "worst": WORST_PAIN[1], "limit": STOP_ABOVE_PAIN}
    return Retest(test, OFFERED_AGAIN_WEEK, Reason("retest_waited", "3", told))


def _is_trap(finding: Finding) -> bool:
    """A ratio that looks too good has no target of its own: the quadriceps are tested instead (X8)."""
    return finding.test == "T03" and finding.code == "weak_quads"


def _one_a_test(findings: Iterable[Finding]) -> list[Finding]:
    """Of each test the finding of the leg that is further from its goal, most needed first; no leg comes first."""
    worst: dict[str, Finding] = {}
    for finding in sorted(findings, key=_need):
        worst.setdefault(finding.test, finding)
    return list(worst.values())


def _need(finding: Finding) -> tuple[int, int, int, float, str]:
    grade, test, number, word = distance(finding)
    return grade, ORDER.index(finding.code), test, number, word


def _target(case: Case, finding: Finding, *, is_last: bool) -> Reason:
    """The first value that is fine; where high is worse, the first that is not. The ratio goes by way of its
    minimum (6.5.6)."""
    cutoffs = cutoffs_for(finding.test, case.person)
    if cutoffs is None and finding.test != "T02":
        return Reason("retest_look", "4.3", {"test": finding.test})
    params: dict[str, Param] = {
        "test": finding.test,
        "value": finding.value,
        "unit": finding.unit,
        "least": _least(finding),
    }
    if cutoffs is None:
        return Reason("retest_even", "4.3", params)
    halfway = finding.test in BY_WAY_OF_MINIMUM and finding.grade is Grade.DEFICIT and not is_last
    goal = cutoffs.deficit if halfway else cutoffs.borderline
    if _is_reached(finding, goal, cutoffs):  # found by the difference between the legs, or a ratio too high
        return Reason("retest_even", "4.3", params)
    fine_from = "retest_above" if cutoffs.at_cut else "retest_at_least"
    return Reason(fine_from if cutoffs.worse == LOW else "retest_below", "4.3", {**params, "goal": goal})


def _least(finding: Finding) -> float | None:
    """The smallest change that will count (`measures.change`)."""
    return smallest_change(finding.test, finding.value) if isinstance(finding.value, int | float) else None


def _is_reached(finding: Finding, goal: float, cutoffs: Cutoffs) -> bool:
    """Whether the value is already beyond what the cut-off asks: then the cut-off is no target. Where the cut-off
    itself still counts as a finding (cadence, T24), only more than it is beyond."""
    if not isinstance(finding.value, int | float):
        return False
    if cutoffs.worse == LOW:
        return finding.value > goal if cutoffs.at_cut else finding.value >= goal
    return finding.value < goal
