"""What a session asks for, and the same in short for a card."""

from __future__ import annotations

from dataclasses import dataclass

from programs.models import PlannedSession, Prescription
from programs.queries.eased import asked_on
from programs.queries.week import minutes_of


@dataclass(frozen=True, slots=True)
class SessionCard:
    """Today's session in short."""

    session: PlannedSession
    total: int
    categories: tuple[str, ...]
    equipment: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return minutes_of(self.session)

    @property
    def exercises(self) -> int:
        """How many exercises it holds."""
        return len(self.categories)


def session_card(session: PlannedSession, total: int) -> SessionCard:
    """A session with what it works on and what it needs. One query."""
    prescriptions = prescriptions_of(session)
    return SessionCard(
        session=session,
        total=total,
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
