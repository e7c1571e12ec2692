"""A week that brings many new exercises is told with the plan (§6.1, 6.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from programs.clinical.case import Scope
from programs.clinical.opening_weeks import opening_weeks
from programs.clinical.plan import ProgramPlan
from programs.clinical.reason import Reason
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.program_document import preview, program_document
from programs.wording.stored import stored_text
from programs.wording.waiting import OPENING_WEEKS, waiting_text
from tests.clinical.cases import case, plan_of

CATALOGUE = shipped_catalogue()
KNOWN = ("QD10", "GL03", "CO02")


def two_weeks(codes: tuple[str, ...], *, phase: int = 2, minutes: float = 8) -> ProgramPlan:
    """A first week with three exercises, a second with these, in a phase and with a run of its own."""
    plan = plan_of(case("low", all_tests_ok=True))
    model = next(item for item in plan.weeks[0].prescriptions if item.exercise == "QD10")
    first, second = plan.weeks[:2]
    made = (
        replace(week, phase=in_phase, running=replace(week.running, minutes=run), prescriptions=items)
        for week, in_phase, run, items in (
            (first, 1, 8, tuple(replace(model, exercise=code) for code in KNOWN)),
            (second, phase, minutes, tuple(replace(model, exercise=code) for code in codes)),
        )
    )
    return replace(plan, weeks=tuple(made))


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (two_weeks(("QD11", "GL08", "CF02")), [("phase_new", 3)]),
        (two_weeks(("QD11", "GL08", "CF02", "HM07")), [("phase_new", 4)]),
        (two_weeks(("QD11", "GL08", "CO02")), []),
        (two_weeks(("QD11", "GL08", "CF02"), phase=1), []),
        (two_weeks(("QD11", "GL08", "CF02"), minutes=10), [("phase_new_and_run", 3)]),
        (two_weeks(("QD11", "GL08", "ST02", "WU05")), []),
    ],
    ids=["three", "four", "two", "no phase opens", "with the run", "stretches do not count"],
)
def test_three_new_exercises_where_a_phase_opens_are_told(plan: ProgramPlan, expected: list[tuple[str, int]]) -> None:
    told = opening_weeks(plan, CATALOGUE)
    assert [(one.code, one.params["count"]) for one in told] == expected
    assert all((one.params["week"], one.params["phase"]) == (2, 2) for one in told)


def test_every_code_has_its_words_and_is_kept_with_a_stored_plan() -> None:
    for code in OPENING_WEEKS:
        params = {"week": 4, "phase": 3, "count": 3}
        text = waiting_text(Reason(code, "6.4", params))
        assert text.startswith("In week 4") and "3 exercises are new" in text and "%" not in text
        assert stored_text({"code": code, "params": params}) == text


def test_a_plan_tells_it_in_its_texts() -> None:
    answer = program_document(preview(case("high", scope=Scope()), CATALOGUE, country="GB"))
    codes = [text["code"] for text in answer["texts"]]
    assert {"phase_new", "phase_new_and_run"} & set(codes)
