"""The knee score (AKPS, Kujala 1993) in words of our own: one file, to be replaced as a whole.

The questions and options below are short paraphrases, not the printed form. The licence of the scale is not
verified: it appeared in a copyrighted journal and no statement of terms was found (§4.1). Ask the
holder before commercial use or before putting the original sentences here, and record which translation is used.
The points stand in `programs.clinical.akps`.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: What is bundled, and what is known about the right to do so.
INSTRUMENT: Mapping[str, Words] = {
    "code": "AKPS",
    "name": _("Anterior Knee Pain Scale (Kujala)"),
    "citation": "Kujala UM et al. Scoring of patellofemoral disorders. Arthroscopy 1993;9(2):159-163.",
    "holder": "The authors and the publisher of the journal Arthroscopy",
    "licence": _("Not verified"),
    "bundled": _("Paraphrased questions and the published points"),
    "evidence_url": "https://doi.org/10.1016/S0749-8063(05)80366-4",
}

#: What the score is called on a runner's pages.
SCORE_NAME: Words = _("Knee score (AKPS)")

#: Item -> the question.
QUESTIONS: Mapping[str, Words] = {
    "limp": _("Do you limp when you walk?"),
    "support": _("Can you put your full weight on the leg?"),
    "walking": _("How far can you walk?"),
    "stairs": _("How are stairs?"),
    "squat": _("Can you squat down?"),
    "run": _("Can you run?"),
    "jump": _("Can you jump?"),
    "sitting": _("Can you sit for a long time with bent knees?"),
    "pain": _("How is the pain?"),
    "swelling": _("Does your knee swell?"),
    "kneecap": _("Does your kneecap slip to the side?"),
    "thigh": _("Has your thigh become thinner?"),
    "flexion": _("Is your knee hard to bend?"),
}

#: Item -> its name in a table: for the page that will show the score item by item.
ITEM_NAMES: Mapping[str, Words] = {
    "limp": _("Limp"),
    "support": _("Weight-bearing"),
    "walking": _("Walking"),
    "stairs": _("Stairs"),
    "squat": _("Squatting"),
    "run": _("Running"),
    "jump": _("Jumping"),
    "sitting": _("Sitting with bent knees"),
    "pain": _("Pain"),
    "swelling": _("Swelling"),
    "kneecap": _("Kneecap slipping"),
    "thigh": _("Thigh wasting"),
    "flexion": _("Bending limited"),
}

#: Item -> points -> the answer, best first.
ANSWERS: Mapping[str, Mapping[int, Words]] = {
    "limp": {5: _("No"), 3: _("A little, or now and then"), 0: _("All the time")},
    "support": {5: _("Yes, without pain"), 3: _("Yes, but it hurts"), 0: _("No, I cannot")},
    "walking": {
        5: _("As far as I like"),
        3: _("More than 2 km"),
        2: _("1 to 2 km"),
        0: _("Less than that, or not at all"),
    },
    "stairs": {
        10: _("No trouble"),
        8: _("A little pain going down"),
        5: _("Pain going up and going down"),
        0: _("I cannot use stairs"),
    },
    "squat": {
        5: _("Yes, easily"),
        4: _("It hurts when I do it again and again"),
        3: _("It hurts every time"),
        2: _("Only with part of my weight on the leg"),
        0: _("No, I cannot"),
    },
    "run": {
        10: _("Yes, easily"),
        8: _("It starts to hurt after more than 2 km"),
        6: _("It hurts a little from the start"),
        3: _("It hurts a lot"),
        0: _("No, I cannot"),
    },
    "jump": {
        10: _("Yes, easily"),
        7: _("It is a little difficult"),
        2: _("It hurts all the time"),
        0: _("No, I cannot"),
    },
    "sitting": {
        10: _("Yes, easily"),
        8: _("It hurts after exercise"),
        6: _("It hurts all the time"),
        4: _("I have to straighten my leg for a while"),
        0: _("No, I cannot"),
    },
    "pain": {
        10: _("I have none"),
        8: _("Slight, now and then"),
        6: _("It disturbs my sleep"),
        3: _("Severe at times"),
        0: _("Severe, and there all the time"),
    },
    "swelling": {
        10: _("No"),
        8: _("After hard effort"),
        6: _("After an ordinary day"),
        4: _("Every evening"),
        0: _("It is always swollen"),
    },
    "kneecap": {
        10: _("No"),
        6: _("Now and then, in sport"),
        4: _("Now and then, in daily life"),
        2: _("It has slipped right out at least once, and this was confirmed"),
        0: _("It has slipped right out more than twice"),
    },
    "thigh": {5: _("No"), 3: _("A little"), 0: _("A lot")},
    "flexion": {5: _("No"), 3: _("A little"), 0: _("Very")},
}


def choices(item: str) -> tuple[tuple[int, Words], ...]:
    """The options of an item as (points, words), best first, for a form."""
    return tuple(ANSWERS[item].items())
