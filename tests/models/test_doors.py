"""Who may see a patient, held against a predicate in plain Python: every small world, and random large ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.models import CareRelationship, Clinic, ClinicMembership, Patient, Role, Screening, User
from tests import make
from tests.conftest import NOW

pytestmark = pytest.mark.django_db

#: Seconds from now at which something begins or ends; None = has no end.
MOMENTS = (-1, 0, 1)
ENDS = (None, *MOMENTS)


@dataclass(frozen=True)
class World:
    """One member of staff and one patient, with everything that could open or close the record."""

    role: Role | None
    works_from: int
    works_until: int | None
    works_in_the_clinic_of_the_care: bool
    is_active: bool
    cares: bool
    cares_from: int
    cares_until: int | None

    @property
    def can_be(self) -> bool:
        """Nothing ends before it begins: the database refuses that."""
        works = self.works_until is None or self.works_until >= self.works_from
        return works and (self.cares_until is None or self.cares_until >= self.cares_from)

    @property
    def is_open(self) -> bool:
        """The rule in plain Python (twin: models/people.py, `PatientQuerySet.visible_to`)."""
        works = self.works_from <= 0 and (self.works_until is None or self.works_until > 0)
        cares = self.cares and self.cares_from <= 0 and (self.cares_until is None or self.cares_until > 0)
        is_therapist_there = self.role is Role.THERAPIST and self.works_in_the_clinic_of_the_care
        return self.is_active and is_therapist_there and works and cares


def worlds() -> Iterator[World]:
    """All of them."""
    both = (True, False)
    for values in product((None, *Role), MOMENTS, ENDS, both, both, both, MOMENTS, ENDS):
        world = World(*values)
        if world.can_be:
            yield world


def moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else NOW + timedelta(seconds=seconds)


def build(all_worlds: list[World]) -> list[tuple[World, User, Patient]]:
    """Rows for every world, made in bulk; they share two clinics and one other therapist."""
    here, elsewhere = make.clinic(), make.clinic()
    other = make.therapist(clinic=here)
    number = range(len(all_worlds))
    staff = User.objects.bulk_create(
        User(email=f"s{n}@kneeapp.example", full_name="s", is_active=all_worlds[n].is_active) for n in number
    )
    runners = User.objects.bulk_create(User(email=f"r{n}@kneeapp.example", full_name="r") for n in number)
    patients = Patient.objects.bulk_create(
        Patient(user=runner, consented_at=NOW, consent_version="t", created_at=NOW) for runner in runners
    )
    found = list(zip(all_worlds, staff, patients, strict=True))
    ClinicMembership.objects.bulk_create(
        work(world, person, here, elsewhere) for world, person, _ in found if world.role
    )
    CareRelationship.objects.bulk_create(
        care(world, person if world.cares else other, patient, here) for world, person, patient in found
    )
    return found


def work(world: World, person: User, here: Clinic, elsewhere: Clinic) -> ClinicMembership:
    return ClinicMembership(
        clinic=here if world.works_in_the_clinic_of_the_care else elsewhere,
        user=person,
        role=str(world.role),
        started_at=moment(world.works_from),
        ended_at=moment(world.works_until),
    )


def care(world: World, therapist: User, patient: Patient, clinic: Clinic) -> CareRelationship:
    return CareRelationship(
        patient=patient,
        therapist=therapist,
        clinic=clinic,
        started_at=moment(world.cares_from),
        ended_at=moment(world.cares_until),
        ended_by=therapist if world.cares_until is not None else None,
        consented_at=NOW,
        consent_version="t",
    )


def test_every_small_world_opens_exactly_the_records_that_the_rule_opens() -> None:
    all_worlds = list(worlds())
    assert len(all_worlds) > 1500
    assert 0 < sum(world.is_open for world in all_worlds) < len(all_worlds) / 10
    wrong = []
    for world, person, patient in build(all_worlds):
        seen = list(Patient.objects.visible_to(person, at=NOW))
        if seen != ([patient] if world.is_open else []):
            wrong.append(world)
    assert wrong == []


def test_a_patient_sees_their_own_record_and_no_other(ana: Patient, sam: Patient) -> None:
    assert list(Patient.objects.visible_to(ana.user, at=NOW)) == [ana]


def test_an_account_that_is_switched_off_sees_nothing_not_even_its_own(ana: Patient) -> None:
    ana.user.is_active = False
    assert not Patient.objects.visible_to(ana.user, at=NOW).exists()


def test_a_guest_sees_nothing(ana: Patient) -> None:
    assert not Patient.objects.visible_to(AnonymousUser(), at=NOW).exists()


def test_being_the_installer_opens_no_record(ana: Patient) -> None:
    installer = make.user(is_staff=True, is_superuser=True)
    assert not Patient.objects.visible_to(installer, at=NOW).exists()


def test_a_row_of_a_record_is_as_visible_as_its_patient(ana: Patient, sam: Patient, tom: User, uma: User) -> None:
    mine = make.screening(patient=ana)
    make.screening(patient=sam)
    assert list(Screening.objects.visible_to(tom, at=NOW)) == [mine]
    assert list(Screening.objects.visible_to(ana.user, at=NOW)) == [mine]
    assert not Screening.objects.visible_to(uma, at=NOW).exists()


def test_ones_own_care_of_oneself_is_no_caseload(tom: User) -> None:
    own = Patient.objects.create(user=tom, consented_at=NOW, consent_version="t", created_at=NOW)
    assert list(Patient.objects.visible_to(tom, at=NOW)) == [own]
    assert not Patient.objects.in_care_of(tom, at=NOW).exists()


#: A large world: clinics 0-1, therapists 0-3, patients 0-4; who works where and who cares for whom, from when to when.
windows = st.tuples(st.integers(-2, 1), st.one_of(st.none(), st.integers(-2, 2)))
works = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3), st.sampled_from(list(Role)), windows), max_size=8)
cares_for = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3), st.integers(0, 4), windows), max_size=10)


def runs(window: tuple[int, int | None]) -> bool:
    start, end = window
    return start <= 0 and (end is None or end > 0)


def fits(window: tuple[int, int | None]) -> bool:
    return window[1] is None or window[1] >= window[0]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(jobs=works, cares=cares_for)
def test_in_a_large_world_everybody_sees_exactly_their_patients(jobs: list, cares: list) -> None:
    clinics = [make.clinic() for _ in range(2)]
    staff, patients = [make.user() for _ in range(4)], [make.patient() for _ in range(5)]
    jobs = list({job[:3]: job for job in jobs if fits(job[3])}.values())
    cares = list({one[:3]: one for one in cares if fits(one[3])}.values())
    for clinic, person, role, (start, end) in jobs:
        ClinicMembership.objects.create(
            clinic=clinics[clinic], user=staff[person], role=role.value, started_at=moment(start), ended_at=moment(end)
        )
    for clinic, person, patient, (start, end) in cares:
        make.care(
            patient=patients[patient],
            therapist=staff[person],
            clinic=clinics[clinic],
            started_at=moment(start),
            ended_at=moment(end),
        )
    for person, account in enumerate(staff):
        open_clinics = {c for c, p, role, window in jobs if p == person and role is Role.THERAPIST and runs(window)}
        expected = {patients[p] for c, t, p, window in cares if t == person and c in open_clinics and runs(window)}
        assert set(Patient.objects.visible_to(account, at=NOW)) == expected
        assert set(Patient.objects.in_care_of(account, at=NOW)) == expected
