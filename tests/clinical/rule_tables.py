"""The tables of the rule sheets as the code has them: name -> columns, each cell as a sheet writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from programs.clinical.akps import ITEMS
from programs.clinical.case import Person
from programs.clinical.course.limits import ROWS as COURSE_ROWS
from programs.clinical.findings import ORDER
from programs.clinical.generation.doses import EFFORT, HOLD_SETS_FROM, IRRITABLE_HOLD_SECONDS, START_REPS
from programs.clinical.generation.education import FIRST_WEEK, LATER_WEEKS
from programs.clinical.generation.follow_up import measures_due
from programs.clinical.generation.ladders import GENTLE, LADDERS
from programs.clinical.generation.lines import MOST_EXERCISES
from programs.clinical.generation.loads import START_SHARE
from programs.clinical.generation.mobility import MUSCLES
from programs.clinical.generation.phases import HIGHEST_PFJ_LOAD, PHASES
from programs.clinical.generation.run_table import TABLE, first_continuous_week, first_run_week, start_step
from programs.clinical.irritability import (
    AKPS_HIGH_BELOW,
    AKPS_MODERATE_BELOW,
    PAIN_CEILING,
    REST_PAIN,
    RUN_PAIN,
    SETTLES_MINUTES,
    SQUAT_STAIRS_PAIN,
    WORST_PAIN,
)
from programs.clinical.lengths import HONOURED, OFFERED
from programs.clinical.looks import LOOKS
from programs.clinical.measures import MEASURES, SMALLEST_CHANGES, cutoffs_for
from programs.clinical.measures.change import SmallestChange
from programs.clinical.measures.cutoffs import CHAIR_STAND_SCALE, Cutoffs
from programs.clinical.measures.measure import HIGH, LOW
from programs.clinical.outcome import SCALES, Sureness
from programs.clinical.progression.item import ROWS
from programs.clinical.progression.missed import GAPS
from programs.clinical.progression.phase_entry import ENTRY, Readiness, entry, hops_entry
from programs.clinical.screening import RESCREEN, RULES, Rule
from programs.clinical.screening.facts import IMPLICATIONS
from programs.clinical.values import Irritability, Level, Sex

Columns = Mapping[str, list[str]]


def _rules(*prefix: str) -> Columns:
    rules = [rule for rule in RULES if rule.id.startswith(prefix)]
    return {
        "id": [rule.id for rule in rules],
        "level": [_level(rule) for rule in rules],
        "source": [" ".join(rule.sources) for rule in rules],
    }


def _level(rule: Rule) -> str:
    return f"{rule.level.name} → {rule.raised_to.name}" if rule.raised_to else rule.level.name


def _levels() -> Columns:
    levels = sorted(Level, reverse=True)
    return {
        "level": [level.name for level in levels],
        "plan": ["blocked" if level.blocks_plan else "allowed" for level in levels],
    }


def _rescreen() -> Columns:
    return {
        "line": [line.key for line in RESCREEN],
        "rules": [" ".join(line.rules) for line in RESCREEN],
        "opens": [" ".join(line.opens) for line in RESCREEN],
    }


def _implications() -> Columns:
    return {
        "by": [found.because for found in IMPLICATIONS],
        "question": [found.key for found in IMPLICATIONS],
        "counts as": [found.word for found in IMPLICATIONS],
    }


def _akps() -> Columns:
    return {"item": list(ITEMS), "points": [" · ".join(map(str, points)) for points in ITEMS.values()]}


def _outcomes() -> Columns:
    scales = SCALES.values()
    return {
        "measure": list(SCALES),
        "range": [f"{scale.low}–{scale.high}" for scale in scales],
        "better is": ["higher" if scale.higher_is_better else "lower" for scale in scales],
        **{f"{sure} from": [_least(dict(scale.counts_from).get(sure)) for scale in scales] for sure in Sureness},
    }


def _least(least: Fraction | None) -> str:
    return "" if least is None else f"{float(least):g}"


def _irritability() -> Columns:
    bands = [WORST_PAIN, SQUAT_STAIRS_PAIN, SETTLES_MINUTES, REST_PAIN, RUN_PAIN]
    return {
        "row": ["worst_pain", "squat_stairs", "settles (minutes)", "rest", "running", "akps"],
        "low": [*(f"below {first}" for first, _ in bands), f"{AKPS_MODERATE_BELOW} or more"],
        "moderate": [*(f"from {first}" for first, _ in bands), f"below {AKPS_MODERATE_BELOW}"],
        "high": [*(f"from {high}" for _, high in bands), f"below {AKPS_HIGH_BELOW}"],
    }


def _by_irritability() -> Columns:
    return {str(level): _start(level) for level in Irritability}


def _start(level: Irritability) -> list[str]:
    return [
        str(PAIN_CEILING[level]),
        _span(EFFORT[level]),
        _span(START_REPS[level]),
        f"{HOLD_SETS_FROM} or more × {_span(IRRITABLE_HOLD_SECONDS)} s" if level is Irritability.HIGH else "its own",
        str(MOST_EXERCISES[level]),
        f"{START_SHARE[level]:.0%}".replace("%", " %"),
        ", ".join(map(str, OFFERED[level])) + "".join(f" ({weeks} honoured)" for weeks in HONOURED[level]),
        str(first_run_week(level)),
        str(first_continuous_week(level)),
    ]


def _tests() -> Columns:
    rows = list(MEASURES.values())
    return {
        "test": [row.id for row in rows],
        "finding": [row.finding or "–" for row in rows],
        "unit": [row.unit for row in rows],
        "deficit / borderline / ok": [_cut(cutoffs_for(row.id, Person(age=30, sex=Sex.FEMALE))) for row in rows],
        "sure": [
            f"{row.confidence}, alone {row.confidence_alone}" if row.confidence_alone else row.confidence
            for row in rows
        ],
        "waits": ["yes" if row.loads_knee else "" for row in rows],
        "keep": [row.tries for row in rows],
        "source": [" ".join(row.sources) or "D" for row in rows],
    }


def _cut(cutoffs: Cutoffs | None) -> str:
    """`< 15 / 15 to < 22 / ≥ 22`: the worst class first."""
    if cutoffs is None:
        return "–"
    low = cutoffs.worse == LOW
    if low:
        worst, fine = ("≤", ">") if cutoffs.at_cut else ("<", "≥")
    else:
        worst, fine = "≥", "<"
    ends = f"{worst} {cutoffs.deficit:g}", f"{fine} {cutoffs.borderline:g}"
    if cutoffs.deficit == cutoffs.borderline:
        return " / – / ".join(ends)
    first, last = sorted((cutoffs.deficit, cutoffs.borderline))
    return f"{ends[0]} / {first:g} to < {last:g} / {ends[1]}"


def _smallest_changes() -> Columns:
    rows = [MEASURES[test] for test in SMALLEST_CHANGES]
    return {
        "test": [row.id for row in rows],
        "better is": ["less" if row.worse == HIGH else "more" for row in rows],
        "counts from": [_counts_from(SMALLEST_CHANGES[row.id], row.unit) for row in rows],
        "source": [" ".join(SMALLEST_CHANGES[row.id].sources) or "D" for row in rows],
    }


def _counts_from(change: SmallestChange, unit: str) -> str:
    least = f"{change.amount:g} {unit}"
    return f"{change.share:.0%}, at least {least}" if change.share else least


def _looks() -> Columns:
    return {"when": [look.when for look in LOOKS], "taken": [" ".join(look.takes) for look in LOOKS]}


def _tests_by_person() -> Columns:
    people = [(test, sex, age) for test, sexes, ages in _DEPENDS for sex in sexes for age in ages]
    return {
        "test": [test for test, _, _ in people],
        "sex": [str(sex) for _, sex, _ in people],
        "age": [str(age) for _, _, age in people],
        "deficit / borderline / ok": [_cut(cutoffs_for(test, Person(age=age, sex=sex))) for test, sex, age in people],
    }


_DEPENDS = (
    ("T01b", (Sex.UNDISCLOSED,), (39, *(age for age, _ in reversed(CHAIR_STAND_SCALE)))),
    ("T05", (Sex.MALE, Sex.FEMALE, Sex.OTHER), (30,)),
    ("T17", (Sex.MALE, Sex.FEMALE), (19, 30, 40, 50, 70)),
)


def _sides() -> Columns:
    rows = [row for row in MEASURES.values() if row.sides]
    return {"test": [row.id for row in rows], "a deficit of the worse leg": [_side_limit(row.id) for row in rows]}


def _side_limit(test: str) -> str:
    row = MEASURES[test]
    if row.sides is None:
        return ""
    if row.sides.kind == "amount":
        return f"{row.sides.limit:g} {row.unit} or more apart"
    return f"{'at' if row.sides.at_limit else 'below'} {row.sides.limit:.0%}{' or less' if row.sides.at_limit else ''}"


def _phases() -> Columns:
    return {
        "weeks": [str(weeks) for weeks, _ in PHASES],
        "irritability": [str(level) for _, level in PHASES],
        "phase of each week": [" ".join(map(str, phases)) for phases in PHASES.values()],
    }


def _phase_loads() -> Columns:
    return {
        "phase": [str(phase) for phase in HIGHEST_PFJ_LOAD],
        "highest load": [load.name.lower() for load in HIGHEST_PFJ_LOAD.values()],
    }


def _phase_entry() -> Columns:
    opens = {**{str(phase): entry(phase, Readiness()) for phase in ENTRY}, "PL03": hops_entry((), ())}
    lines = [(name, line) for name, found in opens.items() for line in found.criteria]
    return {
        "opens": [name for name, _ in lines],
        "criterion": [line.code for _, line in lines],
        "needed": [f"{line.needed} or {'less' if line.at_most else 'more'}" for _, line in lines],
    }


def _ladders() -> Columns:
    rungs = [(name, phase, codes) for name, phases in LADDERS.items() for phase, codes in phases.items()]
    return {
        "ladder": [name for name, _, _ in rungs],
        "phase": ["gentle start" if phase == GENTLE else str(phase) for _, phase, _ in rungs],
        "first choice first": [" ".join(codes) for _, _, codes in rungs],
    }


def _muscles() -> Columns:
    rows = [(code, muscle) for code, muscles in MUSCLES.items() for muscle in muscles]
    return {
        "finding": [code for code, _ in rows],
        "muscle": [muscle.name for _, muscle in rows],
        "moving": [muscle.dynamic or "–" for _, muscle in rows],
        "held": [" ".join(muscle.holds) for _, muscle in rows],
        "rolled": [muscle.roll or "–" for _, muscle in rows],
    }


def _run_table() -> Columns:
    return {
        "step": [str(step.number) for step in TABLE],
        "pattern": [
            f"{step.repeats} × ({step.run_minutes_each:g} run / {step.walk_minutes_each:g} walk)" for step in TABLE
        ],
        "run min": [f"{step.run_minutes:g}" for step in TABLE],
        "total min": [f"{step.total_minutes:g}" for step in TABLE],
    }


def _run_starts() -> Columns:
    minutes = (0, 1, 7, 8, 11, 12, 15, 17, 18, 20, 29, 30)
    steps = (start_step(tolerated) for tolerated in minutes)
    return {
        "minutes": [str(tolerated) for tolerated in minutes],
        "step": ["continuous, 80 %" if step is None else str(step) for step in steps],
    }


def _pain_rows() -> Columns:
    return {"id": [f"6.6 row {number}" for number in range(1, len(ROWS) + 1)]}


def _gaps() -> Columns:
    return {
        "up to days": [str(gap.until_days) for gap in GAPS],
        "decision": [str(gap.decision) for gap in GAPS],
        "change": [f"{gap.change.variable} × {gap.change.factor}" if gap.change.factor else "none" for gap in GAPS],
        "run steps back": [str(gap.run_steps_back) for gap in GAPS],
    }


def _education() -> Columns:
    plans = [(weeks, [FIRST_WEEK, *later]) for weeks, later in LATER_WEEKS.items()]
    rows = [(weeks, number, items) for weeks, all_weeks in plans for number, items in enumerate(all_weeks, 1)]
    return {
        "weeks": [str(weeks) for weeks, _, _ in rows],
        "week": [str(number) for _, number, _ in rows],
        "read": [" ".join(items) for _, _, items in rows],
    }


def _measures_due() -> Columns:
    due: dict[int, list[str]] = {}
    for one in measures_due(6):
        due.setdefault(one.week, []).append(one.measure)
    return {"week": [str(week) for week in due], "taken": [" ".join(found) for found in due.values()]}


def _order() -> Columns:
    return {"place": [str(place) for place, _ in enumerate(ORDER, 1)], "finding": list(ORDER)}


def _span(span: Iterable[int]) -> str:
    return "–".join(map(str, span))


#: Every table that a sheet may mark as checked. Columns that are not here are the sheet's own words.
TABLES: Mapping[str, Callable[[], Columns]] = {
    "levels": _levels,
    "warning_signs": lambda: _rules("RF"),
    "pattern": lambda: _rules("PF", "FAT", "SWOLLEN"),
    "scope": lambda: _rules("SC", "AKPS"),
    "rescreen": _rescreen,
    "implications": _implications,
    "akps_items": _akps,
    "outcomes": _outcomes,
    "irritability_rows": _irritability,
    "by_irritability": _by_irritability,
    "tests": _tests,
    "tests_by_person": _tests_by_person,
    "smallest_changes": _smallest_changes,
    "looks": _looks,
    "sides": _sides,
    "findings_order": _order,
    "phases": _phases,
    "phase_loads": _phase_loads,
    "phase_entry": _phase_entry,
    "course_rows": lambda: {"row": [row.__name__ for row in COURSE_ROWS]},
    "ladders": _ladders,
    "muscles": _muscles,
    "run_table": _run_table,
    "run_starts": _run_starts,
    "item_rows": _pain_rows,
    "run_rows": _pain_rows,
    "gaps": _gaps,
    "education": _education,
    "measures_due": _measures_due,
}
