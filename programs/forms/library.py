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
from programs.wording.library import AIM_NAMES, LOAD_NAMES, NOTHING_TO_BRING
from programs.wording.training import KIT_TO_BRING, PHASES

ANY = [("", _("Any"))]
LISTS = ("muscle", "aim", "kit", "load", "phase")


class LibraryForm(Form):
    """Words and five lists. Sent by address, so that what was found can be kept and sent on."""

    q = PlainTextField(
        label=_("Find an exercise"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "class": "form-control"}),
        error_messages={"max_length": _("Type fewer words")},
    )
    muscle = forms.ChoiceField(label=_("Muscle"), required=False, choices=[*ANY, *MUSCLE_NAMES.items()])
    aim = forms.ChoiceField(label=_("What it is for"), required=False, choices=[*ANY, *AIM_NAMES.items()])
    kit = forms.ChoiceField(
        label=_("Kit"),
        required=False,
        choices=[*ANY, (NOTHING_TO_BRING, _("nothing to bring")), *KIT_TO_BRING.items()],
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
            self.fields[name].widget.attrs["class"] = "form-select"

    @property
    def lists(self) -> list[forms.BoundField]:
        """The fields that are lists."""
        return [self[name] for name in LISTS]

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
