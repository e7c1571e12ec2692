"""How deep and how loaded the bent knee has worked, and how far the next week may go (L1, L2, L4, 6.7).

Depth and load are watched for all weight-bearing thigh work of a week together: the kneecap does not care
which exercise bent it. Depth first, then load, never both in one week.
"""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.exercise import Exercise, Range
from programs.clinical.values import Irritability

DEPTH_FIRST_DEGREES = 45  # L1: weight-bearing thigh work starts at 0-45 degrees
DEPTH_STEP_DEGREES = 15  # 6.7: at most 15 degrees deeper a week
IRRITABLE_DEPTH_DEGREES = 30  # 6.2: high irritability starts with holds or with 0-30 degrees

#: How much a body weighs on one bent knee: both legs, both legs with a weight, one leg.
BOTH_LEGS, BOTH_LEGS_LOADED, ONE_LEG = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Exposure:
    """The deepest flexion in degrees and the highest loading of one week's weight-bearing thigh work."""

    depth: int = DEPTH_FIRST_DEGREES
    loading: int = BOTH_LEGS

    def with_work(self, exercise: Exercise, knee_range: Range | None) -> Exposure:
        """The exposure once this exercise is in the week as well; other exercises leave it as it is."""
        if not bends_under_weight(exercise) or knee_range is None:
            return self
        return Exposure(max(self.depth, max(knee_range)), max(self.loading, loading(exercise)))


def bends_under_weight(exercise: Exercise) -> bool:
    """True for weight-bearing thigh work, the only one that depth and load rules watch (L1)."""
    return exercise.category == "strength_quads" and exercise.chain == "CKC"


def loading(exercise: Exercise) -> int:
    """1 both legs, 2 both legs with a weight, 3 one leg."""
    if exercise.laterality != "bilateral":
        return ONE_LEG
    return BOTH_LEGS_LOADED if exercise.load_type == "external_load_kg" else BOTH_LEGS


def working_range(
    exercise: Exercise, before: Exposure, now: Exposure, *, ceiling: int | None = None, may_trim: bool = False
) -> Range | None:
    """The knee range to work in this week, or None where the exercise would ask too much at once.

    `before` is last week's exposure, `now` what is already in this week. `ceiling`: degrees that this week
    must not pass (high irritability, week 1). `may_trim` allows up to 15 degrees less than the whole range.
    """
    whole = exercise.knee_rom_degrees
    if whole is None or exercise.category != "strength_quads":
        return whole
    if exercise.load_type == "isometric" and not bends_under_weight(exercise):
        return whole
    if not bends_under_weight(exercise):
        return whole if ceiling is None or max(whole) <= ceiling else None
    allowed = _deepest_allowed(exercise, before, now, ceiling)
    if max(whole) <= allowed:
        return whole
    if not may_trim or not _can_trim(exercise) or allowed < max(whole) - DEPTH_STEP_DEGREES:
        return None
    return min(whole[0], allowed), min(whole[1], allowed)


def irritable_ceiling(irritability: Irritability, week: int) -> int | None:
    """Degrees that moving thigh work must not pass: 30 in the first week of a highly irritable knee (6.2)."""
    return IRRITABLE_DEPTH_DEGREES if irritability is Irritability.HIGH and week == 1 else None


def _deepest_allowed(exercise: Exercise, before: Exposure, now: Exposure, ceiling: int | None) -> int:
    load_rises = max(loading(exercise), now.loading) > before.loading
    depth_rose = now.depth > before.depth
    if depth_rose and load_rises:
        return 0
    allowed = before.depth if load_rises else before.depth + DEPTH_STEP_DEGREES
    if ceiling is not None and exercise.load_type != "isometric":
        allowed = min(allowed, ceiling)
    return allowed


def _can_trim(exercise: Exercise) -> bool:
    """A step has the height it has; a squat or a seat can be made higher."""
    return not any(thing.startswith("step") for thing in exercise.equipment)
