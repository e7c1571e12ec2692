"""Writes a week down: the strengthening and everything around it, each on its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.generation.days import Layout
from programs.clinical.generation.loads import needs_weight, start_load_kg
from programs.clinical.generation.other_days import OtherDays
from programs.clinical.generation.reasons import rule_reason
from programs.clinical.generation.session import Session
from programs.clinical.generation.sets import Candidate
from programs.clinical.generation.shapes import SHORT_WALK
from programs.clinical.generation.surroundings import Extra, Surroundings
from programs.clinical.generation.writing import Pen
from programs.clinical.plan import DayPlan, Prescription, RunPlan, whole_minutes
from programs.clinical.reason import Reason

#: Days a week (5.3, 6.1, the catalogue): stretches and foot work five, rolling and shin work three, hops two.
DAILY_DAYS = 5
SHIN_DAYS = 3
ROLL_DAYS = 3
HOP_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a week holds, before it is written down."""

    session: Session
    around: Surroundings
    others: OtherDays
    run: RunPlan
    layout: Layout

    @property
    def pen(self) -> Pen:
        """Writes the prescriptions of this week."""
        return self.around.pen

    @property
    def days_off_strength(self) -> tuple[int, ...]:
        """Days without strengthening that may hold something: run days first, then the spare ones."""
        return (*self.layout.runs_alone, *self.layout.spare)


def strengthening_of(case: Case, content: Content) -> Iterator[Prescription]:
    """The strengthening exercises, in the order of their lines."""
    pen, session = content.pen, content.session
    for candidate, sets in zip(session.candidates, session.sets, strict=True):
        pick = candidate.chosen
        load = start_load_kg(case, pick.exercise.code, pen.reach.irritability)
        yield pen.write(
            pick.exercise.code,
            "main",
            content.layout.strength,
            candidate.legs(sets),
            pick.reasons + _extra_set(candidate, sets) + _load_by_feel(candidate, load),
            dose=candidate.dose,
            knee_range=pick.knee_range,
            load_kg=load,
        )


def extras_of(content: Content) -> Iterator[Prescription]:
    """Warm-up, drills, stretches, rolls and cool-down."""
    yield from _warm_ups(content)
    yield from _drills(content)
    days_off = content.days_off_strength
    if content.others.cool_down and content.layout.runs_alone:
        yield _written(content, content.others.cool_down, "cool_down", content.layout.runs_alone)
    for roll in content.others.rolls:
        days = (*days_off, *content.layout.strength)[:ROLL_DAYS]
        yield _written(content, roll, "cool_down", days)
    for hold in content.around.holds():
        yield _written(content, hold, "cool_down", _daily(content))


def days_of(layout: Layout, run: RunPlan, items: tuple[Prescription, ...]) -> tuple[DayPlan, ...]:
    """What each of the seven days is for, and its minutes without the run's own (settled, reading 13)."""
    return tuple(_day(day, layout, run, [item for item in items if day in item.days]) for day in range(1, 8))


def _day(day: int, layout: Layout, run: RunPlan, items: list[Prescription]) -> DayPlan:
    minutes = whole_minutes(item.minutes for item in items if item.block != "run")
    if day in layout.strength:
        return DayPlan(day=day, kind="strength", minutes=minutes)
    if any(item.block == "run" for item in items):
        return DayPlan(day=day, kind="run" if run.allowed else "cross", minutes=minutes)
    return DayPlan(day=day, kind="mobility" if items else "rest", minutes=minutes)


def _warm_ups(content: Content) -> Iterator[Prescription]:
    """The session's warm-up on strength days; the walk before a run; moving stretches on the stretching days."""
    strength, runs = content.layout.strength, content.layout.runs_alone if content.run.allowed else ()
    shape, around = content.session.shape, content.around
    session_warm_up = list(around.warm_up(shape.walk))
    run_warm_up = list(around.warm_up(shape.walk or SHORT_WALK)) if runs else []
    codes = {extra.code for extra in run_warm_up}
    for extra in session_warm_up:
        yield _written(content, extra, "warm_up", strength + (runs if extra.code in codes else ()))
    for extra in run_warm_up:
        if extra.code not in {other.code for other in session_warm_up}:
            yield _written(content, extra, "warm_up", runs)
    if around.hip_mobility:
        yield _written(content, around.hip_mobility, "warm_up", strength)
    for extra in around.moving(has_rocker=shape.has_rocker):
        is_stretch = content.pen.catalogue[extra.code].category == "dynamic_stretch"
        yield _written(content, extra, "warm_up", _daily(content) if is_stretch else strength)


def _drills(content: Content) -> Iterator[Prescription]:
    """Hops while fresh, then balance, then foot work; they come before the strengthening."""
    shape, around, strength = content.session.shape, content.around, content.layout.strength
    if around.hop and shape.has_hop and _calves_are_ready(content):
        days = (strength[0], strength[-1])[:HOP_DAYS]
        yield _written(content, around.hop, "main", days)
    if around.drill and shape.has_drill:
        yield _written(content, around.drill, "main", strength)
    days = content.days_off_strength if content.others.has_foot_work else ()
    days = (*days, *(strength if shape.has_foot_work else ()))[:DAILY_DAYS]
    if around.foot_work and days:
        yield _written(content, around.foot_work, "main", days)
    if around.shin_work and content.others.has_shin_work and content.days_off_strength:
        yield _written(content, around.shin_work, "main", content.days_off_strength[:SHIN_DAYS])


def _calves_are_ready(content: Content) -> bool:
    """False in a week without calf work where the calves are a deficit (5.3: calf raises come before hops)."""
    exercises = (candidate.chosen.exercise for candidate in content.session.candidates)
    return not content.around.hop_needs_calf or any(one.category == "strength_calf" for one in exercises)


def _daily(content: Content) -> tuple[int, ...]:
    """Five days: those of strengthening first, so that a session is always followed by its stretches."""
    return (*content.layout.strength, *content.days_off_strength)[:DAILY_DAYS]


def _written(content: Content, extra: Extra, block: str, days: tuple[int, ...]) -> Prescription:
    sets = (extra.sets, extra.sets)
    return content.pen.write(extra.code, block, days, sets, extra.reasons, dose=extra.dose, optional=extra.optional)


def _extra_set(candidate: Candidate, sets: int) -> tuple[Reason, ...]:
    left, right = candidate.legs(sets)
    if left == right or candidate.extra_side is None:
        return ()
    return (rule_reason("extra_set", side=candidate.extra_side.value),)


def _load_by_feel(candidate: Candidate, load_kg: float | None) -> tuple[Reason, ...]:
    """Where no gym test of 4-10 repetitions gives a weight, the effort of 6.2 does."""
    effort = candidate.dose.effort
    if load_kg is not None or effort is None or not needs_weight(candidate.chosen.exercise):
        return ()
    return (rule_reason("load_by_feel", low=effort[0], high=effort[1]),)
