"""Invitations: one-time links that expire. Only a hash of the token is stored."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from programs.models.clinic import Clinic, ClinicMembership
from programs.models.constraints import at_most, not_before, one_of, together
from programs.models.text import plain_name


class InvitedAs(StrEnum):
    """What the invited person becomes."""

    PATIENT = "patient"
    THERAPIST = "therapist"
    ADMINISTRATOR = "administrator"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by state."""

    def usable(self, *, at: datetime) -> Self:
        """Not used, not withdrawn, not expired, and from somebody who may still invite: a therapist of the clinic
        for patients, an administrator for staff. Whoever left leaves no open door behind."""
        works_there = ClinicMembership.objects.active(at=at).filter(
            user=OuterRef("invited_by"), clinic=OuterRef("clinic")
        )
        for_patients = Q(invited_as=InvitedAs.PATIENT.value)
        may_invite = (for_patients & Exists(works_there.therapists())) | (
            ~for_patients & Exists(works_there.administrators())
        )
        return self.filter(may_invite, accepted_at=None, withdrawn_at=None, expires_at__gt=at)

    def waiting(self, *, at: datetime) -> Self:
        """Sent and still open: what lists show."""
        return self.usable(at=at).order_by("-created_at")


class Invitation(models.Model):
    """An offer to join: a patient by a therapist, a therapist or administrator by an administrator."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="invitations")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_sent")
    invited_as = models.CharField(max_length=16)
    name = models.CharField(max_length=120, validators=[plain_name])
    email = models.EmailField(max_length=254, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="invitations_accepted"
    )
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("invited_as", InvitedAs, table="invitation"),
            together("accepted_at", "accepted_by", table="invitation", name="acceptance"),
            not_before("expires_at", "created_at", table="invitation"),
            at_most("name", 120, table="invitation"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    def is_open(self, *, at: datetime) -> bool:
        """Neither accepted, withdrawn nor expired. Whether its sender may still invite is asked by `usable`."""
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > at

    @property
    def is_for_staff(self) -> bool:
        """For work in the clinic, not for care by it."""
        return self.invited_as != InvitedAs.PATIENT.value
