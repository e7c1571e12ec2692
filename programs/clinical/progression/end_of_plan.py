"""The middle and the end of a plan, and week 12: better, the same or worse, and what follows (§6.9)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from programs.clinical.decision import Decision, NextStep
from programs.clinical.looks import LAST_LOOK_WEEK, MIDDLE_WEEK
from programs.clinical.outcome import Comparison, Outcomes, compare
from programs.clinical.reason import Param, Reason
from programs.clinical.values import Level

# Sessions done of those planned, from which "no change" means the dose, not the diary (6.9).
ENOUGH_DONE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """First and latest measures: AKPS 0-100 (higher is better), worst pain of 7 days 0-10. `week` 3 is the
    middle, later is the end, 12 and more the last look, unknown is the end; `adherence` is sessions done / planned,
    0-1. `function_lost`: something of daily life that was possible at the start is not any more; `prognosis` are the
    flags PR1-PR4 of the start."""

    akps_first: int | None = None
    akps_now: int | None = None
    pain_first: int | None = None
    pain_now: int | None = None
    week: int | None = None
    adherence: float | None = None
    function_lost: bool | None = None
    prognosis: tuple[str, ...] = ()

    @property
    def akps_gain(self) -> int | None:
        """Points gained; negative when worse, None when one is missing."""
        return _difference(self.akps_now, self.akps_first)

    @property
    def pain_drop(self) -> int | None:
        """Points of worst pain less; negative when worse, None when one is missing."""
        return _difference(self.pain_first, self.pain_now)

    @property
    def compared(self) -> Comparison:
        """The two looks by the numbers of `outcome`: less than those is within what the measures scatter."""
        return compare(
            Outcomes(akps=self.akps_first, pain_worst=self.pain_first),
            Outcomes(akps=self.akps_now, pain_worst=self.pain_now),
        )


def decide_end(outcome: Outcome) -> NextStep:
    """What comes after week 3, after the last week, or after week 12 (§6.9).

    Worse on either measure, or a loss of function, comes first. "Better" needs both measures: one that was not taken
    cannot be said not to be worse. A change inside the measures' own scatter counts as none.
    """
    middle = outcome.week is not None and outcome.week <= MIDDLE_WEEK
    step = _in_the_middle(outcome) if middle else _at_the_end(outcome)
    params: dict[str, Param] = {"akps": outcome.akps_gain, "pain": outcome.pain_drop}
    return replace(step, reason=Reason(step.reason.code, "6.9", params))


def _in_the_middle(outcome: Outcome) -> NextStep:
    """A loss of function is worse here too, as at the end [D]."""
    if outcome.compared.is_worse or outcome.function_lost:
        code = "middle_worse" if outcome.compared.is_worse else "middle_function_lost"
        return _step(Decision.REVIEW, code, level=Level.SOON, also=(Decision.REGRESS_WEEK,))
    if outcome.compared.is_better:
        return _step(Decision.CONTINUE, "middle_better")
    if not _both_known(outcome) or outcome.adherence is None:
        return _step(Decision.CONTINUE, "middle_unknown")
    if outcome.adherence < ENOUGH_DONE:
        return _step(Decision.CONTINUE, "middle_few_sessions")
    return _step(Decision.CHECK_DOSE, "middle_check_dose_physio" if outcome.prognosis else "middle_check_dose")


def _at_the_end(outcome: Outcome) -> NextStep:
    if outcome.compared.is_worse or outcome.function_lost:
        return _step(
            Decision.REVIEW, "end_worse" if outcome.compared.is_worse else "end_function_lost", level=Level.SOON
        )
    if not _both_known(outcome):
        return _step(Decision.CONTINUE, "end_unknown")
    if outcome.week is not None and outcome.week >= LAST_LOOK_WEEK:
        return _at_the_last_look(outcome)
    if outcome.compared.is_better:
        return _step(Decision.MAINTAIN, "end_better")
    return _step(Decision.CONTINUE, "end_no_clear_change")


def _at_the_last_look(outcome: Outcome) -> NextStep:
    """Week 12: the fair trial is over. Without a clear change somebody looks before it goes on [D]."""
    if outcome.compared.is_better:
        return _step(Decision.MAINTAIN, "end_last_better")
    return _step(Decision.REVIEW, "end_last_no_clear_change")


def _both_known(outcome: Outcome) -> bool:
    return outcome.akps_gain is not None and outcome.pain_drop is not None


def _step(decision: Decision, code: str, *, level: Level | None = None, also: tuple[Decision, ...] = ()) -> NextStep:
    return NextStep(decision=decision, level=level, also=also, reason=Reason(code, "6.9"))


def _difference(larger: int | None, smaller: int | None) -> int | None:
    return None if larger is None or smaller is None else larger - smaller
