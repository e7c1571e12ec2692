"""How words find an exercise: case, hyphens, plurals and "-ing" do not matter, nor does one slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from programs.clinical.exercise import Exercise
from programs.wording.figures import muscles_text
from programs.wording.library import SAME_WORDS
from programs.wording.training import kit_text

#: From so many letters on, a word may be two that are written as one: "wallsit".
RUN_TOGETHER = 5
#: How alike (0-1, difflib) a word that nobody knows must be to the one it is taken for: "sqat" is 0.89 "squat".
ALIKE = 0.8


def words_of(exercise: Exercise, muscles: Sequence[str], said: str) -> Mapping[str, str]:
    """The roots of all words that are told about an exercise, and its name in one; each as it is written there."""
    told = (exercise.code, *exercise.aliases, *exercise.muscles_primary, *exercise.cues, said)
    return _written(exercise.name, " ".join((*told, muscles_text(muscles), kit_text(exercise.equipment))))


@lru_cache(maxsize=1024)
def _written(name: str, told: str) -> Mapping[str, str]:
    """The first word of each root. Kept: the texts of the whole catalogue in a few languages, folded once."""
    words = re.findall(r"\w+", f"{name} {told}".casefold())
    in_one = "".join(re.findall(r"\w+", name.casefold()))
    return MappingProxyType({in_one: name} | {_root(word): word for word in reversed(words)})


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
    """What was asked for: a tuple a word, with every other word for it, also the one that it is taken for."""
    mended = taken_for(text, known)
    asked = [(root, *SAME_WORDS.get(root, ())) for root in roots(text)]
    return [(*ways, mended[ways[0]]) if ways[0] in mended else ways for ways in asked]


def taken_for(text: str, known: Collection[str]) -> dict[str, str]:
    """The roots that nobody knows, each with the known one most like it, if any is: {"sqat": "squat"}."""
    unknown = [root for root in roots(text) if not is_told([(root, *SAME_WORDS.get(root, ()))], known)]
    alike = ((root, get_close_matches(root, known, 1, ALIKE)) for root in unknown)
    return {root: found[0] for root, found in alike if found}


def is_told(asked: Sequence[tuple[str, ...]], told: Collection[str]) -> bool:
    """True where each word asked for, or another for it, begins a word that is told or stands in the name in one."""
    return all(any(_is_in(way, word) for way in ways for word in told) for ways in asked)


def _is_in(asked: str, told: str) -> bool:
    return told.startswith(asked) or (len(asked) >= RUN_TOGETHER and asked in told)
