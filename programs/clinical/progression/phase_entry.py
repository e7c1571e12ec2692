"""What opens a phase: the criteria of §6.4, which beat the calendar. Not met, or not told: the runner stays."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from programs.clinical.generation.run_table import FIRST_CONTINUOUS
from programs.clinical.measures import smallest_change
from programs.clinical.progression.session import Session

Told = tuple[int | None, ...]

# §6.4 speaks of "the last two" sessions for phase 2; the later phases are read the same way [D].
LAST_SESSIONS = 2
# Phase 2: a morning may be this much worse than usual.
MORNING_RISE = 1
# Phase 3: T13 at most so many points, or clearly fewer than before.
STEP_DOWN_POINTS = 3
# Phase 4: heel raises on one leg, or this share of the other side's, once that side has them [D].
HEEL_RAISES = 20
HEEL_RAISE_SHARE = 0.8
#: Phase 1 is where everybody begins.
PHASES_WITH_ENTRY = (2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What is known before a phase may open; None = not told.

    `sessions_done` are strengthening sessions of the present phase; `peaks` (0-10) and `morning_rises` (the morning
    after minus the usual one) are those of its last sessions, oldest first. `squat_pain`: 3 x 12 two-leg squats to
    60 degrees, 0-10; `step_down_points`: T13, the worse side; `chair_rises`: one leg from a raised seat, the fewer of
    two legs; `heel_raises`: left and right; `walk_pain`: 30 minutes brisk, 0-10; `run_step` is the step that is run
    now (§7.3); `runs_continuously` stands above all steps.
    """

    sessions_done: int | None = None
    peaks: Told = ()
    morning_rises: Told = ()
    swelling_new: bool | None = None
    squat_pain: int | None = None
    stairs_down_pain: int | None = None
    step_down_points: int | None = None
    step_down_points_before: int | None = None
    chair_rises: int | None = None
    heel_raises: tuple[int | None, int | None] = (None, None)
    walk_pain: int | None = None
    run_step: int | None = None
    runs_continuously: bool | None = None


