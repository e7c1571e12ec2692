"""A person's own account: becoming a patient, and how pages look."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from programs.actions import audit
from programs.models import Patient, Theme, User

#: Changed whenever the consent text changes; stored with every consent.
CONSENT_VERSION = "2026-11"


@transaction.atomic
def become_patient(*, user: User, by: User, at: datetime) -> Patient:
    """The person agreed that we keep their answers. Repeated, it answers with the first result."""
    patient, created = Patient.objects.select_related("user").get_or_create(
        user=user, defaults={"consented_at": at, "consent_version": CONSENT_VERSION, "created_at": at}
    )
    if created:
        audit.record("become_patient", by=by, at=at, patient=patient, consent=CONSENT_VERSION)
    return patient


@transaction.atomic
def choose_theme(*, user: User, theme: Theme, by: User, at: datetime) -> None:
    """Light, dark, or as the device says."""
    user.theme = theme.value
    user.save(update_fields=["theme"])


@transaction.atomic
def change_details(*, user: User, full_name: str, time_zone: str, by: User, at: datetime) -> None:
    """The name people read and the zone that decides what day it is."""
    user.full_name = full_name
    user.time_zone = time_zone
    user.save(update_fields=["full_name", "time_zone"])
    audit.record("change_details", by=by, at=at, subject=user.public_id)
