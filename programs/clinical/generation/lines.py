"""Which lines of strengthening a plan has, most needed first (evidence.md 6.2, 6.5).

A line is a place in the session that keeps its purpose over the weeks while the exercise on it changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from programs.clinical.examination import Examination, Finding
from programs.clinical.generation.reasons import finding_reasons, rule_reason, trained
from programs.clinical.reason import Reason
from programs.clinical.values import Grade, Irritability

#: Strengthening exercises a session (6.2, G42). A fifth from phase 3 at low irritability is allowed and not used.
MOST_EXERCISES = {Irritability.LOW: 4, Irritability.MODERATE: 4, Irritability.HIGH: 3}
#: What a session has without findings that ask for more: 4 at low, 3 at moderate irritability (6.2, 6.5.7).
USUAL_EXERCISES = {Irritability.LOW: 4, Irritability.MODERATE: 3, Irritability.HIGH: 3}
#: An overload plan is the knee and hip pair, one to one, and a third exercise where a finding asks for it or two
#: hip exercises go with one knee exercise (3.3, 6.2, 6.5.7).
OVERLOAD_EXERCISES = (2, 3)

#: Findings that a hip line answers, and its ladder. Tight IT band trains the abductors as well (5.3).
HIP_LADDERS = {
    "weak_hip_abductors": "hip_abductors",
    "tight_itb": "hip_abductors",
    "weak_hip_external_rotators": "hip_rotators",
    "hip_rotation": "hip_rotators",
    "weak_glute_max": "hip_extensors",
}
_HIP_WEAKNESS = ("weak_hip_abductors", "weak_hip_external_rotators", "weak_glute_max", "hip_rotation")
#: Other findings that have a line of their own, in the order of 6.5.3, and its ladder.
OTHER_LADDERS = {"poor_control": "control", "weak_core": "trunk", "weak_calf": "calf"}


@dataclass(frozen=True, slots=True)
class Line:
    """A place in the session. `role`: knee | hip | knee_second | hip_second | hamstrings | control | trunk |
    calf; `findings` are those it answers, none where a rule alone wants it."""

    role: str
    ladder: str
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]

    @property
    def is_main(self) -> bool:
        """The knee and hip pair that no session goes without (G08)."""
        return self.role in ("knee", "hip")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a plan, most needed first; at most `most` exercises stand in a session."""

    lines: tuple[Line, ...]
    most: int
    wants_quads_share: bool
    wants_hamstrings: bool


def lines_for(examination: Examination) -> Lines:
    """The lines of a case: the knee and hip pair, what the findings ask for, then what fills the session."""
    findings, irritability = trained(examination.findings), examination.irritability
    codes = {finding.code for finding in findings}
    asked = [*_pair(findings, irritability), *_asked_for(findings, irritability)]
    if irritability is Irritability.HIGH:
        asked = [line for line in asked if line.is_main or line.role in ("hip_second", "trunk")]
    filled = _without_doubles([*asked, *_fillers(asked, irritability)])
    return Lines(
        lines=tuple(filled),
        most=_most(examination, len(_without_doubles(asked))),
        wants_quads_share=is_deficit("weak_quads", findings),
        wants_hamstrings="low_hq_ratio" in codes,
    )


def is_deficit(code: str, findings: tuple[Finding, ...]) -> bool:
    """True where a finding with this code is a deficit on any leg."""
    return any(finding.code == code and finding.grade is Grade.DEFICIT for finding in findings)


def _most(examination: Examination, asked: int) -> int:
    """With a weak thigh the session has four, so that two thigh exercises stand beside two others (6.5.5)."""
    if "overload" in examination.labels:
        fewest, most = OVERLOAD_EXERCISES
        return most if examination.irritability is Irritability.HIGH else min(most, max(asked, fewest))
    most = MOST_EXERCISES[examination.irritability]
    if is_deficit("weak_quads", examination.findings):
        return most
    return min(most, max(asked, USUAL_EXERCISES[examination.irritability]))


