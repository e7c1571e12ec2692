"""The page of a draft: week 1 in full, and an honest word where a finding's exercises come later or not at all."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.actions.finish import finish_assessment
from programs.models import Patient, Program
from programs.queries.draft import draft_page
from programs.queries.plan import plan_page
from tests.make_start import at_the_end, measured

pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture
def draft(sam: Patient, now: datetime) -> Program:
    """A weak thigh and an unsteady leg: control exercises begin later."""
    assessment = at_the_end(sam, at=now)
    assessment.measurements.filter(test__in=["T01", "T13"]).delete()
    for side, rises, points in (("left", 25, 0), ("right", 14, 4)):
        measured(assessment, "T01", side, rises)
        measured(assessment, "T13", side, points)
    return finish_assessment(patient=sam, by=sam.user, at=now)


def test_it_shows_the_same_first_week_as_the_page_of_the_plan(draft: Program, now: datetime) -> None:
    mine, plans = draft_page(draft, today=now.date()).plan, plan_page(draft, today=now.date(), week_number=1)
    assert (mine.weeks, mine.week, mine.base, mine.prescriptions) == (
        plans.weeks,
        plans.week,
        plans.base,
        plans.prescriptions,
    )
    assert mine.cards == plans.cards


def test_a_finding_knows_when_its_exercises_begin(draft: Program, now: datetime) -> None:
    page = draft_page(draft, today=now.date())
    assert page.begins_in["weak_quads"] == 1
    for card in page.plan.cards:
        assert bool(card.prescriptions) == (page.begins_in.get(card.code) == 1)


def test_it_takes_four_queries(draft: Program, now: datetime) -> None:
    with CaptureQueriesContext(connection) as queries:
        draft_page(draft, today=now.date())
    assert len(queries) == 4
