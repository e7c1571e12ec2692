"""What a week held already, and why it asks the rest of it to stay: one step an exercise a week, never the run and
the strengthening in one week, nothing up after a red day (§6.7, 6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from programs.clinical.decision import Decision
from programs.clinical.progression.current_dose import NO_DOSE, CurrentDose
from programs.clinical.reason import Reason

#: The run's place among what is asked; every other place is the code of an exercise.
RUN = "run"
#: All exercises together, where it is the turn of one of the two.
STRENGTH = "strength"
WEEK = 7
# Days after a red day in which nothing rises: as long as row 7 holds a week [D].
RED_DAYS = 7
#: The decisions that make a day red: whatever was eased or stopped because of pain, swelling or a bad morning [D].
RED = frozenset({Decision.REGRESS, Decision.STOP_48H, Decision.STOP_KNEE, Decision.STOP_ALL})

RULE = "6.7"
#: Why an exercise stays while a phase waits for the run alone.
FOR_THE_RUN = Reason("hold_for_the_run", RULE)
#: Why everything stays in a week that was told to be sore, whichever day that was.
AFTER_SORE = Reason("hold_after_red_day", RULE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSoFar:
    """What this week of the program has seen. `risen`: codes of the exercises that ask more than before;
    `run_rose`: the run does; `turn`: which of the two goes up this week, because the other did last week (`run` or
    `strength`, None = either); `days_since_red`: days from the last red day of any exercise or run to the session
    that is judged (0 = the same day, None = no such day is known)."""

    risen: frozenset[str] = frozenset()
    run_rose: bool = False
    turn: str | None = None
    days_since_red: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDose:
    """What a session asked on one place of the plan, or of the run (`place` = RUN, minutes of running). `day` counts
    from any start; `exercise` is the code of what stands there now, where it is not the place's own name."""

    day: int
    place: str
    exercise: str | None = None
    dose: CurrentDose = NO_DOSE
    minutes: float = 0

    @property
    def code(self) -> str:
        """The exercise that is asked."""
        return self.exercise or self.place


def week_so_far(asked: Iterable[AskedDose], red_days: Iterable[int], *, first_day: int, judged_on: int) -> WeekSoFar:
    """The week that began on `first_day`, seen from the session of day `judged_on`; what is later is left out.

    >>> runs = [AskedDose(day=2, place=RUN, minutes=8), AskedDose(day=8, place=RUN, minutes=10)]
    >>> week_so_far(runs, [1], first_day=7, judged_on=9)
    WeekSoFar(risen=frozenset(), run_rose=True, turn=None, days_since_red=8)
    """
    known = sorted((one for one in asked if one.day <= judged_on), key=lambda one: one.day)
    risen = _risen(known, first_day, judged_on)
    last_red = max((day for day in red_days if day <= judged_on), default=None)
    return WeekSoFar(
        risen=frozenset(risen - {RUN}),
        run_rose=RUN in risen,
        turn=_turn(known, first_day),
        days_since_red=None if last_red is None else judged_on - last_red,
    )


def item_waits(so_far: WeekSoFar | None, code: str | None) -> Reason | None:
    """Why an exercise that earned a step stays this week; None = nothing speaks against it. None for `so_far` =
    not told, which leaves the caller to keep the week."""
    if so_far is None:
        return None
    if _is_red(so_far):
        return _after_red(so_far)
    if so_far.run_rose:
        return Reason("hold_run_rose", RULE)
    if so_far.turn == RUN:
        return Reason("hold_run_turn", RULE)
    return Reason("hold_risen_this_week", RULE) if code in so_far.risen else None


def run_waits(so_far: WeekSoFar | None) -> Reason | None:
    """The same for a run. It may take a second step in a week, once it was run twice on the first (§7.3: "about 1.5
    steps per week")."""
    if so_far is None:
        return None
    if _is_red(so_far):
        return _after_red(so_far)
    if so_far.risen:
        return Reason("hold_strength_rose", RULE)
    return Reason("hold_strength_turn", RULE) if so_far.turn == STRENGTH else None


def more_of(before: CurrentDose, after: CurrentDose) -> tuple[str, ...]:
    """The variables of a dose that ask more than before.

    >>> more_of(CurrentDose(reps=(15, 15), load_kg=10), CurrentDose(reps=(10, 15), load_kg=10.5))
    ('load_kg',)
    """
    then, now = _amounts(before), _amounts(after)
    return tuple(name for name, amount in now.items() if amount > then[name])


def _turn(known: Sequence[AskedDose], first_day: int) -> str | None:
    """Whose turn it is: the run's after a week in which strengthening rose, and the other way round. Otherwise the
    one that is done first in a week would go up every week, and the other never [D]."""
    if all(one.place != RUN for one in known):
        return None
    before = _risen(known, first_day - WEEK, first_day - 1)
    if bool(before - {RUN}) == (RUN in before):
        return None
    return STRENGTH if RUN in before else RUN


def _risen(known: Sequence[AskedDose], first: int, last: int) -> set[str]:
    """The exercises that asked more between two days than the time before. What the plan newly brings is no step of
    an exercise: it enters by phase."""
    places: dict[str, list[AskedDose]] = {}
    for one in known:
        if one.day <= last:
            places.setdefault(one.place, []).append(one)
    return {
        after.code
        for doses in places.values()
        for before, after in pairwise(doses)
        if after.day >= first and _rose(doses, before, after)
    }


def _rose(doses: Sequence[AskedDose], before: AskedDose, after: AskedDose) -> bool:
    """Another exercise on the same place, or more than the time before. Sets that come back after a session with
    fewer (row 5) are no rise."""
    if after.code != before.code or after.minutes > before.minutes:
        return True
    if after.dose == before.dose:
        return False
    usual = max((one.dose.sets or 0 for one in doses if one.day < after.day), default=0)
    more = set(more_of(before.dose, after.dose))
    if (after.dose.sets or 0) <= usual:
        more.discard("sets")
    return bool(more)


def _amounts(dose: CurrentDose) -> dict[str, float]:
    """Each variable as a number of which more is more work; one that was not told is 0."""
    lowering = re.match(r"[0-9]+", dose.tempo or "")
    return {
        "sets": dose.sets or 0,
        "reps": (dose.reps or (0, 0))[0],
        "hold": (dose.hold_seconds or (0, 0))[0],
        "duration": (dose.duration_seconds or (0, 0))[0],
        "load_kg": dose.load_kg or 0,
        "band": dose.band_strength,
        "tempo": int(lowering.group()) if lowering else 0,
        "depth": max(dose.knee_rom_degrees or (0, 0)),
    }


def _is_red(so_far: WeekSoFar) -> bool:
    return so_far.days_since_red is not None and so_far.days_since_red < RED_DAYS


def _after_red(so_far: WeekSoFar) -> Reason:
    return Reason("hold_after_red_day", RULE, {"days": so_far.days_since_red})
