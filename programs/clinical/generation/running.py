"""What running each week holds: whether, which step, how long, and what to leave out (§6.2, 7.1-7.3)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from programs.clinical.case import Case
from programs.clinical.generation.days import MOST_SHORT_RUNS, RUNS_A_WEEK
from programs.clinical.generation.reach import GATE_WALK_PAIN, Reach, highest_pain
from programs.clinical.generation.run_table import (
    CONTINUOUS_SHARE,
    FIRST_CONTINUOUS,
    LONGEST_SHARE,
    MODERATE_FROM_MINUTES,
    TABLE,
    WALK,
    first_continuous_week,
    first_run_week,
    start_step,
    step_below,
)
from programs.clinical.plan import RunPlan
from programs.clinical.reason import Reason
from programs.clinical.screening.facts import facts_of
from programs.clinical.screening.questions import UNSURE
from programs.clinical.values import Irritability

MAX_RUN_PAIN = 2  # R1
GATE_WALK_SETTLES_MINUTES = 60  # T19: and the knee as before within an hour
GATE_HOP_PAIN = 3  # T18: ten hops at 2-3/10 or less
PASSES_A_STEP = 2  # 7.3: each step at least twice before moving [S57]
#: R3 names runs of 3 km: easily half an hour; longer ones need their day without running [D].
SHORT_RUN_MINUTES = 30
#: 7.2 looks back 14 days: two weeks without running leave nothing tolerated.
WEEKS_THAT_FORGET = 2
#: 6.4: phase 4 asks for step 6. Up to there the steps go on every week (7.3: about one and a half a week); from there a
#: week that opens a phase leaves the run as it is [D].
STEP_FOR_RETURN = 6

#: Reasons why nobody runs or walks briskly: the catalogue's contraindications of RN01.
NO_WALK = frozenset({"acute_swelling", "bone_stress_injury", "fever", "recent_surgery"})

#: Reasons of a week's run that speak for walks only, for now or for good.
WALKS_ONLY = frozenset({"run_barred", "run_walk_only", "run_swollen", "run_walk_hurts", "run_not_yet"})

#: What to leave out (R2, R6, R12). Speed comes back after the distance (R6; 7.3: after step 12, then lengthening). No
#: plan gets there: it ends below step 12, or below the run it took 80 % of. The next runs go on (`run_onward`).
SPEED = ("speed",)
ALWAYS_LEFT_OUT = ("downhill", "stairs", "uphill", *SPEED)
GROUND = ("hard_ground", "banked_ground")
LAST_PHASE_OF_SOFT_GROUND = 2


@dataclass(frozen=True, slots=True)
class Run:
    """One week's run: the step (0 = walk, None = continuous) and the minutes of running in one run."""

    step: int | None
    minutes: float

    @property
    def is_walk(self) -> bool:
        """True where nobody runs this week."""
        return self.step == WALK

    @property
    def is_continuous(self) -> bool:
        """True where there is no walking between."""
        return self.step is None or self.step >= FIRST_CONTINUOUS


WALKING = Run(WALK, 0)


def first_run(case: Case, reach: Reach) -> Run:
    """The run of week 1 (6.2, 7.2). A case that does not say what it tolerates starts with walking."""
    tolerated, irritability = tolerated_minutes(case), reach.irritability
    if irritability is Irritability.HIGH or not _may_start(case, reach):
        return WALKING
    step = start_step(tolerated)
    if irritability is Irritability.MODERATE:
        if tolerated < MODERATE_FROM_MINUTES:
            return WALKING
        step = step_below(step)
    if step is None:
        return Run(None, math.floor(tolerated * CONTINUOUS_SHARE + 1e-9))
    return Run(step, TABLE[step].run_minutes)


def runs_a_week(case: Case, reach: Reach, first: Run) -> int:
    """How many runs a week has, from the first run: as many as the person runs now, so that the week's total does
    not jump (R9), three at most (7.3); who runs short distances four or five times a week keeps them (R3). Two at least
    on the table, whose steps are done twice before the next. Three walks where a calm knee would only walk as well, and
    three runs where the present number is not known."""
    told = case.running.runs_per_week
    if not told or not _may_start(case, reach):
        return RUNS_A_WEEK
    if first.step is None and first.minutes <= SHORT_RUN_MINUTES and told > RUNS_A_WEEK:
        return min(MOST_SHORT_RUNS, math.floor(told))
    fewest = 1 if first.step is None else PASSES_A_STEP
    return min(RUNS_A_WEEK, max(fewest, math.floor(told)))


def runs_of_weeks(case: Case, reach: Reach, phases: tuple[int, ...]) -> tuple[Run, ...]:
    """The run of every week. Nothing but calendar and case decides it: in a week in which the run goes on no sets are
    added (6.1: one change at a time), and the run comes first because phase 4 asks for step 6 (6.4) [D]. So a sorer
    knee, which begins lower, later or both, never runs longer than a calmer one with the same answers and length."""
    runs, has_waited = [first_run(case, reach)], False
    for week, (before, phase) in enumerate(pairwise(phases), start=2):
        has_waited = (
            phase > before and not has_waited
        )  # not two weeks on end, in a short plan that opens one every week
        runs.append(next_run(runs[-1], reach, week=week, waits_for_phase=has_waited))
    return tuple(runs)


