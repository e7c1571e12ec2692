"""What guidelines advise against, and what the evidence does not carry, is nowhere in a plan or a text."""

from __future__ import annotations

import re

import pytest

from programs.clinical.generation.ladders import LADDERS
from programs.clinical.values import Irritability
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.education import education_text
from programs.wording.plan import ADJUNCT_TEXTS
from tests.clinical.cases import case, measured, plan_of
from tests.test_wording import WORDING, sentences

ADVISED_AGAINST = re.compile(
    r"\b(brac(?:e|es|ing)|sleeves?|bandages?|straps? round the knee|needl\w*|acupuncture|ultrasound|laser|tens"
    r"|electr\w*|iontophoresis|cryo\w*|ice|cold pack|biofeedback|vmo|cuff|massage gun|mobilisations?|manual therapy)\b",
    re.IGNORECASE,
)
RANKS_OR_BLAMES = re.compile(
    r"\bwid(?:e|er) hips\b|\bq.angle\b|because you are a (?:wo)?man"
    r"|\byour (?:hips?|weight|shoes?) (?:cause|caused|is why)"
    r"|\b(?:hip|knee|thigh) (?:work|exercises?) (?:is|are|works?) better\b",
    re.IGNORECASE,
)


def test_what_guidelines_advise_against_is_never_offered() -> None:
    for exercise in shipped_catalogue().values():
        offered = (exercise.name, *exercise.aliases, *exercise.equipment, *exercise.muscles_primary, *exercise.cues)
        assert [text for text in offered if ADVISED_AGAINST.search(text.replace("_", " "))] == [], exercise.code
    assert set(ADJUNCT_TEXTS) == {"orthosis", "cushioning", "tape", "cadence"}


@pytest.mark.parametrize("irritability", Irritability)
def test_no_plan_holds_an_extra_that_guidelines_advise_against(irritability: Irritability) -> None:
    feet = (measured("T20", "flat"), measured("T21", 12.0), measured("T22", "flexible"))
    plan = plan_of(case(irritability, tests=feet))
    assert {extra.kind for extra in plan.adjuncts} <= set(ADJUNCT_TEXTS)
    assert "orthosis" in {extra.kind for extra in plan.adjuncts}


def test_thigh_work_comes_standing_and_sitting() -> None:
    library = shipped_catalogue()
    for ladder in ("knee", "knee_second"):
        assert {library[code].chain for code in LADDERS[ladder][1]} == {"CKC", "OKC"}


def test_no_text_ranks_hip_and_knee_or_blames_the_body() -> None:
    said = [text for path in WORDING for text in sentences(path)]
    assert len(said) > 1000
    assert [text for text in said if RANKS_OR_BLAMES.search(text)] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("load_rules", "change position every 20 minutes"),
        ("load_rules", "stand on both legs evenly"),
        ("load_rules", "you need not stop everything"),
        ("flare_plan", "keep walking"),
        ("flare_plan", "a stick for a day or two"),
        ("keeping_it", "a fair trial of exercise is twelve weeks"),
        ("keeping_it", "see a physiotherapist if nothing has changed"),
    ],
)
def test_the_reading_gives_the_advice_of_everyday_practice(code: str, words: str) -> None:
    assert words in education_text(code).lower()


def test_the_walks_see_what_they_are_for() -> None:
    assert ADVISED_AGAINST.search("Wear a knee sleeve") and ADVISED_AGAINST.search("ice for 10 minutes")
    assert not ADVISED_AGAINST.search("slice, device, tense, strap round the foot")
    assert RANKS_OR_BLAMES.search("Hip exercises are better")
