"""What a person may type about a week: five signs, two pains, and what opens the next phase. Nothing is chosen
beforehand."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.clinical.check import ToldWeek
from programs.clinical.measures.signs import points_from_signs
from programs.clinical.screening import RESCREEN
from programs.forms.base import Form
from programs.forms.fields import PainField, WholeNumberField
from programs.forms.session import SEND_AGAIN
from programs.forms.start.choices import ChecklistField, as_ticked, one_of
from programs.forms.widgets import PainScaleWidget, StepperWidget
from programs.models import WeeklyCheck
from programs.models.check import COLUMNS, READINESS
from programs.wording import check as words
from programs.wording.home_tests.movement import SIGN_TEXTS
from programs.wording.screening import RESCREEN_WORDS, UNSURE_LABEL

ANSWERS = {"no": _("No"), "yes": _("Yes"), "unsure": UNSURE_LABEL}
STEP_DOWN = "step_down_points"
PAINS = frozenset({"squat_pain", "stairs_down_pain", "walk_pain"})


class CheckForm(Form):
    """A week told on one page. `questions`: the criteria of the next phase that are asked; `ceiling`: the highest pain
    of the program that is not in the stop zone; `corrects`: the check that is told again, so every number that it has
    is asked again. A number that was sent is read, also where it is asked no more since the page was opened."""

    #: Five questions have the same answers, so the summary of what is missing names each.
    names_questions = True

    check_id = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": SEND_AGAIN, "invalid": SEND_AGAIN})
    corrects = forms.UUIDField(widget=forms.HiddenInput, required=False)
    #: The plan for which the page was opened: what is told is kept with it, whatever became of it since.
    program = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, questions: Iterable[str], ceiling: int, corrects: WeeklyCheck | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ceiling = ceiling
        lines = {line.key: RESCREEN_WORDS[line.key] for line in RESCREEN}
        self.fields |= {
            key: one_of(label, ANSWERS, missing=words.NOT_CHOSEN, in_line=True) for key, label in lines.items()
        }
        self.fields |= {
            "pain_worst": PainField(label=words.PAIN_WORST),
            "pain_usual": PainField(label=words.PAIN_USUAL),
        }
        asked = [column for name in questions for column in COLUMNS.get(name, (name,))]
        told = [name for name in READINESS if corrects is not None and getattr(corrects, name) is not None]
        sent = [name for name in READINESS if name in self.data]
        self.asked = tuple(name for name in READINESS if name in {*asked, *told, *sent})
        self.fields |= {column: readiness_field(column, ceiling) for column in self.asked}
        self.points_kept = points_without_ticks(corrects)
        if self.points_kept is not None:
            self.fields[STEP_DOWN].help_text = words.points_told(self.points_kept)
        for name in ("pain_worst", "pain_usual", *PAINS.intersection(self.asked)):
            self.fields[name].widget = PainScaleWidget(ceiling=ceiling)

    def clean(self) -> dict[str, Any]:
        """The usual pain cannot be above the worst."""
        said = super().clean() or self.cleaned_data
        worst, usual = said.get("pain_worst"), said.get("pain_usual")
        if worst is not None and usual is not None and usual > worst:
            self.add_error("pain_usual", words.USUAL_ABOVE_WORST)
        return said

    @property
    def id_to_send(self) -> str:
        """The hidden id of the page: as it was sent, or a new one where that was no id."""
        if self.is_bound and "check_id" in self.errors:
            return new_check_id()
        return str(self["check_id"].value())

    @property
    def sign_fields(self) -> list[Any]:
        """The five lines, for the template."""
        return [self[line.key] for line in RESCREEN]

    @property
    def readiness_fields(self) -> list[Any]:
        """What is asked for the next phase, for the template."""
        return [self[column] for column in self.asked]

    @property
    def week(self) -> ToldWeek:
        """What was told."""
        said = self.cleaned_data
        return ToldWeek(
            pain_worst=said["pain_worst"],
            pain_usual=said["pain_usual"],
            signs={line.key: said[line.key] for line in RESCREEN},
            readiness={column: self._number(column) for column in self.asked},
            step_down_signs=said.get(STEP_DOWN),
        )

    def _number(self, column: str) -> int | None:
        """A number for the next phase; points that were told without what they were counted from stay as they are."""
        number = number_of(column, self.cleaned_data.get(column))
        return self.points_kept if column == STEP_DOWN and number is None else number


def points_without_ticks(check: WeeklyCheck | None) -> int | None:
    """The step-down points of a check from the time when only the points were kept; which signs were seen was not
    asked then, which is not "none seen"."""
    return check.step_down_points if check is not None and check.step_down_signs is None else None


def readiness_field(column: str, ceiling: int) -> forms.Field:
    """One question for the next phase; every one may stay open. It is stopped above the program's own ceiling."""
    label, how = words.readiness_words(column, ceiling)
    if column in PAINS:
        return PainField(label=label, help_text=how, required=False)
    if column == STEP_DOWN:
        signs = [("", SIGN_TEXTS["T13"])]
        return ChecklistField(
            label=label, help_text=how, groups=signs, none=words.NONE_SEEN, missing=words.NONE_SEEN, required=False
        )
    most = READINESS[column]
    widget = StepperWidget(unit=_("times"), low=0, high=most)
    return WholeNumberField(label=label, help_text=how, low=0, high=most, widget=widget, required=False)


def number_of(column: str, value: Any) -> int | None:
    """An answer as its column holds it; None = left open."""
    if value is None:
        return None
    if column in PAINS:
        return value.value
    return points_from_signs("T13", value) if column == STEP_DOWN else value


def told_again(check: WeeklyCheck) -> Mapping[str, Any]:
    """A check as the form shows it, to be corrected."""
    columns = ("pain_worst", "pain_usual", *check.signs, *READINESS)
    return {name: getattr(check, name) for name in columns} | {STEP_DOWN: as_ticked(check.step_down_signs)}


def new_check_id() -> str:
    """Made when the form opens, so that the same form sent twice is one check."""
    return str(uuid.uuid4())
