"""An exercise of the library as a value. Rows of the database and the shipped file both build it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from programs.clinical.values import Irritability, PfjLoad

#: A range as [from, to]; a single number is stored twice.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceDose:
    """The dose at low irritability once the exercise is established. Seconds; `per_week` sessions."""

    sets: int
    reps: Range | None
    hold_seconds: Range | None
    duration_seconds: Range | None
    rest_seconds: int
    tempo: str
    per_week: Range
    per_side: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One entry of the catalogue. Field meanings: the head of catalogue/exercises.yaml."""

    code: str
    name: str
    aliases: tuple[str, ...]
    category: str
    muscles_primary: tuple[str, ...]
    muscles_secondary: tuple[str, ...]
    addresses: tuple[str, ...]
    position: str
    equipment: tuple[str, ...]
    laterality: str  # bilateral | unilateral | alternating
    load_type: str  # bodyweight | external_load_kg | band_level | isometric | time
    chain: str  # OKC | CKC | NA
    impact: bool
    kneeling: bool
    pfj_load: PfjLoad
    knee_rom_degrees: tuple[int, int] | None
    rom_note: str
    min_phase: int
    enters_week_of_6: Mapping[Irritability, int | None]
    dose: ReferenceDose
    pain_ceiling: int
    cues: tuple[str, ...]
    common_mistakes: tuple[str, ...]
    easier: str | None
    easier_how: str
    harder: str | None
    harder_how: str
    contraindications: tuple[str, ...]
    note: str
    evidence: str
    est_minutes: float
    governed_by: str


class Catalogue(Mapping[str, Exercise]):
    """The exercises by code, in the order of the file."""

    __slots__ = ("_by_code",)

    def __init__(self, exercises: Iterator[Exercise] | tuple[Exercise, ...]) -> None:
        self._by_code = {exercise.code: exercise for exercise in exercises}

    def __getitem__(self, code: str) -> Exercise:
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)
