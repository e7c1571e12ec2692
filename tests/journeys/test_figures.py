"""Pictures in a real browser: they play, stop, are moved by hand, keep still where asked, and stand without script."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from programs.models import Program
from tests import make
from tests.actions.told import session_on
from tests.journeys.conftest import DESK, PATIENCE_MS, PHONE
from tests.journeys.test_therapist import may_sign_in
from tests.pages.session_answers import address as address_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]
MONDAY = 14
#: Every place that the slider says while the picture plays.
WATCH = """
    window.places = [];
    const slider = document.querySelector(".picture-place");
    new MutationObserver(() => window.places.push(Number(slider.value))).observe(slider, { attributes: true });
"""
#: How high the legging stands in the picture: it changes while the picture moves.
LEGGING = "document.querySelector('[data-stage] path[fill*=\"--f-leg,\"]').getBBox().height"


@pytest.fixture(autouse=True)
def library() -> None:
    make.library()


def violations(page: Page) -> list[str]:
    options = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def place(page: Page) -> int:
    return int(page.get_by_label("Place in the movement").input_value())


def until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait as long as an expectation would; the page's own policy forbids scripts from outside."""
    for _ in range(PATIENCE_MS // 50):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never was so")


def test_a_picture_plays_there_and_back_stops_and_is_moved_by_hand(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto("/exercises/QD12/")
    page.evaluate(WATCH)
    page.get_by_role("button", name="Play: Sit-to-stand").click()
    until(page, lambda: page.evaluate("window.places.length") > 3)
    until(page, lambda: place(page) > 90)
    page.get_by_role("button", name="Pause: Sit-to-stand").click()
    first, *others = page.evaluate("window.places")
    assert first == 0 and others[1] < 60 and others[:3] == sorted(others[:3]), "from the first pose, forwards"
    stopped = place(page)
    page.wait_for_timeout(300)
    assert place(page) == stopped
    page.get_by_label("Place in the movement").fill("0")
    page.wait_for_timeout(50)
    at_start = page.evaluate(LEGGING)
    page.get_by_label("Place in the movement").fill("96")
    page.wait_for_timeout(50)
    assert at_start > 20 and abs(page.evaluate(LEGGING) - at_start) > 20


@pytest.mark.parametrize(("code", "rest"), [("QD12", 100), ("GL08", 50)], ids=["the end", "the middle"])
def test_at_rest_the_poster_is_there_again_with_its_arrow_and_the_ghost(
    open_page: OpenPage, code: str, rest: int
) -> None:
    page = open_page(PHONE)
    page.goto(f"/exercises/{code}/")
    poster, moving = page.locator("[data-stage] > use"), page.locator("[data-stage] > g")
    assert place(page) == rest
    expect(poster).to_be_visible()
    page.get_by_role("button", name="Play").click()
    expect(moving).to_be_visible()
    expect(poster).to_be_hidden()
    page.get_by_label("Place in the movement").fill("20")
    expect(moving).to_be_visible()
    expect(poster).to_be_hidden()
    page.get_by_label("Place in the movement").fill(str(rest))
    expect(poster).to_be_visible()
    expect(moving).to_be_hidden()


def test_on_paper_a_picture_stopped_on_its_way_is_its_poster(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto("/exercises/QD12/")
    page.get_by_label("Place in the movement").fill("20")
    expect(page.locator("[data-stage] > g")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("[data-stage] > use")).to_be_visible()
    expect(page.locator("[data-stage] > g")).to_be_hidden()


def test_a_picture_out_of_sight_stops_and_is_its_poster_when_it_is_seen_again(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto("/exercises/QD12/")
    page.get_by_role("button", name="Play").click()
    until(page, lambda: 0 < place(page) < 90)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".picture-play")).not_to_have_attribute("data-playing", "")
    page.evaluate("window.scrollTo(0, 0)")
    assert place(page) == 100
    expect(page.locator("[data-stage] > use")).to_be_visible()


def test_a_picture_keeps_still_until_it_is_played_and_fetches_nothing_before(open_page: OpenPage) -> None:
    page = open_page(PHONE, reduced_motion="reduce")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/exercises/QD12/")
    page.wait_for_timeout(400)
    assert place(page) == 100 and not any("-moves" in url for url in fetched)
    page.get_by_role("button", name="Play").click()
    until(page, lambda: 0 < place(page) < 60)
    page.get_by_role("button", name="Pause").click()
    page.get_by_label("Place in the movement").fill("10")
    page.get_by_role("button", name="Play").click()
    assert len([url for url in fetched if "-moves" in url]) == 1, "it is fetched once"


def test_the_slider_says_which_pose_is_near(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto("/exercises/QD12/")
    slider = page.get_by_label("Place in the movement: Sit-to-stand")
    for place_now, words in (
        (0, "Sit with arms crossed"),
        (24, "Sit with arms"),
        (26, "Lean forward"),
        (100, "Stand up"),
    ):
        slider.fill(str(place_now))
        expect(slider).to_have_attribute(
            "aria-valuetext", re.compile(f"^{place_now} per cent of the movement: {words}")
        )


def test_without_script_the_picture_stands_and_has_no_dead_buttons(open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    page.goto("/exercises/QD12/")
    picture = page.get_by_role("img", name="Sit-to-stand from a standard chair")
    expect(picture).to_be_visible()
    box = page.locator(".drawing use").first.bounding_box()
    assert box and box["width"] > 80 and box["height"] > 120
    expect(page.locator(".picture-play")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_library_fits_and_axe_finds_nothing(open_page: OpenPage, viewport: dict[str, int], scheme: str) -> None:
    page = open_page(viewport, color_scheme=scheme)
    for path in ("/exercises/", "/exercises/?muscle=calf", "/exercises/QD12/", "/exercises/ST02/"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert violations(page) == [], path


def test_on_screen_and_on_paper_the_steps_stand_side_by_side_with_their_words(open_page: OpenPage) -> None:
    page = open_page(DESK)
    page.goto("/exercises/NM02/")
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        steps = page.locator(".picture-steps li")
        expect(steps.first).to_be_visible()
        assert all(one.locator("use").bounding_box() and one.inner_text() for one in steps.all())
    expect(page.locator(".picture-controls")).to_be_hidden()


@pytest.mark.parametrize("can_script", [True, False], ids=["script", "no script"])
def test_a_session_has_its_key_poses_and_how_it_is_done_on_paper_and_where_nothing_plays(
    open_page: OpenPage, sign_in: Callable[[Page, str], None], program: Program, can_script: bool
) -> None:
    user = may_sign_in(program.patient.user)
    page = open_page(DESK, java_script_enabled=can_script)
    sign_in(page, user.email)
    page.goto(address_of(session_on(program, MONDAY)))
    steps, cue = page.locator(".picture-steps li").first, page.locator(".cues li").first
    expect(steps).to_be_visible(visible=not can_script)
    expect(cue).to_be_hidden()
    page.emulate_media(media="print")
    for part in (steps, steps.locator("use"), cue):
        expect(part).to_be_visible()
    expect(page.locator(".picture-controls").first).to_be_hidden()


def test_a_step_keeps_every_small_mark_of_its_pose_in_the_colour_of_the_page(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto("/exercises/CD01/")
    colour = "(name) => getComputedStyle(document.querySelector(name)).getPropertyValue('--f-arrow')"
    assert page.evaluate(colour, ".picture-steps svg") == page.evaluate(colour, "html") != ""


def test_a_movement_that_does_not_come_is_told_and_can_be_tried_again(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.route("**/*-moves*", lambda route: route.fulfill(status=422))
    page.goto("/exercises/QD12/")
    page.get_by_role("button", name="Play: Sit-to-stand").click()
    expect(page.locator(".picture-controls [role=status]")).to_have_text("The movement could not be loaded. Try again.")
    expect(page.locator(".picture-place")).to_have_attribute("aria-valuetext", re.compile("^100 per cent"))
    page.unroute("**/*-moves*")
    page.get_by_role("button", name="Play: Sit-to-stand").click()
    until(page, lambda: place(page) < 60)
