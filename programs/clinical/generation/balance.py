"""Hip and knee near one to one, and how far a finding may lean it (§6.2, 6.5.5).

§6.2 asks for one hip set to one knee set, §6.5.5 for 40-60 % thigh sets where the thigh is weak, §5.3 for a hip
exercise where a hip muscle is. One to one is therefore a middle: four to three where nothing asks for more, which two
exercises to one cannot avoid, and three to two towards the side that a finding asks for [D].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from programs.clinical.examination import Examination
from programs.clinical.values import Irritability

#: Sets of the side with more for each set of the other.
LEAN, LEAN_OF_A_FINDING = 4 / 3, 3 / 2
HIP_FINDINGS = frozenset({"weak_hip_abductors", "weak_hip_external_rotators", "weak_glute_max"})
THIGH_FINDING = "weak_quads"
#: 6.5.5: the share of front-thigh sets where the front thigh is the deficit.
QUADS_SHARE = (0.40, 0.60)
#: One exercise more on one side of the session is the most that sets can even out.
MOST_EXERCISES_APART = 1

TINY = 1e-9


class Tally(NamedTuple):
    """The exercises on one side of the balance, and the fewest and most sets that they may have together."""

    exercises: int = 0
    fewest: int = 0
    most: int = 0

    def plus(self, choices: tuple[int, ...]) -> Tally:
        """With one exercise more, which may have these sets, fewest first."""
        return Tally(self.exercises + 1, self.fewest + choices[0], self.most + choices[-1])


@dataclass(frozen=True, slots=True)
class Balance:
    """Hip sets to a knee set, and knee sets to a hip set, at the most. Both None: high irritability, where two hip or
    trunk exercises go with one knee exercise instead (settled, reading 11)."""

    hip: float | None
    knee: float | None

    def holds(self, hip: float, knee: float) -> bool:
        """Whether these sets of a session or week are near enough to one to one.

        >>> Balance(hip=4 / 3, knee=3 / 2).holds(hip=4, knee=3), Balance(hip=4 / 3, knee=3 / 2).holds(hip=5, knee=3)
        (True, False)
        """
        if self.hip is None or self.knee is None:
            return True
        return hip <= knee * self.hip + TINY and knee <= hip * self.knee + TINY

    def allows(self, hips: Tally, knees: Tally) -> bool:
        """Whether so many exercises can be balanced at all."""
        return self.hip is None or abs(hips.exercises - knees.exercises) <= MOST_EXERCISES_APART

    def can_hold(self, hips: Tally, knees: Tally) -> bool:
        """Whether some of the sets that these exercises may have are in balance; before each side has one, True."""
        if self.hip is None or self.knee is None or not hips.exercises or not knees.exercises:
            return True
        return hips.fewest <= knees.most * self.hip + TINY and knees.fewest <= hips.most * self.knee + TINY


def balance_for(examination: Examination) -> Balance:
    """How hip and knee are shared out for these findings at this irritability."""
    if examination.irritability is Irritability.HIGH:
        return Balance(None, None)
    codes = {finding.code for finding in examination.findings}
    return Balance(
        hip=LEAN_OF_A_FINDING if codes & HIP_FINDINGS else LEAN,
        knee=LEAN_OF_A_FINDING if THIGH_FINDING in codes else LEAN,
    )
