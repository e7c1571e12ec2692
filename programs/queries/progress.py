"""Progress: planned against done, pain over the weeks, the knee score, tests done again. A fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from programs.clinical.adherence import Adherence, WeekCount, adherence, week_counts
from programs.clinical.akps import score
from programs.clinical.case import Akps
from programs.clinical.irritability import pain_ceiling
from programs.clinical.measures import MEASURES, TestChange, changes
from programs.clinical.trend import PainTrend, akps_change, pain_trend
from programs.clinical.values import Irritability
from programs.models import Measurement, Patient, Program, SessionLog
from programs.queries.case import measured
from programs.queries.logs import standing_logs
from programs.queries.series import CalendarWeek, PainDay, PainSeries
from programs.queries.today import current_program
from programs.queries.week import TrainingDay, calendar, planned_sessions, training_days


@dataclass(frozen=True, slots=True)
class KneeScore:
    """The knee score at the start, and the newest one where it was asked again."""

    start: int
    started_on: date
    now: int | None = None
    asked_on: date | None = None
    same_items: bool = True

    @property
    def change(self) -> str | None:
        """clear, likely, none or worse; not_comparable where another item was left out; None while there is nothing
        to compare."""
        if self.now is None:
            return None
        return akps_change(self.start, self.now) if self.same_items else "not_comparable"

    @property
    def shown(self) -> int:
        """The newest score."""
        return self.start if self.now is None else self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """Everything that the progress page shows. `counts`: planned against done by kind, in the order of the plan."""

    today: date
    program: Program | None
    trend: PainTrend | None = None
    series: PainSeries | None = None
    calendar: tuple[CalendarWeek, ...] = ()
    days: tuple[TrainingDay, ...] = ()
    counts: tuple[tuple[str, Adherence], ...] = ()
    weeks: tuple[WeekCount, ...] = ()
    knee_score: KneeScore | None = None
    retested: tuple[TestChange, ...] = ()

    @property
    def past_days(self) -> tuple[TrainingDay, ...]:
        """The sessions whose day has come, for the table behind the calendar."""
        return tuple(day for day in self.days if day.planned.due_on <= self.today or day.log is not None)

    @property
    def has_logs(self) -> bool:
        """Whether anything was told."""
        return any(day.log is not None for day in self.days)


def progress_page(patient: Patient, *, at: datetime) -> ProgressPage:
    """The running program, else the last one that ran. Five queries."""
    today = patient.user.today(at=at)
    program = current_program(patient, at=at, begun=True)
    if program is None:
        return ProgressPage(today=today, program=None)
    logs = list(standing_logs(patient=patient, planned_session__program=program))
    days = training_days(planned_sessions(program), logs, today=today)
    planned = [day.as_planned_day for day in days]
    kinds = list(dict.fromkeys(day.kind for day in planned))
    return ProgressPage(
        today=today,
        program=program,
        trend=pain_trend([log.peak for log in logs if log.peak is not None and speaks(log)]),
        series=pain_series(program, logs, today),
        calendar=calendar(program, days, today=today),
        days=days,
        counts=tuple((kind, adherence([day for day in planned if day.kind == kind], today=today)) for kind in kinds),
        weeks=week_counts(planned, weeks=program.weeks_count, week_now=program.week_on(today)),
        knee_score=knee_score(patient, program),
        retested=retested(patient, program),
    )


def speaks(log: SessionLog) -> bool:
    """Whether a log says how much pain training gives: not one left out, but for one left out because it hurts."""
    return not log.is_left_out or log.hurting > 0


def pain_series(program: Program, logs: Sequence[SessionLog], today: date) -> PainSeries:
    """Pain in sessions and on the mornings after; a day that nobody told about is a gap, never a zero."""
    first = min([program.starts_on, *(log.performed_on for log in logs)])
    last = max(first, min(today, max([program.ends_on, *(log.performed_on for log in logs)])))
    during = _highest((log.performed_on, log.peak) for log in logs)
    morning = _highest((log.morning_on, log.morning) for log in logs if log.morning_on is not None)
    told = sorted(day for day in during.keys() | morning.keys() if first <= day <= last)
    return PainSeries(
        first_on=first,
        last_on=last,
        days=tuple(PainDay(day, during.get(day), morning.get(day)) for day in told),
        ceiling=pain_ceiling(Irritability(program.irritability)),
    )


def _highest(scores: Iterable[tuple[date, int | None]]) -> dict[date, int]:
    highest: dict[date, int] = {}
    for day, score_of_day in scores:
        if score_of_day is not None:
            highest[day] = max(score_of_day, highest.get(day, 0))
    return highest


def knee_score(patient: Patient, program: Program) -> KneeScore | None:
    """The score of the assessment that the program was made from, and of a newer one. One query."""
    rows = patient.assessments.completed().values_list("pk", "completed_at", "akps_answers")
    scored = {
        pk: (patient.user.today(at=done_at), total, found.missing)
        for pk, done_at, said in rows
        if said and (total := (found := score(Akps(answers=said))).total) is not None
    }
    if program.assessment_id not in scored:
        return None
    started_on, start, left_out = scored[program.assessment_id]
    newer = [found for found in scored.values() if found[0] > started_on]
    if not newer:
        return KneeScore(start, started_on)
    asked_on, now, also_left_out = max(newer)
    return KneeScore(start, started_on, now, asked_on, same_items=left_out == also_left_out)


def retested(patient: Patient, program: Program) -> tuple[TestChange, ...]:
    """The tests that were done again since the program's own, each leg's newest result against its first. A result
    that was carried over into corrected answers was not measured again. One query."""
    done = Measurement.objects.filter(
        assessment__patient=patient, assessment__completed_at__isnull=False, skipped=False
    ).order_by("measured_at", "pk")
    first = {(row.test, row.side): row for row in done if row.assessment_id == program.assessment_id}
    newest = {(row.test, row.side): row for row in done}
    pairs = [
        (first[key], row)
        for key, row in newest.items()
        if key in first and row.test in MEASURES and row.measured_at > first[key].measured_at
    ]
    return changes([measured(before) for before, _now in pairs], [measured(now) for _before, now in pairs])
