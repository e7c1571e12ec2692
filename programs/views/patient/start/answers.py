"""Every answer of the assessment in words, with the page on which it can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.clinical.measures import MEASURES, values_of
from programs.clinical.values import Side
from programs.forms.start.akps import AKPS_PAGES
from programs.forms.start.knee import as_told
from programs.forms.start.running import told_from
from programs.models import Assessment
from programs.queries.case import case_from
from programs.queries.start import StartState
from programs.views.patient.start.measured import shown_value
from programs.wording import akps
from programs.wording.home_tests import HOME_TESTS, STOPPED, UNITS
from programs.wording.screening import OPTION_LABELS
from programs.wording.sides import SIDE_NAMES
from programs.wording.start import (
    KIT_CHOICES,
    LOCATIONS,
    NIGHTS,
    ONSETS,
    PROVOCATIONS,
    RUNS_NOW,
    SECTIONS,
    SETTLING,
    SEXES,
    TIME_UNITS,
    WEEKDAYS,
)

Line = tuple[Any, Any, str]


def answers(state: StartState) -> list[dict[str, Any]]:
    """The parts with their lines: question, answer, where to change it."""
    assessment = state.record.assessment
    assert assessment is not None  # noqa: S101 (the step is closed without one)
    parts: dict[str, Callable[[], Iterator[Line]]] = {
        "you": lambda: _you(state, assessment),
        "knee": lambda: _knee(assessment),
        "pain": lambda: _pain(assessment),
        "running": lambda: _running(assessment),
        "tests": lambda: _tests(state),
    }
    return [
        {"name": SECTIONS[code], "lines": [{"question": q, "answer": a, "href": h} for q, a, h in lines()]}
        for code, lines in parts.items()
    ]


def _at(code: str, *args: str) -> str:
    return reverse(f"patient:start-{code}", args=args)


def _you(state: StartState, assessment: Assessment) -> Iterator[Line]:
    patient, href = state.record.patient, _at("about")
    yield _("Born on"), date_format(patient.born_on, "j F Y") if patient.born_on else "", href
    yield _("Sex"), SEXES[patient.sex or "undisclosed"], href
    yield _("Height"), _told(patient.height_cm, "cm"), href
    yield _("Weight"), _told(assessment.weight_kg, "kg"), href


def _knee(assessment: Assessment) -> Iterator[Line]:
    yield _("Knee"), SIDE_NAMES[str(assessment.knee_side)], _at("knee")
    yield _("Where it hurts"), LOCATIONS[str(assessment.location)][0], _at("knee")
    if assessment.worse_straightening:
        yield _("Worse when straight"), OPTION_LABELS[assessment.worse_straightening], _at("knee")
    number, unit = as_told(assessment.duration_weeks or 0)
    yield _("Since"), f"{number} {str(TIME_UNITS[unit]).lower()}", _at("story")
    yield _("How it began"), ONSETS[str(assessment.onset)][0], _at("story")
    yield _("Training had changed"), _("Yes") if assessment.training_change else _("No"), _at("story")
    yield (
        _("Brought on by"),
        _listed(_provocations(assessment)),
        _at("triggers"),
    )
    yield _("Pain now"), _score(assessment.pain_now), _at("triggers")


def _provocations(assessment: Assessment) -> list[Any]:
    """What brings it on, as far as today's list still has it."""
    return [PROVOCATIONS[one] for one in assessment.provoked_by or () if one in PROVOCATIONS]


def _pain(assessment: Assessment) -> Iterator[Line]:
    week, moves, after = _at("pain"), _at("pain-moves"), _at("pain-after")
    yield _("Worst in 7 days"), _score(assessment.pain_worst_7d), week
    yield _("Usual in 7 days"), _score(assessment.pain_usual_7d), week
    yield _("At rest"), _score(assessment.pain_rest), week
    yield _("Squatting"), _score(assessment.pain_squat), moves
    yield _("Going down stairs"), _score(assessment.pain_stairs_down), moves
    yield _("Sitting"), _score(assessment.pain_sitting), moves
    yield _("Settles in"), SETTLING.get(assessment.settles_minutes or 0, ""), after
    yield _("At night"), NIGHTS[str(assessment.night_pain)], after
    yield _("Worry about exercise"), _score(assessment.fear), after
    for page, items in AKPS_PAGES.items():
        for item in items:
            yield akps.QUESTIONS[item], akps.ANSWERS[item][assessment.akps_answers[item]], _at("akps", page)


def _running(assessment: Assessment) -> Iterator[Line]:
    told, href = told_from(assessment), _at("running")
    yield _("Running"), RUNS_NOW[told["runs"]][0], href
    yield from _runs(assessment, href)
    yield (
        _("At hand"),
        _listed([KIT_CHOICES[thing][0] for thing in assessment.equipment or () if thing in KIT_CHOICES]),
        _at("equipment"),
    )
    yield _("Session"), _told(assessment.minutes_per_session, _("minutes")), _at("equipment")
    weeks = assessment.wish_weeks or 0
    yield _("Length"), ngettext("%(weeks)s week", "%(weeks)s weeks", weeks) % {"weeks": weeks}, _at("wishes")
    yield _("Strength days"), _listed([WEEKDAYS[day] for day in assessment.strength_days or ()]), _at("wishes")
    yield _("First day"), date_format(assessment.start_on, "l j F") if assessment.start_on else "", _at("wishes")


def _runs(assessment: Assessment, href: str) -> Iterator[Line]:
    if not assessment.runs_per_week:
        yield _("Without running for"), _told(assessment.weeks_without_running, _("weeks")), href
        return
    yield _("Runs a week"), str(assessment.runs_per_week), href
    yield _("Longest run in 30 days"), _told(assessment.longest_run_30d_minutes, _("minutes")), href
    yield _("Run with pain of 2 or less"), _told(assessment.tolerated_minutes, _("minutes")), href
    yield _("Pain on the last run"), _score(assessment.pain_in_run), href


def _tests(state: StartState) -> Iterator[Line]:
    case = case_from(state.record, today=state.today)
    done = {row.test: row.skipped for row in state.record.measurements}
    for test, is_skipped in done.items():
        if is_skipped or test not in HOME_TESTS:
            continue
        values = values_of(case, test)
        said = ", ".join(
            f"{SIDE_NAMES[side.value]} {_value(test, value)}" if side is not Side.BOTH else _value(test, value)
            for side, value in values.items()
        )
        yield HOME_TESTS[test].title, said or STOPPED, _at("test", test)
    left_out = sum(done.values())
    if left_out:
        yield _("Left out"), ngettext("%(count)s test", "%(count)s tests", left_out) % {"count": left_out}, _at("tests")


def _value(test: str, value: float | str) -> str:
    unit = "" if isinstance(value, str) else UNITS[MEASURES[test].unit]
    return f"{shown_value(test, value)} {unit}".strip()


def _told(value: Any, unit: str) -> str:
    return _("Not told") if value is None else f"{float(value):g} {unit}"


def _score(value: int | None) -> str:
    return "" if value is None else _("%(score)s out of 10") % {"score": value}


def _listed(words: list[Any]) -> str:
    return ", ".join(map(str, words)) or _("None of these")
