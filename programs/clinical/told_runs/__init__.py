"""Which run a week asks for: the plan's is a ceiling, and the runs that were told say how far up to it (§6.4, 6.6, 6.8,
7.3). What counts as told is every run of the program, with what was asked of it.

A step is run twice in calm before the next; one or two steps go back after a gap, and they come back the same way.
`week` puts the parts together: the run that comes next (`next_run`), whether it may `rise` now, and the `limits` that
it stays below.
"""

from programs.clinical.told_runs.limits import could_be_asked, runs_rise
from programs.clinical.told_runs.next_run import reached_step, runs_continuously
from programs.clinical.told_runs.rise import run_rose_at
from programs.clinical.told_runs.told import LONGEST_OF_DAYS, asked_run, has_run, longest_told
from programs.clinical.told_runs.week import run_of_week, run_reason

__all__ = [
    "LONGEST_OF_DAYS",
    "asked_run",
    "could_be_asked",
    "has_run",
    "longest_told",
    "reached_step",
    "run_of_week",
    "run_reason",
    "run_rose_at",
    "runs_continuously",
    "runs_rise",
]
