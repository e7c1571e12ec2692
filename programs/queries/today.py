"""Today's page: one state, and what belongs to it. Eight queries, however much is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from programs.clinical.adherence import Adherence, SessionState, WeekCount, week_counts, weeks_on_plan
from programs.clinical.check import CheckState, check_state
from programs.clinical.content_week import Content, gap_until, next_entry
from programs.clinical.decision import Decision, NextStep
from programs.clinical.hold import Hold, told_pains
from programs.clinical.irritability import pain_ceiling
from programs.clinical.pain_zone import USUAL_CEILING
from programs.clinical.phase_opens import opens_when
from programs.clinical.progression.phase_entry import Entry
from programs.clinical.reason import Reason
from programs.clinical.today import DayCode, DayFacts, day_code
from programs.clinical.values import Irritability
from programs.models import (
    CareRelationship,
    Patient,
    Program,
    ProgramStatus,
    SessionLog,
    WeeklyCheck,
)
from programs.models.program import RUNNING_STATUSES
from programs.queries.course import Course, course_of
from programs.queries.hold import hold_from, is_going_on, warning_sign_of, week_told_on
from programs.queries.logs import checks_that_matter, logs_that_matter, told
from programs.queries.morning import MorningCheck, morning_check
from programs.queries.session_card import SessionCard, session_card
from programs.queries.week import (
    StripDay,
    TrainingDay,
    planned_sessions,
    strength_done,
    training_days,
    week_strip,
    weeks_of,
)

#: A session that was not logged is offered for this many days.
OFFER_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """Everything that today's page shows. `missed` is the newest session without a log that may still be told; `gap`
    what the rules say about coming back after days without any, `is_begun` whether one of this program was done.
    `content` is what this week holds, `check` whether the week has to be told, `checks` those told before, newest
    first, `entry` the criteria of the next phase once it is near."""

    today: date
    code: DayCode
    program: Program | None = None
    therapist: str | None = None
    week: int = 0
    phase: int | None = None
    strip: tuple[StripDay, ...] = ()
    hold: Hold | None = None
    morning: MorningCheck | None = None
    card: SessionCard | None = None
    done: TrainingDay | None = None
    upcoming: TrainingDay | None = None
    missed: TrainingDay | None = None
    gap: NextStep | None = None
    is_begun: bool = False
    weeks: tuple[WeekCount, ...] = ()
    counted: Adherence | None = None
    content: Content | None = None
    check: CheckState = CheckState.NOT_YET
    checks: tuple[WeeklyCheck, ...] = ()
    entry: Entry | None = None
    opens: Reason | None = None

    @property
    def is_check_due(self) -> bool:
        """Whether a card asks for the week already."""
        return self.check is not CheckState.NOT_YET

    @property
    def is_over(self) -> bool:
        """Whether the weeks of the plan have passed."""
        return self.program is not None and self.program.is_over_on(self.today)

    @property
    def differs(self) -> bool:
        """Whether this week is not simply the planned one."""
        return self.content is not None and self.content.differs_from(self.week)

    @property
    def gap_to_tell(self) -> NextStep | None:
        """What is said about the gap; nothing beside a week that asks for less: it knows of the gap too, and holds what
        is stricter of the two."""
        less = self.content is not None and (self.content.share < 1 or self.content.load_share < 1)
        return None if self.is_begun and less else self.gap

    @property
    def tells_week(self) -> bool:
        """Whether the week's words are said: not "week 3 comes next" beside a gap that asks to repeat."""
        comes_next = self.content is not None and not self.content.waits
        return self.differs and not (self.is_begun and comes_next and self.gap_to_tell)

    @property
    def weeks_on_plan(self) -> int:
        """How many weeks count so far."""
        return weeks_on_plan(self.weeks)

    @property
    def week_now(self) -> WeekCount | None:
        """The week that runs."""
        return next((week for week in self.weeks if week.is_now), None)


def current_program(patient: Patient, *, at: datetime, begun: bool = False) -> Program | None:
    """The running program, else the draft (unless only what was `begun` is asked for), else the newest that ever
    ran; with the name of the `therapist` in whose care the patient is. One query."""
    care = CareRelationship.objects.active(at=at).filter(patient=OuterRef("patient")).order_by("started_at")
    programs = patient.programs.exclude(status=ProgramStatus.STOPPED.value, activated_at=None)
    return (
        (programs.exclude(activated_at=None) if begun else programs)
        .select_related("assessment")
        .annotate(
            rank=Case(
                When(Q(status__in=RUNNING_STATUSES), then=Value(0)),
                When(Q(status=ProgramStatus.DRAFT.value), then=Value(1)),
                default=Value(2),
            ),
            therapist=Subquery(care.values("therapist__full_name")[:1]),
        )
        .order_by("rank", "-drafted_at", "-pk")
        .first()
    )


