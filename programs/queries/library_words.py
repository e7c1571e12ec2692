"""How words find an exercise: case, hyphens, plurals and "-ing" do not matter, nor does one slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from programs.clinical.exercise import Exercise
from programs.wording.figures import muscles_text
from programs.wording.library import SAME_WORDS
from programs.wording.training import kit_text

#: From so many letters on, a word may be two that are written as one: "wallsit".
RUN_TOGETHER = 5
#: How alike (0-1, difflib) a word that nobody knows must be to the one it is taken for: "sqat" is 0.89 "squat".
ALIKE = 0.8


def words_of(exercise: Exercise, muscles: Sequence[str], said: str) -> frozenset[str]:
    """The roots of all words that are told about an exercise, and its name in one."""
    told = (exercise.code, *exercise.aliases, *exercise.muscles_primary, *exercise.cues, said)
    text = " ".join((exercise.name, *told, muscles_text(muscles), kit_text(exercise.equipment)))
    return frozenset({*roots(text), "".join(re.findall(r"\w+", exercise.name.casefold()))})


def roots(text: str) -> list[str]:
    """Words in small letters without their endings: "Calf-Raises" is "calf", "raise"."""
    return [_root(word) for word in re.findall(r"\w+", text.casefold())]


def _root(word: str) -> str:
    if len(word) > 5 and word.endswith("ing"):
        stem = word[:-3]
        return stem[:-1] if stem[-1] == stem[-2] else stem
    if re.search(r"(s|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def asked_words(text: str, known: Collection[str]) -> list[tuple[str, ...]]:
    """What was asked for: a tuple a word, with every other word for it. One that is not `known` is taken for the word
    most like it, if any is."""
    asked = [(word, *SAME_WORDS.get(word, ())) for word in roots(text)]
    return [ways if is_told([ways], known) else (*ways, *get_close_matches(ways[0], known, 1, ALIKE)) for ways in asked]


def is_told(asked: Sequence[tuple[str, ...]], told: Collection[str]) -> bool:
    """True where each word asked for, or another for it, begins a word that is told or stands in the name in one."""
    return all(any(_is_in(way, word) for way in ways for word in told) for ways in asked)


def _is_in(asked: str, told: str) -> bool:
    return told.startswith(asked) or (len(asked) >= RUN_TOGETHER and asked in told)
