"""Makers for the tests of the examination: a calm knee, changed only where the test says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from programs.clinical.case import Akps, Case, Knee, Measurement, Pain, Person, Running
from programs.clinical.screening.questions import all_negative
from programs.clinical.values import Sex, Side

WOMAN = Person(age=24, sex=Sex.FEMALE, height_cm=168, weight_kg=60)
MAN = Person(age=24, sex=Sex.MALE, height_cm=180, weight_kg=75)

CALM = Pain(worst_7d=2, usual_7d=1, now=0, rest=0, squat=2, stairs_down=1, settles_minutes=30, night="none")
PAINFUL = Pain(worst_7d=8, usual_7d=6, now=5, rest=2, squat=7, stairs_down=6, settles_minutes=2000, night="occasional")


def a_case(*tests: Measurement, **changes: Any) -> Case:
    """A clear, calm case of a woman of 24 with seven weeks of typical pain in the right knee."""
    case = Case(
        today=date(2027, 1, 4),
        person=WOMAN,
        knee=Knee(
            side=Side.RIGHT,
            duration_weeks=7,
            onset="gradual",
            location="front",
            provoked_by=frozenset({"squat", "stairs"}),
            training_change=False,
        ),
        pain=CALM,
        fear=0,
        akps=Akps(total=90),
        screening=all_negative(),
        running=Running(pain_in_run=1, tolerated_minutes=20, hop_pain=0, walk_30_min_pain=0),
        tests=tests,
    )
    return replace(case, **changes)


def measured(test: str, value: float | str, side: Side = Side.RIGHT, **more: Any) -> Measurement:
    """One value of one test."""
    return Measurement(test=test, side=side, value=value, **more)


def both_legs(test: str, left: float | str, right: float | str) -> tuple[Measurement, Measurement]:
    """A test on both legs."""
    return measured(test, left, Side.LEFT), measured(test, right, Side.RIGHT)


def codes(case: Case) -> set[tuple[str, str | None, str, str]]:
    """The findings of a case as (code, side, grade, test)."""
    from programs.clinical.findings import find

    return {(f.code, f.side and str(f.side), str(f.grade), f.test) for f in find(case)}
