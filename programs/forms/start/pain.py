"""Pain in three short pages: of the week, when the knee is used, and afterwards."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.clinical.values import PainScore
from programs.forms.base import Form
from programs.forms.fields import PainField
from programs.forms.start.choices import one_of
from programs.forms.widgets import PainScaleWidget
from programs.wording.start import NIGHTS, SETTLING


class PlainScale(PainScaleWidget):
    """0 to 10 without zones: a worry has no "stop"."""

    template_name = "patient/start/widgets/plain_scale.html"


class PainForm(Form):
    """The base of pages that hold nothing but scores."""

    @property
    def scores(self) -> dict[str, PainScore]:
        """Scores by the name of their column."""
        return {f"pain_{name}": score for name, score in self.cleaned_data.items()}


class PainOfTheWeekForm(PainForm):
    """The last seven days, and at rest. `pain_now`: the pain told right now, which is in the last seven days."""

    worst_7d = PainField(label=_("What was the worst pain in the last 7 days?"))
    usual_7d = PainField(label=_("And the usual pain in the last 7 days?"))
    rest = PainField(label=_("How much does it hurt when you sit or lie still?"))

    def __init__(self, *args: Any, pain_now: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pain_now = pain_now

    def clean(self) -> dict[str, object]:
        """The usual pain cannot be above the worst, nor can what hurts right now."""
        said = super().clean() or self.cleaned_data
        worst, usual = said.get("worst_7d"), said.get("usual_7d")
        if worst is not None and usual is not None and usual > worst:
            self.add_error("usual_7d", _("The usual pain cannot be higher than the worst. Check both numbers."))
        if worst is not None and self.pain_now is not None and PainScore(self.pain_now) > worst:
            told = _("You told us that it hurts %(now)s right now, so the worst is at least that. Check both numbers.")
            self.add_error("worst_7d", told % {"now": self.pain_now})
        return said


class PainInUseForm(PainForm):
    """What is asked of the knee every day."""

    squat = PainField(label=_("How much does it hurt when you squat down?"))
    stairs_down = PainField(label=_("How much does it hurt to go down stairs?"))
    sitting = PainField(label=_("How much does it hurt after half an hour of sitting?"))


class PainAfterwardsForm(Form):
    """How the knee settles, the nights, and the worry."""

    settles_minutes = one_of(
        _("When something has made it hurt, how long until it is back to usual?"),
        SETTLING,
        missing=_("Select how long it takes"),
    )
    night_pain = one_of(
        _("Does it hurt at night, or when you have not moved for hours?"),
        NIGHTS,
        missing=_("Select one of the answers"),
    )
    fear = PainField(
        label=_("“I worry that exercise will harm my knee.” How much is that true for you?"),
        help_text=_("0 is not at all, 10 is completely."),
        widget=PlainScale(),
        error_messages={"required": _("Select a number from 0 to 10")},
    )

    def clean_settles_minutes(self) -> int:
        """Minutes."""
        return int(self.cleaned_data["settles_minutes"])