def next_run(run: Run, reach: Reach, *, week: int, waits_for_phase: bool) -> Run:
    """The run one step on, or the same where it may not rise in this week (7.3, R7).

    After the last step whole minutes, at most 110 % of the week before.
    """
    if not _may_rise(run, reach, week, waits_for_phase=waits_for_phase):
        return run
    if run.step is None or run.step + 1 == len(TABLE):
        return Run(None, math.floor(run.minutes * LONGEST_SHARE + 1e-9))
    step = run.step + 1
    if step == FIRST_CONTINUOUS and week < first_continuous_week(reach.irritability):
        return run
    return Run(step, TABLE[step].run_minutes)


def run_plan(run: Run, reach: Reach, phase: int, *, is_first: bool, is_often: bool = False) -> RunPlan:
    """A week's run with what to leave out, and why it is as it is. `is_first`: nobody ran in a week before;
    `is_often`: four or five short runs a week, some on days in a row (R3)."""
    return RunPlan(
        allowed=not run.is_walk,
        step=run.step,
        minutes=run.minutes,
        longest_minutes=run.minutes,
        max_pain=MAX_RUN_PAIN,
        remove=_left_out(phase),
        reason=_reason(run, reach, is_first=is_first, is_often=is_often),
    )


def may_walk(reach: Reach) -> bool:
    """False where even a brisk walk is barred."""
    return not reach.barred & NO_WALK


def may_run(reach: Reach) -> bool:
    """False where running itself is barred: by the catalogue, because impact is (SC07, SC10, SC12), or by a swollen
    knee (7.6), or because a walk hurts too much already.

    Pregnancy bars new impact only (SC06), and a high BMI only the start (SC13).
    """
    return may_walk(reach) and not (reach.bars_running or reach.bars_walks)


def tolerated_minutes(case: Case) -> int:
    """Minutes of running at 2/10 or less in the last 14 days; not answered is 0 (7.2).

    Never more than the longest run of the last 30 days, where that is known: of two answers the stricter counts.
    """
    running = case.running
    if running.weeks_without_running is not None and running.weeks_without_running >= WEEKS_THAT_FORGET:
        return 0
    known = (running.tolerated_minutes or 0, running.longest_run_30d_minutes)
    return int(min(minutes for minutes in known if minutes is not None))


def gate_is_shut(case: Case) -> bool:
    """True where the walk or the hops are known to hurt too much for running, or the person limps, may limp or does not
    put full weight on the leg (T18, T19, "no limp" of 7.2). A limp counts that only the knee score tells of, also one
    now and then: whoever runs has none [D]."""
    words = facts_of(case, case.akps.answers).words
    if words.get("limp") in ("yes", UNSURE) or words.get("weight_bearing") in ("reduced", "none"):
        return True
    settles = case.running.walk_settles_minutes
    if settles is not None and settles > GATE_WALK_SETTLES_MINUTES:
        return True
    walk, hop = highest_pain(case, "T19", case.running.walk_30_min_pain), hop_pain(case)
    return (walk is not None and walk > GATE_WALK_PAIN) or (hop is not None and hop > GATE_HOP_PAIN)


def hop_pain(case: Case) -> float | None:
    """The pain of ten hops 0-10, from the test or the running history; None = not known."""
    return highest_pain(case, "T18", case.running.hop_pain)


def _may_start(case: Case, reach: Reach) -> bool:
    """False where even a calm knee walks in week 1."""
    waits = reach.limits.low_impact_start or reach.limits.later_running or gate_is_shut(case)
    return may_run(reach) and tolerated_minutes(case) > 0 and not waits


def _may_rise(run: Run, reach: Reach, week: int, *, waits_for_phase: bool) -> bool:
    if not may_run(reach) or reach.adds_no_impact:
        return False
    if run.is_walk:
        return week >= first_run_week(reach.irritability)
    return not (waits_for_phase and (run.step is None or run.step >= STEP_FOR_RETURN))


def _left_out(phase: int) -> tuple[str, ...]:
    """Hard and banked ground comes back with phase 3; speed, hills and stairs never inside a plan."""
    return ALWAYS_LEFT_OUT + (GROUND if phase <= LAST_PHASE_OF_SOFT_GROUND else ())


def _reason(run: Run, reach: Reach, *, is_first: bool, is_often: bool) -> Reason:
    """Why the week's run is as it is; the sentences of walking weeks and of the first run hold the gate of 7.2."""
    if not may_walk(reach):
        return Reason("run_barred", "2.5", {})
    if reach.bars_walks:
        return Reason("run_walk_hurts", "7.2", {"pain": round(reach.walk_pain or 0)})
    if not may_run(reach):
        return Reason("run_swollen", "7.6", {}) if reach.limits.is_swollen else Reason("run_walk_only", "2.5", {})
    if run.is_walk and reach.irritability is Irritability.HIGH:
        return Reason("run_not_yet", "6.2", {"week": first_run_week(Irritability.HIGH)})
    if run.is_walk:
        return Reason("run_gate", "7.2", {})
    if run.step is None:
        return Reason("run_often" if is_often else "run_continuous", "7.2", {"minutes": run.minutes})
    params = TABLE[run.step].facts
    if run.step >= FIRST_CONTINUOUS:
        return Reason("run_step_continuous", "7.3", params)
    return Reason("run_step_first" if is_first else "run_step", "7.3", params)
