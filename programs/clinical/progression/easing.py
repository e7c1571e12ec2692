"""Less, after pain: a lighter load, an easier step, a shallower bend or fewer sets (§6.6 rows 3 to 5 and 8)."""

from __future__ import annotations

import math
from collections.abc import Callable

from programs.clinical.decision import Change
from programs.clinical.progression.current_dose import BANDS
from programs.clinical.progression.depth import shallower
from programs.clinical.progression.session import Item
from programs.clinical.values import PfjLoad

# Less, after pain: load or volume by thirty per cent (6.6 rows 4 and 5).
EASED = 0.7
# Row 5: the exercises that load the kneecap this much are eased, whatever else stood in the session.
LOADS_THE_KNEECAP = PfjLoad.MEDIUM

Ease = Callable[[Item, int], "Change | None"]


def ease(item: Item | None, *, steps: int = 1, prefer_step: bool = False) -> Change:
    """Less for the next time: a lighter load or band, else an easier step, else a shallower bend, else less volume.
    `steps` = 2 after a stop, and `prefer_step` after short sessions: both ask for the ladder first."""
    ladder_first = prefer_step or steps > 1
    orders: tuple[Ease, ...] = (_easier_step, _lighter) if ladder_first else (_lighter, _easier_step)
    if item is None:
        return Change("step") if ladder_first else reduce_volume(None)
    changes = (change for order in (*orders, _shallower) if (change := order(item, steps)))
    return next(changes, reduce_volume(item))


def eased_besides(item: Item | None, change: Change) -> tuple[Change, ...]:
    """Row 4 asks for depth as well as load: 15 degrees less beside a lighter load or band. An easier step brings a
    depth of its own."""
    if item is None or change.variable not in ("load_kg", "band"):
        return ()
    depth = shallower(item)
    return (depth,) if depth else ()


def reduce_volume(item: Item | None, factor: float = EASED) -> Change:
    """Fewer sets, rounded down but never below one; the factor alone where one set cannot become fewer."""
    sets = item.dose.sets if item else None
    if sets is None or sets < 2:
        return Change("volume", factor=factor)
    return Change("volume", sets, max(1, math.floor(sets * factor)), factor)


def is_eased_by_a_bad_morning(item: Item | None, heaviest: PfjLoad | None) -> bool:
    """Row 5 eases the exercises of the session that load the kneecap at least medium. Where none of them did, those
    that loaded it most; where the others are not known, each [D]."""
    if item is None or heaviest is None:
        return True
    return item.exercise.pfj_load >= min(LOADS_THE_KNEECAP, heaviest)


def _lighter(item: Item, steps: int) -> Change | None:
    dose = item.dose
    if dose.load_kg:
        factor = round(EASED**steps, 2)
        to = _down_to_what_exists(dose.load_kg * factor, dose.load_step_kg)
        return Change("load_kg", dose.load_kg, to, factor) if to else None
    if dose.band in BANDS[1:]:
        at = BANDS.index(dose.band)
        return Change("band", dose.band, BANDS[max(0, at - steps)])
    return None


def _down_to_what_exists(load_kg: float, step_kg: float | None) -> float:
    """The next lighter weight of this person; to a tenth where their weights are not known."""
    if step_kg is None:
        return round(load_kg, 1)
    return round(math.floor(load_kg / step_kg + 1e-9) * step_kg, 2)


def _easier_step(item: Item, steps: int) -> Change | None:
    if not item.easier:
        return None
    return Change("step", item.exercise.code, item.easier[:steps][-1].code)


def _shallower(item: Item, _: int) -> Change | None:
    return shallower(item)
