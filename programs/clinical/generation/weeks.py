"""One week after the other: each looks back on the one before it (evidence.md 6.3-6.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.adjuncts import has_cadence_cue
from programs.clinical.generation.choice import Moment, Pace, choose
from programs.clinical.generation.days import Layout
from programs.clinical.generation.knee_exposure import Exposure
from programs.clinical.generation.lines import Lines
from programs.clinical.generation.mobility import Stretching
from programs.clinical.generation.other_days import fit_other_days
from programs.clinical.generation.reach import Reach
from programs.clinical.generation.run_items import runs_of
from programs.clinical.generation.running import Run, first_run, next_run, run_plan
from programs.clinical.generation.session import Session, WeekFacts, fit_session
from programs.clinical.generation.shapes import SHORT_WALK
from programs.clinical.generation.surroundings import surroundings
from programs.clinical.generation.week_items import Content, days_of, extras_of, strengthening_of
from programs.clinical.generation.writing import Pen, in_order
from programs.clinical.plan import WeekPlan

#: A session with fewer exercises than this makes way: for quicker exercises, then for less stretching.
WANTED_EXERCISES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all weeks of a plan share."""

    case: Case
    examination: Examination
    catalogue: Catalogue
    reach: Reach
    lines: Lines
    layout: Layout
    phases: tuple[int, ...]
    pens: Mapping[int, Pen]
    education: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished week, its session and its run, how the knee was exposed, and every exercise that the plan had
    so far."""

    week: WeekPlan
    session: Session
    run: Run
    exposure: Exposure
    known: frozenset[str]


def build_weeks(frame: Frame, stretches: tuple[Stretching, ...], fewest: int) -> tuple[Built, ...] | None:
    """All weeks with these stretches; None where one of them has no session of at least `fewest`
    strengthening exercises, or as many as the plan wants, that fits."""
    built: list[Built] = []
    fewest = min(fewest, frame.lines.most)
    for number in range(1, len(frame.phases) + 1):
        week = _build(frame, number, stretches, built[-1] if built else None)
        if week is None or len(week.session.sets) < fewest:
            return None
        built.append(week)
    return tuple(built)


def _build(frame: Frame, number: int, stretches: tuple[Stretching, ...], before: Built | None) -> Built | None:
    """The week with the exercises of first choice; where fewer than three fit, with quicker ones if that helps."""
    best: Built | None = None
    for pace in Pace:
        week = _at_pace(frame, number, stretches, before, pace)
        if week and (best is None or len(week.session.sets) > len(best.session.sets)):
            best = week
        if best and len(best.session.sets) >= min(WANTED_EXERCISES, frame.lines.most):
            break
    return best


def _at_pace(
    frame: Frame, number: int, stretches: tuple[Stretching, ...], before: Built | None, pace: Pace
) -> Built | None:
    phase = frame.phases[number - 1]
    pen = frame.pens[phase]
    exposure = before.exposure if before else Exposure()
    known = before.known if before else frozenset()
    moment = Moment(week=number, before=exposure, known=known, pace=pace)
    chosen = choose(frame.lines, moment, pen)
    if not {"knee", "hip"} <= {pick.line.role for pick in chosen}:
        return None
    for run, facts, waits in _courses(frame, number, before):
        is_first = before is None or before.run.is_walk
        plan = run_plan(run, frame.case, frame.reach, phase, is_first=is_first)
        around = surroundings(frame.case, frame.examination, pen, number, stretches, runs=plan.allowed)
        session = fit_session(frame.case, chosen, frame.lines, facts, around, pen)
        if session is None or (waits and not _has_grown(session, before)):
            continue
        content = Content(
            session=session,
            around=around,
            others=fit_other_days(around, plan, session.shape.walk or SHORT_WALK),
            run=plan,
            layout=frame.layout,
        )
        codes = {candidate.chosen.exercise.code for candidate in session.candidates}
        return Built(_written(frame, number, content), session, run, _exposed(session, exposure), known | codes)
    return None


def _courses(frame: Frame, number: int, before: Built | None) -> Iterator[tuple[Run, WeekFacts, bool]]:
    """What may go up this week, first choice first: one thing at a time (6.1, 6.7).

    A week that keeps its phase first lets strengthening reach the sets it should have, while the run waits.
    Otherwise the run goes one step on and strengthening keeps its sets. Where the run cannot rise, one exercise
    gets a set more. The third value is true for a week in which the run waits: only worth it if sets grow.
    """
    if before is None:
        calm = WeekFacts(rises_run=False, may_raise=False, last=None)
        yield first_run(frame.case, frame.reach), calm, False
        return
    rises_phase = frame.phases[number - 1] > frame.phases[number - 2]
    last, held = before.session.as_last_week, before.run
    risen = next_run(held, frame.case, frame.reach, week=number, rises_phase=rises_phase)
    rises = risen != held
    if rises and not rises_phase and not held.is_walk:
        yield held, WeekFacts(rises_run=False, may_raise=False, last=last), True
    may_raise = not rises and not rises_phase
    yield risen, WeekFacts(rises_run=rises, may_raise=may_raise, last=last), False


def _has_grown(session: Session, before: Built | None) -> bool:
    return before is not None and session.as_last_week.total > before.session.as_last_week.total


def _written(frame: Frame, number: int, content: Content) -> WeekPlan:
    phase, pen = frame.phases[number - 1], content.pen
    has_cadence = has_cadence_cue(frame.examination, content.run, phase)
    items = in_order(
        [
            *extras_of(content),
            *runs_of(frame.examination, content.run, frame.layout, pen, has_cadence=has_cadence),
            *strengthening_of(frame.case, content),
        ]
    )
    return WeekPlan(
        week=number,
        phase=phase,
        education=frame.education[number - 1],
        running=content.run,
        days=days_of(frame.layout, content.run, items),
        prescriptions=items,
    )


def _exposed(session: Session, before: Exposure) -> Exposure:
    now = Exposure(0, 0)
    for candidate in session.candidates:
        now = now.with_work(candidate.chosen.exercise, candidate.chosen.knee_range)
    return now if now.depth else before
