"""The warning signs: what is stored, when it ends, and what lifts it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from programs.actions.assessment import AssessmentClosed, answer_akps, answer_triggers
from programs.actions.screening import (
    ClearanceDateRefused,
    ClearanceNotPossible,
    ScreeningClosed,
    ScreeningIncomplete,
    answer_health,
    answer_page,
    begin_screening,
    complete_screening,
    correct_screening,
    record_clearance,
    screen_anew,
)
from programs.clinical import RULES_VERSION
from programs.clinical.screening import BY_KEY, PAGES, Page
from programs.clinical.values import PainScore
from programs.models import AuditEvent, Clearance, Patient, Screening
from programs.queries.start import start_state
from tests import make
from tests.make_start import at_the_pain, at_the_warning_signs

PAGE = {page.slug: page for page in PAGES}
Answer = Callable[..., Screening]


def mildest(page: Page) -> dict[str, str]:
    return {key: BY_KEY[key].negative for key in page.keys}


@pytest.fixture
def answer(sam: Patient, now: datetime) -> Answer:
    """`answer("calf", calf_swollen_or_warm="yes")`: the page, mildest but for what is said."""

    def answered(slug: str, *, at: datetime = now, knee: dict[str, Any] | None = None, **words: str) -> Screening:
        page = PAGE[slug]
        return answer_page(patient=sam, page=page, answers=mildest(page) | words, knee=knee, by=sam.user, at=at)

    return answered


@pytest.fixture
def all_answered(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_warning_signs(sam, at=now)
    for minutes, page in enumerate(PAGES):
        answer(page.slug, at=now + timedelta(minutes=minutes))
    answer_health(patient=sam, scope={}, by=sam.user, at=now + timedelta(minutes=20))


def audited(action: str) -> int:
    return AuditEvent.objects.filter(action=action).count()


def test_each_sign_is_a_row_of_its_own(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_warning_signs(sam, at=now)
    screening = answer("movement", kneecap_slipped_out="yes")
    assert dict(screening.answers.values_list("question", "answer")) == {
        "locked": "no",
        "cannot_fully_bend_or_straighten": "no",
        "gives_way": "no",
        "kneecap_slipped_out": "yes",
    }


def test_a_page_sent_twice_is_stored_once_and_the_last_answer_stands(sam: Patient, now: datetime, answer: Any) -> None:
    at_the_warning_signs(sam, at=now)
    answer("bone_pain", bone_pain="unsure")
    screening = answer("bone_pain", bone_pain="none")
    assert [row.answer for row in screening.answers.all()] == ["none"]
    assert sam.screenings.count() == audited("begin_screening") == 1


@pytest.mark.parametrize("answers", [{}, {"calf_swollen_or_warm": "perhaps"}, {"locked": "no"}])
def test_answers_of_another_page_are_refused(sam: Patient, now: datetime, answers: dict[str, str]) -> None:
    at_the_warning_signs(sam, at=now)
    with pytest.raises(ValueError, match="no answers to calf"):
        answer_page(patient=sam, page=PAGE["calf"], answers=answers, by=sam.user, at=now)
    assert not sam.screenings.exists()


def test_the_days_since_an_injury_stand_with_the_knee(sam: Patient, now: datetime, answer: Answer) -> None:
    assessment = at_the_warning_signs(sam, at=now)
    answer("injury", knee={"injury_days_ago": 30})
    assessment.refresh_from_db()
    assert assessment.injury_days_ago == 30
    answer("injury")
    assessment.refresh_from_db()
    assert assessment.injury_days_ago is None


@pytest.mark.parametrize(
    ("slug", "words", "level"),
    [
        ("urgent_signs", {"chest_symptoms": "yes"}, "EMERGENCY"),
        ("urgent_signs", {"chest_symptoms": "unsure"}, "URGENT"),
        ("hot_knee", {"hot_red_knee": "yes"}, "URGENT"),
        ("calf", {"calf_swollen_or_warm": "yes"}, "URGENT"),
    ],
)
def test_what_cannot_wait_ends_the_questions_at_once(
    sam: Patient, now: datetime, answer: Answer, slug: str, words: dict[str, str], level: str
) -> None:
    at_the_warning_signs(sam, at=now)
    screening = answer(slug, **words)
    assert (screening.completed_at, screening.level, screening.rules_version) == (now, level, RULES_VERSION)
    assert screening.rules
    assert audited("complete_screening") == 1
    with pytest.raises(ScreeningClosed):
        answer("swelling")


def test_what_can_wait_does_not_stop_the_questions(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_warning_signs(sam, at=now)
    assert answer("movement", kneecap_slipped_out="yes").completed_at is None


def test_health_answers_can_end_the_questions_too(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_warning_signs(sam, at=now)
    answer("swelling", swelling="mild", swelling_is_new="yes")
    screening = answer_health(patient=sam, scope={"anticoagulant": True}, by=sam.user, at=now)
    assert screening.level == "URGENT"


def test_what_is_not_ticked_any_more_is_forgotten(sam: Patient, now: datetime) -> None:
    at_the_warning_signs(sam, at=now)
    told = {"pregnant_weeks": 20, "implant": True, "contraindications": ["shoulder_pain"]}
    answer_health(patient=sam, scope=told, by=sam.user, at=now)
    screening = answer_health(patient=sam, scope={}, by=sam.user, at=now)
    assert (screening.pregnant_weeks, screening.implant, screening.contraindications) == (None, False, [])


@pytest.mark.usefixtures("all_answered")
def test_all_answered_and_nothing_found_is_clear(sam: Patient, now: datetime) -> None:
    screening = complete_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=30))
    assert (screening.level, screening.rules, screening.limits) == ("CLEAR", [], [])
    again = complete_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=31))
    assert again.completed_at == screening.completed_at
    assert audited("complete_screening") == 1


@pytest.mark.usefixtures("all_answered")
@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_one_question_without_an_answer_and_nothing_is_finished(sam: Patient, now: datetime, key: str) -> None:
    sam.screenings.get().answers.filter(question=key).delete()
    with pytest.raises(ScreeningIncomplete):
        complete_screening(patient=sam, by=sam.user, at=now + timedelta(hours=1))


@pytest.mark.usefixtures("all_answered")
def test_without_the_health_page_nothing_is_finished(sam: Patient, now: datetime) -> None:
    sam.screenings.update(scope_answered_at=None)
    with pytest.raises(ScreeningIncomplete):
        complete_screening(patient=sam, by=sam.user, at=now + timedelta(hours=1))


def test_nothing_begun_is_nothing_finished(sam: Patient, now: datetime) -> None:
    with pytest.raises(ScreeningIncomplete):
        complete_screening(patient=sam, by=sam.user, at=now)


@pytest.mark.usefixtures("all_answered")
def test_a_finished_screening_takes_no_more_answers(sam: Patient, now: datetime, answer: Answer) -> None:
    complete_screening(patient=sam, by=sam.user, at=now + timedelta(hours=1))
    with pytest.raises(ScreeningClosed):
        answer("calf")
    with pytest.raises(ScreeningClosed):
        answer_health(patient=sam, scope={}, by=sam.user, at=now)
    with pytest.raises(ScreeningClosed):
        begin_screening(patient=sam, by=sam.user, at=now)


def test_an_answer_on_the_knee_scale_can_raise_the_level_afterwards(sam: Patient, now: datetime) -> None:
    screening = at_the_pain(sam, at=now)
    answer_akps(patient=sam, points={"pain": 6}, by=sam.user, at=now)
    screening.refresh_from_db()
    assert (screening.level, screening.rules) == ("SOON", ["RF16a"])
    assert audited("ask_rules_again") == 1
    answer_akps(patient=sam, points={"pain": 8}, by=sam.user, at=now)
    screening.refresh_from_db()
    assert screening.level == "CLEAR"


def test_an_urgent_level_is_not_talked_away(sam: Patient, now: datetime) -> None:
    screening = at_the_pain(sam, at=now, level="URGENT")
    answer_triggers(patient=sam, provoked_by=["squat", "stairs"], pain_now=PainScore(0), by=sam.user, at=now)
    screening.refresh_from_db()
    assert screening.level == "URGENT"


def test_asking_anew_begins_a_full_screening_without_an_answer(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="URGENT", locked="yes")
    later = now + timedelta(days=1)
    screening = screen_anew(patient=sam, by=sam.user, at=later)
    assert screen_anew(patient=sam, by=sam.user, at=later) == screening
    assert (screening.started_at, screening.completed_at, screening.answers.count()) == (later, None, 0)
    assert sam.screenings.count() == 2
    state = start_state(sam, at=later)
    assert (state.current, state.record.assessment.pain_now) == ("warning-signs", None)


def test_scores_told_before_stay_readable_when_asked_anew(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now)
    answer_akps(patient=sam, points={"flexion": 0}, by=sam.user, at=now)
    later = now + timedelta(days=1)
    screen_anew(patient=sam, by=sam.user, at=later)
    old, new = sam.assessments.order_by("started_at")
    assert (old.akps_answers, old.completed_at) == ({"flexion": 0}, later)
    assert (new.akps_answers, new.completed_at, new.knee_side, new.location) == ({}, None, "right", "front")


def test_a_slip_is_corrected_by_a_new_screening_without_the_page_answered_last(
    sam: Patient, now: datetime, answer: Answer
) -> None:
    at_the_warning_signs(sam, at=now)
    answer("urgent_signs")
    answer("hot_knee", at=now + timedelta(minutes=1), hot_red_knee="yes")
    screening = correct_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=2))
    assert set(screening.answers.values_list("question", flat=True)) == set(PAGE["urgent_signs"].keys)
    old = sam.screenings.order_by("started_at").first()
    assert old is not None and old.level == "URGENT" and old.answers.count() == 6


@pytest.mark.usefixtures("all_answered")
def test_a_slip_after_all_pages_carries_every_sign_and_asks_for_the_health_again(sam: Patient, now: datetime) -> None:
    complete_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=30))
    screening = correct_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=31))
    assert screening.answers.count() == len(BY_KEY)
    assert screening.scope_answered_at is None


def test_on_another_day_nothing_is_carried_over(sam: Patient, now: datetime) -> None:
    at_the_pain(sam, at=now, level="SOON", kneecap_slipped_out="yes")
    screening = correct_screening(patient=sam, by=sam.user, at=now + timedelta(days=1))
    assert screening.answers.count() == 0


def clear(patient: Patient, now: datetime, days: int = 0, clinician: str = "Dr Green") -> Clearance:
    day = (now + timedelta(days=days)).date()
    return record_clearance(patient=patient, cleared_on=day, clinician=clinician, by=patient.user, at=now)


def test_a_clearance_lifts_soon_and_is_kept_once(sam: Patient, now: datetime) -> None:
    screening = at_the_pain(sam, at=now, level="SOON", kneecap_slipped_out="yes")
    first, second = clear(sam, now), clear(sam, now)
    assert first == second
    screening.refresh_from_db()
    assert (screening.level, Clearance.objects.count(), audited("record_clearance")) == ("MODIFY", 1, 1)


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clearance_before_the_screening_or_after_today_is_refused(sam: Patient, now: datetime, days: int) -> None:
    at_the_pain(sam, at=now, level="SOON", kneecap_slipped_out="yes")
    with pytest.raises(ClearanceDateRefused) as refused:
        clear(sam, now, days)
    assert (refused.value.earliest, refused.value.latest) == (now.date(), now.date())
    assert not Clearance.objects.exists()


@pytest.mark.parametrize("level", ["URGENT", "EMERGENCY"])
def test_no_clearance_lifts_what_is_urgent(sam: Patient, now: datetime, level: str) -> None:
    at_the_pain(sam, at=now, level=level)
    with pytest.raises(ClearanceNotPossible):
        clear(sam, now)


def test_there_is_nothing_to_clear_before_the_questions_are_finished(sam: Patient, now: datetime) -> None:
    with pytest.raises(ClearanceNotPossible):
        clear(sam, now)
    make.screening(patient=sam, at=now, level=None)
    with pytest.raises(ClearanceNotPossible):
        clear(sam, now)


def test_the_injury_page_needs_an_assessment_that_is_open(sam: Patient, now: datetime, answer: Answer) -> None:
    make.assessment(patient=sam, at=now)
    with pytest.raises(AssessmentClosed):
        answer("injury")
    assert not sam.screenings.exists()


def test_the_audit_holds_no_answer(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_warning_signs(sam, at=now)
    answer("hot_knee", hot_red_knee="yes")
    assert {event.action for event in AuditEvent.objects.all()} == {"begin_screening", "complete_screening"}
    assert all(event.detail == {} and event.patient == sam.public_id for event in AuditEvent.objects.all())


def all_mildest(patient: Patient, answer: Answer, *, at: datetime) -> None:
    """Every page and the health list, then finished."""
    answer_triggers(patient=patient, provoked_by=["squat", "stairs"], pain_now=PainScore(0), by=patient.user, at=at)
    for page in PAGES:
        answer(page.slug, at=at)
    answer_health(patient=patient, scope={}, by=patient.user, at=at)
    complete_screening(patient=patient, by=patient.user, at=at)


@pytest.mark.parametrize("level", ["URGENT", "EMERGENCY"])
def test_urgent_advice_is_not_undone_by_answering_again(
    sam: Patient, now: datetime, answer: Answer, level: str
) -> None:
    at_the_pain(sam, at=now, level=level, locked="yes")
    screen_anew(patient=sam, by=sam.user, at=now + timedelta(minutes=2))
    all_mildest(sam, answer, at=now + timedelta(minutes=4))
    newest = sam.screenings.get(corrects=None, level="SOON")
    assert newest.rules == ["URGENT_BEFORE"]
    clear(sam, now + timedelta(days=1))
    newest.refresh_from_db()
    assert (newest.level, newest.rules) == ("CLEAR", [])


def test_whoever_was_seen_before_answering_again_names_that_day(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_pain(sam, at=now - timedelta(days=5), level="EMERGENCY", chest_symptoms="yes")
    screen_anew(patient=sam, by=sam.user, at=now)
    all_mildest(sam, answer, at=now)
    with pytest.raises(ClearanceDateRefused):
        clear(sam, now, days=-6)
    clear(sam, now, days=-5)
    assert start_state(sam, at=now).outcome.value == "cleared"


def test_a_slip_of_today_is_no_urgent_advice_and_names_what_it_corrects(
    sam: Patient, now: datetime, answer: Answer
) -> None:
    at_the_warning_signs(sam, at=now)
    slip = answer("calf", calf_swollen_or_warm="yes")
    corrected = correct_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=1))
    all_mildest(sam, answer, at=now + timedelta(minutes=2))
    corrected.refresh_from_db()
    assert (corrected.corrects, corrected.level) == (slip, "CLEAR")


def test_a_correction_finished_on_a_later_day_is_no_slip(sam: Patient, now: datetime, answer: Answer) -> None:
    at_the_warning_signs(sam, at=now)
    answer("calf", calf_swollen_or_warm="yes")
    corrected = correct_screening(patient=sam, by=sam.user, at=now + timedelta(minutes=1))
    all_mildest(sam, answer, at=now + timedelta(days=1))
    corrected.refresh_from_db()
    assert (corrected.level, corrected.rules) == ("SOON", ["URGENT_BEFORE"])
