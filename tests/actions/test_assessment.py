"""The assessment is saved page by page, finished once, and never changed afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from programs.actions import assessment as verbs
from programs.actions import home_tests
from programs.actions.assessment import AssessmentClosed, AssessmentIncomplete
from programs.clinical.akps import AkpsRefused
from programs.clinical.values import PainScore, Sex, Side
from programs.models import Assessment, AuditEvent, Measurement, Patient
from tests import make
from tests.make_start import at_the_end, at_the_tests, at_the_warning_signs, measured

SAID: dict[str, dict[str, Any]] = {
    "answer_about": {"born_on": date(1990, 5, 1), "sex": Sex.OTHER, "height_cm": None, "weight_kg": Decimal("61.5")},
    "answer_knee": {"side": Side.LEFT, "location": "outer", "worse_straightening": "unsure"},
    "answer_story": {"duration_weeks": 9, "onset": "sudden", "training_change": False},
    "answer_triggers": {"provoked_by": {"stairs", "squat"}, "pain_now": PainScore(4)},
    "answer_pain": {"scores": {"pain_worst_7d": PainScore(6), "pain_rest": PainScore(0)}},
    "answer_settling": {"settles_minutes": 180, "night_pain": "occasional", "fear": PainScore(7)},
    "answer_akps": {"points": {"limp": 3, "squat": 2}},
    "answer_running": {"history": {"runs_per_week": 3, "tolerated_minutes": 12}},
    "answer_equipment": {"equipment": ["loop_band", "band"], "minutes_per_session": 30},
    "answer_wishes": {"weeks": 5, "strength_days": [6, 2, 4], "start_on": date(2027, 1, 20)},
    "measure": {"test": "T08", "results": {Side.LEFT: {"number": Decimal("11.5"), "pain": 1}}},
    "skip_tests": {"tests": ["T01", "T05"]},
    "take_up_test": {"test": "T01"},
}
STORED: dict[str, dict[str, Any]] = {
    "answer_about": {"weight_kg": Decimal("61.5")},
    "answer_knee": {"knee_side": "left", "location": "outer", "worse_straightening": "unsure"},
    "answer_story": {"duration_weeks": 9, "onset": "sudden", "training_change": False},
    "answer_triggers": {"provoked_by": ["squat", "stairs"], "pain_now": 4},
    "answer_pain": {"pain_worst_7d": 6, "pain_rest": 0, "pain_usual_7d": None},
    "answer_settling": {"settles_minutes": 180, "night_pain": "occasional", "fear": 7},
    "answer_akps": {"akps_answers": {"limp": 3, "squat": 2}},
    "answer_running": {"runs_per_week": 3, "tolerated_minutes": 12, "cadence": None},
    "answer_equipment": {"equipment": ["band", "loop_band"], "minutes_per_session": 30},
    "answer_wishes": {"wish_weeks": 5, "strength_days": [2, 4, 6], "start_on": date(2027, 1, 20)},
}
Say = Callable[[str], None]


@pytest.fixture
def say(sam: Patient, now: datetime) -> Say:
    """Do a verb of `SAID` as Sam."""

    def said(verb: str) -> None:
        module = verbs if hasattr(verbs, verb) else home_tests
        getattr(module, verb)(patient=sam, by=sam.user, at=now, **SAID[verb])

    return said


@pytest.mark.parametrize("verb", STORED)
def test_each_page_is_stored_by_itself_and_again_without_harm(sam: Patient, say: Say, verb: str) -> None:
    say(verb)
    say(verb)
    (row,) = Assessment.objects.all()
    assert {field: getattr(row, field) for field in STORED[verb]} == STORED[verb]
    assert AuditEvent.objects.filter(action="begin_assessment").count() == 1


@pytest.mark.parametrize("verb", SAID)
def test_a_finished_assessment_takes_no_answer(sam: Patient, now: datetime, say: Say, verb: str) -> None:
    make.assessment(patient=sam, at=now)
    before = Assessment.objects.values().get(), Patient.objects.values().get(pk=sam.pk)
    with pytest.raises(AssessmentClosed):
        say(verb)
    assert (Assessment.objects.values().get(), Patient.objects.values().get(pk=sam.pk)) == before
    assert not Measurement.objects.exists()


def test_who_it_is_stands_with_the_patient(sam: Patient, say: Say) -> None:
    say("answer_about")
    sam.refresh_from_db()
    assert (sam.born_on, sam.sex, sam.height_cm) == (date(1990, 5, 1), "other", None)


def test_the_knee_scale_keeps_the_items_of_other_pages(sam: Patient, now: datetime, say: Say) -> None:
    say("answer_akps")
    verbs.answer_akps(patient=sam, points={"limp": 5, "run": 8}, by=sam.user, at=now)
    assert sam.assessments.get().akps_answers == {"limp": 5, "squat": 2, "run": 8}


@pytest.mark.parametrize("points", [{"limp": 2}, {"squat": 1}, {"hop": 5}])
def test_points_that_the_scale_does_not_have_are_refused(sam: Patient, now: datetime, points: dict[str, int]) -> None:
    with pytest.raises(AkpsRefused):
        verbs.answer_akps(patient=sam, points=points, by=sam.user, at=now)
    assert not Assessment.objects.exists()


def test_only_pains_are_stored_as_pains(sam: Patient, now: datetime) -> None:
    with pytest.raises(ValueError, match="completed_at"):
        verbs.answer_pain(patient=sam, scores={"completed_at": PainScore(1)}, by=sam.user, at=now)


def test_measuring_again_replaces_the_test_and_leaves_others(sam: Patient, now: datetime, say: Say) -> None:
    assessment = at_the_warning_signs(sam, at=now)
    measured(assessment, "T05", "left", 20)
    measured(assessment, "T08", "right", 9)
    say("measure")
    rows = set(assessment.measurements.values_list("test", "side", "number", "pain"))
    assert rows == {("T05", "left", Decimal(20), None), ("T08", "left", Decimal("11.5"), 1)}


def test_left_out_tests_are_remembered_and_results_are_kept(sam: Patient, now: datetime, say: Say) -> None:
    assessment = at_the_warning_signs(sam, at=now)
    measured(assessment, "T05", "left", 20)
    say("skip_tests")
    say("skip_tests")
    assert set(assessment.measurements.values_list("test", "skipped")) == {("T05", False), ("T01", True)}
    say("take_up_test")
    assert set(assessment.measurements.values_list("test", "skipped")) == {("T05", False)}


def test_doing_a_test_that_was_left_out_takes_it_up(sam: Patient, now: datetime, say: Say) -> None:
    at_the_warning_signs(sam, at=now)
    home_tests.skip_tests(patient=sam, tests=["T08"], by=sam.user, at=now)
    say("measure")
    (row,) = Measurement.objects.all()
    assert (row.skipped, row.number) == (False, Decimal("11.5"))


def test_it_is_finished_once(sam: Patient, now: datetime) -> None:
    at_the_end(sam, at=now)
    first = verbs.complete_assessment(patient=sam, by=sam.user, at=now)
    again = verbs.complete_assessment(patient=sam, by=sam.user, at=now + timedelta(minutes=1))
    assert first.completed_at == again.completed_at == now
    assert AuditEvent.objects.filter(action="complete_assessment").count() == 1


def test_nothing_begun_cannot_be_finished(sam: Patient, now: datetime) -> None:
    with pytest.raises(AssessmentIncomplete):
        verbs.complete_assessment(patient=sam, by=sam.user, at=now)


def test_a_renewed_assessment_keeps_what_lasts_and_asks_the_rest(sam: Patient, now: datetime) -> None:
    make.assessment(patient=sam, at=now, weight_kg=Decimal("61.5"))
    renewed = verbs.renew_assessment(patient=sam, by=sam.user, at=now + timedelta(days=1))
    assert (renewed.knee_side, renewed.location, renewed.weight_kg) == ("right", "front", Decimal("61.5"))
    assert (renewed.duration_weeks, renewed.provoked_by, renewed.pain_now, renewed.akps_answers) == (
        None,
        None,
        None,
        {},
    )


def test_an_open_assessment_without_scores_is_gone_on_with(sam: Patient, now: datetime) -> None:
    first = at_the_warning_signs(sam, at=now, injury_days_ago=3)
    renewed = verbs.renew_assessment(patient=sam, by=sam.user, at=now)
    assert renewed == first
    assert (renewed.pain_now, renewed.injury_days_ago, renewed.duration_weeks) == (None, None, 8)


def test_a_copy_holds_every_answer_and_measurement_and_the_first_one_stays(sam: Patient, now: datetime) -> None:
    first = at_the_end(sam, at=now)
    measured(first, "T27", "left", 4)
    verbs.complete_assessment(patient=sam, by=sam.user, at=now)
    copy = verbs.copy_assessment(patient=sam, by=sam.user, at=now + timedelta(minutes=1))
    own = {"id", "public_id", "started_at", "completed_at"}
    rows = {
        row.pk: {k: v for k, v in vars(row).items() if k not in own | {"_state"}} for row in Assessment.objects.all()
    }
    assert rows[first.pk] == rows[copy.pk]
    assert copy.completed_at is None and copy.measurements.count() == first.measurements.count()
    assert verbs.copy_assessment(patient=sam, by=sam.user, at=now) == copy


def test_a_test_that_pinches_the_hip_holds_what_follows_at_once(sam: Patient, now: datetime) -> None:
    at_the_tests(sam, at=now - timedelta(days=1))
    stiff = {side: {"number": Decimal(10), "pain": 5} for side in (Side.LEFT, Side.RIGHT)}
    home_tests.measure(patient=sam, test="T23", results=stiff, by=sam.user, at=now)
    assert sam.screenings.get().level == "SOON"
    assert "RF24b" in sam.screenings.get().rules
    home_tests.measure(patient=sam, test="T23", results={}, by=sam.user, at=now)
    assert sam.screenings.get().level == "CLEAR"
