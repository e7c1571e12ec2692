"""Rules about running (§6.2, 7.1-7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.generation.invariants.checked import Checked, broken, has_neighbours
from programs.clinical.plan import RunPlan, WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.screening import bars_running
from programs.clinical.values import Irritability

MAX_PAIN = 2  # R1
LONGEST_SHARE = 1.10  # R7
R7_FROM_STEP = 8  # 7.3: below, times are too short for a share of them
NO_RUN_WEEKS = 3  # 6.2, high irritability
MANY_RUNS, MOST_SHORT_RUNS, SHORT_RUN_MINUTES = 4, 5, 30  # R3, 6.3
FEWER_STRENGTH_DAYS, SUNDAY = 2, 7
RUNS = ("RN02", "RN03", "RN04", "RN05")
RUN_BARRED = frozenset({"acute_swelling", "bone_stress_injury", "fever", "recent_surgery"})


def running_waits_where_it_must(facts: Checked) -> Iterator[Reason]:
    """6.2: no running in the first three weeks of a highly irritable knee, in the first after a fever that was
    cleared, nor where it is barred or the knee is swollen (7.6)."""
    is_barred = facts.limits.no_running or bars_running(facts.case) or facts.barred & RUN_BARRED or _swollen(facts)
    for week in facts.plan.weeks:
        is_early = facts.irritability is Irritability.HIGH and week.week <= NO_RUN_WEEKS
        is_first = facts.limits.later_running and week.week == 1
        if week.running.allowed and (is_early or is_first or is_barred):
            yield broken("run_too_early", "6.2", week)
        if not week.running.allowed and any(item.exercise in RUNS for item in week.prescriptions):
            yield broken("run_not_allowed", "6.2", week)


def _swollen(facts: Checked) -> bool:
    told = facts.case.screening
    return told.get("swelling") in ("mild", "marked") or told.get("swelling_is_new") == "yes"


def runs_stay_calm(facts: Checked) -> Iterator[Reason]:
    """R1, R2, R6: pain at most 2, downhill and stairs left out; distance before speed and hills."""
    for week in facts.plan.weeks:
        if week.running.max_pain > MAX_PAIN:
            yield broken("run_pain", "R1", week)
        if not {"downhill", "stairs"} <= set(week.running.remove):
            yield broken("run_ground", "R2", week)
        if not {"speed", "uphill"} <= set(week.running.remove):
            yield broken("run_speed", "R6", week)


def runs_have_days_between(facts: Checked) -> Iterator[Reason]:
    """7.3, R14: never on two days in a row, never on a day of strengthening. Who runs short distances four or five
    times a week: at most five runs, strength on two days, and Sunday free (6.3, R3)."""
    has_many = _keeps_many_short_runs(facts)
    for week in facts.plan.weeks:
        days = tuple(sorted({day for item in week.prescriptions if item.exercise in RUNS for day in item.days}))
        strength = facts.strength_days(week)
        apart = not has_neighbours(days) and not set(days) & set(strength)
        fits = (
            len(days) <= MOST_SHORT_RUNS and len(strength) == FEWER_STRENGTH_DAYS and SUNDAY not in (*days, *strength)
        )
        if not apart and not (has_many and fits):
            yield broken("run_days", "7.3", week)


def _keeps_many_short_runs(facts: Checked) -> bool:
    """Four runs or more now, and a plan that begins with continuous ones of half an hour at most."""
    first = facts.plan.weeks[0].running if facts.plan.weeks else None
    is_short = first is not None and first.allowed and first.step is None and first.minutes <= SHORT_RUN_MINUTES
    return is_short and (facts.case.running.runs_per_week or 0) >= MANY_RUNS


def runs_grow_step_by_step(facts: Checked) -> Iterator[Reason]:
    """7.3, R7: one step a week, and no run above 110 % of the longest before it."""
    longest = facts.case.running.longest_run_30d_minutes or 0
    for before, week in zip((None, *facts.plan.weeks), facts.plan.weeks, strict=False):
        run = week.running
        known = max(longest, before.running.longest_minutes if before else 0)
        if _r7_binds(run) and known and run.longest_minutes > known * LONGEST_SHARE + 1e-6:
            yield broken("run_too_long", "R7", week, minutes=run.longest_minutes, most=round(known * LONGEST_SHARE, 1))
        if before is not None and _skips(before, week):
            yield broken("run_step", "7.3", week)


def _r7_binds(run: RunPlan) -> bool:
    return run.allowed and (run.step is None or run.step >= R7_FROM_STEP)


def _skips(before: WeekPlan, week: WeekPlan) -> bool:
    """More than one step up; continuous running comes after the last step only, or was there from the start."""
    was, now = before.running.step, week.running.step
    if was is None or now is None:
        return now is None and was is not None and was < 12
    return now > was + 1


RUNNING_RULES = (
    running_waits_where_it_must,
    runs_stay_calm,
    runs_have_days_between,
    runs_grow_step_by_step,
)
