"""The library of exercises as the rules read it, and what somebody looks for in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.reach import OPTIONAL_KIT, has_kit
from programs.clinical.values import PfjLoad
from programs.models import Exercise as StoredExercise
from programs.queries.library_words import asked_words, is_told, taken_for, words_of
from programs.wording.library import KIT_ALIKE, NOTHING_TO_BRING


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


def matching(
    catalogue: Catalogue, muscles: Mapping[str, Sequence[str]], wanted: Wanted, said: Mapping[str, str] | None = None
) -> tuple[Exercise, ...]:
    """The exercises that are all that is wanted, in the catalogue's order. By code: `muscles`, those that each one's
    picture tints; `said`, what the picture shows in words."""
    told = _told(catalogue, muscles, said or {}) if wanted.words else {}
    words = asked_words(wanted.words, _all_words(told))
    return tuple(
        one
        for code, one in catalogue.items()
        if is_told(words, told.get(code, ())) and _matches(one, muscles.get(code, ()), wanted)
    )


def mended(
    catalogue: Catalogue, muscles: Mapping[str, Sequence[str]], words: str, said: Mapping[str, str]
) -> dict[str, str]:
    """The words that no exercise tells, as they were asked for, each with the one that it was taken for."""
    known = _all_words(_told(catalogue, muscles, said)) if words else {}
    taken = ((word, taken_for(word, known)) for word in words.split())
    return {word: " ".join(known[root] for root in found.values()) for word, found in taken if found}


def _told(
    catalogue: Catalogue, muscles: Mapping[str, Sequence[str]], said: Mapping[str, str]
) -> dict[str, Mapping[str, str]]:
    return {code: words_of(one, muscles.get(code, ()), said.get(code, "")) for code, one in catalogue.items()}


def _all_words(told: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {root: word for words in told.values() for root, word in words.items()}


def _matches(exercise: Exercise, muscles: Sequence[str], wanted: Wanted) -> bool:
    return (
        (not wanted.muscle or wanted.muscle in muscles)
        and (not wanted.aim or wanted.aim in exercise.addresses)
        and (not wanted.kit or _is_done_with(exercise, wanted.kit))
        and (wanted.load is None or exercise.pfj_load is wanted.load)
        and (wanted.phase is None or exercise.min_phase <= wanted.phase)
    )


def _is_done_with(exercise: Exercise, kit: str) -> bool:
    """With what a home has, by the rule of the plans; or with a thing, or another of its kind."""
    if kit == NOTHING_TO_BRING:
        return has_kit(exercise, frozenset())
    return not {kit, kit + OPTIONAL_KIT, *KIT_ALIKE.get(kit, ())}.isdisjoint(exercise.equipment)
