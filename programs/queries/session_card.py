"""What a session asks for, and the same in short for a card."""

from __future__ import annotations

from dataclasses import dataclass

from programs.models import PlannedSession, Prescription
from programs.queries.eased import asked_on
from programs.queries.week import kind_asked, minutes_of

REST = "rest"


@dataclass(frozen=True, slots=True)
class WeekPlace:
    """Which session of its week a session is: `number` of `total`, in the planned `week` that is asked."""

    week: int
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class SessionCard:
    """Today's session in short."""

    session: PlannedSession
    place: WeekPlace
    categories: tuple[str, ...]
    equipment: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return minutes_of(self.session)

    @property
    def kind(self) -> str:
        """What it is for, as it is asked."""
        return kind_asked(self.session)

    @property
    def exercises(self) -> int:
        """How many exercises it holds."""
        return len(self.categories)


def week_place(session: PlannedSession) -> WeekPlace:
    """Where a session stands in the week that is asked: a week that comes again is counted as itself, not on with the
    calendar. Its program and week are loaded."""
    first = session.program.starts_on.isoweekday()
    days = sorted((day["day"] - first) % 7 for day in session.week.days if day["kind"] != REST)
    own = (session.weekday - first) % 7
    return WeekPlace(session.week.number, sum(day <= own for day in days), len(days))


def session_card(session: PlannedSession) -> SessionCard:
    """A session with what it works on and what it needs. One query."""
    prescriptions = prescriptions_of(session)
    return SessionCard(
        session=session,
        place=week_place(session),
        categories=tuple(item.exercise.category for item in prescriptions),
        equipment=tuple(thing for item in prescriptions for thing in item.exercise.entry["equipment"]),
    )


def prescriptions_of(session: PlannedSession) -> tuple[Prescription, ...]:
    """The prescriptions of a session's weekday, in the order in which they are done: those of the week that it was
    served with, and as many of their sets (queries/course.py). One query.

    JSON lists are searched in Python: a week holds some twenty rows, and SQLite has no index for them.
    """
    of_week = Prescription.objects.filter(week=session.week_id).select_related("exercise").order_by("position")
    content = getattr(session, "content", None)
    if content is None:
        return tuple(item for item in of_week if session.weekday in item.days)
    return asked_on(session.weekday, of_week, content)
