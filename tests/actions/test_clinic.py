"""A clinic's people come and go; nobody is left without care unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from programs.actions.clinic import LastAdministrator, StillCares, end_membership, found_clinic, start_membership
from programs.models import AuditEvent, Clinic, ClinicMembership, Patient, Role, User
from tests import make
from tests.conftest import NOW
from tests.make_clinic import membership

LATER = NOW + timedelta(seconds=1)


def test_a_clinic_begins_with_an_administrator(db: None) -> None:
    person = make.user()
    clinic = found_clinic(name="New Physio", administrator=person, by=None, at=NOW)
    assert clinic.memberships.get().role == Role.ADMINISTRATOR.value
    assert AuditEvent.objects.get().action == "start_membership"


def test_a_running_membership_is_answered_as_it_is(tom: User, cleo: User, clinic: Clinic) -> None:
    again = start_membership(clinic=clinic, user=tom, role=Role.THERAPIST, by=cleo, at=NOW)
    assert again == tom.memberships.get()
    assert not AuditEvent.objects.exists()


def test_a_therapist_with_patients_cannot_leave_before_they_are_handed_over(
    ana: Patient, tom: User, cleo: User
) -> None:
    with pytest.raises(StillCares):
        end_membership(membership=tom.memberships.get(), by=cleo, at=NOW)
    assert Patient.objects.in_care_of(tom, at=LATER).exists()


def test_whoever_left_finds_no_door_at_that_very_moment(tom: User, cleo: User) -> None:
    end_membership(membership=tom.memberships.get(), by=cleo, at=NOW)
    assert not ClinicMembership.objects.active(at=NOW).filter(user=tom).exists()
    assert AuditEvent.objects.get().actor == cleo.public_id


def test_the_last_administrator_stays(cleo: User, clinic: Clinic) -> None:
    with pytest.raises(LastAdministrator):
        end_membership(membership=cleo.memberships.get(), by=cleo, at=NOW)
    membership(user=make.user(), clinic=clinic, role=Role.ADMINISTRATOR)
    end_membership(membership=cleo.memberships.get(), by=cleo, at=NOW)
    assert not cleo.memberships.filter(ended_at=None).exists()


def test_ending_a_membership_twice_keeps_the_first_end(tom: User, cleo: User) -> None:
    row = tom.memberships.get()
    end_membership(membership=row, by=cleo, at=NOW)
    end_membership(membership=row, by=cleo, at=LATER)
    assert tom.memberships.get().ended_at == NOW
    assert AuditEvent.objects.count() == 1
