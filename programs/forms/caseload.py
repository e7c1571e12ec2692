"""What a therapist may ask of the caseload."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import PlainTextField


class FindForm(Form):
    """A few letters of a name or an address. Words only: nothing in them is a pattern."""

    q = PlainTextField(
        label=_("Find a patient"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "placeholder": _("Name or email")}),
        error_messages={"max_length": _("Type a shorter name")},
    )
