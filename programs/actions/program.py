"""The life of a program: drafted by the rules, accepted by the runner or assigned by a therapist, stopped.

No page decides who may have a plan: drafting and activating ask `clinical` anew, from the stored facts, inside
their transaction.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from programs.actions import audit
from programs.actions.lock import lock_patient
from programs.actions.stored_plan import store_plan, store_schedule
from programs.clinical.case import Case
from programs.clinical.examination import Examination
from programs.clinical.examine import examine
from programs.clinical.generation import generate
from programs.clinical.schedule import check_start
from programs.clinical.told_plan import told_of_plan
from programs.models import Assessment, CareRelationship, Patient, Program, ProgramStatus, User
from programs.models.program import RUNNING_STATUSES
from programs.queries.case import case_from, record_of
from programs.queries.library import stored_catalogue
from programs.queries.start import Outcome, level_of, outcome_of


class NotCleared(Exception):
    """The rules say no: a warning sign, an open question, an old screening, or a knee that does not fit."""


class NotADraft(Exception):
    """The program was activated or stopped before: there is nothing to accept."""


class AnswersOpen(Exception):
    """The runner is answering again: nothing is planned from answers that are half given."""


class DraftOutdated(Exception):
    """The facts changed after it was drafted: draft anew before anybody follows it."""


class TherapistDecides(Exception):
    """The runner is in somebody's care: the therapist assigns."""


class NotYourPatient(Exception):
    """Neither the runner nor a therapist with running care."""


@transaction.atomic
def draft_program(*, patient: Patient, by: User, at: datetime) -> Program:
    """Ask the rules for a plan and store it as the draft; an older draft is stopped.

    Raises NotYourPatient, AnswersOpen, NotCleared; PlanImpossible (of clinical.generation) where no plan keeps every
    rule.
    """
    lock_patient(patient)
    check_is_theirs(patient, by=by, at=at)
    assessment = finished_assessment(patient)
    today = patient.user.today(at=at)
    case, examination = cleared_case(patient, today=today)
    catalogue = stored_catalogue()
    plan = generate(case, examination, catalogue)
    if plan is None:
        raise NotCleared
    waiting = told_of_plan(plan, case, examination, catalogue)
    Program.objects.filter(patient=patient).drafts().update(status=ProgramStatus.STOPPED.value, ended_at=at)
    program = Program.objects.create(
        patient=patient,
        assessment=assessment,
        weeks_count=plan.weeks_count,
        irritability=examination.irritability.value,
        starts_on=max(today, assessment.start_on or today),
        drafted_at=at,
    )
    store_plan(program, plan, examination, waiting=waiting, by=by, at=at)
    audit.record("draft_program", by=by, at=at, patient=patient, subject=program.public_id)
    return program


@transaction.atomic
def activate_program(*, program: Program, starts_on: date, by: User, at: datetime) -> Program:
    """Begin the program: dated sessions on the weekdays that the runner chose. A running program is stopped.

    Self-guided, the runner accepts; in care, the therapist assigns. Repeated by the same person, the first result
    answers. Raises NotYourPatient, TherapistDecides, NotADraft, AnswersOpen, DraftOutdated, NotCleared,
    StartDayOutOfRange.
    """
    patient = program.patient
    lock_patient(patient)
    program = patient.programs.get(pk=program.pk)
    check_may_activate(patient, by=by, at=at)
    if program.status == ProgramStatus.ACTIVE.value and program.activated_by_id == by.pk:
        return program
    if program.status != ProgramStatus.DRAFT.value:
        raise NotADraft
    today = patient.user.today(at=at)
    check_start(starts_on, today=today)
    cleared_case(patient, today=today)
    if finished_assessment(patient) != program.assessment or facts_changed_since(program):
        raise DraftOutdated
    patient.programs.filter(status__in=RUNNING_STATUSES).update(status=ProgramStatus.STOPPED.value, ended_at=at)
    program.status, program.starts_on = ProgramStatus.ACTIVE.value, starts_on
    program.activated_at, program.activated_by = at, by
    program.save(update_fields=["status", "starts_on", "activated_at", "activated_by"])
    store_schedule(program)
    audit.record("activate_program", by=by, at=at, patient=patient, subject=program.public_id)
    return program


def cleared_case(patient: Patient, *, today: date) -> tuple[Case, Examination]:
    """The stored facts, asked now. Raises NotCleared unless the newest full screening, the facts that came after it,
    and its age allow a program (queries/start.py says the same to pages)."""
    record = record_of(patient)
    if not record.is_enough:
        raise NotCleared
    case = case_from(record, today=today)
    examination = examine(case)
    if outcome_of(record, examination, level_of(record, examination), today=today) is not Outcome.CLEARED:
        raise NotCleared
    return case, examination


def check_is_theirs(patient: Patient, *, by: User, at: datetime) -> None:
    """The runner, or a therapist whose care runs at this moment. Raises NotYourPatient."""
    if by.pk != patient.user_id and not Patient.objects.in_care_of(by, at=at).filter(pk=patient.pk).exists():
        raise NotYourPatient


def check_may_activate(patient: Patient, *, by: User, at: datetime) -> None:
    """The runner alone, or a therapist whose care runs at this moment. Raises NotYourPatient, TherapistDecides."""
    check_is_theirs(patient, by=by, at=at)
    if by.pk == patient.user_id and CareRelationship.objects.active(at=at).filter(patient=patient).exists():
        raise TherapistDecides


def finished_assessment(patient: Patient) -> Assessment:
    """The newest assessment. Raises AnswersOpen while it is not finished."""
    newest = patient.assessments.order_by("-started_at", "-pk").first()
    if newest is None or newest.completed_at is None:
        raise AnswersOpen
    return newest


def facts_changed_since(program: Program) -> bool:
    """Whether a screening or an assessment was completed after the draft was made."""
    patient = program.patient
    newer = {"completed_at__gt": program.drafted_at}
    return patient.screenings.filter(**newer).exists() or patient.assessments.filter(**newer).exists()


@transaction.atomic
def stop_program(*, program: Program, by: User, at: datetime) -> None:
    """End a draft or running program; its logs stay. Raises NotYourPatient."""
    lock_patient(program.patient)
    check_is_theirs(program.patient, by=by, at=at)
    open_statuses = [ProgramStatus.DRAFT.value, *RUNNING_STATUSES]
    stopped = Program.objects.filter(pk=program.pk, status__in=open_statuses)
    if stopped.update(status=ProgramStatus.STOPPED.value, ended_at=at):
        audit.record("stop_program", by=by, at=at, patient=program.patient, subject=program.public_id)
