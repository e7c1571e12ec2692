"""Why an item stands in a plan: the finding it answers, with its test and number, or the rule that wants it."""

from __future__ import annotations

from collections.abc import Iterable

from programs.clinical.examination import Finding
from programs.clinical.findings import is_bone_shape
from programs.clinical.measures import MEASURES
from programs.clinical.measures.measure import HIGH
from programs.clinical.reason import Reason
from programs.clinical.values import Grade

_GRADES = (Grade.DEFICIT, Grade.BORDERLINE)
_TESTS = tuple(MEASURES)

#: Rows of the evidence by which a reason that no test gave is explained.
RULES = {
    "knee_base": "G08",
    "hip_base": "G08",
    "more_hip": "G09",
    "more_knee": "G43",
    "irritable_hip_first": "G63",
    "irritable_hold": "6.2",
    "ahead_of_courses": "L8",
    "stand_in": "6.5.9",
    "swapped": "6.5.9",
    "extra_set": "6.5.8",
    "load_by_feel": "6.2",
    "warm_up": "R13",
    "warm_up_short": "6.1",
    "cool_down": "R13",
    "walk": "7.2",
    "walk_instead": "6.2",
    "ride_instead": "6.2",
    "run_walk": "7.3",
    "easy_run": "7.3",
    "short_runs": "R3",
    "hop_drill": "6.3",
}


def rule_reason(code: str, **params: str | int | float | None) -> Reason:
    """A reason that a rule gives, whatever the tests said. An unknown code is a KeyError."""
    return Reason(code, RULES[code], params)


def trained(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that exercise may aim at; a hip turn that hints at bone shape is none (T23)."""
    return tuple(finding for finding in findings if not is_bone_shape(finding))


def finding_reasons(findings: Iterable[Finding], *codes: str) -> tuple[Reason, ...]:
    """The reasons that tests gave, one for each of these codes that was found, in the order of the findings.

    Code of the finding, with test, value, unit, side and grade of the leg that is further from its goal; side
    `both` where the other leg showed the same.
    """
    found: dict[str, list[Finding]] = {}
    for finding in trained(findings):
        if finding.code in codes:
            found.setdefault(finding.code, []).append(finding)
    return tuple(_told(legs) for legs in found.values())


def _told(legs: list[Finding]) -> Reason:
    worst = min(legs, key=distance)
    same = sum(distance(leg) == distance(worst) for leg in legs) > 1
    side = "both" if same else worst.side and worst.side.value
    told = {"test": worst.test, "value": worst.value, "unit": worst.unit, "side": side, "grade": worst.grade.value}
    return Reason(worst.code, "5.3", told)


def distance(finding: Finding) -> tuple[int, int, float, str]:
    """Sorts what is further from its goal first: deficits, then by test, then the worse number; a word by itself.
    No leg comes first as such."""
    is_number = isinstance(finding.value, int | float)
    number = float(finding.value) if is_number and finding.value is not None else 0.0
    worse_is_high = MEASURES[finding.test].worse == HIGH
    return (
        _GRADES.index(finding.grade),
        _TESTS.index(finding.test),
        -number if worse_is_high else number,
        str(finding.value),
    )
