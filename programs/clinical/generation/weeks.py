"""One week after the other: each looks back on the one before it (§6.3-6.7)."""

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
from programs.clinical.generation.surroundings import Surroundings, surroundings
from programs.clinical.generation.week_items import Content, days_of, extras_of, strengthening_of
from programs.clinical.generation.writing import Pen, in_order
from programs.clinical.plan import RunPlan, WeekPlan

#: A session with fewer exercises than this makes way: for quicker exercises, then for less stretching.
WANTED_EXERCISES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What all weeks of a plan share. `most_run_minutes`: one run's in each week of a calmer knee, None = no such
    ceiling."""

    case: Case
    examination: Examination
    catalogue: Catalogue
    reach: Reach
    lines: Lines
    layout: Layout
    phases: tuple[int, ...]
    pens: Mapping[int, Pen]
    education: tuple[tuple[str, ...], ...]
    most_run_minutes: tuple[float, ...] | None

    def may_run_for(self, minutes: float, week: int) -> bool:
        """False where a calmer knee would run less in this week."""
        return self.most_run_minutes is None or minutes <= self.most_run_minutes[week - 1]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished week, its session and its run, how the knee was exposed, and every exercise that the plan had
    so far."""

    week: WeekPlan
    session: Session
    run: Run
    exposure: Exposure
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Course:
    """One way a week may go: its run, what may rise, and what surrounds its sessions. `waits`: the run is held back,
    which is only worth it if strengthening grows."""

    run: Run
    plan: RunPlan
    facts: WeekFacts
    waits: bool
    around: Surroundings


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
    courses = tuple(_courses(frame, number, stretches, before))
    best: Built | None = None
    for pace in Pace:
        week = _at_pace(frame, number, courses, before, pace)
        if week and (best is None or len(week.session.sets) > len(best.session.sets)):
            best = week
        if best and len(best.session.sets) >= min(WANTED_EXERCISES, frame.lines.most):
            break
    return best


def _at_pace(frame: Frame, number: int, courses: tuple[Course, ...], before: Built | None, pace: Pace) -> Built | None:
    pen = frame.pens[frame.phases[number - 1]]
    exposure = before.exposure if before else Exposure()
    known = before.known if before else frozenset()
    reached = before.session.reached if before else {}
    moment = Moment(week=number, before=exposure, known=known, reached=reached, pace=pace)
    chosen = choose(frame.lines, moment, pen)
    if not {"knee", "hip"} <= {pick.line.role for pick in chosen}:
        return None
    for course in courses:
        session = fit_session(frame.case, chosen, frame.lines, course.facts, course.around, pen)
        if session is None or (course.waits and not _has_grown(session, before)):
            continue
        content = Content(
            session=session,
            around=course.around,
            others=fit_other_days(course.around, course.plan, session.shape.walk or SHORT_WALK),
            run=course.plan,
            layout=frame.layout,
        )
        codes = {candidate.chosen.exercise.code for candidate in session.candidates}
        week = _written(frame, number, content)
        return Built(week, session, course.run, _exposed(session, exposure), known | codes)
    return None


def _courses(frame: Frame, number: int, stretches: tuple[Stretching, ...], before: Built | None) -> Iterator[Course]:
    """The ways a week may go, with what surrounds its sessions."""
    phase = frame.phases[number - 1]
    is_first = before is None or before.run.is_walk
    for run, facts, waits in _rises(frame, number, before):
        plan = run_plan(run, frame.reach, phase, is_first=is_first, is_often=frame.layout.has_many_runs)
        around = surroundings(frame.case, frame.examination, frame.pens[phase], number, stretches, runs=plan.allowed)
        yield Course(run, plan, facts, waits, around)


def _rises(frame: Frame, number: int, before: Built | None) -> Iterator[tuple[Run, WeekFacts, bool]]:
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
    risen = next_run(held, frame.reach, week=number, rises_phase=rises_phase)
    risen = risen if frame.may_run_for(risen.minutes, number) else held
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
