"""Consent, said by the person and never ticked beforehand."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form


class ConsentForm(Form):
    """One box that must be ticked."""

    agreed = forms.BooleanField(
        label=_("I have read this and I agree"),
        error_messages={"required": _("Tick the box if you agree. Without it we cannot go on.")},
    )
