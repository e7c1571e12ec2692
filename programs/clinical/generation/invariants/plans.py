"""Rules about the plan as a whole: phases, reading, extras, and that every item can be explained."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.generation.invariants.checked import Checked, broken
from programs.clinical.generation.phases import PHASES
from programs.clinical.plan import Adjunct
from programs.clinical.reason import Reason
from programs.clinical.screening import explains_pain_first

LONGEST_EXTRA_WEEKS = {"orthosis": 6, "tape": 4, "cadence": 6, "cushioning": 6}
FIRST_READING = ("what_pfp_is", "pain_rules", "load_rules")
FEAR_READING = "fear_and_pain"


def phases_follow_the_matrix(facts: Checked) -> Iterator[Reason]:
    """6.3: the phase of every week, and seven days in each."""
    matrix = PHASES.get((facts.plan.weeks_count, facts.irritability))
    if matrix is None or len(facts.plan.weeks) != len(matrix):
        yield broken("length", "6.3", None, weeks=facts.plan.weeks_count)
        return
    for week, phase in zip(facts.plan.weeks, matrix, strict=True):
        if week.phase > phase:
            yield broken("phase", "6.3", week, phase=week.phase)
        if [day.day for day in week.days] != list(range(1, 8)):
            yield broken("days", "6.3", week)


def every_week_is_read(facts: Checked) -> Iterator[Reason]:
    """7.10, G50: something to read each week; pain and load rules first, pain itself before all (SC17, 7.9)."""
    for week in facts.plan.weeks:
        if not week.education:
            yield broken("education", "7.10", week)
    first = (FEAR_READING, *FIRST_READING) if explains_pain_first(facts.case) else FIRST_READING
    if facts.plan.weeks and facts.plan.weeks[0].education[: len(first)] != first:
        yield broken("education_order", "7.10", facts.plan.weeks[0])


def every_item_is_explained(facts: Checked) -> Iterator[Reason]:
    """6.5.10: a reason on every item, and an exercise that the library has."""
    for week in facts.plan.weeks:
        for item in week.prescriptions:
            if item.exercise not in facts.catalogue:
                yield broken("unknown_exercise", "5", week, exercise=item.exercise)
            if not item.reasons:
                yield broken("no_reason", "6.5.10", week, exercise=item.exercise)


def extras_end(facts: Checked) -> Iterator[Reason]:
    """G10, G12: tape ends after four weeks, everything else after six; an insert needs the foot finding."""
    for extra in facts.plan.adjuncts:
        if _weeks(extra) > LONGEST_EXTRA_WEEKS.get(extra.kind, 0):
            yield broken("extra_too_long", "G10, G12", None, kind=extra.kind, weeks=_weeks(extra))
        if extra.kind == "orthosis" and "pronated" not in facts.examination.labels:
            yield broken("orthosis_without_finding", "G12", None)


def _weeks(extra: Adjunct) -> int:
    return extra.until_week - extra.from_week + 1


PLAN_RULES = (phases_follow_the_matrix, every_week_is_read, every_item_is_explained, extras_end)
