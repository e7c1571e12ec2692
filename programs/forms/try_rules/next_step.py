"""Questions to the progression rules, one form a kind; `document` is what `preview_progress` reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.clinical.exercise import Exercise
from programs.clinical.progression.run_state import LAST_STEP
from programs.clinical.values import Irritability
from programs.exchange.catalogue_file import shipped_catalogue
from programs.forms.fields import DecimalNumberField, WholeNumberField, trimmed
from programs.forms.try_rules.choices import YES, Listed, answered, from_words, plain, score, yes_or_no
from programs.forms.try_rules.sessions import SessionsForm, twice_calm
from programs.forms.try_rules.weeks import EndForm, GapForm, WeekForm
from programs.wording.examination import IRRITABILITY_LEVELS
from programs.wording.training import PHASES

#: Run and strength never go up in one week (§6.7).
TURNS = {"run": _("The run"), "strength": _("Strength")}
NO_SUCH_EXERCISE = _("Choose an exercise from the list, or type its code, like QD10")


class ExerciseField(forms.Field):
    """An exercise, found by typing: its code, its name, or the line of the list that holds both."""

    shape = ""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"type": "search", "list": "exercises", "autocomplete": "off"})
        super().__init__(widget=widget, error_messages={"required": NO_SUCH_EXERCISE}, **kwargs)

    def to_python(self, value: Any) -> Exercise | None:
        """The exercise of the library."""
        text = trimmed(value)
        if not text:
            return None
        catalogue = shipped_catalogue()
        exercise = catalogue.get(text.split()[0].upper())
        found = exercise or next((one for one in catalogue.values() if one.name.lower() == text.lower()), None)
        if found is None:
            raise ValidationError(NO_SUCH_EXERCISE, code="unknown")
        return found


def exercise_line(exercise: Exercise) -> str:
    """A line of the list: `QD10 Goblet squat`."""
    return f"{exercise.code} {exercise.name}"


def irritability() -> Listed:
    """How easily the knee is stirred up; open counts as high."""
    return from_words({level.value: IRRITABILITY_LEVELS[level] for level in Irritability}, label=_("Irritability"))


class KnownSessions(SessionsForm):
    """What an exercise and a run share: the knee, the sessions, the weeks, earlier stops."""

    irritability = irritability()
    pain_last_week = score(_("Worst pain, last week"))
    pain_this_week = score(_("Worst pain, this week"))
    stops_in_14_days = WholeNumberField(
        label=_("Earlier stops in 14 days"), low=0, high=14, required=False, unit=_("times")
    )

    fear = score(_("Worry that exercise harms"))
    rose = yes_or_no(_("Went up this week already"))
    turn = Listed(list(TURNS.items()), label=_("Whose turn to go up"))
    days_since_red = WholeNumberField(
        label=_("Days since something was eased"), low=0, high=99, unit=_("days"), required=False
    )
    more_names: tuple[str, ...] = (
        "pain_last_week",
        "pain_this_week",
        "stops_in_14_days",
        "fear",
        "rose",
        "turn",
        "days_since_red",
    )

    def week_so_far(self, rose: dict[str, Any]) -> dict[str, Any]:
        """What this week held already; left out where nothing of it is told."""
        said = self.cleaned_data
        told = answered({"turn": said["turn"], "days_since_red": said["days_since_red"]}) | rose
        return {"week_so_far": told} if told or said["rose"] else {}

    @property
    def known(self) -> dict[str, Any]:
        """Their part of the document."""
        said = self.cleaned_data
        weeks = [said["pain_last_week"], said["pain_this_week"]]
        return answered(
            {
                "irritability": said["irritability"],
                "history": self.history,
                "weekly_worst_pain": weeks if any(week is not None for week in weeks) else None,
                "stops_in_14_days": said["stops_in_14_days"],
                "fear": said["fear"],
            }
        )


class ItemForm(KnownSessions):
    """The next session of an exercise. The dose is the library's where none is typed."""

    kind = "item"
    exercise = ExerciseField(label=_("Exercise"), help_text=_("Type a word or a code."))
    phase = from_words(PHASES, label=_("Phase"))
    sets = WholeNumberField(label=_("Sets"), low=1, high=6, required=False)
    reps = WholeNumberField(label=_("Repetitions"), low=1, high=50, required=False)
    load_kg = DecimalNumberField(label=_("Load"), low=0, high=250, decimals=2, unit="kg", required=False)
    field_order = ("exercise", "phase", "irritability", "sets", "reps", "load_kg")

    def asked(self) -> dict[str, Listed]:
        """Repetitions are counted besides: a heavier weight asks for some to spare."""
        spare = Listed([(reps, str(reps)) for reps in range(6)], label=_("Reps beyond the target"))
        return {**super().asked(), "extra_reps": spare}

    @property
    def document(self) -> dict[str, Any]:
        """The question."""
        said = self.cleaned_data
        exercise = said["exercise"]
        item = answered({"exercise": exercise.code, "phase": said["phase"], "dose": self._dose(exercise)})
        so_far = self.week_so_far({"risen": [exercise.code]} if said["rose"] == YES else {})
        return {"schema": 1, "kind": self.kind, "item": item, **self.known, **so_far}

    def _dose(self, exercise: Exercise) -> dict[str, Any]:
        said, usual = self.cleaned_data, exercise.dose
        reps = [said["reps"], said["reps"]] if said["reps"] else usual.reps and list(usual.reps)
        return answered(
            {
                "sets": said["sets"] or usual.sets,
                "reps": reps,
                "hold_seconds": usual.hold_seconds and list(usual.hold_seconds),
                "duration_seconds": usual.duration_seconds and list(usual.duration_seconds),
                "tempo": usual.tempo or None,
                "load_kg": plain(said["load_kg"]) or None,
            }
        )


