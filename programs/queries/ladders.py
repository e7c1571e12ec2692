"""The steps beside an exercise: easier, harder, and another at the same level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from programs.clinical.decision import NextStep
from programs.clinical.exercise import Catalogue
from programs.clinical.progression import Item, steps_from, variant_of
from programs.models import Exercise, Prescription
from programs.queries.week_facts import dose_of

#: What a decision may change that names another exercise.
OTHER_EXERCISE = frozenset({"step", "variant"})


@dataclass(frozen=True)
class Ladders:
    """The library by code, and the codes that the session asks for already: none of them is another's variant."""

    rows: Mapping[str, Exercise]
    asked: frozenset[str]

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is in use, as the rules read it."""
        return Catalogue(tuple(row.as_clinical() for row in self.rows.values() if not row.is_retired))

    def row(self, code: str | None) -> Exercise | None:
        """An exercise that a prescription names."""
        return self.rows.get(code or "")

    def item(self, asked: Prescription, phase: int) -> Item:
        """A prescription as the rules judge it: two steps below it, one above, and one at its level."""
        exercise, easier, harder = asked.exercise.as_clinical(), self.row(asked.easier), self.row(asked.harder)
        return Item(
            exercise=exercise,
            easier=tuple(steps_from(exercise, easier.as_clinical(), self.catalogue)) if easier else (),
            harder=harder.as_clinical() if harder else None,
            variant=variant_of(exercise, self.catalogue, without=self.asked),
            dose=dose_of(asked),
            phase=phase,
        )

    def named_by(self, step: NextStep | None) -> Exercise | None:
        """The exercise that a decision puts in the place of the planned one."""
        if step is None or step.change.variable not in OTHER_EXERCISE:
            return None
        return self.row(str(step.change.after))


def ladders_of(prescriptions: tuple[Prescription, ...]) -> Ladders:
    """The ladders on which the exercises of a session stand. One query; none where a plan names no step at all."""
    asked = frozenset(item.exercise.code for item in prescriptions)
    has_steps = any(item.easier or item.harder for item in prescriptions)
    return Ladders({row.code: row for row in Exercise.objects.all()} if has_steps else {}, asked)
