"""A therapist's caseload: everybody in their care, by need. The number of queries does not grow with the patients."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max

from programs.clinical.need import WEEK_DAYS, WINDOW_DAYS, CareFacts, Need, NeedCode, need_of
from programs.models import Patient, User
from programs.queries.record import PatientRecord, care_facts, records


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One patient in a line. `rules`: what the newest warning-sign questions noticed, finished or begun on
    `screened_on`. `pain`: the highest score of each of 14 days, oldest first, None = not logged."""

    public_id: UUID
    name: str
    email: str
    age: int | None
    side: str | None
    need: Need
    rules: tuple[str, ...]
    screened_on: date | None
    pain: tuple[int | None, ...]
    done: int
    due: int
    week: int
    weeks: int
    starts_on: date | None
    last_log_on: date | None
    has_draft: bool
    today: date

    @property
    def latest_pain(self) -> int | None:
        """The highest score of the last day that has one."""
        return next((score for score in reversed(self.pain) if score is not None), None)

    @property
    def latest_pain_on(self) -> date | None:
        """That day."""
        days = (self.today - timedelta(days=ago) for ago in range(len(self.pain)))
        told = zip(days, reversed(self.pain), strict=True)
        return next((day for day, score in told if score is not None), None)

    @property
    def change(self) -> int | None:
        """The latest score less the one of the newest logged day at least a week before it."""
        logged = [(day, score) for day, score in enumerate(self.pain) if score is not None]
        if not logged:
            return None
        last, latest = logged[-1]
        earlier = [score for day, score in logged if day <= last - WEEK_DAYS]
        return latest - earlier[-1] if earlier else None

    @property
    def order(self) -> tuple[int, int, str]:
        """Most urgent first, then by name."""
        return (self.need.code.rank, -self.need.weight, folded(self.name))


@dataclass(frozen=True, slots=True)
class Caseload:
    """The rows that were asked for, most urgent first, and how many there are of each need."""

    rows: tuple[CaseloadRow, ...]
    counts: Mapping[NeedCode, int]
    total: int

    @property
    def calling(self) -> int:
        """Those who need something."""
        return self.total - self.counts.get(NeedCode.ON_TRACK, 0)


def caseload(therapist: User, *, at: datetime, words: str = "", need: NeedCode | None = None) -> Caseload:
    """Everybody in this therapist's care whose name or address holds the words. Seven queries."""
    mine = Patient.objects.in_care_of(therapist, at=at)
    since, until = (at - timedelta(days=WINDOW_DAYS + 1)).date(), (at + timedelta(days=1)).date()
    found = records(mine, since=since, until=until)
    people = mine.select_related("user").annotate(last_log_on=Max("session_logs__performed_on"))
    rows = [row_of(patient, found.get(patient.pk, PatientRecord()), at=at) for patient in people]
    rows = sorted((row for row in rows if is_meant(row, words)), key=lambda row: row.order)
    counts = Counter(row.need.code for row in rows)
    shown = tuple(row for row in rows if need is None or row.need.code is need)
    return Caseload(shown, counts, len(rows))


def row_of(patient: Patient, record: PatientRecord, *, at: datetime) -> CaseloadRow:
    """A patient's line; no query."""
    today = patient.user.today(at=at)
    facts = care_facts(record, patient=patient, at=at)
    counts = facts.done_of_due
    program, assessment = record.program, record.assessment
    return CaseloadRow(
        public_id=patient.public_id,
        name=patient.user.get_full_name(),
        email=patient.user.email,
        age=patient.age_on(today),
        side=assessment.knee_side if assessment else None,
        need=need_of(facts),
        rules=rules_noticed(record),
        screened_on=screened_on(patient, record),
        pain=daily_pain(facts),
        done=counts.done,
        due=counts.due,
        week=program.week_on(today) if program else 0,
        weeks=program.weeks_count if program else 0,
        starts_on=program.starts_on if program else None,
        last_log_on=patient.last_log_on,
        has_draft=facts.has_draft,
        today=today,
    )


def rules_noticed(record: PatientRecord) -> tuple[str, ...]:
    """The rules of the newest questions that say more than how to limit a plan."""
    newest = record.screenings[0] if record.screenings else None
    return tuple(rule for rule in newest.rules if rule not in newest.limits) if newest else ()


def screened_on(patient: Patient, record: PatientRecord) -> date | None:
    """The patient's day on which the newest questions were finished, else begun."""
    newest = record.screenings[0] if record.screenings else None
    return patient.user.today(at=newest.completed_at or newest.started_at) if newest else None


def daily_pain(facts: CareFacts) -> tuple[int | None, ...]:
    """The highest score of each of the last 14 days, whatever its moment."""
    by_day: dict[date, int] = {}
    for pain in facts.pains:
        by_day[pain.day] = max(pain.score, by_day.get(pain.day, 0))
    return tuple(by_day.get(facts.today - timedelta(days=ago)) for ago in range(WINDOW_DAYS - 1, -1, -1))


def is_meant(row: CaseloadRow, words: str) -> bool:
    """Every word stands in the name or the address, in any case and with or without accents."""
    where = folded(f"{row.name} {row.email}")
    return all(word in where for word in folded(words).split())


def folded(text: str) -> str:
    """For comparing: lower case, no accents. The database would do this for ASCII only."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
