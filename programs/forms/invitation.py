"""Inviting people: a name, an address if there is one, and an id that makes a double click harmless."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import NameField
from programs.forms.widgets import ChoiceCards
from programs.models import Clinic, Invitation, InvitedAs


class InvitationForm(Form):
    """For a patient. `clinics`: where the therapist works; asked only where there are several."""

    public_id = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Open the page again"), "invalid": _("Open the page again")},
    )
    name = NameField(
        label=_("Their name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Enter their name"), "max_length": _("Enter a name of at most 120 letters")},
    )
    email = forms.EmailField(
        label=_("Their email"),
        help_text=_("We send the link there. Without an address you hand it over yourself."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Enter an email address like name@example.org, or leave it empty")},
    )
    clinic = forms.ModelChoiceField(
        label=_("For which clinic"),
        queryset=Clinic.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        error_messages={"required": _("Choose a clinic"), "invalid_choice": _("Choose a clinic")},
    )

    def __init__(self, *args: Any, clinics: Iterable[Clinic], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"public_id": uuid.uuid4()})
        super().__init__(*args, **kwargs)
        self.clinics = list(clinics)
        if len(self.clinics) == 1:
            del self.fields["clinic"]
        else:
            choice: Any = self.fields["clinic"]
            choice.queryset = Clinic.objects.filter(pk__in=[clinic.pk for clinic in self.clinics])

    def clean_email(self) -> str:
        """Addresses are kept in lower case, as accounts keep them."""
        return str(self.cleaned_data["email"]).lower()

    @property
    def chosen_clinic(self) -> Clinic:
        """The only one, or the one that was chosen."""
        return self.cleaned_data.get("clinic") or self.clinics[0]


def sent_again(
    form_class: type[InvitationForm], typed: QueryDict, first: Invitation, *, clinics: Iterable[Clinic]
) -> InvitationForm:
    """What was typed, under a new id, and why it was not sent: the old id stands for another invitation."""
    data = typed.copy()
    data["public_id"] = str(uuid.uuid4())
    form = form_class(data, clinics=clinics)
    form.full_clean()
    text = _("This page had made an invitation for %(name)s already, and it stays. Send again to make another one.")
    form.add_error(None, text % {"name": first.name})
    return form


class StaffInvitationForm(InvitationForm):
    """For somebody who will work in the clinic."""

    invited_as = forms.ChoiceField(
        label=_("They join as"),
        choices=[
            (InvitedAs.THERAPIST.value, _("Physiotherapist")),
            (InvitedAs.ADMINISTRATOR.value, _("Administrator")),
        ],
        widget=ChoiceCards(
            hints={
                InvitedAs.THERAPIST.value: _("Cares for patients. Reads the records of their own patients only."),
                InvitedAs.ADMINISTRATOR.value: _("Manages people. Reads no record."),
            }
        ),
        error_messages={"required": _("Choose how they join"), "invalid_choice": _("Choose how they join")},
    )
    field_order = ["name", "email", "invited_as"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email = self.fields["email"]
        email.required, email.help_text = True, _("We send the link there.")
        email.error_messages |= {
            "required": _("Enter their email address"),
            "invalid": _("Enter an email address like name@example.org"),
        }
