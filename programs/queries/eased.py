"""What a session asks for in a week that is eased: fewer sets, lower weights, and nothing that rises (§6.6 row 6,
6.8)."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from decimal import Decimal

from programs.clinical.content_week import Content, eased_sets
from programs.clinical.decision import Decision, NextStep
from programs.clinical.generation.run_table import TABLE
from programs.models import Prescription

#: What warms up and stretches stays.
EASED_BLOCK = "main"
RUN_BLOCK = "run"


def eased(items: tuple[Prescription, ...], content: Content) -> tuple[Prescription, ...]:
    """The same with the shares of the main part's sets, never none of an exercise, and of its loads (§6.6 row 6, 6.8).
    Rows that are shown and never saved."""
    if content.run_step is not None or content.run_share < 1:
        for item in items:
            _with_smaller_run(item, content)
    main = [item for item in items if item.block == EASED_BLOCK]
    sets = eased_sets([max(item.sets_left, item.sets_right) for item in main], content.share)
    for item, number in zip(main, sets, strict=True):
        item.sets_left, item.sets_right = min(item.sets_left, number), min(item.sets_right, number)
        if item.load_kg and content.load_share < 1:
            item.load_kg = eased_load(item.load_kg, content.load_share)
    return items


def eased_week(items: Iterable[Prescription], content: Content) -> tuple[Prescription, ...]:
    """A whole week as its days ask for it: one row for each dose of an exercise, with the days that have it."""
    whole, rows = list(items), dict[tuple[int, int, int], Prescription]()
    for day in sorted({day for item in whole for day in item.days}):
        asked = tuple(copy.copy(item) for item in whole if day in item.days)
        for item in eased(asked, content):
            row = rows.setdefault((item.position, item.sets_left, item.sets_right), item)
            row.days = [day] if row is item else [*row.days, day]
    return tuple(sorted(rows.values(), key=lambda row: (row.position, row.days)))


def _with_smaller_run(item: Prescription, content: Content) -> None:
    """The minutes of the run after a gap; nobody runs where the walk takes its place."""
    if item.block != RUN_BLOCK or item.duration_seconds_min is None:
        return
    if content.run_step is None:
        seconds = int(item.duration_seconds_min * content.run_share)
    else:
        step = TABLE[content.run_step]
        seconds = int(60 * (step.run_minutes or step.total_minutes))
    item.duration_seconds_min = min(item.duration_seconds_min, seconds)
    item.duration_seconds_max = min(item.duration_seconds_max or seconds, seconds)


def eased_load(load_kg: Decimal, share: float) -> Decimal:
    """A share of a load, rounded down to half a kilogram, and not below that."""
    half = Decimal("0.5")
    return max(half, load_kg * Decimal(str(share)) // half * half)


def within(content: Content, step: NextStep | None) -> NextStep | None:
    """A decision in a week in which nothing may rise: then it stays, for the week's reason. So does what went well with
    less, while the week still asks for less."""
    if step is None:
        return None
    rises = step.decision is Decision.PROGRESS and not content.may_rise
    is_back = step.reason.code == "hold_eased" and content.share < 1
    return NextStep(decision=Decision.HOLD, reason=content.reason, row=step.row) if rises or is_back else step
