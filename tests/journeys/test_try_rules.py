"""The simulator in a real browser: with and without script, on a phone and on a desk, and what axe says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from programs.models import Clinic
from tests import make
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_therapist import may_sign_in
from tests.make_clinic import following

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]
PATHS = ("/rules/try/", "/rules/try/exercise/", "/rules/try/end/")


def violations(page: Page) -> list[str]:
    options = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_a_changed_answer_is_answered_while_one_looks_on(open_page: OpenPage) -> None:
    page = open_page(DESK)
    page.goto("/rules/try/")
    page.get_by_label("Worst pain, 7 days").select_option("8")
    expect(page.get_by_role("heading", name="What your change does")).to_be_visible()
    expect(page.locator("#answer")).to_contain_text("Irritability: Moderate")
    expect(page.locator("#announcements")).to_have_text("The answer below has changed")
    page.get_by_label("Worst pain, 7 days").select_option("5")
    expect(page.locator("#answer")).to_contain_text("Irritability: High")
    assert violations(page) == []


def test_an_answer_changed_before_the_script_came_is_answered(open_page: OpenPage) -> None:
    page = open_page(DESK)
    held: list[Route] = []
    page.route("**/try-rules*.js", lambda route: held.append(route))
    with page.expect_request("**/try-rules*.js"):
        page.goto("/rules/try/", wait_until="commit")
    page.get_by_label("Worst pain, 7 days").select_option("8")
    held[0].continue_()
    expect(page.locator("#answer")).to_contain_text("Irritability: Moderate")


def test_without_script_the_button_does_the_same(open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    page.goto("/rules/try/")
    page.get_by_label("Worst pain, 7 days").select_option("8")
    page.get_by_role("button", name="Ask the rules").click()
    expect(page.get_by_role("heading", name="What your change does")).to_be_visible()
    page.goto("/rules/try/exercise/")
    page.get_by_role("button", name="Add Pain is 6").click()
    expect(page.locator("#step-title")).to_have_text("Ease back")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_pages_fit_and_axe_finds_nothing(open_page: OpenPage, viewport: dict[str, int], scheme: str) -> None:
    page = open_page(viewport, color_scheme=scheme)
    for path in PATHS:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert violations(page) == [], path


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_therapist_supposes_a_painful_session_and_less_time(
    open_page: OpenPage, sign_in: Callable[[Page, str], None], clinic: Clinic, viewport: dict[str, int]
) -> None:
    therapist = may_sign_in(make.therapist(name="Tom Reed", email="tom@kneeapp.example", clinic=clinic))
    today = timezone.localdate()
    patient, _program = following(therapist=therapist, starts_on=today - timedelta(days=today.weekday()))
    make.library()
    page = open_page(viewport)
    sign_in(page, "tom@kneeapp.example")
    page.goto(f"/patients/{patient.public_id}/")
    page.get_by_role("link", name="What if").click()
    page.get_by_label("Peak pain").select_option("6")
    expect(page.locator("#answer")).to_contain_text("Ease back")
    page.get_by_role("heading", name="The answers were others").click()
    page.get_by_label("Minutes a session").fill("20")
    page.get_by_label("Minutes a session").press("Tab")
    expect(page.locator("#answer")).to_contain_text("Minutes a session: 40")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []
