"""Who it is: date of birth, sex, height and weight."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Sex
from programs.forms.base import Form
from programs.forms.fields import DecimalNumberField
from programs.forms.start.choices import one_of
from programs.forms.start.dates import DateBoxesField
from programs.wording.start import SEXES

#: An age outside is a slip of the pen; who is too young for a plan is decided by the rules (SC01), not here.
PLAUSIBLE_AGES = (10, 100)


class AboutForm(Form):
    """Age and sex decide cut-offs; height and weight are the person's choice to tell."""

    born_on = DateBoxesField(
        label=_("When were you born?"),
        help_text=_("Day, month and year, like 29 3 1990"),
        autocomplete="bday",
        error_messages={"required": _("Enter your date of birth")},
    )
    sex = one_of(
        _("What is your sex?"),
        SEXES,
        help_text=_("Some goals differ by sex. If you would rather not say, we take the higher goal."),
        missing=_("Select one of the answers"),
    )
    height_cm = DecimalNumberField(label=_("Height"), low=100, high=250, unit="cm", required=False)
    weight_kg = DecimalNumberField(
        label=_("Weight"),
        help_text=_("We use height and weight to decide about jumping exercises, not to judge."),
        low=25,
        high=350,
        unit="kg",
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_born_on(self) -> date:
        """A plausible age; the message names what to look at."""
        born_on: date = self.cleaned_data["born_on"]
        age = self.today.year - born_on.year - ((self.today.month, self.today.day) < (born_on.month, born_on.day))
        lowest, highest = PLAUSIBLE_AGES
        if not lowest <= age <= highest:
            raise ValidationError(
                _("Check the year: this would make you younger than %(lowest)s or older than %(highest)s"),
                code="range",
                params={"lowest": lowest, "highest": highest},
            )
        return born_on

    def clean_sex(self) -> Sex:
        """The clinical value."""
        return Sex(self.cleaned_data["sex"])
