"""A next step as the document of `preview_progress`, and as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programs.clinical.decision import Change, NextStep
from programs.wording import preview as say
from programs.wording.decisions import RE_RATE, VARIABLE_NAMES, decision_name
from programs.wording.reasons import plain, reason_text
from programs.wording.rule_book import NEXT_STEP_RULES

SCHEMA = 1


def progress_document(step: NextStep) -> dict[str, Any]:
    """The answer with every key of the contract, in its order. What goes with the one change is told in the reason."""
    return {
        "schema": SCHEMA,
        "decision": str(step.decision),
        "row": step.row,
        "change": _document_of(step.change),
        "level": None if step.level is None else step.level.name,
        "also": [str(decision) for decision in step.also],
        "run_step": step.run_step,
        "longest_minutes_allowed": step.longest_minutes_allowed,
        "reason": {"code": step.reason.code, "text": reason_text(step.reason)},
    }


def _document_of(change: Change) -> dict[str, Any]:
    return {"variable": change.variable, "from": change.before, "to": change.after, "factor": change.factor}


def progress_text(step: NextStep) -> str:
    """The answer to be read: the decision, why, and what it changes."""
    return "\n".join([decision_name(step.decision), reason_text(step.reason), *_consequences(step)]) + "\n"


def _consequences(step: NextStep) -> Iterator[str]:
    if step.change.variable != "none":
        yield f"{say.CHANGE}: {', '.join(_changed(change) for change in (step.change, *step.besides))}"
    yield from (f"{say.ALSO}: {decision_name(decision)}" for decision in step.also)
    if step.re_rates:
        yield f"{say.ALSO}: {RE_RATE}"
    if step.level is not None:
        yield f"{say.LEVEL}: {step.level.name}"
    if step.run_step is not None:
        yield f"{say.RUN_STEP}: {step.run_step}"
    if step.longest_minutes_allowed is not None:
        yield f"{say.LONGEST}: {say.MINUTES % {'minutes': plain(step.longest_minutes_allowed)}}"
    yield from _rule(step)
    yield f"({step.decision}, {step.reason.rule}, {step.reason.code})"


def _rule(step: NextStep) -> Iterator[str]:
    """The row of the pain table that decided, as the public page says it, with its sources."""
    row = f"6.6 row {step.row}"
    yield from (
        f"{say.RULE} {row}: {line.text} [{', '.join(line.sources)}]" for line in NEXT_STEP_RULES if line.id == row
    )


def _changed(change: Change) -> str:
    name = str(VARIABLE_NAMES[change.variable])
    if change.before is not None and change.after is not None:
        return f"{name} {change.before} → {change.after}"
    if change.factor is not None:
        return f"{name} × {change.factor:g}"
    return name
