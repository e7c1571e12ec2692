"""Which exercise serves which finding in which phase, first choice first (§5.2, 5.3).

The lists are the map's defaults. Where one of them asks for kit that is missing, is barred, or would raise
depth and load together, the next is taken, then an earlier phase's, then the closest of the same kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
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
            # L8: published courses bring step-downs first and one-leg squats last; forward lunges stay a harder step.
            4: ("QD21", "QD14", "QD23"),
        },
        # High irritability begins with holds (6.2); moving work follows when the calendar allows.
        "knee_hold": {
            1: ("QD08", "QD03", "QD10", "QD07", "QD02", "QD01"),
            2: ("QD11", "QD10", "QD09"),
            3: ("QD25", "QD22", "QD17", "QD24"),
        },
        "knee_second": {
            1: ("QD05", "QD04", "QD03", "QD15", "QD18", "QD02"),
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
        # Turning the hip is trained by turning it; a weak rotator by lying on the side first.
        "hip_turn": {1: ("GL09", "GL02", "GL01"), 2: ("GL07", "GL09", "GL02", "GL01")},
        "hip_extensors": {
            1: ("GL10", "GL13"),
            2: ("GL11", "GL14", "GL10"),
            3: ("GL12", "GL15", "GL11"),
        },
        # Tight hamstrings are loaded long (5.3): the same muscles, the hinge first.
        "hinge": {1: ("GL10", "GL13"), 2: ("GL14", "GL11", "GL10"), 3: ("GL15", "GL12", "GL11")},
        "hamstrings": {
            1: ("HM05", "HM04", "HM01"),
            2: ("HM05", "HM07", "HM02", "HM04"),
            3: ("HM05", "HM03", "HM07", "HM02", "HM04"),
        },
        "control": {1: ("GL08",), 2: ("QD20", "GL08"), 3: ("GL15", "QD22", "QD20", "GL08")},
        "trunk": {1: ("CO02", "CO01", "CO07", "CO05"), 2: ("CO03", "CO05", "CO01"), 3: ("CO04", "CO03", "CO05")},
        "calf": {1: ("CF01", "CF03"), 2: ("CF02", "CF01")},
        "tight_calf": {1: ("CF03", "CF01"), 2: ("CF02", "CF03", "CF01")},
        "stiff_foot": {2: ("CF02",)},
    }
)

#: What the map of 5.3 gives a finding although the catalogue lists the exercise for another.
SERVED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "tight_itb": frozenset(code for rung in LADDERS["hip_abductors"].values() for code in rung),
        "hip_rotation": frozenset(code for rung in LADDERS["hip_rotators"].values() for code in rung),
        "tight_hamstrings": frozenset({"GL14", "GL15"}),
        "tight_calf": frozenset({"CF02"}),
        "rigid_foot": frozenset({"CF02"}),
        "high_arch": frozenset({"CF02"}),
    }
)

#: L8: lunges and one-leg squats, which a published course brings in its weeks 8-12. The criteria of 6.4 open them.
AHEAD_OF_COURSES = frozenset({"QD22", "QD23", "QD25", "QD26", "QD27"})

#: Thigh work on one leg or deeply bent: from here on a step of a ladder comes after the step below it (5.2).
PREPARED_FROM_PHASE = 3

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
    frozenset({"CF01", "CF02", "CF03"}),
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


def closest(ladder: str, phase: int, catalogue: Catalogue) -> tuple[str, ...]:
    """What else could serve a ladder (6.5.9): exercises of the same kind that load the kneecap no more than the first
    choice, those for the same finding first, then those nearest below the phase. Hip work that loads it a little, as
    every phase allows (L3), comes last: better than no hip exercise and so no plan [D]."""
    kind, code = KINDS.get(ladder, (None, ""))
    first = next((one for rung in steps(ladder, phase, is_gentle=False) for one in rung if one in catalogue), None)
    if kind is None or first is None:
        return ()
    usual = catalogue[first].pfj_load
    highest = max(usual, PfjLoad.LOW) if kind is is_hip_targeted else usual
    same = [one for one in catalogue.values() if kind(one) and one.pfj_load <= highest and one.code not in NOT_CHOSEN]

    def distance(one: Exercise) -> tuple[bool, bool, int]:
        return one.pfj_load > usual, code not in one.addresses, phase - one.min_phase

    return tuple(one.code for one in sorted(same, key=distance))


def is_prepared(exercise: Exercise, known: frozenset[str], catalogue: Catalogue) -> bool:
    """False for thigh work of phases 3 and 4 where no step below it was in an earlier week (5.2, L8)."""
    if not is_knee_targeted(exercise) or exercise.min_phase < PREPARED_FROM_PHASE or exercise.code in known:
        return True
    return any(exercise.easier == code or catalogue[code].harder == exercise.code for code in known)


def is_knee_targeted(exercise: Exercise) -> bool:
    """True for strengthening of the front thigh (G08)."""
    return exercise.category == "strength_quads"


def is_hip_targeted(exercise: Exercise) -> bool:
    """True for hip strengthening whose main target is a gluteal muscle or a hip rotator (settled, reading 9)."""
    return exercise.category == "strength_hip" and is_hip_muscle(exercise.muscles_primary[0])


def counts_for_hip(exercise: Exercise) -> bool:
    """True for any strengthening that has a hip muscle as its main target, a trunk exercise such as CO04 too."""
    return is_strengthening(exercise) and is_hip_muscle(exercise.muscles_primary[0])


def is_hip_muscle(muscle: str) -> bool:
    """True for the gluteal muscles and the hip rotators."""
    return muscle.startswith(("glute", "hip external rotator", "hip rotator"))


def is_hinge(exercise: Exercise) -> bool:
    """True for hip work that has the hamstrings as a main target as well."""
    return exercise.category == "strength_hip" and "hamstrings" in exercise.muscles_primary


def _is_of(category: str, exercise: Exercise) -> bool:
    return exercise.category == category


#: What may stand in for a ladder's own exercises, and the finding it should answer. The control line has no stand-in:
#: balance drills serve it too; a stiff foot has none either.
KINDS: Mapping[str, tuple[Callable[[Exercise], bool], str]] = MappingProxyType(
    {
        "knee": (is_knee_targeted, "weak_quads"),
        "knee_hold": (is_knee_targeted, "weak_quads"),
        "knee_second": (is_knee_targeted, "weak_quads"),
        "hip_abductors": (is_hip_targeted, "weak_hip_abductors"),
        "hip_rotators": (is_hip_targeted, "weak_hip_external_rotators"),
        "hip_turn": (is_hip_targeted, "hip_rotation"),
        "hip_extensors": (is_hip_targeted, "weak_glute_max"),
        "hinge": (is_hip_targeted, "weak_glute_max"),
        "hamstrings": (partial(_is_of, "strength_hamstrings"), "low_hq_ratio"),
        "trunk": (partial(_is_of, "strength_core"), "weak_core"),
        "calf": (partial(_is_of, "strength_calf"), "weak_calf"),
        "tight_calf": (partial(_is_of, "strength_calf"), "tight_calf"),
    }
)


#: Each exercise with the ones that are too alike.
ALIKE = MappingProxyType(
    {code: frozenset(chain.from_iterable(f for f in FAMILIES if code in f)) for code in chain.from_iterable(FAMILIES)}
)


def is_alike(code: str, chosen: frozenset[str]) -> bool:
    """True where the session already has this exercise or one too alike."""
    return code in chosen or not chosen.isdisjoint(ALIKE.get(code, ()))
