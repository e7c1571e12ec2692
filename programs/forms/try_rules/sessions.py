"""Three sessions as rows of small lists, and the sessions that tomorrow may bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from programs.clinical.progression.red_flags import RED_FLAG_LEVELS
from programs.forms.base import Form
from programs.forms.try_rules.choices import Listed, answered, from_words, score, yes_or_no
from programs.wording.screening import RULE_NAMES
from programs.wording.start import SETTLING
from programs.wording.try_rules import ROW_NAMES

#: Oldest first. A row in which nothing is answered is no session.
ROWS = (1, 2, 3)
SIGNS_AND_SETS = {
    "swelling_new": _("New swelling"),
    "mechanical": _("Locked, gave way, limp"),
    "reps_ok": _("All reps done"),
    "form_ok": _("Good form"),
}
#: The warning signs that stop a plan (§2.2).
SIGNS = tuple(rule for rule in RED_FLAG_LEVELS if rule in RULE_NAMES)
#: How much worse the morning after was than usual.
MORNINGS = tuple((points, f"+{points}" if points > 0 else str(points)) for points in range(-2, 7))

#: A session in which nothing is wrong, as the lists say it.
CALM: Mapping[str, str] = {
    "peak": "1",
    "morning_delta": "0",
    "settles_minutes": "15",
    "rpe": "6",
    "swelling_new": "no",
    "mechanical": "no",
    "reps_ok": "yes",
    "form_ok": "yes",
}
#: Everything that may be asked about a session.
ASKED = (*CALM, "extra_reps", "red_flag")
#: What tomorrow may bring: code -> what is different from a calm session.
TOMORROWS: Mapping[str, Mapping[str, str]] = {
    "calm": {},
    "pain_4": {"peak": "4"},
    "pain_6": {"peak": "6"},
    "pain_8": {"peak": "8"},
    "morning": {"morning_delta": "2"},
    "swelling": {"swelling_new": "yes"},
    "short": {"reps_ok": "no"},
    "open": {"morning_delta": ""},
}


@dataclass(frozen=True, slots=True)
class Row:
    """One session of the form."""

    number: int
    name: Any
    fields: tuple[BoundField, ...]


class SessionsForm(Form):
    """Three sessions, the latest last."""

    more_names: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in ROWS:
            self.fields |= {f"s{row}_{name}": field for name, field in self.asked().items()}

    def asked(self) -> dict[str, Listed]:
        """What is asked about each session."""
        return session_fields()

    def rows(self) -> Iterator[Row]:
        """The sessions as the page shows them."""
        for row in ROWS:
            yield Row(row, ROW_NAMES[row], tuple(self[f"s{row}_{name}"] for name in self.asked()))

    @property
    def plain_fields(self) -> list[BoundField]:
        """The fields that belong to no session."""
        elsewhere = {field.name for row in self.rows() for field in row.fields} | {*self.more_names}
        return [field for field in self if field.name not in elsewhere]

    @property
    def more_fields(self) -> list[BoundField]:
        """Those that the page shows when they are asked for."""
        return [self[name] for name in self.more_names]

    @property
    def more_is_open(self) -> bool:
        """Something is told or wrong among them."""
        return any(field.errors or field.value() for field in self.more_fields)

    @property
    def history(self) -> list[dict[str, Any]]:
        """The sessions with any answer, oldest first, as a case file has them."""
        said = self.cleaned_data
        told = ({name: said[f"s{row}_{name}"] for name in self.asked()} for row in ROWS)
        return [session for row in told if (session := answered(row))]


def session_fields() -> dict[str, Listed]:
    """The questions about one session, by the names of the contract."""
    return {
        "peak": score(_("Peak pain")),
        "morning_delta": Listed(MORNINGS, label=_("Morning after")),
        "settles_minutes": from_words(SETTLING, label=_("Settled in")),
        **{name: yes_or_no(label) for name, label in SIGNS_AND_SETS.items()},
        "rpe": score(_("Effort")),
        "red_flag": Listed([(rule, f"{rule} {RULE_NAMES[rule]}") for rule in SIGNS], label=_("Warning sign")),
    }


def told_tomorrow(code: str) -> dict[str, Any]:
    """One of the sessions that tomorrow may bring, as a case file has it."""
    fields = session_fields()
    return answered({name: fields[name].clean(value) for name, value in {**CALM, **TOMORROWS[code]}.items()})


def with_tomorrow(typed: QueryDict, code: str) -> QueryDict:
    """What was typed with one more session at the end. Where all rows are taken the oldest goes."""
    rows = [{name: typed.get(f"s{row}_{name}", "") for name in ASKED} for row in ROWS]
    kept = [row for row in rows if any(row.values())]
    shown = [*kept, {**dict.fromkeys(ASKED, ""), **CALM, **TOMORROWS[code]}][-len(ROWS) :]
    shown = [dict.fromkeys(ASKED, "")] * (len(ROWS) - len(shown)) + shown
    later = typed.copy()
    for row, session in zip(ROWS, shown, strict=True):
        for name, value in session.items():
            later[f"s{row}_{name}"] = value
    return later


def twice_calm() -> dict[str, str]:
    """Two good sessions in a row, as they would be typed."""
    return {f"s{row}_{name}": value for row in ROWS[-2:] for name, value in CALM.items()}
