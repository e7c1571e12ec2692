"""The program generator: from an examination to weeks of prescriptions, each with its reasons (§5-7).

Pure and deterministic: the same case, examination and catalogue give the same plan. Before a plan is handed
out, `invariants.broken_invariants` checks every rule again; a plan that breaks one is refused, never mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.adjuncts import adjuncts
from programs.clinical.generation.choice import may_stand
from programs.clinical.generation.days import layout
from programs.clinical.generation.education import education
from programs.clinical.generation.follow_up import measures_due, retests
from programs.clinical.generation.impossible import PlanImpossible
from programs.clinical.generation.invariants import broken_invariants
from programs.clinical.generation.ladders import is_hip_targeted, is_knee_targeted
from programs.clinical.generation.lines import lines_for
from programs.clinical.generation.mobility import SHARES, SHARES_OF_FOUR, Stretching, stretching
from programs.clinical.generation.phases import phases
from programs.clinical.generation.reach import most_minutes, reach_of
from programs.clinical.generation.running import runs_a_week, runs_of_weeks
from programs.clinical.generation.weeks import WANTED_EXERCISES, Frame, build_weeks
from programs.clinical.generation.writing import Pen
from programs.clinical.lengths import plan_length
from programs.clinical.plan import ProgramPlan, WeekPlan
from programs.clinical.reason import Reason
from programs.clinical.screening import explains_pain_first

__all__ = ["PlanImpossible", "RuleBroken", "broken_invariants", "generate"]


class RuleBroken(AssertionError):
    """Raised where a finished plan breaks a rule: a fault of ours, never shown as a plan. `reasons` say which."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__("; ".join(f"{reason.code} {dict(reason.params)}" for reason in reasons))
        self.reasons = reasons


def generate(case: Case, examination: Examination, catalogue: Catalogue) -> ProgramPlan | None:
    """The program for a case, or None where the examination does not allow one.

    Length by `plan_length` (wish and irritability); session minutes by the wish, at most 45. Raises
    `PlanImpossible` where no program keeps every rule (callers advise to see a physiotherapist), `RuleBroken`
    where our own check finds a fault.
    """
    if not examination.may_have_plan:
        return None
    frame = _frame(case, examination, catalogue)
    weeks = _weeks(frame)
    plan = ProgramPlan(
        weeks_count=len(frame.phases),
        ends_in_phase=frame.phases[-1],
        weeks=weeks,
        measures=measures_due(len(frame.phases)),
        retests=retests(case, examination, len(frame.phases)),
        adjuncts=adjuncts(examination, frame.reach, weeks),
    )
    broken = broken_invariants(plan, case, examination, catalogue)
    if broken:
        raise RuleBroken(broken)
    return plan


def _frame(case: Case, examination: Examination, catalogue: Catalogue) -> Frame:
    weeks_count = plan_length(case.wishes.weeks, examination.irritability).weeks
    reach = reach_of(case, examination, catalogue, weeks_count)
    by_week = phases(weeks_count, examination.irritability)
    runs = runs_of_weeks(case, reach, by_week)
    return Frame(
        case=case,
        examination=examination,
        catalogue=catalogue,
        reach=reach,
        lines=lines_for(examination),
        layout=layout(case.wishes.strength_days, runs_a_week(case, reach, runs[0])),
        phases=by_week,
        pens={phase: Pen(catalogue=catalogue, reach=reach, phase=phase) for phase in by_week},
        education=education(weeks_count, pain_first=explains_pain_first(case)),
        runs=runs,
    )


def _weeks(frame: Frame) -> tuple[WeekPlan, ...]:
    """The weeks with as much stretching as leaves the exercises to every session that 6.2 asks for, else three. Where
    nothing does, the sessions are so short that one muscle is the most they carry."""
    for stretches, fewest in _tries(frame):
        weeks = build_weeks(frame, stretches, fewest)
        if weeks is not None:
            return weeks
    raise PlanImpossible(_why_impossible(frame))


def _tries(frame: Frame) -> Iterator[tuple[tuple[Stretching, ...], int]]:
    """The stretches and the fewest exercises to try with them, each pair once: less of nothing is nothing again.

    A fourth exercise that a finding asks for comes before the stretches, which keep one muscle (6.5.3, G64); one that
    only fills up does not (G45) [D].
    """
    few = tuple(share for share in SHARES if share.muscles <= 1)
    first = SHARES_OF_FOUR if frame.lines.asked >= frame.lines.usual > WANTED_EXERCISES else ()
    for shares, fewest in ((first, frame.lines.usual), (SHARES, WANTED_EXERCISES), (few, 1)):
        tried: list[tuple[Stretching, ...]] = []
        for share in shares:
            stretches = stretching(frame.examination, frame.reach, frame.catalogue, share)
            if stretches not in tried:
                tried.append(stretches)
                yield stretches, fewest


def _why_impossible(frame: Frame) -> Reason:
    """No exercise for the knee, none for the hip, or too few minutes for a session. A whole session's minutes are never
    too few: then the exercises beside the first hip exercise are what is missing."""
    pen, minutes = frame.pens[frame.phases[0]], frame.reach.session_minutes

    def has(role: str, is_kind: Callable[[Exercise], bool]) -> bool:
        line = next(line for line in frame.lines.lines if line.role == role)
        return any(is_kind(one) and may_stand(one, line, frame.lines, 1, pen) for one in frame.catalogue.values())

    if not has("knee", is_knee_targeted):
        return Reason("no_knee_exercise", "G08", {})
    if not has("hip", is_hip_targeted) or minutes >= most_minutes(frame.reach.irritability):
        return Reason("no_hip_exercise", "G08", {})
    return Reason("too_little_for_a_session", "6.1", {"minutes": minutes})
