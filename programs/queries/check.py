"""The weekly check: whether it can be told, what it asks, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from programs.clinical.check import CheckState, is_told_already
from programs.clinical.content_week import ASKED_FOR, CHECK_COUNTS_DAYS, Content, next_entry
from programs.clinical.hold import Hold
from programs.clinical.phase_opens import opens_when
from programs.clinical.progression.phase_entry import Entry
from programs.clinical.reason import Reason
from programs.models import Patient, Program, ProgramStatus, WeeklyCheck
from programs.queries.course import course_at
from programs.queries.hold import hold_from
from programs.queries.logs import checks_that_matter, logs_that_matter
from programs.queries.today import check_due, current_program, program_ceiling


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """What the pages about a week show. `newest`: the check told last; `content`: what this week holds after it;
    `entry`: the criteria of the next phase, once it is near; `phase`: the present one; `hold`: what holds back today's
    session; `is_due`: whether the week has to be told; `checks`: newest first."""

    program: Program
    today: date
    newest: WeeklyCheck | None
    content: Content
    phase: int
    entry: Entry | None
    opens: Reason | None
    hold: Hold | None
    is_due: bool
    checks: tuple[WeeklyCheck, ...]

    @property
    def is_told(self) -> bool:
        """Whether this week of the program has a check that is not asked for anew: then it is corrected, not told
        again (twin: actions/check.py, `told_already`)."""
        if self.newest is None:
            return False
        told_on, starts_on = self.newest.told_on, self.program.starts_on
        is_asked = self.is_due and told_on < self.today
        return is_told_already(self.today, told_on=told_on, starts_on=starts_on) and not is_asked

    @property
    def ceiling(self) -> int:
        """The highest pain of the program that is not in the stop zone."""
        return program_ceiling(self.program)

    @property
    def may_correct(self) -> bool:
        """Whether the newest check still counts."""
        return self.newest is not None and not is_too_old(self.newest, self.today)

    @property
    def questions(self) -> tuple[str, ...]:
        """What is asked for the next phase; nobody is led to try anything on a knee that rests."""
        if self.entry is None or (self.hold is not None and self.hold.code.speaks_of_knee):
            return ()
        return ASKED_FOR.get(self.entry.phase, ())


def may_correct(check: WeeklyCheck, *, at: datetime) -> bool:
    """Whether a check still counts and no later day was told since: a week told long ago is not written anew."""
    if is_too_old(check, check.patient.user.today(at=at)):
        return False
    return not WeeklyCheck.objects.filter(patient=check.patient_id, told_on__gt=check.told_on).exists()


def newest_of(checks: Sequence[WeeklyCheck], program: Program, *, today: date) -> WeeklyCheck | None:
    """The check of a program that was told last, or one of an earlier program that still counts. `checks`: oldest
    first."""
    theirs = (one for one in reversed(checks) if one.program_id == program.pk or not is_too_old(one, today))
    return next(theirs, None)


def is_too_old(check: WeeklyCheck, today: date) -> bool:
    """Whether what was told about readiness counts no more, and is not corrected any more."""
    return (today - check.told_on).days >= CHECK_COUNTS_DAYS


def check_page(patient: Patient, *, at: datetime) -> CheckPage | None:
    """The week of the running program; None where no program runs or it has not begun. Eight queries."""
    today = patient.user.today(at=at)
    program = current_program(patient, at=at)
    if program is None or program.status != ProgramStatus.ACTIVE.value or program.starts_on > today:
        return None
    logs = list(logs_that_matter(patient, program, today=today))
    checks = checks_that_matter(patient, program, today=today)
    course = course_at(program, patient, at=at, logs=logs, checks=checks)
    content = course.now
    return CheckPage(
        program=program,
        today=today,
        newest=newest_of(checks, program, today=today),
        content=content,
        phase=course.week(content.week).phase,
        entry=next_entry(course.facts, day=today),
        opens=opens_when(course.facts, day=today),
        hold=hold_from(patient, program, logs, checks=checks, at=at),
        is_due=check_due(program, checks, logs, today=today) is not CheckState.NOT_YET,
        checks=tuple(reversed(checks)),
    )
