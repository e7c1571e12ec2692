"""Two requests at the same moment: the second is answered as if it had come afterwards, and nothing stands twice.

On PostgreSQL without locks most of these end in a fault or in rows that contradict each other; on SQLite the
transactions themselves wait for each other.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from programs.actions.care import NotATherapistHere
from programs.actions.check import AlreadyTold, tell_week
from programs.actions.clinic import LastAdministrator, StillCares, end_membership
from programs.actions.dose import DoseChanged, change_dose
from programs.actions.finish import change_answers, finish_assessment
from programs.actions.invitation import accept_invitation, token_of, withdraw_invitation
from programs.actions.program import draft_program, stop_program
from programs.actions.screening import correct_screening, screen_anew
from programs.actions.session import report_morning_pain
from programs.clinical.check import ToldWeek
from programs.clinical.dose_limits import DoseChange
from programs.clinical.values import PainScore
from programs.models import (
    AuditEvent,
    CareRelationship,
    Clinic,
    ClinicMembership,
    Invitation,
    PainReport,
    Patient,
    Prescription,
    Program,
    Role,
    Screening,
    User,
    WeeklyCheck,
)
from programs.queries.logs import standing_logs
from tests import make
from tests.actions.at_once import at_once
from tests.actions.told import session_on, tell
from tests.conftest import NOW
from tests.make_clinic import invitation, membership
from tests.make_start import at_the_end

YESTERDAY = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
#: A request that came in a moment later, and was faster.
LATER = NOW + timedelta(seconds=1)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]


@pytest.fixture
def ready(sam: Patient) -> Patient:
    """Sam has answered everything and nothing stands against a plan."""
    make.library()
    make.screening(patient=sam, at=YESTERDAY)
    make.assessment(patient=sam, at=YESTERDAY)
    return sam


def test_two_taps_on_draft_again_leave_one_draft(ready: Patient) -> None:
    def draft() -> Program:
        return draft_program(patient=Patient.objects.get(pk=ready.pk), by=ready.user, at=NOW)

    assert all(isinstance(answer, Program) for answer in at_once(draft, draft))
    assert sorted(Program.objects.values_list("status", flat=True)) == ["draft", "stopped"]


def test_two_taps_on_finish_leave_one_draft(sam: Patient) -> None:
    make.library()
    at_the_end(sam, at=NOW)

    def finish() -> Program:
        return finish_assessment(patient=Patient.objects.get(pk=sam.pk), by=sam.user, at=NOW)

    first, second = at_once(finish, finish)
    assert first == second == Program.objects.get()


def test_answers_taken_up_while_they_are_taken_up_make_one_copy(ready: Patient) -> None:
    def change() -> object:
        return change_answers(patient=Patient.objects.get(pk=ready.pk), by=ready.user, at=NOW)

    first, second = at_once(change, change)
    assert first == second
    assert ready.assessments.count() == 2


@pytest.mark.parametrize("deed", [correct_screening, screen_anew])
def test_two_taps_on_answering_again_open_one_screening(sam: Patient, deed: object) -> None:
    make.assessment(patient=sam, at=NOW, completed=False)
    make.screening(patient=sam, at=NOW, level="SOON", answers={"kneecap_slipped_out": "yes"})

    def again() -> object:
        return deed(patient=Patient.objects.get(pk=sam.pk), by=sam.user, at=NOW)  # type: ignore[operator]

    first, second = at_once(again, again)
    assert first == second == Screening.objects.get(completed_at=None)


def test_a_program_stopped_while_it_is_stopped_is_stopped_once(sam: Patient) -> None:
    program = make.program(patient=sam)

    def stop() -> None:
        stop_program(program=Program.objects.get(pk=program.pk), by=sam.user, at=NOW)

    assert at_once(stop, stop) == (None, None)
    assert AuditEvent.objects.filter(action="stop_program").count() == 1


@pytest.mark.parametrize("scores", [(3, 6), (6, 3), (3, 3)])
def test_the_second_of_two_mornings_corrects_the_first(sam: Patient, scores: tuple[int, int]) -> None:
    log = make.session_log(planned_session=session_on(make.program(patient=sam), 11))
    tellings = [
        lambda score=score: report_morning_pain(session_log=log, score=PainScore(score), by=sam.user, at=NOW)
        for score in scores
    ]
    first, second = at_once(*tellings)
    assert standing_logs(pk=log.pk).get().morning == scores[1]
    assert PainReport.objects.filter(moment="morning").count() == len(set(scores))
    assert (second == first) is (len(set(scores)) == 1)


def test_a_session_told_while_it_is_told_is_stored_once(sam: Patient) -> None:
    make.screening(patient=sam)
    session = session_on(make.program(patient=sam), 14)
    first, second = at_once(lambda: tell(session, NOW), lambda: tell(session, NOW))
    assert type(second).__name__ == "AlreadyLogged"
    assert second.log == first == sam.session_logs.get()  # type: ignore[attr-defined]


@pytest.mark.parametrize("same_id", [True, False])
def test_a_week_told_while_it_is_told_is_stored_once(sam: Patient, same_id: bool) -> None:
    make.screening(patient=sam)
    program = make.program(patient=sam)
    week = ToldWeek(pain_worst=PainScore(3), pain_usual=PainScore(1), signs={"new_injury": "yes"})
    ids = [uuid.uuid4()] * 2 if same_id else [uuid.uuid4(), uuid.uuid4()]

    def tell_it(check_id: uuid.UUID) -> WeeklyCheck:
        row = Program.objects.select_related("patient__user").get(pk=program.pk)
        return tell_week(program=row, check_id=check_id, week=week, by=sam.user, at=NOW)

    first, second = at_once(lambda: tell_it(ids[0]), lambda: tell_it(ids[1]))
    assert first == WeeklyCheck.objects.get()
    assert second == first if same_id else isinstance(second, AlreadyTold)
    assert Screening.objects.filter(completed_at=None).count() == 1


def test_the_slower_of_two_doses_is_not_written_over_the_faster(ana: Patient, tom: User, uma: User) -> None:
    make.care(patient=ana, therapist=uma, clinic=ana.care.get().clinic)
    program = make.program(patient=ana, status="draft")
    item = Prescription.objects.filter(week__version__program=program, block="main").exclude(reps_min=None)[0]
    dose = DoseChange(
        sets_left=2,
        sets_right=2,
        reps=(8, 10),
        hold_seconds=None,
        duration_seconds=None,
        rest_seconds=90,
        load_kg=None,
    )

    def change(by: User, rest_seconds: int) -> None:
        changed = replace(dose, rest_seconds=rest_seconds)
        row = Prescription.objects.get(pk=item.pk)
        change_dose(prescription=row, dose=changed, note="", shown=item.dose_version, by=by, at=NOW)

    _, refused = at_once(lambda: change(tom, 90), lambda: change(uma, 120))
    assert isinstance(refused, DoseChanged) and refused.stored.rest_seconds == 90
    item.refresh_from_db()
    assert (item.rest_seconds, item.changed_by) == (90, tom)


@pytest.mark.parametrize("moments", [(NOW, LATER), (LATER, NOW)])
def test_two_administrators_who_end_each_other_leave_one(
    cleo: User, clinic: Clinic, moments: tuple[datetime, datetime]
) -> None:
    dana = make.user(name="Dana")
    rows = (cleo.memberships.get(), membership(user=dana, clinic=clinic, role=Role.ADMINISTRATOR))
    first, second = at_once(
        lambda: end_membership(membership=rows[1], by=cleo, at=moments[0]),
        lambda: end_membership(membership=rows[0], by=dana, at=moments[1]),
    )
    assert first is None and isinstance(second, LastAdministrator)
    assert ClinicMembership.objects.get(ended_at=None).user == cleo


@pytest.mark.parametrize("moments", [(NOW, LATER), (LATER, NOW)])
@pytest.mark.parametrize("accepts_first", [True, False])
def test_nobody_is_accepted_into_the_care_of_a_therapist_who_leaves(
    tom: User, cleo: User, sam: Patient, moments: tuple[datetime, datetime], accepts_first: bool
) -> None:
    token, row = token_of(invitation(by=tom)), tom.memberships.get()
    deeds = [
        lambda: accept_invitation(token=token, by=sam.user, at=moments[0]),
        lambda: end_membership(membership=row, by=cleo, at=moments[1]),
    ]
    first, second = at_once(*(deeds if accepts_first else reversed(deeds)))
    works = ClinicMembership.objects.filter(user=tom, ended_at=None).exists()
    assert CareRelationship.objects.filter(ended_at=None).exists() is works is accepts_first
    assert not isinstance(first, Exception)
    assert isinstance(second, StillCares if accepts_first else Exception)
    if not accepts_first:
        assert type(second).__name__ in {NotATherapistHere.__name__, "InvitationNotUsable"}


def test_two_taps_on_agree_are_one_acceptance(tom: User, sam: Patient) -> None:
    made = invitation(by=tom)

    def accept() -> Invitation:
        return accept_invitation(token=token_of(made), by=sam.user, at=NOW)

    assert at_once(accept, accept) == (made, made)
    assert AuditEvent.objects.filter(action="accept_invitation").count() == 1
    assert CareRelationship.objects.count() == 1


def test_an_invitation_is_accepted_or_withdrawn_and_never_both(tom: User, sam: Patient) -> None:
    made = invitation(by=tom)
    accepted, _ = at_once(
        lambda: accept_invitation(token=token_of(made), by=sam.user, at=NOW),
        lambda: withdraw_invitation(invitation=Invitation.objects.get(pk=made.pk), by=tom, at=NOW),
    )
    made.refresh_from_db()
    assert accepted == made and made.accepted_by == sam.user and made.withdrawn_at is None
