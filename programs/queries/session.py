"""A session as its page shows it: what is planned, what was done, and what the rules say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet, Subquery

from programs.clinical.adherence import SessionState, state_of
from programs.clinical.content_week import Content
from programs.clinical.decision import STRICTEST_FIRST, NextStep
from programs.clinical.hold import Hold, HoldCode
from programs.clinical.irritability import pain_ceiling
from programs.clinical.logged import morning_rise
from programs.clinical.values import Irritability
from programs.models import (
    CareRelationship,
    Exercise,
    Patient,
    PlannedSession,
    Prescription,
    SessionLog,
)
from programs.queries.course import course_at, shown_as
from programs.queries.eased import in_its_place, within
from programs.queries.hold import hold_from
from programs.queries.ladders import ladders_of
from programs.queries.log_versions import LogVersion, every_telling
from programs.queries.logs import JUDGED_BLOCKS, RUNNING, checks_that_matter, logs_that_matter
from programs.queries.next_steps import has_legs_apart, next_steps, recent
from programs.queries.session_card import WeekPlace, prescriptions_of, week_place
from programs.queries.told import ToldRows, told_rows
from programs.queries.week import kind_asked, minutes_of, planned_day


@dataclass(frozen=True)
class SessionItem:
    """One exercise of the session: its prescription, the steps beside it, the exercise that the last decision names
    in its place, and what the rules said after the last time."""

    prescription: Prescription
    easier: Exercise | None
    harder: Exercise | None
    other: Exercise | None
    step: NextStep | None

    @property
    def exercise(self) -> Exercise:
        """The catalogue's row."""
        return self.prescription.exercise

    @property
    def is_run(self) -> bool:
        """A run, a walk or a ride."""
        return self.exercise.category == RUNNING

    @property
    def instead(self) -> Prescription | None:
        """What is done this time in its place, with its own dose, where the last decision names an easier step."""
        is_named = self.step is not None and self.step.names_easier and self.other is not None
        return self.in_its_place if is_named else None

    @cached_property
    def in_its_place(self) -> Prescription | None:
        """The exercise that the last decision names, else the easier step, as it would be asked in this session."""
        found = self.other or self.easier
        return in_its_place(self.prescription, found) if found else None

    @property
    def shown(self) -> Prescription:
        """What is done: the prescription, or the easier step in its place."""
        return self.instead or self.prescription

    @property
    def each_leg(self) -> bool:
        """Whether each leg has sets of its own."""
        return has_legs_apart(self.exercise)


