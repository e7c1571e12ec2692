"""The way to a plan in a real browser: with and without script, on a phone and on a desk, and what axe says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from programs.models import Patient, Program
from tests import make
from tests.make_start import at_the_end, measured

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]
SignIn = Callable[[Page, str], None]
EMAIL = "sam@kneeapp.example"
DESK = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
#: The mildest answer of a radio group, wherever it stands.
MILDEST = ("normal", "none", "no")


@pytest.fixture
def sam(transactional_db: None) -> Patient:
    """Sam, who can sign in and has agreed."""
    make.library()
    patient = make.patient(name="Sam Okoro", email=EMAIL, password=make.PASSWORD, born_on=None, sex=None)
    EmailAddress.objects.create(user=patient.user, email=EMAIL, verified=True, primary=True)
    return patient


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{page.url} {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def press(page: Page, words: str, check: Callable[[Page], None]) -> None:
    """Look at the page, press its button, and wait for the next one."""
    check(page)
    before = page.url
    page.get_by_role("button", name=words, exact=True).click()
    page.wait_for_url(lambda url: url != before)


def choose(page: Page, **answers: str) -> None:
    """Radios and boxes by their value; the label is what a finger meets."""
    for name, value in answers.items():
        control = f"[name={name}][value='{value}']"
        page.locator(f"label:has({control})").click()
        expect(page.locator(control)).to_be_checked()


def score(page: Page, **scores: int) -> None:
    """Pain: by the slider where a script drew one, by its number otherwise."""
    for name, value in scores.items():
        slider = page.locator(f"#id_{name}_slider")
        if slider.count():
            slider.focus()
            slider.press(str(value))
        else:
            choose(page, **{name: str(value)})


def mildest(page: Page) -> None:
    """Nothing to tell on this page of warning signs."""
    if page.locator("[name=signs]").count():
        return choose(page, signs="none")
    names = page.locator("main input[type=radio]:visible").evaluate_all("all => all.map(one => one.name)")
    for name in dict.fromkeys(names):
        values = page.locator(f"[name={name}]").evaluate_all("all => all.map(one => one.value)")
        choose(page, **{name: next(value for value in MILDEST if value in values)})
    return None


def about_and_knee(page: Page, check: Callable[[Page], None]) -> None:
    page.goto("/start/about/")
    for part, typed in {"day": "3", "month": "12", "year": "1995"}.items():
        page.locator(f"[name=born_on_{part}]").fill(typed)
    choose(page, sex="female")
    press(page, "Continue", check)
    choose(page, side="right", location="front", worse_straightening="no")
    press(page, "Continue", check)
    page.locator("[name=since]").fill("3")
    choose(page, unit="months", onset="gradual", training_change="yes")
    press(page, "Continue", check)
    choose(page, provoked_by="stairs")
    choose(page, provoked_by="running")
    score(page, pain_now=1)
    press(page, "Continue", check)


def warning_signs(page: Page, check: Callable[[Page], None]) -> None:
    while "/warning-signs/" in page.url:
        mildest(page)
        press(page, "Continue", check)
    choose(page, conditions="none")
    press(page, "Continue", check)
    check(page)
    page.get_by_role("button", name="Show my result").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("None of the warning signs we ask about")
    check(page)
    page.get_by_role("link", name="Go on").click()


def pain_and_daily_life(page: Page, check: Callable[[Page], None]) -> None:
    score(page, worst_7d=3, usual_7d=2, rest=0)
    press(page, "Continue", check)
    score(page, squat=2, stairs_down=2, sitting=1)
    press(page, "Continue", check)
    choose(page, settles_minutes="45", night_pain="none", fear="2")
    press(page, "Continue", check)
    while "/daily-life/" in page.url:
        for group in page.locator("main fieldset").all():
            group.locator("label").first.click()
        press(page, "Continue", check)


def running_and_wishes(page: Page, check: Callable[[Page], None]) -> None:
    choose(page, runs="yes")
    for name, typed in {"runs_per_week": "3", "tolerated_minutes": "12", "longest_run_30d_minutes": "30"}.items():
        page.locator(f"[name={name}]").fill(typed)
    score(page, pain_in_run=2)
    press(page, "Continue", check)
    choose(page, equipment="band")
    press(page, "Continue", check)
    choose(page, weeks="6")
    for day in "135":
        choose(page, strength_days=day)
    page.locator("[name=start_on]").select_option(index=1)
    press(page, "Continue", check)


def measures_and_plan(page: Page, check: Callable[[Page], None]) -> None:
    check(page)
    page.get_by_role("link", name="Start the tests").click()
    page.get_by_label("Left leg, toe to wall").fill("11")
    page.get_by_label("Right leg, toe to wall").fill("7,0")
    check(page)
    page.get_by_role("button", name="Save and see the result").click()
    expect(page.get_by_text("Right: 7 cm")).to_be_visible()
    check(page)
    page.goto("/start/tests/")
    press(page, "Leave out the rest and go on", check)
    press(page, "Make my plan", check)
    expect(page.get_by_role("heading", name="Right ankle is stiff")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Start this plan").click()
    page.wait_for_url("**/today/")


WAY = (about_and_knee, warning_signs, pain_and_daily_life, running_and_wishes, measures_and_plan)


def test_a_runner_comes_to_a_plan_and_axe_finds_nothing_on_the_way(
    open_page: Open, sign_in: SignIn, sam: Patient
) -> None:
    page = open_page()

    def check(page: Page) -> None:
        assert violations(page) == []

    sign_in(page, EMAIL)
    for part in WAY:
        part(page, check)
    assert Program.objects.get().status == "active"


def test_the_whole_way_works_without_script_and_fits_the_narrowest_phone(
    open_page: Open, sign_in: SignIn, sam: Patient
) -> None:
    page = open_page(NARROW, java_script_enabled=False)

    def check(page: Page) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], page.url

    sign_in(page, EMAIL)
    for part in WAY:
        part(page, check)
    assert Program.objects.get().status == "active"


def test_on_a_desk_in_the_dark_axe_finds_nothing_either(open_page: Open, sign_in: SignIn, sam: Patient) -> None:
    now = timezone.now()
    Patient.objects.filter(pk=sam.pk).update(born_on=date(1995, 12, 3), sex="female")
    measured(at_the_end(sam, at=now), "T27", "left", 1)
    sam.assessments.get().measurements.filter(test__in=["T08", "T01"]).delete()
    page = open_page(DESK, color_scheme="dark")
    sign_in(page, EMAIL)
    for name in ("", "about/", "triggers/", "result/", "running/", "tests/", "tests/T08/"):
        page.goto(f"/start/{name}")
        assert violations(page) == []
    make.screening(patient=sam, at=now + timedelta(seconds=1), level="SOON", answers={"kneecap_slipped_out": "yes"})
    for name in ("result/", "clearance/"):
        page.goto(f"/start/{name}")
        assert violations(page) == []


def test_an_emergency_shows_whom_to_call_and_nothing_to_exercise(
    open_page: Open, sign_in: SignIn, sam: Patient
) -> None:
    page = open_page()
    sign_in(page, EMAIL)
    about_and_knee(page, lambda page: None)
    choose(page, signs="chest_symptoms")
    press(page, "Continue", lambda page: None)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Call 999 now")
    expect(page.locator("a[href='tel:999']").first).to_be_visible()
    assert page.locator("nav").count() == 0
    assert violations(page) == []
    page.goto("/start/plan/")
    expect(page).to_have_url(re.compile(r"/start/result/$"))
    page.get_by_role("button", name="Change a warning sign").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Do you have any of these?")
    expect(page.locator("[name=signs]:checked")).to_have_count(0)


def test_a_number_appears_with_its_tick_and_goes_with_it(open_page: Open, sign_in: SignIn, sam: Patient) -> None:
    page = open_page()
    sign_in(page, EMAIL)
    about_and_knee(page, lambda page: None)
    while "/warning-signs/" in page.url:
        mildest(page)
        press(page, "Continue", lambda page: None)
    weeks = page.get_by_label("How many weeks pregnant are you?")
    expect(weeks).to_be_hidden()
    choose(page, conditions="pregnant")
    expect(weeks).to_be_visible()
    choose(page, conditions="fever_gone")
    expect(page.get_by_label("For how many hours have you had no fever?")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    choose(page, conditions="none")
    expect(page.locator("[name=conditions][value=pregnant]")).not_to_be_checked()
