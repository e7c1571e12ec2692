"""A strength session of one week: exercises, sets and what surrounds them, inside the minutes there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from programs.clinical.case import Case
from programs.clinical.generation.choice import Chosen
from programs.clinical.generation.doses import legs_apart, usual_sets
from programs.clinical.generation.lines import Lines
from programs.clinical.generation.sets import MOST_GROWTH, Bounds, Candidate, candidate_of, share_sets, total_sets
from programs.clinical.generation.shapes import Shape, shapes
from programs.clinical.generation.side_difference import weaker_leg
from programs.clinical.generation.surroundings import Surroundings
from programs.clinical.generation.writing import Pen
from programs.clinical.values import Irritability

#: Two hip or trunk exercises to one knee exercise: a highly irritable knee needs all three (6.2).
FEWEST = {Irritability.LOW: 2, Irritability.MODERATE: 2, Irritability.HIGH: 3}


@dataclass(frozen=True, slots=True)
class LastWeek:
    """What the week before had: a session's strengthening sets and the sets of each exercise. None before week 1."""

    total: float
    sets: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFacts:
    """What a session must know of its week besides the exercises. `may_raise`: nothing else goes up this week,
    so that one exercise may get a set more than it started with."""

    rises_run: bool
    may_raise: bool
    last: LastWeek | None


@dataclass(frozen=True, slots=True)
class Session:
    """The answer: the shape that fits, the exercises in it, and the sets of each."""

    shape: Shape
    candidates: tuple[Candidate, ...]
    sets: tuple[int, ...]

    @property
    def as_last_week(self) -> LastWeek:
        """This session as the next week looks back on it."""
        codes = (candidate.chosen.exercise.code for candidate in self.candidates)
        sets = dict(zip(codes, self.sets, strict=True))
        return LastWeek(total_sets(self.candidates, self.sets), sets)


def fit_session(
    case: Case, chosen: tuple[Chosen, ...], lines: Lines, facts: WeekFacts, around: Surroundings, pen: Pen
) -> Session | None:
    """The richest session that keeps the minutes, the growth, the emphasis and the order of lines; None where
    not even the leanest does."""
    fewest, most = FEWEST[pen.reach.irritability], min(lines.most, len(chosen))
    if most < fewest:
        return None
    with_extra = tuple(_candidates(case, chosen[:most], facts, pen))
    bare = tuple(candidate_of(candidate.chosen, candidate.usual, None, pen) for candidate in with_extra)
    possible = shapes(most, fewest)
    rooms: dict[Shape, float] = {}
    for most_sets, wants_share, shape in product(_growth(facts), _emphasis(lines, pen), possible):
        if shape not in rooms:
            rooms[shape] = pen.reach.session_minutes - around.minutes(shape)
        candidates = (with_extra if shape.has_extra_sets else bare)[: shape.exercises]
        bounds = Bounds(
            minutes=rooms[shape], most_sets=most_sets, quads_share=wants_share, most_change=shape.most_change
        )
        sets = share_sets(candidates, bounds)
        if sets is not None:
            return Session(shape, candidates, sets)
    return None


def _growth(facts: WeekFacts) -> Iterator[float | None]:
    """At most a fifth more than last week (6.7); no more at all where the run goes up, if that can be held."""
    if facts.last is None:
        yield None
        return
    if facts.rises_run:
        yield facts.last.total
    yield facts.last.total * MOST_GROWTH


def _emphasis(lines: Lines, pen: Pen) -> tuple[bool, ...]:
    """The share of thigh sets (6.5.5). A highly irritable knee keeps two to one in exercises where both cannot be."""
    if not lines.wants_quads_share:
        return (False,)
    return (True, False) if pen.reach.irritability is Irritability.HIGH else (True,)


def _candidates(case: Case, chosen: tuple[Chosen, ...], facts: WeekFacts, pen: Pen) -> Iterator[Candidate]:
    may_raise, helped = facts.may_raise, set[str]()
    leans_on_hips = _leans_on_hips(chosen)
    for pick in chosen:
        choices = pen.set_choices(pick.exercise.code)
        is_shared = leans_on_hips and pick.line.role.startswith("hip")
        usual = choices[0] if is_shared else _usual(pick, facts, pen)
        can_raise = may_raise and not is_shared
        if can_raise and facts.last and usual == facts.last.sets.get(pick.exercise.code) and usual + 1 in choices:
            usual, may_raise = usual + 1, False  # one exercise a week gets a set more
        codes = {finding.code for finding in pick.line.findings}
        side = None
        if legs_apart(pick.exercise) and not codes & helped:
            side = weaker_leg(case, pick.line.findings)
            helped |= codes  # one exercise a finding gets the extra set
        yield candidate_of(pick, usual, side, pen)


def _leans_on_hips(chosen: tuple[Chosen, ...]) -> bool:
    """Two hip exercises to one knee exercise although no finding asks for the hip: both have the fewest sets, so
    that hip and knee stay near one to one (6.2)."""
    hips = [pick.line for pick in chosen if pick.line.role.startswith("hip")]
    knees = [pick.line for pick in chosen if pick.line.role.startswith("knee")]
    return len(hips) > len(knees) and not any(line.findings for line in hips)


def _usual(pick: Chosen, facts: WeekFacts, pen: Pen) -> int:
    """The sets to start with, or last week's where the exercise stays and had more."""
    choices = pen.set_choices(pick.exercise.code)
    start = usual_sets(
        pick.exercise,
        pen.reach.irritability,
        is_main=pick.line.is_main,
        is_gentle_start=pen.reach.is_gentle_start,
    )
    before = facts.last.sets.get(pick.exercise.code, 0) if facts.last else 0
    return min(max(start, before, choices[0]), choices[-1])
