"""One exercise of the session form as the page draws it: its bound fields, set by set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.functional import cached_property

from programs.clinical.values import Side
from programs.forms.base import Form
from programs.forms.session_items import Cell, ItemFields, unit_of
from programs.queries.session import SessionItem


@dataclass(frozen=True)
class ExerciseFields:
    """One exercise with its bound fields, for the template."""

    item: SessionItem
    part: ItemFields
    form: Form

    @property
    def did(self) -> BoundField:
        """All, some, left out."""
        return self.form[self.part.did]

    @property
    def reason(self) -> BoundField:
        """Why it was left out."""
        return self.form[self.part.reason]

    @property
    def kg(self) -> BoundField | None:
        """The weight, where there is one."""
        return self.form[self.part.kg] if self.part.takes_load else None

    @property
    def unit(self) -> str:
        """reps, s or min."""
        return self.part.unit

    @property
    def counted(self) -> BoundField | None:
        """Which of two exercises was done, where one takes the other's place now, or was told so."""
        if not self.part.has_two_units:
            return None
        field = self.form[self.part.counted]
        return field if self.part.is_eased or field.value() != unit_of(self.part.item) else None

    @property
    def sides(self) -> tuple[str, ...]:
        """The columns of the grid."""
        return tuple(dict.fromkeys(cell.side.value for cell in self.part.cells))

    def rows(self) -> Iterator[Row]:
        """The sets, one a row."""
        for number in dict.fromkeys(cell.number for cell in self.part.cells):
            cells = [cell for cell in self.part.cells if cell.number == number]
            yield Row(number, all(cell.is_extra for cell in cells), tuple(self._bound(cell) for cell in cells))

    def _bound(self, cell: Cell) -> BoundCell:
        kg = self.form[cell.kg_name] if self.part.takes_load else None
        return BoundCell(cell.side, self.form[cell.name], kg)

    @cached_property
    def errors(self) -> Sequence[str]:
        """Everything that is wrong with this exercise, once."""
        return list(dict.fromkeys(str(error) for name in self.part.names for error in self.form.errors.get(name, [])))


@dataclass(frozen=True, slots=True)
class BoundCell:
    """One set on one side, with its boxes."""

    side: Side
    amount: BoundField
    kg: BoundField | None


@dataclass(frozen=True, slots=True)
class Row:
    """One set number across the sides."""

    number: int
    is_extra: bool
    cells: tuple[BoundCell, ...]
