"""Which lines of strengthening a plan has, most needed first (§6.2, 6.5).

A line is a place in the session that keeps its purpose over the weeks while the exercise on it changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from programs.clinical.examination import Examination, Finding
from programs.clinical.generation.balance import Balance, balance_for
from programs.clinical.generation.reasons import finding_reasons, rule_reason, trained
from programs.clinical.reason import Reason
from programs.clinical.values import Grade, Irritability

#: Strengthening exercises a session (6.2, G42).
MOST_EXERCISES = {Irritability.LOW: 4, Irritability.MODERATE: 4, Irritability.HIGH: 3}
#: "Max 5 from phase 3" at low irritability (6.2): only where findings ask for more than four.
FIFTH_FROM_PHASE = 3
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
    "hip_rotation": "hip_turn",
    "weak_glute_max": "hip_extensors",
}
_HIP_WEAKNESS = ("weak_hip_abductors", "weak_hip_external_rotators", "weak_glute_max", "hip_rotation")
#: Other findings that have a line of their own, in the order of 6.5.3, and its ladder.
OTHER_LADDERS = {"poor_control": "control", "weak_core": "trunk", "weak_calf": "calf"}
#: A calf line answers these as well; the first that is found names its ladder (5.3).
CALF_LADDERS = {
    "weak_calf": "calf",
    "tight_calf": "tight_calf",
    "rigid_foot": "stiff_foot",
    "high_arch": "stiff_foot",
}
#: 5.3 gives these a hip hinge, which loads the hamstrings. Beside a weak thigh hamstrings are strengthened for a low
#: ratio only, and a ratio above 0.80 is a weak thigh (6.5.5, 6.5.6): more careful than the map [D].
HINGE_FINDINGS = frozenset({"tight_hamstrings", "weak_glute_max", "poor_control"})
#: Of these the hinge is the first choice of what fills up.
LOADED_LONG = ("low_hq_ratio", "tight_hamstrings")


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
    """The lines of a plan, most needed first: the first `asked` by findings, the others fill a session up to `usual`
    exercises. At most `most` stand in it, `has_fifth` allows one more from phase 3. `hip_reasons`: what tests found at
    the hip, for every exercise that helps."""

    lines: tuple[Line, ...]
    asked: int
    usual: int
    most: int
    has_fifth: bool
    wants_quads_share: bool
    wants_hamstrings: bool
    may_hinge: bool
    balance: Balance
    hip_reasons: tuple[Reason, ...]

    def most_in(self, phase: int) -> int:
        """The most exercises of a session in a phase 1-4 (6.2)."""
        return self.most + (self.has_fifth and phase >= FIFTH_FROM_PHASE)


def lines_for(examination: Examination) -> Lines:
    """The lines of a case: the knee and hip pair, what the findings ask for, then what fills the session."""
    findings, irritability = trained(examination.findings), examination.irritability
    codes = {finding.code for finding in findings}
    asked = [*_pair(findings, irritability), *_asked_for(findings, irritability)]
    if irritability is Irritability.HIGH:
        asked = [line for line in asked if line.is_main or line.role in ("hip_second", "trunk")]
    asked = _one_a_ladder(asked)
    most = _most(examination, asked)
    return Lines(
        lines=tuple(_one_a_ladder([*asked, *_fillers(asked, findings, irritability)])),
        asked=len(asked),
        usual=min(most, _usual(examination, asked)),
        most=most,
        has_fifth=irritability is Irritability.LOW and len(asked) > most == MOST_EXERCISES[irritability],
        wants_quads_share=is_deficit("weak_quads", findings),
        wants_hamstrings="low_hq_ratio" in codes,
        may_hinge=may_hinge(codes),
        balance=balance_for(examination),
        hip_reasons=finding_reasons(findings, *HIP_LADDERS),
    )


def may_hinge(codes: Collection[str]) -> bool:
    """Whether the findings open hip hinges (5.3, 6.5.5).

    >>> may_hinge({"tight_hamstrings"}), may_hinge({"tight_hamstrings", "weak_quads"}), may_hinge({"low_hq_ratio"})
    (True, False, True)
    """
    if "low_hq_ratio" in codes:
        return True
    return "weak_quads" not in codes and not HINGE_FINDINGS.isdisjoint(codes)


def is_deficit(code: str, findings: tuple[Finding, ...]) -> bool:
    """True where a finding with this code is a deficit on any leg."""
    return any(finding.code == code and finding.grade is Grade.DEFICIT for finding in findings)


def _most(examination: Examination, asked: list[Line]) -> int:
    """As many as findings ask for, inside the cap (6.2); an overload plan has two or three (6.5.7)."""
    if "overload" in examination.labels:
        fewest, most = OVERLOAD_EXERCISES
        return most if examination.irritability is Irritability.HIGH else min(most, max(len(asked), fewest))
    return min(MOST_EXERCISES[examination.irritability], max(len(asked), _usual(examination, asked)))


def _usual(examination: Examination, asked: list[Line]) -> int:
    """With two thigh exercises the session has four, so that two others stand beside them (6.2, 6.5.5)."""
    if any(line.role == "knee_second" for line in asked):
        return MOST_EXERCISES[examination.irritability]
    return USUAL_EXERCISES[examination.irritability]


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
    yield from _others(findings)


def _others(findings: tuple[Finding, ...]) -> Iterator[Line]:
    """Weaknesses in the order of the findings, then the calf of a tight ankle or a stiff foot."""
    codes = tuple(dict.fromkeys(finding.code for finding in findings))
    for code in codes:
        if code in OTHER_LADDERS:
            answers = tuple(CALF_LADDERS) if code in CALF_LADDERS else (code,)
            yield _line(OTHER_LADDERS[code], OTHER_LADDERS[code], findings, *answers)
    ladder = next((CALF_LADDERS[code] for code in CALF_LADDERS if code in codes), None)
    if ladder:
        yield _line("calf", ladder, findings, *CALF_LADDERS)


def _fillers(asked: list[Line], findings: tuple[Finding, ...], irritability: Irritability) -> Iterator[Line]:
    """What fills up: another hip muscle first (G09), then the thigh; which of them a session takes is a matter of
    balance (`balance.py`). At high irritability hip and trunk, two of them to one knee exercise (6.2)."""
    there = {line.ladder for line in asked}
    codes = {finding.code for finding in findings}
    hinges = may_hinge(codes) and not codes.isdisjoint(LOADED_LONG) and irritability is not Irritability.HIGH
    for ladder in ("hinge" if hinges else "hip_extensors", "hip_abductors"):
        if ladder not in there:
            line = _line("hip_second", ladder, findings, *(LOADED_LONG if ladder == "hinge" else ()))
            yield replace(line, reasons=(*line.reasons, rule_reason("more_hip")))
    if irritability is Irritability.HIGH:
        yield Line("trunk", "trunk", (), (rule_reason("more_hip"),))
        return
    yield Line("knee_second", "knee_second", (), (rule_reason("more_knee"),))


def _hip_codes(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Hip findings in the order of the findings, one a ladder; the tight IT band only where no weakness asks, the turn
    only where no weak rotator does."""
    found = [finding.code for finding in findings if finding.code in _HIP_WEAKNESS]
    if "weak_hip_external_rotators" in found:
        found = [code for code in found if code != "hip_rotation"]
    found = found or [finding.code for finding in findings if finding.code == "tight_itb"]
    by_ladder = {HIP_LADDERS[code]: code for code in reversed(found)}
    return tuple(sorted(by_ladder.values(), key=found.index))


def _codes_of(ladder: str) -> tuple[str, ...]:
    return tuple(code for code, served in HIP_LADDERS.items() if served == ladder)


def _line(role: str, ladder: str, findings: tuple[Finding, ...], *codes: str) -> Line:
    answered = tuple(finding for finding in findings if finding.code in codes)
    return Line(role, ladder, answered, finding_reasons(answered, *codes))


def _one_a_ladder(lines: list[Line]) -> list[Line]:
    kept: dict[str, Line] = {}
    for line in lines:
        kept.setdefault(line.ladder, line)
    return list(kept.values())
