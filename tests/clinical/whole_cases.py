"""Whole cases by hypothesis: every test at its borders, every scope code, units, wishes and answers left out.

Most of them may have a plan. Where an answer would make screening say SOON, a clinician's clearance stands beside it.
A case that fails a law is printed as a file for `manage.py preview_program`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import note
from hypothesis import strategies as st

from programs.clinical.akps import ITEMS
from programs.clinical.case import Akps, Case, Knee, Measurement, Pain, Person, Running, Scope, Wishes
from programs.clinical.generation.days import are_strength_days
from programs.clinical.measures import MEASURES, cutoffs_for
from programs.clinical.screening import QUESTIONS, all_negative
from programs.clinical.values import Sex, Side
from programs.exchange.case_file import KG_PER_LB
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.case_yaml import Written
from tests.clinical.cases import GYM, KIT, MONDAY, PAINS

CONTRAINDICATIONS = tuple(
    sorted({code for exercise in shipped_catalogue().values() for code in exercise.contraindications})
)
DAY_CHOICES = tuple(days for size in (2, 3) for days in combinations(range(1, 8), size) if are_strength_days(days))

#: Tests without cut-offs of their own, or with others by age and sex: values on both sides of every border.
OTHER_VALUES: dict[str, tuple[float | str, ...]] = {
    "T02": (0.5, 20, 45, 300),
    "T05": (0, 20, 21, 23, 23.5, 24, 33, 34, 90),
    "T06": (-20, 0, 12.5),
    "T17": (0, 13, 18, 19, 22, 23, 26, 30, 37, 60),
    "T20": ("flat", "normal", "high", 0.19, 0.20, 0.44, 0.45),
    "T22": ("flexible", "rigid"),
    "T23": (0, 19, 20, 45, 59, 60),
    "T25": (17.0, 22.0, 36.0),
    "T26": (0, 1, 5, 6),
}


def borders(test: str) -> tuple[float | str, ...]:
    """The values of a test just below, at and just above each of its cut-offs, and its ends."""
    cutoffs = cutoffs_for(test, Person(age=30, sex=Sex.MALE))
    if test in OTHER_VALUES or cutoffs is None:
        return OTHER_VALUES[test]
    row = MEASURES[test]
    near = [cut + by * row.step for cut in (cutoffs.deficit, cutoffs.borderline) for by in (-1, 0, 1)]
    return tuple(sorted({row.low, *(round(value, 2) for value in near if row.low <= value <= row.high)}))


VALUES = {test: borders(test) for test in MEASURES}
LEGS = ((Side.LEFT,), (Side.RIGHT,), (Side.BOTH,), (Side.LEFT, Side.RIGHT))
SCORES = st.none() | st.integers(0, 10)


@st.composite
def measurements(draw: st.DrawFn) -> tuple[Measurement, ...]:
    """Some of the tests, on one leg, on both, or on each with a value of its own; T03 by value or by its loads."""
    chosen = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=9))
    return tuple(_measured(draw, test, side) for test in chosen for side in _sides(draw, test))


def _sides(draw: st.DrawFn, test: str) -> tuple[Side, ...]:
    return draw(st.sampled_from(LEGS)) if MEASURES[test].per_leg else (Side.BOTH,)


def _measured(draw: st.DrawFn, test: str, side: Side) -> Measurement:
    pain = draw(st.sampled_from((None, None, 0, 4)))
    if test == "T03" and draw(st.booleans()):
        kg = draw(st.sampled_from((1, KG_PER_LB)))
        extension, curl = draw(st.sampled_from(((20, 8), (30, 15), (50, 29), (50, 30), (20, 17))))
        reps = draw(st.sampled_from((None, 4, 10, 12)))
        return Measurement(test=test, side=side, pain=pain, extension_kg=extension * kg, curl_kg=curl * kg, reps=reps)
    reps = draw(st.sampled_from((None, 3, 4, 10))) if test == "T02" else None
    return Measurement(test=test, side=side, pain=pain, value=draw(st.sampled_from(VALUES[test])), reps=reps)


pains = st.builds(
    Pain,
    worst_7d=SCORES,
    usual_7d=st.none() | st.integers(0, 3),
    rest=st.sampled_from((None, 0, 1, 4)),
    squat=st.sampled_from((None, 0, 2, 3, 5, 6)),
    stairs_down=st.sampled_from((None, 0, 2, 3, 6)),
    settles_minutes=st.sampled_from((None, 0, 59, 60, 61, 1439, 1440, 1441)),
    night=st.sampled_from((None, "none", "occasional")),
)
people = st.builds(
    Person,
    age=st.sampled_from((17, *range(18, 56), 60, 61, 70)),
    sex=st.sampled_from(Sex),
    height_cm=st.sampled_from((None, 160, 170)),
    weight_kg=st.sampled_from((None, 60, 80, 89.5, 89.6, 120)),
)
knees = st.builds(
    Knee,
    side=st.sampled_from(Side),
    duration_weeks=st.sampled_from((4, 8, 9, 17, 53)),
    onset=st.just("gradual"),
    location=st.just("front"),
    provoked_by=st.sampled_from(
        (frozenset({"squat", "stairs"}), frozenset({"stairs", "running", "sitting"}), frozenset({"squat", "kneeling"}))
    ),
    training_change=st.sampled_from((None, True, False)),
    worse_straightening=st.sampled_from((None, None, "no", "yes", "unsure")),
)
runnings = st.builds(
    Running,
    runs_per_week=st.sampled_from((None, 0, 1, 2.5, 3, 5)),
    tolerated_minutes=st.sampled_from((None, 0, 1, 7, 8, 12, 14, 15, 19, 20, 29, 30, 31, 60)),
    pain_in_run=st.sampled_from((None, None, 0, 2, 3, 6)),
    longest_run_30d_minutes=st.sampled_from((None, 0, 8, 20, 25, 30, 35.5, 90)),
    walk_30_min_pain=st.sampled_from((None, None, 0, 2, 3)),
    hop_pain=st.sampled_from((None, None, 0, 3, 4)),
    cadence=st.sampled_from((None, 160, 170, 171, 182)),
    weeks_without_running=st.sampled_from((None, None, 0, 1, 2, 8)),
)
wishes = st.builds(
    Wishes,
    weeks=st.sampled_from((None, 1, 4, 5, 6, 7)),
    minutes_per_session=st.sampled_from((None, 15, 20, 25, 30, 40, 44, 45, 46, 90)),
    equipment=st.frozensets(st.sampled_from((*KIT, *GYM))),
    strength_days=st.sampled_from(((), *DAY_CHOICES, (1, 2), (5,))),
)

#: Facts that limit a plan (SC01-SC18), one or two a case at most; the rarer ones need a clinician's clearance.
SCOPE_FACTS: tuple[dict[str, Any], ...] = (
    *({"pregnant_weeks": weeks} for weeks in (8, 19, 20, 38)),
    *({"weeks_since_birth": weeks} for weeks in (11, 12)),
    *({"surgery_months_ago": months} for months in (12, 13)),
    *({"injection_weeks_ago": weeks} for weeks in (3, 14)),
    *({name: True} for name in ("implant", "anticoagulant", "heart_lung_or_parq", "inflammatory_arthritis")),
    *({name: True} for name in ("osteoporosis", "under_physio", "first_knee_pain_ever")),
    *({name: True} for name in ("low_mood", "pain_everywhere", "tendon_medicine", "painkiller_risk")),
    *({"fever_free_hours": hours} for hours in (24, 72)),
)
#: Signs that are SOON at the most, so that a clearance opens the way.
CLEARABLE_SIGNS: tuple[dict[str, str], ...] = (
    {"swelling": "mild", "swelling_is_new": "yes"},
    {"fever_or_ill": "yes"},
    {"gives_way": "yes"},
    {"groin_or_hip_pain": "yes"},
    {"bone_pain": "shin_foot"},
    {"back_pain_with_leg_symptoms": "unsure"},
    {"limp": "yes"},
    {"stress_fracture_or_low_energy": "yes"},
    {"steroid_or_fluoroquinolone_with_tendon_pain": "unsure"},
)
SELDOM = st.integers(0, 9).map(lambda number: number == 9)


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    """Contraindications and limits, with a clearance where anything in them would wait for one."""
    facts: dict[str, Any] = draw(st.sampled_from(SCOPE_FACTS)) if draw(st.booleans()) and draw(st.booleans()) else {}
    barred = draw(st.one_of(st.just(()), st.lists(st.sampled_from(CONTRAINDICATIONS), unique=True, max_size=4)))
    return Scope(
        **facts,
        contraindications=frozenset(barred),
        kneeling_hurts=draw(SELDOM),
        guardian_consent=True,
        clinician_clearance_on=MONDAY if draw(st.integers(0, 9)) else None,
    )


@st.composite
def akps_answers(draw: st.DrawFn) -> Akps:
    """No AKPS, a total, or answers of which one may be missing."""
    kind = draw(st.sampled_from(("none", "total", "answers")))
    if kind == "none":
        return Akps()
    if kind == "total":
        return Akps(total=draw(st.sampled_from((59, 60, 69, 70, 79, 80, 100))))
    missing = draw(st.none() | st.sampled_from(sorted(ITEMS)))
    return Akps(answers={item: max(points) for item, points in ITEMS.items() if item != missing})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Whole cases, nearly all of which screening lets through."""
    pain = draw(st.sampled_from(sorted(PAINS)).map(PAINS.__getitem__) | pains)
    sign = draw(st.sampled_from(CLEARABLE_SIGNS)) if draw(SELDOM) else {}
    made = Case(
        today=MONDAY,
        person=draw(people),
        knee=draw(knees),
        pain=pain,
        fear=draw(st.sampled_from((None, 0, 5, 6, 9))),
        akps=draw(akps_answers()),
        screening={**all_negative(), **sign},
        scope=draw(scopes()),
        tests=draw(measurements()),
        running=draw(runnings),
        wishes=draw(wishes),
    )
    note(Written(made))
    return made


@st.composite
def open_cases(draw: st.DrawFn) -> Case:
    """Cases with any answers at all to the warning signs, some left out: most of them get no plan."""
    options = {question.key: st.sampled_from((*question.words, *[question.negative] * 9)) for question in QUESTIONS}
    words = draw(st.fixed_dictionaries(options))
    left_out = draw(st.sets(st.sampled_from(sorted(words)), max_size=2)) if draw(st.booleans()) else set()
    made = draw(cases())
    onset = draw(st.sampled_from(("gradual", "sudden", None)))
    knee = replace(made.knee, onset=onset, injury_days_ago=draw(st.sampled_from((None, 0, 7, 8))))
    changed = replace(made, knee=knee, screening={key: word for key, word in words.items() if key not in left_out})
    note(Written(changed))
    return changed


def mirrored(made: Case) -> Case:
    """The same case with left and right exchanged."""
    return replace(
        made,
        knee=replace(made.knee, side=made.knee.side.mirrored),
        tests=tuple(replace(found, side=found.side.mirrored) for found in made.tests),
    )
