"""The pages of the warning signs in the runner's words; the words of questions and rules are gathered here too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.clinical.screening import ContradictoryAnswers, NothingChosen, UnknownAnswer
from programs.wording.questions import OPTION_LABELS, QUESTION_WORDS, UNSURE_LABEL, QuestionWords, option_label
from programs.wording.red_flags import RED_FLAG_WORDS, RuleWords
from programs.wording.scope import SCOPE_WORDS

__all__ = [
    "ALSO_WORDS",
    "ANSWER_FAULTS",
    "NONE_OF_THESE",
    "OPTION_LABELS",
    "PAGE_WORDS",
    "QUESTION_WORDS",
    "RESCREEN_TITLE",
    "RESCREEN_WORDS",
    "RULE_NAMES",
    "RULE_STATEMENTS",
    "RULE_WORDS",
    "TICK_ALL",
    "UNSURE_HINT",
    "UNSURE_LABEL",
    "WHY_LABEL",
    "PageWords",
    "QuestionWords",
    "RuleWords",
    "option_label",
    "told",
]

Words = str | Promise

NONE_OF_THESE = _("None of these")


@dataclass(frozen=True, slots=True)
class PageWords:
    """`title`: what the page asks; `hint` under it; `why`: behind "Why we ask this"; `none`: the line of a check
    list that excludes all its signs."""

    title: Words
    why: Words
    hint: Words = ""
    none: Words = NONE_OF_THESE


UNSURE_HINT = _("Then it is best to have it checked.")
TICK_ALL = _("Tick all that apply.")
WHY_LABEL = _("Why we ask this")

#: Rule id -> its words, in the order of the evidence (RF, PF, SC, AKPS).
RULE_WORDS: Mapping[str, RuleWords] = {**RED_FLAG_WORDS, **SCOPE_WORDS}
#: Rule id -> a plain statement for the public list of rules.
RULE_STATEMENTS: Mapping[str, Words] = {rule: words.statement for rule, words in RULE_WORDS.items()}
#: Rule id -> a few words for a clinician's list.
RULE_NAMES: Mapping[str, Words] = {rule: words.name for rule, words in RULE_WORDS.items()}

TOLD = _("Your answers say that %(sign)s.")
TOLD_UNSURE = _("You were not sure whether %(sign)s.")

#: What a page says when an answer cannot be stored.
ANSWER_FAULTS: Mapping[type[Exception], Words] = {
    NothingChosen: _("Select an answer. If you cannot tell, select I'm not sure."),
    ContradictoryAnswers: _("Select the signs you have, or select None of these"),
    UnknownAnswer: _("Select one of the answers shown"),
}

#: Facts of the knee that a page asks besides (`Page.also`): label and hint.
ALSO_WORDS: Mapping[str, tuple[Words, Words]] = {
    "injury_days_ago": (
        _("About how many days ago was it?"),
        _("A rough number is fine. Leave it empty if you have not hurt your knee."),
    ),
}

PAGE_WORDS: Mapping[str, PageWords] = {
    "urgent_signs": PageWords(
        _("Do you have any of these?"),
        _("These signs need help straight away. We ask about them first, so that you lose no time."),
        TICK_ALL,
    ),
    "hot_knee": PageWords(
        _("Is your knee hot, or do you feel ill?"),
        _("A hot knee together with a fever can mean an infection in the joint. That needs treatment within hours."),
        TICK_ALL,
    ),
    "injury": PageWords(
        _("Have you hurt this knee?"),
        _("Runner's knee comes on bit by bit. Pain after a fall or a twist has other causes, and is checked first."),
        _("A fall, a twist, a blow or a bad landing. Tick all that apply."),
    ),
    "after_injury": PageWords(
        _("Since a fall, a twist or a blow, do you have any of these?"),
        _("These signs help doctors to decide who needs an X-ray."),
        _("If you have not hurt your knee, choose the line that says so."),
        none=_("None of these, or no injury"),
    ),
    "calf": PageWords(
        _("Is one calf or thigh swollen, warm or sore, for no clear reason?"),
        _("This can be a sign of a blood clot in the leg. A clot needs to be checked the same day."),
    ),
    "swelling": PageWords(
        _("Is your knee swollen?"),
        _("Runner's knee does not often make a knee swell. Swelling is a reason to look for something else."),
    ),
    "weight_bearing": PageWords(
        _("How much weight can you put on this leg?"),
        _("A leg that cannot carry you needs to be looked at before any exercise."),
    ),
    "movement": PageWords(
        _("Does your knee do any of these?"),
        _("A knee that sticks or gives way may need another treatment than this program."),
        TICK_ALL,
    ),
    "pain": PageWords(
        _("Do any of these fit you?"),
        _("Runner's knee hurts when you use it. Pain that never rests can have another cause."),
        TICK_ALL,
    ),
    "bone_pain": PageWords(
        _("Is there one spot on a bone that hurts more with each run?"),
        _("A bone that is tired from training needs rest, not exercise. It is best found early."),
    ),
    "hip_back_leg": PageWords(
        _("Any trouble in your hip, your back or your leg?"),
        _("Pain from the hip or the back can be felt in the knee."),
        TICK_ALL,
    ),
    "health": PageWords(
        _("Do any of these apply to you?"),
        _("Some illnesses and medicines change what a sore knee can mean."),
        TICK_ALL,
    ),
}

#: The five lines of the short weekly screening.
RESCREEN_WORDS: Mapping[str, Words] = {
    "chest_or_calf": _("Chest pain, trouble breathing, or a swollen and warm calf"),
    "hot_knee_or_fever": _("A hot knee, or a fever"),
    "new_swelling": _("New swelling of the knee"),
    "no_weight_locked_or_giving_way": _("The leg does not carry you, the knee is stuck, or it gives way"),
    "new_injury": _("A new injury to the knee"),
}
RESCREEN_TITLE = _("Has any of these happened since you last told us?")


def told(rule: str, *, certain: bool) -> str:
    """Why a rule fired, as a sentence to the runner."""
    return str(TOLD if certain else TOLD_UNSURE) % {"sign": RULE_WORDS[rule].sign}
