"""Names, time zones and themes."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import NameField
from programs.models import Theme, User


def zones() -> list[tuple[str, str]]:
    """The zones of places, as choices."""
    known = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return [(zone, zone.replace("_", " ")) for zone in known]


class SignupForm(forms.Form):
    """What sign-up asks beside the address and the password."""

    full_name = NameField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name")},
    )
    field_order = ["full_name", "email", "password1"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth's hook: keep the name."""
        user.full_name = self.cleaned_data["full_name"]
        user.save(update_fields=["full_name"])


class DetailsForm(Form):
    """The name people read and the zone that decides what day it is."""

    full_name = NameField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name")},
    )
    time_zone = forms.ChoiceField(label=_("Where you are"), help_text=_("Decides which day it is for you."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zones()  # type: ignore[attr-defined]


class ThemeForm(Form):
    """How pages look."""

    theme = forms.ChoiceField(choices=[(theme.value, theme.value) for theme in Theme])
