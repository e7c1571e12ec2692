"""One week after the other: each looks back on the one before it (§6.3-6.7)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.exercise import Catalogue
from programs.clinical.generation.adjuncts import has_cadence_cue
from programs.clinical.generation.choice import choose
from programs.clinical.generation.chosen import Chosen, Moment, Pace
from programs.clinical.generation.days import Layout
from programs.clinical.generation.knee_exposure import Exposure
from programs.clinical.generation.lines import Lines
from programs.clinical.generation.mobility import Stretching
from programs.clinical.generation.one_new import is_steady, with_one_new
from programs.clinical.generation.one_variable import one_at_a_time
from programs.clinical.generation.other_days import fit_other_days
from programs.clinical.generation.reach import Reach
from programs.clinical.generation.run_items import runs_of
from programs.clinical.generation.running import Run, run_plan
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
    """What is known of a plan before its sessions; `phases`, `runs` and `education` by week."""

    case: Case
    examination: Examination
    catalogue: Catalogue
    reach: Reach
    lines: Lines
    layout: Layout
    phases: tuple[int, ...]
    pens: Mapping[int, Pen]
    education: tuple[tuple[str, ...], ...]
    runs: tuple[Run, ...]
    chosen: dict[Hashable, tuple[Chosen, ...]] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Outline:
    """A week without its strengthening: the run, what may rise beside it, and what surrounds the sessions."""

    number: int
    run: RunPlan
    facts: WeekFacts
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Built:
    """A week with its session, how the knee was exposed, and every exercise that the plan had so far."""

    outline: Outline
    session: Session
    exposure: Exposure
    known: frozenset[str]


def build_weeks(frame: Frame, stretches: tuple[Stretching, ...], fewest: int) -> tuple[WeekPlan, ...] | None:
    """All weeks with these stretches; None where one of them has no session of at least `fewest`
    strengthening exercises, or as many as the plan wants, that fits."""
    built: list[Built] = []
    fewest = min(fewest, frame.lines.most)
    for number in range(1, len(frame.phases) + 1):
        week = _build(frame, number, stretches, built[-1] if built else None)
        if week is None or len(week.session.sets) < fewest:
            return None
        built.append(week)
    return tuple(_written(frame, week.outline, week.session) for week in built)


def _build(frame: Frame, number: int, stretches: tuple[Stretching, ...], before: Built | None) -> Built | None:
    """The week with the exercises of first choice; where fewer than three fit, with quicker ones if that helps."""
    outline = _outline(frame, number, stretches, before)
    best: Built | None = None
    for chosen in _choices(frame, outline, before):
        week = _steady(frame, outline, before, chosen)
        if week and (best is None or len(week.session.sets) > len(best.session.sets)):
            best = week
        if best and len(best.session.sets) >= min(WANTED_EXERCISES, frame.lines.most):
            break
    return best


def _outline(frame: Frame, number: int, stretches: tuple[Stretching, ...], before: Built | None) -> Outline:
    week = number - 1
    run, phase = frame.runs[week], frame.phases[week]
    is_first = number == 1 or frame.runs[week - 1].is_walk
    plan = run_plan(run, frame.reach, phase, is_first=is_first, is_often=frame.layout.has_many_runs)
    around = surroundings(frame.case, frame.examination, frame.pens[phase], number, stretches, runs=plan.allowed)
    return Outline(number, plan, _facts(frame, number, before), around)


def _facts(frame: Frame, number: int, before: Built | None) -> WeekFacts:
    """What may go up this week, one thing at a time (6.1, 6.7): the run, or the phase with as many sets as it should
    have, or one exercise by a set."""
    if before is None:
        return WeekFacts(rises_run=False, may_raise=False, last=None)
    week = number - 1
    rises_run = frame.runs[week] != frame.runs[week - 1]
    rises_phase = frame.phases[week] > frame.phases[week - 1]
    may_raise = not rises_run and not rises_phase
    last = before.session.as_last_week(before.outline.facts.last)
    return WeekFacts(rises_run=rises_run, may_raise=may_raise, last=last)


def _choices(frame: Frame, outline: Outline, before: Built | None) -> Iterator[tuple[Chosen, ...]]:
    """The exercises to try, those of first choice first, then quicker ones; each choice once."""
    exposure = before.exposure if before else Exposure()
    known = before.known if before else frozenset()
    reached = before.session.reached if before else {}
    tried: list[tuple[Chosen, ...]] = []
    week, most = outline.number, outline.facts.most_sets
    for pace in Pace:
        moment = Moment(week=week, before=exposure, known=known, reached=reached, most_sets=most, pace=pace)
        chosen = _chosen(frame, moment, outline.around.pen)
        if chosen not in tried and {"knee", "hip"} <= {pick.line.role for pick in chosen}:
            tried.append(chosen)
            yield chosen


def _chosen(frame: Frame, moment: Moment, pen: Pen) -> tuple[Chosen, ...]:
    """What `choose` answers, worked out once: less stretching asks for the same exercises again."""
    reached, most = (tuple(sorted(each.items())) for each in (moment.reached, moment.most_sets))
    key = moment.week, moment.before, moment.known, reached, most, moment.pace
    if key not in frame.chosen:
        frame.chosen[key] = choose(frame.lines, moment, pen)
    return frame.chosen[key]


def _steady(frame: Frame, outline: Outline, before: Built | None, chosen: tuple[Chosen, ...]) -> Built | None:
    """The week with these exercises; where no phase opens with one new exercise at the most, the first one that costs
    no exercise (6.1)."""
    week = _with(frame, outline, before, chosen)
    if before is None or frame.phases[outline.number - 1] > frame.phases[outline.number - 2]:
        return week
    if week and is_steady(week.session, before.session):
        return week
    tries = (_with(frame, outline, before, fewer) for fewer in with_one_new(chosen, before.session))
    return next((found for found in tries if found and is_steady(found.session, before.session)), week)


def _with(frame: Frame, outline: Outline, before: Built | None, chosen: tuple[Chosen, ...]) -> Built | None:
    session = fit_session(frame.case, chosen, frame.lines, outline.facts, outline.around, outline.around.pen)
    if session is None:
        return None
    session = one_at_a_time(session, before.session if before else None, rises_run=outline.facts.rises_run)
    codes = frozenset(candidate.chosen.exercise.code for candidate in session.candidates)
    if before is None:
        return Built(outline, session, _exposed(session, Exposure()), codes)
    return Built(outline, session, _exposed(session, before.exposure), before.known | codes)


def _written(frame: Frame, outline: Outline, session: Session) -> WeekPlan:
    number, run, around = outline.number, outline.run, outline.around
    others = fit_other_days(around, run, session.shape.walk or SHORT_WALK)
    content = Content(session=session, around=around, others=others, run=run, layout=frame.layout)
    phase = frame.phases[number - 1]
    has_cadence = has_cadence_cue(frame.examination, run, phase)
    items = in_order(
        [
            *extras_of(content),
            *runs_of(frame.examination, run, frame.layout, content.pen, has_cadence=has_cadence),
            *strengthening_of(frame.case, content),
        ]
    )
    return WeekPlan(
        week=number,
        phase=phase,
        education=frame.education[number - 1],
        running=run,
        days=days_of(frame.layout, run, items),
        prescriptions=items,
    )


def _exposed(session: Session, before: Exposure) -> Exposure:
    now = Exposure(0, 0)
    for candidate in session.candidates:
        now = now.with_work(candidate.chosen.exercise, candidate.chosen.knee_range)
    return now if now.depth else before
