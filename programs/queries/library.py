"""The library of exercises as the rules read it, and what somebody looks for in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.values import PfjLoad
from programs.models import Exercise as StoredExercise


def stored_catalogue() -> Catalogue:
    """Every exercise that is in use, from the rows. One query."""
    return Catalogue(tuple(exercise.as_clinical() for exercise in StoredExercise.objects.filter(is_retired=False)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody looks for; "" and None leave a thing open. `phase`: exercises that may stand in it."""

    words: str = ""
    muscle: str = ""
    aim: str = ""
    kit: str = ""
    load: PfjLoad | None = None
    phase: int | None = None


def matching(catalogue: Catalogue, muscles: Mapping[str, Sequence[str]], wanted: Wanted) -> tuple[Exercise, ...]:
    """The exercises that are all that is wanted, in the catalogue's order. `muscles`: those that each one's picture
    tints, by code."""
    return tuple(one for one in catalogue.values() if _matches(one, muscles.get(one.code, ()), wanted))


def _matches(exercise: Exercise, muscles: Sequence[str], wanted: Wanted) -> bool:
    return (
        _has_words(exercise, wanted.words)
        and (not wanted.muscle or wanted.muscle in muscles)
        and (not wanted.aim or wanted.aim in exercise.addresses)
        and (not wanted.kit or wanted.kit in (exercise.equipment or ("none",)))
        and (wanted.load is None or exercise.pfj_load is wanted.load)
        and (wanted.phase is None or exercise.min_phase <= wanted.phase)
    )


def _has_words(exercise: Exercise, words: str) -> bool:
    """Every word stands somewhere in the name, its other names, its muscles or its cues."""
    told = " ".join((exercise.name, *exercise.aliases, *exercise.muscles_primary, *exercise.cues)).casefold()
    return all(word in told for word in words.casefold().split())
