"""A next step as the document of `preview_progress`, and as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programs.clinical.decision import Change, NextStep
from programs.wording import preview as say
from programs.wording.decisions import VARIABLE_NAMES, decision_name
from programs.wording.reasons import plain, reason_text

SCHEMA = 1


def progress_document(step: NextStep) -> dict[str, Any]:
    """The answer with every key of the contract, in its order."""
    return {
        "schema": SCHEMA,
        "decision": str(step.decision),
        "row": step.row,
        "change": {
            "variable": step.change.variable,
            "from": step.change.before,
            "to": step.change.after,
            "factor": step.change.factor,
        },
        "level": None if step.level is None else step.level.name,
        "also": [str(decision) for decision in step.also],
        "run_step": step.run_step,
        "longest_minutes_allowed": step.longest_minutes_allowed,
        "reason": {"code": step.reason.code, "text": reason_text(step.reason)},
    }


def progress_text(step: NextStep) -> str:
    """The answer to be read: the decision, why, and what it changes."""
    return "\n".join([decision_name(step.decision), reason_text(step.reason), *_consequences(step)]) + "\n"


def _consequences(step: NextStep) -> Iterator[str]:
    if step.change.variable != "none":
        yield f"{say.CHANGE}: {_changed(step.change)}"
    yield from (f"{say.ALSO}: {decision_name(decision)}" for decision in step.also)
    if step.level is not None:
        yield f"{say.LEVEL}: {step.level.name}"
    if step.run_step is not None:
        yield f"{say.RUN_STEP}: {step.run_step}"
    if step.longest_minutes_allowed is not None:
        yield f"{say.LONGEST}: {say.MINUTES % {'minutes': plain(step.longest_minutes_allowed)}}"
    yield f"({step.decision}, {step.reason.rule}, {step.reason.code})"


def _changed(change: Change) -> str:
    name = str(VARIABLE_NAMES[change.variable])
    if change.before is not None and change.after is not None:
        return f"{name} {change.before} → {change.after}"
    if change.factor is not None:
        return f"{name} × {change.factor:g}"
    return name
