"""What a calendar week of a program holds, from the stored rows. The rule itself: clinical/content_week.py.

A planned session is *served*: it then has the week, the kind and the minutes of what is done on its day, and its
`content` says why that is not its own week.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q

from programs.clinical.adherence import COUNTED_KIND
from programs.clinical.content_week import Content, content_of
from programs.clinical.course import Line
from programs.clinical.course.volume import EASED_BLOCK
from programs.clinical.generation.running import SPEED, Run
from programs.clinical.logged import morning_rise, peak_of, settles_minutes
from programs.clinical.progression import RUN
from programs.clinical.reason import Reason
from programs.clinical.told_course import CourseFacts, DoneSession, ToldCheck, WeekOfPlan
from programs.clinical.told_runs import could_be_asked, run_reason
from programs.clinical.values import Irritability
from programs.models import Assessment, Patient, PlannedSession, Prescription, Program, SessionLog, Week, WeeklyCheck
from programs.queries.eased import counts, line_of
from programs.queries.logs import checks_that_matter, logs_that_matter, scores_of

REST = "rest"
#: How a page says in its form what it showed: the week, the shares of its sets and loads, and a run that is another
#: one than the week's: its step ("c" = continuous) and minutes.
SHARES = r"(?P<share>1\.0|0\.[1-9][0-9]?):(?P<load_share>1\.0|0\.[1-9][0-9]?)"
SHOWN = re.compile(rf"(?P<week>[1-8]):{SHARES}(:(?P<step>c|[0-9]|1[0-2])-(?P<minutes>[0-9]{{1,3}}(\.5)?))?")
STEP_DOWN = "T13"


@dataclass(frozen=True)
class Course:
    """A program with what was told of it, seen from a day."""

    facts: CourseFacts
    weeks: tuple[Week, ...]
    today: date
    _known: dict[int, Content] = field(default_factory=dict, repr=False, compare=False)

    def content(self, number: int) -> Content:
        """What a calendar week holds."""
        if number not in self._known:
            self._known[number] = content_of(self.facts, number, day=self.today)
        return self._known[number]

    @property
    def now(self) -> Content:
        """What this week holds."""
        return self.content(max(self.facts.week_on(self.today), 1))

    def week(self, number: int) -> Week:
        """A planned week's row."""
        return self.weeks[number - 1]

    def serve(self, session: PlannedSession, log: SessionLog | None = None) -> PlannedSession:
        """A planned session as it is done: as it was told, where it was, else as the course has it now. No query."""
        if log is None:
            return serve(session, self.weeks, self.content(session.week.number))
        told = next((week for week in self.weeks if week.pk == log.content_week_id), session.week)
        return serve(session, self.weeks, as_told(told.number, log.volume_share, log.load_share, run_told(log)))

    def serve_as_shown(self, session: PlannedSession, shown: str) -> PlannedSession | None:
        """A planned session as a page showed it before: what somebody was asked to do is what they tell about,
        whatever was told since. None for what no page can have shown."""
        found = SHOWN.fullmatch(shown)
        if found is None or not 1 <= int(found["week"]) <= session.week.number:
            return None
        told = as_told(int(found["week"]), found["share"], found["load_share"], _run_shown(found))
        if told.run is not None and not could_be_asked(told.run, self.facts.planned(told.week).run):
            return None
        now = self.content(session.week.number)
        return serve(session, self.weeks, now if shown_as(told) == shown_as(now) else told)


def as_told(week: int, share: Any, load_share: Any, run: Run | None = None) -> Content:
    """What was asked once, whatever would be asked now."""
    reason = Reason("course_was_asked", "6.3", {"week": week})
    return Content(week=week, reason=reason, share=float(share or 1), load_share=float(load_share or 1), run=run)


def shown_as(content: Content) -> str:
    """What a form carries of it (`SHOWN`)."""
    shown, run = f"{content.week}:{content.share}:{content.load_share}", content.run
    return shown if run is None else f"{shown}:{'c' if run.step is None else run.step}-{run.minutes:g}"


def _run_shown(found: re.Match[str]) -> Run | None:
    if found["step"] is None:
        return None
    return Run(None if found["step"] == "c" else int(found["step"]), float(found["minutes"]))


def run_told(log: SessionLog) -> Run | None:
    """The run that a log keeps, where another one than the week's was asked."""
    return None if log.run_minutes is None else Run(log.run_step, float(log.run_minutes))


def serve(session: PlannedSession, weeks: Sequence[Week], content: Content) -> PlannedSession:
    """A copy with the week that is done; the kind and the minutes are those of the same weekday there (no plan rests
    on a weekday on which it trains later)."""
    served: Any = copy.copy(session)
    served.own_week, served.content = session.week, content
    if content.week == session.week.number:
        served.week = with_run(session.week, content)
        return served
    served.week = with_run(weeks[content.week - 1], content)
    day = next((day for day in served.week.days if day["day"] == session.weekday and day["kind"] != REST), None)
    if day is not None:
        served.kind, served.minutes = day["kind"], day["minutes"]
    return served


def with_run(week: Week, content: Content) -> Week:
    """A copy of a week with the run that is asked instead of the planned one; the week itself where there is none."""
    if content.run is None:
        return week
    other: Any = copy.copy(week)
    other.running = week.running | other_run(week.running, content.run, is_first=content.is_first_run)
    return other


