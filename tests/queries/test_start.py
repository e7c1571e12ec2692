"""How far a patient has come, and what may be opened: the one answer that all pages of the way share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.clinical.generation.follow_up import retests
from programs.clinical.measures import MEASURES
from programs.clinical.values import Level
from programs.models import Clearance, Measurement, Patient, User
from programs.queries.case import case_of
from programs.queries.home_tests import asked_tests, kit_needed, open_tests, waiting_tests
from programs.queries.session import sessions_of
from programs.queries.start import STEPS, Outcome, StartState, start_state, therapists_of
from programs.queries.today import current_program
from tests import make
from tests.make_start import at_the_end, at_the_pain, at_the_tests, at_the_warning_signs, measured

CODES = [step.code for step in STEPS]


def openable(state: StartState) -> list[str]:
    return [step.code for step in state.steps if step.may_open]


def test_at_the_very_beginning_only_the_first_page_may_be_opened(db: None, now: datetime) -> None:
    state = start_state(make.patient(born_on=None, sex=None), at=now)
    assert (state.current, openable(state), state.outcome) == ("about", ["about"], Outcome.OPEN)
    assert state.is_under_way


def test_the_steps_open_one_after_the_other(sam: Patient, now: datetime) -> None:
    at_the_warning_signs(sam, at=now, pain_now=None)
    assert openable(start_state(sam, at=now)) == ["about", "knee", "story", "triggers"]
    sam.assessments.update(pain_now=1)
    state = start_state(sam, at=now)
    assert (state.current, openable(state)[-1]) == ("warning-signs", "warning-signs")
    screening = make.screening(patient=sam, at=now, level=None)
    screening.scope_answered_at = None
    screening.save()
    assert start_state(sam, at=now).current == "health"
    screening.answers.filter(question="locked").delete()
    assert start_state(sam, at=now).current == "warning-signs"


def test_answered_warning_signs_are_no_result_before_they_are_finished(sam: Patient, now: datetime) -> None:
    at_the_warning_signs(sam, at=now)
    make.screening(patient=sam, at=now, level=None)
    state = start_state(sam, at=now)
    assert (state.current, state.outcome, state.level) == ("result", Outcome.OPEN, None)
    assert "pain" not in openable(state)


def test_after_a_clear_result_the_warning_signs_are_closed_and_the_pain_is_open(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now)
    state = start_state(sam, at=now)
    assert (state.current, state.outcome, state.level) == ("pain", Outcome.CLEARED, Level.CLEAR)
    assert openable(state) == ["about", "knee", "story", "triggers", "result", "pain"]


@pytest.mark.parametrize(
    ("answers", "level", "may_open"),
    [
        ({"kneecap_slipped_out": "yes"}, "SOON", ["about", "knee", "story", "triggers", "result"]),
        ({"locked": "yes"}, "URGENT", ["result"]),
        ({"chest_symptoms": "yes"}, "EMERGENCY", ["result"]),
    ],
)
def test_a_warning_sign_holds_everything_up(
    sam: Patient, now: datetime, answers: dict[str, str], level: str, may_open: list[str]
) -> None:
    at_the_end(sam, at=now)
    make.screening(patient=sam, at=now + timedelta(minutes=1), level=level, answers=answers)
    state = start_state(sam, at=now)
    assert (state.current, state.outcome, state.level) == ("result", Outcome.HELD, Level[level])
    assert openable(state) == may_open


def test_the_stored_level_is_never_trusted_to_be_good(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="CLEAR", chest_symptoms="yes")
    assert start_state(sam, at=now).level is Level.EMERGENCY


def test_an_urgent_level_stays_until_a_new_screening(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="URGENT")
    assert start_state(sam, at=now).level is Level.URGENT
    make.screening(patient=sam, at=now + timedelta(minutes=1))
    assert start_state(sam, at=now).level is Level.SOON


def test_urgent_advice_stands_until_a_clinician_has_answered_it(sam: Patient, now: datetime) -> None:
    """The settled rule: a new full screening and a clearance dated on or after the advice, both."""
    at_the_pain(sam, at=now - timedelta(days=2), level="URGENT", locked="yes")
    newest = make.screening(patient=sam, at=now, level="SOON")
    known: dict[str, Any] = {"patient": sam, "screening": newest, "clinician": "Dr Green"}
    known |= {"recorded_at": now, "recorded_by": sam.user}
    clearance = Clearance.objects.create(cleared_on=now.date() - timedelta(days=3), **known)
    assert start_state(sam, at=now).level is Level.SOON
    clearance.cleared_on = now.date() - timedelta(days=2)
    clearance.save()
    assert start_state(sam, at=now).level is Level.CLEAR


def test_clearance_lifts_soon_and_the_way_goes_on(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="SOON", kneecap_slipped_out="yes")
    Clearance.objects.create(
        patient=sam,
        screening=sam.screenings.get(),
        cleared_on=now.date(),
        clinician="Dr Green",
        recorded_at=now,
        recorded_by=sam.user,
    )
    state = start_state(sam, at=now)
    assert (state.outcome, state.level, state.current) == (Outcome.CLEARED, Level.MODIFY, "pain")


def test_a_pain_of_three_weeks_is_watched_and_not_planned_for(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now)
    sam.assessments.update(duration_weeks=3)
    state = start_state(sam, at=now)
    assert (state.outcome, state.current) == (Outcome.WATCH, "result")
    assert "pain" not in openable(state) and "story" in openable(state)


@pytest.mark.parametrize(("days", "outcome"), [(28, Outcome.CLEARED), (29, Outcome.OLD)])
def test_warning_signs_of_more_than_four_weeks_ago_are_asked_again(
    sam: Patient, now: datetime, days: int, outcome: Outcome
) -> None:
    at_the_pain(sam, at=now)
    assert start_state(sam, at=now + timedelta(days=days)).outcome is outcome


def test_a_finished_assessment_is_closed_and_leads_to_the_plan(sam: Patient, now: datetime) -> None:
    at_the_end(sam, at=now)
    sam.assessments.update(completed_at=now)
    state = start_state(sam, at=now)
    assert (state.current, openable(state)) == ("plan", ["result", "check", "plan"])


def test_a_plan_that_was_begun_uses_its_assessment_up(sam: Patient, now: datetime) -> None:
    at_the_end(sam, at=now)
    sam.assessments.update(completed_at=now)
    program = make.program(patient=sam, starts_on=now.date(), status="draft")
    assert start_state(sam, at=now).is_under_way
    program.status, program.activated_at, program.activated_by = "active", now, sam.user
    program.save()
    state = start_state(sam, at=now)
    assert state.running == program and not state.is_under_way
    make.screening(patient=sam, at=now + timedelta(days=1), level=None)
    assert start_state(sam, at=now).is_under_way


def test_the_therapist_who_reads_along_is_named(ana: Patient, now: datetime) -> None:
    assert therapists_of(ana, at=now) == ("Tom Reed",)
    make.assessment(patient=ana, at=now)
    make.program(patient=ana, starts_on=now.date(), status="draft")
    assert start_state(ana, at=now).therapist == "Tom Reed"
    ana.care.update(ended_at=now, ended_by=ana.user)
    assert (therapists_of(ana, at=now), start_state(ana, at=now).therapist) == ((), None)


def test_the_state_takes_five_queries_however_much_is_stored(ana: Patient, now: datetime) -> None:
    at_the_end(ana, at=now)
    with CaptureQueriesContext(connection) as few:
        start_state(ana, at=now)
    for days in range(1, 5):
        make.assessment(patient=ana, at=now - timedelta(days=60 * days))
        make.screening(patient=ana, at=now - timedelta(days=60 * days))
        make.program(patient=ana, starts_on=now.date() - timedelta(days=60 * days), status="stopped")
    with CaptureQueriesContext(connection) as many:
        start_state(ana, at=now)
    assert len(few) == len(many) == 5


def asked(patient: Patient, now: datetime) -> tuple[str, ...]:
    state = start_state(patient, at=now)
    assert state.examination is not None
    return asked_tests(state.record, state.examination)


def test_the_four_key_tests_come_first(sam: Patient, now: datetime) -> None:
    at_the_tests(sam, at=now)
    assert asked(sam, now)[:4] == ("T08", "T05", "T01", "T13")


def test_an_irritable_knee_is_not_asked_to_do_loading_tests(sam: Patient, now: datetime) -> None:
    at_the_tests(sam, at=now, pain_worst_7d=8)
    assert not {"T01", "T01b", "T04", "T12", "T17", "T18"} & set(asked(sam, now))
    assert {"T05", "T08", "T13"} <= set(asked(sam, now))


@pytest.mark.parametrize(
    ("equipment", "machines"),
    [
        ([], ()),
        (["leg_extension_machine"], ("T02",)),
        (["leg_extension_machine", "leg_curl_machine"], ("T03",)),
    ],
)
def test_what_waits_is_promised_for_week_3_and_stands_in_the_plan(
    sam: Patient, now: datetime, equipment: list[str], machines: tuple[str, ...]
) -> None:
    """Hops are asked at the gate of running, the easier chair test only where the other cannot be done."""
    at_the_tests(sam, at=now, pain_worst_7d=8, equipment=equipment)
    state = start_state(sam, at=now)
    assert state.examination is not None
    promised = {waits.test: waits.until_week for waits in waiting_tests(state.record, state.examination)}
    assert promised == dict.fromkeys(("T01", *machines, "T04", "T12", "T17"), 3)
    case = case_of(sam, today=state.examination.today)
    planned = {one.test: one.week for one in retests(case, state.examination, 6)}
    assert planned == promised


@pytest.mark.parametrize(
    ("equipment", "present", "absent"),
    [
        ([], set(), {"T02", "T03", "T15"}),
        (["leg_extension_machine"], {"T02"}, {"T03"}),
        (["leg_extension_machine", "leg_curl_machine"], {"T03"}, {"T02"}),
        (["loop_band"], {"T15"}, {"T02", "T03"}),
    ],
)
def test_tests_that_need_a_machine_are_asked_of_those_who_have_it(
    sam: Patient, now: datetime, equipment: list[str], present: set[str], absent: set[str]
) -> None:
    at_the_tests(sam, at=now, equipment=equipment)
    assert present <= set(asked(sam, now)) and not absent & set(asked(sam, now))


def test_the_easier_chair_test_is_asked_where_the_other_was_left_out(sam: Patient, now: datetime) -> None:
    assessment = at_the_tests(sam, at=now)
    assert "T01b" not in asked(sam, now)
    Measurement.objects.create(assessment=assessment, test="T01", side="both", skipped=True, measured_at=now)
    assert "T01b" in asked(sam, now)


def test_what_was_asked_before_is_not_asked_as_a_test(sam: Patient, now: datetime) -> None:
    assessment = at_the_tests(sam, at=now)
    assert not {"T19", "T25", "T26", "T06"} & set(asked(sam, now))
    assert "T24" in asked(sam, now)
    assessment.cadence = 168
    assessment.save()
    assert "T24" not in asked(sam, now)


def test_a_test_is_open_until_it_was_done_or_left_out(sam: Patient, now: datetime) -> None:
    assessment = at_the_tests(sam, at=now)
    measured(assessment, "T08", "left", 11)
    state = start_state(sam, at=now)
    assert state.examination is not None
    assert "T08" not in open_tests(state.record, state.examination)
    assert "T05" in open_tests(state.record, state.examination)
    assert state.current == "tests"


def test_a_therapist_who_is_gone_is_not_named_and_decides_nothing(ana: Patient, tom: User, now: datetime) -> None:
    make.screening(patient=ana)
    program = make.program(patient=ana, status="draft")
    assert start_state(ana, at=now).therapist == "Tom Reed"
    tom.memberships.update(ended_at=now)
    assert (therapists_of(ana, at=now), start_state(ana, at=now).therapist) == ((), None)
    draft = current_program(ana, at=now)
    assert draft == program and draft.therapist is None  # type: ignore[attr-defined]
    running = make.program(patient=ana)
    assert sessions_of(ana, at=now).filter(program=running)[0].therapist is None


def test_home_tests_are_not_done_while_the_warning_signs_are_under_way(sam: Patient, now: datetime) -> None:
    at_the_warning_signs(sam, at=now)
    state = start_state(sam, at=now)
    assert state.examination is not None and state.current == "warning-signs"
    assert not state.is_done("tests")


def test_only_three_tests_need_a_thing_that_no_home_has_and_their_measures_name_it() -> None:
    needed = {test: kit_needed(test) for test in MEASURES if kit_needed(test)}
    assert needed == {
        "T02": {"leg_extension_machine"},
        "T03": {"leg_extension_machine", "leg_curl_machine"},
        "T15": {"loop_band"},
    }
