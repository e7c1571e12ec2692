"""Builds the demo clinic: accounts, invitations, assessments, programs and diaries, each through its action."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password

from programs.actions.clinic import found_clinic, start_membership
from programs.actions.invitation import accept_invitation, invite, token_of
from programs.actions.program import activate_program, draft_program
from programs.management.demo import answers
from programs.management.demo.diary import keep_diary
from programs.management.demo.stories import TOMS, UMAS, Reached, Story, enlarged
from programs.management.demo_accounts import PASSWORD
from programs.models import Clinic, InvitedAs, Patient, Role, User

CLINIC = "Riverside Physio (demo)"
Say = Callable[[str], None]


class DemoNotAllowed(Exception):
    """Only an installation with KNEEAPP_DEMO=1 has known passwords."""


def build(*, patients: int, now: datetime, say: Say) -> None:
    """The cast, then as many patients of Tom's as wanted; Uma has her own few."""
    if not settings.DEMO:
        raise DemoNotAllowed
    password = make_password(PASSWORD)  # hashed once: a thousand hashes would take a minute
    long_ago = now - timedelta(weeks=12)
    cleo = account("Cleo Marsh", "cleo@kneeapp.example", password)
    clinic = found_clinic(name=CLINIC, administrator=cleo, by=None, at=long_ago)
    tom, uma = (
        account(f"{name}", f"{name.split()[0].lower()}@kneeapp.example", password) for name in ("Tom Reed", "Uma Patel")
    )
    for therapist in (tom, uma):
        start_membership(clinic=clinic, user=therapist, role=Role.THERAPIST, by=cleo, at=long_ago)
    account("Sam Okoro", "sam@kneeapp.example", password)
    for number, story in enumerate(enlarged(TOMS, patients), start=1):
        tell(story, therapist=tom, clinic=clinic, password=password, now=now)
        if number % 8 == 0 or number == patients:
            say(f"{number} of {patients} patients")
    for story in UMAS:
        tell(story, therapist=uma, clinic=clinic, password=password, now=now)


def account(name: str, email: str, password: str) -> User:
    """An account whose address is confirmed."""
    user = User.objects.create(email=email, full_name=name, password=password, time_zone=settings.TIME_ZONE)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def tell(story: Story, *, therapist: User, clinic: Clinic, password: str, now: datetime) -> None:
    """One patient from the invitation to today."""
    zone = ZoneInfo(settings.TIME_ZONE)
    today = now.astimezone(zone).date()
    starts_on = today - timedelta(days=today.weekday() + 7 * story.weeks_ago)
    drafted = min(moment(starts_on - timedelta(days=2), zone), now - timedelta(hours=3))
    if story.reached is not Reached.STARTED:
        drafted = now - timedelta(hours=20)
    user = account(story.name, story.email, password)
    patient = join(user, therapist=therapist, clinic=clinic, at=drafted - timedelta(days=1))
    if story.reached is Reached.INVITED:
        return
    answers.answer(story, patient, at=drafted, start_on=max(starts_on, drafted.astimezone(zone).date()))
    if story.reached in {Reached.HALFWAY, Reached.BLOCKED}:
        return
    program = draft_program(patient=patient, by=user, at=drafted + timedelta(minutes=20))
    if story.reached is Reached.STARTED:
        assigned = drafted + timedelta(hours=1)
        activate_program(program=program, starts_on=starts_on, by=therapist, at=assigned)
        keep_diary(story, program, now=now, dice=random.Random(story.email))  # noqa: S311 (a repeatable demo)


def join(user: User, *, therapist: User, clinic: Clinic, at: datetime) -> Patient:
    """Invited by the therapist, accepted by the runner: the consent that opens the record."""
    invitation = invite(
        public_id=uuid.uuid4(),
        clinic=clinic,
        invited_as=InvitedAs.PATIENT,
        name=user.full_name,
        email="",
        by=therapist,
        at=at,
    )
    accept_invitation(token=token_of(invitation), by=user, at=at)
    return Patient.objects.select_related("user").get(user=user)


def moment(day: date, zone: ZoneInfo, hour: int = 18) -> datetime:
    """An hour of a day where the clinic is."""
    return datetime.combine(day, time(hour), tzinfo=zone)
