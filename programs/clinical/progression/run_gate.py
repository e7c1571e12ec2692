"""The gate before the first run: a calm walk, calm hops, no limp (§7.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programs.clinical.generation.running import GATE_HOP_PAIN, GATE_WALK_PAIN
from programs.clinical.progression.phase_entry import Criterion, State
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.session import Session

# The walk must settle within the hour, as a run must (R1).
GATE_SETTLED = 60


@dataclass(frozen=True, slots=True)
class RunGate:
    """The criteria of step 1 for this runner, in the order in which they are told."""

    criteria: tuple[Criterion, ...]

    @property
    def is_open(self) -> bool:
        """True when every criterion is met; one that was not told keeps the gate shut."""
        return not self.waits_for

    @property
    def not_met(self) -> tuple[Criterion, ...]:
        """What was told and is too much."""
        return tuple(criterion for criterion in self.criteria if criterion.state is State.NOT_MET)

    @property
    def waits_for(self) -> tuple[Criterion, ...]:
        """What is not met or not told yet."""
        return tuple(criterion for criterion in self.criteria if criterion.state is not State.MET)


def run_gate(state: RunState, walks: Sequence[Session] = ()) -> RunGate:
    """Whether somebody who walks may begin to run (§7.2): T19, a brisk walk of 30 minutes at 2 of 10 or less,
    settled within an hour; T18, ten hops at 3 of 10 or less; no limp.

    `walks` are the last sessions of step 0, each of them such a walk: they speak for the walk and, with locking and
    giving way, for the limp. Where a walk was told besides, the worse one counts.

    >>> [str(line.state) for line in run_gate(RunState(walk_pain=2, hop_pain=4)).criteria]
    ['met', 'not_told', 'not_met', 'not_told']
    """
    pains = [walk.peak for walk in walks] + ([state.walk_pain] if state.walk_pain is not None else [])
    limps = [walk.mechanical for walk in walks] + ([state.limp] if state.limp is not None else [])
    settled = [0 if walk.peak == 0 else walk.settles_minutes for walk in walks]
    return RunGate(
        (
            _at_most("gate_walk_pain", GATE_WALK_PAIN, pains),
            _at_most("gate_walk_settles", GATE_SETTLED, settled),
            _at_most("gate_hop_pain", GATE_HOP_PAIN, [state.hop_pain]),
            _at_most("gate_limp", 0, [None if limp is None else int(limp) for limp in limps]),
        )
    )


def _at_most(code: str, needed: int, values: Sequence[int | None]) -> Criterion:
    """One value above is enough to shut; none at all, or one that is missing, is not known."""
    told = [value for value in values if value is not None]
    worst = max(told, default=None)
    if worst is not None and worst > needed:
        state = State.NOT_MET
    else:
        state = State.MET if told and len(told) == len(values) else State.NOT_TOLD
    return Criterion(code, state, worst, needed, at_most=True)
