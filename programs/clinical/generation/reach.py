"""What a person may do at all: the kit at hand, the reasons against an exercise, and the limits of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.doses import is_strengthening
from programs.clinical.generation.phases import is_open
from programs.clinical.irritability import pain_ceiling
from programs.clinical.measures import values_of
from programs.clinical.screening import (
    PlanLimits,
    adds_no_impact,
    bars_running,
    contraindications_from,
    is_fearful,
    plan_limits,
)
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
#: SC06, by how a position is written: flat on the back is not for long in the second half of pregnancy, face down not
#: at all. The catalogue names the codes for most of these only. "Sitting or lying on front" can be done sitting.
FLAT = "lying on back"
PRONE = ("lying on front", "prone")
#: Drills beside the strengthening that may stand on one leg.
STANDING_DRILLS = frozenset({"neuromuscular", "foot", "plyometric"})
#: 2.4, fat pad: degrees short of straight within which a movement of the bent knee is all about straightening [D].
LAST_DEGREES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The exercises that a person may be given (`permitted`), and what bounds every dose. `bars_running`: nobody runs;
    `adds_no_impact`: the running there is, and no more (SC06); `walk_pain` 0-10 of a brisk half hour, None = not
    told."""

    irritability: Irritability
    weeks_count: int
    permitted: frozenset[str]
    barred: frozenset[str]
    limits: PlanLimits
    is_gentle_start: bool
    session_minutes: int
    bars_running: bool
    adds_no_impact: bool
    walk_pain: float | None = None

    @property
    def walks_less(self) -> bool:
        """True where a brisk half hour hurts more than a walk may (T19, R1): walks go as far as the knee likes."""
        return self.walk_pain is not None and self.walk_pain > GATE_WALK_PAIN

    @property
    def bars_walks(self) -> bool:
        """True where it hurts so much that a run would be stopped for it (6.6): no walk or run is trained [D]."""
        return self.walk_pain is not None and self.walk_pain >= STOP_WALKS

    @property
    def pain_ceiling(self) -> int:
        """The irritability's ceiling 0-10; an item's own may be lower (§6.2)."""
        return pain_ceiling(self.irritability)

    def opens(self, exercise: Exercise, *, week: int, phase: int) -> bool:
        """True where the person may do the exercise and the calendar lets it in."""
        return exercise.code in self.permitted and is_open(
            exercise, week=week, phase=phase, weeks_count=self.weeks_count, irritability=self.irritability
        )


GATE_WALK_PAIN = 2  # T19: a 30-minute brisk walk at 2/10 or less
STOP_WALKS = 6  # 6.6, run version: the pain that stops a run stops a walk for training [D]

#: The session limit of §6.1 in minutes; a shorter wish wins.
SESSION_MINUTES = 45
#: 6.2: three short sessions for a highly irritable knee [D].
SHORT_SESSION_MINUTES = 30


def most_minutes(irritability: Irritability) -> int:
    """The longest session in minutes (§6.1, 6.2)."""
    return SHORT_SESSION_MINUTES if irritability is Irritability.HIGH else SESSION_MINUTES


def reach_of(case: Case, examination: Examination, catalogue: Catalogue, weeks_count: int) -> Reach:
    """The reach of a case: kit, contraindications, limits, and the minutes of a session."""
    barred, limits = contraindications_from(case).union(_found(examination)), plan_limits(case)
    wish, most = case.wishes.minutes_per_session, most_minutes(examination.irritability)
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
        is_gentle_start=is_fearful(case) or examination.irritability is not Irritability.LOW,
        session_minutes=most if wish is None else min(wish, most),
        bars_running=limits.no_running or bars_running(case),
        adds_no_impact=adds_no_impact(case),
        walk_pain=highest_pain(case, "T19", case.running.walk_30_min_pain),
    )


def highest_pain(case: Case, test: str, told: int | None) -> float | None:
    """The pain 0-10 of a test (T18, T19), or as it was told without one, the higher; None = not known."""
    tested = [value for value in values_of(case, test).values() if isinstance(value, int | float)]
    return max([*tested, *([told] if told is not None else [])], default=None)


def _found(examination: Examination) -> Iterator[str]:
    """Contraindications that nobody told but the examination found: a stiff foot, which no foot work bends (7.5), and
    a hip that pinches when it turns (RF24b)."""
    if any(finding.code == "rigid_foot" for finding in examination.findings):
        yield "rigid_foot"
    if "RF24b" in examination.screening.rules:
        yield "hip_pain_groin"


def has_kit(exercise: Exercise, equipment: frozenset[str]) -> bool:
    """True where everything that the exercise needs is at home or listed (settled, reading 14)."""
    at_hand = AT_HOME | equipment
    return all(thing in at_hand or thing.endswith(OPTIONAL_KIT) for thing in exercise.equipment)


def is_deep_one_leg(exercise: Exercise) -> bool:
    """True for a bend beyond 60-65 degrees on one leg, which the catalogue calls high load. Joints are looser in
    pregnancy and after birth (SC06) [D]."""
    is_one_leg = exercise.laterality != "bilateral" and exercise.chain == "CKC"
    return is_one_leg and exercise.category == "strength_quads" and exercise.pfj_load is PfjLoad.HIGH


def is_one_leg_stance(exercise: Exercise) -> bool:
    """True for strength, balance, foot work and hops that stand on one leg, or shift the weight from leg to leg; what
    can be done sitting is none."""
    on_feet = "stand" in exercise.position or "stance" in exercise.position
    is_work = is_strengthening(exercise) or exercise.category in STANDING_DRILLS
    return on_feet and is_work and exercise.laterality != "bilateral" and " or " not in exercise.position


def is_end_range_extension(exercise: Exercise) -> bool:
    """True for thigh work that presses the knee straight: a free lower leg down to 0 degrees, or a stance that moves in
    the last 30 degrees only. Standing up from a squat passes the same angle without pressing on it [D]."""
    if exercise.category != "strength_quads" or exercise.knee_rom_degrees is None:
        return False
    ends_straight = min(exercise.knee_rom_degrees) == 0
    return ends_straight and (exercise.chain == "OKC" or max(exercise.knee_rom_degrees) <= LAST_DEGREES)


def is_barred(exercise: Exercise, barred: frozenset[str], limits: PlanLimits) -> bool:
    """True where a contraindication, or a limit of the whole plan, speaks against an exercise."""
    return bool(barred & set(exercise.contraindications)) or any(_is_limited(exercise, barred, limits))


def _is_limited(exercise: Exercise, barred: frozenset[str], limits: PlanLimits) -> Iterator[bool]:
    yield exercise.kneeling and (limits.no_kneeling or "kneeling_pain" in barred)  # L6
    yield exercise.category == "foam_rolling" and limits.no_foam_rolling  # L7
    yield exercise.category == "plyometric" and limits.no_impact
    yield limits.no_long_supine and exercise.position.startswith(FLAT)
    yield limits.no_prone and exercise.position.startswith(PRONE)
    yield limits.no_deep_one_leg and is_deep_one_leg(exercise)
    yield limits.no_one_leg_stance and is_one_leg_stance(exercise)
    yield limits.no_end_range_extension and is_end_range_extension(exercise)
    yield limits.low_steps_only and bool(HIGH_STEPS & set(exercise.equipment))
