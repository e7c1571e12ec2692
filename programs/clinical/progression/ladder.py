"""Where an exercise stands on its ladder: the steps below and above, and its neighbours at the same level."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from operator import attrgetter

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.reach import FLAT, PRONE, is_deep_one_leg, is_end_range_extension
from programs.clinical.progression.current_dose import CurrentDose
from programs.clinical.progression.session import Item

# After severe pain an item starts again this many steps lower (§6.6 row 3).
STEPS_AFTER_A_STOP = 2

#: Thigh work whose depth differs by no more than a week's step is at the same level (6.7).
SAME_DEPTH_DEGREES = 15

#: What every home has (the catalogue's household list and its household substitutes, preview reading 14).
AT_HOME = frozenset(
    {
        *("none", "wall", "chair", "doorway", "towel", "cushion", "stairs", "bench", "ball"),
        *("strap", "step", "step_10cm", "step_20cm", "sliders_or_towel", "metronome_app", "ankle_weight_optional"),
    }
)


def item_of(
    exercise: Exercise,
    catalogue: Catalogue,
    *,
    dose: CurrentDose | None = None,
    phase: int | None = None,
    holds_in_a_row: int | None = None,
    short_sessions_in_a_row: int | None = None,
) -> Item:
    """The item with the catalogue's own ladder, where nothing narrower is known about the person. A
    program's prescription knows better: it leaves out what the person lacks or must not do."""
    return Item(
        exercise=exercise,
        easier=tuple(steps_below(exercise, catalogue)),
        harder=catalogue.get(exercise.harder) if exercise.harder else None,
        variant=variant_of(exercise, catalogue),
        dose=dose or CurrentDose(),
        phase=phase,
        holds_in_a_row=holds_in_a_row,
        short_sessions_in_a_row=short_sessions_in_a_row,
    )


def steps_below(exercise: Exercise, catalogue: Catalogue) -> Iterator[Exercise]:
    """The next easier exercises, nearest first, at most two."""
    for _ in range(STEPS_AFTER_A_STOP):
        if exercise.easier is None:
            return
        exercise = catalogue[exercise.easier]
        yield exercise


def steps_from(exercise: Exercise, first: Exercise, catalogue: Catalogue) -> Iterator[Exercise]:
    """The easier exercise that a prescription names, and the next below it that asks for no more than one of the two:
    what is not known to be allowed is passed over [D]."""
    yield first
    below = (catalogue[code] for code in _way(first, "easier", catalogue) if code in catalogue)
    yield from islice((one for one in below if asks_no_more(exercise, one) or asks_no_more(first, one)), 1)


def variant_of(exercise: Exercise, catalogue: Catalogue, *, without: Collection[str] = ()) -> Exercise | None:
    """Another exercise at the same level: same category, aim, muscle and joint load, as many legs, a weight or
    none as before, a knee bent at most 15 degrees more or less, and nothing that this one did not ask for already
    (kit, kneeling, impact, contraindications). Never a step of its own ladder, which is easier or harder, nor one of
    those `without`. The nearest in depth, then the first in the catalogue's order."""
    others = (
        other
        for other in catalogue.values()
        if other.code not in without
        and _same_level(exercise, other)
        and not _on_one_ladder(exercise, other, catalogue)
        and asks_no_more(exercise, other)
    )
    return min(others, key=lambda other: _deeper(exercise, other), default=None)


def _same_level(exercise: Exercise, other: Exercise) -> bool:
    aims_alike = set(other.addresses) & set(exercise.addresses)
    muscles_alike = set(other.muscles_primary) & set(exercise.muscles_primary)
    near = exercise.category != "strength_quads" or _deeper(exercise, other) <= SAME_DEPTH_DEGREES
    return _level(other) == _level(exercise) and bool(aims_alike and muscles_alike) and near


def _level(exercise: Exercise) -> tuple[object, ...]:
    legs, weight = exercise.laterality == "bilateral", exercise.load_type == "external_load_kg"
    return exercise.category, exercise.pfj_load, exercise.min_phase, legs, weight


def _deeper(exercise: Exercise, other: Exercise) -> int:
    """How far apart the two bend the knee, degrees."""
    return abs(max(other.knee_rom_degrees or (0, 0)) - max(exercise.knee_rom_degrees or (0, 0)))


def _on_one_ladder(exercise: Exercise, other: Exercise, catalogue: Catalogue) -> bool:
    """True where one of the two is reached from the other by going only up or only down."""
    up_or_down = (
        (exercise, other.code, "easier"),
        (exercise, other.code, "harder"),
        (other, exercise.code, "easier"),
        (other, exercise.code, "harder"),
    )
    return exercise.code == other.code or any(code in _way(start, way, catalogue) for start, code, way in up_or_down)


def _way(exercise: Exercise, way: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes on the way down or up, nearest first."""
    seen: list[str] = []
    code = getattr(exercise, way)
    while code is not None and code not in seen:
        seen.append(code)
        code = getattr(catalogue[code], way) if code in catalogue else None
    return tuple(seen)


def asks_no_more(exercise: Exercise, other: Exercise) -> bool:
    """Whether the other asks for no kit, health, kneeling, impact, lying or straightening that this one did not ask
    for already."""
    kit = set(other.equipment) <= AT_HOME | set(exercise.equipment)
    barred = set(other.contraindications) <= set(exercise.contraindications)
    return kit and barred and all(asks(other) <= asks(exercise) for asks in LIMITED)


#: What the limits of a plan bar by the way an exercise is done (§2.5).
LIMITED: tuple[Callable[[Exercise], bool], ...] = (
    attrgetter("kneeling"),
    attrgetter("impact"),
    lambda exercise: exercise.position.startswith(FLAT),
    lambda exercise: exercise.position.startswith(PRONE),
    is_deep_one_leg,
    is_end_range_extension,
)
