"""Who may come in. Every view wears exactly one of these; a test walks all URLs and fails for one that does not.

Wrong role or a row that is not yours: 404, the same bytes as for an unknown address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from programs.models import Clinic, ClinicMembership, Patient, Role, User

View = Callable[..., HttpResponse]

#: The part of an address that says which of an administrator's clinics is meant.
CLINIC = "clinic_id"


class Audience(StrEnum):
    """The people a page is for."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    RUNNER = "runner"  # a patient, or somebody who may become one
    PATIENT = "patient"
    THERAPIST = "therapist"
    ADMINISTRATOR = "administrator"


class PersonRequest(HttpRequest):
    """A request after its audience was checked: `at` is the moment it is answered for."""

    user: User
    at: datetime
    patient: Patient
    clinic: Clinic
    clinics: tuple[Clinic, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a signed-in person is here, at the moment of the request."""

    patient: Patient | None
    memberships: tuple[ClinicMembership, ...]

    @property
    def is_therapist(self) -> bool:
        """May care for patients."""
        return any(membership.role == Role.THERAPIST.value for membership in self.memberships)

    @property
    def is_administrator(self) -> bool:
        """Manages a clinic's people."""
        return any(membership.role == Role.ADMINISTRATOR.value for membership in self.memberships)


def standing_of(user: User, *, at: datetime) -> Standing:
    """Patient and memberships of a person; two queries."""
    patient = Patient.objects.filter(user=user).select_related("user").first()
    memberships = ClinicMembership.objects.active(at=at).filter(user=user).select_related("clinic").order_by("pk")
    return Standing(patient, tuple(memberships))


def public(view: View) -> View:
    """Anybody, signed in or not."""
    view = login_not_required(view)
    view.audience = Audience.PUBLIC  # type: ignore[attr-defined]
    return view


def _checked(audience: Audience, admit: Callable[[PersonRequest], bool]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            person_request = cast(PersonRequest, request)
            person_request.at = timezone.now()
            if not admit(person_request):
                raise Http404
            kwargs.pop(CLINIC, None)  # stands in request.clinic
            return view(person_request, *args, **kwargs)

        wrapper.audience = audience  # type: ignore[attr-defined]
        return wrapper

    return decorate


def after_consent(view: View) -> View:
    """For pages of `runners_only` that need `request.patient`: whoever has not agreed yet is led to where it is asked,
    as by a bookmark right after signing up."""

    @wraps(view)
    def wrapper(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "patient", None) is None:
            return redirect("patient:start")
        return view(request, *args, **kwargs)

    return wrapper


def _is_runner(request: PersonRequest) -> bool:
    if _is_patient(request):
        return True
    works_here = ClinicMembership.objects.active(at=request.at).filter(user=request.user).exists()
    return not works_here and not request.user.is_staff


def _is_patient(request: PersonRequest) -> bool:
    patient = Patient.objects.filter(user=request.user).select_related("user").first()
    if patient is None:
        return False
    request.patient = patient
    return True


def _is_therapist(request: PersonRequest) -> bool:
    return ClinicMembership.objects.active(at=request.at).therapists().filter(user=request.user).exists()


def _is_administrator(request: PersonRequest) -> bool:
    memberships = ClinicMembership.objects.active(at=request.at).administrators().filter(user=request.user)
    request.clinics = tuple(row.clinic for row in memberships.select_related("clinic").order_by("clinic__name"))
    asked = request.resolver_match.kwargs.get(CLINIC) if request.resolver_match else None
    meant = [clinic for clinic in request.clinics if asked in (None, clinic.public_id)]
    if not meant:
        return False
    request.clinic = meant[0]
    return True


#: Any account.
signed_in = _checked(Audience.SIGNED_IN, lambda request: True)
#: Somebody who follows a program or may start one; `request.patient` is set only for the former.
runners_only = _checked(Audience.RUNNER, _is_runner)
#: Sets `request.patient`.
patients_only = _checked(Audience.PATIENT, _is_patient)
#: Patients still arrive only through `.in_care_of(request.user, at=request.at)`.
therapists_only = _checked(Audience.THERAPIST, _is_therapist)
#: Sets `request.clinics`, and `request.clinic`: the one that the address names.
administrators_only = _checked(Audience.ADMINISTRATOR, _is_administrator)
