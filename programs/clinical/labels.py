"""Labels that explain a plan; not diagnoses, and several may apply (§3.3)."""

from __future__ import annotations

from collections.abc import Iterable

from programs.clinical.case import Case
from programs.clinical.examination import Finding
from programs.clinical.feet import legs_that_roll_in
from programs.clinical.values import Grade

#: The order in which labels are shown.
LABELS = ("overload", "weak", "control", "tight", "pronated")

WEAK = frozenset({"weak_quads", "weak_hip_abductors", "weak_hip_external_rotators", "weak_glute_max"})
TIGHT = frozenset({"tight_hamstrings", "tight_calf", "tight_quads", "tight_itb", "tight_hip_flexors"})
#: Lack of strength that the rule for `weak` does not name.
_OTHER_STRENGTH = frozenset({"low_hq_ratio", "weak_core", "weak_calf"})
#: A running cue, not an impairment: it does not cancel `overload` (settled).
_NOT_AN_IMPAIRMENT = frozenset({"low_cadence"})


def labels(case: Case, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Which of the subgroups drive the plan; at least one, because every plan must show it (G04).

    `overload` needs no deficit, and either a recent training change or nothing found at all. Where no rule
    of 3.3 speaks, strength deficits elsewhere count as `weak` and anything milder as `overload` [D].
    """
    found = [finding for finding in findings if finding.code not in _NOT_AN_IMPAIRMENT]
    deficits = {finding.code for finding in found if finding.grade is Grade.DEFICIT}
    codes = {finding.code for finding in found}
    applies = {
        "overload": not deficits and (case.knee.training_change is True or not codes),
        "weak": bool(codes & WEAK),
        "control": "poor_control" in deficits and not codes & WEAK,
        "tight": bool(codes & TIGHT),
        "pronated": bool(legs_that_roll_in(case)),
    }
    chosen = tuple(label for label in LABELS if applies[label])
    return chosen or (("weak",) if deficits & _OTHER_STRENGTH else ("overload",))
