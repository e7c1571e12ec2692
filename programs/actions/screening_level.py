"""Asks the rules again after a fact changed, and keeps what they said for the lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from programs.actions import audit
from programs.clinical import RULES_VERSION
from programs.clinical.akps import score
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening import not_asked_yet, screen
from programs.clinical.values import Level
from programs.models import Patient, Screening, User
from programs.queries.case import case_from, record_of


def result_of(patient: Patient, *, at: datetime) -> ScreeningResult | None:
    """What the rules say now of everything that is stored; None while age, sex or side is not known.
    Urgent advice names no rule that only waits for the story of the knee."""
    record = record_of(patient)
    if not record.is_enough:
        return None
    case = case_from(record, today=patient.user.today(at=at))
    score(case.akps)  # points that the scale does not have are refused, not read
    result = screen(case, case.akps.answers)
    if result.level < Level.URGENT:
        return result
    unasked = not_asked_yet(case)
    return replace(result, rules=tuple(rule for rule in result.rules if rule not in unasked))


def refresh_level(*, patient: Patient, by: User, at: datetime) -> None:
    """Store what a finished screening means now that another fact is known. An open one has no level yet.

    URGENT and EMERGENCY are never lowered here: only a new full screening does that (settled).
    """
    screening = patient.screenings.order_by("-started_at", "-pk").first()
    if screening is None or screening.completed_at is None:
        return
    told, result = Level[screening.level], result_of(patient, at=at)
    if result is None or (told >= Level.URGENT and result.level <= told):
        return
    if keep(screening, result):
        audit.record("ask_rules_again", by=by, at=at, patient=patient, subject=screening.public_id)


def keep(screening: Screening, result: ScreeningResult) -> bool:
    """Write level, rules and limits into a finished screening; False where they stood there already."""
    said = {
        "level": result.level.name,
        "rules": list(result.rules),
        "limits": list(result.limits),
        "rules_version": RULES_VERSION,
    }
    if all(getattr(screening, field) == value for field, value in said.items()):
        return False
    Screening.objects.filter(pk=screening.pk).update(**said)
    return True
