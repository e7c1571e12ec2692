"""The return-to-run table and where to start on it (§7.2, 7.3)."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.values import Irritability


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the table: repeats of running and walking minutes; continuous running has one repeat."""

    number: int
    repeats: int
    run_minutes_each: float
    walk_minutes_each: float

    @property
    def run_minutes(self) -> float:
        """Minutes of running in one run."""
        return self.repeats * self.run_minutes_each

    @property
    def total_minutes(self) -> float:
        """Minutes with the walking."""
        return self.repeats * (self.run_minutes_each + self.walk_minutes_each)

    @property
    def facts(self) -> dict[str, float]:
        """Its numbers, as its sentence names them."""
        return {
            "step": self.number,
            "repeats": self.repeats,
            "run": self.run_minutes_each,
            "walk": self.walk_minutes_each,
            "total": self.total_minutes,
        }


#: §7.3 [D], patterned on published run-walk tables [S57] [S58b].
TABLE = tuple(
    Step(number, *pattern)
    for number, pattern in enumerate(
        (
            (1, 0, 30),
            (8, 1, 1.5),
            (5, 2, 2),
            (6, 2, 1.5),
            (5, 3, 1.5),
            (6, 3, 1),
            (5, 4, 1),
            (3, 7.5, 1),
            (2, 12, 1),
            (1, 25, 0),
            (1, 27, 0),
            (1, 29, 0),
            (1, 31, 0),
        )
    )
)
WALK = 0
LAST_RUN_WALK = 8
FIRST_CONTINUOUS = 9

#: 7.2: minutes tolerated at 2/10 or less in the last 14 days -> the steps to start on, lower one first.
STARTS = ((20, (6, 6)), (15, (4, 5)), (8, (2, 3)), (1, (1, 1)))
CONTINUOUS_FROM_MINUTES = 30
#: 7.2 and 6.2: continuous running starts at this share of what is tolerated.
CONTINUOUS_SHARE = 0.8
#: R7: no single run above this share of the longest run of the last 30 days.
LONGEST_SHARE = 1.10
#: 6.2: from here on a moderately irritable knee may run-walk in week 1, one step lower.
MODERATE_FROM_MINUTES = 8


def start_step(tolerated: int) -> int | None:
    """The step for the minutes tolerated at 2/10 or less (7.2); None = continuous running, 0 = walk.

    Of two steps the higher one that is not longer than what is tolerated.

    >>> [start_step(minutes) for minutes in (0, 7, 8, 12, 17, 19, 29, 30)]
    [0, 1, 2, 3, 4, 5, 6, None]
    """
    if tolerated >= CONTINUOUS_FROM_MINUTES:
        return None
    steps = next((steps for first, steps in STARTS if tolerated >= first), None)
    if steps is None:
        return WALK
    lower, higher = steps
    return higher if TABLE[higher].run_minutes <= tolerated else lower


def step_below(step: int | None) -> int:
    """One step lower, never below the first; below continuous running stands the last run-walk step (6.2).

    >>> step_below(None), step_below(3), step_below(1)
    (8, 2, 1)
    """
    return LAST_RUN_WALK if step is None else max(step - 1, 1)


def first_run_week(irritability: Irritability) -> int:
    """The first week in which somebody who cannot run now may run-walk, once the walk is calm (6.2, RN02).

    A highly irritable knee: not before week 4, and not in that week either, which brings phase 2 (one thing at
    a time [D]).
    """
    return 5 if irritability is Irritability.HIGH else 2


def first_continuous_week(irritability: Irritability) -> int:
    """The first week of continuous running that was not tolerated before (RN03 of the catalogue)."""
    return {Irritability.LOW: 1, Irritability.MODERATE: 4, Irritability.HIGH: 6}[irritability]
