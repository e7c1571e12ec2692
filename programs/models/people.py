"""People: accounts, patients, and the care that opens a record."""

from __future__ import annotations

import uuid
import zoneinfo
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import Exists, OuterRef, Q, UniqueConstraint
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from programs.clinical.values import Sex
from programs.models.clinic import Clinic, ClinicMembership
from programs.models.constraints import at_most, between, not_before, one_of, together
from programs.models.text import plain_name


class Theme(StrEnum):
    """How pages look: light, dark, or as the device says."""

    DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"


def clinics_zone() -> str:
    """Where a new account is until its owner says otherwise: where the installation is."""
    return settings.TIME_ZONE


class UserManager(BaseUserManager["User"]):
    """Makes accounts; email addresses are compared in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An account that may sign in once its address is confirmed."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """The installer: makes clinics and their first administrator in /admin/."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Sign-in looks people up without regard to case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """An account. The email address is its name; what a person may see comes from roles and care."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    full_name = models.CharField(max_length=120, validators=[plain_name])
    theme = models.CharField(max_length=8, default=Theme.DEVICE.value)
    time_zone = models.CharField(max_length=64, default=clinics_zone)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False, help_text=_("May enter /admin/: accounts, clinics, the catalogue."))
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = UserManager()

    class Meta:
        constraints = [
            UniqueConstraint(Lower("email"), name="user_email_once"),
            one_of("theme", Theme, table="user"),
            at_most("full_name", 120, table="user"),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """The name people read; never empty."""
        return self.full_name or self.email

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """Where this person is; the clinic's place where the stored zone is not known (any more)."""
        try:
            return zoneinfo.ZoneInfo(self.time_zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            return zoneinfo.ZoneInfo(settings.TIME_ZONE)

    def today(self, *, at: datetime) -> date:
        """The calendar day where this person is."""
        return at.astimezone(self.zone).date()

    def is_clinic_staff(self, *, at: datetime) -> bool:
        """True for therapists, clinic administrators, and whoever may enter /admin/. One query at most."""
        return self.is_staff or ClinicMembership.objects.active(at=at).filter(user=self).exists()


class PatientQuerySet(models.QuerySet["Patient"]):
    """Patients, by who may see them."""

    def visible_to(self, user: User | AnonymousUser, *, at: datetime) -> Self:
        """Oneself, and those in one's care now.

        Care opens a record while it runs, and only to a therapist who is a member of that clinic at the
        same moment. Administrators and superusers see no record. Twin in plain Python: tests/models/test_doors.py.
        """
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        return self.filter(Q(user=user) | Q(pk__in=CareRelationship.objects.open_to(user, at=at).values("patient")))

    def in_care_of(self, user: User, *, at: datetime) -> Self:
        """Those in this therapist's care now, without oneself."""
        return self.filter(pk__in=CareRelationship.objects.open_to(user, at=at).values("patient"))


class Patient(models.Model):
    """The person who follows a program. What is examined stands in assessments; here stands who it is."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="patient")
    born_on = models.DateField(null=True)
    sex = models.CharField(max_length=12, null=True)
    height_cm = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    consented_at = models.DateTimeField()
    consent_version = models.CharField(max_length=16)
    created_at = models.DateTimeField()

    objects = PatientQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("sex", Sex, table="patient"),
            between("height_cm", 100, 250, table="patient"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    def age_on(self, day: date) -> int | None:
        """Whole years on a day; None while the date of birth is not known."""
        if self.born_on is None:
            return None
        before_birthday = (day.month, day.day) < (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - before_birthday


class CareQuerySet(models.QuerySet["CareRelationship"]):
    """Care by time, and by whether the therapist still works there."""

    def not_ended(self, *, at: datetime) -> Self:
        """Begun and not ended, whoever the therapist is: what a clinic hands over. Half-open: at the ending moment
        care is over."""
        return self.filter(started_at__lte=at).filter(Q(ended_at=None) | Q(ended_at__gt=at))

    def active(self, *, at: datetime) -> Self:
        """Not ended, and the therapist still works in that clinic with an account that is switched on. Only this
        opens a record, and only this makes the therapist the one who decides."""
        works_there = ClinicMembership.objects.active(at=at).therapists()
        return self.not_ended(at=at).filter(
            Exists(works_there.filter(user=OuterRef("therapist"), clinic=OuterRef("clinic")))
        )

    def open_to(self, user: User, *, at: datetime) -> Self:
        """The active care by this therapist."""
        return self.active(at=at).filter(therapist=user)


class CareRelationship(models.Model):
    """This therapist cares for this patient, from–to, with the patient's consent. It opens the record."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="care")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="care_given")
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="care")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    consented_at = models.DateTimeField()
    consent_version = models.CharField(max_length=16)
    handed_over_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="handed_over_to")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = CareQuerySet.as_manager()

    class Meta:
        constraints = [
            not_before("ended_at", "started_at", table="care"),
            together("ended_at", "ended_by", table="care", name="end"),
            UniqueConstraint("patient", "therapist", "clinic", condition=Q(ended_at=None), name="care_open_once"),
        ]
        indexes = [models.Index(fields=["therapist", "ended_at"], name="care_by_therapist")]

    def __str__(self) -> str:
        return str(self.public_id)
