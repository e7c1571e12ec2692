"""The middle and the end of a plan: better, the same or worse, and what follows (evidence.md 6.9)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from programs.clinical.decision import Decision, NextStep
from programs.clinical.reason import Param, Reason
from programs.clinical.values import Level

# What counts as a change: AKPS points and worst pain on 0-10 (evidence.md 4.1, 4.2, 6.9). Less is within
# what the measures scatter by themselves.
AKPS_CHANGE = 8
PAIN_CHANGE = 2
# Sessions done of those planned, from which "no change" means the dose, not the diary (6.9).
ENOUGH_DONE = 0.8
# The re-test in the middle; later weeks are the end.
MIDDLE_WEEK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """First and latest measures: AKPS 0-100 (higher is better), worst pain of 7 days 0-10. `week` 3 is the
    middle, later is the end, unknown is the end; `adherence` is sessions done / planned, 0-1."""

    akps_first: int | None = None
    akps_now: int | None = None
    pain_first: int | None = None
    pain_now: int | None = None
    week: int | None = None
    adherence: float | None = None

    @property
    def akps_gain(self) -> int | None:
        """Points gained; negative when worse, None when one is missing."""
        return _difference(self.akps_now, self.akps_first)

    @property
    def pain_drop(self) -> int | None:
        """Points of worst pain less; negative when worse, None when one is missing."""
        return _difference(self.pain_first, self.pain_now)


def decide_end(outcome: Outcome) -> NextStep:
    """What comes after week 3 or the last week (evidence.md 6.9).

    Worse on either measure comes first. "Better" needs both measures: one that was not taken cannot be said
    not to be worse. A change inside the measures' own scatter counts as none.
    """
    middle = outcome.week is not None and outcome.week <= MIDDLE_WEEK
    step = _in_the_middle(outcome) if middle else _at_the_end(outcome)
    params: dict[str, Param] = {"akps": outcome.akps_gain, "pain": outcome.pain_drop}
    return replace(step, reason=Reason(step.reason.code, "6.9", params))


def _in_the_middle(outcome: Outcome) -> NextStep:
    if _worse(outcome):
        return _step(Decision.REVIEW, "middle_worse", level=Level.SOON, also=(Decision.REGRESS_WEEK,))
    if _better(outcome):
        return _step(Decision.CONTINUE, "middle_better")
    if not _both_known(outcome) or outcome.adherence is None:
        return _step(Decision.CONTINUE, "middle_unknown")
    if outcome.adherence >= ENOUGH_DONE:
        return _step(Decision.CHECK_DOSE, "middle_check_dose")
    return _step(Decision.CONTINUE, "middle_few_sessions")


def _at_the_end(outcome: Outcome) -> NextStep:
    if _worse(outcome):
        return _step(Decision.REVIEW, "end_worse", level=Level.SOON)
    if not _both_known(outcome):
        return _step(Decision.CONTINUE, "end_unknown")
    return (
        _step(Decision.MAINTAIN, "end_better") if _better(outcome) else _step(Decision.CONTINUE, "end_no_clear_change")
    )


def _worse(outcome: Outcome) -> bool:
    gain, drop = outcome.akps_gain, outcome.pain_drop
    return (gain is not None and gain <= -AKPS_CHANGE) or (drop is not None and drop <= -PAIN_CHANGE)


def _better(outcome: Outcome) -> bool:
    gain, drop = outcome.akps_gain, outcome.pain_drop
    return gain is not None and drop is not None and (gain >= AKPS_CHANGE or drop >= PAIN_CHANGE)


def _both_known(outcome: Outcome) -> bool:
    return outcome.akps_gain is not None and outcome.pain_drop is not None


def _step(decision: Decision, code: str, *, level: Level | None = None, also: tuple[Decision, ...] = ()) -> NextStep:
    return NextStep(decision=decision, level=level, also=also, reason=Reason(code, "6.9"))


def _difference(larger: int | None, smaller: int | None) -> int | None:
    return None if larger is None or smaller is None else larger - smaller
