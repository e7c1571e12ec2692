"""How the knee was on the morning after."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import PainField
from programs.forms.widgets import PainScaleWidget


class MorningForm(Form):
    """One number, nothing chosen beforehand. `ceiling`: the program's highest pain that is not in the stop zone."""

    score = PainField(label=_("Knee pain this morning"))

    def __init__(self, *args: Any, ceiling: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["score"].widget = PainScaleWidget(ceiling=ceiling)
