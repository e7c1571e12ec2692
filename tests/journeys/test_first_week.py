"""A first week in a real browser: a session told on a phone, the morning after, a painful day, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from programs.clinical.today import is_night
from programs.models import PainReport, Patient, PlannedSession, Program, SessionLog
from tests import make
from tests.pages.session_answers import address

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
OpenPage = Callable[..., Page]


def today() -> date:
    return timezone.now().astimezone(timezone.get_default_timezone()).date()


@pytest.fixture
def program(db: None) -> Program:
    """Ana's program, begun a week ago."""
    patient = make.patient(name="Ana Silva", email="ana@kneeapp.example")
    make.screening(patient=patient)
    return make.program(patient=patient, starts_on=today() - timedelta(days=7))


def let_it_be_day(patient: Patient) -> None:
    """Where this runs at night, she lives where the same day is older: before four no morning is asked for."""
    if is_night(timezone.now().astimezone(timezone.get_default_timezone())):
        patient.user.time_zone = "Etc/GMT-12"
        patient.user.save()


def strength_on(program: Program, day: date) -> PlannedSession:
    """The program's strength session of a day, whatever weekday that is: the last one is moved there."""
    program.planned_sessions.filter(due_on=day).delete()
    session = program.planned_sessions.filter(kind="strength").order_by("-due_on")[0]
    session.due_on = day
    session.save()
    return session


@pytest.fixture
def phone(open_page: OpenPage, live_server: LiveServer, program: Program) -> Page:
    """Ana's phone, signed in."""
    return signed_in(open_page(), live_server, program.patient)


def signed_in(page: Page, live_server: LiveServer, patient: Patient) -> Page:
    client = Client()
    client.force_login(patient.user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return page


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def give_pain(page: Page, question: str, score: int) -> None:
    scale = page.locator("fieldset", has_text=question).last
    scale.get_by_role("slider").press(str(score))


def exercise(page: Page, name: str) -> Locator:
    return page.locator(".exercise", has_text=name)


def tell(page: Page, *, peak: int) -> None:
    for card in page.locator(".exercise").all():
        card.get_by_text("As planned").click()
    give_pain(page, "Knee pain before you began", 1)
    give_pain(page, "Highest knee pain during the session", peak)
    give_pain(page, "Knee pain right after", 1)
    for question in ("newly swollen", "lock or give way"):
        page.locator("fieldset", has_text=question).get_by_text("No", exact=True).click()
    page.locator("input[name=effort][value='6']").check()


def test_a_session_is_started_told_and_answered(phone: Page, program: Program) -> None:
    strength_on(program, today())
    phone.goto("/today/")
    assert violations(phone) == []
    phone.get_by_role("link", name="Start session").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thighs and hips")
    assert violations(phone) == []
    assert phone.locator("input:checked").count() == 0, "nothing is chosen beforehand"
    tell(phone, peak=2)
    hip = exercise(phone, "Side-lying hip abduction")
    expect(hip.get_by_label("Set 1, left leg, repetitions")).to_be_hidden()
    hip.get_by_text("Some of it").click()
    hip.get_by_label("Set 1, left leg, repetitions").fill("12")
    phone.get_by_role("button", name="Save session").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Good work, Ana")
    assert violations(phone) == []
    log = SessionLog.objects.get()
    assert list(log.sets.filter(prescription__exercise__code="GL03").values_list("side", "reps")) == [("left", 12)]
    phone.goto("/today/")
    expect(phone.get_by_text("is done")).to_be_visible()


def test_what_is_missing_is_asked_at_its_place_and_nothing_is_lost(phone: Page, program: Program) -> None:
    phone.goto(address(strength_on(program, today())))
    tell(phone, peak=2)
    phone.get_by_label("Note").fill("Windy on the hill")
    exercise(phone, "Mini squat").get_by_text("Left out").click()
    phone.get_by_role("button", name="Save session").click()
    expect(phone.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(phone).to_have_title("Error: Thighs and hips · Kneeapp")
    expect(phone.get_by_label("Note")).to_have_value("Windy on the hill")
    assert violations(phone) == []
    exercise(phone, "Mini squat").get_by_label("Why did you leave it out?").select_option("no_time")
    phone.get_by_role("button", name="Save session").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Good work, Ana")
    assert SessionLog.objects.get().skips.get().reason == "no_time"


def test_a_high_morning_takes_the_session_away_and_leads_to_the_questions(phone: Page, program: Program) -> None:
    let_it_be_day(program.patient)
    done_at = timezone.now() - timedelta(days=1)
    strength_on(program, today())
    planned = strength_on(program, today() - timedelta(days=1))
    make.session_log(planned_session=planned, performed_at=done_at, received_at=done_at)
    phone.goto("/today/")
    give_pain(phone, "Knee pain this morning", 7)
    expect(phone.get_by_text("7 · Stop")).to_be_visible()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("heading", name="Rest your knee today")).to_be_visible()
    expect(phone.get_by_role("link", name="Start session")).to_have_count(0)
    assert violations(phone) == []
    assert PainReport.objects.get(moment="morning").score == 7
    phone.get_by_role("link", name="Yes, or I am not sure").click()
    phone.wait_for_url("**/start/**")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(open_page: OpenPage, live_server: LiveServer, program: Program, width: int) -> None:
    page = signed_in(open_page({"width": width, "height": 800}), live_server, program.patient)
    for planned in program.planned_sessions.filter(due_on__lt=today()):
        make.session_log(planned_session=planned, morning=1)
    session = strength_on(program, today())
    for url in ("/today/", "/plan/", "/progress/", address(session)):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), url
        assert violations(page) == [], url


def test_it_works_without_a_script(open_page: OpenPage, live_server: LiveServer, program: Program) -> None:
    page = signed_in(open_page(java_script_enabled=False), live_server, program.patient)
    page.goto(address(strength_on(program, today())))
    for card in page.locator(".exercise").all():
        card.get_by_text("As planned").click()
    for name, score in (("pain_before", 1), ("pain_peak", 2), ("pain_after", 1), ("effort", 6)):
        page.locator(f"input[name={name}][value='{score}']").check(force=True)
    for name in ("swelling_new", "locked_or_gave_way"):
        page.locator(f"input[name={name}][value=no]").check()
    page.get_by_role("button", name="Save session").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Good work, Ana")
    assert SessionLog.objects.get().effort_rpe == 6
