"""Running now and before; questions for runners are asked of those who run."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.forms.base import Form
from programs.forms.fields import DecimalNumberField, PainField, WholeNumberField
from programs.forms.start.choices import one_of
from programs.models import Assessment
from programs.wording.start import RUNS_NOW

YES, PAUSED, IMPOSSIBLE = RUNS_NOW
#: What each answer to "do you run?" needs besides.
NEEDED = {
    YES: ("runs_per_week", "tolerated_minutes", "pain_in_run", "longest_run_30d_minutes"),
    PAUSED: ("weeks_without_running",),
    IMPOSSIBLE: ("weeks_without_running",),
}
NUMBER_MISSING = {"required": _("Enter a number. A rough one is fine.")}
#: What does not fit an answer and is dropped with it.
RUNNERS_ONLY = ("runs_per_week", "usual_km", "weekly_km", "tolerated_minutes", "pain_in_run", "cadence")


class RunningForm(Form):
    """After `is_valid()`, `history` holds the columns of the assessment. What an answer to "do you run?" needs is
    required with that answer, and never called optional."""

    runs = one_of(_("Do you run at the moment?"), RUNS_NOW, missing=_("Select one of the answers"))
    weeks_without_running = WholeNumberField(
        label=_("For how many weeks have you not run?"),
        low=0,
        high=2600,
        unit=_("weeks"),
        error_messages=NUMBER_MISSING,
    )
    runs_per_week = WholeNumberField(
        label=_("How often do you run in a week?"), low=1, high=14, unit=_("runs"), error_messages=NUMBER_MISSING
    )
    usual_km = DecimalNumberField(label=_("How far is a usual run?"), low=0, high=100, unit=_("km"), required=False)
    weekly_km = DecimalNumberField(
        label=_("How far do you run in a week?"), low=0, high=300, unit=_("km"), required=False
    )
    tolerated_minutes = WholeNumberField(
        label=_("In the last 14 days, how long could you run with pain of 2 or less?"),
        help_text=_("Write 0 if every run hurt more than that."),
        low=0,
        high=600,
        unit=_("minutes"),
        error_messages=NUMBER_MISSING,
    )
    longest_run_30d_minutes = WholeNumberField(
        label=_("How long was your longest run in the last 30 days?"),
        help_text=_("Write 0 if you did not run."),
        low=0,
        high=600,
        unit=_("minutes"),
        error_messages=NUMBER_MISSING,
    )
    pain_in_run = PainField(label=_("How much did it hurt on your last run, at its worst?"))
    cadence = WholeNumberField(
        label=_("How many steps a minute do you take when you run?"),
        help_text=_("Many watches show it. Leave it empty if you do not know."),
        low=100,
        high=250,
        unit=_("steps"),
        required=False,
    )
    walk_30_min_pain = PainField(
        label=_("How much does a brisk walk of 30 minutes hurt?"),
        help_text=_("Leave it open if you have not walked that far lately."),
        required=False,
    )
    walk_settles_minutes = WholeNumberField(
        label=_("How long until your knee is as before after such a walk?"),
        help_text=_("Write 0 if nothing stays behind. Leave it empty if you do not know."),
        low=0,
        high=43_200,
        unit=_("minutes"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            needed = NEEDED.get(self["runs"].value(), ())
            for field in {field for fields in NEEDED.values() for field in fields}:
                self.fields[field].required = field in needed

    def clean(self) -> dict[str, Any]:
        """The runs must fit each other."""
        said = super().clean() or self.cleaned_data
        tolerated, longest = said.get("tolerated_minutes"), said.get("longest_run_30d_minutes")
        if said.get("runs") == YES and tolerated is not None and longest is not None and tolerated > longest:
            message = _("Your longest run in 30 days cannot be shorter than a run in the last 14 days. Check both.")
            self.add_error("longest_run_30d_minutes", ValidationError(message, code="contradiction"))
        return said

    @property
    def history(self) -> dict[str, Any]:
        """Columns. Nothing tolerated is 0 only where the person said that running is not possible."""
        said = dict(self.cleaned_data)
        runs = said.pop("runs")
        for field in ("pain_in_run", "walk_30_min_pain"):
            said[field] = None if said[field] is None else said[field].value
        if runs == YES:
            return said | {"weeks_without_running": 0}
        gone = dict.fromkeys(RUNNERS_ONLY)
        return said | gone | {"runs_per_week": 0, "tolerated_minutes": 0 if runs == IMPOSSIBLE else None}


def told_from(assessment: Assessment | None) -> dict[str, Any]:
    """A stored history as the form shows it; nothing where it was not answered."""
    if assessment is None or assessment.running_answered_at is None:
        return {}
    fields = (
        *RUNNERS_ONLY,
        "weeks_without_running",
        "longest_run_30d_minutes",
        "walk_30_min_pain",
        "walk_settles_minutes",
    )
    told = {field: getattr(assessment, field) for field in fields}
    if told["runs_per_week"]:
        return told | {"runs": YES, "weeks_without_running": None}
    runs = IMPOSSIBLE if told["tolerated_minutes"] == 0 else PAUSED
    return told | {"runs": runs, "runs_per_week": None, "tolerated_minutes": None}