def program_ceiling(program: Program | None) -> int:
    """The highest pain of a program that is not in the stop zone (§6.2, 6.6); without one the usual border."""
    return pain_ceiling(Irritability(program.irritability)) if program else USUAL_CEILING


def today_page(patient: Patient, *, at: datetime) -> TodayPage:
    """What today's page shows at a moment, on the patient's own calendar day."""
    today = patient.user.today(at=at)
    program = current_program(patient, at=at)
    if program is None or program.status not in RUNNING_STATUSES:
        return _page_without_plan(patient, program, today, at=at)
    return _running_page(patient, program, today, at=at)


def _page_without_plan(patient: Patient, program: Program | None, today: date, *, at: datetime) -> TodayPage:
    found = warning_sign_of(patient, at=at)  # where there is one, it comes before everything
    code = DayCode.HELD if found else day_code(DayFacts(status=program.status if program else None, today=today))
    therapist = program.therapist if program else None
    return TodayPage(today=today, code=code, program=program, therapist=therapist, hold=found)


def _running_page(patient: Patient, program: Program, today: date, *, at: datetime) -> TodayPage:
    logs = list(logs_that_matter(patient, program, today=today))
    checks = checks_that_matter(patient, program, today=today)
    planned = planned_sessions(program)
    course = course_of(program, patient, weeks_of(planned), logs, checks, today=today)
    days = training_days(planned, logs, today=today, course=course)
    found = hold_from(patient, program, logs, checks=checks, at=at)
    day = next((one for one in days if one.planned.due_on == today), None)
    code = _code(program, day, found, today)
    week = program.week_on(today)
    of_week = _of_this_week(course, is_going_on=is_going_on(program, today)) if 1 <= week <= program.weeks_count else {}
    return TodayPage(
        today=today,
        code=code,
        program=program,
        therapist=program.therapist,
        week=week,
        strip=week_strip(program, days, today=today),
        hold=found,
        morning=morning_check(logs, local=at.astimezone(patient.user.zone)),
        card=session_card(day.planned) if day and code is DayCode.SESSION else None,
        done=day if day and day.log else None,
        upcoming=next((one for one in days if one.planned.due_on > today and one.log is None), None),
        missed=_missed(days, today),
        gap=_gap(course, today) if code in (DayCode.SESSION, DayCode.REST) else None,
        is_begun=any(log.performed_on >= program.starts_on and not log.is_left_out for log in logs),
        weeks=week_counts([one.as_planned_day for one in days], weeks=program.weeks_count, week_now=week),
        counted=strength_done(days, today=today),
        check=check_due(program, checks, logs, today=today),
        checks=tuple(reversed(checks)),
        **of_week,
    )


def _code(program: Program, day: TrainingDay | None, hold: Hold | None, today: date) -> DayCode:
    return day_code(
        DayFacts(
            status=program.status,
            today=today,
            starts_on=program.starts_on,
            ends_on=program.ends_on,
            hold=hold,
            has_session=day is not None,
            is_done=day is not None and day.log is not None,
        )
    )


def _of_this_week(course: Course, *, is_going_on: bool) -> dict[str, Any]:
    """What the course makes of a week of the plan; a plan that rests opens nothing."""
    return {
        "phase": course.week(course.now.week).phase,
        "content": course.now,
        "entry": next_entry(course.facts, day=course.today) if is_going_on else None,
        "opens": opens_when(course.facts, day=course.today) if is_going_on else None,
    }


def check_due(
    program: Program, checks: Sequence[WeeklyCheck], logs: Sequence[SessionLog], *, today: date
) -> CheckState:
    """Whether the week has to be told; pain that was told after the last check asks at once. No query."""
    since = week_told_on(program, checks[-1].told_on if checks else None, today=today)
    if since is None:
        return CheckState.NOT_YET
    told_at = checks[-1].told_at if checks else program.activated_at or program.drafted_at
    later = [pain for moment, _day, pain in told_pains(told(log) for log in logs) if moment > told_at]
    return check_state(today, since, pain=max(later, default=None))


def _gap(course: Course, today: date) -> NextStep | None:
    """How to come back after a gap (§6.8); None where the next session simply comes next."""
    step = gap_until(course.facts, today, before=today + timedelta(days=1))
    return None if step.decision is Decision.NEXT else step


def _missed(days: Sequence[TrainingDay], today: date) -> TrainingDay | None:
    """The newest session of the last days without a log: perhaps it was done and not told."""
    first = today - timedelta(days=OFFER_DAYS)
    late = [day for day in days if day.state is SessionState.MISSED and day.planned.due_on >= first]
    return late[-1] if late else None
