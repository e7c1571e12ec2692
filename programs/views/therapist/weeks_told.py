"""A weekly check in a line, and what the next phase waits for, as the therapist reads them."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format

from programs.clinical.progression.phase_entry import Criterion
from programs.models import WeeklyCheck
from programs.models.check import LINES, READINESS
from programs.queries.patient import PatientPage
from programs.queries.told_before import told_before
from programs.wording.check import NOT_ANSWERED, READINESS_NAMES, SIGN_ANSWERS
from programs.wording.clinic_course import (
    clinic_criterion,
    clinic_entry,
    clinic_shares,
    clinic_week,
    told_before_text,
)
from programs.wording.phase_entry import state_name, what_opens
from programs.wording.screening import RESCREEN_WORDS


def check_line(check: WeeklyCheck, shown: PatientPage) -> dict[str, Any]:
    """When, the pains, every sign that was no plain no, and the numbers for the next phase that were told."""
    return {
        "told_on": check.told_on,
        "worst": check.pain_worst,
        "usual": check.pain_usual,
        "is_corrected": check.corrects_id is not None,
        "is_earlier": shown.program is not None and check.program_id != shown.program.pk,
        "signs": [
            (RESCREEN_WORDS[line], SIGN_ANSWERS.get(getattr(check, line), NOT_ANSWERED))
            for line in LINES
            if getattr(check, line) != "no"
        ],
        "readiness": [
            (READINESS_NAMES[name], getattr(check, name)) for name in READINESS if getattr(check, name) is not None
        ],
    }


def week_words(shown: PatientPage) -> dict[str, Any]:
    """Which planned week is done and how much of it, and the criteria of the next phase. Empty without a program."""
    content, entry = shown.content, shown.entry
    if content is None:
        return {}
    return {
        "does": clinic_week(content) if shown.differs else "",
        "shares": clinic_shares(content),
        "opens": what_opens(entry.phase) if entry else "",
        "stands": clinic_entry(entry) if entry else "",
        "criteria": [criterion_line(criterion, shown) for criterion in entry.criteria] if entry else [],
    }


def criterion_line(criterion: Criterion, shown: PatientPage) -> dict[str, Any]:
    """What is needed, what the runner told, and where it stands; what was told too long ago by its day."""
    before = told_before(criterion, shown.checks, today=shown.today)
    stands = told_before_text(date_format(before.on, "j M"), is_old=before.is_old) if before else None
    return {
        "state": criterion.state.value,
        "text": clinic_criterion(criterion),
        "stands": stands or state_name(criterion.state),
    }
