"""A week told in a real browser: calm with a script, without one, and with a sign that makes the plan wait."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from programs.models import Program, WeeklyCheck
from tests import make
from tests.journeys.test_first_week import OpenPage, give_pain, signed_in, today, violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def program(db: None) -> Program:
    """Ana's program, begun two weeks ago: from the third week on it is planned in phase 2."""
    patient = make.patient(name="Ana Silva", email="ana@kneeapp.example")
    make.screening(patient=patient)
    made = make.program(patient=patient, starts_on=today() - timedelta(days=14))
    for session in made.planned_sessions.filter(due_on__lt=today(), kind="strength"):
        make.session_log(planned_session=session, morning=1)
    return made


def answer_signs(page: Page, **other: str) -> None:
    for name in page.locator("input[type=radio][value=unsure]").evaluate_all("inputs => inputs.map(one => one.name)"):
        page.locator(f"input[name={name}][value={other.get(name, 'no')}]").check(force=True)


def test_a_calm_week_is_told_and_says_what_it_means(
    open_page: OpenPage, live_server: LiveServer, program: Program
) -> None:
    phone = signed_in(open_page(), live_server, program.patient)
    phone.goto("/today/")
    phone.get_by_role("link", name="How was your week?").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("How was your week?")
    assert violations(phone) == []
    assert phone.locator("input:checked").count() == 0, "nothing is chosen beforehand"
    answer_signs(phone)
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert violations(phone) == []
    give_pain(phone, "What was the worst knee pain", 2)
    give_pain(phone, "And the usual knee pain", 1)
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("heading", name="What it means")).to_be_visible()
    assert violations(phone) == []
    assert WeeklyCheck.objects.get().pain_worst == 2
    assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    phone.goto("/plan/")
    assert violations(phone) == []


def test_a_sign_is_told_without_a_script_and_the_plan_waits(
    open_page: OpenPage, live_server: LiveServer, program: Program
) -> None:
    phone = signed_in(open_page(java_script_enabled=False), live_server, program.patient)
    phone.goto("/check/")
    answer_signs(phone, new_swelling="unsure")
    for name in ("pain_worst", "pain_usual"):
        phone.locator(f"input[name={name}][value='3']").check(force=True)
    phone.get_by_role("button", name="Save").click()
    phone.wait_for_url("**/start/**")
    expect(phone.get_by_text("please answer the full questions now")).to_be_visible()
    phone.goto("/today/")
    expect(phone.get_by_role("heading", name="Answer the warning-sign questions first")).to_be_visible()
    expect(phone.get_by_role("link", name="Start session")).to_have_count(0)
