"""One test on one page: both legs, each with its number, its word or its signs, and the pain it caused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from programs.clinical.measures import MEASURES, SIGNS, points_from_signs
from programs.clinical.values import LEGS, Side
from programs.forms.fields import DecimalNumberField, PainField, WholeNumberField
from programs.forms.start.choices import ChecklistField, one_of
from programs.forms.start.judged import JudgedTogether
from programs.forms.widgets import StepperWidget
from programs.models import Measurement
from programs.wording.home_tests import HOME_TESTS, OUTWARD, PAIN_IN_GROIN, PAIN_IN_TEST, SIGN_TEXTS, UNITS, value_label
from programs.wording.sides import SIDE_NAMES

#: The pound, exactly.
KG_IN_LB = Decimal("0.45359237")
HEAVIEST_KG, HEAVIEST_LB = 300, 660
#: Repetitions that are worth writing down on a machine; the estimate of a maximum takes 4-10 of them.
MACHINE_REPS = (1, 30)
#: The label of a list of signs.
SEEN = {Side.LEFT: _("Left leg: what did you see?"), Side.RIGHT: _("Right leg: what did you see?")}
NOTHING = _("Enter a result for at least one leg. If you cannot do this test, select “I can’t do this test”.")


@dataclass(frozen=True, slots=True)
class LegFields:
    """What the page shows of one leg, or of both at once."""

    side: Side
    heading: Any
    fields: tuple[BoundField, ...]


class TestForm(JudgedTogether):
    """Built from the measure: its legs, unit, range, decimals and words. After `is_valid()`, `results` holds the
    columns of a measurement by side; a leg without a result is not there."""

    __test__ = False

    def __init__(self, *args: Any, test: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = MEASURES[test]
        self.sides = LEGS if self.measure.per_leg else (Side.BOTH,)
        self.takes_loads = test in {"T02", "T03"}
        if self.takes_loads:
            units = {"kg": _("Kilograms (kg)"), "lb": _("Pounds (lb)")}
            self.fields["unit"] = one_of(_("In which unit?"), units, missing=_("Select kg or lb"), in_line=True)
            self.initial.setdefault("unit", "kg")
        for side in self.sides:
            self.fields |= {f"{side}_{name}": field for name, field in self._fields_of(side)}

    def legs(self) -> Iterator[LegFields]:
        """The fields of each leg, for the template."""
        for side in self.sides:
            names = [name for name in self.fields if name.startswith(f"{side}_")]
            heading = HOME_TESTS[self.measure.id].name if side is Side.BOTH else _leg(side)
            yield LegFields(side, heading, tuple(self[name] for name in names))

    def judged(self) -> list[str]:
        """One result is needed, only nobody knows on which leg."""
        return [name for side in self.sides for name in self._mains(side)]

    def clean(self) -> dict[str, Any]:
        """At least one result, and none by halves."""
        said = super().clean() or self.cleaned_data
        for side in self.sides:
            self._check_whole(side, said)
            self._name_leg(side)
        if not self.errors and not self.results:
            first = next(name for name in self.fields if name != "unit")
            self.add_error(first, ValidationError(NOTHING, code="required"))
        return said

    @property
    def results(self) -> dict[Side, dict[str, Any]]:
        """Columns by side."""
        columns = ((side, self._columns(side)) for side in self.sides)
        return {side: found for side, found in columns if found}

    def _fields_of(self, side: Side) -> Iterator[tuple[str, forms.Field]]:
        measure = self.measure
        if self.takes_loads:
            yield from self._machine_fields()
        else:
            yield "value", self._value_field(side)
        if measure.id == "T23":
            yield "outward", self._number_field(OUTWARD[side])
        if measure.pain_cuts_short:
            hurts: Any = PAIN_IN_GROIN if measure.id == "T23" else PAIN_IN_TEST
            yield "pain", PainField(label=hurts, required=False)

    def _machine_fields(self) -> Iterator[tuple[str, forms.Field]]:
        def load(label: Any) -> DecimalNumberField:
            return DecimalNumberField(label=label, low=0, high=HEAVIEST_LB, decimals=2)

        yield "extension", load(_("Leg extension, weight"))
        if self.measure.id == "T03":
            yield "curl", load(_("Leg curl, weight"))
        low, high = MACHINE_REPS
        yield "reps", WholeNumberField(label=_("How many times, without stopping?"), low=low, high=high)

    def _value_field(self, side: Side) -> forms.Field:
        measure = self.measure
        label: Any = value_label(measure.id, side)
        if measure.id in SIGNS:
            return _signs(measure.id, SEEN[side])
        if measure.words:
            choices = HOME_TESTS[measure.id].choices
            return one_of(label, choices, missing=_("Select one of the answers"))
        if measure.unit == "pain":
            return PainField(label=label)
        return self._number_field(label)

    def _number_field(self, label: Any) -> DecimalNumberField:
        measure = self.measure
        return DecimalNumberField(
            label=label,
            required=False,
            low=measure.low,
            high=measure.high,
            decimals=measure.decimals,
            signed=measure.signed,
            widget=StepperWidget(unit=UNITS[measure.unit], step=measure.step, low=measure.low, high=measure.high),
        )

    def _check_whole(self, side: Side, said: Mapping[str, Any]) -> None:
        """A load without its partner, or a pain without a result, is half an answer."""
        mains = [name for name in self._mains(side) if name not in self.errors]
        given = [name for name in mains if said.get(name) not in (None, "")]
        pain = said.get(f"{side}_pain")
        beside = pain if pain is not None else said.get(f"{side}_outward")
        if (given and len(given) < len(mains)) or (not given and beside is not None and mains):
            missing = next(name for name in mains if name not in given)
            self.add_error(missing, ValidationError(_("Enter this as well, or clear the rest"), code="required"))
        if self.takes_loads and said.get("unit") == "kg":
            for name in given:
                if name.endswith(("extension", "curl")) and said[name] > HEAVIEST_KG:
                    self.add_error(name, ValidationError(_("Enter a number from 0 to 300"), code="range"))
        if said.get(f"{side}_extension") == 0:
            self.add_error(f"{side}_extension", ValidationError(_("Enter a weight above 0"), code="range"))

    def _name_leg(self, side: Side) -> None:
        """Two legs can be wrong alike: the summary says which leg a line is about."""
        if side is Side.BOTH:
            return
        for name in [name for name in self.errors if name.startswith(f"{side}_")]:
            faults = [(text, fault.code) for fault in self.errors.as_data()[name] for text in fault.messages]
            named = [ValidationError(f"{_leg(side)}: {text}", code=code) for text, code in faults]
            self.errors[name] = self.error_class(named)

    def _mains(self, side: Side) -> list[str]:
        beside = (f"{side}_pain", f"{side}_outward")
        return [name for name in self.fields if name.startswith(f"{side}_") and name not in beside]

    def _columns(self, side: Side) -> dict[str, Any]:
        said = self.cleaned_data
        if any(said.get(name) in (None, "") for name in self._mains(side)):
            return {}
        pain = said.get(f"{side}_pain")
        columns: dict[str, Any] = {"pain": None if pain is None else pain.value}
        if self.takes_loads:
            return columns | self._loads(side)
        value = said[f"{side}_value"]
        if self.measure.unit == "pain":
            return columns | {"number": value.value, "pain": value.value}
        if self.measure.id in SIGNS:
            return columns | {"number": points_from_signs(self.measure.id, value)}
        if self.measure.id == "T23":
            columns["outward"] = said.get(f"{side}_outward")
        return columns | ({"word": value} if self.measure.words else {"number": value})

    def _loads(self, side: Side) -> dict[str, Any]:
        """In kilograms. Two decimals are stored: rounding the two loads of a ratio towards each other keeps 15 lb to
        30 lb at 0.50, where rounding both the usual way would make it 0.49 and another class."""
        said, in_lb = self.cleaned_data, self.cleaned_data["unit"] == "lb"

        def kg(name: str, rounding: str) -> Decimal:
            load: Decimal = said[f"{side}_{name}"]
            return (load * KG_IN_LB if in_lb else load).quantize(Decimal("0.01"), rounding=rounding)

        reps = {"reps": said[f"{side}_reps"]}
        if self.measure.id == "T02":
            return reps | {"number": kg("extension", ROUND_HALF_UP)}
        return reps | {"extension_kg": kg("extension", ROUND_FLOOR), "curl_kg": kg("curl", ROUND_CEILING)}


def _signs(test: str, label: Any) -> ChecklistField:
    return ChecklistField(
        label=label,
        groups=[("", SIGN_TEXTS[test])],
        none=_("None of these"),
        missing=_("Select what you saw, or select None of these"),
    )


def _leg(side: Side) -> Any:
    return {Side.LEFT: _("Left leg"), Side.RIGHT: _("Right leg")}.get(side, SIDE_NAMES[side.value])


def typed_from(rows: Iterable[Measurement]) -> dict[str, Any]:
    """Stored results as the form shows them. Signs are not kept one by one, so they are ticked again."""
    typed: dict[str, Any] = {}
    for row in rows:
        if row.skipped:
            continue
        parts: dict[str, Any] = {"pain": row.pain, "reps": row.reps, "curl": row.curl_kg, "extension": row.extension_kg}
        parts["outward"] = row.outward
        if row.test == "T02":
            parts["extension"] = row.number
        elif row.test not in SIGNS:
            parts["value"] = row.word or _plain(row.number)
        typed |= {f"{row.side}_{name}": _plain(value) for name, value in parts.items() if value is not None}
    return typed


def _plain(value: Any) -> Any:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
