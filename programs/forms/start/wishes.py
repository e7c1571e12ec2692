"""What is at hand, and how the weeks should look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.clinical.schedule import LATEST_START_DAYS
from programs.forms.base import Form
from programs.forms.fields import WholeNumberField
from programs.forms.start.choices import ChecklistField, one_of
from programs.forms.widgets import CheckCards, StepperWidget
from programs.wording.start import KIT_CHOICES, WEEKDAYS

SHORTEST, LONGEST, USUAL_MINUTES = 15, 60, 40
FEWEST_DAYS, MOST_DAYS = 2, 3


class EquipmentForm(Form):
    """Bought things at hand, and the time there is."""

    equipment = ChecklistField(
        label=_("Which of these can you use?"),
        help_text=_("You need none of them. Chairs, stairs, towels and cushions we take for granted."),
        groups=[("", KIT_CHOICES)],
        none=_("None of these"),
        missing=_("Select what you have, or select None of these"),
    )
    minutes_per_session = WholeNumberField(
        label=_("How many minutes may a session take?"),
        help_text=_("A strength session of 35 to 40 minutes leaves room for four exercises."),
        low=SHORTEST,
        high=LONGEST,
        unit=_("minutes"),
        widget=StepperWidget(unit=_("min"), step=5, low=SHORTEST, high=LONGEST),
        error_messages={"required": _("Enter a number of minutes from 15 to 60")},
    )


class WishesForm(Form):
    """Length, strength days and the first day. `lengths` are those that the rules offer or honour."""

    def __init__(self, *args: Any, lengths: Iterable[tuple[int, Any]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weeks"] = one_of(
            _("How long should the program be?"), dict(lengths), missing=_("Select a number of weeks")
        )
        self.fields["strength_days"] = StrengthDaysField()
        self.fields["start_on"] = StartDayField(today=today)

    def clean_weeks(self) -> int:
        """Weeks."""
        return int(self.cleaned_data["weeks"])


class StrengthDaysField(forms.MultipleChoiceField):
    """Two or three days of the week, never side by side; Sunday and Monday are side by side too."""

    def __init__(self) -> None:
        choices = [(str(day), words) for day, words in WEEKDAYS.items()]
        super().__init__(
            label=_("On which days do you want to train strength?"),
            help_text=_("Choose 2 or 3 days with at least one day between them."),
            choices=choices,
            widget=CheckCards(choices=choices),
            error_messages={"required": _("Select 2 or 3 days"), "invalid_choice": _("Select days of the week")},
        )

    def clean(self, value: Any) -> tuple[int, ...]:
        """ISO days in order."""
        days = sorted({int(day) for day in super().clean(value)})
        if not FEWEST_DAYS <= len(days) <= MOST_DAYS:
            raise ValidationError(_("Select 2 or 3 days"), code="range")
        if any(day % 7 + 1 in days for day in days):
            raise ValidationError(_("Leave at least one day between two strength days"), code="consecutive")
        return tuple(days)


class StartDayField(forms.ChoiceField):
    """The first day: today or one of the next 14, by name, so that nobody types a date."""

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        days = [today + timedelta(days=ahead) for ahead in range(LATEST_START_DAYS + 1)]
        wrong = _("Select a day from today to %(last)s") % {"last": date_format(days[-1], "j F")}
        super().__init__(
            label=_("When do you want to start?"),
            choices=[("", _("Select a day")), *((day.isoformat(), _named(day, today)) for day in days)],
            error_messages={"required": wrong, "invalid_choice": wrong},
            **kwargs,
        )

    def clean(self, value: Any) -> date:
        """The day."""
        return date.fromisoformat(super().clean(value))


class StartDayForm(Form):
    """The last choice before a plan begins."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"] = StartDayField(today=today)


def _named(day: date, today: date) -> str:
    if day == today:
        return gettext("Today, %(day)s") % {"day": date_format(day, "l j F")}
    return date_format(day, "l j F")
