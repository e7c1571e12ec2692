"""The end of the way: the assessment is finished and becomes a draft, or is taken up again to be changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from programs.actions.assessment import AssessmentIncomplete, complete_assessment, copy_assessment
from programs.actions.program import draft_program, stop_program
from programs.models import Assessment, Patient, Program, User
from programs.queries.start import STEPS, start_state


def finish_assessment(*, patient: Patient, by: User, at: datetime) -> Program:
    """Finish the assessment and draft the program; repeated, the draft that stands answers.

    Finished is finished also where no program can be made of it. Raises AssessmentIncomplete, and what
    `draft_program` raises.
    """
    state = start_state(patient, at=at)
    before = [step.code for step in STEPS[: [step.code for step in STEPS].index("check")]]
    if not state.is_done("check") and not all(state.is_done(code) for code in before):
        raise AssessmentIncomplete
    assessment = complete_assessment(patient=patient, by=by, at=at)
    standing = patient.programs.drafts().filter(assessment=assessment).first()
    return standing or draft_program(patient=patient, by=by, at=at)


@transaction.atomic
def change_answers(*, patient: Patient, by: User, at: datetime) -> Assessment:
    """Take the answers up again: the draft made of them is stopped, and a copy of the assessment is open."""
    for draft in patient.programs.drafts():
        stop_program(program=draft, by=by, at=at)
    return copy_assessment(patient=patient, by=by, at=at)
