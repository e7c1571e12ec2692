"""The rows of a run where another one than the week's is asked: the exercise, its time and its reason are those of what
is asked. A walk is called a walk (§6.8, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from programs.clinical.generation.reasons import rule_reason
from programs.clinical.generation.run_items import WHY_RUN, run_exercise, session_minutes
from programs.clinical.generation.running import Run
from programs.models import Exercise, Prescription
from programs.queries.logs import RUNNING

RUN_BLOCK = "run"
#: Reasons that speak of the kind of run: those of another kind do not stay beside it.
OF_A_KIND = frozenset({*WHY_RUN.values(), "walk_instead"})


def with_asked_run(rows: Sequence[Prescription], run: Run) -> Iterator[Prescription]:
    """The rows of a week with this run; rides stay as they are. A drill of running that may be left out goes where a
    walk is asked, and is never longer than the run. One query where the plan knows no such run.

    The rows are copies already, shown and never saved.
    """
    other = None
    for row in rows:
        if row.block != RUN_BLOCK or row.exercise.category != RUNNING:
            yield row
        elif not row.is_optional:
            other = other or _exercise(rows, run)
            yield _as_asked(row, run, other)
        elif not run.is_walk:
            yield _at_most(row, run_seconds(run))


def run_seconds(run: Run) -> int:
    """How long a run takes, with its walking."""
    return round(60 * session_minutes(run.step, run.minutes))


def _exercise(rows: Sequence[Prescription], run: Run) -> Exercise | None:
    code = run_exercise(run.step)
    planned = (row.exercise for row in rows if row.exercise.code == code)
    return next(planned, None) or Exercise.objects.filter(code=code).first()


def _as_asked(row: Prescription, run: Run, exercise: Exercise | None) -> Prescription:
    """What a therapist put in the place of a run, and the right kind of run, only change their time."""
    if row.duration_seconds_min is not None:
        row.duration_seconds_min = row.duration_seconds_max = run_seconds(run)
    if exercise is None or row.exercise.code not in WHY_RUN or row.exercise.code == exercise.code:
        return row
    known, why = exercise.as_clinical(), rule_reason(WHY_RUN[exercise.code])
    row.exercise, row.easier, row.harder = exercise, known.easier, known.harder
    row.pain_ceiling = min(row.pain_ceiling, known.pain_ceiling)
    told = {"code": why.code, "rule": why.rule, "params": dict(why.params)}
    row.reasons = [told, *(one for one in row.reasons if one["code"] not in OF_A_KIND)]
    return row


def _at_most(row: Prescription, seconds: int) -> Prescription:
    if row.duration_seconds_min is not None:
        row.duration_seconds_min = min(row.duration_seconds_min, seconds)
        row.duration_seconds_max = min(row.duration_seconds_max or seconds, seconds)
    return row
