"""What the rules say about the next run, from the stored logs: the runs of the last step, how long the longest of
thirty days was, and how much a week held (§6.6 run version, 7.1-7.3). No query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

from programs.clinical.decision import NextStep
from programs.clinical.generation.running import WALKS_ONLY
from programs.clinical.progression import RUN, RunState, Session, decide_run
from programs.clinical.screening.rescreen import WEEKLY_DAYS
from programs.clinical.told_runs import LONGEST_OF_DAYS
from programs.clinical.values import Irritability
from programs.models import Assessment, PlannedSession, SessionLog, SetLog
from programs.queries.logs import RUNNING
from programs.queries.told import ToldRows
from programs.queries.week_facts import week_done

LONGEST_OF = timedelta(days=LONGEST_OF_DAYS)
#: "Try them again in a week": so long an answer for the gate of 7.2 is not asked anew.
GATE_ANSWERS_COUNT = timedelta(days=WEEKLY_DAYS)


@dataclass(frozen=True, slots=True)
class ToldRun:
    """A run that was told: what was asked of it, as a week stores it, and how it went."""

    running: Mapping[str, Any]
    session: Session

    @property
    def asked(self) -> tuple[Any, Any]:
        """Runs that are alike ask the same."""
        return self.running.get("step"), self.running.get("minutes")


def decide_next_run(
    session: PlannedSession,
    runs: Sequence[ToldRun],
    logs: Sequence[SessionLog],
    rows: ToldRows,
    known: Mapping[str, Any],
) -> NextStep:
    """The decision after the runs that ask the same as the last one."""
    return decide_run(run_state(session, runs[-1].running, logs, rows), same_runs(runs), **known)


def same_runs(runs: Sequence[ToldRun]) -> list[Session]:
    """Those of the last step, one after the other: a step counts anew once another was run between."""
    last = list(takewhile(lambda run: run.asked == runs[-1].asked, reversed(runs)))
    return [run.session for run in reversed(last)]


def last_decision(runs: Sequence[ToldRun], session: PlannedSession) -> NextStep:
    """What the last runs alone said: that is what the next one was judged by."""
    state = RunState(step=runs[-1].running.get("step"))
    return decide_run(state, same_runs(runs), irritability=Irritability(session.program.irritability))


def run_state(
    session: PlannedSession, running: Mapping[str, Any], logs: Sequence[SessionLog], rows: ToldRows
) -> RunState:
    """Where the runner stands after a run with this `running`, before a session as it is served."""
    week, start = session.week, _fresh_start(session, logs)
    planned = week.running.get("minutes") or 0
    number = session.program.week_on(session.due_on)
    before = [log for log in logs if number and session.program.week_on(log.performed_on) == number - 1]
    return RunState(
        step=running.get("step"),
        longest_run_30d_minutes=longest_run(session, logs, rows),
        planned_minutes=planned or None,
        week_minutes=planned * sum(day["kind"] == RUN for day in week.days) or None,
        last_week_minutes=sum(minutes_run(log, rows) for log in before) or None,
        walk_pain=start.walk_30_min_pain if start else None,
        hop_pain=start.hop_pain if start else None,
        phase=week.phase,
        may_run=week.running["reason"]["code"] not in WALKS_ONLY,
    )


def _fresh_start(session: PlannedSession, logs: Sequence[SessionLog]) -> Assessment | None:
    """The examination while its walk and hops count for the gate of 7.2. Later the walks that were told speak, and the
    words before the first run ask for the hops anew."""
    start = session.program.assessment
    is_old = start.completed_at and _day_of(session, logs) - start.completed_at.date() > GATE_ANSWERS_COUNT
    return None if is_old else start


def longest_run(session: PlannedSession, logs: Sequence[SessionLog], rows: ToldRows) -> float | None:
    """Minutes of the longest run of the thirty days before a session (R7): as told, else as answered before the plan
    while that is no older; None = not known."""
    day = _day_of(session, logs)
    told = [minutes_run(log, rows) for log in logs if day - log.performed_on <= LONGEST_OF]
    return max(told, default=0) or _answered(session, day)


def _day_of(session: PlannedSession, logs: Sequence[SessionLog]) -> date:
    return max(session.due_on, logs[-1].performed_on) if logs else session.due_on


def minutes_run(log: SessionLog, rows: ToldRows) -> float:
    """Minutes of running in a session: those that were asked, less or more where the time that was told is; none of a
    walk or a ride. A run without rows is one that was done (twin: queries/logs.py, `run_share`)."""
    asked = week_done(log).running.get("minutes") or 0
    sets = list(run_sets(log, rows))
    if not sets:
        is_done = log.planned_session.kind == RUN and not rows.skips.get(log.pk) and not rows.sets.get(log.pk)
        return float(asked) if is_done else 0
    target = sum(row.target_seconds or 0 for row in sets)
    return float(asked) * sum(row.seconds or 0 for row in sets) / target if target else float(asked)


def run_sets(log: SessionLog, rows: ToldRows) -> Iterator[SetLog]:
    """The sets of a log that were its run, without what could be left out."""
    for row in rows.sets.get(log.pk, ()):
        if row.prescription.exercise.category == RUNNING and not row.prescription.is_optional:
            yield row


def _answered(session: PlannedSession, day: date) -> float | None:
    start = session.program.assessment
    if start.completed_at is None or day - start.completed_at.date() > LONGEST_OF:
        return None
    return start.longest_run_30d_minutes or None
