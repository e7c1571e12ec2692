"""What anybody may ask of the library of exercises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import PfjLoad
from programs.forms.base import Form
from programs.forms.fields import PlainTextField
from programs.queries.library import Wanted
from programs.wording.figures import MUSCLE_NAMES
from programs.wording.library import AIM_NAMES, KIT_TO_FIND, LOAD_NAMES
from programs.wording.training import PHASES

ANY = [("", _("Any"))]
LISTS = ("muscle", "aim", "kit", "load", "phase")


class WordsInput(forms.TextInput):
    """Shows what was typed again, but for characters that nobody sees."""

    input_type = "search"

    def format_value(self, value: Any) -> str | None:
        """The text without control characters."""
        return "".join(filter(str.isprintable, value)) if isinstance(value, str) else None


class LibraryForm(Form):
    """Words and five lists. Sent by address, so that what was found can be kept and sent on."""

    q = PlainTextField(
        label=_("Find an exercise"),
        required=False,
        max_length=80,
        widget=WordsInput(attrs={"autocomplete": "off", "class": "form-control"}),
        error_messages={"max_length": _("Type fewer words")},
    )
    muscle = forms.ChoiceField(label=_("Muscle"), required=False, choices=[*ANY, *MUSCLE_NAMES.items()])
    aim = forms.ChoiceField(label=_("What it is for"), required=False, choices=[*ANY, *AIM_NAMES.items()])
    kit = forms.ChoiceField(
        label=_("Kit"),
        required=False,
        choices=[*ANY, *KIT_TO_FIND.items()],
    )
    load = forms.ChoiceField(
        label=_("Load on the kneecap"),
        required=False,
        choices=[*ANY, *((str(int(k)), v) for k, v in LOAD_NAMES.items())],
    )
    phase = forms.ChoiceField(
        label=_("In phase"), required=False, choices=[*ANY, *((str(number), name) for number, name in PHASES.items())]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LISTS:
            field = self.fields[name]
            field.widget.attrs["class"] = "form-select"
            field.error_messages["invalid_choice"] = _("%(label)s: choose one from the list") % {"label": field.label}

    @property
    def lists(self) -> list[forms.BoundField]:
        """The fields that are lists."""
        return [self[name] for name in LISTS]

    @property
    def chosen(self) -> list[tuple[str, str, str]]:
        """What is looked for in each list: its name, its label, and the choice in words."""
        told = self.cleaned_data
        return [
            (name, str(self[name].label), str(dict(self.fields[name].choices)[told[name]]))  # type: ignore[attr-defined]
            for name in LISTS
            if told.get(name)
        ]

    @property
    def wanted(self) -> Wanted:
        """What a valid form asks for; what was refused is left open."""
        told = self.cleaned_data
        return Wanted(
            words=told.get("q") or "",
            muscle=told.get("muscle") or "",
            aim=told.get("aim") or "",
            kit=told.get("kit") or "",
            load=PfjLoad(int(told["load"])) if told.get("load") else None,
            phase=int(told["phase"]) if told.get("phase") else None,
        )
