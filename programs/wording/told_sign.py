"""A warning sign of the weekly check in words, and whom to call until the full questions are answered (§2.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Level
from programs.wording.care import CareCard, care_card

Words = str | Promise

#: A line of the weekly check inside a sentence; keys are those of `RESCREEN`.
SIGN_NAMES: Mapping[str, Words] = {
    "chest_or_calf": _("chest pain, trouble breathing, or a swollen and warm calf"),
    "hot_knee_or_fever": _("a hot knee, or a fever"),
    "new_swelling": _("new swelling of the knee"),
    "no_weight_locked_or_giving_way": _("the leg does not carry, or the knee is stuck or gives way"),
    "new_injury": _("a new injury to the knee"),
}
YOU_TOLD = _("You told us: %(signs)s.")
YOU_WERE_UNSURE = _("You were not sure about: %(signs)s.")
TOLD = _("Told: %(signs)s")
UNSURE = _("Not sure: %(signs)s")

#: Where the questions decide how soon it has to be looked at.
FIRST_THE_QUESTIONS = _("Answer the warning-sign questions first")
HOW_SOON = _("They tell you who should look at it, and how soon. Until then, do not run and leave your exercises out.")


def told_sign_card(level: Level, country: str) -> CareCard:
    """The care card of a sign that is told and not asked about yet. Below URGENT it does not say that there is time:
    that is what the questions are for. `country` as in `care_card`."""
    card = care_card(level, country)
    if level >= Level.URGENT:
        return card
    return replace(card, heading=str(FIRST_THE_QUESTIONS), steps=(str(HOW_SOON),))


def signs_for_runner(signs: Iterable[tuple[str, str]]) -> list[str]:
    """What was told, and what was not sure, as sentences."""
    return _sentences(signs, YOU_TOLD, YOU_WERE_UNSURE)


def signs_for_clinician(signs: Iterable[tuple[str, str]]) -> str:
    """The same in one line: "Told: new swelling of the knee. Not sure: a hot knee, or a fever"."""
    return ". ".join(_sentences(signs, TOLD, UNSURE))


def _sentences(signs: Iterable[tuple[str, str]], told: Words, unsure: Words) -> list[str]:
    known = [(str(SIGN_NAMES[line]), answer == "yes") for line, answer in signs]
    parts = (
        (told, [name for name, is_certain in known if is_certain]),
        (unsure, [name for name, is_certain in known if not is_certain]),
    )
    return [str(words) % {"signs": "; ".join(names)} for words, names in parts if names]
