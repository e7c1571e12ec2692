"""How much more, or how much less: one variable of one item (§6.7, and the actions of 6.6)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from programs.clinical.decision import NO_CHANGE, Change
from programs.clinical.exercise import Exercise, Range
from programs.clinical.progression.current_dose import BANDS
from programs.clinical.progression.depth import deeper, load_with_depth
from programs.clinical.progression.session import Item
from programs.clinical.reason import Reason

RULE = "6.7"

# 2-for-2: two more repetitions at a time, up to the top of the range [M: NSCA].
REPS_STEP = 2
# When the smallest plate would be more than ten per cent, repetitions go on to here first [D].
MOST_REPS = 20
# Load: about five per cent, between the evidence's 2 and 10; the smallest step is what half a litre of water,
# a fractional plate or a sand bag adds [D] [S47].
LOAD_INCREASE = 0.05
LOAD_CAP = 0.10
LOAD_STEP_KG = 0.5
# Holds: the smaller of "5-10 seconds", never beyond a minute.
HOLD_STEP = 5
LONGEST_HOLD = 60
# Cross-training minutes [D: the soft ceiling of R9].
LONGER = 1.1
# Jumps: landings in one session, and how many more at once (6.7: "+10-20 contacts").
MOST_CONTACTS = 60
CONTACTS_STEP = 20
FEWEST_CONTACTS_STEP = 10
# Bands: repetitions to here before the next one, whatever the catalogue's range (6.7).
BAND_REPS = 15

#: What is never raised because it did not hurt: stretching goes by minutes a week, running by its own table.
NOT_BY_PAIN = frozenset({"static_stretch", "dynamic_stretch", "mobility", "foam_rolling", "warm_up", "cool_down"})

Option = Callable[[Item], "tuple[Change, Reason] | None"]


def advance(item: Item | None) -> tuple[Change, Reason]:
    """The one variable that rises, and why. The order is the type's own; where the ladder ends or the next
    step belongs to a later phase nothing changes, and the reason says so."""
    if item is None:
        return NO_CHANGE, _why("progress_open")
    category = item.exercise.category
    if category in NOT_BY_PAIN:
        return NO_CHANGE, _why("progress_not_by_pain")
    if category == "running":
        return NO_CHANGE, _why("progress_run_by_steps")
    offers = (offer for option in _options(item) if (offer := option(item)))
    return next(offers, (NO_CHANGE, _why("progress_ladder_ends")))


def besides(item: Item | None, change: Change) -> tuple[Change, ...]:
    """What goes back where one variable rises: repetitions to the bottom of the range with a new load or band, the
    load with more depth (6.7). Never anything more."""
    if item is None or change.variable not in ("load_kg", "band", "depth"):
        return ()
    back = load_with_depth(item) if change.variable == "depth" else _fewer_reps(item)
    return (back,) if back else ()


def _fewer_reps(item: Item) -> Change | None:
    low, _ = _range(item.dose.reps, item.exercise.dose.reps)
    bottom, _ = _range(None, item.exercise.dose.reps)
    return Change("reps", low, bottom) if low and bottom and bottom < low else None


def _options(item: Item) -> tuple[Option, ...]:
    if item.exercise.category == "cross_training":
        return (_longer_session,)
    if item.dose.load_kg:
        return LOADED
    optional_load = any(name.endswith("_optional") for name in item.exercise.equipment)
    return OPTIONAL_LOAD if optional_load else BY_LOAD_TYPE[item.exercise.load_type]


def _more_reps(item: Item) -> tuple[Change, Reason] | None:
    low, top = _range(item.dose.reps, item.exercise.dose.reps)
    if item.exercise.load_type == "band_level":
        top = max(top, BAND_REPS)
    if low is None or low >= top:
        return None
    is_jump = item.exercise.category == "plyometric"
    to = min(low + (_jumps_step(item) if is_jump else REPS_STEP), top)
    if is_jump and not _few_enough_contacts(item, low, to):
        return None
    return Change("reps", low, to, _factor(low, to)), _why("progress_reps", to=to)


def _jumps_step(item: Item) -> int:
    """The fewest repetitions more that are ten landings more; the top of the range may end them earlier."""
    return math.ceil(FEWEST_CONTACTS_STEP / _sets(item))


def _few_enough_contacts(item: Item, low: int, to: int) -> bool:
    sets = _sets(item)
    return sets * to <= MOST_CONTACTS and sets * (to - low) <= CONTACTS_STEP


def _sets(item: Item) -> int:
    return item.dose.sets or item.exercise.dose.sets


def _more_load(item: Item) -> tuple[Change, Reason] | None:
    load = item.dose.load_kg
    if not load:
        return Change("load_kg", factor=1 + LOAD_INCREASE), _why("progress_load_open")
    step = item.dose.load_step_kg or LOAD_STEP_KG
    increase = max(step, math.floor(load * LOAD_INCREASE / step + 1e-9) * step)
    if increase > load * LOAD_CAP + 1e-9:
        return None
    to = round(load + increase, 2)
    low, _ = _range(None, item.exercise.dose.reps)
    return Change("load_kg", load, to, _factor(load, to)), _why("progress_load", to=to, reps=low)


def _reps_past_top(item: Item) -> tuple[Change, Reason] | None:
    """Where the smallest plate is too big a step, more repetitions come first."""
    low, _ = _range(item.dose.reps, item.exercise.dose.reps)
    if low is None or low >= MOST_REPS:
        return None
    to = min(low + REPS_STEP, MOST_REPS)
    return Change("reps", low, to, _factor(low, to)), _why("progress_reps_first", to=to)


def _next_band(item: Item) -> tuple[Change, Reason] | None:
    band = item.dose.band
    if band not in BANDS:
        return Change("band"), _why("progress_band")
    if band == BANDS[-1]:
        return None
    return Change("band", band, BANDS[BANDS.index(band) + 1]), _why("progress_band")


def _slower(item: Item) -> tuple[Change, Reason] | None:
    """One second more on the way down, once: then it is time for the next step."""
    usual, now = _lowering(item.exercise.dose.tempo), _lowering(item.dose.tempo or item.exercise.dose.tempo)
    if usual is None or now is None or now > usual:
        return None
    tempo = item.dose.tempo or item.exercise.dose.tempo
    slower = f"{now + 1}{tempo[len(str(now)) :]}"
    return Change("tempo", tempo, slower), _why("progress_tempo", tempo=slower)


def _longer_hold(item: Item) -> tuple[Change, Reason] | None:
    holds = item.exercise.load_type == "isometric"
    told, usual = (
        (item.dose.hold_seconds, item.exercise.dose.hold_seconds)
        if holds
        else (item.dose.duration_seconds, item.exercise.dose.duration_seconds)
    )
    low, top = _range(told, usual)
    top = min(top, LONGEST_HOLD)
    if low is None or low >= top:
        return None
    to = min(low + HOLD_STEP, top)
    return Change("hold", low, to, _factor(low, to)), _why("progress_hold", to=to)


def _longer_session(item: Item) -> tuple[Change, Reason] | None:
    low, top = _range(item.dose.duration_seconds, item.exercise.dose.duration_seconds)
    if low is None or low >= top:
        return None
    to = min(math.floor(low * LONGER), top)
    return Change("volume", low, to, _factor(low, to)), _why("progress_longer", minutes=to // 60)


def _deeper(item: Item) -> tuple[Change, Reason] | None:
    """Depth before load, and never both (L4); before the next step, which is deeper still."""
    change = deeper(item)
    return (change, _why("progress_depth", to=change.after)) if change else None


def _next_step(item: Item) -> tuple[Change, Reason] | None:
    harder = item.harder
    if harder is None:
        return None
    if harder.min_phase > (item.phase or item.exercise.min_phase):
        return NO_CHANGE, _why("progress_waits_for_phase", name=harder.name, phase=harder.min_phase)
    if _is_first_on_one_leg(item.exercise, harder) and not item.hops_are_open:
        return NO_CHANGE, Reason("progress_waits_for_hops", "6.4", {"name": harder.name})
    return Change("step", item.exercise.code, harder.code), _why("progress_step", name=harder.name)


def _is_first_on_one_leg(now: Exercise, harder: Exercise) -> bool:
    """True where jumps on two legs would become hops on one (PL03, `hops_entry`)."""
    is_hop = harder.category == "plyometric" and harder.laterality == "unilateral"
    return is_hop and now.laterality != "unilateral"


#: The order of 6.7 by the type of load.
LOADED: tuple[Option, ...] = (_more_reps, _deeper, _more_load, _reps_past_top, _next_step)
OPTIONAL_LOAD: tuple[Option, ...] = (_more_reps, _deeper, _next_step, _more_load)
BY_LOAD_TYPE: dict[str, tuple[Option, ...]] = {
    "external_load_kg": LOADED,
    "band_level": (_more_reps, _deeper, _next_band, _next_step),
    "bodyweight": (_more_reps, _slower, _deeper, _next_step),
    "isometric": (_longer_hold, _deeper, _next_step),
    "time": (_longer_hold, _next_step),
}


def _range(told: Range | None, usual: Range | None) -> tuple[int | None, int]:
    """Where the target stands now and where it may go: a told pair is its own range, a told number stands in
    the catalogue's, and untold is the catalogue's range from its bottom."""
    if told is None:
        return usual if usual else (None, 0)
    low, high = told
    return low, (high if high > low or usual is None else max(low, usual[1]))


def _lowering(tempo: str) -> int | None:
    """Seconds of lowering in a tempo like 3-1-2; None where the tempo is in words."""
    return int(tempo.split("-")[0]) if re.fullmatch(r"[0-9]+-[0-9]+-[0-9]+", tempo) else None


def _factor(low: float, to: float) -> float:
    return round(to / low, 3) if low else 1.0


def _why(code: str, **params: str | int | float | None) -> Reason:
    return Reason(code, RULE, params)
