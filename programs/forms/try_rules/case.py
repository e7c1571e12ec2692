"""A case to try: the answers that move a plan most. Everything else of the contract stays as a calm runner has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from programs.clinical.measures import MEASURES
from programs.clinical.screening import QUESTIONS
from programs.clinical.values import LEGS, Sex, Side
from programs.forms.base import Form
from programs.forms.fields import DecimalNumberField, WholeNumberField
from programs.forms.try_rules.choices import Listed, answered, from_words, in_words, plain, score
from programs.wording.home_tests import HOME_TESTS, UNITS, measure_name
from programs.wording.questions import OPTION_LABELS, QUESTION_WORDS, WORD_LABELS
from programs.wording.sides import SIDE_NAMES
from programs.wording.start import KIT_CHOICES, NIGHTS, SETTLING
from programs.wording.try_rules import SEX_WORDS

#: The signs that are asked; the others count as "no".
SIGNS = (
    "swelling",
    "hot_red_knee",
    "locked",
    "gives_way",
    "calf_swollen_or_warm",
    "night_or_constant_pain",
    "bone_pain",
    "pop_or_injury_in_14_days",
)
#: Tests with a number for each leg, and the one that is a word.
LEG_TESTS = ("T01", "T05", "T08", "T11")
WORD_TEST = "T20"
LENGTHS = (4, 5, 6)
#: What the page does not ask, as most runners have it (PF1-PF3 fit).
USUAL_KNEE = {"onset": "gradual", "location": "front", "provoked_by": ["squat", "stairs", "running"]}
#: Fields of the contract, section by section; each stands in the form under its own name.
SECTIONS: dict[str, tuple[str, ...]] = {
    "pain": ("worst_7d", "squat", "stairs_down", "rest", "settles_minutes", "night"),
    "running": ("runs_per_week", "tolerated_minutes", "pain_in_run", "longest_run_30d_minutes"),
    "wishes": ("weeks", "minutes_per_session", "equipment"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; `is_open` where the page shows them from the start."""

    code: str
    heading: Any
    fields: tuple[BoundField, ...]
    is_open: bool


