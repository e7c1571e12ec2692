"""The runs, walks and rides of a week as prescriptions (§6.2, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from programs.clinical.examination import Examination
from programs.clinical.generation.days import Layout
from programs.clinical.generation.phases import FULL_LENGTH_WEEKS
from programs.clinical.generation.reasons import finding_reasons, rule_reason
from programs.clinical.generation.run_table import FIRST_CONTINUOUS, TABLE
from programs.clinical.generation.running import may_walk
from programs.clinical.generation.writing import Pen
from programs.clinical.plan import Prescription, RunPlan
from programs.clinical.values import Irritability

WALK, RUN_WALK, EASY_RUN, CADENCE = "RN01", "RN02", "RN03", "RN04"
RIDES = ("XT01", "XT02")
#: 8-18 sessions in all (6.1 [S62]): two a week in six weeks, three in a shorter plan.
CADENCE_DAYS, CADENCE_DAYS_IF_SHORT = 2, 3
ONCE = (1, 1)
#: Why a run of each kind is there.
WHY_RUN: Mapping[str, str] = MappingProxyType({WALK: "walk", RUN_WALK: "run_walk", EASY_RUN: "easy_run"})
#: 6.2: a highly irritable knee, or one that a brisk half hour hurts, walks to tolerance, from a few minutes up to the
#: half hour of T19 (seconds) [D].
TO_TOLERANCE = (300, 1800)


def runs_of(
    examination: Examination, run: RunPlan, layout: Layout, pen: Pen, *, has_cadence: bool
) -> Iterator[Prescription]:
    """The runs, walks or rides of a week."""
    if not layout.runs or not may_walk(pen.reach):
        return
    if not run.allowed:
        yield from _walks(run, layout, pen)
        return
    seconds, code, why = _run_item(run)
    if code not in pen.reach.permitted:
        return
    dose = pen.dose(code)._replace(duration_seconds=(seconds, seconds))
    reasons = (rule_reason(why), *((rule_reason("short_runs"),) if layout.has_many_runs else ()))
    yield pen.write(code, "run", layout.runs, ONCE, reasons, dose=dose)
    if has_cadence and CADENCE in pen.reach.permitted:
        reference = pen.dose(CADENCE)
        first, most = reference.duration_seconds or (seconds, seconds)
        dose = reference._replace(duration_seconds=(min(first, seconds), min(most, seconds)))
        reasons = finding_reasons(examination.findings, "low_cadence")
        count = CADENCE_DAYS if pen.reach.weeks_count == FULL_LENGTH_WEEKS else CADENCE_DAYS_IF_SHORT
        yield pen.write(CADENCE, "run", layout.runs[:count], ONCE, reasons, dose=dose, optional=True)


def _walks(run: RunPlan, layout: Layout, pen: Pen) -> Iterator[Prescription]:
    """Walks on every run day; where a bicycle or a pool is at hand the middle one becomes a ride or a swim, and each
    where a walk hurts too much: without either the knee rests on those days [D]."""
    ride = next((code for code in RIDES if code in pen.reach.permitted), None)
    is_rest = pen.reach.bars_walks
    instead = layout.runs[0 if is_rest else 1 : None if is_rest else 2] if ride and _wants_ride(run, pen) else ()
    walks = () if is_rest else tuple(day for day in layout.runs if day not in instead)
    is_short = pen.reach.irritability is Irritability.HIGH or pen.reach.walks_less
    why = "walk_instead" if is_short else "walk"
    if walks and WALK in pen.reach.permitted:
        dose = pen.dose(WALK)
        dose = dose._replace(duration_seconds=TO_TOLERANCE) if is_short else dose
        yield pen.write(WALK, "run", walks, ONCE, (rule_reason(why),), dose=dose)
    if ride and instead:
        yield pen.write(ride, "run", instead, ONCE, (rule_reason("ride_instead"),))


def _wants_ride(run: RunPlan, pen: Pen) -> bool:
    """Rides keep fitness where running waits for weeks: high irritability, or running barred (6.2), or where walks
    hurt."""
    is_sore = pen.reach.irritability is Irritability.HIGH or pen.reach.walks_less
    return is_sore or run.reason.code in ("run_walk_only", "run_swollen")


def run_exercise(step: int | None) -> str:
    """The exercise of a step of the run table; None = continuous running (7.3).

    >>> [run_exercise(step) for step in (0, 1, 8, 9, None)]
    ['RN01', 'RN02', 'RN02', 'RN03', 'RN03']
    """
    if step is None or step >= FIRST_CONTINUOUS:
        return EASY_RUN
    return RUN_WALK if step > TABLE[0].number else WALK


def session_minutes(step: int | None, run_minutes: float) -> float:
    """How long a run takes with its walking (reading 7); the half hour of a walk, none of which is running.

    >>> session_minutes(0, 0), session_minutes(4, 15), session_minutes(None, 24)
    (30, 22.5, 24)
    """
    return run_minutes if step is None else TABLE[step].total_minutes


def _run_item(run: RunPlan) -> tuple[int, str, str]:
    """Seconds with the walking, the exercise, and why."""
    code = run_exercise(run.step)
    return round(session_minutes(run.step, run.minutes) * 60), code, WHY_RUN[code]
