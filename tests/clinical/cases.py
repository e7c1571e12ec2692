"""Makers of cases for the program generator, by hand and by hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from programs.clinical.case import Case, Knee, Measurement, Pain, Person, Running, Scope, Wishes
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue
from programs.clinical.generation import generate
from programs.clinical.generation.days import are_strength_days
from programs.clinical.plan import ProgramPlan
from programs.clinical.screening import all_negative
from programs.clinical.values import Sex, Side
from programs.exchange.catalogue_file import shipped_catalogue

MONDAY = date(2027, 1, 4)
KIT = ("band", "loop_band", "foam_roller", "ankle_weight", "dumbbell_or_kettlebell")
GYM = ("leg_extension_machine", "leg_curl_machine", "leg_press_machine", "stationary_bike", "pool", "partner_or_anchor")

#: Answers that give each level of irritability by themselves (evidence.md 6.2).
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


def plan_of(made: Case, catalogue: Catalogue | None = None) -> ProgramPlan:
    """The plan of a case that may have one."""
    plan = generate(made, examine(made), catalogue or shipped_catalogue())
    assert plan is not None
    return plan


def mirrored(made: Case) -> Case:
    """The same case with left and right exchanged."""
    return replace(
        made,
        knee=replace(made.knee, side=made.knee.side.mirrored),
        tests=tuple(replace(found, side=found.side.mirrored) for found in made.tests),
    )


#: Bad and good values of the tests that give each finding.
VALUES: dict[str, tuple[float, ...]] = {
    "T01": (5, 12, 18, 25),
    "T05": (10, 21, 40),
    "T07": (10, 18, 28),
    "T08": (5, 9, 12),
    "T09": (4, 10, 20),
    "T10": (-5, 4, 15),
    "T11": (20, 50, 70),
    "T12": (0, 2, 4),
    "T13": (0, 2, 5),
    "T14": (15, 40, 80),
    "T15": (6, 15, 25),
    "T16": (10, 25, 40),
    "T17": (5, 22, 45),
    "T23": (10, 35, 70),
    "T24": (160, 170, 182),
    "T03": (0.30, 0.55, 0.70, 0.95),
}
WORDS = {"T20": ("flat", "normal", "high"), "T22": ("flexible", "rigid")}
FEET = {"T21": (4, 9, 14)}

CONTRAINDICATIONS = tuple(
    sorted({code for exercise in shipped_catalogue().values() for code in exercise.contraindications})
)
DAY_CHOICES = tuple(days for size in (2, 3) for days in combinations(range(1, 8), size) if are_strength_days(days))


@st.composite
def measurements(draw: st.DrawFn) -> tuple[Measurement, ...]:
    """Some of the tests, on one leg, on both, or on each with a value of its own."""
    chosen = draw(st.lists(st.sampled_from([*VALUES, *WORDS, *FEET]), unique=True, max_size=9))
    legs = st.sampled_from(((Side.LEFT,), (Side.RIGHT,), (Side.BOTH,), (Side.LEFT, Side.RIGHT)))
    return tuple(
        measured(test, draw(st.sampled_from(VALUES.get(test) or WORDS.get(test) or FEET[test])), side)
        for test in chosen
        for side in draw(legs)
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Whole cases that screening lets through: any findings, kit, contraindications, minutes, days, length."""
    irritability = draw(st.sampled_from(("low", "moderate", "high")))
    barred = draw(st.one_of(st.just(()), st.lists(st.sampled_from(CONTRAINDICATIONS), unique=True, max_size=4)))
    return case(
        irritability,
        person=Person(
            age=draw(st.integers(18, 54)),
            sex=draw(st.sampled_from(list(Sex))),
            height_cm=draw(st.sampled_from((160, 170))),
            weight_kg=draw(st.sampled_from((60, 80, 120))),
        ),
        knee=replace(case().knee, side=draw(st.sampled_from(list(Side)))),
        fear=draw(st.sampled_from((None, 0, 5, 6, 9))),
        tests=draw(measurements()),
        scope=Scope(
            contraindications=frozenset(barred),
            kneeling_hurts=draw(st.booleans()),
            anticoagulant=draw(st.integers(0, 9)) == 0,
        ),
        running=Running(
            runs_per_week=draw(st.sampled_from((None, 0, 1, 3, 5))),
            tolerated_minutes=draw(st.one_of(st.none(), st.integers(0, 70))),
            longest_run_30d_minutes=draw(st.one_of(st.none(), st.integers(0, 90))),
            walk_30_min_pain=draw(st.sampled_from((None, 0, 2, 3))),
            hop_pain=draw(st.sampled_from((None, 0, 3, 5))),
            cadence=draw(st.sampled_from((None, 160, 180))),
            weeks_without_running=draw(st.sampled_from((None, 0, 1, 2, 8))),
        ),
        wishes=Wishes(
            weeks=draw(st.sampled_from((None, 4, 5, 6))),
            minutes_per_session=draw(st.one_of(st.none(), st.integers(15, 60))),
            equipment=frozenset(draw(st.lists(st.sampled_from((*KIT, *GYM)), unique=True))),
            strength_days=draw(st.sampled_from(((), *DAY_CHOICES))),
        ),
    )
