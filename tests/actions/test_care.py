"""Care opens a record, hands it over and closes it; every deed is in the audit, and a repeat changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core import mail

from programs.actions.care import NotATherapistHere, end_care, hand_over, start_care
from programs.actions.leaving import CannotCareForThemselves, hand_over_all
from programs.models import AuditEvent, CareRelationship, Clinic, Patient, User
from tests import make
from tests.conftest import NOW
from tests.make_clinic import membership

LATER = NOW + timedelta(seconds=1)


def audited() -> list[tuple[str, object, object]]:
    return list(AuditEvent.objects.order_by("pk").values_list("action", "actor", "patient"))


def sees(user: User, patient: Patient, at: datetime = LATER) -> bool:
    return Patient.objects.visible_to(user, at=at).filter(pk=patient.pk).exists()


def test_starting_care_opens_the_record_with_consent(sam: Patient, uma: User, clinic: Clinic) -> None:
    care = start_care(patient=sam, therapist=uma, clinic=clinic, by=sam.user, at=NOW)
    assert sees(uma, sam)
    assert (care.consented_at, care.started_at) == (NOW, NOW)
    assert audited() == [("start_care", sam.user.public_id, sam.public_id)]


def test_care_that_runs_already_is_answered_as_it_is(ana: Patient, tom: User, clinic: Clinic) -> None:
    running = ana.care.get()
    assert start_care(patient=ana, therapist=tom, clinic=clinic, by=ana.user, at=NOW) == running
    assert ana.care.count() == 1
    assert audited() == []


def test_only_a_therapist_of_that_clinic_may_care(sam: Patient, cleo: User, clinic: Clinic) -> None:
    with pytest.raises(NotATherapistHere):
        start_care(patient=sam, therapist=cleo, clinic=clinic, by=sam.user, at=NOW)


def test_ended_care_closes_the_record_at_that_very_moment(ana: Patient, tom: User) -> None:
    end_care(care=ana.care.get(), by=ana.user, at=NOW)
    assert sees(tom, ana, at=NOW - timedelta(seconds=1))
    assert not sees(tom, ana, at=NOW)
    assert audited() == [("end_care", ana.user.public_id, ana.public_id)]


def test_care_ended_twice_stays_as_it_ended_first(ana: Patient, tom: User) -> None:
    care = ana.care.get()
    end_care(care=care, by=ana.user, at=NOW)
    end_care(care=care, by=tom, at=LATER)
    care.refresh_from_db()
    assert (care.ended_at, care.ended_by) == (NOW, ana.user)
    assert len(audited()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_hand_over_moves_the_record_and_tells_the_runner(ana: Patient, tom: User, uma: User, cleo: User) -> None:
    successor = hand_over(care=ana.care.get(), to=uma, by=cleo, at=NOW)
    assert successor is not None
    assert (sees(tom, ana), sees(uma, ana)) == (False, True)
    assert successor.handed_over_from.therapist == tom
    assert [action for action, _, _ in audited()] == ["hand_over"]
    message = mail.outbox[0]
    assert message.to == ["ana@kneeapp.example"]
    assert "Uma Patel" in message.body
    assert "/you/" in message.body
    assert "knee" not in message.subject.lower()


@pytest.mark.django_db(transaction=True)
def test_a_hand_over_to_somebody_who_cares_already_says_so(ana: Patient, tom: User, uma: User, cleo: User) -> None:
    running = make.care(patient=ana, therapist=uma)
    assert hand_over(care=ana.care.get(therapist=tom), to=uma, by=cleo, at=NOW) == running
    assert "now looks after you alone" in mail.outbox[0].body
    assert not sees(tom, ana)


def test_a_hand_over_of_ended_care_changes_nothing(ana: Patient, uma: User, cleo: User) -> None:
    care = ana.care.get()
    end_care(care=care, by=ana.user, at=NOW)
    assert hand_over(care=care, to=uma, by=cleo, at=LATER) is None
    assert not sees(uma, ana, at=LATER)


def test_all_patients_of_a_leaving_therapist_go_over_and_a_repeat_moves_nobody(
    ana: Patient, sam: Patient, tom: User, uma: User, cleo: User, clinic: Clinic
) -> None:
    make.care(patient=sam, therapist=tom, clinic=clinic)
    again = {"therapist": tom, "to": uma, "clinic": clinic, "by": cleo}
    assert hand_over_all(**again, at=NOW) == 2
    assert hand_over_all(**again, at=LATER) == 0
    assert set(Patient.objects.in_care_of(uma, at=LATER)) == {ana, sam}
    assert not Patient.objects.in_care_of(tom, at=LATER).exists()


def test_care_in_another_clinic_is_not_handed_over(
    ana: Patient, tom: User, uma: User, cleo: User, clinic: Clinic
) -> None:
    elsewhere = make.clinic()
    membership(user=tom, clinic=elsewhere)
    other = make.care(patient=make.patient(), therapist=tom, clinic=elsewhere)
    assert hand_over_all(therapist=tom, to=uma, clinic=clinic, by=cleo, at=NOW) == 1
    assert list(CareRelationship.objects.active(at=LATER).filter(therapist=tom)) == [other]


def test_nobody_is_handed_over_to_themselves(ana: Patient, tom: User, cleo: User, clinic: Clinic) -> None:
    with pytest.raises(NotATherapistHere):
        hand_over_all(therapist=tom, to=tom, clinic=clinic, by=cleo, at=NOW)
    membership(user=ana.user, clinic=clinic)
    with pytest.raises(CannotCareForThemselves):
        hand_over_all(therapist=tom, to=ana.user, clinic=clinic, by=cleo, at=NOW)
    assert ana.care.get().ended_at is None
