"""What a person says they did: one set, or an exercise left out. Values between the form and the action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from programs.clinical.values import PainScore, Side

#: A set more than was asked may be told, so that doing too much is seen too [D].
EXTRA_SETS = 1
#: What one set can be at the most; beyond it is a slip of the finger [D].
MOST_SETS = 10
MOST_REPS = 200
MOST_SECONDS = 7200
MOST_KG = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDone:
    """One set on one side of a prescription (its public id). Either `reps` or `seconds`; `load_kg` where a
    weight was used."""

    prescription: UUID
    side: Side
    number: int
    reps: int | None = None
    seconds: int | None = None
    load_kg: Decimal | None = None

    @property
    def is_possible(self) -> bool:
        """Exactly one measure, and every number within what a set can be. A set of nothing is no set.

        >>> one = UUID(int=1)
        >>> SetDone(prescription=one, side=Side.BOTH, number=1, reps=10).is_possible
        True
        >>> SetDone(prescription=one, side=Side.BOTH, number=1, reps=10, seconds=30).is_possible
        False
        """
        if (self.reps is None) == (self.seconds is None):
            return False
        in_reps = self.reps is None or 1 <= self.reps <= MOST_REPS
        in_seconds = self.seconds is None or 1 <= self.seconds <= MOST_SECONDS
        return in_reps and in_seconds and (self.load_kg is None or 0 <= self.load_kg <= MOST_KG)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSkipped:
    """An exercise that was not done, and why: hurts | no_kit | no_time | unsure_how | other."""

    prescription: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDone:
    """A whole session as it was done: when, the pain before, at its highest and right after, `effort` 0-10, two signs
    of the knee, its sets and what was left out. None = not told."""

    performed_on: date
    performed_at: datetime
    pain_before: PainScore | None
    pain_peak: PainScore | None
    pain_after: PainScore | None
    effort: int | None
    swelling_new: bool | None
    locked_or_gave_way: bool | None
    sets: Sequence[SetDone]
    skips: Sequence[ExerciseSkipped]
    note: str
