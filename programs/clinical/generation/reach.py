"""What a person may do at all: the kit at hand, the reasons against an exercise, and the limits of the plan."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.phases import is_open
from programs.clinical.irritability import pain_ceiling
from programs.clinical.screening import PlanLimits, contraindications_from, plan_limits
from programs.clinical.values import Irritability, PfjLoad

#: What every home has: the catalogue's household list and its household substitutes (settled, reading 14).
AT_HOME = frozenset(
    {
        *("none", "wall", "chair", "doorway", "towel", "cushion", "stairs", "bench", "ball"),
        *("strap", "step", "step_10cm", "step_20cm", "sliders_or_towel", "metronome_app"),
    }
)
#: An exercise can be done without a thing whose name ends like this.
OPTIONAL_KIT = "_optional"
#: SC13: low step heights only.
HIGH_STEPS = frozenset({"step_20cm", "stairs"})
#: SC06: not for long in the second half of pregnancy; the catalogue names the code for most of these only.
FLAT = "lying on back"
FEAR_STARTS_LOWER = 6  # evidence.md 7.9: from 6 on 0-10, lower start


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The exercises that a person may be given (`permitted`), and what bounds every dose."""

    irritability: Irritability
    weeks_count: int
    permitted: frozenset[str]
    barred: frozenset[str]
    limits: PlanLimits
    is_gentle_start: bool
    session_minutes: int

    @property
    def pain_ceiling(self) -> int:
        """The irritability's ceiling 0-10; an item's own may be lower (evidence.md 6.2)."""
        return pain_ceiling(self.irritability)

    def opens(self, exercise: Exercise, *, week: int, phase: int) -> bool:
        """True where the person may do the exercise and the calendar lets it in."""
        return exercise.code in self.permitted and is_open(
            exercise, week=week, phase=phase, weeks_count=self.weeks_count, irritability=self.irritability
        )


#: The session limit of evidence.md 6.1 in minutes; a shorter wish wins.
SESSION_MINUTES = 45


def reach_of(case: Case, examination: Examination, catalogue: Catalogue, weeks_count: int) -> Reach:
    """The reach of a case: kit, contraindications, limits, and the minutes of a session (at most 45)."""
    barred, limits = contraindications_from(case), plan_limits(case)
    wish = case.wishes.minutes_per_session
    fearful = case.fear is not None and case.fear >= FEAR_STARTS_LOWER
    return Reach(
        irritability=examination.irritability,
        weeks_count=weeks_count,
        permitted=frozenset(
            exercise.code
            for exercise in catalogue.values()
            if has_kit(exercise, case.wishes.equipment) and not is_barred(exercise, barred, limits)
        ),
        barred=barred,
        limits=limits,
        is_gentle_start=fearful or examination.irritability is not Irritability.LOW,
        session_minutes=SESSION_MINUTES if wish is None else min(wish, SESSION_MINUTES),
    )


def has_kit(exercise: Exercise, equipment: frozenset[str]) -> bool:
    """True where everything that the exercise needs is at home or listed (settled, reading 14)."""
    at_hand = AT_HOME | equipment
    return all(thing in at_hand or thing.endswith(OPTIONAL_KIT) for thing in exercise.equipment)


def is_deep_one_leg(exercise: Exercise) -> bool:
    """True for a bend beyond 60-65 degrees on one leg, which the catalogue calls high load. Joints are looser in
    pregnancy and after birth (SC06) [D]."""
    is_one_leg = exercise.laterality != "bilateral" and exercise.chain == "CKC"
    return is_one_leg and exercise.category == "strength_quads" and exercise.pfj_load is PfjLoad.HIGH


def is_barred(exercise: Exercise, barred: frozenset[str], limits: PlanLimits) -> bool:
    """True where a contraindication, kneeling, or a limit of the whole plan speaks against an exercise (L6, L7)."""
    if barred & set(exercise.contraindications):
        return True
    if exercise.kneeling and (limits.no_kneeling or "kneeling_pain" in barred):
        return True
    if exercise.category == "foam_rolling" and limits.no_foam_rolling:
        return True
    if exercise.category == "plyometric" and limits.no_impact:
        return True
    if limits.no_long_supine and exercise.position == FLAT:
        return True
    if limits.no_deep_one_leg and is_deep_one_leg(exercise):
        return True
    return limits.low_steps_only and bool(HIGH_STEPS & set(exercise.equipment))
