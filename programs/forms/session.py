"""What a person may type about a session: day, exercises, pain, effort, signs. Nothing is chosen beforehand."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs.clinical.telling import ExerciseSkipped, SessionDone, SetDone
from programs.clinical.today import EARLIEST_DAYS
from programs.forms.base import Form
from programs.forms.fields import DayField, PainField, PlainTextField, WholeNumberField, YesNoField
from programs.forms.session_items import ALL, DID_WITHOUT_DOSE, NONE, SOME, ItemFields, fields_of
from programs.forms.session_rows import ExerciseFields
from programs.forms.session_widgets import EffortWidget
from programs.forms.widgets import PainScaleWidget
from programs.queries.session import SessionPage
from programs.wording.training import SKIP_REASONS

NOT_SAID = _("%(name)s: say what you did, or why you left it out")
STOPPED_EARLY = _("%(number)s exercises have no answer. Did you stop early? Say why once, for all of them")
NOTHING_TYPED = _("%(name)s: type how much you did, or choose “Left out”")
NO_REASON = _("%(name)s: choose why you left it out")
SEND_AGAIN = _("Something got lost on the way. Look at your answers and save once more")
PEAK_BELOW_START = _(
    "Your knee hurt %(before)s before you began, so the highest pain during the session is at least %(before)s. Check "
    "both numbers"
)
TWICE = _("An answer came twice; give it once")


class SessionForm(Form):
    """A session told on one page. Field names and the hidden id make a repeat recognisable."""

    log_id = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": SEND_AGAIN, "invalid": SEND_AGAIN})
    corrects = forms.UUIDField(widget=forms.HiddenInput, required=False)
    pain_before = PainField(
        label=_("Knee pain before you began"),
        error_messages={"required": _("Select a number from 0 to 10 for your pain before you began")},
    )
    pain_peak = PainField(
        label=_("Highest knee pain during the session"),
        error_messages={"required": _("Select a number from 0 to 10 for your highest pain during the session")},
    )
    pain_after = PainField(
        label=_("Knee pain right after"),
        error_messages={"required": _("Select a number from 0 to 10 for your pain right after")},
    )
    effort = WholeNumberField(
        low=0,
        high=10,
        label=_("How hard was it?"),
        help_text=_("0 is no effort, 10 is all you have."),
        widget=EffortWidget,
        error_messages={"required": _("Choose a number from 0 to 10 for how hard it was")},
    )
    swelling_new = YesNoField(label=_("Is your knee newly swollen?"), unanswered=_("Choose yes or no for new swelling"))
    locked_or_gave_way = YesNoField(
        label=_("Did your knee lock or give way?"), unanswered=_("Choose yes or no for locking or giving way")
    )
    note = PlainTextField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000})
    )
    although_held = forms.BooleanField(required=False, label=_("I did this session before I was told to rest"))

    def __init__(self, *args: Any, known: SessionPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for moment in ("pain_before", "pain_peak", "pain_after"):
            self.fields[moment].widget = PainScaleWidget(ceiling=known.pain_ceiling)
        self.parts = tuple(fields_of(item) for item in known.items)
        first, last = possible_days(known)
        day = DayField(earliest=first, latest=last, label=_("Day you did it"))
        left_open = forms.ChoiceField(
            choices=[("", _("No, I answered all of them")), *SKIP_REASONS.items()],
            required=False,
            label=_("Did you stop early?"),
            help_text=_("Then choose why. Every exercise you left open is saved as left out."),
        )
        after = dict(self.fields)
        self.fields = {"log_id": after.pop("log_id"), "corrects": after.pop("corrects"), "performed_on": day}
        self.fields |= {"left_open": left_open} if self.parts else {}  # its error stands above those it can answer
        self.fields |= {name: field for part in self.parts for name, field in part.fields()}
        self.fields |= after
        if known.is_paused:
            self.fields["although_held"].label = _("I did this session before the plan was paused")
        if known.is_bare:
            self._leave_out_doses()

    def _leave_out_doses(self) -> None:
        """While the plan is on hold nothing says how much was planned; an answer that was given before stays."""
        for part in self.parts:
            if self[part.did].value() != ALL:
                self.fields[part.did].widget.choices = DID_WITHOUT_DOSE
            for cell in part.cells:
                self.fields[cell.name].widget.attrs["placeholder"] = ""

    def clean(self) -> dict[str, Any]:
        """Every exercise was answered, and no answer came twice."""
        cleaned = super().clean() or {}
        if isinstance(self.data, QueryDict):
            for name in self.fields:
                if len(set(self.data.getlist(self.add_prefix(name)))) > 1:
                    self.add_error(name, TWICE)
        for part in self.parts:
            self._check(part, cleaned)
        self._offer_to_stop_early(cleaned)
        self._check_pain(cleaned)
        return cleaned

    def _check_pain(self, cleaned: dict[str, Any]) -> None:
        """The highest pain of a session holds the pain with which it began; of one that was left out nothing did."""
        before, peak = cleaned.get("pain_before"), cleaned.get("pain_peak")
        is_done = not self.parts or any(part.answer(cleaned) in {ALL, SOME} for part in self.parts)
        if is_done and before is not None and peak is not None and peak.value < before.value:
            self.add_error("pain_peak", PEAK_BELOW_START % {"before": before.value})

    def _offer_to_stop_early(self, cleaned: dict[str, Any]) -> None:
        """One line that answers for every exercise left open, where there are several."""
        left_open = sum(part.did in self.errors and part.answer(cleaned) == "" for part in self.parts)
        if left_open > 1 and "left_open" not in self.errors:
            self.add_error("left_open", STOPPED_EARLY % {"number": left_open})

    def _check(self, part: ItemFields, cleaned: dict[str, Any]) -> None:
        named = {"name": part.item.exercise.name}
        wrong = [name for name in part.names if name in self.errors]
        for name in wrong:  # the summary above lists it far from its exercise
            self.errors[name] = self.error_class([f"{named['name']}: {error}" for error in self.errors[name]])
        if wrong:
            return
        answer = part.answer(cleaned)
        if answer == SOME and not part.sets(cleaned):
            self.add_error(part.did, NOTHING_TYPED % named)
        elif answer == NONE and not (cleaned.get(part.reason) or cleaned.get("left_open")):
            self.add_error(part.reason, NO_REASON % named)
        elif answer == "" and not cleaned.get("left_open") and not part.item.is_optional:
            self.add_error(part.did, NOT_SAID % named)

    @property
    def id_to_send(self) -> str:
        """The hidden id of the page: as it was sent, or a new one where that was no id."""
        if self.is_bound and "log_id" in self.errors:
            return new_log_id()
        return str(self["log_id"].value())

    def done(self, *, performed_at: datetime) -> SessionDone:
        """What was told. `performed_at`: the moment on the day that was chosen."""
        said = self.cleaned_data
        return SessionDone(
            performed_on=said["performed_on"],
            performed_at=performed_at,
            pain_before=said["pain_before"],
            pain_peak=said["pain_peak"],
            pain_after=said["pain_after"],
            effort=said["effort"],
            swelling_new=said["swelling_new"],
            locked_or_gave_way=said["locked_or_gave_way"],
            sets=self.sets(),
            skips=self.skips(),
            note=said["note"],
        )

    def sets(self) -> list[SetDone]:
        """The sets that were told, of every exercise."""
        told = (part for part in self.parts if part.answer(self.cleaned_data) in {ALL, SOME})
        return [one for part in told for one in part.sets(self.cleaned_data)]

    def skips(self) -> list[ExerciseSkipped]:
        """The exercises left out, each with its own reason or the one for stopping early."""
        left_open = self.cleaned_data.get("left_open") or ""
        skips = []
        for part in self.parts:
            answer = part.answer(self.cleaned_data)
            reason = self.cleaned_data.get(part.reason) or left_open
            if answer == NONE or (answer == "" and left_open):
                skips.append(ExerciseSkipped(prescription=part.item.public_id, reason=reason if answer else left_open))
        return skips

    @cached_property
    def exercises(self) -> tuple[ExerciseFields, ...]:
        """What the page draws, exercise by exercise."""
        return tuple(ExerciseFields(item, part, self) for item, part in zip(self.known.items, self.parts, strict=True))


def possible_days(known: SessionPage) -> tuple[date, date]:
    """The first and last day on which the session can have been done (twin: actions/session.py, check_day)."""
    earliest = known.session.due_on - timedelta(days=EARLIEST_DAYS)
    return max(earliest, known.session.program.starts_on), known.today


def new_log_id() -> str:
    """Made when the form opens, so that the same form sent twice is one session."""
    return str(uuid.uuid4())
