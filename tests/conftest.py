"""The cast and the stage.

Ana is the patient, Tom her therapist, Sam another patient (without a therapist), Uma a therapist of the same
clinic who does not care for Ana, Cleo the clinic's administrator. Every door test is a sentence about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as drawn

from programs.models import Clinic, Patient, Program, User
from tests import make

#: A Monday morning in winter; London's clock shows the same.
NOW = datetime(2027, 1, 18, 9, 0, tzinfo=UTC)

#: What is drawn is the same every time, and a busy machine fails no test.
drawn.register_profile(
    "kneeapp", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
drawn.load_profile("kneeapp")


def pytest_configure() -> None:
    """Static files straight from their folders: tests collect nothing."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now() -> Iterator[datetime]:
    """The clock stands at NOW."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def library(db: None) -> None:
    """The whole shipped catalogue as rows."""
    make.library()


@pytest.fixture
def clinic(db: None) -> Clinic:
    """The clinic of Tom, Uma and Cleo."""
    return make.clinic(name="Riverside Physio")


@pytest.fixture
def tom(clinic: Clinic) -> User:
    """Ana's therapist."""
    return make.therapist(name="Tom Reed", email="tom@kneeapp.example", clinic=clinic)


@pytest.fixture
def uma(clinic: Clinic) -> User:
    """A therapist of the clinic who does not care for Ana."""
    return make.therapist(name="Uma Patel", email="uma@kneeapp.example", clinic=clinic)


@pytest.fixture
def cleo(clinic: Clinic) -> User:
    """The clinic's administrator."""
    return make.administrator(name="Cleo Marsh", email="cleo@kneeapp.example", clinic=clinic)


@pytest.fixture
def ana(tom: User, clinic: Clinic) -> Patient:
    """The patient, in Tom's care."""
    patient = make.patient(name="Ana Silva", email="ana@kneeapp.example")
    make.care(patient=patient, therapist=tom, clinic=clinic)
    return patient


@pytest.fixture
def program(ana: Patient, now: datetime) -> Program:
    """Ana's program of six weeks: it began two weeks ago, and its third week is planned in phase 2."""
    make.screening(patient=ana)
    return make.program(patient=ana)


@pytest.fixture
def sam(db: None) -> Patient:
    """Another patient, without a therapist."""
    return make.patient(name="Sam Okoro", email="sam@kneeapp.example")


@pytest.fixture
def client_of() -> Callable[[User | Patient], Client]:
    """A signed-in test client: `client_of(ana)`."""

    def signed_in(person: User | Patient) -> Client:
        client = Client()
        client.force_login(person.user if isinstance(person, Patient) else person)
        return client

    return signed_in
