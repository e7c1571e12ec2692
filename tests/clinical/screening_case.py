"""A runner whom every rule lets pass, to be changed one fact at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from programs.clinical.case import Akps, Case, Knee, Pain, Person, Scope
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening import all_negative, screen
from programs.clinical.values import Sex, Side

MONDAY = date(2027, 1, 4)

CLEAR_CASE = Case(
    today=MONDAY,
    person=Person(age=24, sex=Sex.FEMALE, height_cm=168, weight_kg=60),
    knee=Knee(
        side=Side.RIGHT,
        duration_weeks=7,
        onset="gradual",
        location="front",
        provoked_by=frozenset({"squat", "stairs", "running"}),
    ),
    pain=Pain(worst_7d=5, usual_7d=3, now=1, rest=0, squat=4, stairs_down=4, night="none"),
    fear=2,
    screening=all_negative(),
)

Facts = Mapping[str, Any]
NONE: Facts = {}


def a_case(
    *,
    screening: Facts = NONE,
    person: Facts = NONE,
    knee: Facts = NONE,
    pain: Facts = NONE,
    scope: Facts = NONE,
    akps: Mapping[str, int] = NONE,
    fear: int = 2,
) -> Case:
    """The runner with these facts changed; `screening` changes single answers."""
    return replace(
        CLEAR_CASE,
        person=replace(CLEAR_CASE.person, **person),
        knee=replace(CLEAR_CASE.knee, **knee),
        pain=replace(CLEAR_CASE.pain, **pain),
        scope=replace(Scope(), **scope),
        akps=Akps(answers=akps),
        screening={**CLEAR_CASE.screening, **screening},
        fear=fear,
    )


def screened(case: Case) -> ScreeningResult:
    """The screening of a case with its own AKPS points."""
    return screen(case, case.akps.answers)


def outcome(**changes: Any) -> tuple[str, tuple[str, ...]]:
    """Level and rules of a changed runner: what the tables compare."""
    result = screened(a_case(**changes))
    return result.level.name, result.rules
