"""Letters twice as large on a phone: nothing runs out of the page, and no words lie over others (WCAG 1.4.4)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django.live_server_helper import LiveServer

from tests import make
from tests.journeys.test_first_week import OpenPage, signed_in, today

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PATHS = (
    "/rules/",
    "/rules/try/",
    "/rules/try/exercise/",
    "/rules/course/",
    "/rules/open-questions/",
    "/rules/weekly-check/",
)
TWICE = "document.documentElement.style.fontSize = '200%'"
#: What stands out of the page and in no box that scrolls.
RUNS_OUT = """() => {
  const scrolls = (one) => one && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement));
  return [...document.querySelectorAll('main *')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right > innerWidth + 1 && !scrolls(one.parentElement);
  }).map((one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 5);
}"""
#: Of each pain: the question, what is chosen and the names of the zones, where their letters meet.
LIES_OVER = """() => [...document.querySelectorAll('.field-pain')].flatMap((field) => {
  const boxes = [...field.querySelectorAll('legend, .pain-now, .zone-labels > li')].map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return [one, [...range.getClientRects()].filter((box) => box.width > 0)];
  });
  const meet = (a, b) => a.some((one) => b.some((two) => one.left < two.right - 1 && two.left < one.right - 1
    && one.top < two.bottom - 4 && two.top < one.bottom - 4));
  return boxes.flatMap(([one, a], place) => boxes.slice(place + 1).filter(([, b]) => meet(a, b))
    .map(([two]) => `${one.textContent.trim()} | ${two.textContent.trim()}`));
})"""


def test_the_rules_fit_with_letters_twice_as_large(open_page: OpenPage) -> None:
    page = open_page()
    found = {}
    for path in PATHS:
        page.goto(path)
        page.evaluate(TWICE)
        found[path] = page.evaluate(RUNS_OUT)
    assert {path: out for path, out in found.items() if out} == {}


def test_the_pain_scale_keeps_its_words_apart(open_page: OpenPage, live_server: LiveServer) -> None:
    patient = make.patient(name="Ana Silva", email="ana@kneeapp.example")
    make.screening(patient=patient)
    make.program(patient=patient, starts_on=today() - timedelta(days=14))
    page = signed_in(open_page(), live_server, patient)
    page.goto("/check/")
    page.evaluate(TWICE)
    assert page.locator(".field-pain").count() >= 2
    assert page.evaluate(LIES_OVER) == []
    assert page.evaluate(RUNS_OUT) == []