class MorningTold(NamedTuple):
    """The score of a morning after, and its rise over the pain before the session (None = that was not told)."""

    score: int
    rise: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPage:
    """Everything the session page shows. `log` is the one that stands (`is_latest`: nothing was done after it),
    `versions` every telling, newest first, where they were asked for; `hold` speaks against doing it today."""

    session: PlannedSession
    today: date
    state: SessionState
    items: tuple[SessionItem, ...]
    log: SessionLog | None
    versions: tuple[LogVersion, ...]
    is_latest: bool
    hold: Hold | None

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """What is asked, in the order in which it is done."""
        return tuple(item.prescription for item in self.items)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return minutes_of(self.session)

    @property
    def kind(self) -> str:
        """What it is for, as it is asked."""
        return kind_asked(self.session)

    @property
    def categories(self) -> tuple[str, ...]:
        """What it works on."""
        return tuple(item.exercise.category for item in self.items)

    @property
    def equipment(self) -> tuple[str, ...]:
        """Everything it uses."""
        return tuple(thing for item in self.items for thing in item.shown.exercise.entry["equipment"])

    @property
    def changes(self) -> tuple[tuple[NextStep, tuple[str, ...]], ...]:
        """Every decision with the exercises it is about, the strictest first; the same words are said once."""
        found: dict[tuple[object, ...], tuple[NextStep, list[str]]] = {}
        for item in self.items:
            if item.step is not None:
                key = (item.step.decision, item.step.reason.code, *item.step.reason.params.items())
                found.setdefault(key, (item.step, []))[1].append(item.exercise.name)
        strictest_first = sorted(found.values(), key=lambda one: STRICTEST_FIRST.index(one[0].decision))
        return tuple((step, tuple(names)) for step, names in strictest_first)

    @property
    def pain_ceiling(self) -> int:
        """The highest pain of a score that speaks of the whole session: the program's, or the lowest of what loads
        the knee in it (`logs.JUDGED_BLOCKS`)."""
        judged = (item.shown.pain_ceiling for item in self.items if item.prescription.block in JUDGED_BLOCKS)
        return min([pain_ceiling(Irritability(self.session.program.irritability)), *judged])

    @property
    def morning_told(self) -> MorningTold | None:
        """How the knee was on the morning after, and by how much it was worse than before; None = not told."""
        if self.log is None or self.log.morning is None:
            return None
        return MorningTold(self.log.morning, morning_rise(before=self.log.before, morning=self.log.morning))

    @property
    def place(self) -> WeekPlace:
        """Which session of which planned week it is."""
        return week_place(self.session)

    @property
    def content(self) -> Content:
        """Which planned week is done, how much of it, and why."""
        return self.session.content

    @property
    def differs(self) -> bool:
        """Whether it is not simply what the plan has for this week."""
        return self.content.differs_from(self.session.own_week.number)

    @property
    def shown(self) -> str:
        """The same for the form: what is told is told of what was shown (`Course.serve_as_shown`)."""
        return shown_as(self.content)

    @property
    def is_today(self) -> bool:
        """Whether it is planned for this day."""
        return self.session.due_on == self.today

    @property
    def is_held(self) -> bool:
        """Whether it must not be done: it is not told yet, and something speaks against today's session, against
        those of some days of rest, or against every session where the whole plan waits or is paused."""
        if self.hold is None or self.log is not None:
            return False
        return self.is_today or self.is_paused or self.hold.blocks_plan or self._is_in_rest(self.hold)

    @property
    def is_paused(self) -> bool:
        """Whether nothing else speaks against it than that the plan rests."""
        return self.hold is not None and self.hold.code is HoldCode.PAUSED

    def _is_in_rest(self, hold: Hold) -> bool:
        if hold.until is None:
            return False
        until_on = self.session.program.patient.user.today(at=hold.until)
        return hold.rests_on(self.session.due_on, until_on=until_on)

    @property
    def is_bare(self) -> bool:
        """Whether the page leaves out doses and how to do it: nobody must be led to exercise now, also not by a
        session that was told long ago."""
        return self.is_held or (self.hold is not None and self.hold.blocks_plan)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the plan ended before its day: nobody is asked to do it any more."""
        program = self.session.program
        if program.ended_at is None or self.log is not None:
            return False
        return self.session.due_on >= program.patient.user.today(at=program.ended_at)

    @property
    def is_ahead(self) -> bool:
        """Whether its day has not come: it can be looked at, not logged."""
        return self.state is SessionState.AHEAD


def sessions_of(patient: Patient, *, at: datetime) -> QuerySet[PlannedSession]:
    """A patient's planned sessions with program and week, and the name of the `therapist` in whose care the patient
    is. One query."""
    care = CareRelationship.objects.active(at=at).filter(patient=patient).order_by("started_at")
    return (
        PlannedSession.objects.filter(program__patient=patient)
        .select_related("program__patient__user", "program__assessment", "week__version")
        .annotate(
            therapist=Subquery(care.values("therapist__full_name")[:1]),
        )
    )


def session_page(
    session: PlannedSession, patient: Patient, *, at: datetime, with_versions: bool = False, shown: str = ""
) -> SessionPage:
    """A planned session of `sessions_of` on a day, as it is done, or as a page showed it. Ten queries, or eleven with
    every telling of it; one more where the run that is asked is of a kind that its week does not have."""
    today = patient.user.today(at=at)
    ceiling = pain_ceiling(Irritability(session.program.irritability))
    logs = list(logs_that_matter(patient, session.program, today=today))
    chain = every_telling(session) if with_versions else ()
    rows = told_rows(log.pk for log in (*recent(logs), *chain))
    log = next((one for one in logs if one.planned_session_id == session.pk), None)
    state = state_of(planned_day(session, log), today=today)
    checks = checks_that_matter(patient, session.program, today=today)
    course = course_at(session.program, patient, at=at, logs=logs, checks=checks)
    session = course.serve_as_shown(session, shown) or course.serve(session, log)
    return SessionPage(
        session=session,
        today=today,
        state=state,
        items=session_items(session, logs, rows),
        log=log,
        versions=tuple(
            LogVersion(one, rows.sets.get(one.pk, ()), rows.skips.get(one.pk, ()), ceiling) for one in chain
        ),
        is_latest=log is not None and log == logs[-1],
        hold=hold_from(patient, session.program, logs, checks=checks, at=at),
    )


def session_items(session: PlannedSession, logs: Sequence[SessionLog], rows: ToldRows) -> tuple[SessionItem, ...]:
    """The exercises of a session with the steps beside them and the last decision. Two queries."""
    prescriptions = prescriptions_of(session)
    ladders = ladders_of(prescriptions)
    steps = {step.prescription.pk: step.step for step in next_steps(session, prescriptions, logs, rows, ladders)}
    decided = [(item, within(session.content, steps.get(item.pk))) for item in prescriptions]
    return tuple(
        SessionItem(item, ladders.row(item.easier), ladders.row(item.harder), ladders.named_by(step), step)
        for item, step in decided
    )
