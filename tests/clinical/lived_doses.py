"""How a telling becomes a session, and a decision a dose, for the simulated runner (tests/clinical/simulator.py)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from programs.clinical.decision import Change, Decision
from programs.clinical.exercise import Exercise
from programs.clinical.hold import ToldSession
from programs.clinical.logged import DoneSet, Scores, all_done, session_of
from programs.clinical.plan import Prescription
from programs.clinical.progression import RUN, CurrentDose, Item, Session, item_of
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.lived import Asked, Past, Telling

CATALOGUE = shipped_catalogue()


def known_on(day: int, past: Past) -> ToldSession:
    """What has been told of a session by a day: the morning after may come late, or never."""
    if past.telling.morning is not None and past.day + past.telling.late_days <= day:
        return past.told
    return replace(past.told, morning=None, morning_on=None, morning_told_at=None)


@cache
def on_ladder(code: str) -> Item:
    """The exercise with the steps around it."""
    return item_of(CATALOGUE[code], CATALOGUE)


def first_dose(item: Prescription) -> CurrentDose:
    """The dose that the plan starts with."""
    return CurrentDose(
        sets=max(item.sets_left, item.sets_right),
        reps=item.reps,
        hold_seconds=item.hold_seconds,
        duration_seconds=item.duration_seconds,
        tempo=item.tempo,
        load_kg=item.load_kg,
        knee_rom_degrees=item.knee_rom_degrees,
    )


def told_session(telling: Telling, asked: Asked, *, is_less: bool = False) -> Session:
    """The session of one item as the pages read it from its sets (clinical/logged.py). `is_less`: the week asked for a
    share of its sets or loads (twin: queries/next_steps.py)."""
    scores = Scores(
        before=telling.before,
        peak=telling.peak,
        after=telling.after,
        morning=telling.morning,
        effort=telling.effort,
        swelling_new=telling.swelling,
        mechanical=telling.mechanical,
    )
    told = session_of(scores, reps_ok=all_done(_sets(telling, asked), planned=_planned(asked)))
    return replace(told, day=asked.day, eased=is_less and asked.code != RUN)


def _planned(asked: Asked) -> int:
    has_legs_apart = asked.code != RUN and CATALOGUE[asked.code].laterality == "unilateral"
    return (asked.dose.sets or 1) * (2 if has_legs_apart else 1)


def _sets(telling: Telling, asked: Asked) -> list[DoneSet]:
    """Every set as asked, but for what the telling says; the simulated legs are one list, as `planned` counts them."""
    dose = asked.dose
    target = (dose.reps or dose.hold_seconds or dose.duration_seconds or (10, 10))[0]
    kg = None if dose.load_kg is None else dose.load_kg * (0.5 if telling.lighter else 1)
    count = dose.sets or 1
    legs = 1 if telling.one_leg else 2
    done = [DoneSet(asked=target, done=target, asked_kg=dose.load_kg, done_kg=kg) for _ in range(count * legs)]
    if telling.short:
        done[-1] = replace(done[-1], done=max(0, target - 1))
        done[count - 1] = done[-1]
    if telling.one_leg:
        done[0] = replace(done[0], done=0)
    return done


def changed(dose: CurrentDose, exercise: Exercise, change: Change, decision: Decision) -> CurrentDose:
    """The dose after a change of one variable; a heavier load goes back to the bottom of the repetitions."""
    after = change.after
    if change.variable == "volume" and isinstance(after, int) and change.before == dose.sets:
        return replace(dose, sets=after, usual_sets=max(dose.usual_sets or 0, change.before, after))
    if after is None or change.variable in ("none", "volume"):
        return dose
    if change.variable == "reps":
        return replace(dose, reps=_raised(dose.reps or exercise.dose.reps, int(after)))
    if change.variable == "hold":
        name = "hold_seconds" if exercise.load_type == "isometric" else "duration_seconds"
        return replace(dose, **{name: _raised(getattr(dose, name) or getattr(exercise.dose, name), int(after))})
    if change.variable == "load_kg" and decision is Decision.PROGRESS:
        return replace(dose, load_kg=after, reps=exercise.dose.reps)
    if change.variable == "depth":
        return replace(dose, knee_rom_degrees=(min(*(dose.knee_rom_degrees or (0, 0)), int(after)), int(after)))
    return replace(dose, **{change.variable: after})


def _raised(span: tuple[int, int] | None, low: int) -> tuple[int, int]:
    return low, max(low, span[1] if span else low)


def eased(dose: CurrentDose, factor: float) -> CurrentDose:
    """Less load after a gap; fewer sets are the course's."""
    return replace(dose, load_kg=round(dose.load_kg * factor, 1)) if dose.load_kg else dose


def worst(telling: Telling) -> int | None:
    """The highest score that was told of a session and its morning."""
    scores = [score for score in (telling.peak, telling.after, telling.morning) if score is not None]
    return max(scores, default=None)
