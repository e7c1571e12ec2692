"""The warning-sign questions: one a key, with the words that may answer it and the rules it feeds.

The keys are those of the preview contract. What a question says to a person stands in
`programs.wording.screening`; what an answer means stands in `red_flags.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

UNSURE = "unsure"

# Words from mildest to strictest. "Not sure" never counts as the mildest, whatever the question.
YES_NO = ("no", UNSURE, "yes")
SWELLING = ("none", UNSURE, "mild", "marked")
WEIGHT_BEARING = ("normal", UNSURE, "reduced", "none")
BONE_PAIN = ("none", UNSURE, "shin_foot", "hip_groin_thigh")


@dataclass(frozen=True, slots=True)
class Question:
    """One sign. `words` runs from mildest to strictest; `rules` are the rows of the evidence that read the
    answer; `depends_on` names the facts (age, sex, injury) that change what the answer means."""

    key: str
    rules: tuple[str, ...]
    words: tuple[str, ...] = YES_NO
    depends_on: frozenset[str] = frozenset()

    @property
    def negative(self) -> str:
        """The word that says "I do not have this"."""
        return self.words[0]

    @property
    def options(self) -> tuple[str, ...]:
        """The words in the order in which a page shows them: yes and no first, not sure last."""
        if self.words is YES_NO:
            return ("yes", "no", UNSURE)
        return (*(word for word in self.words if word != UNSURE), UNSURE)

    def strictness(self, word: str) -> int:
        """How much a word weighs: 0 for the mildest. An unknown word is a ValueError."""
        return self.words.index(word)


def _about(*facts: str) -> frozenset[str]:
    return frozenset(facts)


QUESTIONS: tuple[Question, ...] = (
    Question("chest_symptoms", ("RF01",)),
    Question("out_of_shape", ("RF02",)),
    Question("cold_or_numb_foot", ("RF03",), depends_on=_about("injury")),
    Question("hot_red_knee", ("RF04", "RF04b", "RF26")),
    Question("fever_or_ill", ("RF04", "SC15")),
    Question("cannot_take_four_steps", ("RF05", "RF29"), depends_on=_about("injury")),
    Question("cannot_lift_straight_leg", ("RF06",), depends_on=_about("injury")),
    Question("open_wound_or_high_energy", ("RF07",), depends_on=_about("injury")),
    Question("bony_tenderness", ("RF08", "RF22"), depends_on=_about("injury", "age")),
    Question(
        "cannot_bend_to_right_angle",
        ("RF08", "RF10", "RF11", "RF13"),
        depends_on=_about("injury", "age"),
    ),
    Question("swelling", ("RF04", "RF10", "RF11", "RF12", "RF26", "SWOLLEN", "SC08"), SWELLING),
    Question("swelling_is_new", ("RF12", "RF26", "SWOLLEN", "SC08")),
    Question("swelled_within_4_hours_of_injury", ("RF09",), depends_on=_about("injury")),
    Question("cannot_fully_bend_or_straighten", ("RF10", "RF11", "RF13")),
    Question("weight_bearing", ("RF10", "RF11", "RF29"), WEIGHT_BEARING, _about("injury")),
    Question("locked", ("RF13",)),
    Question("calf_swollen_or_warm", ("RF14", "RF15")),
    Question("clot_risk", ("RF15",), depends_on=_about("sex")),
    Question("night_or_constant_pain", ("RF16a", "RF16b")),
    Question("weight_loss_sweats_or_cancer", ("RF16b", "RF17")),
    Question("growing_lump", ("RF16b", "RF18a", "RF18b"), depends_on=_about("age")),
    Question("inflammatory_signs", ("RF19",)),
    Question("gives_way", ("RF20a", "RF20b")),
    Question("pop_or_injury_in_14_days", ("RF08", "RF20b", "RF22"), depends_on=_about("injury")),
    Question("kneecap_slipped_out", ("RF21",)),
    Question("one_clear_injury_in_6_weeks", ("RF08", "RF22"), depends_on=_about("injury")),
    Question("bone_pain", ("RF23a", "RF23b"), BONE_PAIN),
    Question("stress_fracture_or_low_energy", ("RF23b", "RF23c"), depends_on=_about("sex")),
    Question("groin_or_hip_pain", ("RF24a", "RF24b"), depends_on=_about("age")),
    Question("limp", ("RF24a",), depends_on=_about("age")),
    Question("saddle_numbness", ("RF25a",)),
    Question("back_pain_with_leg_symptoms", ("RF25b",)),
    Question("infection_risk", ("RF26",)),
    Question("calf_pain_on_walking", ("RF27",), depends_on=_about("age")),
    Question("steroid_or_fluoroquinolone_with_tendon_pain", ("RF28", "SC12")),
    Question("severe_unrelenting_pain", ("RF30",)),
)

#: The questions by key, in the order of the contract.
BY_KEY: Mapping[str, Question] = MappingProxyType({question.key: question for question in QUESTIONS})


def all_negative() -> dict[str, str]:
    """Every question answered with "I do not have this" (`none: true` in a case file).

    >>> all_negative()["weight_bearing"], all_negative()["locked"]
    ('normal', 'no')
    """
    return {question.key: question.negative for question in QUESTIONS}


def unanswered(words: Mapping[str, str]) -> tuple[str, ...]:
    """The keys without a usable answer, in order. A word that the question does not offer is no answer."""
    return tuple(question.key for question in QUESTIONS if words.get(question.key) not in question.words)
