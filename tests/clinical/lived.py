"""What a simulated runner was asked, did, told and was answered (tests/clinical/simulator.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from programs.clinical.course import CourseWeek, WeekTold
from programs.clinical.decision import NextStep
from programs.clinical.exercise import Exercise
from programs.clinical.hold import Hold, ToldSession
from programs.clinical.progression import CurrentDose, Session
from programs.clinical.progression.phase_entry import Readiness
from programs.clinical.values import Irritability
from tests.clinical.course_cases import READY


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one session went, as it was told. Scores 0-10, None = not told.

    `short`: the last set was not finished; `one_leg`: the other leg was left out; `lighter`: done with less weight;
    `late_days`: days until the morning after is told; `said_first`: the peak that was told before it was corrected.
    """

    before: int | None = 1
    peak: int | None = 1
    after: int | None = 1
    morning: int | None = 1
    effort: int | None = 6
    swelling: bool | None = False
    mechanical: bool | None = False
    short: bool = False
    one_leg: bool = False
    lighter: bool = False
    late_days: int = 1
    said_first: int | None = None

    @property
    def is_red(self) -> bool:
        """The stop zone, a swollen or locked knee, or a morning that is worse by two or more."""
        scores = [score for score in (self.peak, self.after, self.morning) if score is not None]
        known = self.morning is not None and self.before is not None
        rise = self.morning - self.before if known else 0  # type: ignore[operator]
        return bool(self.swelling or self.mechanical) or max(scores, default=0) >= 6 or rise >= 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """One entry a planned session, in order; None = missed, and what lies beyond the list is quiet. `hours_east`:
    how far the runner has travelled from the sixth day on; `seen_after`: days after which a warning is looked at;
    `checks`: the tests that open a phase, told the same every week."""

    sessions: tuple[Telling | None, ...] = ()
    hours_east: int = 0
    seen_after: int | None = 3
    checks: Readiness = READY


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page asked of the exercise `code` on a place of the plan, or of the run (RUN: `step`, `minutes`).
    `whole_sets`: its sets before the week's share was taken."""

    day: int
    place: str
    code: str
    dose: CurrentDose
    step: int | None = None
    minutes: float = 0
    whole_sets: int = 0


@dataclass(frozen=True, slots=True)
class Decided:
    """What the rules said after a session, and whether it went into the next dose."""

    asked: Asked
    step: NextStep
    telling: Telling
    applied: bool

    @property
    def day(self) -> int:
        """The day of the session."""
        return self.asked.day


@dataclass(frozen=True, slots=True)
class LivedWeek:
    """A calendar week that is over: what the course asked of it, and what was told of it."""

    asked: CourseWeek
    told: WeekTold


@dataclass(slots=True)
class Life:
    """Everything that happened, in order."""

    irritability: Irritability
    asked: list[Asked] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    held: list[tuple[int, Hold]] = field(default_factory=list)
    missed: list[tuple[int, NextStep]] = field(default_factory=list)
    weeks: list[LivedWeek] = field(default_factory=list)
    session_days: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """A place in the plan: the exercise that stands there now, and its dose."""

    exercise: Exercise
    dose: CurrentDose


@dataclass(frozen=True, slots=True)
class Past:
    """A session that was done; `told` is what holds the next one back, the morning after included."""

    day: int
    telling: Telling
    sessions: Mapping[str, Session]
    told: ToldSession
