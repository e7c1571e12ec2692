"""What the rules would do for one patient: after a session that nobody did, and from answers that nobody gave.

Nothing here writes. The rows are those of the patient's own pages, and so are the rules that are asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from programs.clinical.hold import Hold
from programs.clinical.plan import ProgramPlan
from programs.models import Patient, PlannedSession, Program, SessionLog
from programs.models.program import RUNNING_STATUSES
from programs.queries.edited_plan import plan_value
from programs.queries.hold import hold_from
from programs.queries.ladders import ladders_of
from programs.queries.logs import logs_that_matter
from programs.queries.next_steps import ItemStep, next_steps, recent
from programs.queries.plan_grid import plan_grid
from programs.queries.session import within
from programs.queries.session_card import prescriptions_of
from programs.queries.supposed_log import Supposed, morning_after, supposed_log, supposed_sets
from programs.queries.told import ToldRows, told_rows


@dataclass(frozen=True, slots=True)
class Programs:
    """The draft and the running program, each None where there is none."""

    draft: Program | None
    running: Program | None

    @property
    def shown(self) -> Program | None:
        """The one that answers would change: the draft if there is one."""
        return self.draft or self.running


@dataclass(frozen=True, slots=True)
class NextSession:
    """A planned session without a log, and what the rules would decide for the time after it."""

    session: PlannedSession
    steps: tuple[ItemStep, ...]
    hold: Hold | None


def programs_of(patient: Patient) -> Programs:
    """One query."""
    found = list(patient.programs.filter(status__in=["draft", *RUNNING_STATUSES]).select_related("assessment"))
    draft = next((program for program in found if program.status == "draft"), None)
    return Programs(draft, next((program for program in found if program is not draft), None))


def stored_plan(program: Program) -> ProgramPlan:
    """The newest version of a program as the rules read a plan. Three queries."""
    return plan_value(plan_grid(program))


def logs_of(patient: Patient, program: Program, *, at: datetime) -> list[SessionLog]:
    """Everything that was told and may still speak. One query."""
    return list(logs_that_matter(patient, program, today=patient.user.today(at=at)))


def after_supposed(
    patient: Patient,
    sessions: Sequence[PlannedSession],
    logs: Sequence[SessionLog],
    supposed: Supposed,
) -> tuple[NextSession, ...]:
    """Each of the coming sessions, had it gone as supposed; each by itself. Two queries, and three a session."""
    rows = told_rows(log.pk for log in recent(logs))
    return tuple(_after(patient, session, logs, rows, supposed) for session in sessions)


def _after(
    patient: Patient, session: PlannedSession, logs: Sequence[SessionLog], rows: ToldRows, supposed: Supposed
) -> NextSession:
    items = prescriptions_of(session)
    log = supposed_log(patient, session, items, supposed)
    told = [*logs, log]
    sets = supposed_sets(log, items, all_done=supposed.all_done)
    steps = next_steps(session, items, told, ToldRows({**rows.sets, log.pk: sets}, rows.skips), ladders_of(items))
    steps = tuple(replace(one, step=within(session.content, one.step) or one.step) for one in steps)
    later = morning_after(patient, session)
    return NextSession(session, steps, hold_from(patient, session.program, told, at=later))
