"""One policy for every form: crispy lays out the fields, templates own the form tag, buttons and csrf."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms


def helper() -> FormHelper:
    """Fields only. Submit buttons and tags are the template's."""
    form_helper = FormHelper()
    form_helper.form_tag = False
    form_helper.disable_csrf = True
    form_helper.form_show_errors = True
    return form_helper


class Form(forms.Form):
    """The base of our forms; errors stand beside the field and in the summary above."""

    required_css_class = "is-required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.helper = helper()