class CaseForm(Form):
    """After `is_valid()`, `document` is the case as `preview_program` reads it."""

    age = WholeNumberField(label=_("Age"), low=0, high=120, unit=_("years"))
    sex = from_words({sex.value: SEX_WORDS[sex] for sex in Sex}, label=_("Sex"), is_open=False)
    side = from_words(SIDE_NAMES, label=_("Knee"), is_open=False)
    duration_weeks = WholeNumberField(label=_("Pain for"), low=0, high=2600, unit=_("weeks"), required=False)
    worst_7d = score(_("Worst pain, 7 days"))
    squat = score(_("Pain on squatting"))
    stairs_down = score(_("Pain on stairs down"))
    rest = score(_("Pain at rest"))
    settles_minutes = from_words(SETTLING, label=_("Settles after"))
    night = from_words(NIGHTS, label=_("Pain at night"))
    fear = score(_("Worry that exercise harms"))
    runs_per_week = WholeNumberField(label=_("Runs a week"), low=0, high=28, required=False)
    tolerated_minutes = WholeNumberField(
        label=_("Runs with pain up to 2"), low=0, high=600, unit=_("min"), required=False
    )
    pain_in_run = score(_("Pain on the last run"))
    longest_run_30d_minutes = WholeNumberField(
        label=_("Longest run, 30 days"), low=0, high=600, unit=_("min"), required=False
    )
    weeks = Listed([(weeks, str(weeks)) for weeks in LENGTHS], label=_("Weeks"))
    minutes_per_session = WholeNumberField(label=_("Minutes a session"), low=5, high=240, unit=_("min"), required=False)
    equipment = forms.MultipleChoiceField(
        label=_("Kit at hand"),
        choices=[(code, words[0]) for code, words in KIT_CHOICES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= {f"sign_{key}": _sign(key) for key in SIGNS}
        self.fields |= {f"{test}_{side}": _leg_test(test, side) for test in LEG_TESTS for side in LEGS}
        self.fields[WORD_TEST] = from_words(HOME_TESTS[WORD_TEST].choices, label=measure_name(WORD_TEST))

    def groups(self) -> Iterator[Group]:
        """The fields as the page shows them; a group with a fault is open."""
        signs = tuple(f"sign_{key}" for key in SIGNS)
        tests = (*(f"{test}_{side}" for test in LEG_TESTS for side in LEGS), WORD_TEST)
        yield self._group("person", _("Person and knee"), ("age", "sex", "side", "duration_weeks"), is_open=True)
        yield self._group("pain", _("Pain"), (*SECTIONS["pain"], "fear"), is_open=True)
        yield self._group("signs", _("Warning signs"), signs)
        yield self._group("tests", _("Home tests"), tests)
        yield self._group("running", _("Running now"), SECTIONS["running"])
        yield self._group("wishes", _("Kit and time"), SECTIONS["wishes"])

    def _group(self, code: str, heading: Any, names: tuple[str, ...], *, is_open: bool = False) -> Group:
        fields = tuple(self[name] for name in names)
        return Group(code, heading, fields, is_open or any(field.errors for field in fields))

    def document(self, *, today: date) -> dict[str, Any]:
        """The case in the words of docs/preview.md; `today` is the Monday on which week 1 starts."""
        said = self.cleaned_data
        sections = {name: answered({key: plain(said[key]) for key in keys}) for name, keys in SECTIONS.items()}
        return {
            "schema": 1,
            "today": today.isoformat(),
            "person": {"age": said["age"], "sex": said["sex"]},
            "knee": USUAL_KNEE | answered({"side": said["side"], "duration_weeks": said["duration_weeks"]}),
            **answered({"fear": said["fear"]}),
            "screening": {"none": True, **{key: said[f"sign_{key}"] for key in self._told_signs()}},
            "tests": [*self._tests()],
            **{name: section for name, section in sections.items() if section},
        }

    def _told_signs(self) -> Iterator[str]:
        """The signs whose answer is not "no"; one left open is null: not answered."""
        negative = {question.key: question.negative for question in QUESTIONS}
        return (key for key in SIGNS if self.cleaned_data[f"sign_{key}"] != negative[key])

    def _tests(self) -> Iterator[dict[str, Any]]:
        for test in LEG_TESTS:
            for side in LEGS:
                value = self.cleaned_data[f"{test}_{side}"]
                if value is not None:
                    yield {"test": test, "side": side.value, "value": plain(value)}
        if self.cleaned_data[WORD_TEST]:
            yield {"test": WORD_TEST, "side": Side.BOTH.value, "value": self.cleaned_data[WORD_TEST]}

    @property
    def typed(self) -> str:
        """Everything that was typed as one line, to be sent along with the next question and compared with it."""
        typed = {name: self[name].value() for name in self.fields}
        return urlencode({name: value for name, value in typed.items() if value is not None}, doseq=True)

    def changed_since(self, before: CaseForm) -> list[tuple[Any, str, str]]:
        """The answers that are others than before: label, then, now, as a person reads them."""
        names = [name for name in self.fields if self.cleaned_data[name] != before.cleaned_data[name]]
        return [(self.fields[name].label, _read(before, name), _read(self, name)) for name in names]


def compared(typed: str) -> CaseForm | None:
    """The case that was asked about before, or None where the line does not hold one."""
    form = CaseForm(QueryDict(typed))
    return form if typed and form.is_valid() else None


def _sign(key: str) -> Listed:
    question = next(question for question in QUESTIONS if question.key == key)
    words = {**OPTION_LABELS, **WORD_LABELS.get(key, {})}
    ordered = (question.negative, *(word for word in question.options if word != question.negative))
    return Listed([(word, words[word]) for word in ordered], label=QUESTION_WORDS[key].sign)


def _leg_test(test: str, side: Side) -> DecimalNumberField:
    measure = MEASURES[test]
    return DecimalNumberField(
        label=_leg_label(test, side),
        low=measure.low,
        high=measure.high,
        decimals=measure.decimals,
        unit=UNITS[measure.unit],
        required=False,
    )


def _leg_label(test: str, side: Side) -> str:
    return f"{test} {measure_name(test)}, {str(SIDE_NAMES[side.value]).lower()}"


def _read(form: CaseForm, name: str) -> str:
    return in_words(form.fields[name], form.cleaned_data[name])
