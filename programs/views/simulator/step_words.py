"""A next step in words: what, why, which row of the table, from which sources, and what changes."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst

from programs.clinical.decision import Change, Decision, NextStep
from programs.exchange.catalogue_file import shipped_catalogue
from programs.wording.decisions import RE_RATE, VARIABLE_NAMES, decision_name
from programs.wording.needs import LEVEL_NAMES
from programs.wording.reasons import plain, reason_text
from programs.wording.rule_book import NEXT_STEP_RULES
from programs.wording.try_rules import NUMBER_NAMES

#: Which way a decision points (components/direction.html).
UP = frozenset({Decision.PROGRESS})
DOWN = frozenset(
    {
        *(Decision.REGRESS, Decision.REGRESS_WEEK, Decision.REPEAT_WEEK, Decision.RESTART_PHASE),
        *(Decision.NEW_BASELINE, Decision.REVIEW),
    }
)


#: Params that the answer tells already, elsewhere.
RESULTS = frozenset({"to", "name", "step"})


def step_words(step: NextStep) -> dict[str, Any]:
    """The decision as the page shows it."""
    row = f"6.6 row {step.row}"
    numbers = [
        (NUMBER_NAMES[name], plain(value))
        for name, value in step.reason.params.items()
        if value is not None and name in NUMBER_NAMES and name not in RESULTS
    ]
    also_told = (step.level, step.run_step, step.longest_minutes_allowed)
    return {
        "way": way_of(step.decision),
        "decision": decision_name(step.decision),
        "why": reason_text(step.reason),
        "rule": step.reason.rule,
        "row": next((line for line in NEXT_STEP_RULES if line.id == row), None),
        "change": change_text(step.change),
        "also": [*map(decision_name, step.also), *([str(RE_RATE)] if step.re_rates else [])],
        "level": LEVEL_NAMES[step.level.name] if step.level is not None else "",
        "run_step": step.run_step,
        "longest": "" if step.longest_minutes_allowed is None else plain(step.longest_minutes_allowed),
        "numbers": numbers,
        "has_facts": bool(numbers) or also_told != (None, None, None),
    }


def way_of(decision: Decision) -> str:
    """up, stay, down or stop."""
    if decision.stops:
        return "stop"
    return "up" if decision in UP else "down" if decision in DOWN else "stay"


def change_text(change: Change) -> str:
    """The one thing that changes, from what to what; "" where nothing does."""
    if change.variable == "none":
        return ""
    name = capfirst(str(VARIABLE_NAMES[change.variable]))
    before, after = named(change.before), named(change.after)
    if before and after:
        return f"{name}: {before} → {after}"
    if after:
        return f"{name}: {after}"
    return f"{name} × {change.factor:g}" if change.factor is not None else name


def named(value: Any) -> str:
    """A value of a change; an exercise by its code and name."""
    if value is None:
        return ""
    exercise = shipped_catalogue().get(str(value))
    return f"{exercise.code} {exercise.name}" if exercise else plain(value)
