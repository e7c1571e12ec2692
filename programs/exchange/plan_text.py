"""A plan as text: what is measured, then a table a week, one line an exercise.

A reason is told where an exercise first appears; later weeks mark what is new (+) and whose dose changed (~).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import shorten, wrap

from django.utils.dates import WEEKDAYS_ABBR

from programs.clinical.exercise import Catalogue, Range
from programs.clinical.plan import Prescription, ProgramPlan, RunPlan, WeekPlan
from programs.clinical.progression.phase_entry import Readiness, entry
from programs.exchange.plan_glance import glance_lines
from programs.wording import preview as say
from programs.wording.dose import seconds_text, span
from programs.wording.education import education_title
from programs.wording.phase_entry import criterion_text, what_opens
from programs.wording.plan import adjunct_text
from programs.wording.reasons import reason_text
from programs.wording.training import BLOCKS, LEFT_OUT, PHASE_AIMS, PHASES

WIDTH = 116
#: Widths of the columns after the mark: exercise, days, dose, effort, tempo, knee, rest, pain.
COLUMNS = (45, 12, 20, 7, 5, 7, 6, 4)

Seen = dict[str, Prescription]


def plan_lines(plan: ProgramPlan, catalogue: Catalogue) -> Iterator[str]:
    """The lines of a plan."""
    yield "  " + str(say.PLAN_LINE % {"weeks": plan.weeks_count, "phase": plan.ends_in_phase})
    yield from _follow_up(plan)
    yield from _extras(plan)
    yield from glance_lines(plan, catalogue)
    yield "\n" + paragraph(str(say.KEY))
    seen: Seen = {}
    phase = plan.weeks[0].phase
    for week in plan.weeks:
        yield from _week(week, catalogue, seen, opens=week.phase > phase)
        seen |= {item.exercise: item for item in week.prescriptions}
        phase = week.phase


def paragraph(text: str, indent: str = "  ", hanging: str = "  ") -> str:
    """A text broken into lines; the later ones hang further in."""
    return "\n".join(wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + hanging))


def _follow_up(plan: ProgramPlan) -> Iterator[str]:
    weeks: dict[str, list[str]] = {}
    for due in plan.measures:
        weeks.setdefault(due.measure, []).append(str(due.week))
    measures = "; ".join(f"{measure} {', '.join(when)}" for measure, when in weeks.items())
    yield paragraph(f"{say.MEASURED}: {measures}")
    targets: dict[tuple[str, str], list[str]] = {}
    for retest in plan.retests:
        targets.setdefault((retest.test, reason_text(retest.reason)), []).append(str(retest.week))
    for (test, target), when in targets.items():
        yield paragraph(str(say.RETEST_LINE % {"test": test, "weeks": ", ".join(when), "target": target}))


def _extras(plan: ProgramPlan) -> Iterator[str]:
    for extra in plan.adjuncts:
        weeks = say.WEEKS_FROM_TO % {"first": extra.from_week, "last": extra.until_week}
        yield paragraph(f"{say.EXTRA}, {weeks}: {adjunct_text(extra.kind)}")


def _week(week: WeekPlan, catalogue: Catalogue, seen: Seen, *, opens: bool) -> Iterator[str]:
    names = {"week": week.week, "phase": week.phase, "name": PHASES[week.phase], "aim": PHASE_AIMS[week.phase]}
    yield "\n" + str(say.WEEK_LINE % names)
    if opens:
        yield paragraph(f"{what_opens(week.phase)}: {' '.join(_criteria(week.phase))}")
    yield paragraph(" · ".join(_days(week)))
    yield paragraph(f"{say.READ}: {'; '.join(str(education_title(code)) for code in week.education)}")
    yield from _run(week.running)
    yield f"\n     {_in_columns(('', *map(str, say.COLUMN_HEADINGS)))}"
    for block, items in groupby(week.prescriptions, key=lambda item: item.block):
        yield f"  {say.RUN_OR_WALK if block == 'run' else BLOCKS[block]}"
        yield from (_row(item, catalogue, seen) for item in items)
    first_times = [item for item in week.prescriptions if item.exercise not in seen]
    if first_times:
        yield f"\n  {say.WHY}"
        yield from _reasons(first_times)


def _criteria(phase: int) -> Iterator[str]:
    """What must be met besides the calendar, in words."""
    return (criterion_text(criterion) for criterion in entry(phase, Readiness()).criteria)


def _days(week: WeekPlan) -> Iterator[str]:
    for day in week.days:
        minutes = f" {say.MINUTES % {'minutes': day.minutes}}" if day.minutes else ""
        yield f"{WEEKDAYS_ABBR[day.day - 1]} {say.DAY_KINDS[day.kind]}{minutes}"


def _run(run: RunPlan) -> Iterator[str]:
    yield paragraph(f"{say.RUN}: {reason_text(run.reason)}")
    if run.allowed:
        numbers = {"minutes": f"{run.minutes:g}", "longest": f"{run.longest_minutes:g}", "pain": run.max_pain}
        left_out = ", ".join(str(LEFT_OUT[what]) for what in run.remove)
        yield paragraph(f"{say.RUN_LINE % numbers} · {say.LEAVE_OUT}: {left_out}", indent="       ")


def _row(item: Prescription, catalogue: Catalogue, seen: Seen) -> str:
    name = shorten(catalogue[item.exercise].name, COLUMNS[0] - 6, placeholder="…")
    cells = (
        f"{item.exercise:<6}{name}",
        _on_days(item.days),
        _sets(item),
        span(*item.effort_rpe) if item.effort_rpe else "",
        item.tempo if re.fullmatch(r"[0-9]+-[0-9]+-[0-9]+", item.tempo) else "",
        f"{_range(item.knee_rom_degrees)}°" if item.knee_rom_degrees and item.block == "main" else "",
        seconds_text(item.rest_seconds) if item.rest_seconds else "",
        f"≤ {item.pain_ceiling}",
    )
    return f"   {_mark(item, seen)} {_in_columns(cells)}"


def _in_columns(cells: Iterable[str]) -> str:
    return "".join(f"{cell:<{width}} " for cell, width in zip(cells, COLUMNS, strict=True)).rstrip()


def _mark(item: Prescription, seen: Seen) -> str:
    """`+` for a first time after week 1, `~` where the dose differs from the last time, `?` for optional."""
    before = seen.get(item.exercise)
    if item.optional:
        return "?"
    if before is None:
        return "+" if seen else " "
    return " " if _dose(before) == _dose(item) else "~"


def _dose(item: Prescription) -> tuple[object, ...]:
    return (_sets(item), item.load_kg, item.effort_rpe, item.tempo, item.knee_rom_degrees)


def _reasons(items: Iterable[Prescription]) -> Iterator[str]:
    for item in items:
        why = " ".join(dict.fromkeys(reason_text(reason) for reason in item.reasons))
        ladder = "".join(f" {step}" for step in _ladder(item))
        yield paragraph(f"{item.exercise:<6}{why}{ladder}", indent="     ", hanging="      ")


def _ladder(item: Prescription) -> Iterator[str]:
    if item.easier:
        yield str(say.EASIER % {"code": item.easier})
    if item.harder:
        yield str(say.HARDER % {"code": item.harder})


def _on_days(days: tuple[int, ...]) -> str:
    """`Mon Wed Fri`, or `Mon–Sat` for a run of days."""
    names = [str(WEEKDAYS_ABBR[day - 1]) for day in days]
    unbroken = len(days) > 2 and days[-1] - days[0] == len(days) - 1
    return f"{names[0]}–{names[-1]}" if unbroken else " ".join(names) if len(names) < 4 else _initials(days)


def _initials(days: tuple[int, ...]) -> str:
    """Seven places, a dot for a day without."""
    return "".join(str(WEEKDAYS_ABBR[day - 1])[0] if day in days else "·" for day in range(1, 8))


def _sets(item: Prescription) -> str:
    """`3 × 10–15`, legs apart where they differ, with the hold and the load where there is one."""
    legs = [item.sets_left] if item.sets_left == item.sets_right else [item.sets_left, item.sets_right]
    sets = "/".join(str(count) for count in legs)
    dose = _amount(item) if legs == [1] and not item.reps else str(say.TIMES % {"sets": sets, "amount": _amount(item)})
    hold = f", {seconds_text(*item.hold_seconds)}" if item.reps and item.hold_seconds else ""
    return f"{dose}{hold}{f', {item.load_kg:g} kg' if item.load_kg else ''}"


def _amount(item: Prescription) -> str:
    if item.reps:
        return span(*item.reps)
    seconds = item.hold_seconds or item.duration_seconds
    return seconds_text(*seconds) if seconds else "–"


def _range(ends: Range) -> str:
    return str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