def other_run(running: dict[str, Any], run: Run, *, is_first: bool = False) -> dict[str, Any]:
    """What is another one of a week's stored running. A run with walks between is nothing to be fast in (R6)."""
    reason, left_out = run_reason(run, is_first=is_first), running["remove"]
    minutes = int(run.minutes) if run.minutes == int(run.minutes) else run.minutes
    return {
        "allowed": not run.is_walk,
        "step": run.step,
        "minutes": minutes,
        "longest_minutes": minutes,
        "remove": left_out if run.is_continuous else [*left_out, *(one for one in SPEED if one not in left_out)],
        "reason": {"code": reason.code, "rule": reason.rule, "params": dict(reason.params)},
    }


def course_at(
    program: Program,
    patient: Patient,
    *,
    at: datetime,
    logs: Sequence[SessionLog] | None = None,
    checks: Sequence[WeeklyCheck] | None = None,
) -> Course:
    """The course of a program at a moment. Three queries, and one each for logs and checks that were not loaded."""
    today = patient.user.today(at=at)
    weeks = Week.objects.filter(planned_sessions__program=program).distinct().order_by("number")
    logs = list(logs_that_matter(patient, program, today=today)) if logs is None else logs
    checks = checks_that_matter(patient, program, today=today) if checks is None else checks
    return course_of(program, patient, list(weeks), logs, checks, today=today)


def course_of(
    program: Program,
    patient: Patient,
    weeks: Sequence[Week],
    logs: Iterable[SessionLog],
    checks: Iterable[WeeklyCheck],
    *,
    today: date,
) -> Course:
    """The same from rows that were loaded: the weeks of the plan in order, logs and checks of `queries.logs`. Two
    queries."""
    before = Max("measurements__number", filter=Q(measurements__test=STEP_DOWN, measurements__skipped=False))
    start = Assessment.objects.filter(pk=program.assessment_id).annotate(step_down=before)
    pain, step_down, fear = start.values_list("pain_worst_7d", "step_down", "fear").get()
    lines = strengthening_lines(weeks)
    facts = CourseFacts(
        starts_on=program.starts_on,
        weeks=tuple(planned_week(week, lines[week.pk]) for week in weeks),
        sessions=tuple(done_sessions(weeks, logs, patient)),
        checks=tuple(told_check(check) for check in checks),
        pain_before=pain,
        step_down_before=None if step_down is None else int(step_down),
        irritability=Irritability(program.irritability),
        fear=fear,
    )
    return Course(facts=facts, weeks=tuple(weeks), today=today)


def strengthening_lines(weeks: Sequence[Week]) -> Mapping[int, tuple[Line, ...]]:
    """The sets of each week's strengthening, by the key of the week. One query."""
    rows = Prescription.objects.filter(week__in=weeks, block=EASED_BLOCK).select_related("exercise")
    found = defaultdict[int, tuple[Line, ...]](tuple)
    for item in rows.only("week_id", "sets_left", "sets_right", "days", "exercise__category").order_by("position"):
        if counts(item):
            found[item.week_id] += (line_of(item),)
    return found


def planned_week(week: Week, lines: tuple[Line, ...] = ()) -> WeekOfPlan:
    """A row as the rule reads it."""
    running = week.running
    return WeekOfPlan(
        number=week.number,
        phase=week.phase,
        strength=sum(day["kind"] == COUNTED_KIND for day in week.days),
        run_step=running.get("step"),
        runs=bool(running.get("allowed")),
        lines=lines,
        run_minutes=running.get("minutes") or 0,
    )


def done_sessions(weeks: Sequence[Week], logs: Iterable[Any], patient: Patient) -> Iterable[DoneSession]:
    """The logs of these weeks that were not left out, as the rule reads them."""
    numbers = {week.pk: week.number for week in weeks}
    own = [log for log in logs if log.planned_session.week_id in numbers and not log.is_left_out]
    for log in own:
        day = patient.user.today
        yield DoneSession(
            done_on=log.performed_on,
            told_at=log.received_at,
            told_on=day(at=log.received_at),
            week=numbers[log.content_week_id or log.planned_session.week_id],
            kind=log.planned_session.kind,
            peak=peak_of(scores_of(log)),
            morning=log.morning,
            effort=log.effort_rpe,
            swelling_new=log.swelling_new,
            mechanical=log.locked_or_gave_way,
            settles_minutes=settles_minutes(scores_of(log)),
            fell_short=_fell_short(log),
            run=run_told(log),
            run_share=log.run_share,
            with_run=log.with_run,
            is_ride=log.is_ride,
            lowest_ceiling=log.lowest_ceiling,
            morning_rise=morning_rise(before=log.before, morning=log.morning),
            morning_told_at=log.morning_told_at,
            morning_told_on=day(at=log.morning_told_at) if log.morning_told_at else None,
        )


def _fell_short(log: Any) -> bool:
    """A run is no smaller because the weights of its week are."""
    if log.planned_session.kind == RUN:
        return bool(log.skipped) or log.is_cut_short
    return bool(log.skipped) or log.volume_share is not None or log.load_share is not None


def told_check(check: WeeklyCheck) -> ToldCheck:
    """A row as the rule reads it."""
    numbers = ("squat_pain", "stairs_down_pain", "step_down_points", "chair_rises", "walk_pain")
    return ToldCheck(
        told_at=check.told_at,
        told_on=check.told_on,
        pain_worst=check.pain_worst,
        has_no_swelling=check.new_swelling == "no",
        readiness={name: getattr(check, name) for name in numbers},
        heel_raises=(check.heel_raises_left, check.heel_raises_right),
    )
