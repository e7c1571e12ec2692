"""Logs that stand, each with its pain scores beside it: what holds, weeks, charts and next steps are read from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least, NullIf

from programs.clinical.catalogue import HIGHEST_PAIN_CEILING
from programs.clinical.hold import ToldSession
from programs.clinical.logged import Scores
from programs.models import (
    ExerciseSkip,
    PainMoment,
    PainReport,
    Patient,
    Program,
    SessionLog,
    SetLog,
    SkipReason,
    WeeklyCheck,
)

#: No rule of clinical/hold/ looks further back for pain (two stops in 14 days, and a margin).
RECENT_DAYS = 28
RUNNING = "running"
#: Rides and swims: the category of XT01 and XT02.
RIDING = "cross_training"
#: Pain is told for the whole session; it speaks about what loads the knee, not about the warm-up or a stretch,
#: whose doses go by minutes a week (§6.7).
JUDGED_BLOCKS = frozenset({"run", "main"})


def standing_logs(*conditions: Q, **filters: Any) -> QuerySet[SessionLog]:
    """Logs that no later row corrects, with `before`, `peak`, `after`, `morning`, `morning_on`,
    `morning_told_at` and what `with_deeds` adds; in the order in which they were done. One query.

    The morning after answers for the planned session, so it stays when the log is corrected; where two were
    told, the higher counts.
    """
    logs = with_scores(SessionLog.objects.filter(*conditions, **filters).standing())
    return (
        logs.select_related("planned_session__week", "content_week")
        .defer("planned_session__week__education", "planned_session__week__days")
        .order_by("performed_on", "performed_at", "received_at")
    )


def with_scores(logs: QuerySet[SessionLog]) -> QuerySet[SessionLog]:
    """Logs, standing or not, each with its scores and the morning after, the least pain that an exercise of it allows
    (`lowest_ceiling`), whether a run was part of it (`with_run`), or a ride and no run (`is_ride`), and how much of
    the run's time was told (`run_share`, twin: queries/run_steps.py, `minutes_run`)."""
    asked = (SetLog, ExerciseSkip)
    return with_deeds(logs).annotate(
        lowest_ceiling=Least(*(_ceiling(rows) for rows in asked)),
        with_run=_is_told(RUNNING),
        is_ride=_is_told(RIDING) & ~_is_told(RUNNING),
        run_share=_run_share(),
        before=_score(PainMoment.BEFORE),
        peak=_score(PainMoment.PEAK),
        after=_score(PainMoment.AFTER),
        morning=_morning("score"),
        morning_on=_morning("felt_on"),
        morning_told_at=_morning("reported_at"),
    )


def with_deeds(logs: QuerySet[SessionLog]) -> QuerySet[SessionLog]:
    """Logs with `skipped` and `hurting`, how many exercises were left out, at all and because it hurts, and
    `is_left_out`: told, and no set of an exercise that was not optional. A log without rows is a run that was done.
    `is_cut_short`: a set took less time than it was asked for."""
    sets = SetLog.objects.filter(Q(reps__gt=0) | Q(seconds__gt=0), session_log=OuterRef("pk"))
    skips = ExerciseSkip.objects.filter(session_log=OuterRef("pk"))
    nothing = ~Exists(sets.filter(prescription__is_optional=False)) & (Exists(skips) | Exists(sets))
    return logs.annotate(
        skipped=_count(skips),
        hurting=_count(skips.filter(reason=SkipReason.HURTS.value)),
        is_cut_short=Exists(sets.filter(seconds__lt=F("target_seconds"), prescription__is_optional=False)),
        is_left_out=ExpressionWrapper(nothing, output_field=BooleanField()),
    )


def _count(skips: QuerySet[ExerciseSkip]) -> Coalesce:
    counted = skips.order_by().values("session_log").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def logs_that_matter(patient: Patient, program: Program, *, today: date) -> QuerySet[SessionLog]:
    """The standing logs of a program, and older ones that may still speak against today's session."""
    recent = today - timedelta(days=RECENT_DAYS)
    return standing_logs(Q(planned_session__program=program) | may_still_speak(recent), patient=patient)


