"""The simulator's own words: cases to begin with, what may happen tomorrow, and the numbers a rule used."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Sex

Words = str | Promise

SEX_WORDS: Mapping[Sex, Words] = {
    Sex.FEMALE: _("Female"),
    Sex.MALE: _("Male"),
    Sex.OTHER: _("Another"),
    Sex.UNDISCLOSED: _("Not told"),
}

#: Cases to begin with (`forms.try_rules.presets.PRESETS`).
PRESET_NAMES: Mapping[str, Words] = {
    "usual": _("Weak thigh, tight hamstrings"),
    "calm": _("A calm knee"),
    "sore": _("An easily upset knee"),
    "little": _("No kit, 20 minutes, 4 weeks"),
    "sign": _("A warning sign"),
}

#: The sessions of the form, oldest first.
ROW_NAMES: Mapping[int, Words] = {1: _("Before that"), 2: _("Last but one"), 3: _("Latest session")}

#: What tomorrow may bring (`forms.try_rules.sessions.TOMORROWS`).
TOMORROW_NAMES: Mapping[str, Words] = {
    "calm": _("It goes well: pain 1, calm morning"),
    "pain_4": _("Pain is 4"),
    "pain_6": _("Pain is 6"),
    "pain_8": _("Pain is 8"),
    "morning": _("The morning after is 2 worse"),
    "swelling": _("The knee is newly swollen"),
    "short": _("Not all reps are done"),
    "open": _("The morning after is not told"),
}

#: What can be asked about a next step, by the word in the address (`forms.try_rules.next_step.FORMS`).
KIND_NAMES: Mapping[str, Words] = {
    "exercise": _("Next session of an exercise"),
    "run": _("Next run"),
    "gap": _("After missed sessions"),
    "week": _("From week to week"),
    "end": _("Week 3 and the end"),
}

#: The numbers that a rule of the next step used (params of its reason).
NUMBER_NAMES: Mapping[str, Words] = {
    "peak": _("Peak pain"),
    "ceiling": _("Highest pain allowed here"),
    "worst": _("Worst pain of the week"),
    "morning": _("Pain on the morning after"),
    "rise": _("Worse by"),
    "sessions": _("Sessions in a row"),
    "days": _("Days since the last session"),
    "minutes": _("Minutes"),
    "longest": _("Longest run in 30 days, minutes"),
    "reps": _("Repetitions to start with"),
    "tempo": _("Tempo"),
    "phase": _("Phase of the next step"),
    "rule": _("Warning sign"),
    "stops": _("Stops in 14 days"),
    "sets": _("Usual sets"),
    "planned": _("Planned minutes of running this week"),
    "value": _("Told"),
    "needed": _("Highest pain allowed"),
    "akps": _("AKPS points gained"),
    "pain": _("Points of worst pain less"),
}

#: Answers of an irritability row that are words (`clinical.irritability.Row.value`).
ROW_WORDS: Mapping[str, Words] = {
    "none": _("None at night"),
    "occasional": _("Now and then"),
    "most_nights": _("Most nights"),
    "constant": _("Never lets go"),
    "not_possible": _("Not possible"),
}
