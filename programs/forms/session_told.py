"""A telling as the answers of a form, so that it can be corrected without typing it all again."""

from __future__ import annotations

from typing import Any

from programs.forms.session_items import ALL, NONE, SOME, ItemFields, fields_of, unit_of
from programs.models import SetLog
from programs.queries.log_versions import LogVersion
from programs.queries.session import SessionPage


def told_again(version: LogVersion, known: SessionPage) -> dict[str, Any]:
    """Initial values of `SessionForm`: what was said, exercise by exercise, and the id of the log it corrects."""
    log: Any = version.log  # with the scores of queries.logs
    said: dict[str, Any] = {
        "corrects": log.pk,
        "performed_on": log.performed_on,
        "effort": log.effort_rpe,
        "swelling_new": yes_or_no(log.swelling_new),
        "locked_or_gave_way": yes_or_no(log.locked_or_gave_way),
        "note": log.note,
    }
    said |= {"pain_before": log.before, "pain_peak": log.peak, "pain_after": log.after}
    skipped = {skip.prescription_id: skip.reason for skip in version.skips}
    for item in known.items:
        part = fields_of(item)
        rows = [row for row in version.sets if row.prescription_id == item.prescription.pk]
        if item.prescription.pk in skipped:
            said |= {part.did: NONE, part.reason: skipped[item.prescription.pk]}
        elif rows:
            said |= told_sets(part, rows)
    return said


def yes_or_no(answer: bool | None) -> str | None:
    """The word that the form's cards hold."""
    return None if answer is None else "yes" if answer else "no"


def told_sets(part: ItemFields, rows: list[SetLog]) -> dict[str, Any]:
    """ "All as planned" where that would say exactly the same, else every number."""
    if same_as_planned(part, rows):
        return {part.did: ALL, part.counted: told_in(part, rows)}
    said: dict[str, Any] = {part.did: SOME, part.counted: told_in(part, rows)}
    for cell in part.cells:
        row = next((one for one in rows if (one.side, one.number) == (cell.side.value, cell.number)), None)
        if row is None:
            continue
        amount = row.reps if row.reps is not None else row.seconds or 0
        said[cell.name] = amount // 60 if said[part.counted] == "min" else amount
        if row.load_kg is not None:
            said[cell.kg_name] = f"{row.load_kg.normalize():f}"
    return said


def told_in(part: ItemFields, rows: list[SetLog]) -> str:
    """What the sets were counted in."""
    if rows[0].reps is not None:
        return "reps"
    return next((unit for unit in (unit_of(part.item), *part.units) if unit != "reps"), "s")


def same_as_planned(part: ItemFields, rows: list[SetLog]) -> bool:
    """Whether these sets are what "all as planned" stands for."""
    planned = {(one.side.value, one.number, one.reps, one.seconds, one.load_kg) for one in part.sets({part.did: ALL})}
    return planned == {(row.side, row.number, row.reps, row.seconds, row.load_kg) for row in rows}
