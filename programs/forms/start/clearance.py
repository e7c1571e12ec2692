"""The runner's word that a clinician has looked at it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import PlainTextField
from programs.forms.start.dates import DateBoxesField
from programs.wording.clearance import (
    CLEARANCE_CLINICIAN_HINT,
    CLEARANCE_CLINICIAN_LABEL,
    CLEARANCE_DATE_HINT,
    CLEARANCE_DATE_LABEL,
    CLEARANCE_STATEMENT,
)


class ClearanceForm(Form):
    """When, who, and what they said. The day lies between the screening and today."""

    clinician = PlainTextField(
        label=CLEARANCE_CLINICIAN_LABEL,
        help_text=CLEARANCE_CLINICIAN_HINT,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter who looked at it"), "max_length": _("Enter 120 characters or fewer")},
    )
    agreed = forms.BooleanField(
        label=CLEARANCE_STATEMENT,
        error_messages={"required": _("Tick the box if a clinician said so. Without it your plan stays on hold.")},
    )
    field_order = ["cleared_on", "clinician", "agreed"]

    def __init__(self, *args: Any, earliest: date, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cleared_on"] = DateBoxesField(
            label=CLEARANCE_DATE_LABEL,
            help_text=CLEARANCE_DATE_HINT,
            earliest=earliest,
            latest=latest,
            error_messages={"required": _("Enter the day on which it was checked")},
        )
        self.order_fields(self.field_order)
