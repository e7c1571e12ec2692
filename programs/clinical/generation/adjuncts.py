"""Optional extras, each with an end (G10, G12, 5.3, 7.5, R10)."""

from __future__ import annotations

from collections.abc import Iterator

from programs.clinical.examination import Examination
from programs.clinical.generation.reach import Reach
from programs.clinical.plan import Adjunct, RunPlan, WeekPlan
from programs.clinical.values import Irritability

ORTHOSIS_WEEKS = 6  # G12: pain only, short term
TAPE_WEEKS = 4  # G10
#: No tape on broken skin or where feeling is reduced (7.5, [D]).
NO_TAPE = frozenset({"skin_wound", "neuropathy"})
CADENCE_PHASE = 2  # RN04: not before phase 2
STIFF_OR_HIGH = frozenset({"rigid_foot", "high_arch"})


def adjuncts(examination: Examination, reach: Reach, weeks: tuple[WeekPlan, ...]) -> tuple[Adjunct, ...]:
    """The extras that may be offered: an insert for a foot that rolls in, cushioning for a stiff or high foot,
    tape while the knee is irritable, the cadence cue for runners at 170 steps a minute or fewer."""
    return tuple(_offered(examination, reach, weeks))


def has_cadence_cue(examination: Examination, run: RunPlan, phase: int) -> bool:
    """True where the cadence cue may be tried this week: from phase 2, while running is allowed (R10)."""
    is_low = any(finding.code == "low_cadence" for finding in examination.findings)
    return is_low and run.allowed and phase >= CADENCE_PHASE


def _offered(examination: Examination, reach: Reach, weeks: tuple[WeekPlan, ...]) -> Iterator[Adjunct]:
    last = len(weeks)
    if "pronated" in examination.labels:
        yield Adjunct("orthosis", 1, min(last, ORTHOSIS_WEEKS))
    if STIFF_OR_HIGH & {finding.code for finding in examination.findings}:
        yield Adjunct("cushioning", 1, last)
    if examination.irritability is not Irritability.LOW and not reach.barred & NO_TAPE:
        yield Adjunct("tape", 1, min(last, TAPE_WEEKS))
    cued = [week.week for week in weeks if has_cadence_cue(examination, week.running, week.phase)]
    if cued:
        yield Adjunct("cadence", cued[0], last)