class State(StrEnum):
    """Where a criterion stands. Only `met` opens."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of 6.4 for this runner: `value` is the worst that was told (None = nothing), `needed` what it must
    reach (`at_most` False) or not pass (True)."""

    code: str
    state: State
    value: int | None
    needed: int
    at_most: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """All criteria of a phase, in the order of 6.4."""

    phase: int
    criteria: tuple[Criterion, ...]

    @property
    def is_open(self) -> bool:
        """True when every criterion is met; one that was not told keeps the phase closed."""
        return all(criterion.state is State.MET for criterion in self.criteria)

    @property
    def waits_for(self) -> tuple[Criterion, ...]:
        """What is not met or not told yet."""
        return tuple(criterion for criterion in self.criteria if criterion.state is not State.MET)


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion before anybody is judged: every one of `values` must keep `needed`."""

    code: str
    values: Callable[[Readiness], Told]
    needed: Callable[[Readiness], int]
    at_most: bool


def entry(phase: int, readiness: Readiness) -> Entry:
    """Whether phase 2, 3 or 4 may begin, criterion by criterion (§6.4). KeyError for another phase.

    >>> entry(3, Readiness(sessions_done=4)).is_open
    False
    """
    return Entry(phase, tuple(_judged(row, readiness) for row in ENTRY[phase]))


def hops_entry(bounces: Sequence[Session], squat_jumps: Sequence[Session]) -> Entry:
    """Whether one-leg hops (PL03) may begin inside phase 4: PL01 and PL02, each the last two times at 2 of 10 at
    most with a usual morning after (§6.4). Sessions of each drill, oldest first. For the page of a next session, once
    it asks before a drill is changed for a harder one."""
    drills = (("two_leg_hops", bounces), ("squat_jumps", squat_jumps))
    return Entry(4, tuple(line for code, done in drills for line in _drill(code, done)))


def _drill(code: str, done: Sequence[Session]) -> tuple[Criterion, ...]:
    told = Readiness(peaks=tuple(one.peak for one in done), morning_rises=tuple(one.morning_delta for one in done))
    return tuple(_judged(row, told) for row in (_peak(2, f"{code}_pain"), _morning(0, f"{code}_morning")))


def _judged(row: Row, readiness: Readiness) -> Criterion:
    values, needed = row.values(readiness), row.needed(readiness)
    told = [value for value in values if value is not None]
    worst = max if row.at_most else min
    value = worst(told) if told else None
    return Criterion(
        row.code, _state(row, value, needed, is_whole=len(told) == len(values)), value, needed, row.at_most
    )


def _state(row: Row, value: int | None, needed: int, *, is_whole: bool) -> State:
    """One value that fails is enough; one that is missing is not known, and never met."""
    if value is not None and (value > needed if row.at_most else value < needed):
        return State.NOT_MET
    return State.MET if is_whole else State.NOT_TOLD


def _at_least(code: str, needed: int, value: Callable[[Readiness], int | None]) -> Row:
    return Row(code, lambda told: (value(told),), lambda _: needed, at_most=False)


def _at_most(code: str, needed: int, value: Callable[[Readiness], int | None]) -> Row:
    return Row(code, lambda told: (value(told),), lambda _: needed, at_most=True)


def _sessions(needed: int) -> Row:
    return _at_least("sessions_done", needed, lambda told: told.sessions_done)


def _peak(needed: int, code: str = "peak_pain") -> Row:
    return Row(code, lambda told: _last(told.peaks), lambda _: needed, at_most=True)


def _morning(needed: int, code: str = "morning_after") -> Row:
    return Row(code, lambda told: _last(told.morning_rises), lambda _: needed, at_most=True)


def _last(values: Told) -> Told:
    """The last two, with None for a session that was not."""
    return (*(None,) * LAST_SESSIONS, *values)[-LAST_SESSIONS:]


def _step_down_needed(told: Readiness) -> int:
    """3 points, or so many fewer than before that it is no scatter: an improvement inside the measurement error is
    none (§3.1) [D]."""
    before = told.step_down_points_before
    if before is None:
        return STEP_DOWN_POINTS
    return max(STEP_DOWN_POINTS, before - int(smallest_change("T13", before) or 1))


def _heel_raises_needed(told: Readiness) -> int:
    """20 on each leg; fewer only where the other leg has its 20: two legs that are both short do not excuse each
    other [D]."""
    best = max((count for count in told.heel_raises if count is not None), default=0)
    return HEEL_RAISES if best < HEEL_RAISES else min(HEEL_RAISES, math.ceil(round(best * HEEL_RAISE_SHARE, 6)))


def _run_step(told: Readiness) -> int | None:
    return FIRST_CONTINUOUS if told.runs_continuously else told.run_step


def _swelling(told: Readiness) -> int | None:
    return None if told.swelling_new is None else int(told.swelling_new)


#: §6.4, phase by phase, all of each.
ENTRY: Mapping[int, tuple[Row, ...]] = {
    2: (_sessions(3), _peak(3), _morning(MORNING_RISE), _at_most("new_swelling", 0, _swelling)),
    3: (
        _sessions(4),
        _peak(3),
        _at_most("squat_pain", 2, lambda told: told.squat_pain),
        _at_most("stairs_down_pain", 3, lambda told: told.stairs_down_pain),
        Row("step_down_points", lambda told: (told.step_down_points,), _step_down_needed, at_most=True),
    ),
    4: (
        _sessions(3),
        _peak(2),
        _at_least("chair_rises", 10, lambda told: told.chair_rises),
        Row("heel_raises", lambda told: told.heel_raises, _heel_raises_needed, at_most=False),
        _at_most("walk_pain", 2, lambda told: told.walk_pain),
        _at_least("run_step", 6, _run_step),
    ),
}
