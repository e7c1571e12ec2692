"""Makers of cases for the program generator, by hand. Those of hypothesis: `whole_cases.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from programs.clinical.case import Case, Knee, Measurement, Pain, Person, Running, Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue
from programs.clinical.generation import generate
from programs.clinical.plan import ProgramPlan
from programs.clinical.screening import all_negative
from programs.clinical.values import Sex, Side
from programs.exchange.catalogue_file import shipped_catalogue

MONDAY = date(2027, 1, 4)
KIT = ("band", "loop_band", "foam_roller", "ankle_weight", "dumbbell_or_kettlebell")
GYM = ("leg_extension_machine", "leg_curl_machine", "leg_press_machine", "stationary_bike", "pool", "partner_or_anchor")

#: Answers that give each level of irritability by themselves (§6.2).
PAINS = {
    "low": Pain(worst_7d=2, squat=1, stairs_down=1, rest=0, settles_minutes=20, night="none"),
    "moderate": Pain(worst_7d=5, squat=4, stairs_down=4, rest=0, settles_minutes=180, night="none"),
    "high": Pain(worst_7d=8, squat=7, stairs_down=6, rest=2, settles_minutes=3000, night="occasional"),
}


def case(irritability: str = "low", **changes: Any) -> Case:
    """A runner whose screening is clear and whose pain fits; `changes` replace whole fields of the case."""
    made = Case(
        today=MONDAY,
        person=Person(age=28, sex=Sex.FEMALE, height_cm=168, weight_kg=60),
        knee=Knee(
            side=Side.RIGHT,
            duration_weeks=8,
            onset="gradual",
            location="front",
            provoked_by=frozenset({"squat", "stairs", "running"}),
        ),
        pain=PAINS[irritability],
        fear=0,
        screening=all_negative(),
        running=Running(runs_per_week=3, tolerated_minutes=10, longest_run_30d_minutes=35, pain_in_run=1, cadence=178),
    )
    return replace(made, **changes)


def measured(test: str, value: float | str | None, side: Side = Side.RIGHT, **more: Any) -> Measurement:
    """One measurement."""
    return Measurement(test=test, side=side, value=value, **more)


def seed_case(irritability: str = "moderate", **wishes: Any) -> Case:
    """The article's example: weak thigh, tight hamstrings, a ratio of 0.40, on the right."""
    return case(
        irritability,
        tests=(
            measured("T01", 12),
            measured("T05", 35, Side.BOTH),
            measured("T03", None, extension_kg=22.7, curl_kg=9.1, reps=10),
        ),
        wishes=Wishes(**{"weeks": 6, "minutes_per_session": 40, "equipment": frozenset(KIT[:3]), **wishes}),
    )


def disagreeing(sore: Side = Side.RIGHT, *, weak_chair: Side = Side.LEFT) -> Case:
    """One leg lags in chair rises, the other on the leg extension; one knee is sore."""
    weak_gym = weak_chair.mirrored
    loads = ((weak_gym, 20), (weak_gym.mirrored, 30))
    made = case(
        "low",
        tests=(
            measured("T01", 6, weak_chair),
            measured("T01", 15, weak_gym),
            *(measured("T03", None, leg, extension_kg=load, curl_kg=load * 0.7, reps=8) for leg, load in loads),
        ),
        wishes=Wishes(weeks=6, equipment=frozenset(KIT)),
    )
    return replace(made, knee=replace(made.knee, side=sore))


def plan_of(made: Case, catalogue: Catalogue | None = None) -> ProgramPlan:
    """The plan of a case that may have one."""
    plan = generate(made, examine(made), catalogue or shipped_catalogue())
    assert plan is not None
    return plan
