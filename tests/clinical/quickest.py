"""The shortest first session that 6.2 lets a person have, in minutes, whatever the ladders would choose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import inf

from programs.clinical.case import Case
from programs.clinical.examine import examine
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.choice import may_stand
from programs.clinical.generation.knee_exposure import Exposure, irritable_ceiling, working_range
from programs.clinical.generation.ladders import is_alike, is_hip_targeted, is_knee_targeted
from programs.clinical.generation.lines import Lines, lines_for
from programs.clinical.generation.reach import reach_of
from programs.clinical.generation.surroundings import SHORT_WARM_UPS
from programs.clinical.generation.writing import Pen
from programs.clinical.lengths import plan_length
from programs.clinical.values import Irritability


def shortest_session(made: Case, catalogue: Catalogue) -> float:
    """Minutes of the quickest knee and hip exercise of week 1 with the fewest sets in balance, at high irritability of
    a third one for hip or trunk as well, and of the shortest warm-up. Infinite where one of them is missing."""
    examination = examine(made)
    weeks = plan_length(made.wishes.weeks, examination.irritability).weeks
    pen = Pen(catalogue=catalogue, reach=reach_of(made, examination, catalogue, weeks), phase=1)
    lines = lines_for(examination)
    warm_ups = [code for code in SHORT_WARM_UPS if code in pen.reach.permitted]
    warm_up = min((pen.minutes(code, pen.dose(code), 1, 1) for code in warm_ups), default=0.0)
    return warm_up + min(_sessions(lines, pen), default=inf)


def _sessions(lines: Lines, pen: Pen) -> Iterator[float]:
    open_now = [one for one in pen.catalogue.values() if _opens(one, lines, pen)]
    knees = filter(is_knee_targeted, open_now)
    for knee, hip in product(knees, list(filter(is_hip_targeted, open_now))):
        pair = min(_pairs(knee, hip, lines, pen), default=inf)
        if pen.reach.irritability is not Irritability.HIGH:
            yield pair
            continue
        others = [one for one in open_now if one.category in ("strength_hip", "strength_core")]
        beside = [one for one in others if not is_alike(one.code, frozenset({knee.code, hip.code}))]
        yield from (pair + pen.least_minutes(third.code) for third in beside)


def _pairs(knee: Exercise, hip: Exercise, lines: Lines, pen: Pen) -> Iterator[float]:
    """The minutes of each number of sets that is in balance (6.2)."""
    for of_knee, of_hip in product(pen.set_choices(knee.code), pen.set_choices(hip.code)):
        if lines.balance.holds(of_hip, of_knee):
            sets = ((knee.code, of_knee), (hip.code, of_hip))
            yield sum(pen.minutes(code, pen.dose(code), count, count) for code, count in sets)


def _opens(exercise: Exercise, lines: Lines, pen: Pen) -> bool:
    """Whether an exercise may stand on some line of week 1, thigh work inside the range of that week."""
    if not any(may_stand(exercise, line, lines, 1, pen) for line in lines.lines):
        return False
    if not is_knee_targeted(exercise) or exercise.knee_rom_degrees is None:
        return True
    ceiling = irritable_ceiling(pen.reach.irritability, 1)
    return working_range(exercise, Exposure(), Exposure(0, 0), ceiling=ceiling, may_trim=True) is not None
