"""The end of the way: finished once, drafted once, and taken up again beside what was."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from programs.actions import finish
from programs.actions.assessment import AssessmentIncomplete
from programs.actions.finish import change_answers, finish_assessment
from programs.actions.program import NotCleared
from programs.clinical.generation import PlanImpossible
from programs.clinical.reason import Reason
from programs.models import Patient, Program
from tests import make
from tests.make_start import at_the_end, at_the_tests

pytestmark = pytest.mark.usefixtures("library")


def test_finishing_twice_makes_one_draft(sam: Patient, now: datetime) -> None:
    at_the_end(sam, at=now)
    first = finish_assessment(patient=sam, by=sam.user, at=now)
    again = finish_assessment(patient=sam, by=sam.user, at=now + timedelta(minutes=1))
    assert first == again
    assert (Program.objects.count(), first.status, sam.assessments.get().completed_at) == (1, "draft", now)


def test_an_open_step_is_no_end(sam: Patient, now: datetime) -> None:
    at_the_tests(sam, at=now)
    with pytest.raises(AssessmentIncomplete):
        finish_assessment(patient=sam, by=sam.user, at=now)
    assert sam.assessments.get().completed_at is None


@pytest.mark.parametrize("sign", ["locked", "kneecap_slipped_out"])
def test_a_warning_sign_is_no_end(sam: Patient, now: datetime, sign: str) -> None:
    at_the_end(sam, at=now)
    make.screening(patient=sam, at=now + timedelta(minutes=1), level="CLEAR", answers={sign: "yes"})
    with pytest.raises(AssessmentIncomplete):
        finish_assessment(patient=sam, by=sam.user, at=now)
    assert not Program.objects.exists()


def test_a_sign_that_comes_after_the_end_is_asked_by_the_draft_itself(sam: Patient, now: datetime) -> None:
    at_the_end(sam, at=now)
    sam.assessments.update(completed_at=now)
    make.screening(patient=sam, at=now + timedelta(minutes=1), level="SOON", answers={"kneecap_slipped_out": "yes"})
    with pytest.raises(NotCleared):
        finish_assessment(patient=sam, by=sam.user, at=now + timedelta(minutes=2))
    assert not Program.objects.exists()


def test_finished_is_finished_also_where_no_program_can_be_made(
    sam: Patient, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_facts: object) -> None:
        raise PlanImpossible(Reason("too_short", "6.5"))

    at_the_end(sam, at=now)
    monkeypatch.setattr(finish, "draft_program", refuse)
    with pytest.raises(PlanImpossible):
        finish_assessment(patient=sam, by=sam.user, at=now)
    assert sam.assessments.get().completed_at == now


def test_a_fault_of_ours_finishes_nothing(sam: Patient, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(**_facts: object) -> None:
        raise RuntimeError

    at_the_end(sam, at=now)
    monkeypatch.setattr(finish, "draft_program", stumble)
    with pytest.raises(RuntimeError):
        finish_assessment(patient=sam, by=sam.user, at=now)
    assert sam.assessments.get().completed_at is None


def test_taking_up_the_answers_stops_the_draft_and_keeps_both_assessments(sam: Patient, now: datetime) -> None:
    at_the_end(sam, at=now)
    draft = finish_assessment(patient=sam, by=sam.user, at=now)
    later = now + timedelta(minutes=1)
    copy = change_answers(patient=sam, by=sam.user, at=later)
    assert change_answers(patient=sam, by=sam.user, at=later) == copy
    draft.refresh_from_db()
    assert (draft.status, copy.completed_at, sam.assessments.count()) == ("stopped", None, 2)
    newer = finish_assessment(patient=sam, by=sam.user, at=later)
    assert (newer.assessment, newer.status) == (copy, "draft")
