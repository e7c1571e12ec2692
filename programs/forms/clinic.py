"""What a clinic's administrator may choose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.models import ClinicMembership


class HandOverForm(Form):
    """Which colleague takes the patients over."""

    to = forms.ModelChoiceField(
        label=_("Who takes over"),
        queryset=ClinicMembership.objects.none(),
        to_field_name="public_id",
        empty_label=_("Choose a physiotherapist"),
        error_messages={
            "required": _("Choose who takes over"),
            "invalid_choice": _("Choose a physiotherapist of this clinic"),
        },
    )

    def __init__(self, *args: Any, colleagues: Iterable[ClinicMembership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["to"]
        choice.queryset = colleagues
        choice.label_from_instance = lambda membership: membership.user.get_full_name()
