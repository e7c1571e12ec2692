"""Small lists, so that a whole case fits on one page: scores, yes and no, and "not answered" always among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

#: What stands for "not answered", and is: no rule takes it for no or for zero.
OPEN = "–"
YES = "yes"
YES_NO = {YES: _("Yes"), "no": _("No")}
NOT_ON_THE_LIST = _("Choose one of the answers on the list")


class Listed(forms.ChoiceField):
    """One answer from a list; the value is a number where the codes are numbers. Open = None."""

    def __init__(self, choices: Sequence[tuple[Any, Any]], *, is_open: bool = True, **kwargs: Any) -> None:
        listed = [(str(code), words) for code, words in choices]
        self.numbers = {str(code): code for code, _words in choices if isinstance(code, int | float)}
        super().__init__(
            choices=[("", OPEN), *listed] if is_open else listed,
            required=not is_open,
            error_messages={"invalid_choice": NOT_ON_THE_LIST, "required": NOT_ON_THE_LIST},
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        """The code, the number, or None."""
        chosen = super().clean(value)
        return self.numbers.get(chosen, chosen) if chosen else None


def from_words(words: Mapping[Any, Any], **kwargs: Any) -> Listed:
    """A list from a table of words: code -> words, or words and a hint."""
    return Listed([(code, text[0] if isinstance(text, tuple) else text) for code, text in words.items()], **kwargs)


def score(label: Any, **kwargs: Any) -> Listed:
    """0 to 10."""
    return Listed([(number, str(number)) for number in range(11)], label=label, **kwargs)


def yes_or_no(label: Any) -> Listed:
    """Yes, no, or not answered."""
    return from_words(YES_NO, label=label)


def answered(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered: a key without an answer is left out, as in a case file."""
    return {key: value for key, value in values.items() if value is not None and value != []}


def plain(value: Any) -> Any:
    """A number as a file has it: whole where it is whole."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def in_words(field: forms.Field, value: Any) -> str:
    """An answer as a person reads it."""
    if value in (None, [], ""):
        return OPEN
    choices = {str(code): str(words) for code, words in getattr(field, "choices", [])}
    values = value if isinstance(value, list) else [value]
    return ", ".join(choices.get(str(one), str(one)) for one in values)
