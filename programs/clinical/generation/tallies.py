"""The exercises of a session by hip, knee and the rest, with the sets that they may have (§6.2, 6.5.5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from programs.clinical.exercise import Exercise
from programs.clinical.generation.balance import QUADS_SHARE, Balance, Tally
from programs.clinical.generation.chosen import Chosen, Moment
from programs.clinical.generation.ladders import counts_for_hip, is_knee_targeted
from programs.clinical.generation.writing import Pen

TINY = 1e-9


class Tallies(NamedTuple):
    """What counts for the hip, what is aimed at the knee, and what is neither."""

    hips: Tally = Tally()
    knees: Tally = Tally()
    others: Tally = Tally()

    def plus(self, exercise: Exercise, moment: Moment, pen: Pen) -> Tallies:
        """With one exercise more."""
        choices = _set_choices(exercise, moment, pen)
        if counts_for_hip(exercise):
            return self._replace(hips=self.hips.plus(choices))
        if is_knee_targeted(exercise):
            return self._replace(knees=self.knees.plus(choices))
        return self._replace(others=self.others.plus(choices))

    def can_balance(self, balance: Balance) -> bool:
        """Whether some of their sets keep hip to knee."""
        return balance.can_hold(self.hips, self.knees)

    @property
    def can_have_thigh_share(self) -> bool:
        """Whether the thigh can have the least share that a deficit asks for, with all sets that it may have."""
        total = self.hips.fewest + self.knees.most + self.others.fewest
        return self.knees.most >= total * QUADS_SHARE[0] - TINY


def counted(chosen: Iterable[Chosen], moment: Moment, pen: Pen) -> Tallies:
    """The tallies of these choices."""
    tallies = Tallies()
    for pick in chosen:
        tallies = tallies.plus(pick.exercise, moment, pen)
    return tallies


def _set_choices(exercise: Exercise, moment: Moment, pen: Pen) -> tuple[int, ...]:
    choices = pen.set_choices(exercise.code)
    most = moment.most_sets.get(exercise.code, choices[-1])
    return tuple(sets for sets in choices if sets <= most) or choices[:1]
