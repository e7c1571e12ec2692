"""Runs in their order, from the walk up: which is more, and which a step of the table is."""

from __future__ import annotations

import math

from programs.clinical.generation.run_table import TABLE, WALK
from programs.clinical.generation.running import Run
from programs.clinical.progression.run import BACK_FROM_CONTINUOUS


def of_step(step: int) -> Run:
    """The run of a step of the table (§7.3)."""
    return Run(step, TABLE[step].run_minutes)


def in_one_go(minutes: float) -> Run:
    """Running without walking between, of whole minutes, rounded down."""
    return Run(None, math.floor(minutes + 1e-9))


def size(run: Run) -> tuple[float, bool]:
    """What runs are compared by: minutes of running, and without a walk between is more.

    >>> max(of_step(8), in_one_go(24), key=size)
    Run(step=None, minutes=24)
    """
    return run.minutes, run.step is None


def lower(run: Run, steps: int) -> Run:
    """So many steps lower, never below the walk; in continuous running four fifths of the minutes for each step, and
    the walk where all steps of the table are taken back.

    >>> lower(of_step(1), 2), lower(in_one_go(30), 2)
    (Run(step=0, minutes=0), Run(step=None, minutes=19))
    """
    if run.step is not None or steps >= len(TABLE):
        return of_step(max(WALK, (run.step or WALK) - steps))
    return in_one_go(run.minutes * BACK_FROM_CONTINUOUS**steps)
