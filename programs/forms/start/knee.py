"""The knee: which one and where, since when, and what brings the pain on."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Side
from programs.forms.base import Form
from programs.forms.fields import PainField, WholeNumberField
from programs.forms.start.choices import ChecklistField, one_of
from programs.wording.screening import UNSURE_LABEL
from programs.wording.sides import SIDE_NAMES
from programs.wording.start import LOCATIONS, ONSETS, PROVOCATIONS, TIME_UNITS

#: Twelve months are 52 weeks; a part of a week is dropped, so that no pain looks older than it is.
WEEKS_IN = {"weeks": (1, 1), "months": (52, 12), "years": (52, 1)}
LONGEST_WEEKS = 2600

YES_NO = {"yes": _("Yes"), "no": _("No")}
YES_NO_UNSURE = {"yes": _("Yes"), "no": _("No"), "unsure": UNSURE_LABEL}
ANSWER_MISSING = _("Select one of the answers")


def weeks_from(number: int, unit: str) -> int:
    """Whole weeks in a number of weeks, months or years.

    >>> weeks_from(1, "months"), weeks_from(12, "months"), weeks_from(2, "years")
    (4, 52, 104)
    """
    times, part = WEEKS_IN[unit]
    return number * times // part


def as_told(weeks: int) -> tuple[int, str]:
    """Weeks as a person most likely told them: whole years or months from three months on.

    >>> as_told(8), as_told(13), as_told(104)
    ((8, 'weeks'), (3, 'months'), (2, 'years'))
    """
    if weeks and weeks % 52 == 0:
        return weeks // 52, "years"
    months = next((number for number in range(3, 60) if weeks_from(number, "months") == weeks), None)
    return (months, "months") if months else (weeks, "weeks")


class KneeForm(Form):
    """Which knee, where it hurts, and the one movement that points to the soft pad behind the tendon (§2.4)."""

    side = one_of(_("Which knee hurts?"), SIDE_NAMES, missing=ANSWER_MISSING, in_line=True)
    location = one_of(
        _("Where does it hurt most?"),
        LOCATIONS,
        help_text=_("If both knees hurt, think of the worse one."),
        missing=_("Select where it hurts most"),
        close_up="KNEE_PLACES",
    )

    worse_straightening = one_of(
        _("Is it sore on both sides just below the kneecap, and worse when you straighten the knee all the way?"),
        YES_NO_UNSURE,
        missing=ANSWER_MISSING,
        in_line=True,
    )

    def clean_side(self) -> Side:
        """The clinical value."""
        return Side(self.cleaned_data["side"])


class StoryForm(Form):
    """Since when, how it began, and what came before."""

    since = WholeNumberField(
        label=_("How long have you had this pain?"),
        help_text=_("A rough number is fine. Write 0 weeks if it is only a few days."),
        low=0,
        high=LONGEST_WEEKS,
        error_messages={"required": _("Enter a number, like 6")},
    )
    unit = one_of(_("Weeks, months or years?"), TIME_UNITS, missing=_("Select weeks, months or years"), in_line=True)
    onset = one_of(_("How did it begin?"), ONSETS, missing=ANSWER_MISSING)
    training_change = one_of(
        _("In the 8 weeks before it began, did your training change?"),
        YES_NO,
        help_text=_("Further, faster, more often, more hills, other shoes or other ground."),
        missing=ANSWER_MISSING,
        in_line=True,
    )

    def clean_training_change(self) -> bool:
        """Yes or no."""
        return bool(self.cleaned_data["training_change"] == "yes")

    def clean(self) -> dict[str, Any]:
        """The two parts of the duration as `duration_weeks`."""
        said = super().clean() or self.cleaned_data
        if "since" in said and "unit" in said:
            said["duration_weeks"] = weeks_from(said.pop("since"), said.pop("unit"))
            if said["duration_weeks"] > LONGEST_WEEKS:
                self.add_error("since", ValidationError(_("Enter 50 years or less"), code="range"))
        return said


class TriggersForm(Form):
    """What brings the pain on, and how much it hurts at this moment."""

    provoked_by = ChecklistField(
        label=_("What brings the pain on?"),
        help_text=_("Tick all that apply."),
        groups=[("", PROVOCATIONS)],
        none=_("None of these"),
        missing=_("Select what brings it on, or select None of these"),
    )
    pain_now = PainField(
        label=_("How much does your knee hurt right now?"),
        help_text=_("0 is no pain, 10 is the worst pain you can imagine."),
    )
