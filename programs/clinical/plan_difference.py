"""What is different between two plans: exercises that come or go, doses, days, runs. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from programs.clinical.plan import Prescription, ProgramPlan, RunPlan, WeekPlan

#: What a prescription may differ in, and the fields that say so; in the order in which it is told.
PARTS: Mapping[str, tuple[str, ...]] = {
    "dose": ("sets_left", "sets_right", "reps", "hold_seconds", "duration_seconds", "load_kg"),
    "days": ("days",),
    "effort": ("effort_rpe",),
    "tempo": ("tempo",),
    "knee": ("knee_rom_degrees",),
    "rest": ("rest_seconds",),
    "ceiling": ("pain_ceiling",),
    "optional": ("optional",),
}
#: The same for a week's run.
RUN_PARTS = ("allowed", "step", "minutes", "longest_minutes", "max_pain", "remove")

#: An exercise in a block, and which of its prescriptions there.
Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """One exercise in one block that is different in these weeks: `before` None = it is new, `after` None = it is
    gone. `parts` name what differs (keys of PARTS); a new or gone exercise has none."""

    before: Prescription | None
    after: Prescription | None
    weeks: tuple[int, ...]
    parts: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """`added`, `gone` or `changed`."""
        if self.before is None:
            return "added"
        return "gone" if self.after is None else "changed"

    @property
    def item(self) -> Prescription:
        """The prescription that says which exercise it is: the newer one where there is one."""
        return next(item for item in (self.after, self.before) if item is not None)


@dataclass(frozen=True, slots=True)
class RunDifference:
    """A week's run that is another in these weeks."""

    before: RunPlan
    after: RunPlan
    weeks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """Two plans compared over the weeks that both have. `lengths`: their weeks, 0 where there is no plan."""

    lengths: tuple[int, int]
    items: tuple[ItemDifference, ...] = ()
    runs: tuple[RunDifference, ...] = ()

    def __bool__(self) -> bool:
        return self.lengths[0] != self.lengths[1] or bool(self.items or self.runs)


def plan_difference(before: ProgramPlan | None, after: ProgramPlan | None) -> PlanDifference:
    """What is different in the second plan, exercise by exercise, each with the weeks in which it is (§5-7).

    Only weeks that both plans have are compared; without one of the two, only the lengths say so. A plan compared
    with itself is no difference; the other way round, what was new is gone.
    """
    lengths = (before.weeks_count if before else 0, after.weeks_count if after else 0)
    if before is None or after is None:
        return PlanDifference(lengths)
    pairs = tuple(zip(before.weeks, after.weeks, strict=False))
    return PlanDifference(lengths, tuple(_items(pairs)), tuple(_runs(pairs)))


def changed_parts(before: Prescription, after: Prescription) -> tuple[str, ...]:
    """The keys of PARTS in which two prescriptions of an exercise differ."""
    return tuple(part for part, names in PARTS.items() if _values(before, names) != _values(after, names))


def _items(pairs: Iterable[tuple[WeekPlan, WeekPlan]]) -> Iterator[ItemDifference]:
    """Equal differences of several weeks told once, in the order in which they first come."""
    found: dict[object, list[ItemDifference]] = {}
    for old, new in pairs:
        for place, difference in _of_week(old, new):
            found.setdefault((place, _key(difference)), []).append(difference)
    for same in found.values():
        first = same[0]
        weeks = tuple(week for one in same for week in one.weeks)
        yield ItemDifference(first.before, first.after, weeks, first.parts)


def _of_week(old: WeekPlan, new: WeekPlan) -> Iterator[tuple[Place, ItemDifference]]:
    was, now = _placed(old.prescriptions), _placed(new.prescriptions)
    for place in dict.fromkeys((*now, *was)):
        before, after = was.get(place), now.get(place)
        parts = changed_parts(before, after) if before and after else ()
        if before is None or after is None or parts:
            yield place, ItemDifference(before, after, (new.week,), parts)


def _placed(items: Iterable[Prescription]) -> dict[Place, Prescription]:
    placed: dict[Place, Prescription] = {}
    for item in items:
        nth = sum((item.exercise, item.block) == place[:2] for place in placed)
        placed[(item.exercise, item.block, nth)] = item
    return placed


def _key(difference: ItemDifference) -> object:
    """Weeks in which an exercise comes or goes are told together, whatever its dose; a change with its values."""
    names = [name for part in difference.parts for name in PARTS[part]]
    return difference.code, difference.parts, _values(difference.before, names), _values(difference.after, names)


def _runs(pairs: Iterable[tuple[WeekPlan, WeekPlan]]) -> Iterator[RunDifference]:
    found: dict[object, RunDifference] = {}
    for old, new in pairs:
        was, now = _values(old.running, RUN_PARTS), _values(new.running, RUN_PARTS)
        if was != now:
            before = found.get((was, now))
            weeks = (*before.weeks, new.week) if before else (new.week,)
            found[(was, now)] = RunDifference(old.running, new.running, weeks)
    yield from found.values()


def _values(row: Any, names: Iterable[str]) -> tuple[object, ...] | None:
    return None if row is None else tuple(getattr(row, name) for name in names)
