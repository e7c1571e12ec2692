"""The run of every week is known before the sessions are: closed tables by calendar and start (§6.4, 7.2, 7.3)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from programs.clinical.case import Case, Running, Scope
from programs.clinical.examine import examine
from programs.clinical.generation.phases import PHASES, phases
from programs.clinical.generation.reach import Reach, reach_of
from programs.clinical.generation.running import PASSES_A_STEP, runs_a_week, runs_of_weeks
from programs.clinical.screening import all_negative
from programs.clinical.values import Irritability
from programs.exchange.catalogue_file import shipped_catalogue
from tests.clinical.cases import case, plan_of, seed_case

SORER = {Irritability.LOW: Irritability.MODERATE, Irritability.MODERATE: Irritability.HIGH}
PEOPLE: tuple[dict[str, Any], ...] = (
    {},
    {"person": replace(case().person, weight_kg=110)},
    {"scope": Scope(weeks_since_birth=8, clinician_clearance_on=case().today)},
    {"scope": Scope(contraindications=frozenset({"osteoporosis"}))},
    {"screening": {**all_negative(), "limp": "yes"}},
)


def reach(made: Case, irritability: Irritability, weeks: int) -> Reach:
    """What the person may do in so many weeks, as irritable as that."""
    return reach_of(made, replace(examine(made), irritability=irritability), shipped_catalogue(), weeks)


@pytest.mark.parametrize(
    ("irritability", "weeks", "tolerated", "runs"),
    [
        ("low", 6, 0, [0, 1, 2, 3, 4, 5]),
        ("low", 6, 10, [2, 3, 4, 5, 6, 6]),
        ("low", 6, 20, [6, 6, 7, 7, 8, 8]),
        ("low", 6, 40, [32, 32, 35, 35, 38, 38]),
        ("low", 6, 29, [6, 6, 7, 7, 8, 8]),
        ("low", 5, 40, [32, 32, 35, 35, 38]),
        ("low", 4, 0, [0, 1, 2, 3]),
        ("low", 4, 10, [2, 3, 4, 5]),
        ("low", 4, 20, [6, 6, 7, 7]),
        ("low", 4, 40, [32, 32, 35, 35]),
        ("moderate", 6, 0, [0, 1, 2, 3, 4, 5]),
        ("moderate", 6, 20, [5, 6, 6, 7, 7, 8]),
        ("moderate", 6, 40, [8, 8, 8, 9, 9, 10]),
        ("moderate", 5, 10, [1, 2, 3, 4, 5]),
        ("moderate", 4, 10, [1, 2, 3, 4]),
        ("moderate", 4, 40, [8, 8, 8, 9]),
        ("high", 6, 40, [0, 0, 0, 0, 1, 2]),
    ],
)
def test_a_run_goes_on_every_week_and_from_step_6_waits_for_a_phase_that_opens(irritability, weeks, tolerated, runs):
    """Steps; minutes where running is continuous from the start."""
    made, level = case(running=Running(tolerated_minutes=tolerated)), Irritability(irritability)
    found = runs_of_weeks(made, reach(made, level, weeks), phases(weeks, level))
    assert [run.minutes if run.step is None else run.step for run in found] == runs


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("weeks", "calmer"), [(weeks, level) for weeks, level in PHASES if (weeks, SORER.get(level)) in PHASES]
)
def test_a_sorer_knee_never_runs_longer_nor_more_often(weeks, calmer, person):
    """For every start, whatever the sessions hold: the table's two runs a week are the one exception."""
    made, sorer = case(**person), SORER[calmer]
    limits = {level: reach(made, level, weeks) for level in (calmer, sorer)}
    for tolerated, now in product(range(121), (None, 1, 2.5, 5)):
        told = replace(made, running=Running(tolerated_minutes=tolerated, runs_per_week=now))
        calm, sore = (runs_of_weeks(told, limits[level], phases(weeks, level)) for level in (calmer, sorer))
        assert [pair for pair in zip(calm, sore, strict=True) if pair[0].minutes < pair[1].minutes] == []
        most = runs_a_week(told, limits[calmer], calm[0])
        assert runs_a_week(told, limits[sorer], sore[0]) <= max(PASSES_A_STEP, most)


@pytest.mark.parametrize("minutes", [15, 25, 45])
def test_sessions_do_not_decide_the_runs(minutes: int):
    """Sets have room to grow or not: the run goes the same way."""
    plan = plan_of(seed_case("low", minutes_per_session=minutes))
    assert [week.running.step for week in plan.weeks] == [2, 3, 4, 5, 6, 6]
