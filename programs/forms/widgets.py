"""How answers are given: the pain scale, choice cards, the stepper. Each works as plain HTML; scripts only help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise

from programs.clinical.pain_zone import USUAL_CEILING, zone_under, zones_under
from programs.clinical.values import PainScore

Words = str | Promise


class OneAnswer(forms.RadioSelect):
    """Radio buttons: one answer. Two that differ under one name are none, and the field refuses them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was sent; two answers as one text that no field knows."""
        sent = data.getlist(name) if hasattr(data, "getlist") else []
        return ", ".join(sent) if len(set(sent)) > 1 else super().value_from_datadict(data, files, name)


class PainScaleWidget(OneAnswer):
    """0 to 10 as eleven radio buttons, which pain-scale.js turns into a slider without a value until it is touched.

    `ceiling` is the highest pain that does not mean "stop": the lower of the exercise's and the irritability's.
    """

    template_name = "widgets/pain_scale.html"
    shape = "pain"

    def __init__(self, attrs: dict[str, Any] | None = None, *, ceiling: int = USUAL_CEILING) -> None:
        super().__init__(attrs, choices=[(str(score), str(score)) for score in range(11)])
        self.ceiling = ceiling

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the radios may be hidden behind the slider, and the server asks for an answer itself."""
        return False

    def format_value(self, value: Any) -> list[str]:
        """A `PainScore` is its number."""
        return super().format_value(value.value if isinstance(value, PainScore) else value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the zones and the zone of each number."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["ceiling"] = self.ceiling
        widget["zones"] = zones_under(self.ceiling)
        widget["chosen"] = next(
            (option for _, options, _ in widget["optgroups"] for option in options if option["selected"]), None
        )
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Each number knows its zone."""
        return super().create_option(name, value, *args, **kwargs) | {"zone": zone_under(int(value), self.ceiling)}


def under_ceiling(form: Any, ceiling: int) -> None:
    """Every pain scale of a form says "stop" above this score."""
    for field in form.fields.values() if form is not None else ():
        if isinstance(field.widget, PainScaleWidget):
            field.widget.ceiling = ceiling


class Cards:
    """What both kinds of choice cards share: a hint under a label, and never a browser's own "required" bubble."""

    shape = "cards"
    hints: Mapping[str, Words]
    in_line: bool

    def use_required_attribute(self, initial: Any) -> bool:
        """The error summary says it, in our words and in one place."""
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the layout."""
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"]["in_line"] = self.in_line
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the hint of this answer."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        return option | {"hint": self.hints.get(str(value), "")}


class ChoiceCards(Cards, OneAnswer):
    """One answer of a few, each in a card at least 64 px high. Nothing is chosen beforehand.

    `close_up`: a close view of the knee (wording/figures) above the cards, whose numbers are those of the cards.
    """

    template_name = "widgets/choice_cards.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, Words] | None = None,
        in_line: bool = False,
        close_up: str = "",
    ) -> None:
        super().__init__(attrs, choices)
        self.hints, self.in_line, self.close_up = hints or {}, in_line, close_up

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the picture."""
        context = super().get_context(name, value, attrs)
        context["widget"]["close_up"] = self.close_up
        return context


class CheckCards(Cards, forms.CheckboxSelectMultiple):
    """Any number of answers. Values in `apart` ("none of these", "not sure") stand below and clear the others."""

    template_name = "widgets/choice_cards.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, Words] | None = None,
        apart: tuple[str, ...] = (),
    ) -> None:
        super().__init__(attrs, choices)
        self.hints, self.apart, self.in_line = hints or {}, apart, False

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Marks the answers that deny the others."""
        return super().create_option(name, value, *args, **kwargs) | {"apart": str(value) in self.apart}


class StepperWidget(forms.TextInput):
    """A number in large figures with its unit; stepper.js adds minus and plus. Comma and full stop both work."""

    template_name = "widgets/stepper.html"
    shape = "stepper"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        unit: Words = "",
        step: float = 1,
        low: float | None = None,
        high: float | None = None,
    ) -> None:
        mode = "numeric" if float(step).is_integer() else "decimal"
        super().__init__({"inputmode": mode, "autocomplete": "off"} | (attrs or {}))
        self.unit, self.step, self.low, self.high = unit, step, low, high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the unit and the borders for the script."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"unit": self.unit, "step": self.step, "low": self.low, "high": self.high}
        return context
