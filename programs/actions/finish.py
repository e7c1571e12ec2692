"""The end of the way: the assessment is finished and becomes a draft, or is taken up again to be changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from programs.actions.assessment import AssessmentIncomplete, complete_assessment, copy_assessment
from programs.actions.lock import lock_patient
from programs.actions.program import NotCleared, draft_program, stop_program
from programs.clinical.generation import PlanImpossible, RuleBroken
from programs.models import Assessment, Patient, Program, User
from programs.queries.start import STEPS, start_state


def finish_assessment(*, patient: Patient, by: User, at: datetime) -> Program:
    """Finish the assessment and draft the program; repeated, the draft that stands answers.

    Finished is finished also where no program can be made of it. Raises AssessmentIncomplete, and what
    `draft_program` raises.
    """
    with transaction.atomic():
        lock_patient(patient)
        check_is_answered(patient, at=at)
        assessment = complete_assessment(patient=patient, by=by, at=at)
        standing = patient.programs.drafts().filter(assessment=assessment).first()
        try:
            return standing or draft_program(patient=patient, by=by, at=at)
        except (NotCleared, PlanImpossible, RuleBroken) as fault:
            no_plan = fault  # raised outside, so that the finished assessment is kept
    raise no_plan


def check_is_answered(patient: Patient, *, at: datetime) -> None:
    """Every step before the last look is done, or the assessment is finished. Raises AssessmentIncomplete."""
    state = start_state(patient, at=at)
    codes = [step.code for step in STEPS]
    before = codes[: codes.index("check")]
    if not state.is_done("check") and not all(state.is_done(code) for code in before):
        raise AssessmentIncomplete


@transaction.atomic
def change_answers(*, patient: Patient, by: User, at: datetime) -> Assessment:
    """Take the answers up again: the draft made of them is stopped, and a copy of the assessment is open."""
    lock_patient(patient)
    for draft in patient.programs.drafts():
        stop_program(program=draft, by=by, at=at)
    return copy_assessment(patient=patient, by=by, at=at)
