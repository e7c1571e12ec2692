"""How the knee was on the morning after."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import PainField


class MorningForm(Form):
    """One number, nothing chosen beforehand."""

    score = PainField(label=_("Knee pain this morning"))
