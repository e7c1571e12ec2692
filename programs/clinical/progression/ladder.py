"""Where an exercise stands on its ladder: the steps below and above, and its neighbours at the same level."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.progression.session import CurrentDose, Item

# After severe pain an item starts again this many steps lower (evidence.md 6.6 row 3).
STEPS_AFTER_A_STOP = 2

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


def variant_of(exercise: Exercise, catalogue: Catalogue) -> Exercise | None:
    """Another exercise at the same level: same category, aim and joint load, and nothing that this one did
    not ask for already (kit, kneeling, impact, contraindications). The first in the catalogue's order."""
    others = (other for other in catalogue.values() if _same_level(exercise, other) and _asks_no_more(exercise, other))
    return next(others, None)


def _same_level(exercise: Exercise, other: Exercise) -> bool:
    same = (other.category, other.pfj_load, other.min_phase) == (
        exercise.category,
        exercise.pfj_load,
        exercise.min_phase,
    )
    on_ladder = other.code in {exercise.code, exercise.easier, exercise.harder}
    return same and not on_ladder and bool(set(other.addresses) & set(exercise.addresses))


def _asks_no_more(exercise: Exercise, other: Exercise) -> bool:
    kit = set(other.equipment) <= AT_HOME | set(exercise.equipment)
    barred = set(other.contraindications) <= set(exercise.contraindications)
    return kit and barred and other.kneeling <= exercise.kneeling and other.impact <= exercise.impact
