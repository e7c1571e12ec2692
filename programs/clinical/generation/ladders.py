"""Which exercise serves which finding in which phase, first choice first (evidence.md 5.2, 5.3).

The lists are the map's defaults. Where one of them asks for kit that is missing, is barred, or would raise
depth and load together, the next is taken, then an earlier phase's, then the closest of the same kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.doses import is_strengthening
from programs.clinical.values import PfjLoad

#: The list before phase 1: a gentle start (moderate or high irritability, fear of movement).
GENTLE = 0

LADDERS: Mapping[str, Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        "knee": {
            1: ("QD10", "QD08", "QD15", "QD05", "QD04", "QD07", "QD03"),
            2: ("QD13", "QD16", "QD12", "QD11", "QD24", "QD09"),
            3: ("QD25", "QD22", "QD17", "QD24"),
            # L8: published courses bring lunges before one-leg squats, step-downs before both.
            4: ("QD21", "QD26", "QD23", "QD14"),
        },
        # High irritability begins with holds (6.2); moving work follows when the calendar allows.
        "knee_hold": {
            1: ("QD08", "QD03", "QD10", "QD07", "QD02", "QD01"),
            2: ("QD11", "QD10", "QD09"),
            3: ("QD22", "QD25", "QD17"),
        },
        "knee_second": {
            1: ("QD05", "QD04", "QD03", "QD15", "QD18"),
            2: ("QD16", "QD19", "QD20", "QD24", "QD05", "QD04", "QD03"),
            3: ("QD17", "QD22", "QD19", "QD20", "QD24"),
            4: ("QD17", "QD22", "QD25", "QD19", "QD20"),
        },
        "hip_abductors": {
            GENTLE: ("GL01", "GL03", "GL05"),
            1: ("GL03", "GL05", "GL06", "GL01"),
            2: ("GL06", "GL04", "GL08", "GL05", "GL03"),
            3: ("GL07", "GL04", "GL08", "GL06", "GL03"),
        },
        "hip_rotators": {
            GENTLE: ("GL01",),
            1: ("GL02", "GL09", "GL01"),
            2: ("GL07", "GL02", "GL09", "GL01"),
        },
        "hip_extensors": {
            1: ("GL10", "GL13"),
            2: ("GL14", "GL11", "GL10"),
            3: ("GL15", "GL12", "GL11"),
        },
        "hamstrings": {
            1: ("HM05", "HM04", "HM01"),
            2: ("HM05", "HM07", "HM02", "HM04"),
            3: ("HM05", "HM03", "HM07", "HM02", "HM04"),
        },
        "control": {1: ("GL08",), 2: ("QD20", "GL08"), 3: ("QD22", "QD20", "GL08")},
        "trunk": {1: ("CO02", "CO01", "CO07", "CO05"), 2: ("CO03", "CO05", "CO01"), 3: ("CO04", "CO03", "CO05")},
        "calf": {1: ("CF01", "CF03"), 2: ("CF02", "CF01")},
    }
)

#: Movements that are too alike to stand in one session.
FAMILIES = (
    frozenset({"GL01", "GL02"}),
    frozenset({"GL03", "GL04"}),
    frozenset({"GL06", "GL07"}),
    frozenset({"GL10", "GL11", "GL12", "HM07", "HM02"}),
    frozenset({"GL14", "GL15"}),
    frozenset({"QD10", "QD13", "QD14"}),
    frozenset({"QD08", "QD09"}),
    frozenset({"QD11", "QD12"}),
    frozenset({"QD15", "QD16", "QD17"}),
    frozenset({"QD04", "QD05", "QD06"}),
    frozenset({"QD18", "QD19", "QD20", "QD21"}),
    frozenset({"QD24", "QD25", "QD26", "QD27"}),
    frozenset({"CO02", "CO03", "CO04"}),
)

#: Left out for most runners with this pain: kneeling on the kneecap (the catalogue's own note).
NOT_CHOSEN = frozenset({"HM06"})


def steps(ladder: str, phase: int, *, is_gentle: bool) -> Iterator[tuple[str, ...]]:
    """The lists of a ladder for a phase: its own first, then the lists of the phases before it.

    >>> list(steps("calf", 2, is_gentle=False))
    [('CF02', 'CF01'), ('CF01', 'CF03')]
    """
    rungs = LADDERS[ladder]
    if is_gentle and GENTLE in rungs:
        yield rungs[GENTLE]
    yield from (rungs[below] for below in range(phase, GENTLE, -1) if below in rungs)


def all_steps(ladder: str) -> frozenset[str]:
    """Every exercise of a ladder."""
    return frozenset(code for rung in LADDERS[ladder].values() for code in rung)


def closest(ladder: str, phase: int, catalogue: Catalogue) -> tuple[str, ...]:
    """What else could serve a ladder: exercises of the same kind, those nearest below the phase first (6.5.9)."""
    kind = KINDS.get(ladder)
    if kind is None:
        return ()
    same = [exercise for exercise in catalogue.values() if kind(exercise) and exercise.code not in NOT_CHOSEN]
    return tuple(exercise.code for exercise in sorted(same, key=lambda exercise: phase - exercise.min_phase))


def is_prepared(exercise: Exercise, known: frozenset[str], catalogue: Catalogue) -> bool:
    """False for thigh work that loads the kneecap highly where no step below it was in an earlier week (5.2, L8)."""
    if not is_knee_targeted(exercise) or exercise.pfj_load is not PfjLoad.HIGH or exercise.code in known:
        return True
    return any(exercise.easier == code or catalogue[code].harder == exercise.code for code in known)


def is_knee_targeted(exercise: Exercise) -> bool:
    """True for strengthening of the front thigh (G08)."""
    return exercise.category == "strength_quads"


def is_hip_targeted(exercise: Exercise) -> bool:
    """True for hip strengthening whose main target is a gluteal muscle or a hip rotator (settled, reading 9)."""
    return exercise.category == "strength_hip" and is_hip_muscle(exercise.muscles_primary[0])


def is_hip_muscle(muscle: str) -> bool:
    """True for the gluteal muscles and the hip rotators."""
    return muscle.startswith(("glute", "hip external rotator", "hip rotator"))


def works_hamstrings(exercise: Exercise) -> bool:
    """True where strengthening has the hamstrings as a main target."""
    return is_strengthening(exercise) and "hamstrings" in exercise.muscles_primary


def _is_of(category: str, exercise: Exercise) -> bool:
    return exercise.category == category


#: What may stand in for a ladder's own exercises. The control line has no stand-in: balance drills serve it too.
KINDS: Mapping[str, Callable[[Exercise], bool]] = MappingProxyType(
    {
        "knee": is_knee_targeted,
        "knee_hold": is_knee_targeted,
        "knee_second": is_knee_targeted,
        "hip_abductors": is_hip_targeted,
        "hip_rotators": is_hip_targeted,
        "hip_extensors": is_hip_targeted,
        "hamstrings": partial(_is_of, "strength_hamstrings"),
        "trunk": partial(_is_of, "strength_core"),
        "calf": partial(_is_of, "strength_calf"),
    }
)


def is_alike(code: str, chosen: frozenset[str]) -> bool:
    """True where the session already has this exercise or one too alike."""
    return code in chosen or any(code in family and family & chosen for family in FAMILIES)
