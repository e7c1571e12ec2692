"""What a form says about a session is what the person said, and nothing else."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from programs.forms.session import SessionForm
from programs.forms.session_told import told_again
from programs.models import Patient, PlannedSession, Prescription
from programs.queries.session import session_page, sessions_of
from tests import make
from tests.actions.told import asked, session_on, tell
from tests.pages.session_answers import answers, key

pytestmark = pytest.mark.django_db
TODAY = 4  # in the first week: nothing was missed yet


@pytest.fixture
def session(ana: Patient, now: datetime) -> PlannedSession:
    make.screening(patient=ana)
    return session_on(make.program(patient=ana), TODAY)


def form_of(session: PlannedSession, now: datetime, **changes: Any) -> SessionForm:
    patient = session.program.patient
    known = session_page(sessions_of(patient, at=now).get(pk=session.pk), patient, at=now)
    return SessionForm(answers(session, **changes), known=known)


def done(form: SessionForm, code: str) -> list[tuple[str, int, int | None, int | None]]:
    part = next(part for part in form.parts if part.item.exercise.code == code)
    sets = [one for one in form.sets() if one.prescription == part.item.public_id]
    return [(one.side.value, one.number, one.reps, one.seconds) for one in sets]


def test_all_as_planned_counts_the_least_that_was_asked(session: PlannedSession, now: datetime) -> None:
    form = form_of(session, now)
    assert form.is_valid(), form.errors
    assert done(form, "QD10") == [("both", number, 10, None) for number in (1, 2, 3)]
    assert done(form, "QD08") == [("both", number, None, 20) for number in (1, 2, 3)]
    assert len(done(form, "GL03")) == 6
    assert done(form, "WU01") == [("both", 1, None, 240)]
    assert form.skips() == []


def test_an_empty_box_is_a_set_that_was_not_done(session: PlannedSession, now: datetime) -> None:
    hip = key(session, "GL03")
    changes = {f"{hip}-did": "some", f"{hip}-left-1": "12", f"{hip}-right-2": "8", f"{hip}-left-4": "5"}
    form = form_of(session, now, **changes)
    assert form.is_valid(), form.errors
    assert done(form, "GL03") == [("left", 1, 12, None), ("right", 2, 8, None), ("left", 4, 5, None)]


def test_minutes_are_typed_as_minutes_and_kept_as_seconds(session: PlannedSession, now: datetime) -> None:
    walk = key(session, "WU01")
    form = form_of(session, now, **{f"{walk}-did": "some", f"{walk}-both-1": "7"})
    assert form.is_valid(), form.errors
    assert done(form, "WU01") == [("both", 1, None, 420)]


@pytest.mark.parametrize(
    ("before", "peak", "after", "is_fine"), [(0, 0, 0, True), (3, 3, 8, True), (1, 0, 0, False), (10, 0, 10, False)]
)
def test_the_highest_pain_of_a_session_is_at_least_the_one_before_it(
    session: PlannedSession, now: datetime, before: int, peak: int, after: int, is_fine: bool
) -> None:
    form = form_of(session, now, pain_before=str(before), pain_peak=str(peak), pain_after=str(after))
    assert form.is_valid() is is_fine
    assert is_fine or f"is at least {before}" in str(form.errors["pain_peak"])


def test_a_session_that_was_left_out_need_not_hold_the_pain_before_it(session: PlannedSession, now: datetime) -> None:
    left_out = {f"p{item.public_id.hex}-did": None for item in asked(session)}
    form = form_of(session, now, **left_out, left_open="hurts", pain_before="4", pain_peak="0")
    assert form.is_valid(), form.errors


def test_numbers_speak_for_themselves(session: PlannedSession, now: datetime) -> None:
    squat = key(session, "QD10")
    form = form_of(session, now, **{f"{squat}-did": None, f"{squat}-both-1": "9"})
    assert form.is_valid(), form.errors
    assert done(form, "QD10") == [("both", 1, 9, None)]


@pytest.mark.parametrize("field", ["kg", "both-1-kg"])
def test_a_weight_belongs_to_all_sets_or_to_one(session: PlannedSession, now: datetime, field: str) -> None:
    item = next(item for item in asked(session) if item.exercise.code == "QD10")
    item.load_kg = Decimal("5")
    item.save()
    squat = key(session, "QD10")
    sets = {f"{squat}-did": "some", f"{squat}-both-1": "10", f"{squat}-both-2": "10"}
    form = form_of(session, now, **sets, **{f"{squat}-{field}": "7,5"})
    assert form.is_valid(), form.errors
    loads = [one.load_kg for one in form.sets() if one.prescription == item.public_id]
    assert loads == ([Decimal("7.5")] * 2 if field == "kg" else [Decimal("7.5"), None])
    as_planned = form_of(session, now)
    assert as_planned.is_valid()
    assert {one.load_kg for one in as_planned.sets() if one.prescription == item.public_id} == {Decimal("5")}


@pytest.mark.parametrize(("typed", "load"), [("7,5", "7.5"), ("0", "0"), ("", "5")])
def test_a_weight_typed_beside_as_planned_is_the_one_that_was_used(
    session: PlannedSession, now: datetime, typed: str, load: str
) -> None:
    Prescription.objects.filter(exercise__code="QD10").update(load_kg=Decimal("5"))
    squat = key(session, "QD10")
    form = form_of(session, now, **{f"{squat}-did": "all", f"{squat}-kg": typed})
    assert form.is_valid(), form.errors
    part = next(part for part in form.parts if part.key == squat)
    loads = [one.load_kg for one in form.sets() if one.prescription == part.item.public_id]
    assert loads == [Decimal(load)] * 3


def test_what_was_left_out_has_a_reason(session: PlannedSession, now: datetime) -> None:
    squat = key(session, "QD10")
    form = form_of(session, now, **{f"{squat}-did": "no", f"{squat}-reason": "hurts"})
    assert form.is_valid(), form.errors
    assert [skip.reason for skip in form.skips()] == ["hurts"]
    assert done(form, "QD10") == []


def test_stopping_early_is_one_answer_for_everything_left_open(session: PlannedSession, now: datetime) -> None:
    left_open = {f"{key(session, code)}-did": None for code in ("QD10", "QD08", "ST10")}
    form = form_of(session, now, **left_open, left_open="no_time")
    assert form.is_valid(), form.errors
    assert [skip.reason for skip in form.skips()] == ["no_time"] * 3
    assert {part.item.exercise.code for part in form.parts if done(form, part.item.exercise.code)} == {"WU01", "GL03"}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"-did": None}, "-did", "Mini squat: say what you did, or why you left it out"),
        ({"-did": "some"}, "-did", "Mini squat: type how much you did"),
        ({"-did": "no"}, "-reason", "Mini squat: choose why you left it out"),
        ({"-did": "twice"}, "-did", "Mini squat: Select a valid choice"),
        ({"-did": "no", "-reason": "bored"}, "-reason", "Mini squat: Select a valid choice"),
    ],
)
def test_an_exercise_without_an_answer_is_an_error_at_its_place(
    session: PlannedSession, now: datetime, changes: dict, field: str, words: str
) -> None:
    squat = key(session, "QD10")
    form = form_of(session, now, **{squat + name: value for name, value in changes.items()})
    assert not form.is_valid()
    assert [str(error)[: len(words)] for error in form.errors[squat + field]] == [words]
    assert list(form.errors) == [squat + field]


@pytest.mark.parametrize("typed", ["-1", "1_0", "1e3", "٣x", "\x00", "0", "201", "10.5", "999999", " ", "ten"])
def test_a_set_that_is_no_number_of_repetitions_is_refused(session: PlannedSession, now: datetime, typed: str) -> None:
    squat = key(session, "QD10")
    form = form_of(session, now, **{f"{squat}-did": "some", f"{squat}-both-1": typed})
    assert not form.is_valid()
    assert form[f"{squat}-both-1"].value() == typed


@pytest.mark.parametrize("name", ["pain_before", "pain_peak", "pain_after", "effort"])
@pytest.mark.parametrize("typed", [None, "", " ", "11", "-1", "-0", "1_0", "3.5", "1e1", "\x00", "five"])
def test_a_score_is_never_made_up(session: PlannedSession, now: datetime, name: str, typed: str | None) -> None:
    form = form_of(session, now, **{name: typed})
    assert not form.is_valid()
    assert list(form.errors) == [name]


@pytest.mark.parametrize("name", ["swelling_new", "locked_or_gave_way"])
@pytest.mark.parametrize("typed", [None, "", "maybe", "YES", "yes ", "1"])
def test_a_sign_is_asked_with_yes_or_no(session: PlannedSession, now: datetime, name: str, typed: str | None) -> None:
    assert list(form_of(session, now, **{name: typed}).errors) == [name]


@pytest.mark.parametrize(
    ("typed", "fine"),
    [
        ("2027-01-18", True),
        ("2027-01-15", True),
        ("2027-01-14", False),
        ("2027-01-19", False),
        ("2027-02-30", False),
        ("18/01/2027", False),
        ("", False),
    ],
)
def test_the_day_is_one_on_which_it_can_have_been_done(
    session: PlannedSession, now: datetime, typed: str, fine: bool
) -> None:
    third_week = session_on(session.program, 14)
    assert form_of(third_week, now, performed_on=typed).is_valid() is fine


def test_an_answer_that_came_twice_is_asked_again(session: PlannedSession, now: datetime) -> None:
    form = form_of(session, now)
    data = QueryDict(mutable=True)
    data.update(form.data)
    for name, twice in (("pain_peak", "8"), (f"{key(session, 'QD10')}-did", "no")):
        doubled = data.copy()
        doubled.appendlist(name, twice)
        assert list(SessionForm(doubled, known=form.known).errors) == [name]
    same = data.copy()
    same.appendlist("pain_peak", "2")
    assert SessionForm(same, known=form.known).is_valid(), "the same answer twice is one answer"


def test_fields_of_another_plan_say_nothing(session: PlannedSession, sam: Patient, now: datetime) -> None:
    foreign = key(session_on(make.program(patient=sam), TODAY), "QD10")
    form = form_of(session, now, **{f"{foreign}-did": "all", f"{foreign}-both-1": "10"})
    assert form.is_valid()
    assert {one.prescription for one in form.sets()} == {part.item.public_id for part in form.parts}


@pytest.mark.parametrize("note", ["\x00", "a\u202eb", "x" * 2001])
def test_a_note_is_plain_text(session: PlannedSession, now: datetime, note: str) -> None:
    assert list(form_of(session, now, note=note).errors) == ["note"]


def test_the_stop_zone_of_the_scale_is_the_effective_ceiling(session: PlannedSession, now: datetime) -> None:
    session.program.irritability = "high"
    session.program.save()
    assert form_of(session, now).fields["pain_peak"].widget.ceiling == 3


def test_a_telling_comes_back_as_the_answers_that_it_was_made_of(session: PlannedSession, now: datetime) -> None:
    squat, hip, hold = (key(session, code) for code in ("QD10", "GL03", "QD08"))
    some = {f"{hip}-did": "some", f"{hip}-left-1": "12", f"{hip}-right-1": "12"}
    skipped = {f"{squat}-did": "no", f"{squat}-reason": "no_time"}
    form = form_of(session, now, **some, **skipped, note="Windy")
    assert form.is_valid(), form.errors
    log = tell(session, now, sets=form.sets(), skips=form.skips(), note="Windy")
    patient = session.program.patient
    planned = sessions_of(patient, at=now).get(pk=session.pk)
    said = told_again(session_page(planned, patient, at=now, with_versions=True).versions[0], form.known)
    assert (said["corrects"], said["effort"], said["swelling_new"], said["pain_peak"]) == (log.pk, 6, "no", 2)
    assert (said[f"{squat}-did"], said[f"{squat}-reason"]) == ("no", "no_time")
    assert (said[f"{hip}-did"], said[f"{hip}-left-1"], said[f"{hold}-did"]) == ("some", 12, "all")
    again = SessionForm(answers(session) | {name: str(value) for name, value in said.items()}, known=form.known)
    assert again.is_valid(), again.errors
    assert (again.sets(), again.skips()) == (form.sets(), form.skips())


def test_a_half_told_session_is_offered_one_answer_for_the_rest_above_the_others(
    session: PlannedSession, now: datetime
) -> None:
    open_ones = {f"{key(session, code)}-did": None for code in ("QD10", "GL03", "QD08")}
    form = form_of(session, now, **open_ones)
    told = [name for name in form.fields if name in form.errors]
    assert told == ["left_open", *open_ones]
    assert form.errors["left_open"] == ["3 exercises have no answer. Did you stop early? Say why once, for all of them"]
    assert form_of(session, now, **open_ones, left_open="no_time").is_valid()


def test_one_exercise_left_open_is_asked_for_by_itself(session: PlannedSession, now: datetime) -> None:
    assert "left_open" not in form_of(session, now, **{f"{key(session, 'QD10')}-did": None}).errors
