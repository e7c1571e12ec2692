"""Which exercise stands on a line this week: the ladder, filtered by reach, calendar, depth and load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from programs.clinical.exercise import Exercise, Range
from programs.clinical.generation.doses import is_long_hold, is_strengthening
from programs.clinical.generation.knee_exposure import Exposure, irritable_ceiling, working_range
from programs.clinical.generation.ladders import (
    all_steps,
    closest,
    is_alike,
    is_hip_targeted,
    is_prepared,
    steps,
    works_hamstrings,
)
from programs.clinical.generation.lines import Line, Lines
from programs.clinical.generation.reasons import rule_reason
from programs.clinical.generation.writing import Pen
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, PfjLoad

#: The map of 5.3 gives these findings hip ladders whose exercises the catalogue lists for hip weakness only.
SERVED_BY_LADDER = frozenset({"tight_itb", "hip_rotation"})


class Pace(IntEnum):
    """How much minutes count: first choice first; the quickest of a phase's exercises; the quickest of this and
    the earlier phases; the quickest of the kind, whatever its ladder."""

    USUAL = 0
    QUICK = 1
    QUICKER = 2
    QUICKEST = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """An exercise on a line, the knee range it works in this week, and why it stands there."""

    line: Line
    exercise: Exercise
    knee_range: Range | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A week of a plan as the choice sees it: its number, last week's exposure of the knee, and the exercises
    that the plan had so far (`known`). `pace`: how much minutes count in the choice."""

    week: int
    before: Exposure
    known: frozenset[str] = frozenset()
    pace: Pace = Pace.USUAL


def choose(lines: Lines, moment: Moment, pen: Pen) -> tuple[Chosen, ...]:
    """One exercise for every line that has one this week, in the order of the lines, none twice or too alike."""
    chosen: list[Chosen] = []
    now = Exposure(0, 0)
    for line in lines.lines:
        taken = frozenset(pick.exercise.code for pick in chosen)
        pick = _pick(line, lines, moment, now, taken, pen)
        if pick is not None:
            chosen.append(pick)
            now = now.with_work(pick.exercise, pick.knee_range)
    if moment.pace is not Pace.QUICKEST:
        return tuple(chosen)
    # The pair and the hamstrings that a low ratio needs keep their places; of the rest the quickest comes first.
    fixed = [pick for pick in chosen if pick.line.is_main or pick.line.role == "hamstrings"]
    rest = [pick for pick in chosen if pick not in fixed]
    return (*fixed, *sorted(rest, key=lambda pick: pen.least_minutes(pick.exercise.code)))


def _pick(line: Line, lines: Lines, moment: Moment, now: Exposure, taken: frozenset[str], pen: Pen) -> Chosen | None:
    ceiling, catalogue = irritable_ceiling(pen.reach.irritability, moment.week), pen.catalogue

    def suits(code: str) -> bool:
        exercise = catalogue[code]
        return (
            not is_alike(code, taken)
            and pen.reach.opens(exercise, week=moment.week, phase=pen.phase)
            and _fits_line(exercise, line, lines)
            and _is_calm_enough(exercise, ceiling)
            and is_prepared(exercise, moment.known, catalogue)
        )

    for codes in _candidates(line, moment, pen):
        open_now = [catalogue[code] for code in dict.fromkeys(codes) if suits(code)]
        for may_trim in (True,) if moment.pace >= Pace.QUICKER else (False, True):
            for exercise in open_now:
                span = working_range(exercise, moment.before, now, ceiling=ceiling, may_trim=may_trim)
                if span is not None or exercise.knee_rom_degrees is None:
                    return Chosen(line, exercise, span, _reasons(exercise, line, pen))
    return None


def _candidates(line: Line, moment: Moment, pen: Pen) -> Iterator[list[str]]:
    """The ladder's own exercises, phase by phase downwards, then the closest of the same kind."""
    for rung in _rungs(line, moment, pen):
        known = [code for code in rung if code in pen.catalogue]
        if moment.pace is not Pace.USUAL:
            known.sort(key=pen.least_minutes)
        yield known


def _rungs(line: Line, moment: Moment, pen: Pen) -> Iterator[tuple[str, ...]]:
    own = tuple(steps(line.ladder, pen.phase, is_gentle=pen.reach.is_gentle_start and moment.week == 1))
    together = tuple(code for rung in own for code in rung)
    if moment.pace is Pace.QUICKEST:
        yield (*together, *closest(line.ladder, pen.phase, pen.catalogue))
        return
    yield from (together,) if moment.pace is Pace.QUICKER else own
    yield closest(line.ladder, pen.phase, pen.catalogue)


def _fits_line(exercise: Exercise, line: Line, lines: Lines) -> bool:
    """Hamstrings are strengthened only where the ratio asks for it (6.5.5); the hip pair is hip-targeted."""
    if works_hamstrings(exercise) and not lines.wants_hamstrings:
        return False
    return line.role != "hip" or is_hip_targeted(exercise)


def _is_calm_enough(exercise: Exercise, ceiling: int | None) -> bool:
    """The first week of a highly irritable knee: no kneecap load, a hold, or a small range (6.2). Thigh work
    that can be trimmed is judged by its working range instead."""
    if ceiling is None or not is_strengthening(exercise) or exercise.category == "strength_quads":
        return True
    if exercise.pfj_load is PfjLoad.NONE or exercise.load_type == "isometric":
        return True
    return max(exercise.knee_rom_degrees or (0, 0)) <= ceiling


def _reasons(exercise: Exercise, line: Line, pen: Pen) -> tuple[Reason, ...]:
    """Why the line is there; that it is a hold while the knee is irritable; what was left out for this person.

    A finding is told only where the exercise addresses it, by the catalogue or by the map of 5.3.
    """
    unmet = {finding.code for finding in line.findings} - set(exercise.addresses)
    if exercise.code in all_steps(line.ladder):
        unmet -= SERVED_BY_LADDER
    reasons = tuple(reason for reason in line.reasons if reason.code not in unmet)
    if not reasons:
        reasons = (rule_reason("more_hip" if is_hip_targeted(exercise) else "stand_in"),)
    if pen.reach.irritability is Irritability.HIGH and line.role == "knee" and is_long_hold(exercise):
        reasons = (*reasons, rule_reason("irritable_hold"))
    return reasons + _swap(exercise, line, pen)


def _swap(exercise: Exercise, line: Line, pen: Pen) -> tuple[Reason, ...]:
    """Tells what was left out where the first choice is barred for this person (not where kit is missing)."""
    rungs, catalogue = steps(line.ladder, pen.phase, is_gentle=False), pen.catalogue
    first = next((code for rung in rungs for code in rung if code in catalogue), None)
    if first is None or first == exercise.code or not pen.reach.barred & set(catalogue[first].contraindications):
        return ()
    return (rule_reason("swapped", instead_of=first, name=catalogue[first].name),)
