"""The part of the session form that is about one exercise: its fields, and what they say.

"As planned" counts the least that was asked, because that is what its words say: a number that nobody gave is
never made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs.clinical.telling import EXTRA_SETS, MOST_KG, MOST_REPS, MOST_SECONDS, MOST_SETS, SetDone
from programs.clinical.values import Side
from programs.forms.fields import DecimalNumberField, WholeNumberField
from programs.forms.session_widgets import DidWidget
from programs.forms.widgets import Words
from programs.models import Prescription
from programs.queries.next_steps import asked_sides, target_seconds
from programs.queries.session import SessionItem
from programs.wording.dose import MINUTES_FROM_SECONDS
from programs.wording.sides import SIDES
from programs.wording.training import SKIP_REASONS

ALL, SOME, NONE = "all", "some", "no"
#: Where the plan is on hold no dose is shown, so "as planned" would say nothing.
DID_WITHOUT_DOSE = [(SOME, _("I did it")), (NONE, _("Left out"))]
DID = [(ALL, _("As planned")), (SOME, _("Some of it")), (NONE, _("Left out"))]


@dataclass(frozen=True, slots=True)
class Cell:
    """One set on one side. `is_extra`: a set more than was asked."""

    name: str
    side: Side
    number: int
    is_extra: bool

    @property
    def kg_name(self) -> str:
        """The field of its weight."""
        return f"{self.name}-kg"


class ItemFields:
    """The fields of one prescription. Their names carry its public id, so a form that was opened before the plan
    changed can never speak about another exercise."""

    def __init__(self, item: Prescription, in_its_place: Prescription | None = None, *, is_eased: bool = False) -> None:
        """`in_its_place`: the easier step with its own dose; `is_eased`: it is asked this time."""
        self.item, self.is_eased = item, is_eased and in_its_place is not None
        self.asked = in_its_place if self.is_eased and in_its_place else item
        self.units = {unit_of(one): one for one in (in_its_place, item) if one is not None}
        self.key = f"p{item.public_id.hex}"
        self.did, self.reason, self.kg = f"{self.key}-did", f"{self.key}-reason", f"{self.key}-kg"
        self.counted = f"{self.key}-counted"

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every set that can be told, set by set, the left leg before the right."""
        most = max((sets for _side, sets in asked_sides(self.item)), default=0)
        return tuple(
            Cell(f"{self.key}-{side.value}-{number}", side, number, is_extra=number > sets)
            for number in range(1, min(most + EXTRA_SETS, MOST_SETS) + 1)
            for side, sets in asked_sides(self.item)
            if number <= sets + EXTRA_SETS
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that `fields` may yield; those of weights also where none is asked."""
        cells = (name for cell in self.cells for name in (cell.name, cell.kg_name))
        return (self.did, self.counted, self.kg, self.reason, *cells)

    @property
    def unit(self) -> str:
        """What one set of what is asked is counted in: reps, s or min."""
        return unit_of(self.asked)

    @property
    def has_two_units(self) -> bool:
        """Whether the easier step is counted otherwise than the exercise: the telling then says which was done."""
        return len(self.units) > 1

    @property
    def takes_load(self) -> bool:
        """Whether a weight belongs to it."""
        rows = (self.item, self.asked)
        return any(one.load_kg is not None or one.exercise.entry["load_type"] == "external_load_kg" for one in rows)

    @property
    def target(self) -> int:
        """The least that one set asks for, in `unit`."""
        if self.unit != "min":
            return _least(self.asked)
        return max(1, _least(self.asked) // 60)

    def fields(self) -> Iterator[tuple[str, forms.Field]]:
        """Every field by name, in the order of the page."""
        yield self.did, forms.ChoiceField(choices=DID, required=False, widget=DidWidget, label=self.item.exercise.name)
        if self.has_two_units:
            yield self.counted, self._counted_field()
        if self.takes_load:
            yield self.kg, self._load_field(_("Weight used"))
        for cell in self.cells:
            yield cell.name, self._amount_field(cell)
            if self.takes_load:
                yield cell.kg_name, self._load_field(self._cell_label(cell, _("kilograms")))
        reasons = [("", _("Choose why")), *SKIP_REASONS.items()]
        yield (
            self.reason,
            forms.ChoiceField(
                choices=reasons,
                required=False,
                label=_("Why did you leave it out?"),
                widget=forms.Select(attrs={"class": "form-select"}),
            ),
        )

    def _counted_field(self) -> forms.Field:
        """Which of the two was done, by what it is counted in."""
        names = {"reps": _("%(name)s, repetitions"), "s": _("%(name)s, seconds"), "min": _("%(name)s, minutes")}
        choices = [(unit, names[unit] % {"name": one.exercise.name}) for unit, one in self.units.items()]
        return forms.ChoiceField(
            choices=choices,
            required=False,
            label=_("Which one did you do?"),
            initial=self.unit,
            widget=forms.Select(attrs={"class": "form-select"}),
        )

    def _amount_field(self, cell: Cell) -> forms.Field:
        words = {"reps": _("repetitions"), "s": _("seconds"), "min": _("minutes")}[self.unit]
        if self.has_two_units:
            words = _("repetitions, seconds or minutes")
        high = min({"reps": MOST_REPS, "s": MOST_SECONDS, "min": MOST_SECONDS // 60}[unit] for unit in self.units)
        field = WholeNumberField(low=1, high=high, required=False, label=self._cell_label(cell, words))
        field.widget.attrs |= {"placeholder": "" if cell.is_extra else str(self.target), "class": "form-control"}
        return field

    def _load_field(self, label: Words) -> forms.Field:
        field = DecimalNumberField(low=0, high=MOST_KG, decimals=2, unit="kg", required=False, label=label)
        asked = f"{self.asked.load_kg.normalize():f}" if self.asked.load_kg is not None else ""
        field.widget.attrs |= {"placeholder": asked, "class": "form-control"}
        return field

    def _cell_label(self, cell: Cell, words: Words) -> Words:
        side = SIDES[cell.side.value]
        if cell.side is Side.BOTH:
            return _("Set %(number)s, %(words)s") % {"number": cell.number, "words": words}
        return _("Set %(number)s, %(side)s leg, %(words)s") % {"number": cell.number, "side": side, "words": words}

    def answer(self, cleaned: Mapping[str, Any]) -> str:
        """What was said: all, some, no, or nothing. Numbers and reasons speak for themselves where no segment was
        tapped."""
        if cleaned.get(self.did):
            return str(cleaned[self.did])
        if any(cleaned.get(cell.name) is not None for cell in self.cells):
            return SOME
        return NONE if cleaned.get(self.reason) else ""

    def sets(self, cleaned: Mapping[str, Any]) -> list[SetDone]:
        """The sets that were told. An empty box is a set that was not done."""
        unit = cleaned.get(self.counted) or unit_of(self.item)
        if self.answer(cleaned) == ALL:
            done = self.units.get(unit, self.item) if self.has_two_units else self.asked
            load = cleaned.get(self.kg) if cleaned.get(self.kg) is not None else done.load_kg
            return [self._set(cell, unit, _least(done), load) for cell in self.cells if not cell.is_extra]
        return [
            self._set(cell, unit, _in_seconds(cleaned[cell.name], unit), self._told_load(cleaned, cell))
            for cell in self.cells
            if cleaned.get(cell.name) is not None
        ]

    def _told_load(self, cleaned: Mapping[str, Any], cell: Cell) -> Decimal | None:
        own = cleaned.get(cell.kg_name)
        return own if own is not None else cleaned.get(self.kg)

    def _set(self, cell: Cell, unit: str, amount: int, load: Decimal | None) -> SetDone:
        measure = {"reps": amount} if unit == "reps" else {"seconds": amount}
        return SetDone(prescription=self.item.public_id, side=cell.side, number=cell.number, load_kg=load, **measure)


def fields_of(item: SessionItem) -> ItemFields:
    """The fields of an exercise of a session, with the easier step that may take its place."""
    return ItemFields(item.prescription, item.in_its_place, is_eased=item.instead is not None)


def unit_of(item: Prescription) -> str:
    """What one set is counted in: reps, s or min."""
    if item.reps_min is not None:
        return "reps"
    return "min" if (target_seconds(item) or 0) >= MINUTES_FROM_SECONDS else "s"


def _least(item: Prescription) -> int:
    """The least that one set asks for, in repetitions or seconds."""
    return item.reps_min or target_seconds(item) or 1


def _in_seconds(number: int, unit: str) -> int:
    """A number as it is stored: minutes in seconds, the rest as it is."""
    return number * 60 if unit == "min" else number
