"""One page of the warning signs: related signs as a check list, a sign alone as one question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.clinical.screening import (
    BY_KEY,
    AnswersRefused,
    NothingChosen,
    Page,
    UnknownAnswer,
    answers_from_checklist,
    answers_from_choices,
)
from programs.forms.fields import WholeNumberField
from programs.forms.start.judged import JudgedTogether
from programs.forms.widgets import CheckCards, ChoiceCards
from programs.wording.screening import (
    ALSO_WORDS,
    ANSWER_FAULTS,
    PAGE_WORDS,
    QUESTION_WORDS,
    UNSURE_HINT,
    UNSURE_LABEL,
    option_label,
)

NONE, UNSURE, SIGNS = "none", "unsure", "signs"
#: Asked only where there is a swelling.
FOLLOWS = "swelling_is_new"
LONGEST_AGO_DAYS = 3650
RECENT_DAYS = 14


class WarningSignsForm(JudgedTogether):
    """Built from the page's questions. After `is_valid()`, `answers` holds a word for every key of the page and
    `knee` the facts that the page asks besides."""

    answers: Mapping[str, str]

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        if page.kind == "checklist":
            self.fields[SIGNS] = _checklist(page)
        else:
            self.fields |= {key: _question(key, alone=len(page.keys) == 1, page=page) for key in page.keys}
        for fact in page.also:
            label, hint = ALSO_WORDS[fact]
            self.fields[fact] = WholeNumberField(
                label=label, help_text=hint, low=0, high=LONGEST_AGO_DAYS, unit=_("days"), required=False
            )

    def judged(self) -> list[str]:
        """Open where there is no swelling: the page's own rule decides."""
        return [name for name in self.fields if name == FOLLOWS]

    @property
    def knee(self) -> dict[str, Any]:
        """What the page asks about the knee besides its signs."""
        return {fact: self.cleaned_data.get(fact) for fact in self.page.also}

    def clean(self) -> dict[str, Any]:
        """The page's answers, by the rules of the page itself."""
        said = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self.answers = self._answers(said)
            except AnswersRefused as refused:
                fault: Any = ANSWER_FAULTS[type(refused)]
                self.add_error(self._field_at_fault(), ValidationError(fault, code="answers"))
            else:
                self._compare_days(said)
        return said

    def _answers(self, said: Mapping[str, Any]) -> Mapping[str, str]:
        if self.page.kind == "checklist":
            ticked = frozenset(said[SIGNS])
            signs = ticked - {NONE, UNSURE}
            return answers_from_checklist(self.page, signs, none=NONE in ticked, unsure=UNSURE in ticked)
        return answers_from_choices(self.page, {key: said[key] for key in self.page.keys if said.get(key)})

    def _field_at_fault(self) -> str:
        return SIGNS if self.page.kind == "checklist" else self.page.keys[-1]

    def _compare_days(self, said: Mapping[str, Any]) -> None:
        days = said.get("injury_days_ago")
        if days is not None and days > RECENT_DAYS and self.answers.get("pop_or_injury_in_14_days") == "yes":
            message = _("You ticked an injury in the last 14 days. Enter 14 or less, or change the tick.")
            self.add_error("injury_days_ago", ValidationError(message, code="contradiction"))


def _checklist(page: Page) -> forms.MultipleChoiceField:
    words: Any = PAGE_WORDS[page.slug]
    signs = [(key, QUESTION_WORDS[key].sign) for key in page.keys]
    choices: list[tuple[str, Any]] = [*signs, (NONE, words.none), (UNSURE, UNSURE_LABEL)]
    hints = {key: QUESTION_WORDS[key].hint for key in page.keys} | {UNSURE: UNSURE_HINT}
    messages: dict[str, Any] = {
        "required": ANSWER_FAULTS[NothingChosen],
        "invalid_choice": ANSWER_FAULTS[UnknownAnswer],
        "invalid_list": ANSWER_FAULTS[UnknownAnswer],
    }
    return forms.MultipleChoiceField(
        label=words.title,
        help_text=words.hint,
        choices=choices,
        widget=CheckCards(choices=choices, hints=hints, apart=(NONE,)),
        error_messages=messages,
    )


def _question(key: str, *, alone: bool, page: Page) -> forms.ChoiceField:
    question, words = BY_KEY[key], QUESTION_WORDS[key]
    label: Any = PAGE_WORDS[page.slug].title if alone else words.question
    hint: Any = words.hint
    messages: dict[str, Any] = {
        "required": ANSWER_FAULTS[NothingChosen],
        "invalid_choice": ANSWER_FAULTS[UnknownAnswer],
    }
    choices = [(word, option_label(key, word)) for word in question.options]
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        widget=ChoiceCards(choices=choices, hints={UNSURE: UNSURE_HINT}),
        error_messages=messages,
    )


def ticked_from(page: Page, answers: Mapping[str, str]) -> dict[str, Any]:
    """Stored answers as the form shows them; nothing for a page that is not answered."""
    if any(key not in answers for key in page.keys):
        return {}
    if page.kind != "checklist":
        return {key: answers[key] for key in page.keys}
    ticked = [key for key in page.keys if answers[key] == "yes"]
    if any(answers[key] == UNSURE for key in page.keys):
        ticked.append(UNSURE)
    return {SIGNS: ticked or [NONE]}
