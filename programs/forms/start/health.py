"""What limits a plan without being a warning sign: one check list, and a number only where one is needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from programs.forms.fields import WholeNumberField
from programs.forms.start.choices import NONE, ChecklistField, as_ticked
from programs.forms.start.judged import JudgedTogether
from programs.models import Screening
from programs.wording.start import CONDITION_BY_CODE, CONDITIONS, FIRST_PAIN_ASKED_FROM, GUARDIAN, Condition

LIST = "conditions"
MINORS = range(16, 18)
#: Hours do not wait for the next screening.
PASSING = frozenset({"fever_gone"})


class HealthForm(JudgedTogether):
    """After `is_valid()`, `scope` holds the columns of the screening. `age` decides two lines of the list."""

    def __init__(self, *args: Any, age: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = _lists(age)
        self.lines = {line.code: line for _heading, lines in self.lists for line in lines}
        self.fields[LIST] = ChecklistField(
            label=_("Does any of this apply to you?"),
            help_text=_("Tick all that apply. Each of these changes what a good plan looks like."),
            groups=[(heading, {line.code: (line.words, line.hint) for line in lines}) for heading, lines in self.lists],
            none=_("None of these"),
            missing=_("Select what applies, or select None of these"),
        )
        for line in self.numbered:
            self.fields[line.code] = WholeNumberField(label=line.number, low=0, high=line.most, unit=line.unit)

    @property
    def numbered(self) -> list[Condition]:
        """The lines that ask for a number when they are ticked."""
        return [line for line in self.lines.values() if line.number]

    def judged(self) -> list[str]:
        """A number is needed with its tick only."""
        return [line.code for line in self.numbered]

    def groups(self) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
        """The list as the template draws it: each line with its box, and its number right below it."""
        ticked = [str(code) for code in self[LIST].value() or ()]
        for heading, lines in [*self.lists, ("", [Condition(NONE, _("None of these"))])]:
            yield heading, [self._drawn(line, ticked) for line in lines]

    def _drawn(self, line: Condition, ticked: list[str]) -> dict[str, Any]:
        follow_up: BoundField | None = self[line.code] if line.number else None
        return {
            "line": line,
            "id": f"id_{LIST}_{line.code}",
            "is_ticked": line.code in ticked,
            "is_apart": line.code == NONE,
            "follow_up": follow_up,
        }

    def clean(self) -> dict[str, Any]:
        """A number belongs to its tick, and a tick to its number."""
        said = super().clean() or self.cleaned_data
        ticked = said.get(LIST, frozenset())
        for line in self.numbered:
            if line.code in self.errors or LIST in self.errors:
                continue
            if line.code in ticked and said[line.code] is None:
                self.add_error(line.code, ValidationError(_("Enter a number. A rough one is fine."), code="required"))
            if line.code not in ticked and said[line.code] is not None:
                message = _("Tick “%(line)s” as well, or clear this number")
                self.add_error(line.code, ValidationError(message, code="contradiction", params={"line": line.words}))
        return said

    @property
    def scope(self) -> dict[str, Any]:
        """Columns of the screening for what was ticked; the rest keeps its "no"."""
        ticked = [self.lines[code] for code in sorted(self.cleaned_data[LIST])]
        columns = {line.field: self.cleaned_data[line.code] if line.number else True for line in ticked if line.field}
        return columns | {"contraindications": [line.code for line in ticked if not line.field]}


def ticked_from(screening: Screening | None, *, is_earlier: bool = False) -> dict[str, Any]:
    """A stored screening as the form shows it; nothing where the list was never answered. Of an `is_earlier` one
    without what has passed since."""
    if screening is None or (screening.scope_answered_at is None and not screening.completed_at):
        return {}
    codes, numbers = list(screening.contraindications), {}
    for line in CONDITION_BY_CODE.values():
        value = getattr(screening, line.field) if line.field else None
        if value is None or value is False or (is_earlier and line.code in PASSING):
            continue
        codes.append(line.code)
        if line.number:
            numbers[line.code] = value
    return {LIST: as_ticked(codes)} | numbers


def _lists(age: int) -> list[tuple[Any, list[Condition]]]:
    groups = [
        (heading, [line for line in lines if line.code != "first_knee_pain_ever" or age >= FIRST_PAIN_ASKED_FROM])
        for heading, lines in CONDITIONS
    ]
    return [(_("Your age"), [GUARDIAN]), *groups] if age in MINORS else groups
