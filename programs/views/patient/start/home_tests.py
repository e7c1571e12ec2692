"""The home tests: a list, one test a page with its result, and the way past them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from programs.actions.home_tests import measure, skip_tests, take_up_test
from programs.forms.start.home_tests import TestForm, typed_from
from programs.queries.home_tests import KEY_TESTS, asked_tests, open_tests, rest_of_tests, rows_of, waiting_tests
from programs.queries.start import StartState
from programs.views.patient.start.measured import result_of
from programs.views.patient.start.way import Place, StepRequest, ask, frame, go_on, step
from programs.wording.home_tests import BEFORE_YOU_START, CANNOT_DO, HOME_TESTS, STOP_RULE, TRIES
from programs.wording.reasons import reason_text

SKIP, SKIP_REST, TAKE_UP = "skip", "skip_rest", "take_up"


@step("tests")
def test_list(request: StepRequest) -> HttpResponse:
    """What there is to do, how long it takes, and what waits. POST leaves all open tests out."""
    state = request.state
    if request.method == "POST":
        assert state.examination is not None  # noqa: S101 (the step is closed without one)
        rest = rest_of_tests(state.record, state.examination)
        skip_tests(patient=request.patient, tests=rest, by=request.user, at=request.at)
        return go_on(request)
    return render(request, "patient/start/tests.html", frame(state, Place("tests")) | list_context(state))


def list_context(state: StartState) -> dict[str, Any]:
    """The tests in their order with what was done of each, and the ones that wait."""
    assert state.examination is not None  # noqa: S101
    asked, waiting = asked_tests(state.record, state.examination), open_tests(state.record, state.examination)
    lines = [_line(state, test, is_open=test in waiting) for test in asked]
    return {
        "key_tests": [line for line in lines if line["code"] in KEY_TESTS],
        "more_tests": [line for line in lines if line["code"] not in KEY_TESTS],
        "open_count": len(waiting),
        "is_begun": len(waiting) < len(asked),
        "minutes": sum(line["measure"].minutes for line in lines if line["code"] in KEY_TESTS and line["is_open"]),
        "withheld": _withheld(state),
        "next_href": reverse("patient:start-test", args=[waiting[0]]) if waiting else reverse("patient:start-check"),
        "painful": state.record.knee_side,
        "before": BEFORE_YOU_START,
        "stop_rule": STOP_RULE,
    }


def _line(state: StartState, test: str, *, is_open: bool) -> dict[str, Any]:
    rows = rows_of(state.record, test)
    return {
        "code": test,
        "title": HOME_TESTS[test].title,
        "measure": TestForm(test=test).measure,
        "is_open": is_open,
        "is_skipped": any(row.skipped for row in rows.values()),
        "href": reverse("patient:start-test", args=[test]),
    }


def _withheld(state: StartState) -> list[dict[str, Any]]:
    """The tests that wait, gathered by their reason."""
    assert state.examination is not None  # noqa: S101
    by_reason: dict[str, list[Any]] = {}
    for waits in waiting_tests(state.record, state.examination):
        by_reason.setdefault(reason_text(waits.reason), []).append(waits)
    return [
        {"reason": reason, "week": waits[0].until_week, "titles": [HOME_TESTS[one.test].title for one in waits]}
        for reason, waits in by_reason.items()
    ]


@step("tests")
def one_test(request: StepRequest, test: str) -> HttpResponse:
    """One test: how to do it, what came out, and what that means."""
    state = request.state
    if test not in HOME_TESTS:
        raise Http404
    asked = asked_tests(state.record, state.examination) if state.examination else ()
    if test not in asked:
        return redirect("patient:start-tests")
    if request.method == "POST" and request.POST.get("do") in (SKIP, TAKE_UP):
        return _left_out(request, test)
    rows = rows_of(state.record, test)
    form = TestForm(request.POST if request.method == "POST" else None, test=test, initial=typed_from(rows.values()))
    if form.is_bound and form.is_valid():
        measure(patient=request.patient, test=test, results=form.results, by=request.user, at=request.at)
        return redirect("patient:start-test", test)
    return ask(request, Place("tests"), form, template="test", **test_context(state, test, asked, form))


def _left_out(request: StepRequest, test: str) -> HttpResponse:
    if request.POST["do"] == TAKE_UP:
        take_up_test(patient=request.patient, test=test, by=request.user, at=request.at)
        return redirect("patient:start-test", test)
    skip_tests(patient=request.patient, tests=[test], by=request.user, at=request.at)
    return go_on(request)


def test_context(state: StartState, test: str, asked: tuple[str, ...], form: TestForm) -> dict[str, Any]:
    """Words, place in the row, the stored result, and where to go from here."""
    assert state.examination is not None  # noqa: S101
    rows = rows_of(state.record, test)
    waiting = [one for one in open_tests(state.record, state.examination) if one != test]
    is_measured = any(not row.skipped for row in rows.values())
    number = asked.index(test) + 1
    before = reverse("patient:start-test", args=[asked[number - 2]]) if number > 1 else reverse("patient:start-tests")
    return {
        "back_url": before,
        "test": test,
        "words": HOME_TESTS[test],
        "painful": state.record.knee_side,
        "measure": form.measure,
        "tries": TRIES[form.measure.tries],
        "stop_rule": STOP_RULE,
        "cannot_do": CANNOT_DO,
        "number": number,
        "count": len(asked),
        "is_skipped": any(row.skipped for row in rows.values()),
        "result": result_of(state, test) if is_measured else None,
        "next_href": reverse("patient:start-test", args=[waiting[0]]) if waiting else reverse("patient:start-check"),
        "next_number": asked.index(waiting[0]) + 1 if waiting else 0,
    }
