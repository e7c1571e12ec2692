"""Questions that hold no sessions: after a gap, from week to week, and at the end."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from programs.clinical.progression.run_state import LAST_STEP
from programs.forms.base import Form
from programs.forms.fields import WholeNumberField
from programs.forms.try_rules.choices import YES, Listed, answered, score, yes_or_no


class PlainForm(Form):
    """A question without sessions."""

    @property
    def plain_fields(self) -> list[BoundField]:
        """All of them."""
        return list(self)


class GapForm(PlainForm):
    """After missed sessions."""

    kind = "missed"
    days_since_last_session = WholeNumberField(
        label=_("Days since the last session"), low=0, high=999, unit=_("days"), required=False
    )
    step = Listed([(step, str(step)) for step in range(LAST_STEP + 1)], label=_("Run step (0 = walk)"))
    fever = yes_or_no(_("A fever came between"))
    fever_free_hours = WholeNumberField(
        label=_("Hours without fever since"), low=0, high=999, unit=_("hours"), required=False
    )

    @property
    def document(self) -> dict[str, Any]:
        """The question."""
        said = self.cleaned_data
        ill = said["fever"] == YES or said["fever_free_hours"] is not None
        gap = {
            "days_since_last_session": said["days_since_last_session"],
            "run": None if said["step"] is None else {"step": said["step"]},
            "illness": {"fever_free_hours": said["fever_free_hours"]} if ill else None,
        }
        return {"schema": 1, "kind": self.kind, **answered(gap)}


class WeekForm(PlainForm):
    """From one week to the next."""

    kind = "week"
    pain_last_week = score(_("Worst pain, last week"))
    pain_this_week = score(_("Worst pain, this week"))

    @property
    def document(self) -> dict[str, Any]:
        """The question."""
        weeks = [self.cleaned_data["pain_last_week"], self.cleaned_data["pain_this_week"]]
        return {"schema": 1, "kind": self.kind, "weekly_worst_pain": weeks}


class EndForm(PlainForm):
    """In week 3 and at the end."""

    kind = "end"
    week = Listed([(week, str(week)) for week in (3, 4, 5, 6, 12)], label=_("Week"))
    akps_first = WholeNumberField(label=_("AKPS at the start"), low=0, high=100, required=False)
    akps_now = WholeNumberField(label=_("AKPS now"), low=0, high=100, required=False)
    pain_first = score(_("Worst pain at the start"))
    pain_now = score(_("Worst pain now"))
    function_lost = yes_or_no(_("Daily life lost something"))
    done_percent = WholeNumberField(label=_("Sessions done"), low=0, high=100, unit="%", required=False)

    @property
    def document(self) -> dict[str, Any]:
        """The question."""
        said = self.cleaned_data
        done = said["done_percent"]
        measures = {
            "akps": [said["akps_first"], said["akps_now"]],
            "pain_worst": [said["pain_first"], said["pain_now"]],
            "week": said["week"],
            "adherence": None if done is None else done / 100,
            "function_lost": said["function_lost"],
        }
        return {"schema": 1, "kind": self.kind, "measures": answered(measures)}
