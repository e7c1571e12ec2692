"""Clinics, and who works there as what, from–to."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from programs.models.constraints import at_most, not_before, one_of
from programs.models.text import plain_name


class Role(StrEnum):
    """What a member does in a clinic."""

    THERAPIST = "therapist"
    ADMINISTRATOR = "administrator"


class Clinic(models.Model):
    """The organisation whose therapists care for patients. A self-guided runner belongs to none."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True, validators=[plain_name])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [at_most("name", 120, table="clinic")]

    def __str__(self) -> str:
        return self.name


class ClinicMembershipQuerySet(models.QuerySet["ClinicMembership"]):
    """Memberships by time and role."""

    def active(self, *, at: datetime) -> Self:
        """Those of active accounts that have begun and not ended. Half-open: the ending moment is outside."""
        return self.filter(started_at__lte=at, user__is_active=True).filter(Q(ended_at=None) | Q(ended_at__gt=at))

    def therapists(self) -> Self:
        """Those who may care for patients."""
        return self.filter(role=Role.THERAPIST.value)

    def administrators(self) -> Self:
        """Those who manage people and relationships."""
        return self.filter(role=Role.ADMINISTRATOR.value)


class ClinicMembership(models.Model):
    """This person is a therapist or administrator of this clinic, from–to."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ClinicMembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("role", Role, table="membership"),
            not_before("ended_at", "started_at", table="membership"),
            UniqueConstraint("clinic", "user", "role", condition=Q(ended_at=None), name="membership_open_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.clinic_id}"
