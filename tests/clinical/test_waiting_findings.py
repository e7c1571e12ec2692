"""No finding is passed over in silence: it has an exercise, an answer of another kind, or a reason why not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from programs.clinical.case import Case, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.generation import PlanImpossible, generate
from programs.clinical.generation.reasons import trained
from programs.clinical.generation.waiting import ANSWERED_OTHERWISE, waiting_findings
from programs.clinical.reason import Reason
from programs.clinical.values import Side
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.waiting import WAITING, waiting_text, waiting_texts
from tests.clinical.cases import KIT, case, measured, plan_of
from tests.clinical.whole_cases import cases

CATALOGUE = shipped_catalogue()
FOUR_MUSCLES = (("T05", 40), ("T08", 5), ("T09", 20), ("T10", -5))

#: The calf has its exercise in the first weeks; later a second thigh exercise has its place.
CALF_THAT_ENDS = tuple(measured(test, value) for test, value in (("T01", 0), ("T12", 2), ("T17", 5), ("T05", 40)))


def waiting(made: Case) -> tuple[Reason, ...]:
    return waiting_findings(plan_of(made), made, examine(made), CATALOGUE)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (case("low", tests=(measured("T05", 40),), wishes=Wishes(equipment=frozenset(KIT))), []),
        (
            case("low", tests=tuple(measured(test, value) for test, value in FOUR_MUSCLES)),
            [("waits_room", "tight_quads"), ("waits_room", "tight_hip_flexors")],
        ),
        (
            case(
                "low",
                tests=(measured("T14", 10),),
                scope=Scope(contraindications=frozenset({"shoulder_pain", "diastasis", "kneeling_pain"})),
            ),
            [("waits_not_for_you", "weak_core")],
        ),
        (case("high", tests=(measured("T17", 5),)), [("waits_calm", "weak_calf")]),
        (
            case("high", tests=(measured("T03", 0.4),), wishes=Wishes(equipment=frozenset(KIT))),
            [("waits_two_to_one", "low_hq_ratio")],  # 6.2 leaves no third place but the hip's second
        ),
        (case("low", tests=(measured("T03", 0.4),), wishes=Wishes(equipment=frozenset(KIT))), []),
        (case("high", tests=(measured("T17", 5, Side.BOTH),)), [("waits_calm", "weak_calf")] * 2),
        (case("low", tests=CALF_THAT_ENDS, running=Running()), [("ends_room", "weak_calf")]),
    ],
)
def test_a_finding_without_an_exercise_has_a_reason(made: Case, expected: list[tuple[str, str]]) -> None:
    assert [(reason.code, reason.params["finding"]) for reason in waiting(made)] == expected


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(cases())
def test_every_finding_is_answered(made: Case) -> None:
    examination = examine(made)
    try:
        plan = generate(made, examination, CATALOGUE)
    except PlanImpossible:
        return
    if plan is None:  # screening blocks it
        return
    reasons = waiting_findings(plan, made, examination, CATALOGUE)
    answered = {reason.code for item in plan.weeks[-1].prescriptions for reason in item.reasons}
    answered |= {str(reason.params["finding"]) for reason in reasons}
    assert {finding.code for finding in trained(examination.findings)} <= answered | ANSWERED_OTHERWISE
    assert all(waiting_text(reason).endswith(str(WAITING[reason.code])) for reason in reasons)


def test_what_the_last_weeks_leave_out_is_told_with_the_plan() -> None:
    made = case("low", tests=CALF_THAT_ENDS, running=Running())
    weeks = [{reason.code for item in week.prescriptions for reason in item.reasons} for week in plan_of(made).weeks]
    assert "weak_calf" in weeks[0] and "weak_calf" not in weeks[-1]
    assert "The first weeks have an exercise for this" in next(waiting_texts(waiting(made)))


def test_a_reason_that_findings_share_is_told_once_behind_them_all() -> None:
    waits = [
        Reason(code, "6.5.4", {"finding": found, "side": side, "grade": "deficit"})
        for code, found, side in (
            ("waits_room", "tight_calf", "left"),
            ("waits_not_for_you", "weak_core", "left"),
            ("waits_room", "tight_calf", "right"),
        )
    ]
    told = list(waiting_texts(waits))
    assert told[0].startswith("Left ankle is stiff. Right ankle is stiff. There is no exercise for these yet")
    assert told[1:] == [waiting_text(waits[1])]
    assert "for this yet" in next(waiting_texts(waits[:1]))
