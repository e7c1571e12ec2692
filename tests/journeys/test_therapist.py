"""A therapist's day in a real browser: invite a runner, review what the rules drafted, assign it, close the record."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from programs.actions.program import draft_program
from programs.models import Clinic, Invitation, InvitedAs, Patient, User
from tests import make
from tests.journeys.conftest import DESK, PHONE
from tests.make import PASSWORD
from tests.make_clinic import in_care, invitation

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]
SignIn = Callable[[Page, str], None]
OPTIONS = {"rules": {"target-size": {"enabled": True}}}


def may_sign_in(user: User) -> User:
    """With the makers' password and a confirmed address."""
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def therapist(clinic: Clinic) -> User:
    return may_sign_in(make.therapist(name="Tom Reed", email="tom@kneeapp.example", clinic=clinic))


def ready(patient: Patient) -> Patient:
    """All questions answered a moment ago: that journey is walked elsewhere."""
    patient.born_on, patient.sex = date(1996, 3, 1), "female"
    patient.save()
    make.screening(patient=patient, at=timezone.now())
    make.assessment(patient=patient, at=timezone.now(), start_on=patient.user.today(at=timezone.now()))
    return patient


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def code_from_the_mail() -> str:
    """The code that confirms an address."""
    found = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def test_from_an_invitation_to_an_assigned_plan(
    open_page: OpenPage, sign_in: SignIn, library: None, therapist: User
) -> None:
    desk, phone = open_page(DESK), open_page(PHONE)
    sign_in(desk, therapist.email)
    expect(desk.get_by_role("heading", name="No patients yet")).to_be_visible()
    desk.get_by_role("link", name="Invite a patient").first.click()
    desk.get_by_label("Their name").fill("Ana Silva")
    desk.get_by_role("button", name="Make the invitation").click()
    expect(desk.get_by_role("img", name="The invitation as a code to scan")).to_be_visible()
    accept_as_a_newcomer(phone, invitation_path(desk))

    ana = ready(Patient.objects.get(user__email="ana@kneeapp.example"))
    draft_program(patient=ana, by=ana.user, at=timezone.now())
    desk.goto("/caseload/")
    expect(desk.get_by_text("A plan was drafted from the answers")).to_be_visible()
    desk.get_by_role("link", name="Review plan").click()
    desk.get_by_role("button", name="Assign").click()
    expect(desk.get_by_text("Assigned. Ana Silva starts on")).to_be_visible()
    phone.goto("/today/")
    expect(phone.get_by_text("Week 1 of").first).to_be_visible()


def invitation_path(desk: Page) -> str:
    """The address that the page shows, on this server."""
    link = desk.locator(".invitation-link a").get_attribute("href") or ""
    return "/" + link.split("/", 3)[3]


def accept_as_a_newcomer(phone: Page, path: str) -> None:
    """Sign up by the link, confirm the address, read, agree."""
    phone.goto(path)
    expect(phone.get_by_role("heading", name="Tom Reed invites you")).to_be_visible()
    phone.get_by_role("link", name="Make an account").click()
    phone.get_by_label("Your name").fill("Ana Silva")
    phone.get_by_label("Email").fill("ana@kneeapp.example")
    phone.get_by_label("Password", exact=True).fill("a-long-way-to-run")
    phone.get_by_role("button", name="Make my account").click()
    phone.get_by_label("Code").fill(code_from_the_mail())
    phone.get_by_role("button", name=re.compile("Confirm|Continue|Go on")).click()
    phone.wait_for_url("**/invitation/")
    phone.get_by_label("I have read this and I agree").check()
    phone.get_by_role("button", name="Agree and go on").click()
    phone.wait_for_url(re.compile("/(today|start)/"))


def test_a_dose_that_breaks_a_rule_is_told_and_saved_with_a_reason(
    open_page: OpenPage, sign_in: SignIn, library: None, therapist: User
) -> None:
    patient = ready(in_care(therapist=therapist, name="Ana Silva"))
    draft_program(patient=patient, by=patient.user, at=timezone.now())
    page = open_page(DESK)
    sign_in(page, therapist.email)
    page.goto(f"/patients/{patient.public_id}/plan/")
    page.locator("tr:has-text('3 × 10') .grid-dose").first.click()
    page.get_by_label(re.compile("^Sets")).first.fill("6")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_text("What this dose breaks")).to_be_visible()
    page.get_by_label("Why, in plain words").fill("Used to more.")
    page.get_by_role("button", name="Save all the same").click()
    expect(page.get_by_text("Used to more.").first).to_be_visible()


def test_care_ends_on_the_runners_page_and_the_record_closes(
    open_page: OpenPage, sign_in: SignIn, therapist: User
) -> None:
    patient = in_care(therapist=therapist, name="Ana Silva", email="ana@kneeapp.example")
    may_sign_in(patient.user)
    desk, phone = open_page(DESK), open_page(PHONE)
    sign_in(desk, therapist.email)
    desk.get_by_role("link", name="Ana Silva", exact=True).click()
    expect(desk.get_by_role("heading", name="Ana Silva")).to_be_visible()
    sign_in(phone, patient.user.email)
    phone.goto("/you/")
    phone.get_by_role("link", name="End · Tom Reed").click()
    phone.get_by_role("button", name="End care").click()
    expect(phone.get_by_text("can no longer open your record")).to_be_visible()
    answer = desk.request.get(desk.url)
    assert answer.status == 404


PAGES = [
    "/caseload/",
    "/caseload/invite/",
    "{patient}",
    "{patient}plan/",
    "{patient}end-care/",
    "{invitation}",
    "/you/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_therapists_pages(
    open_page: OpenPage, sign_in: SignIn, library: None, therapist: User, size: dict[str, int], scheme: str
) -> None:
    patient = ready(in_care(therapist=therapist, name="Ana Silva"))
    draft_program(patient=patient, by=patient.user, at=timezone.now())
    places = {
        "patient": f"/patients/{patient.public_id}/",
        "invitation": f"/caseload/invitations/{invitation(by=therapist, at=timezone.now()).public_id}/",
    }
    page = open_page(size, color_scheme=scheme)
    sign_in(page, therapist.email)
    for place in PAGES:
        page.goto(place.format(**places))
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, place


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_clinics_pages(
    open_page: OpenPage, sign_in: SignIn, therapist: User, clinic: Clinic, size: dict[str, int]
) -> None:
    cleo = may_sign_in(make.administrator(name="Cleo Marsh", email="cleo@kneeapp.example", clinic=clinic))
    in_care(therapist=therapist, name="Ana Silva")
    made: Invitation = invitation(by=cleo, invited_as=InvitedAs.THERAPIST, at=timezone.now())
    works = therapist.memberships.get().public_id
    page = open_page(size)
    sign_in(page, cleo.email)
    for place in (
        "",
        "patients/",
        "invite/",
        f"invitations/{made.public_id}/",
        f"people/{works}/end/",
        f"people/{works}/hand-over/",
    ):
        page.goto(f"/clinic/{clinic.public_id}/{place}")
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, place
