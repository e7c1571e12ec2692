"""What a therapist supposes: a session that is still to come, or an answer that is another. Nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.clinical.case import Case, Measurement
from programs.clinical.logged import Scores
from programs.clinical.measures import MEASURES
from programs.clinical.values import LEGS, Side
from programs.forms.base import Form
from programs.forms.fields import DecimalNumberField, WholeNumberField
from programs.forms.start.wishes import LONGEST, SHORTEST
from programs.forms.try_rules.case import LENGTHS
from programs.forms.try_rules.choices import YES, YES_NO, Listed, from_words, in_words, plain, score, yes_or_no
from programs.models import SessionLog
from programs.queries.supposed_log import Supposed
from programs.wording.home_tests import UNITS, measure_name
from programs.wording.sides import SIDE_NAMES
from programs.wording.start import KIT_CHOICES

#: Tests whose result is a number.
NUMBER_TESTS = tuple(test for test, measure in MEASURES.items() if not measure.words and test not in {"T06", "T25"})


class SessionForm(Form):
    """How the next session goes, told once for all its exercises, as a runner tells it."""

    before = score(_("Pain before"))
    peak = score(_("Peak pain"))
    after = score(_("Pain right after"))
    morning = score(_("Pain next morning"))
    effort = score(_("Effort"))
    swelling_new = yes_or_no(_("New swelling"))
    mechanical = yes_or_no(_("Locked, gave way, limp"))
    all_done = from_words(YES_NO, label=_("All sets done"), is_open=False)

    @property
    def supposed(self) -> Supposed:
        """The session as the rules read a log."""
        said = self.cleaned_data
        return Supposed(
            scores=Scores(
                before=said["before"],
                peak=said["peak"],
                after=said["after"],
                morning=said["morning"],
                effort=said["effort"],
                swelling_new=_is_yes(said["swelling_new"]),
                mechanical=_is_yes(said["mechanical"]),
            ),
            all_done=said["all_done"] == YES,
        )


def as_last_time(logs: list[SessionLog]) -> dict[str, Any]:
    """The pain of the last session, and nothing else wrong: what the form holds at first."""
    last: Any = logs[-1] if logs else None
    before = last.before if last and last.before is not None else 1
    peak = last.peak if last and last.peak is not None else before
    return {
        "before": before,
        "peak": peak,
        "after": before,
        "morning": before,
        "effort": 6,
        "swelling_new": "no",
        "mechanical": "no",
        "all_done": YES,
    }


class AnswersForm(Form):
    """Answers of the record, to be changed one by one; what is left as it stands changes nothing."""

    worst_7d = score(_("Worst pain, 7 days"))
    test = Listed([(test, f"{test} {measure_name(test)}") for test in NUMBER_TESTS], label=_("Test result"))
    side = from_words(SIDE_NAMES, label=_("Leg"))
    value = DecimalNumberField(label=_("Result"), low=-90, high=600, decimals=2, signed=True, required=False)
    weeks = Listed([(weeks, str(weeks)) for weeks in LENGTHS], label=_("Weeks"))
    minutes_per_session = WholeNumberField(
        label=_("Minutes a session"), low=SHORTEST, high=LONGEST, unit=_("min"), required=False
    )
    equipment = forms.MultipleChoiceField(
        label=_("Kit at hand"),
        choices=[(code, words[0]) for code, words in KIT_CHOICES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A test needs its result, within what that test can give, and its leg."""
        said = super().clean() or self.cleaned_data
        test, value = said.get("test"), said.get("value")
        if test and value is None and "value" not in self.errors:
            self.add_error("value", ValidationError(_("Enter the result of the test"), code="required"))
        if not test and value is not None:
            self.add_error("test", ValidationError(_("Choose the test that gave this result"), code="required"))
        if test and value is not None:
            self._check_result(test, said)
        return said

    def _check_result(self, test: str, said: dict[str, Any]) -> None:
        measure = MEASURES[test]
        field = DecimalNumberField(low=measure.low, high=measure.high, decimals=measure.decimals, signed=measure.signed)
        try:
            field.clean(self["value"].value())
        except ValidationError as fault:
            text = _("%(fault)s (%(unit)s)") % {"fault": fault.messages[0], "unit": UNITS[measure.unit]}
            self.add_error("value", ValidationError(text, code="range"))
        if measure.per_leg and not said.get("side"):
            self.add_error("side", ValidationError(_("Choose the leg"), code="required"))

    def changed(self, case: Case) -> Case:
        """The case with these answers instead of its own."""
        said = self.cleaned_data
        return replace(
            case,
            pain=replace(case.pain, worst_7d=said["worst_7d"]),
            tests=self._tests(case.tests),
            wishes=replace(
                case.wishes,
                weeks=said["weeks"],
                minutes_per_session=said["minutes_per_session"],
                equipment=frozenset(said["equipment"]),
            ),
        )

    @property
    def changes(self) -> list[tuple[Any, str, str]]:
        """The answers that are others than the stored ones: label, stored, now."""
        told = (
            (field, in_words(field, self.initial.get(name)), in_words(field, self.cleaned_data[name]))
            for name, field in self.fields.items()
        )
        return [(field.label, stored, now) for field, stored, now in told if stored != now]

    def _tests(self, tests: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
        test, value = self.cleaned_data["test"], self.cleaned_data["value"]
        if not test:
            return tests
        side = Side(self.cleaned_data["side"]) if MEASURES[test].per_leg else Side.BOTH
        sides = {side} if side in LEGS else set(Side)
        kept = _on_each_leg(tests, test) if side in LEGS else tests
        others = tuple(row for row in kept if row.test != test or row.side not in sides)
        return (*others, Measurement(test=test, side=side, value=plain(value)))


def as_stored(case: Case) -> dict[str, Any]:
    """The answers of a case as the form shows them."""
    return {
        "worst_7d": case.pain.worst_7d,
        "weeks": case.wishes.weeks,
        "minutes_per_session": case.wishes.minutes_per_session,
        "equipment": [code for code in KIT_CHOICES if code in case.wishes.equipment],
    }


def _on_each_leg(tests: tuple[Measurement, ...], test: str) -> tuple[Measurement, ...]:
    """A result that was told for both legs, once for each, so that one can change."""
    told = {row.side for row in tests if row.test == test}
    legs = [
        replace(row, side=side)
        for row in tests
        if row.test == test and row.side is Side.BOTH
        for side in LEGS
        if side not in told
    ]
    return (*(row for row in tests if row.test != test or row.side is not Side.BOTH), *legs)


def _is_yes(answer: str | None) -> bool | None:
    return None if answer is None else answer == YES
