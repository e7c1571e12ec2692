"""How far the hips turn, in and out: a stiff hip, or a hint of the shape of the bone (T23, X13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.measures.cutoffs import HIP_TURN_LARGE_FROM, HIP_TURN_LITTLE_OUT_BELOW, HIP_TURN_STIFF_BELOW
from programs.clinical.measures.readings import results, values_of
from programs.clinical.values import LEGS, Side


@dataclass(frozen=True, slots=True)
class HipTurn:
    """Degrees the thigh turns in (the foot swings out) and out; `outward` is None where it was not measured."""

    inward: float
    outward: float | None = None

    @property
    def is_stiff(self) -> bool:
        """Turns in little; where that also hurts it is RF24b."""
        return self.inward < HIP_TURN_STIFF_BELOW

    @property
    def is_shaped(self) -> bool:
        """Turns in far and out little: a hint of the shape of the bone. Not measured outwards, a far inward turn is
        taken for one: no exercise aims at it and a physiotherapist looks [D]."""
        little_out = self.outward is None or self.outward < HIP_TURN_LITTLE_OUT_BELOW
        return self.inward >= HIP_TURN_LARGE_FROM and little_out


def hip_turns(case: Case) -> Mapping[Side, HipTurn]:
    """The turn of each hip that was measured.

    >>> from programs.clinical.measures.hip_turn import HipTurn
    >>> HipTurn(65, 15).is_shaped, HipTurn(65, 30).is_shaped, HipTurn(65).is_shaped
    (True, False, True)
    """
    outward: dict[Side, float] = {}
    for measurement in sorted(results(case.tests), key=lambda found: found.side is not Side.BOTH):
        if measurement.test == "T23" and measurement.outward is not None:
            outward |= dict.fromkeys(
                LEGS if measurement.side is Side.BOTH else (measurement.side,), measurement.outward
            )
    inward = values_of(case, "T23").items()
    return {leg: HipTurn(value, outward.get(leg)) for leg, value in inward if not isinstance(value, str)}
