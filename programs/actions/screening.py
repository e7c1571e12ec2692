"""The warning signs: asked page by page, judged by the rules, asked anew, and cleared by a clinician."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from programs.actions import audit
from programs.actions.assessment import has_scores, open_assessment, renew_assessment
from programs.actions.lock import lock_patient
from programs.actions.screening_level import refresh_level, result_of
from programs.clinical import RULES_VERSION
from programs.clinical.examination import ScreeningResult
from programs.clinical.screening import BY_KEY, PAGES, Page
from programs.clinical.values import Level
from programs.models import Clearance, Patient, Screening, ScreeningAnswer, User
from programs.queries.case import clearance_from, record_of


class ScreeningClosed(Exception):
    """It was finished: its answers stand. To answer otherwise takes a new one."""


class ScreeningIncomplete(Exception):
    """A question is open: not answered is not passed."""


class ClearanceNotPossible(Exception):
    """Nothing is finished that a clinician could clear, or the level is one that no clearance lifts."""


class ClearanceDateRefused(Exception):
    """The day lies before the screening or after today. Carries both borders."""

    def __init__(self, earliest: date, latest: date) -> None:
        super().__init__(f"not from {earliest} to {latest}")
        self.earliest, self.latest = earliest, latest


#: The columns of a screening that the health page answers.
SCOPE_FIELDS = (
    "pregnant_weeks",
    "weeks_since_birth",
    "surgery_months_ago",
    "injection_weeks_ago",
    "implant",
    "anticoagulant",
    "heart_lung_or_parq",
    "inflammatory_arthritis",
    "osteoporosis",
    "kneeling_hurts",
    "under_physio",
    "first_knee_pain_ever",
    "low_mood",
    "pain_everywhere",
    "tendon_medicine",
    "painkiller_risk",
    "fever_free_hours",
    "guardian_consent",
    "contraindications",
)


@transaction.atomic
def begin_screening(*, patient: Patient, by: User, at: datetime) -> Screening:
    """The one being answered; the first is begun here. Raises ScreeningClosed."""
    screening = _newest(patient)
    if screening is None:
        screening = _begin(patient, by=by, at=at)
    if screening.completed_at is not None:
        raise ScreeningClosed
    return screening


@transaction.atomic
def answer_page(
    *,
    patient: Patient,
    page: Page,
    answers: Mapping[str, str],
    knee: Mapping[str, Any] | None = None,
    by: User,
    at: datetime,
) -> Screening:
    """Store each sign of a page by itself; `knee` holds the facts that the page asks besides (`Page.also`).

    Where the answers so far mean URGENT or EMERGENCY the screening ends here: nobody goes on answering questions
    who should be on the phone. Raises ScreeningClosed, and ValueError for answers that are not this page's.
    """
    if set(answers) != set(page.keys) or any(word not in BY_KEY[key].words for key, word in answers.items()):
        raise ValueError(f"these are no answers to {page.slug}")
    screening = begin_screening(patient=patient, by=by, at=at)
    ScreeningAnswer.objects.bulk_create(
        [ScreeningAnswer(screening=screening, question=key, answer=answers[key], answered_at=at) for key in page.keys],
        update_conflicts=True,
        unique_fields=["screening", "question"],
        update_fields=["answer", "answered_at"],
    )
    if page.also:
        assessment = open_assessment(patient, by=by, at=at)
        for field in page.also:
            setattr(assessment, field, (knee or {}).get(field))
        assessment.save(update_fields=list(page.also))
    return _end_early(screening, by=by, at=at)


@transaction.atomic
def answer_health(*, patient: Patient, scope: Mapping[str, Any], by: User, at: datetime) -> Screening:
    """Store what limits a plan (SC01-SC18, contraindications); what is not given was not ticked."""
    screening, unanswered = begin_screening(patient=patient, by=by, at=at), Screening()
    for field in SCOPE_FIELDS:
        setattr(screening, field, scope.get(field, getattr(unanswered, field)))
    screening.scope_answered_at = at
    screening.save(update_fields=[*SCOPE_FIELDS, "scope_answered_at"])
    return _end_early(screening, by=by, at=at)


@transaction.atomic
def complete_screening(*, patient: Patient, by: User, at: datetime) -> Screening:
    """Finish it and keep what the rules say; a finished one answers with itself. Raises ScreeningIncomplete."""
    screening = _newest(patient)
    if screening is None:
        raise ScreeningIncomplete
    if screening.completed_at is not None:
        return screening
    result = result_of(patient, at=at)
    if result is None or result.unanswered or screening.scope_answered_at is None:
        raise ScreeningIncomplete
    return _finish(screening, result, by=by, at=at)


@transaction.atomic
def screen_anew(*, patient: Patient, by: User, at: datetime) -> Screening:
    """A new full screening, with the present pain asked again. An open one answers with itself: nothing is lost."""
    newest = _newest(patient)
    if newest is not None and newest.completed_at is None:
        return newest
    renew_assessment(patient=patient, by=by, at=at)
    return _begin(patient, by=by, at=at)


def ask_denied_again(screening: Screening) -> None:
    """A sign was told while these questions were open: what was denied before says nothing about it. What was told,
    or not sure, stays."""
    answers = screening.answers.all()
    denied = [row.pk for row in answers if row.answer == BY_KEY[row.question].negative]
    screening.answers.filter(pk__in=denied).delete()


@transaction.atomic
def correct_screening(*, patient: Patient, by: User, at: datetime) -> Screening:
    """A slip of the finger: a new screening that holds the answers of today's, but for the page answered last.

    The old one stays as it was, and the new one names it. On a later day nothing is carried over: knees change.
    """
    newest = _newest(patient)
    today = patient.user.today(at=at)
    if newest is None or newest.completed_at is None or patient.user.today(at=newest.completed_at) != today:
        return screen_anew(patient=patient, by=by, at=at)
    assessment = patient.assessments.order_by("-started_at", "-pk").first()
    if assessment is None or assessment.completed_at is not None or has_scores(assessment):
        renew_assessment(patient=patient, by=by, at=at)  # the scores may be what was told by mistake
    screening = _begin(patient, by=by, at=at, corrects=newest)
    answers = list(newest.answers.all())
    last = _page_answered_last(newest, answers)
    ScreeningAnswer.objects.bulk_create(
        ScreeningAnswer(screening=screening, question=row.question, answer=row.answer, answered_at=row.answered_at)
        for row in answers
        if last is None or row.question not in last.keys
    )
    return screening


@transaction.atomic
def record_clearance(*, patient: Patient, cleared_on: date, clinician: str, by: User, at: datetime) -> Clearance:
    """A clinician looked at this and said that exercise may start. Told twice, the first row answers.

    It lifts SOON only. Raises ClearanceNotPossible, ClearanceDateRefused.
    """
    screening = _newest(patient)
    if screening is None or screening.completed_at is None:
        raise ClearanceNotPossible
    if Level[screening.level or "EMERGENCY"] >= Level.URGENT:
        raise ClearanceNotPossible
    today = patient.user.today(at=at)
    earliest = clearance_from(record_of(patient), today=today) or today
    if not earliest <= cleared_on <= today:
        raise ClearanceDateRefused(earliest, today)
    clearance, created = Clearance.objects.get_or_create(
        patient=patient,
        screening=screening,
        cleared_on=cleared_on,
        clinician=clinician,
        defaults={"recorded_at": at, "recorded_by": by},
    )
    if created:
        audit.record("record_clearance", by=by, at=at, patient=patient, subject=clearance.public_id)
        refresh_level(patient=patient, by=by, at=at)
    return clearance


def _newest(patient: Patient) -> Screening | None:
    """The newest, read when it is this request's turn."""
    lock_patient(patient)
    newest: Screening | None = patient.screenings.order_by("-started_at", "-pk").first()
    return newest


