"""Stretches and rolling for muscles that tested tight, and for no others (§5.3, 6.1, 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.reach import Reach
from programs.clinical.generation.reasons import finding_reasons, trained
from programs.clinical.reason import Reason

MOST_MUSCLES = 3  # 6.5.4
MOST_ROLLS, ROLL_SETS = 2, 2
#: Sets of 30 s: three where the muscle has nothing else, two where it also moves or has a twin.
SETS_ALONE, SETS_SHARED = 3, 2
#: Repetitions of the moving hamstring stretch: two sets of ten at three seconds are a minute a day.
DYNAMIC_SETS, DYNAMIC_REPS = 2, 10


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle that can be stretched: the moving stretch (before the session), the holds in order of choice
    (after it), the rolling. `code` is the finding that asks for it; `has_twin`: shares its finding's time."""

    name: str
    code: str
    dynamic: str | None
    holds: tuple[str, ...]
    roll: str | None
    has_twin: bool = False


#: Findings to muscles (5.3). The moving stretch comes first for the hamstrings (S50, X10).
MUSCLES = MappingProxyType(
    {
        "tight_hamstrings": (Muscle("hamstrings", "tight_hamstrings", "DY01", ("ST02", "ST01", "ST03"), "FR02"),),
        "tight_calf": (
            Muscle("gastrocnemius", "tight_calf", "WU05", ("ST10", "ST09", "ST12"), "FR03", has_twin=True),
            Muscle("soleus", "tight_calf", None, ("ST11",), None, has_twin=True),
        ),
        "tight_quads": (Muscle("quadriceps", "tight_quads", None, ("ST04", "ST05", "ST06"), "FR01"),),
        "tight_itb": (Muscle("tensor fasciae latae", "tight_itb", None, ("ST14", "ST13", "ST16"), "FR04"),),
        "tight_hip_flexors": (Muscle("iliopsoas", "tight_hip_flexors", None, ("ST07", "ST08"), None),),
        "hip_rotation": (Muscle("piriformis", "hip_rotation", None, ("ST15",), None),),
    }
)

#: The ankle rocker is a warm-up movement: it is not counted as stretching time.
WARM_UP_MOVEMENTS = frozenset({"WU05"})


@dataclass(frozen=True, slots=True)
class Stretching:
    """What is done for one muscle: exercise codes, None where there is none; sets of the hold; why."""

    muscle: Muscle
    dynamic: str | None
    hold: str | None
    roll: str | None
    sets: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the stretching a session has room for: muscles, whether holds are part of it, and whether
    every hold has only two sets."""

    muscles: int
    holds: bool = True
    is_lean: bool = False


#: Richest first; the plan takes the first that leaves room for the strengthening (see `weeks.py`).
SHARES = (
    Share(MOST_MUSCLES),
    Share(MOST_MUSCLES, is_lean=True),
    Share(2, is_lean=True),
    Share(1, is_lean=True),
    Share(1, holds=False),
    Share(0),
)
#: What a fourth exercise that a finding asks for may cost: one muscle is held still.
SHARES_OF_FOUR = tuple(share for share in SHARES if share.muscles and share.holds)


def stretching(examination: Examination, reach: Reach, catalogue: Catalogue, share: Share) -> tuple[Stretching, ...]:
    """What is done for the tight muscles, at most `share.muscles` of them, in the order of the findings."""
    return tuple(
        found
        for muscle in _tight_muscles(examination, reach, catalogue)[: share.muscles]
        if (found := _for_muscle(muscle, examination, reach, share)) is not None
    )


def _tight_muscles(examination: Examination, reach: Reach, catalogue: Catalogue) -> list[Muscle]:
    """Muscles with a tight finding and at least one stretch that the person may do, in the order of the findings.

    Beside a weak thigh tight hamstrings come first: that pair is the pattern of the seed (6.5.5). The hip turn, which
    tightness may explain or not, comes last [D].
    """
    codes = list(dict.fromkeys(finding.code for finding in trained(examination.findings)))
    if {"weak_quads", "tight_hamstrings"} <= set(codes):
        codes.sort(key=lambda code: code != "tight_hamstrings")
    codes.sort(key=lambda code: code == "hip_rotation")
    muscles = [muscle for code in codes for muscle in MUSCLES.get(code, ())]
    reachable = reach.permitted & set(catalogue)
    return [muscle for muscle in muscles if reachable & {*muscle.holds, *_counted(muscle)}]


def _counted(muscle: Muscle) -> Iterator[str]:
    if muscle.dynamic and muscle.dynamic not in WARM_UP_MOVEMENTS:
        yield muscle.dynamic


def _for_muscle(muscle: Muscle, examination: Examination, reach: Reach, share: Share) -> Stretching | None:
    dynamic = muscle.dynamic if muscle.dynamic in reach.permitted else None
    hold = next((code for code in muscle.holds if code in reach.permitted), None) if share.holds else None
    if hold is None and dynamic not in set(_counted(muscle)):
        return None
    is_shared = share.is_lean or muscle.has_twin or dynamic in set(_counted(muscle))
    return Stretching(
        muscle=muscle,
        dynamic=dynamic,
        hold=hold,
        roll=muscle.roll if muscle.roll in reach.permitted else None,
        sets=SETS_SHARED if is_shared else SETS_ALONE,
        reasons=finding_reasons(examination.findings, muscle.code),
    )
