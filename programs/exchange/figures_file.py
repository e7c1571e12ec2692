"""Reads what goes with the drawn pictures: what each shows in words, and on which leg."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FIGURES_FILE = Path(__file__).resolve().parent.parent / "catalogue" / "figures.json"


def folder_of(code: str) -> str:
    """The folder below static/ of the pictures of an exercise or a home test."""
    return "tests" if code[0] == "T" and code[1].isdigit() else "exercises"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The picture of an exercise or a home test.

    `says`: what it shows, a sentence or two; `steps`: a caption a key pose; `side`: the leg that works in the picture,
    "l" or "r"; `shows`: the key pose of the poster, from 0; `holds`: somebody stays still in it; `works`, `stretches`:
    muscles by name, see wording/figures.
    """

    code: str
    says: str
    steps: tuple[str, ...]
    side: str
    shows: int
    holds: bool
    works: tuple[str, ...]
    stretches: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The folder of its files below static/."""
        return folder_of(self.code)

    @property
    def rest(self) -> float:
        """The poster's place in the movement: 0 the first key pose, 1 the last. Each way between two takes as long."""
        return self.shows / (len(self.steps) - 1)

    def file(self, kind: str = "") -> str:
        """The path below static/ of the poster, or of its "steps" or "moves"."""
        return f"{self.folder}/{self.code}{'-' if kind else ''}{kind}.svg"


@cache
def figures() -> Mapping[str, Figure]:
    """Every drawn picture by the code of its exercise or test. Read once."""
    if not FIGURES_FILE.exists():
        return {}
    told = json.loads(FIGURES_FILE.read_text(encoding="utf-8"))
    return {
        code: Figure(
            code=code,
            says=one["says"],
            steps=tuple(one["steps"]),
            side=one["side"],
            shows=one["shows"],
            holds=one["holds"],
            works=tuple(one["works"]),
            stretches=tuple(one["stretches"]),
        )
        for code, one in told.items()
    }
