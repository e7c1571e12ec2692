"""Which exercise stands on a line this week: the ladder, filtered by reach, calendar, depth and load."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from programs.clinical.exercise import Exercise
from programs.clinical.generation.chosen import Chosen, Moment, Pace
from programs.clinical.generation.doses import is_long_hold, is_strengthening
from programs.clinical.generation.knee_exposure import Exposure, irritable_ceiling, working_range
from programs.clinical.generation.ladders import (
    AHEAD_OF_COURSES,
    SERVED,
    is_alike,
    is_hinge,
    is_hip_targeted,
    is_prepared,
    steps,
)
from programs.clinical.generation.lines import Line, Lines
from programs.clinical.generation.reasons import rule_reason
from programs.clinical.generation.tallies import counted
from programs.clinical.generation.writing import Pen
from programs.clinical.reason import Reason
from programs.clinical.values import Irritability, PfjLoad


def choose(lines: Lines, moment: Moment, pen: Pen) -> tuple[Chosen, ...]:
    """As many exercises as the phase allows, in the order of the lines, none twice or too alike.

    A line that would take hip or knee more than one exercise ahead waits until the other has caught up (6.2). Where no
    sets could balance all that was chosen so, or those that a session has at least, each exercise is asked to fit those
    before it by its sets as well; where none could give the thigh its share, a line gives its place to a later one [D].
    """
    is_quickest = moment.pace is Pace.QUICKEST
    most = len(lines.lines) if is_quickest else lines.most_in(pen.phase)
    chosen = _in_balance(lines, moment, pen, most, by_sets=False)
    if not counted(chosen, moment, pen).can_balance(lines.balance):
        chosen = _in_balance(lines, moment, pen, most, by_sets=True)
    usual = chosen[: lines.usual]
    if not _fits(usual, lines, moment, pen):
        fitting = _fitting(lines, moment, pen, len(usual))
        chosen = _in_balance(lines, moment, pen, most, by_sets=True, begun=fitting) if fitting else chosen
    return _quickest_first(chosen, pen) if is_quickest else tuple(chosen)


def _fits(chosen: Sequence[Chosen], lines: Lines, moment: Moment, pen: Pen) -> bool:
    """Whether some sets keep hip to knee and, where the thigh is weak, its share (6.2, 6.5.5)."""
    tallies = counted(chosen, moment, pen)
    return tallies.can_balance(lines.balance) and (not lines.wants_quads_share or tallies.can_have_thigh_share)


def _fitting(lines: Lines, moment: Moment, pen: Pen, count: int) -> list[Chosen]:
    """So many exercises whose sets fit: of all lines, or without one of them, the last one first. Empty where there
    are not so many."""
    for left_out in (None, *(line for line in reversed(lines.lines) if not _is_fixed(line))):
        fewer = replace(lines, lines=tuple(line for line in lines.lines if line is not left_out))
        found = _in_balance(fewer, moment, pen, count, by_sets=True)
        if len(found) == count and _fits(found, lines, moment, pen):
            return found
    return []


def _in_balance(
    lines: Lines, moment: Moment, pen: Pen, most: int, *, by_sets: bool, begun: Sequence[Chosen] = ()
) -> list[Chosen]:
    chosen = list(begun)
    now = Exposure(0, 0)
    for one in begun:
        now = now.with_work(one.exercise, one.knee_range)
    waiting = [line for line in lines.lines if all(line is not one.line for one in begun)]
    while len(chosen) < most:
        is_free = _room_beside(chosen, lines, moment, pen, by_sets=by_sets)
        may_fill = moment.pace is Pace.QUICKEST or len(chosen) < lines.usual
        open_now = waiting if may_fill else [line for line in waiting if line in lines.lines[: lines.asked]]
        pick = next((pick for line in open_now if (pick := _pick(line, lines, moment, now, is_free, pen))), None)
        if pick is None:
            break
        waiting.remove(pick.line)
        chosen.append(pick)
        now = now.with_work(pick.exercise, pick.knee_range)
    return chosen


def _room_beside(
    chosen: list[Chosen], lines: Lines, moment: Moment, pen: Pen, *, by_sets: bool
) -> Callable[[Exercise], bool]:
    """Whether an exercise is unlike those chosen and leaves hip and knee in balance."""
    taken = frozenset(pick.exercise.code for pick in chosen)
    before = counted(chosen, moment, pen)

    def is_free(exercise: Exercise) -> bool:
        if is_alike(exercise.code, taken):
            return False
        now = before.plus(exercise, moment, pen)
        return lines.balance.allows(now.hips, now.knees) and not (by_sets and not now.can_balance(lines.balance))

    return is_free


def _quickest_first(chosen: list[Chosen], pen: Pen) -> tuple[Chosen, ...]:
    """What is fixed keeps its place; of the rest the quickest comes first."""
    fixed = [pick for pick in chosen if _is_fixed(pick.line)]
    rest = [pick for pick in chosen if pick not in fixed]
    return (*fixed, *sorted(rest, key=lambda pick: pen.least_minutes(pick.exercise.code)))


def _is_fixed(line: Line) -> bool:
    """The pair, and the hamstrings that a low ratio needs."""
    return line.is_main or line.role == "hamstrings"


def _pick(
    line: Line, lines: Lines, moment: Moment, now: Exposure, is_free: Callable[[Exercise], bool], pen: Pen
) -> Chosen | None:
    ceiling, catalogue = irritable_ceiling(pen.reach.irritability, moment.week), pen.catalogue
    highest = _highest_stand_in(line, pen)

    def suits(code: str) -> bool:
        exercise = catalogue[code]
        return (
            exercise.pfj_load <= highest
            and may_stand(exercise, line, lines, moment.week, pen)
            and is_free(exercise)
            and is_prepared(exercise, moment.known, catalogue)
        )

    for codes in _candidates(line, moment, pen):
        open_now = [catalogue[code] for code in dict.fromkeys(codes) if suits(code)]
        for may_trim in (True,) if moment.pace >= Pace.QUICKER else (False, True):
            for exercise in open_now:
                span = working_range(exercise, moment.before, now, ceiling=ceiling, may_trim=may_trim)
                if span is not None or exercise.knee_rom_degrees is None:
                    return Chosen(line, exercise, span, _reasons(exercise, line, lines, pen))
    return None


def may_stand(exercise: Exercise, line: Line, lines: Lines, week: int, pen: Pen) -> bool:
    """True where person, calendar and findings let an exercise onto a line in this week."""
    return (
        pen.reach.opens(exercise, week=week, phase=pen.phase)
        and _fits_line(exercise, line, lines)
        and _is_calm_enough(exercise, irritable_ceiling(pen.reach.irritability, week))
    )


def _candidates(line: Line, moment: Moment, pen: Pen) -> Iterator[list[str]]:
    """The ladder's own exercises, phase by phase downwards, then the closest of the same kind. Where minutes count the
    quickest come first, but no step back behind last week's while something else fits."""
    reached = moment.reached.get(line.ladder, 0)
    for rung in _rungs(line, moment, pen):
        known = [code for code in rung if code in pen.catalogue]
        if moment.pace is not Pace.USUAL:
            known.sort(key=lambda code: (pen.catalogue[code].min_phase < reached, pen.least_minutes(code)))
        yield known