class RunForm(KnownSessions):
    """The next run."""

    kind = "run"
    step = Listed([(step, str(step)) for step in range(LAST_STEP + 1)], label=_("Run step (0 = walk)"))
    longest_run_30d_minutes = WholeNumberField(
        label=_("Longest run, 30 days"), low=0, high=600, unit=_("min"), required=False
    )
    planned_minutes = WholeNumberField(label=_("Planned next run"), low=0, high=600, unit=_("min"), required=False)
    walk_pain = score(_("Pain on a brisk walk, 30 min"))
    hop_pain = score(_("Pain on ten hops"))
    limp = yes_or_no(_("Limp"))
    last_week_minutes = WholeNumberField(label=_("Ran last week"), low=0, high=2000, unit=_("min"), required=False)
    week_minutes = WholeNumberField(label=_("Planned this week"), low=0, high=2000, unit=_("min"), required=False)
    field_order = ("step", "longest_run_30d_minutes", "planned_minutes", "irritability")
    more_names = ("walk_pain", "hop_pain", "limp", "last_week_minutes", "week_minutes", *KnownSessions.more_names)

    @property
    def document(self) -> dict[str, Any]:
        """The question."""
        run = answered({name: self.cleaned_data[name] for name in (*self.field_order[:3], *self.more_names[:5])})
        so_far = self.week_so_far({"run_rose": True} if self.cleaned_data["rose"] == YES else {})
        return {"schema": 1, "kind": self.kind, "run": run, **self.known, **so_far}


#: The kinds in the order of the page, by the word in the address.
FORMS: Mapping[str, type[ItemForm | RunForm | GapForm | WeekForm | EndForm]] = {
    "exercise": ItemForm,
    "run": RunForm,
    "gap": GapForm,
    "week": WeekForm,
    "end": EndForm,
}

#: What each form holds at first.
FIRST: Mapping[str, Mapping[str, str]] = {
    "exercise": {"exercise": "QD10", "phase": "2", "irritability": "moderate", "reps": "12", **twice_calm()},
    "run": {"step": "3", "longest_run_30d_minutes": "30", "irritability": "moderate", **twice_calm()},
    "gap": {"days_since_last_session": "10", "step": "4"},
    "week": {"pain_last_week": "3", "pain_this_week": "5"},
    "end": {
        "week": "6",
        "akps_first": "72",
        "akps_now": "82",
        "pain_first": "5",
        "pain_now": "2",
        "done_percent": "90",
    },
}
