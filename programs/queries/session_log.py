"""One session as it was told: sets beside what was asked, skipped exercises, and every pain score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programs.models import ExerciseSkip, PainReport, Prescription, SessionLog, SetLog


@dataclass(frozen=True, slots=True)
class ExerciseSets:
    """The sets of one exercise, left before right, in their order."""

    prescription: Prescription
    sets: Sequence[SetLog]


@dataclass(frozen=True, slots=True)
class SessionLogPage:
    """A log's rows. `pains` holds corrected scores as well, each knowing what corrected it."""

    exercises: Sequence[ExerciseSets]
    skips: Sequence[ExerciseSkip]
    pains: Sequence[PainReport]


def session_log_page(log: SessionLog) -> SessionLogPage:
    """Everything that hangs on a log. Three queries."""
    sets = log.sets.select_related("prescription__exercise").order_by("prescription__position", "side", "number")
    by_exercise: dict[int, list[SetLog]] = {}
    for row in sets:
        by_exercise.setdefault(row.prescription_id, []).append(row)
    pains = PainReport.objects.filter(session_log=log).select_related("corrected_by").order_by("reported_at", "moment")
    return SessionLogPage(
        exercises=[ExerciseSets(rows[0].prescription, rows) for rows in by_exercise.values()],
        skips=list(log.skips.select_related("prescription__exercise").order_by("prescription__position")),
        pains=list(pains),
    )