def _pair(findings: tuple[Finding, ...], irritability: Irritability) -> Iterator[Line]:
    is_high = irritability is Irritability.HIGH
    knee = _line("knee", "knee_hold" if is_high else "knee", findings, "weak_quads")
    yield replace(knee, reasons=(*knee.reasons, rule_reason("knee_base")))
    first = next((code for code in _hip_codes(findings)), None)
    ladder = HIP_LADDERS[first] if first else "hip_abductors"
    hip = _line("hip", ladder, findings, *_codes_of(ladder))
    yield replace(hip, reasons=(*hip.reasons, rule_reason("irritable_hip_first" if is_high else "hip_base")))


def _asked_for(findings: tuple[Finding, ...], irritability: Irritability) -> Iterator[Line]:
    codes = {finding.code for finding in findings}
    if "low_hq_ratio" in codes:
        # 6.5.6. A highly irritable knee has room for two hip and one knee exercise only: a bridge serves both.
        role, ladder = ("hip_second", "hip_extensors") if irritability is Irritability.HIGH else ("hamstrings",) * 2
        yield _line(role, ladder, findings, "low_hq_ratio")
    if is_deficit("weak_quads", findings) or any(
        finding.code == "weak_quads" and finding.test == "T03" for finding in findings
    ):
        yield _line("knee_second", "knee_second", findings, "weak_quads")
    for code in _hip_codes(findings)[1:]:
        yield _line("hip_second", HIP_LADDERS[code], findings, *_codes_of(HIP_LADDERS[code]))
    for finding in findings:
        if finding.code in OTHER_LADDERS:
            yield _line(OTHER_LADDERS[finding.code], OTHER_LADDERS[finding.code], findings, finding.code)


def _fillers(asked: list[Line], irritability: Irritability) -> Iterator[Line]:
    """Hip and knee one to one: another hip line first, a thigh line first where two hip lines are asked for; at high
    irritability two hip or trunk exercises to one knee exercise (6.2)."""
    there = {line.ladder for line in asked}
    hips = [
        Line("hip_second", ladder, (), (rule_reason("more_hip"),))
        for ladder in ("hip_extensors", "hip_abductors")
        if ladder not in there
    ]
    if irritability is Irritability.HIGH:
        yield from (*hips, Line("trunk", "trunk", (), (rule_reason("more_hip"),)))
        return
    knee = Line("knee_second", "knee_second", (), (rule_reason("more_knee"),))
    first = 0 if sum(line.role == "hip_second" for line in asked) else 1
    yield from (*hips[:first], knee, *hips[first:])


def _hip_codes(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Hip findings in the order of the findings, one a ladder; the tight IT band only where no weakness asks."""
    found = [finding.code for finding in findings if finding.code in _HIP_WEAKNESS]
    found = found or [finding.code for finding in findings if finding.code == "tight_itb"]
    by_ladder = {HIP_LADDERS[code]: code for code in reversed(found)}
    return tuple(sorted(by_ladder.values(), key=found.index))


def _codes_of(ladder: str) -> tuple[str, ...]:
    return tuple(code for code, served in HIP_LADDERS.items() if served == ladder)


def _line(role: str, ladder: str, findings: tuple[Finding, ...], *codes: str) -> Line:
    answered = tuple(finding for finding in findings if finding.code in codes)
    return Line(role, ladder, answered, finding_reasons(answered, *codes))


def _without_doubles(lines: list[Line]) -> list[Line]:
    """One line a ladder, and a second knee line and a control line (both knee work) not together."""
    kept: list[Line] = []
    for line in lines:
        ladders = {other.ladder for other in kept}
        both_knee = {line.ladder, *ladders} >= {"knee_second", "control"}
        if line.ladder not in ladders and not both_knee:
            kept.append(line)
    return kept
