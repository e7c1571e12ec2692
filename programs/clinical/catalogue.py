"""From a catalogue record (a plain mapping) to an `Exercise`, refusing what does not fit, by field.

The record's shape is that of the shipped `exercises.yaml`; rows of the database keep the same record, so both
build equal values. No file is read here: `exchange/catalogue_file.py` does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from programs.clinical.exercise import Catalogue, Exercise, Range, ReferenceDose
from programs.clinical.values import Irritability, PfjLoad

CATEGORIES = (
    "warm_up",
    "cool_down",
    "dynamic_stretch",
    "static_stretch",
    "mobility",
    "foam_rolling",
    "strength_quads",
    "strength_hip",
    "strength_hamstrings",
    "strength_calf",
    "strength_core",
    "foot",
    "neuromuscular",
    "plyometric",
    "running",
    "cross_training",
)
LATERALITIES = ("bilateral", "unilateral", "alternating")
LOAD_TYPES = ("bodyweight", "external_load_kg", "band_level", "isometric", "time")
CHAINS = ("OKC", "CKC", "NA")

#: Knee angles a person can reach, 0 = straight.
FLEXION_DEGREES = (0, 160)
#: The highest pain that any item allows (§6.6: above 5 is too much).
HIGHEST_PAIN_CEILING = 5


class ExerciseFault(ValueError):
    """Raised for a record that is not an exercise; quotes the exercise, the field, the value and what is allowed."""


class CatalogueFault(ExerciseFault):
    """Raised for records that do not make a catalogue together: a code twice, a ladder that leads nowhere."""


class _Record:
    """Reads the fields of one record and names exercise and field in every fault."""

    def __init__(self, record: Mapping[str, Any], where: str) -> None:
        self.record, self.where = record, where

    def fault(self, field: str, value: object, allowed: str) -> ExerciseFault:
        return ExerciseFault(f"{self.where}.{field}: {value!r} is not {allowed}")

    def part(self, field: str) -> _Record:
        value = self.get(field)
        if not isinstance(value, Mapping):
            raise self.fault(field, value, "a mapping")
        return _Record(value, f"{self.where}.{field}")

    def get(self, field: str) -> Any:
        if field not in self.record:
            raise ExerciseFault(f"{self.where}.{field}: is missing")
        return self.record[field]

    def text(self, field: str) -> str:
        value = self.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(field, value, "a text")
        return value

    def text_or_none(self, field: str) -> str | None:
        return None if self.get(field) is None else self.text(field)

    def note(self, field: str) -> str:
        return self.text_or_none(field) or ""

    def one_of(self, field: str, allowed: tuple[str, ...]) -> str:
        value = self.get(field)
        if value not in allowed:
            raise self.fault(field, value, f"one of {', '.join(allowed)}")
        return str(value)

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.get(field)
        if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
            raise self.fault(field, value, "a list of texts")
        return tuple(value)

    def flag(self, field: str) -> bool:
        value = self.get(field)
        if not isinstance(value, bool):
            raise self.fault(field, value, "true or false")
        return value

    def number(self, field: str, low: int, high: int) -> int:
        value = self.get(field)
        if type(value) is not int or not low <= value <= high:
            raise self.fault(field, value, f"a whole number from {low} to {high}")
        return value

    def number_or_none(self, field: str, low: int, high: int) -> int | None:
        return None if self.get(field) is None else self.number(field, low, high)

    def minutes(self, field: str) -> float:
        value = self.get(field)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 120:
            raise self.fault(field, value, "minutes from 0 to 120")
        return float(value)

    def span(self, field: str, low: int, high: int) -> Range:
        value = self.get(field)
        whole = isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value)
        if not whole or not low <= value[0] <= value[1] <= high:
            raise self.fault(field, value, f"[from, to] within {low} to {high}")
        return (value[0], value[1])

    def span_or_none(self, field: str, low: int, high: int) -> Range | None:
        return None if self.get(field) is None else self.span(field, low, high)


def exercise_from(record: Mapping[str, Any]) -> Exercise:
    """The exercise that a record describes. Raises `ExerciseFault`, which quotes the field.

    >>> exercise_from({"id": "QD10"})
    Traceback (most recent call last):
    programs.clinical.catalogue.ExerciseFault: QD10.easier: is missing
    """
    read = _Record(record, str(record.get("id", "?")))
    easier, harder = read.part("easier"), read.part("harder")
    return Exercise(
        code=read.text("id"),
        name=read.text("name"),
        aliases=read.texts("aliases"),
        category=read.one_of("category", CATEGORIES),
        muscles_primary=_some(read, "muscles_primary"),
        muscles_secondary=read.texts("muscles_secondary"),
        addresses=_some(read, "addresses"),
        position=read.text("position"),
        equipment=_some(read, "equipment"),
        laterality=read.one_of("laterality", LATERALITIES),
        load_type=read.one_of("load_type", LOAD_TYPES),
        chain=read.one_of("chain", CHAINS),
        impact=read.flag("impact"),
        kneeling=read.flag("kneeling"),
        pfj_load=PfjLoad[read.one_of("pfj_load", tuple(load.name.lower() for load in PfjLoad)).upper()],
        knee_rom_degrees=_knee_range(read),
        rom_note=read.note("rom_note"),
        min_phase=read.number("min_phase", 1, 4),
        enters_week_of_6=_weeks(read.part("enters_week_of_6")),
        dose=_dose(read.part("dose_default")),
        pain_ceiling=read.number("pain_ceiling_0_10", 0, HIGHEST_PAIN_CEILING),
        cues=_some(read, "cues"),
        common_mistakes=read.texts("common_mistakes"),
        easier=easier.text_or_none("id"),
        easier_how=easier.note("how"),
        harder=harder.text_or_none("id"),
        harder_how=harder.note("how"),
        contraindications=read.texts("contraindications"),
        note=read.note("note"),
        evidence=read.text("evidence"),
        est_minutes=read.minutes("est_minutes"),
        governed_by=read.text("governed_by"),
    )


def catalogue_from(records: Iterable[Mapping[str, Any]]) -> Catalogue:
    """The catalogue of these records, in their order. Raises `ExerciseFault` or, for a code that stands twice
    and a ladder step that is not in the catalogue, `CatalogueFault`."""
    exercises = tuple(exercise_from(record) for record in records)
    catalogue = Catalogue(exercises)
    if len(catalogue) != len(exercises):
        codes = [exercise.code for exercise in exercises]
        raise CatalogueFault(f"{next(code for code in codes if codes.count(code) > 1)}.id: stands twice")
    for exercise in exercises:
        for field, step in (("easier", exercise.easier), ("harder", exercise.harder)):
            if step is not None and step not in catalogue:
                raise CatalogueFault(f"{exercise.code}.{field}: {step!r} is not in the catalogue")
    return catalogue


def _some(read: _Record, field: str) -> tuple[str, ...]:
    values = read.texts(field)
    if not values:
        raise read.fault(field, list(values), "a list with at least one text")
    return values


def _knee_range(read: _Record) -> tuple[int, int] | None:
    """From and to as written: 90 to 45 is a knee that straightens."""
    if read.get("knee_rom_deg") is None:
        return None
    ends = read.part("knee_rom_deg")
    return ends.number("from", *FLEXION_DEGREES), ends.number("to", *FLEXION_DEGREES)


def _weeks(read: _Record) -> Mapping[Irritability, int | None]:
    return MappingProxyType({level: read.number_or_none(level.value, 1, 6) for level in Irritability})


def _dose(read: _Record) -> ReferenceDose:
    return ReferenceDose(
        sets=read.number("sets", 1, 10),
        reps=read.span_or_none("reps", 1, 100),
        hold_seconds=read.span_or_none("hold_s", 1, 600),
        duration_seconds=read.span_or_none("duration_s", 1, 7200),
        rest_seconds=read.number("rest_s", 0, 600),
        tempo=read.text("tempo"),
        per_week=read.span("per_week", 1, 7),
        per_side=read.flag("per_side"),
    )
