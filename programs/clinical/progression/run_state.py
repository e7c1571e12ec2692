"""Where a runner stands: the step of the return-to-run table, and what is known besides."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.generation.run_table import TABLE

# Below this step times are so small that a step is more than ten per cent; from here R7 binds (7.3).
CAP_BINDS_FROM = 8

#: Minutes of running in each step of 7.3; step 0 is a brisk walk. After the last one: longer, by at most R7.
RUN_MINUTES = tuple(step.run_minutes for step in TABLE)
LAST_STEP = TABLE[-1].number

#: What comes back after the table, in this order (R6, 7.3). Race pace is not inside a plan.
REGAINED = ("duration", "strides", "uphill", "downhill")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """Where the runner stands; None = not told.

    `step` of 7.3 (0 = walk, None = continuous running), the longest run of the last 30 days and the run that is
    planned, in minutes. `week_minutes` of running are planned this week, `last_week_minutes` were run in the one
    before. The gate of the first run: `walk_pain` of a brisk walk of 30 minutes and `hop_pain` of ten hops, 0-10,
    and a `limp`. After the table: `usual_minutes` of a run before the pain, what is `regained` already (one of
    REGAINED), and the `phase` 1-4. `may_run`: False where the plan holds walks only, for now or for good.
    """

    step: int | None = None
    longest_run_30d_minutes: float | None = None
    planned_minutes: float | None = None
    week_minutes: float | None = None
    last_week_minutes: float | None = None
    walk_pain: int | None = None
    hop_pain: int | None = None
    limp: bool | None = None
    usual_minutes: float | None = None
    regained: str | None = None
    phase: int | None = None
    may_run: bool = True

    @property
    def cap_binds(self) -> bool:
        """True from step 8 on and in continuous running, where a tenth more is minutes and not seconds (7.3)."""
        return self.step is None or self.step >= CAP_BINDS_FROM