def _begin(patient: Patient, *, by: User, at: datetime, corrects: Screening | None = None) -> Screening:
    first = {"started_at": at, "corrects": corrects}
    screening, created = patient.screenings.get_or_create(completed_at=None, defaults=first)
    if created:
        audit.record("begin_screening", by=by, at=at, patient=patient, subject=screening.public_id)
    return screening


def _end_early(screening: Screening, *, by: User, at: datetime) -> Screening:
    result = result_of(screening.patient, at=at)
    if result is None or result.level < Level.URGENT:
        return screening
    return _finish(screening, result, by=by, at=at)


def _finish(screening: Screening, result: ScreeningResult, *, by: User, at: datetime) -> Screening:
    screening.completed_at, screening.level = at, result.level.name
    screening.rules, screening.limits, screening.rules_version = list(result.rules), list(result.limits), RULES_VERSION
    screening.save(update_fields=["completed_at", "level", "rules", "limits", "rules_version"])
    audit.record("complete_screening", by=by, at=at, patient=screening.patient, subject=screening.public_id)
    return screening


def _page_answered_last(screening: Screening, answers: list[ScreeningAnswer]) -> Page | None:
    """None where that was the health page, which is asked again in any case; of pages of one moment the last."""
    moments = {row.question: row.answered_at for row in answers}
    answered = [page for page in PAGES if page.keys[0] in moments]
    last = max(reversed(answered), key=lambda page: moments[page.keys[0]], default=None)
    asked_health = screening.scope_answered_at
    if last is None or (asked_health is not None and asked_health >= moments[last.keys[0]]):
        return None
    return last
