"""From footprint, drop and tiptoe to a foot finding (T20-T22), and the leg that rolls in (§3.3).

The footprint and the drop are weak tests (confidence L, L-M), so one of them alone is borderline; footprint
and drop together are a deficit. A foot that was not looked at on tiptoe is not called rigid.
"""

from __future__ import annotations

from programs.clinical.case import Case
from programs.clinical.examination import Finding
from programs.clinical.measures.classify import ResultClass, classify, measure_word
from programs.clinical.measures.readings import Value, values_of
from programs.clinical.reason import Reason
from programs.clinical.values import LEGS, Grade, Side


def foot_findings(case: Case) -> tuple[Finding, ...]:
    """Per leg: `rigid_foot`, `high_arch`, `flat_feet_flexible`, or nothing (T20-T22)."""
    return tuple(found for leg in LEGS for found in _of_leg(case, leg))


def legs_that_roll_in(case: Case) -> tuple[Side, ...]:
    """Legs with a flat footprint and a large navicular drop: the label `pronated` (§3.3)."""
    return tuple(leg for leg in LEGS if _arch(case, leg) == "flat" and _large_drop(case, leg))


def _of_leg(case: Case, leg: Side) -> list[Finding]:
    arch = _arch(case, leg)
    tiptoe = values_of(case, "T22").get(leg)
    found = []
    if tiptoe == "rigid":
        found.append(_finding("rigid_foot", leg, "T22", "rigid", tiptoe, Grade.BORDERLINE))
    elif arch == "flat":
        grade = Grade.DEFICIT if _large_drop(case, leg) else Grade.BORDERLINE
        why = "flat" if tiptoe else "flat_unknown"
        found.append(_finding("flat_feet_flexible", leg, "T20", why, values_of(case, "T20")[leg], grade))
    elif arch != "high" and _large_drop(case, leg):
        drop = values_of(case, "T21")[leg]
        found.append(_finding("flat_feet_flexible", leg, "T21", "drop", drop, Grade.BORDERLINE))
    if arch == "high":
        found.append(_finding("high_arch", leg, "T20", "high", values_of(case, "T20")[leg], Grade.BORDERLINE))
    return found


def _arch(case: Case, leg: Side) -> str | None:
    value = values_of(case, "T20").get(leg)
    return None if value is None else measure_word("T20", value)


def _large_drop(case: Case, leg: Side) -> bool:
    return classify("T21", values_of(case, "T21").get(leg), case.person) is ResultClass.DEFICIT


def _finding(code: str, leg: Side, test: str, why: str, value: Value, grade: Grade) -> Finding:
    unit = {"T20": "word", "T21": "mm", "T22": "word"}[test]
    reason = Reason(f"{test}.{why}.{leg}", test, {"side": str(leg), "value": value})
    return Finding(code, leg, grade, test, value, unit, reason)
