"""The parts in a real browser: what scripts add, what stays without them, and what axe says."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

GALLERY = "/components/"
DESK = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
OPTIONS = {"rules": {"target-size": {"enabled": True}}}


@pytest.fixture
def gallery(open_page: Callable[..., Page]) -> Page:
    page = open_page()
    page.goto(GALLERY)
    return page


def pain(page: Page) -> Locator:
    return page.locator("[data-pain-scale]").first


def answer(page: Page) -> str | None:
    return pain(page).evaluate("box => box.querySelector('input[type=radio]:checked')?.value ?? null")


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_the_slider_has_no_value_until_it_is_touched(gallery):
    assert answer(gallery) is None
    expect(pain(gallery).get_by_text("Choose", exact=True)).to_be_visible()
    expect(pain(gallery).locator("[data-thumb]")).to_have_text("–")
    assert pain(gallery).locator("[type=range]").get_attribute("aria-valuetext") == "Nothing chosen yet"


@pytest.mark.parametrize(
    ("keys", "value", "spoken"),
    [
        (["ArrowLeft"], "0", "0, Fine"),
        (["Home"], "0", "0, Fine"),
        (["ArrowRight"], "1", "1, Fine"),
        (["4"], "4", "4, Careful"),
        (["End"], "10", "10, Stop"),
        (["6", "ArrowLeft"], "5", "5, Careful"),
    ],
)
def test_the_slider_answers_to_the_keyboard_and_says_what_it_has(gallery, keys, value, spoken):
    slider = pain(gallery).locator("[type=range]")
    slider.focus()
    for key in keys:
        slider.press(key)
    assert answer(gallery) == value
    assert slider.get_attribute("aria-valuetext") == spoken


def test_a_tap_on_nought_is_an_answer(gallery):
    pain(gallery).locator("[type=range]").click(position={"x": 8, "y": 24})
    assert answer(gallery) == "0"


def test_a_tap_on_the_rail_sets_the_number_under_the_finger(gallery):
    slider = pain(gallery).locator("[type=range]")
    slider.click(position={"x": slider.bounding_box()["width"] - 24, "y": 24})
    assert answer(gallery) == "10"


def test_numbers_can_be_tapped_instead_and_the_choice_is_remembered(gallery):
    pain(gallery).get_by_role("button", name="Tap a number instead").click()
    pain(gallery).locator(".pain-number", has_text="7").click()
    assert answer(gallery) == "7"
    gallery.reload()
    expect(pain(gallery).locator(".pain-numbers")).to_be_visible()
    expect(pain(gallery).locator("[type=range]")).to_be_hidden()


def test_without_script_there_are_eleven_numbers_large_enough_for_a_thumb(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(GALLERY)
    boxes = [one.bounding_box() for one in pain(page).locator(".pain-number").all()]
    assert len(boxes) == 11 and len({round(box["y"]) for box in boxes}) == 2
    assert all(box["width"] >= 44 and box["height"] >= 48 for box in boxes)


def test_none_of_these_clears_the_others_and_is_cleared_by_them(gallery):
    locks, none = gallery.get_by_label("My knee locks"), gallery.get_by_label("None of these")
    locks.check()
    none.check()
    expect(locks).not_to_be_checked()
    locks.check()
    expect(none).not_to_be_checked()


def test_the_stepper_moves_by_its_step_within_its_borders_and_reads_a_comma(gallery):
    field = gallery.locator("#id_distance")
    field.fill("7,5")
    gallery.get_by_role("button", name="More").click()
    expect(field).to_have_value("8")
    field.fill("25")
    gallery.get_by_role("button", name="More").click()
    expect(field).to_have_value("25")


def test_a_password_can_be_shown_and_hidden(open_page):
    page = open_page()
    page.goto("/")
    page.get_by_role("button", name="Show password").click()
    assert page.locator("#id_password").get_attribute("type") == "text"


def test_after_a_wrong_sign_in_the_summary_has_focus_and_leads_to_the_field(open_page):
    page = open_page()
    page.goto("/accounts/password/reset/")
    page.get_by_role("button", name="Send the link").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.locator("[data-error-summary] a").click()
    expect(page.locator("#id_email")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/", GALLERY])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page, path, scheme):
    page = open_page(DESK if path == GALLERY else NARROW, color_scheme=scheme)
    page.goto(path)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", "/accounts/login/", GALLERY])
def test_nothing_scrolls_sideways_at_320_nor_with_text_twice_as_large(open_page, path):
    page = open_page(NARROW)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_what_has_focus_shows_a_ring(gallery):
    gallery.get_by_label("My knee locks").focus()
    gallery.keyboard.press("Shift+Tab")
    gallery.keyboard.press("Tab")
    ring = gallery.locator(".choice:has(:focus-visible)").evaluate("card => getComputedStyle(card).outlineWidth")
    assert ring == "3px"


def test_same_as_device_follows_the_device(open_page):
    page = open_page(color_scheme="dark")
    page.goto("/")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_paper_is_light_whatever_the_theme(open_page):
    page = open_page(color_scheme="dark")
    page.goto(GALLERY)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#0d1830"


def test_with_forced_colours_what_is_chosen_can_be_told_from_what_is_not(open_page):
    page = open_page(forced_colors="active", java_script_enabled=False)
    page.goto(GALLERY)
    card = page.locator(".choice > .form-check-input").first
    assert card.evaluate("one => getComputedStyle(one).appearance") == "auto"
    for chosen in (".segment:is([aria-current], :has(:checked))", ".pain-number > input:checked + span"):
        kept = page.locator(chosen).first.evaluate("one => getComputedStyle(one).forcedColorAdjust")
        assert kept == "none", chosen
