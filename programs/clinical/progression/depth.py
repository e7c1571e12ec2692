"""How deep the knee bends under weight: 15 degrees less after pain, 15 more at a time (§6.6 row 4, 6.7, L1, L4)."""

from __future__ import annotations

import math

from programs.clinical.decision import Change
from programs.clinical.generation.knee_exposure import DEPTH_FIRST_DEGREES, DEPTH_STEP_DEGREES, bends_under_weight
from programs.clinical.progression.session import Item

# No bend is eased below this: 0-30 degrees is the smallest range that the rules know (6.2) [D].
SHALLOWEST = 30
# A deeper bend takes its load back by 10-20 per cent (6.7), so 15.
LOAD_WITH_DEPTH = 0.85
# L1: deeper than 45 degrees only from phase 2.
DEEPER_FROM_PHASE = 2


def shallower(item: Item) -> Change | None:
    """Fifteen degrees less, where the exercise bends under weight, its range was told and a step's height does not
    set it; None where it cannot be less."""
    deepest = _deepest(item)
    if deepest is None:
        return None
    to = max(SHALLOWEST, deepest - DEPTH_STEP_DEGREES)
    return Change("depth", deepest, to) if to < deepest else None


def deeper(item: Item) -> Change | None:
    """Up to fifteen degrees more, within the exercise's own range and what the phase allows; a phase that was not
    told counts as the first."""
    deepest, whole = _deepest(item), max(item.exercise.knee_rom_degrees or (0, 0))
    if deepest is None:
        return None
    allowed = whole if (item.phase or 1) >= DEEPER_FROM_PHASE else min(whole, DEPTH_FIRST_DEGREES)
    to = min(allowed, deepest + DEPTH_STEP_DEGREES)
    return Change("depth", deepest, to) if to > deepest else None


def load_with_depth(item: Item) -> Change | None:
    """The load that goes back when the bend gets deeper, never both up at once (L4), down to what exists."""
    load, step = item.dose.load_kg, item.dose.load_step_kg
    if not load:
        return None
    to = round(load * LOAD_WITH_DEPTH, 1) if step is None else math.floor(load * LOAD_WITH_DEPTH / step + 1e-9) * step
    return Change("load_kg", load, round(to, 2), LOAD_WITH_DEPTH)


def _deepest(item: Item) -> int | None:
    """The deepest degrees of the range that is in use."""
    has_a_height = any(thing.startswith("step") for thing in item.exercise.equipment)
    if item.dose.knee_rom_degrees is None or has_a_height or not bends_under_weight(item.exercise):
        return None
    return max(item.dose.knee_rom_degrees)
