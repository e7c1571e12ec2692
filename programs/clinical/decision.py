"""What the rules decide about a next step, as values: the decision, the one thing that changes, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from programs.clinical.reason import Reason
from programs.clinical.values import Level


class Decision(StrEnum):
    """Everything the rules may answer. The first group answers for an exercise, a run or a week (§6.6),
    the second for a gap (6.8), the third for the end of a plan or its middle (6.9)."""

    STOP_ALL = "STOP_ALL"
    STOP_KNEE = "STOP_KNEE"
    STOP_48H = "STOP_48H"
    REGRESS = "REGRESS"
    REGRESS_WEEK = "REGRESS_WEEK"
    HOLD_WEEK = "HOLD_WEEK"
    HOLD = "HOLD"
    PROGRESS = "PROGRESS"

    NEXT = "NEXT"
    REPEAT_SESSION = "REPEAT_SESSION"
    REPEAT_WEEK = "REPEAT_WEEK"
    RESTART_PHASE = "RESTART_PHASE"
    NEW_BASELINE = "NEW_BASELINE"

    MAINTAIN = "MAINTAIN"
    CONTINUE = "CONTINUE"
    CHECK_DOSE = "CHECK_DOSE"
    REVIEW = "REVIEW"

    @property
    def stops(self) -> bool:
        """True where something must stop now: the knee's work, or all of it."""
        return self in STOPS

    @property
    def screening(self) -> str | None:
        """Which warning-sign questions come before going on: `short` (the weekly lines) after 15-28 days away, `full`
        beyond that (§6.8, 2.5); else None."""
        return {Decision.RESTART_PHASE: "short", Decision.NEW_BASELINE: "full"}.get(self)


#: The decisions of the pain table, the strictest first: what a law compares when pain rises.
STRICTEST_FIRST = (
    Decision.STOP_ALL,
    Decision.STOP_KNEE,
    Decision.STOP_48H,
    Decision.REGRESS,
    Decision.REGRESS_WEEK,
    Decision.HOLD_WEEK,
    Decision.HOLD,
    Decision.PROGRESS,
)

STOPS = frozenset(STRICTEST_FIRST[:3])

#: What a change may touch; `none` = the same dose again.
VARIABLES = ("reps", "load_kg", "band", "tempo", "depth", "hold", "step", "volume", "variant", "none")


@dataclass(frozen=True, slots=True)
class Change:
    """The one variable that changes, from what to what. `factor` is the multiplication where it is one
    (0.7 = thirty per cent less); a change of step, colour or variant has none. `before` and `after` are
    None where the present value was not told: then the factor alone says how much."""

    variable: str
    before: str | int | float | None = None
    after: str | int | float | None = None
    factor: float | None = None


NO_CHANGE = Change("none")
#: Changes that name another exercise.
OTHER_EXERCISE = frozenset({"step", "variant"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A decision with everything that follows from it.

    `besides` are changes that go with the one that leads, each of them less (row 4: depth beside load; 6.7:
    repetitions back beside more load). `row` is the row of §6.6 where one decided; `level` a screening level that
    the decision raises; `also` further decisions that stand beside it; `re_rates` asks to rate irritability again
    (row 3). `run_step` is the step to run next (0 = walk
    or no running; None = not a matter of steps) and `longest_minutes_allowed` the longest single run.
    """

    decision: Decision
    reason: Reason
    row: int | None = None
    change: Change = NO_CHANGE
    besides: tuple[Change, ...] = ()
    level: Level | None = None
    also: tuple[Decision, ...] = ()
    re_rates: bool = False
    run_step: int | None = None
    longest_minutes_allowed: float | None = None

    @property
    def names_easier(self) -> bool:
        """Whether another exercise is done in the place of this one, and it is no step up."""
        return self.decision is not Decision.PROGRESS and self.change.variable in OTHER_EXERCISE