def may_still_speak(since: date) -> Q:
    """Logs from this day on, and every swelling or locking, however old."""
    return Q(performed_on__gte=since) | Q(swelling_new=True) | Q(locked_or_gave_way=True)


def checks_that_matter(patient: Patient, program: Program, *, today: date) -> list[WeeklyCheck]:
    """The standing weekly checks of a program, and those of earlier ones that may still speak against today's session:
    a knee does not know that its plan was replaced. Oldest first. One query (twin: queries/record.py)."""
    recent = today - timedelta(days=RECENT_DAYS)
    knee = Q(new_swelling="yes") | Q(no_weight_locked_or_giving_way="yes")
    mine = WeeklyCheck.objects.filter(Q(program=program) | Q(told_on__gte=recent) | knee, patient=patient)
    return list(mine.standing().order_by("told_on", "told_at"))


def _ceiling(rows: type[SetLog | ExerciseSkip]) -> Coalesce:
    """Of what was done, or left out; a run has rows of its own (§6.6), and no ceiling is above the highest."""
    judged = _judged(rows).exclude(prescription__exercise__category=RUNNING).order_by().values("session_log")
    lowest = judged.annotate(lowest=Min("prescription__pain_ceiling")).values("lowest")
    return Coalesce(Subquery(lowest), HIGHEST_PAIN_CEILING)


def _is_told(category: str) -> Any:
    """Whether an exercise of a category was done or left out."""
    done, skipped = (_judged(rows).filter(prescription__exercise__category=category) for rows in (SetLog, ExerciseSkip))
    return Exists(done) | Exists(skipped)


def _of_a_run(rows: type[SetLog | ExerciseSkip]) -> QuerySet[Any]:
    return _judged(rows).filter(prescription__exercise__category=RUNNING)


def _run_share() -> Case:
    """Of the run that was asked, 1 = all of it; a run without rows is one that was done, if nothing was left out."""
    sets = _of_a_run(SetLog).filter(prescription__is_optional=False).order_by().values("session_log")
    done, target = (Cast(Sum(column), FloatField()) for column in ("seconds", "target_seconds"))
    share = sets.annotate(share=done / NullIf(target, Value(0.0))).values("share")
    no_rows = When(Exists(_of_a_run(ExerciseSkip)) & ~Exists(sets), then=Value(0.0))
    return Case(no_rows, default=Coalesce(Subquery(share), Value(1.0)), output_field=FloatField())


def _judged(rows: type[SetLog | ExerciseSkip]) -> QuerySet[Any]:
    """The rows of a log that pain speaks about."""
    return rows.objects.filter(session_log=OuterRef("pk"), prescription__block__in=JUDGED_BLOCKS)


def _score(moment: PainMoment) -> Subquery:
    reports = PainReport.objects.filter(session_log=OuterRef("pk"), moment=moment.value, corrected_by=None)
    return Subquery(reports.order_by("-score").values("score")[:1])


def _morning(field: str) -> Subquery:
    reports = PainReport.objects.filter(
        session_log__planned_session=OuterRef("planned_session"), moment=PainMoment.MORNING.value, corrected_by=None
    )
    return Subquery(reports.order_by("-score", F("reported_at").desc()).values(field)[:1])


def told(log: SessionLog) -> ToldSession:
    """A log of `standing_logs` as far as it can hold back the next session."""
    return ToldSession(
        performed_on=log.performed_on,
        performed_at=log.performed_at,
        told_at=log.received_at,
        peak=log.peak,
        after=log.after,
        morning=log.morning,
        morning_on=log.morning_on,
        morning_told_at=log.morning_told_at,
        swelling_new=log.swelling_new,
        mechanical=log.locked_or_gave_way,
    )


def scores_of(log: SessionLog) -> Scores:
    """A log of `standing_logs` as the pain table reads it."""
    return Scores(
        before=log.before,
        peak=log.peak,
        after=log.after,
        morning=log.morning,
        effort=log.effort_rpe,
        swelling_new=log.swelling_new,
        mechanical=log.locked_or_gave_way,
    )
