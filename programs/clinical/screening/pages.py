"""The questions as the pages a person sees: few, related signs together, emergencies first.

Nothing is skipped: a page about an injury says "none of these, or no injury", so that every key is answered
and a sign after a forgotten fall is not lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programs.clinical.screening.questions import BY_KEY, UNSURE


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `kind`: `single` (one sign: yes, no, not sure), `choice` (one radio group a key) or
    `checklist` (tick what you have, "none of these", "not sure"). `also` names facts of the knee that the
    page asks besides, each of which may stay empty."""

    slug: str
    kind: str
    keys: tuple[str, ...]
    also: tuple[str, ...] = ()


PAGES: tuple[Page, ...] = (
    Page(
        "urgent_signs",
        "checklist",
        ("chest_symptoms", "saddle_numbness", "out_of_shape", "open_wound_or_high_energy"),
    ),
    Page("hot_knee", "checklist", ("hot_red_knee", "fever_or_ill")),
    Page(
        "injury",
        "checklist",
        ("pop_or_injury_in_14_days", "one_clear_injury_in_6_weeks"),
        also=("injury_days_ago",),
    ),
    Page(
        "after_injury",
        "checklist",
        (
            "cold_or_numb_foot",
            "cannot_take_four_steps",
            "cannot_lift_straight_leg",
            "swelled_within_4_hours_of_injury",
            "bony_tenderness",
            "cannot_bend_to_right_angle",
        ),
    ),
    Page("calf", "single", ("calf_swollen_or_warm",)),
    Page("swelling", "choice", ("swelling", "swelling_is_new")),
    Page("weight_bearing", "choice", ("weight_bearing",)),
    Page(
        "movement",
        "checklist",
        ("locked", "cannot_fully_bend_or_straighten", "gives_way", "kneecap_slipped_out"),
    ),
    Page(
        "pain",
        "checklist",
        ("severe_unrelenting_pain", "night_or_constant_pain", "growing_lump", "weight_loss_sweats_or_cancer"),
    ),
    Page("bone_pain", "choice", ("bone_pain",)),
    Page(
        "hip_back_leg",
        "checklist",
        ("groin_or_hip_pain", "limp", "back_pain_with_leg_symptoms", "calf_pain_on_walking"),
    ),
    Page(
        "health",
        "checklist",
        (
            "infection_risk",
            "clot_risk",
            "steroid_or_fluoroquinolone_with_tendon_pain",
            "stress_fracture_or_low_energy",
            "inflammatory_signs",
        ),
    ),
)


class AnswersRefused(ValueError):
    """What was chosen on a page is no answer to it. The subclasses say why."""


class NothingChosen(AnswersRefused):
    """Neither a sign nor "none of these" nor "not sure" was chosen, or a radio group was left open."""


class ContradictoryAnswers(AnswersRefused):
    """Two things were chosen that exclude each other."""


class UnknownAnswer(AnswersRefused):
    """A sign or a word that the page does not offer."""


def answers_from_checklist(page: Page, ticked: frozenset[str], none: bool, unsure: bool) -> Mapping[str, str]:
    """The answer to every key of a check list.

    A ticked sign is `yes`. The others are `no`, or `unsure` where "not sure" was ticked, alone or beside a
    sign. Raises `UnknownAnswer` for a sign of another page, `ContradictoryAnswers` for "none of these" with
    a sign or with "not sure", and `NothingChosen` for an empty list.

    >>> page = Page("hot_knee", "checklist", ("hot_red_knee", "fever_or_ill"))
    >>> answers_from_checklist(page, frozenset({"hot_red_knee"}), none=False, unsure=True)
    {'hot_red_knee': 'yes', 'fever_or_ill': 'unsure'}
    """
    strangers = ticked - frozenset(page.keys)
    if strangers:
        raise UnknownAnswer(f"{page.slug}: {', '.join(sorted(strangers))} is not on this page")
    if none and (ticked or unsure):
        raise ContradictoryAnswers(f"{page.slug}: none of these together with another choice")
    if not (ticked or none or unsure):
        raise NothingChosen(f"{page.slug}: nothing was chosen")
    otherwise = UNSURE if unsure else "no"
    return {key: "yes" if key in ticked else otherwise for key in page.keys}


def answers_from_choices(page: Page, chosen: Mapping[str, str]) -> Mapping[str, str]:
    """The answer to every key of a `single` or `choice` page.

    A knee that is not swollen has no new swelling: that follow-up may stay empty and is stored as `no`.
    Raises `UnknownAnswer`, `NothingChosen` (a group left open) or `ContradictoryAnswers` (no swelling, but
    the swelling is new).

    >>> answers_from_choices(Page("swelling", "choice", ("swelling", "swelling_is_new")), {"swelling": "none"})
    {'swelling': 'none', 'swelling_is_new': 'no'}
    """
    strangers = set(chosen) - set(page.keys)
    if strangers:
        raise UnknownAnswer(f"{page.slug}: {', '.join(sorted(strangers))} is not on this page")
    given = dict(chosen)
    if given.get("swelling") == "none":
        if given.get("swelling_is_new", "no") != "no":
            raise ContradictoryAnswers(f"{page.slug}: no swelling, but the swelling is new")
        given["swelling_is_new"] = "no"
    return {key: _offered(page, key, given.get(key)) for key in page.keys}


def _offered(page: Page, key: str, word: str | None) -> str:
    if word is None:
        raise NothingChosen(f"{page.slug}: {key} was not answered")
    if word not in BY_KEY[key].words:
        raise UnknownAnswer(f"{page.slug}: {word!r} is not offered for {key}")
    return word
