"""Care: what opens a record, hands it over, and closes it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from programs.actions import audit
from programs.actions.lock import lock_clinic, lock_patient
from programs.actions.mail import send_after_commit
from programs.actions.people import CONSENT_VERSION
from programs.models import CareRelationship, Clinic, ClinicMembership, Patient, User


class NotATherapistHere(Exception):
    """Care can only go to an active therapist of the same clinic."""


def is_therapist_of(clinic: Clinic, user: User, *, at: datetime) -> bool:
    """Whether somebody may take patients on there; asked after the clinic was locked. Whose end was stored meanwhile
    may not, even if the end is a moment later than `at`, when this request came in."""
    working = ClinicMembership.objects.active(at=at).therapists().filter(ended_at=None)
    return working.filter(user=user, clinic=clinic).exists()


@transaction.atomic
def start_care(*, patient: Patient, therapist: User, clinic: Clinic, by: User, at: datetime) -> CareRelationship:
    """Open the record, with the patient's consent given now. Care that runs already is answered as it is."""
    lock_clinic(clinic)
    lock_patient(patient)
    if not is_therapist_of(clinic, therapist, at=at):
        raise NotATherapistHere
    care, created = CareRelationship.objects.get_or_create(
        patient=patient,
        therapist=therapist,
        clinic=clinic,
        ended_at=None,
        defaults={"started_at": at, "consented_at": at, "consent_version": CONSENT_VERSION},
    )
    if created:
        audit.record("start_care", by=by, at=at, patient=patient, subject=care.public_id)
    return care


@transaction.atomic
def end_care(*, care: CareRelationship, by: User, at: datetime) -> None:
    """Close the record to the therapist from this moment on. Ended care stays as it ended."""
    lock_patient(care.patient)
    if CareRelationship.objects.filter(pk=care.pk, ended_at=None).update(ended_at=at, ended_by=by):
        audit.record("end_care", by=by, at=at, patient=care.patient, subject=care.public_id)


@transaction.atomic
def hand_over(*, care: CareRelationship, to: User, by: User, at: datetime) -> CareRelationship | None:
    """Another therapist of the same clinic takes over: no new consent, but the runner is told and can end it.

    None where care had ended already. Raises NotATherapistHere.
    """
    lock_clinic(care.clinic)
    lock_patient(care.patient)
    if not is_therapist_of(care.clinic, to, at=at):
        raise NotATherapistHere
    if not CareRelationship.objects.filter(pk=care.pk, ended_at=None).update(ended_at=at, ended_by=by):
        return None
    successor, _ = CareRelationship.objects.get_or_create(
        patient=care.patient,
        therapist=to,
        clinic=care.clinic,
        ended_at=None,
        defaults={
            "started_at": at,
            "consented_at": care.consented_at,
            "consent_version": care.consent_version,
            "handed_over_from": care,
        },
    )
    audit.record("hand_over", by=by, at=at, patient=care.patient, subject=successor.public_id, to=str(to.public_id))
    send_after_commit("hand_over", lambda: tell_of_hand_over(successor))
    return successor


def tell_of_hand_over(care: CareRelationship) -> None:
    """The runner learns who reads the record now, and where to end it."""
    context = {"care": care, "site_name": settings.SITE_NAME, "base_url": settings.BASE_URL}
    subject = render_to_string("email/hand_over_subject.txt", context).strip()
    send_mail(subject, render_to_string("email/hand_over.txt", context), None, [care.patient.user.email])
