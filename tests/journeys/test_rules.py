"""The rules in a real browser: nothing scrolls sideways but tables in their box, and axe is content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OPTIONS = {"rules": {"target-size": {"enabled": True}}}
#: The index, and the sheets with the widest tables and the longest lists.
SHEETS = ("", "home-tests/", "guidelines/", "clinical-safety/")
NARROW = {"width": 320, "height": 640}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("viewport", "scheme"), [(NARROW, "light"), (DESK, "dark")], ids=["phone", "desk in the dark"])
def test_the_sheets_fit_and_axe_finds_nothing(open_page: Callable[..., Page], viewport, scheme) -> None:
    page = open_page(viewport, color_scheme=scheme)
    for sheet in SHEETS:
        page.goto(f"/rules/{sheet}")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, sheet
        assert violations(page) == [], sheet


def test_an_id_leads_to_the_line_that_tells_the_rule(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/rules/hold/")
    page.get_by_role("link", name="6.6 row 4").first.click()
    expect(page.get_by_role("heading", name="The next step of an exercise")).to_be_visible()
    expect(page.locator("tr:has(:target)")).to_contain_text("6.6 row 4")
    page.get_by_role("link", name="S46", exact=True).first.click()
    expect(page.locator(":target")).to_contain_text("pain-monitoring model")
