"""A dose as a therapist types it, and the day on which a program starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.clinical.dose_limits import DoseChange, Limits
from programs.clinical.exercise import Range
from programs.clinical.reason import Reason
from programs.clinical.schedule import LATEST_START_DAYS
from programs.forms.base import Form
from programs.forms.fields import DayField, DecimalNumberField, PlainTextField, WholeNumberField
from programs.models import Prescription

#: Says which rules a dose breaks.
Judge = Callable[[DoseChange], tuple[Reason, ...]]

#: More than this nobody means: a slip of the finger, refused and not only warned of [D]. The database takes more.
MOST_SETS, MOST_REPS, MOST_KG = 6, 50, 250
#: The shortest rest in seconds, but for what the catalogue does without any [D].
SHORTEST_REST = 10
#: A broken rule is explained in words, not in a letter.
SHORTEST_NOTE = 10

#: The ranges that an exercise may have (twin: models/program.py, which takes more repetitions).
RANGES = {"reps": (1, MOST_REPS), "hold_seconds": (1, 600), "duration_seconds": (1, 7200)}
RANGE_LABELS = {
    "reps": (_("Repetitions, fewest"), _("Repetitions, most")),
    "hold_seconds": (_("Hold, shortest"), _("Hold, longest")),
    "duration_seconds": (_("Time, shortest"), _("Time, longest")),
}


class DoseForm(Form):
    """Only the parts that this exercise has. What breaks a rule is told first; told and with a reason, it may be
    saved. `warned` carries the codes that the page has shown, `shown` the version of the dose that it has shown."""

    sets_left = WholeNumberField(label=_("Sets, left leg"), low=0, high=MOST_SETS)
    sets_right = WholeNumberField(label=_("Sets, right leg"), low=0, high=MOST_SETS)
    rest_seconds = WholeNumberField(label=_("Rest"), low=0, high=600, unit="s")
    load_kg = DecimalNumberField(label=_("Load"), low=0, high=MOST_KG, decimals=2, unit="kg", required=False)
    note = PlainTextField(
        label=_("Why, in plain words"),
        help_text=_("The runner reads this."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("Use at most 300 letters")},
    )
    warned = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, prescription: Prescription, limits: Limits, judge: Judge, **kwargs: Any) -> None:
        kwargs.setdefault("initial", initial_of(prescription))
        super().__init__(*args, **kwargs)
        self.judge = judge
        self.broken: tuple[Reason, ...] = ()
        if not limits.legs_apart:
            self.fields["sets_left"].label = _("Sets")
            del self.fields["sets_right"]
        if limits.rest_seconds:
            self.fields["rest_seconds"] = WholeNumberField(label=_("Rest"), low=SHORTEST_REST, high=600, unit="s")
        self.ranges = [name for name in RANGES if getattr(limits, name) is not None]
        for name in self.ranges:
            self._add_range(name)
        self.order_fields(["sets_left", "sets_right", *(f"{n}_{e}" for n in RANGES for e in ("min", "max"))])

    def _add_range(self, name: str) -> None:
        low, high = RANGES[name]
        unit = "" if name == "reps" else "s"
        for end, label in zip(("min", "max"), RANGE_LABELS[name], strict=True):
            self.fields[f"{name}_{end}"] = WholeNumberField(label=label, low=low, high=high, unit=unit)

    def clean(self) -> dict[str, Any]:
        """The upper end is not below the lower, something is left to do, and a broken rule was read and explained."""
        cleaned = super().clean() or {}
        for name in self.ranges:
            low, high = cleaned.get(f"{name}_min"), cleaned.get(f"{name}_max")
            if low is not None and high is not None and high < low:
                self.add_error(f"{name}_max", _("Enter a number of at least %(low)s") % {"low": low})
        if not self.errors and not max(cleaned["sets_left"], cleaned.get("sets_right", 0)):
            self.add_error("sets_left", _("Enter at least one set"))
        if not self.errors:
            self._tell_of_broken_rules()
        return cleaned

    def _tell_of_broken_rules(self) -> None:
        self.broken = self.judge(self.dose)
        self.fields["note"].required = bool(self.broken)  # so that the page does not call it optional
        if not {reason.code for reason in self.broken} <= set(self.cleaned_data["warned"].split(",")):
            self.add_error(None, _("This dose breaks a rule. If you mean it, say why and save it again."))
        elif self.broken and len(self.cleaned_data.get("note", "").strip()) < SHORTEST_NOTE:
            words = _("Say why in %(letters)s letters or more, because this dose breaks a rule")
            self.add_error("note", words % {"letters": SHORTEST_NOTE})

    @property
    def broken_codes(self) -> str:
        """What the next request says was shown."""
        return ",".join(reason.code for reason in self.broken)

    @property
    def dose(self) -> DoseChange:
        """What was typed, as a value; `cleaned_data` must be there."""
        data = self.cleaned_data
        return DoseChange(
            sets_left=data["sets_left"],
            sets_right=data.get("sets_right", data["sets_left"]),
            reps=self._range("reps"),
            hold_seconds=self._range("hold_seconds"),
            duration_seconds=self._range("duration_seconds"),
            rest_seconds=data["rest_seconds"],
            load_kg=data["load_kg"] or None,
        )

    def _range(self, name: str) -> Range | None:
        if name not in self.ranges:
            return None
        return self.cleaned_data[f"{name}_min"], self.cleaned_data[f"{name}_max"]


def initial_of(prescription: Prescription) -> dict[str, Any]:
    """The dose as it stands."""
    fields = ["sets_left", "sets_right", "rest_seconds", *(f"{n}_{e}" for n in RANGES for e in ("min", "max"))]
    load = prescription.load_kg
    return {field: getattr(prescription, field) for field in fields} | {
        "load_kg": f"{load.normalize():f}" if load else "",
        "note": prescription.change_note,
        "shown": prescription.dose_version,
    }


NOT_MEANT = _("Tick the box if you mean these, or change the doses")


class AssignForm(Form):
    """When it starts: today or up to two weeks ahead. With `breaks_rules`, the doses that break them are meant."""

    starts_on = DayField(label=_("First day"), error_messages={"required": _("Choose the first day")})

    def __init__(self, *args: Any, today: date, breaks_rules: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if breaks_rules:
            self.fields["meant"] = forms.BooleanField(label=_("I mean these"), error_messages={"required": NOT_MEANT})
        day: Any = self.fields["starts_on"]
        day.earliest, day.latest = today, today + timedelta(days=LATEST_START_DAYS)
        day.widget.attrs |= {"min": day.earliest.isoformat(), "max": day.latest.isoformat()}
