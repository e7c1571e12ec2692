"""A flare: two to three days at what is comfortable, then back two steps lower (§7.6, 6.6 rows 2 to 4).

Short protection and early load, never rest for weeks: a flare has an end, and after it somebody looks or training
goes on. The page on which a runner will tell of a flare asks for `flare_plan` and `flare_end`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from programs.clinical.decision import Change
from programs.clinical.exercise import Catalogue, Exercise
from programs.clinical.generation.run_table import WALK
from programs.clinical.plan import Prescription, WeekPlan
from programs.clinical.progression.current_dose import CurrentDose
from programs.clinical.progression.easing import ease
from programs.clinical.progression.ladder import STEPS_AFTER_A_STOP, asks_no_more, steps_below
from programs.clinical.progression.quiet import QUIET
from programs.clinical.progression.run import back_from
from programs.clinical.progression.run_state import RunState
from programs.clinical.progression.session import Item
from programs.clinical.reason import Reason
from programs.clinical.values import PfjLoad

# A flare lasts so many hours: at least, and at most (§7.6, row 3: "48-72 h").
SHORTEST_HOURS = 48
LONGEST_HOURS = 72

RULE = "7.6"


class FlareKind(StrEnum):
    """How bad it is: `sore` (row 4, or the runner's own word), `severe` (row 3), `swollen` (row 2)."""

    SORE = "sore"
    SEVERE = "severe"
    SWOLLEN = "swollen"


#: The highest load class of the kneecap that stays. 7.6 keeps "hip/core and walking"; row 3 says "none-load" [D].
HIGHEST_KEPT: Mapping[FlareKind, PfjLoad] = MappingProxyType(
    {FlareKind.SORE: PfjLoad.LOW, FlareKind.SEVERE: PfjLoad.NONE, FlareKind.SWOLLEN: PfjLoad.NONE}
)
#: What bends the knee to train it. It stays only where it was comfortable the last time.
KNEE_WORK = frozenset({"strength_quads", "neuromuscular", "plyometric", "running", "cross_training"})


class FlareEnd(StrEnum):
    """What comes now: still the flare's days, back to training, or somebody looks at it."""

    STAY = "stay"
    RETURN = "return"
    SEE_SOMEBODY = "see_somebody"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlarePlan:
    """What a flare's days hold, and how each thing comes back.

    `kept` are this week's prescriptions that go on, at the dose as it is; `left_out` the codes that rest. `may_walk`:
    an easy walk, as far as it is comfortable; nobody runs. `returns` says for each exercise left out what it is two
    steps lower, `run` the same for running (None where the week has none); `run_step` 0 = begin with walks.
    """

    kind: FlareKind
    kept: tuple[Prescription, ...]
    left_out: tuple[str, ...]
    may_walk: bool
    returns: Mapping[str, Change]
    run: Change | None
    run_step: int | None
    reason: Reason

    @property
    def hours(self) -> tuple[int, int]:
        """How long it lasts, from and to."""
        return _shortest(self.kind), LONGEST_HOURS


def flare_plan(
    week: WeekPlan, catalogue: Catalogue, kind: FlareKind, *, comfortable: Collection[str] = frozenset()
) -> FlarePlan:
    """The flare's days in a week of the plan (§7.6). `comfortable`: codes of exercises whose last session stayed at 2
    of 10 or less, "the last comfortable level". A swollen knee does not run, and does not walk for training either."""
    kept = tuple(item for item in week.prescriptions if _stays(item, catalogue[item.exercise], kind, comfortable))
    going_on = {item.exercise for item in kept}
    rest = [item for item in week.prescriptions if item.exercise not in going_on]
    run = _run_back(week)
    return FlarePlan(
        kind=kind,
        kept=kept,
        left_out=tuple(dict.fromkeys(item.exercise for item in rest)),
        may_walk=kind is not FlareKind.SWOLLEN,
        returns=MappingProxyType(_returns(rest, catalogue)),
        run=run,
        run_step=None if run is None or run.variable != "step" else int(run.after or WALK),
        reason=Reason(f"flare_{kind}", RULE, {"from": SHORTEST_HOURS, "to": LONGEST_HOURS}),
    )


def flare_end(kind: FlareKind, hours: float, *, pain_now: int | None, swelling: bool | None) -> FlareEnd:
    """What comes so many hours after the flare began, or after swelling was last seen: back from 48 hours on once
    pain is 2 of 10 or less and nothing is swollen, after swelling from 72 hours on (row 2); and after 72 hours either
    back or to somebody who looks: nobody rests for weeks. What was not told is not calm.

    >>> [str(flare_end(FlareKind.SORE, hours, pain_now=2, swelling=False)) for hours in (47, 48)]
    ['stay', 'return']
    >>> str(flare_end(FlareKind.SORE, 72, pain_now=None, swelling=False))
    'see_somebody'
    """
    is_calm = pain_now is not None and pain_now <= QUIET and swelling is False
    if hours >= _shortest(kind) and is_calm:
        return FlareEnd.RETURN
    return FlareEnd.SEE_SOMEBODY if hours >= LONGEST_HOURS else FlareEnd.STAY


def _shortest(kind: FlareKind) -> int:
    return LONGEST_HOURS if kind is FlareKind.SWOLLEN else SHORTEST_HOURS


def _stays(item: Prescription, exercise: Exercise, kind: FlareKind, comfortable: Collection[str]) -> bool:
    """Never what jumps or loads the kneecap beyond the kind's class; thigh work only where it was comfortable."""
    if exercise.impact or max(item.pfj_load, exercise.pfj_load) > HIGHEST_KEPT[kind]:
        return False
    return exercise.category not in KNEE_WORK or (exercise.code in comfortable and kind is FlareKind.SORE)


def _returns(rest: Iterable[Prescription], catalogue: Catalogue) -> dict[str, Change]:
    exercises = {item.exercise: item for item in rest if catalogue[item.exercise].category != "running"}
    return {code: _two_steps_lower(item, catalogue) for code, item in exercises.items()}


def _two_steps_lower(item: Prescription, catalogue: Catalogue) -> Change:
    """Two steps down the ladder, over what this person may and can do; where there is none, half of the load or the
    volume."""
    exercise = catalogue[item.exercise]
    steps = steps_below(exercise, catalogue) if item.easier else ()
    lower = tuple(one for one in steps if asks_no_more(exercise, one))
    dose = CurrentDose(
        sets=max(item.sets_left, item.sets_right), load_kg=item.load_kg, knee_rom_degrees=item.knee_rom_degrees
    )
    return ease(Item(exercise=exercise, easier=lower, dose=dose), steps=STEPS_AFTER_A_STOP)


def _run_back(week: WeekPlan) -> Change | None:
    if not week.running.allowed:
        return None
    return back_from(RunState(step=week.running.step), STEPS_AFTER_A_STOP)
