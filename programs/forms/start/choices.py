"""Choices from a table of words: one answer of a few, or any number with "none of these" apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.forms.widgets import CheckCards, ChoiceCards

#: Text, translated or not: Django's stubs and its own class differ in what they call the latter.
Words = Any
#: Code -> words, or words and a hint.
Options = Mapping[Any, Any]

NONE = "none"


def one_of(
    label: Words,
    options: Options,
    *,
    missing: Words,
    help_text: Words = "",
    in_line: bool = False,
    required: bool = True,
    close_up: str = "",
) -> forms.ChoiceField:
    """One answer, nothing chosen beforehand. `options`: code -> words, or words and a hint.

    `close_up`: the name of a picture above them, see ChoiceCards.
    """
    labels = [(str(code), words[0] if isinstance(words, tuple) else words) for code, words in options.items()]
    hints = {str(code): words[1] for code, words in options.items() if isinstance(words, tuple)}
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        required=required,
        choices=labels,
        widget=ChoiceCards(choices=labels, hints=hints, in_line=in_line, close_up=close_up),
        error_messages={"required": missing, "invalid_choice": missing},
    )


class ChecklistField(forms.MultipleChoiceField):
    """Any number of answers; "none of these" is an answer too, and stands alone. Gives a frozenset of codes."""

    def __init__(
        self,
        *,
        label: Words,
        groups: Iterable[tuple[Words, Options]],
        none: Words,
        missing: Words,
        help_text: Words = "",
        required: bool = True,
    ) -> None:
        hints: dict[str, Words] = {}
        choices: list[tuple[Any, Any]] = []
        for heading, options in groups:
            hints |= {str(code): words[1] for code, words in options.items() if isinstance(words, tuple)}
            lines = [(str(code), words[0] if isinstance(words, tuple) else words) for code, words in options.items()]
            choices += [(heading, lines)] if heading else lines
        choices.append((NONE, none))
        super().__init__(
            label=label,
            help_text=help_text,
            choices=choices,
            required=required,
            widget=CheckCards(choices=choices, hints=hints, apart=(NONE,)),
            error_messages={"required": missing, "invalid_choice": missing, "invalid_list": missing},
        )

    def clean(self, value: Any) -> frozenset[str] | None:
        """The codes that were ticked, without doubles; None where nothing was and nothing has to be.

        "None of these" is the empty set; beside another tick it is refused.
        """
        ticked = frozenset(super().clean(value))
        if not ticked:
            return None
        if NONE in ticked and len(ticked) > 1:
            raise ValidationError(_("Select what applies, or select None of these"), code="contradiction")
        return ticked - {NONE}


def as_ticked(codes: Iterable[Any] | None) -> list[str] | None:
    """A stored list as the boxes show it: empty is "none", not answered is nothing."""
    return None if codes is None else [str(code) for code in codes] or [NONE]
