"""The small words of the clinic: sides, levels, grades, and scores that refuse nonsense."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Side(StrEnum):
    """Which leg. `BOTH` is for the knee that hurts and for tests done on both legs at once."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def mirrored(self) -> Side:
        """The other leg; both stays both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


#: The two legs in the order in which pages show them.
LEGS = (Side.LEFT, Side.RIGHT)


class Sex(StrEnum):
    """As asked; `OTHER` and `UNDISCLOSED` take the stricter cut-off wherever two exist."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNDISCLOSED = "undisclosed"


class Answer(StrEnum):
    """An answer to a warning-sign question. Not answered is `None`, never `NO`."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Level(IntEnum):
    """What screening allows (§2.1), ordered: the higher one wins."""

    CLEAR = 0
    MODIFY = 1
    SOON = 2
    URGENT = 3
    EMERGENCY = 4

    @property
    def blocks_plan(self) -> bool:
        """True where no program may start."""
        return self >= Level.SOON


class Irritability(StrEnum):
    """How easily the knee is provoked and how slowly it settles (§6.2)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Grade(StrEnum):
    """How far a test is from its goal."""

    DEFICIT = "deficit"
    BORDERLINE = "borderline"


class PfjLoad(IntEnum):
    """Patellofemoral joint load class of an exercise (§5.1, L3)."""

    NONE = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3


class PainOutOfRange(ValueError):
    """Raised for a pain score that is not a whole number from 0 to 10; quotes the value."""


@dataclass(frozen=True, slots=True, order=True)
class PainScore:
    """Pain on the 0-10 numeric rating scale.

    >>> PainScore(3).zone
    'careful'
    >>> PainScore(11)
    Traceback (most recent call last):
    programs.clinical.values.PainOutOfRange: 11 is not a whole number from 0 to 10
    """

    value: int

    def __post_init__(self) -> None:
        if type(self.value) is not int or not 0 <= self.value <= 10:
            raise PainOutOfRange(f"{self.value!r} is not a whole number from 0 to 10")

    @property
    def zone(self) -> str:
        """`fine` 0-2, `careful` 3-5, `stop` 6-10 (§6.6)."""
        if self.value <= 2:
            return "fine"
        return "careful" if self.value <= 5 else "stop"
