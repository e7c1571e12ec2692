"""Every telling of a session: the log that stands, and those that it corrects."""

from __future__ import annotations

from dataclasses import dataclass

from programs.clinical.pain_zone import zone_under
from programs.models import ExerciseSkip, PlannedSession, SessionLog, SetLog
from programs.queries.logs import with_scores


@dataclass(frozen=True, slots=True)
class LogVersion:
    """One telling of a session: the log with its scores (`queries.logs`), its sets and its skips. `ceiling`: the
    highest pain of its program that is not in the stop zone."""

    log: SessionLog
    sets: tuple[SetLog, ...]
    skips: tuple[ExerciseSkip, ...]
    ceiling: int

    @property
    def worst(self) -> int | None:
        """The higher of the pain during and after."""
        return max((score for score in (self.log.peak, self.log.after) if score is not None), default=None)

    @property
    def is_painful(self) -> bool:
        """Whether it was in the stop zone, or the knee swelled, locked or gave way: no praise for that."""
        signs = self.log.swelling_new or self.log.locked_or_gave_way
        return bool(signs) or (self.worst is not None and zone_under(self.worst, self.ceiling) == "stop")

    @property
    def exercises_done(self) -> int:
        """How many exercises have at least one set."""
        return len({row.prescription_id for row in self.sets})


def every_telling(session: PlannedSession) -> tuple[SessionLog, ...]:
    """Every log of a session with its scores, the one that stands first, then what each corrects. One query."""
    rows = with_scores(SessionLog.objects.filter(planned_session=session))
    corrected_by = {row.corrects_id: row for row in rows}
    chain: list[SessionLog] = []
    step = corrected_by.get(None)
    while step is not None:
        chain.insert(0, step)
        step = corrected_by.get(step.pk)
    return tuple(chain)
