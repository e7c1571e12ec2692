"""Fields that read strictly. Django's own are too kind for clinical data: they take `1_0` for 10, `1e1` for 10,
and a date in the American order. Here a pattern decides before any conversion; what is refused stays as typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import PainScore
from programs.forms.widgets import ChoiceCards, PainScaleWidget, Words
from programs.models.text import plain_name, refuse_controls, refuse_lost

WHOLE = re.compile(r"[0-9]{1,5}")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Characters with no shape of their own; a text of nothing else is empty.
INVISIBLE = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}


def trimmed(value: Any) -> str:
    """As typed, in NFKC without blanks around it: what the patterns are matched against."""
    return unicodedata.normalize("NFKC", str(value)).strip() if value is not None else ""


class WholeNumberField(forms.Field):
    """A whole number in a range; `unit` stands beside the box and in the message."""

    def __init__(self, *, low: int, high: int, unit: str | Promise = "", **kwargs: Any) -> None:
        self.low, self.high, self.unit = low, high, unit
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        """The number; refuses everything that is not plain digits within the range."""
        text = trimmed(value)
        if text == "":
            return None
        if not WHOLE.fullmatch(text) or not self.low <= int(text) <= self.high:
            raise ValidationError(self.out_of_range(), code="range")
        return int(text)

    def out_of_range(self) -> str:
        """The message says what to do."""
        return _("Enter a whole number from %(low)s to %(high)s") % {"low": self.low, "high": self.high}


class DecimalNumberField(forms.Field):
    """A number with a comma or full stop, in a range; `signed` allows a minus."""

    def __init__(
        self,
        *,
        low: float,
        high: float,
        decimals: int = 1,
        signed: bool = False,
        unit: str | Promise = "",
        **kwargs: Any,
    ) -> None:
        self.low, self.high, self.unit = Decimal(str(low)), Decimal(str(high)), unit
        fraction = rf"([.,][0-9]{{1,{decimals}}})?" if decimals else ""
        self.pattern = re.compile(("-?" if signed else "") + r"[0-9]{1,4}" + fraction)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """The number, exactly as typed."""
        text = trimmed(value)
        if text == "":
            return None
        if not self.pattern.fullmatch(text):
            raise ValidationError(self.out_of_range(), code="range")
        number = Decimal(text.replace(",", "."))
        if not self.low <= number <= self.high:
            raise ValidationError(self.out_of_range(), code="range")
        return number + 0  # -0 is 0

    def out_of_range(self) -> str:
        """The message says what to do."""
        return _("Enter a number from %(low)s to %(high)s") % {"low": f"{self.low:f}", "high": f"{self.high:f}"}


class PainField(forms.Field):
    """0–10 with nothing chosen beforehand: a default would log a pain that nobody felt."""

    widget = PainScaleWidget
    default_error_messages = {"required": _("Select a number from 0 to 10 for your pain")}

    def to_python(self, value: Any) -> PainScore | None:
        """A `PainScore`; never a raw string, never a default."""
        text = trimmed(value)
        if text == "":
            return None
        if not re.fullmatch(r"10|[0-9]", text):
            raise ValidationError(self.error_messages["required"], code="range")
        return PainScore(int(text))


class DayField(forms.Field):
    """A calendar day as the browser's date input sends it: YYYY-MM-DD and nothing else."""

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day; refuses days that do not exist and days outside the range."""
        text = trimmed(value)
        if text == "":
            return None
        return self.within(real_day(text))

    def within(self, day: date) -> date:
        """The day if it lies in the range; the message names the border."""
        if self.earliest and day < self.earliest:
            first = date_format(self.earliest, "j F Y")
            raise ValidationError(_("Choose %(day)s or later") % {"day": first}, code="range")
        if self.latest and day > self.latest:
            last = date_format(self.latest, "j F Y")
            raise ValidationError(_("Choose %(day)s or earlier") % {"day": last}, code="range")
        return day


def real_day(text: str) -> date:
    """YYYY-MM-DD as a day that exists."""
    if ISO_DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise ValidationError(_("Enter a real date, like 29 3 2026"), code="invalid")


class PlainTextField(forms.CharField):
    """Text as people write it: NFC, no control characters, never only invisible ones. Escaped when shown."""

    def to_python(self, value: Any) -> str:
        """The text without blanks around it."""
        text = unicodedata.normalize("NFC", (super().to_python(value) or "").replace("\r\n", "\n")).strip()
        refuse_lost(text)
        refuse_controls(text, but="\n\t")
        return "" if all(character in INVISIBLE or character.isspace() for character in text) else text


class NameField(PlainTextField):
    """A name: one line, checked as the models check it."""

    default_validators = [plain_name]


class YesNoField(forms.ChoiceField):
    """Yes or no, neither chosen beforehand; cleans to a bool, or None where it may stay open."""

    def __init__(self, *, unanswered: Words, **kwargs: Any) -> None:
        kwargs["error_messages"] = {"required": unanswered, "invalid_choice": unanswered}
        super().__init__(choices=[("yes", _("Yes")), ("no", _("No"))], widget=ChoiceCards(in_line=True), **kwargs)

    def clean(self, value: Any) -> bool | None:
        """The answer as a bool."""
        word = super().clean(value)
        return None if word == "" else word == "yes"
