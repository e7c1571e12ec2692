"""Whom the demo tells of: a story is a knee, how far the person has come, and how the sessions went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import count

from programs.clinical.values import Sex, Side


class Reached(StrEnum):
    """How far somebody has come."""

    INVITED = "invited"  # agreed to be cared for, has answered nothing
    HALFWAY = "halfway"  # somewhere in the questions
    BLOCKED = "blocked"  # a warning sign holds the plan
    DRAFT = "draft"  # waits for the therapist
    STARTED = "started"  # follows the program


class Course(StrEnum):
    """How the sessions went."""

    GOOD = "good"
    HONEST = "honest"  # good days, a painful one, a missed one
    SILENT = "silent"  # stopped logging
    SORE = "sore"  # pain climbed above 5
    FADING = "fading"  # half of the sessions


class Knee(StrEnum):
    """Which answers of `answers.py` the person gives."""

    CALM = "calm"
    STIFF = "stiff"
    GRUMPY = "grumpy"


@dataclass(frozen=True, slots=True)
class Story:
    """One patient of the demo. `weeks_ago`: Mondays since the program began; negative: it begins later."""

    name: str
    email: str
    born_on: date
    sex: Sex
    side: Side
    knee: Knee = Knee.CALM
    reached: Reached = Reached.STARTED
    weeks_ago: int = 0
    course: Course = Course.GOOD
    signs: dict[str, str] = field(default_factory=dict)
    weeks: int = 6


def _story(name: str, born: int, sex: str, side: str, **more: object) -> Story:
    email = f"{name.split()[0].lower()}@kneeapp.example"
    return Story(name, email, date(born, 1 + len(name) % 12, 1 + born % 28), Sex(sex), Side(side), **more)  # type: ignore[arg-type]


ANA = _story("Ana Silva", 1995, "female", "right", knee=Knee.STIFF, weeks_ago=2, course=Course.HONEST)

#: Tom's patients besides Ana: somebody in every state.
TOMS: tuple[Story, ...] = (
    ANA,
    _story("Grace Mbeki", 1985, "female", "right", reached=Reached.BLOCKED, signs={"calf_swollen_or_warm": "yes"}),
    _story("Marcus Reid", 1984, "male", "both", reached=Reached.BLOCKED, signs={"gives_way": "yes"}),
    _story("Priya Nair", 1992, "female", "right", knee=Knee.STIFF, weeks_ago=2, course=Course.SORE),
    _story("Hana Suzuki", 2004, "female", "left", knee=Knee.GRUMPY, weeks_ago=3, course=Course.SORE),
    _story("Liam Connor", 1988, "male", "right", weeks_ago=2, course=Course.SILENT),
    _story("Ewa Kowalska", 1991, "female", "left", knee=Knee.STIFF, weeks_ago=3, course=Course.FADING),
    _story("Noah Berg", 1999, "male", "left", weeks_ago=1, course=Course.SILENT),
    _story("Aisha Rahman", 1994, "female", "right", reached=Reached.DRAFT),
    _story("Ben Carter", 1995, "male", "left", knee=Knee.STIFF, reached=Reached.DRAFT),
    _story("Lucia Ferri", 1987, "female", "both", knee=Knee.GRUMPY, reached=Reached.DRAFT),
    _story("Olu Adeyemi", 1996, "male", "right", reached=Reached.INVITED),
    _story("Mei Lin", 2001, "female", "left", reached=Reached.INVITED),
    _story("Jonas Falk", 1990, "male", "right", reached=Reached.HALFWAY),
    _story("Sofia Lindqvist", 1990, "female", "right", weeks_ago=4),
    _story("Theo Martin", 1993, "male", "left", weeks_ago=3, knee=Knee.STIFF),
    _story("Nadia Haddad", 1989, "female", "left", weeks_ago=5),
    _story("Oscar Lund", 1997, "male", "both", weeks_ago=1),
    _story("Rosa Jimenez", 1986, "female", "right", weeks_ago=2, knee=Knee.STIFF),
    _story("Callum Fraser", 1998, "male", "right", weeks_ago=0),
    _story("Ines Duarte", 2000, "female", "left", weeks_ago=1, knee=Knee.GRUMPY),
    _story("Viktor Novak", 1983, "male", "left", weeks_ago=-1),
    _story("Freya Olsen", 1992, "female", "right", weeks_ago=7),
    _story("Daniel Okafor", 1996, "male", "right", weeks_ago=4, knee=Knee.STIFF),
)

#: Uma's.
UMAS: tuple[Story, ...] = (
    _story("Karim Saleh", 1991, "male", "left", weeks_ago=2),
    _story("Julia Brandt", 1994, "female", "right", reached=Reached.DRAFT),
    _story("Pavel Dvorak", 1988, "male", "right", weeks_ago=1, course=Course.SILENT),
)


def enlarged(stories: tuple[Story, ...], patients: int) -> Iterator[Story]:
    """As many stories as wanted: the cast first, then the same knees under numbered names, for measuring."""
    for number in count():
        for story in stories:
            if number == 0 and patients > 0:
                yield story
            elif patients > 0:
                name, _, domain = story.email.partition("@")
                yield replace(story, name=f"{story.name} {number + 1}", email=f"{name}{number + 1}@{domain}")
            else:
                return
            patients -= 1
