"""A strength session of one week: exercises, sets and what surrounds them, inside the minutes there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from programs.clinical.case import Case
from programs.clinical.generation.chosen import Chosen
from programs.clinical.generation.doses import legs_apart, usual_sets
from programs.clinical.generation.lines import Lines
from programs.clinical.generation.sets import (
    MOST_GROWTH,
    Bounds,
    Candidate,
    Legs,
    Sharing,
    candidate_of,
    sharings,
)
from programs.clinical.generation.shapes import Shape, full_shapes, shapes
from programs.clinical.generation.side_difference import weaker_leg
from programs.clinical.generation.surroundings import Surroundings
from programs.clinical.generation.writing import Pen
from programs.clinical.values import Irritability

#: Two hip or trunk exercises to one knee exercise: a highly irritable knee needs all three (6.2).
FEWEST = {Irritability.LOW: 2, Irritability.MODERATE: 2, Irritability.HIGH: 3}


@dataclass(frozen=True, slots=True)
class LastWeek:
    """What the week before had: a session's strengthening sets, the sets of each exercise, and those of its left and
    right leg. `highest`: the most sets that a session of any week so far had. None before week 1."""

    total: float
    sets: dict[str, int]
    legs: dict[str, Legs]
    highest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFacts:
    """What a session must know of its week besides the exercises. `may_raise`: nothing else goes up this week,
    so that one exercise may get a set more than it started with."""

    rises_run: bool
    may_raise: bool
    last: LastWeek | None

    def most_legs(self, code: str) -> Legs | None:
        """The sets of each leg that an exercise may have at the most: last week's where it stays while the run goes up
        (6.1, 6.7). None = any."""
        return self.last.legs.get(code) if self.last and self.rises_run else None

    @property
    def most_sets(self) -> dict[str, int]:
        """The sets on both legs that an exercise may not pass, as in `most_legs`. Empty = any."""
        return {code: min(legs) for code, legs in self.last.legs.items()} if self.last and self.rises_run else {}

    @property
    def come_back(self) -> float | None:
        """The sets that a session may come back to beside a run that goes up, where it would lose an exercise that 6.2
        asks for: what some week before had, a fifth more than last week at the most. None = it may not."""
        if self.last is None or not self.rises_run:
            return None
        return min(self.last.highest, self.last.total * MOST_GROWTH)


@dataclass(frozen=True, slots=True)
class Session:
    """The answer: the shape that fits, the exercises in it, and the sets of each."""

    shape: Shape
    candidates: tuple[Candidate, ...]
    shared: Sharing

    @property
    def sets(self) -> tuple[int, ...]:
        """The sets of each exercise."""
        return self.shared.sets

    @property
    def reached(self) -> dict[str, int]:
        """The phase of the exercise on each ladder."""
        picks = (candidate.chosen for candidate in self.candidates)
        return {pick.line.ladder: pick.exercise.min_phase for pick in picks}

    def as_last_week(self, before: LastWeek | None) -> LastWeek:
        """This session as the next week looks back on it; `before` is the week before this one."""
        codes = (candidate.chosen.exercise.code for candidate in self.candidates)
        sets = dict(zip(codes, self.sets, strict=True))
        legs = {
            one.chosen.exercise.code: one.legs(count) for one, count in zip(self.candidates, self.sets, strict=True)
        }
        return LastWeek(self.shared.total, sets, legs, max(self.shared.total, before.highest if before else 0))


def fit_session(
    case: Case, chosen: tuple[Chosen, ...], lines: Lines, facts: WeekFacts, around: Surroundings, pen: Pen
) -> Session | None:
    """The richest session that keeps the minutes, the growth, the emphasis and the order of lines; None where
    not even the leanest does."""
    fewest, most = FEWEST[pen.reach.irritability], min(lines.most_in(pen.phase), len(chosen))
    if most < fewest:
        return None
    sessions = _Sessions(tuple(_candidates(case, chosen[:most], facts, pen)), lines, around, pen)
    wanted = tuple(product(_emphasis(lines, pen), shapes(most, fewest)))
    most_sets = _most_sets(facts)
    found = sessions.first(wanted, most_sets)
    if facts.come_back and (found is None or len(found.sets) < lines.usual):
        again = sessions.first(wanted, facts.come_back)
        if again and (found is None or len(again.sets) > len(found.sets)):
            found, most_sets = again, facts.come_back
    return found and _with_more_in_all(found, sessions, lines, pen, most_sets, most)


def _with_more_in_all(
    found: Session, sessions: _Sessions, lines: Lines, pen: Pen, most_sets: float | None, most: int
) -> Session:
    """Four exercises of few sets instead of three, where that is more work in all (6.2, G64) [D]."""
    wanted = tuple(product(_emphasis(lines, pen), full_shapes(most, len(found.sets) + 1, lines.usual)))
    fuller = sessions.first(wanted, most_sets)
    return fuller if fuller and fuller.shared.total > found.shared.total else found


class _Sessions:
    """The ways to fill the shapes of one session, each worked out once."""

    def __init__(self, candidates: tuple[Candidate, ...], lines: Lines, around: Surroundings, pen: Pen) -> None:
        bare = tuple(_bare(one, pen) if one.extra_side else one for one in candidates)
        self._candidates = {True: candidates, False: bare}
        self._balance = lines.balance
        self._minutes = pen.reach.session_minutes
        self._around = around
        self._sharings: dict[tuple[bool, int], tuple[Sharing, ...]] = {}

    def first(self, wanted: tuple[tuple[bool, Shape], ...], most_sets: float | None) -> Session | None:
        """The session of the first shape, by share of the thigh and shape, that keeps so many sets."""
        found = (self.richest(shape, most_sets, wants_share=wants_share) for wants_share, shape in wanted)
        return next(filter(None, found), None)

    def richest(self, shape: Shape, most_sets: float | None, *, wants_share: bool) -> Session | None:
        """The session of this shape that is nearest to the usual sets; None where none keeps the bounds."""
        left = self._minutes - self._around.minutes(shape)
        candidates = self._candidates[shape.has_extra_sets][: shape.exercises]
        if sum(candidate.least_minutes for candidate in candidates) > left:
            return None
        shared = self._shared(shape, candidates)
        if wants_share:
            shared = tuple(found for found in shared if found.has_thigh_share)
        if not shared:
            return None
        most_change = shared[0].change + shape.most_change  # hip to knee and the thigh's share come before habit
        bounds = Bounds(minutes=left, most_sets=most_sets, most_change=most_change)
        nearest = next((found for found in shared if found.keeps(bounds)), None)
        return Session(shape, candidates, nearest) if nearest else None

    def _shared(self, shape: Shape, candidates: tuple[Candidate, ...]) -> tuple[Sharing, ...]:
        key = shape.has_extra_sets, shape.exercises
        if key not in self._sharings:
            self._sharings[key] = sharings(candidates, self._balance)
        return self._sharings[key]


def _most_sets(facts: WeekFacts) -> float | None:
    """At most a fifth more than last week (6.7); no more at all where the run goes up (6.1)."""
    if facts.last is None:
        return None
    return facts.last.total * (1 if facts.rises_run else MOST_GROWTH)


def _emphasis(lines: Lines, pen: Pen) -> tuple[bool, ...]:
    """The share of thigh sets (6.5.5). A highly irritable knee keeps two to one in exercises where both cannot be."""
    if not lines.wants_quads_share:
        return (False,)
    return (True, False) if pen.reach.irritability is Irritability.HIGH else (True,)


def _candidates(case: Case, chosen: tuple[Chosen, ...], facts: WeekFacts, pen: Pen) -> Iterator[Candidate]:
    may_raise, helped = facts.may_raise, set[str]()
    for pick in chosen:
        codes = {finding.code for finding in pick.line.findings}
        side = None
        if legs_apart(pick.exercise) and not codes & helped:
            side = weaker_leg(case, pick.line.findings)
            helped |= codes  # one exercise a finding gets the extra set
        candidate = candidate_of(pick, _usual(pick, facts, pen), side, pen, facts.most_legs(pick.exercise.code))
        if may_raise and _may_rise(candidate, facts):
            candidate, may_raise = candidate_of(pick, candidate.usual + 1, side, pen), False  # one exercise a week
        yield candidate


def _bare(candidate: Candidate, pen: Pen) -> Candidate:
    """The same without a set more for one leg."""
    return candidate_of(candidate.chosen, candidate.usual, None, pen, candidate.most_legs)


def _may_rise(candidate: Candidate, facts: WeekFacts) -> bool:
    """True where the exercise stays with the sets it had and may have one more."""
    last = facts.last.sets.get(candidate.chosen.exercise.code) if facts.last else None
    return candidate.usual == last and candidate.usual + 1 in (portion.sets for portion in candidate.portions)


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
