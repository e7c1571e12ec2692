"""A date in three boxes: nobody has to know an order or a separator."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.forms.fields import DayField, real_day, trimmed

SHORT = re.compile(r"[0-9]{1,2}")
YEAR = re.compile(r"[0-9]{4}")


class DateBoxes(forms.MultiWidget):
    """Day, month and year; `autocomplete` names what a browser may fill in (`bday`)."""

    template_name = "patient/start/widgets/date_boxes.html"
    shape = "date"

    def __init__(self, *, autocomplete: str = "") -> None:
        def box(part: str) -> forms.TextInput:
            tokens = f"{autocomplete}-{part}" if autocomplete else "off"
            return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": tokens})

        super().__init__({part: box(part) for part in ("day", "month", "year")})

    def decompress(self, value: date | None) -> list[Any]:
        """A stored date as the three boxes show it."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateBoxesField(DayField):
    """A day that exists, within a range; what was typed stays in the boxes."""

    def __init__(self, *, autocomplete: str = "", **kwargs: Any) -> None:
        super().__init__(widget=DateBoxes(autocomplete=autocomplete), **kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day from its three parts; all empty is no answer, some empty is a mistake."""
        day, month, year = (trimmed(part) for part in value or ("", "", ""))
        if not (day or month or year):
            return None
        if not (SHORT.fullmatch(day) and SHORT.fullmatch(month) and YEAR.fullmatch(year)):
            raise ValidationError(_("Enter a real date, like 29 3 2026"), code="invalid")
        return self.within(real_day(f"{year}-{int(month):02}-{int(day):02}"))
