"""From tests to findings: what exercise can address, on which leg, how far from its goal, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from programs.clinical.case import Case
from programs.clinical.examination import Finding
from programs.clinical.feet import foot_findings
from programs.clinical.measures.classify import ResultClass, class_within, classify, quads_look_weak
from programs.clinical.measures.cutoffs import HIP_TURN_LARGE_FROM, cutoffs_for
from programs.clinical.measures.hip_turn import hip_turns
from programs.clinical.measures.lifts import extension_loads
from programs.clinical.measures.readings import Value, values_of
from programs.clinical.measures.sides import lagging_leg
from programs.clinical.measures.table import MEASURES
from programs.clinical.reason import Reason
from programs.clinical.values import Grade, Side

#: The order in which findings are worked on (§6.5, 3). Hip turn stands with the hip codes; hip
#: flexors, which the row does not name, after the other stretches; cadence, a running cue, last [D].
ORDER = (
    "weak_quads",
    "weak_hip_abductors",
    "weak_hip_external_rotators",
    "weak_glute_max",
    "hip_rotation",
    "poor_control",
    "low_hq_ratio",
    "tight_hamstrings",
    "tight_calf",
    "tight_quads",
    "tight_itb",
    "tight_hip_flexors",
    "flat_feet_flexible",
    "rigid_foot",
    "high_arch",
    "weak_core",
    "weak_calf",
    "low_cadence",
)

_GRADES = (Grade.DEFICIT, Grade.BORDERLINE)
_SIDES = (Side.LEFT, Side.RIGHT, Side.BOTH, None)
_TESTS = tuple(MEASURES)

#: Tests whose class is their finding. Ratio (T03, T04), feet (T20-T22), hip turn and cadence have rules of their own.
_PLAIN_TESTS = ("T01", "T01b", "T05", "T07", "T08", "T09", "T10", "T11", "T12", "T13", "T14", "T15", "T16", "T17")
_SIDE_TESTS = ("T01", "T08", "T09", "T11", "T14")


def find(case: Case) -> tuple[Finding, ...]:
    """The findings of a case, in the order in which they are worked on (§3.1, 6.5).

    Deficits before borderline ones, then by code, then left before right. Where several tests give the same
    code on the same leg the worst one stands. A test that was not done gives nothing.
    Raises `ImplausibleValue` for a value that a test cannot have.
    """
    worst: dict[tuple[str, Side | None], Finding] = {}
    for found in sorted(_noticed(case), key=_severity):
        worst.setdefault((found.code, found.side), found)
    return tuple(sorted(worst.values(), key=_place))


def is_bone_shape(finding: Finding) -> bool:
    """A hip that turns in very far hints at the shape of the bone: no exercise aims at it (T23, X13)."""
    return finding.test == "T23" and isinstance(finding.value, int | float) and finding.value >= HIP_TURN_LARGE_FROM


def _noticed(case: Case) -> Iterator[Finding]:
    for test in _PLAIN_TESTS:
        yield from _by_level(case, test, values_of(case, test).items())
    for test in _SIDE_TESTS:
        yield from _by_side(test, _numbers(case, test))
    yield from _by_side("T02", extension_loads(case))
    yield from _hamstrings(case)
    yield from foot_findings(case)
    yield from _hip_turn(case)
    yield from _cadence(case)


def _by_level(case: Case, test: str, values: Iterable[tuple[Side, Value]]) -> Iterator[Finding]:
    cutoffs = cutoffs_for(test, case.person)
    for side, value in values:
        result = classify(test, value, case.person)
        if cutoffs and result in (ResultClass.DEFICIT, ResultClass.BORDERLINE):
            params = {"goal": cutoffs.borderline, "cut": cutoffs.deficit}
            yield _finding(MEASURES[test].finding, test, "level", side, value, Grade(result), **params)


def _by_side(test: str, by_leg: Mapping[Side, float]) -> Iterator[Finding]:
    lag = lagging_leg(test, by_leg)
    if lag:
        params = {"other": round(lag.other, 1), "difference": lag.difference}
        value = round(lag.value, 1)
        yield _finding(MEASURES[test].finding, test, "sides", lag.side, value, Grade.DEFICIT, **params)


def _hamstrings(case: Case) -> Iterator[Finding]:
    """The ratio where it was measured; the bridge (T04) stands in only for a leg without a ratio, so that it
    never adds hamstring work where the ratio asks for quadriceps (§6.5, 6)."""
    ratios = values_of(case, "T03")
    cutoffs = cutoffs_for("T03", case.person)
    for leg, ratio in ratios.items():
        if isinstance(ratio, str) or cutoffs is None:
            continue
        result = class_within(cutoffs, ratio)
        if quads_look_weak(ratio):
            params = {"percent": round(ratio * 100)}
            yield _finding("weak_quads", "T03", "quads", leg, ratio, Grade.BORDERLINE, **params)
        elif result is not ResultClass.OK:
            aim = cutoffs.deficit if result is ResultClass.DEFICIT else cutoffs.borderline
            params = {"percent": round(ratio * 100), "aim": round(aim * 100)}
            yield _finding("low_hq_ratio", "T03", "level", leg, ratio, Grade(result), **params)
    bridges = {leg: value for leg, value in values_of(case, "T04").items() if leg not in ratios}
    yield from _by_level(case, "T04", bridges.items())
    yield from (found for found in _by_side("T04", _numbers(case, "T04")) if found.side not in ratios)


def _hip_turn(case: Case) -> Iterator[Finding]:
    """Never more than borderline: turn alone cannot tell bone shape from habit (T23, X13). A hip that turns in far
    and out as well is no finding."""
    for leg, turn in hip_turns(case).items():
        if turn.is_stiff:
            yield _finding("hip_rotation", "T23", "stiff", leg, turn.inward, Grade.BORDERLINE)
        elif turn.is_shaped and turn.outward is not None:
            yield _finding("hip_rotation", "T23", "shape", leg, turn.inward, Grade.BORDERLINE, outward=turn.outward)
        elif turn.is_shaped:
            yield _finding("hip_rotation", "T23", "large", leg, turn.inward, Grade.BORDERLINE)


def _cadence(case: Case) -> Iterator[Finding]:
    """Counted steps (T24) come before the number told in the running history. Not a matter of one leg."""
    told = case.running.cadence
    value = _numbers(case, "T24").get(Side.BOTH, told)
    cutoffs = cutoffs_for("T24", case.person)
    if value is not None and cutoffs and class_within(cutoffs, value) is ResultClass.DEFICIT:
        yield _finding("low_cadence", "T24", "level", None, value, Grade.DEFICIT, cut=cutoffs.deficit)


def _numbers(case: Case, test: str) -> dict[Side, float]:
    return {side: value for side, value in values_of(case, test).items() if not isinstance(value, str)}


def _finding(
    code: str | None, test: str, why: str, side: Side | None, value: Value, grade: Grade, **params: float
) -> Finding:
    unit = MEASURES[test].unit
    leg = f".{side}" if side in (Side.LEFT, Side.RIGHT) else ""
    told = {"value": value, "unit": unit, "side": str(side) if side else None, **params}
    return Finding(code or "", side, grade, test, value, unit, Reason(f"{test}.{why}{leg}", test, told))


def _severity(found: Finding) -> tuple[int, int]:
    return _GRADES.index(found.grade), _TESTS.index(found.test)


def _place(found: Finding) -> tuple[int, int, int]:
    return _GRADES.index(found.grade), ORDER.index(found.code), _SIDES.index(found.side)
