"""Writes an exercise and its dose down as a prescription, with the steps below and above that the person may take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from programs.clinical.exercise import Catalogue, Exercise, Range
from programs.clinical.generation.doses import Dose, minutes, pain_ceiling_of, set_choices, start_dose
from programs.clinical.generation.ladders import closest
from programs.clinical.generation.reach import Reach
from programs.clinical.plan import Prescription
from programs.clinical.reason import Reason

#: The order of a day. A walk or stretch that moves comes before the run or the session, a held stretch after it.
ORDER = ("warm_up", "run", "main", "mobility", "cool_down")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What every prescription of one phase needs to know. What it works out it keeps."""

    catalogue: Catalogue
    reach: Reach
    phase: int
    doses: dict[str, Dose] = field(default_factory=dict, repr=False, compare=False)
    spent: dict[tuple[str, Dose, int, int], float] = field(default_factory=dict, repr=False, compare=False)
    least: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    choices: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)
    others: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def dose(self, code: str) -> Dose:
        """The dose to start with in this phase."""
        if code not in self.doses:
            longest = self.reach.limits.max_hold_seconds
            self.doses[code] = start_dose(self.catalogue[code], self.reach.irritability, self.phase, longest)
        return self.doses[code]

    def set_choices(self, code: str) -> tuple[int, ...]:
        """The sets that a strengthening exercise may have, fewest first."""
        if code not in self.choices:
            self.choices[code] = set_choices(self.catalogue[code], self.reach.irritability)
        return self.choices[code]

    def minutes(self, code: str, dose: Dose, left: int, right: int) -> float:
        """Minutes of one day, both legs."""
        key = (code, dose, left, right)
        if key not in self.spent:
            self.spent[key] = minutes(self.catalogue[code], dose, left, right)
        return self.spent[key]

    def least_minutes(self, code: str) -> float:
        """Minutes with the fewest sets that a strengthening exercise may have."""
        if code not in self.least:
            fewest = self.set_choices(code)[0]
            self.least[code] = self.minutes(code, self.dose(code), fewest, fewest)
        return self.least[code]

    def stand_ins(self, ladder: str) -> tuple[str, ...]:
        """What else could serve a ladder in this phase (6.5.9)."""
        if ladder not in self.others:
            self.others[ladder] = closest(ladder, self.phase, self.catalogue)
        return self.others[ladder]

    def write(
        self,
        code: str,
        block: str,
        days: tuple[int, ...],
        sets: tuple[int, int],
        reasons: tuple[Reason, ...],
        *,
        dose: Dose | None = None,
        knee_range: Range | None = None,
        load_kg: float | None = None,
        optional: bool = False,
    ) -> Prescription:
        """The prescription; without a dose the one to start with, without a range the exercise's own."""
        exercise, dose = self.catalogue[code], dose or self.dose(code)
        return Prescription(
            exercise=code,
            block=block,
            days=tuple(sorted(set(days))),
            sets_left=sets[0],
            sets_right=sets[1],
            reps=dose.reps,
            hold_seconds=dose.hold_seconds,
            duration_seconds=dose.duration_seconds,
            rest_seconds=dose.rest_seconds,
            tempo=dose.tempo,
            effort_rpe=dose.effort,
            load_kg=load_kg,
            knee_rom_degrees=knee_range or exercise.knee_rom_degrees,
            pfj_load=exercise.pfj_load,
            pain_ceiling=pain_ceiling_of(exercise, self.reach.pain_ceiling),
            easier=step_below(exercise, self.catalogue, self.reach),
            harder=step_above(exercise, self.catalogue, self.reach),
            reasons=reasons,
            minutes=self.minutes(code, dose, *sets),
            optional=optional,
        )


def step_below(exercise: Exercise, catalogue: Catalogue, reach: Reach) -> str | None:
    """The next easier exercise that the person may do; a step that is barred or lacks kit is passed over."""
    return next((step.code for step in _ladder(exercise, catalogue, "easier") if step.code in reach.permitted), None)


def step_above(exercise: Exercise, catalogue: Catalogue, reach: Reach) -> str | None:
    """The next harder exercise that the person may do, also one of a later phase; none that this irritability
    never reaches (reading 15)."""
    steps = (step for step in _ladder(exercise, catalogue, "harder") if step.code in reach.permitted)
    return next((step.code for step in steps if step.enters_week_of_6[reach.irritability] is not None), None)


def _ladder(exercise: Exercise, catalogue: Catalogue, direction: str) -> Iterator[Exercise]:
    """The exercises above or below, nearest first, as far as the catalogue has them."""
    seen = {exercise.code}
    step = catalogue.get(getattr(exercise, direction) or "")
    while step is not None and step.code not in seen:
        seen.add(step.code)
        yield step
        step = catalogue.get(getattr(step, direction) or "")


def in_order(items: list[Prescription]) -> tuple[Prescription, ...]:
    """The prescriptions in the order in which a day does them; inside a block as they were written."""
    return tuple(sorted(items, key=lambda item: ORDER.index(item.block)))