def _rungs(line: Line, moment: Moment, pen: Pen) -> Iterator[tuple[str, ...]]:
    own = tuple(steps(line.ladder, pen.phase, is_gentle=pen.reach.is_gentle_start and moment.week == 1))
    together = tuple(code for rung in own for code in rung)
    if moment.pace is Pace.QUICKEST:
        yield (*together, *pen.stand_ins(line.ladder))
        return
    yield from (together,) if moment.pace is Pace.QUICKER else own
    yield pen.stand_ins(line.ladder)


def _fits_line(exercise: Exercise, line: Line, lines: Lines) -> bool:
    """Hamstrings are strengthened only where the ratio asks for it (6.5.5), hinges where a finding opens them; the hip
    pair is hip-targeted."""
    if exercise.category == "strength_hamstrings" and not lines.wants_hamstrings:
        return False
    if is_hinge(exercise) and not lines.may_hinge:
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


def _reasons(exercise: Exercise, line: Line, lines: Lines, pen: Pen) -> tuple[Reason, ...]:
    """Why the line is there; that it is a hold while the knee is irritable; what was left out for this person.

    A finding is told only where the exercise addresses it, by the catalogue or by the map of 5.3. A hip exercise
    tells every hip finding that it addresses, so that one exercise may answer two tests (6.5.10).
    """
    unmet = {finding.code for finding in line.findings} - set(exercise.addresses)
    unmet = {code for code in unmet if exercise.code not in SERVED.get(code, ())}
    reasons = tuple(reason for reason in line.reasons if reason.code not in unmet)
    if is_hip_targeted(exercise):
        told = {reason.code for reason in reasons}
        helped = (reason for reason in lines.hip_reasons if reason.code in exercise.addresses)
        reasons = (*(reason for reason in helped if reason.code not in told), *reasons)
    if not reasons:
        reasons = (rule_reason("more_hip" if is_hip_targeted(exercise) else "stand_in"),)
    if pen.reach.irritability is Irritability.HIGH and line.role == "knee" and is_long_hold(exercise):
        reasons = (*reasons, rule_reason("irritable_hold"))
    if exercise.code in AHEAD_OF_COURSES:
        reasons = (*reasons, rule_reason("ahead_of_courses"))
    return reasons + _swap(exercise, line, pen)


def _highest_stand_in(line: Line, pen: Pen) -> PfjLoad:
    """What stands in for a barred first choice loads the kneecap no more than it, or a little (6.5.9, L3) [D]."""
    first = _barred_first_choice(line, pen)
    return max(first.pfj_load, PfjLoad.LOW) if first else max(PfjLoad)


def _swap(exercise: Exercise, line: Line, pen: Pen) -> tuple[Reason, ...]:
    """Tells what was left out where the first choice is barred for this person (not where kit is missing)."""
    first = _barred_first_choice(line, pen)
    return (rule_reason("swapped", instead_of=first.code, name=first.name),) if first else ()


def _barred_first_choice(line: Line, pen: Pen) -> Exercise | None:
    rungs, catalogue = steps(line.ladder, pen.phase, is_gentle=False), pen.catalogue
    first = next((catalogue[code] for rung in rungs for code in rung if code in catalogue), None)
    return first if first and pen.reach.barred & set(first.contraindications) else None
