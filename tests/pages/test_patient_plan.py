"""Review a draft, change a dose, assign it: told what breaks, never prevented; nothing starts by itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.actions.program import draft_program
from programs.models import AuditEvent, Patient, Prescription, Program, User
from tests import make

ClientOf = Callable[[User | Patient], Client]
YESTERDAY = datetime(2027, 1, 17, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("now", "library")


@pytest.fixture
def draft(ana: Patient, now: datetime) -> Program:
    """Ana answered everything; the rules drafted her program."""
    make.screening(patient=ana, at=YESTERDAY)
    make.assessment(patient=ana, at=YESTERDAY)
    return draft_program(patient=ana, by=ana.user, at=now)


def plan_of(patient: Patient) -> str:
    return reverse("therapist:patient-plan", args=[patient.public_id])


def assign(patient: Patient) -> str:
    return reverse("therapist:assign", args=[patient.public_id])


def a_squat(program: Program) -> Prescription:
    """A two-legged strengthening exercise with repetitions, of the first week."""
    rows = Prescription.objects.filter(week__version__program=program, week__number=1, block="main")
    return next(
        row
        for row in rows.select_related("exercise")
        if row.reps_min and row.exercise.entry["laterality"] == "bilateral"
    )


def dose_page(patient: Patient, prescription: Prescription) -> str:
    return reverse("therapist:dose", args=[patient.public_id, prescription.public_id])


def typed(row: Prescription, **change: object) -> dict[str, object]:
    known = {"sets_left": row.sets_left, "reps_min": row.reps_min, "reps_max": row.reps_max}
    known |= {"rest_seconds": row.rest_seconds, "load_kg": "", "note": "", "warned": "", "shown": row.dose_version}
    if row.hold_seconds_min:
        known |= {"hold_seconds_min": row.hold_seconds_min, "hold_seconds_max": row.hold_seconds_max}
    return known | change


def test_the_draft_is_read_week_by_week_with_reasons(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    answer = client_of(tom).get(plan_of(ana))
    text = answer.content.decode()
    assert [week["number"] for week in answer.context["weeks"]] == [1, 2, 3, 4, 5, 6]
    assert all(line["why"] for line in answer.context["lines"])
    assert "Assign this plan" in text and "Nothing starts until you assign it" in text
    squat = a_squat(draft)
    assert squat.exercise.name in text and dose_page(ana, squat) in text
    code = squat.exercise.code
    assert f'<a href="/exercises/{code}/">{squat.exercise.name}</a>' in text and f"exercises/{code}.svg#figure" in text


def test_without_a_program_it_says_so(client_of: ClientOf, ana: Patient, tom: User) -> None:
    assert "No plan yet" in client_of(tom).get(plan_of(ana)).content.decode()


def test_the_stranger_finds_the_same_as_for_an_unknown_patient(
    client_of: ClientOf, ana: Patient, uma: User, cleo: User, sam: Patient, draft: Program
) -> None:
    squat = a_squat(draft)
    for person in (uma, cleo, sam, ana):
        client = client_of(person)
        unknown = client.get(reverse("therapist:patient-plan", args=[uuid.uuid4()]))
        for path in (plan_of(ana), dose_page(ana, squat)):
            assert client.get(path).content == unknown.content
            assert client.get(path).status_code == 404
        for path in (assign(ana), reverse("therapist:draft-again", args=[ana.public_id]), dose_page(ana, squat)):
            assert client.post(path, {"starts_on": "2027-01-18"}).status_code == 404
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_assigning_begins_the_program_on_the_chosen_day(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    client = client_of(tom)
    answer = client.post(assign(ana), {"starts_on": "2027-01-20"}, follow=True)
    assert "Assigned. Ana Silva starts on 20 January 2027." in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.status, draft.starts_on, draft.activated_by) == ("active", date(2027, 1, 20), tom)
    assert client.post(assign(ana), {"starts_on": "2027-01-21"}).status_code == 302
    draft.refresh_from_db()
    assert draft.starts_on == date(2027, 1, 20)
    assert AuditEvent.objects.filter(action="activate_program", actor=tom.public_id).count() == 1


@pytest.mark.parametrize("day", ["2027-01-17", "2027-02-02", "2027-02-30", "20.1.2027", "", "tomorrow"])
def test_a_day_that_cannot_be_is_refused_beside_the_field(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program, day: str
) -> None:
    answer = client_of(tom).post(assign(ana), {"starts_on": day})
    assert answer.status_code == 422
    assert f'value="{day}"' in answer.content.decode() or not day
    draft.refresh_from_db()
    assert draft.status == "draft"


@pytest.mark.parametrize("day", ["2027-01-18", "2027-02-01"])
def test_today_and_two_weeks_ahead_are_both_possible(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program, day: str
) -> None:
    assert client_of(tom).post(assign(ana), {"starts_on": day}).status_code == 302
    draft.refresh_from_db()
    assert str(draft.starts_on) == day


def test_a_warning_sign_since_the_draft_stops_the_assignment_kindly(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program, now: datetime
) -> None:
    make.screening(patient=ana, level="URGENT", at=now + timedelta(seconds=-1), answers={"knee_locked": "yes"})
    answer = client_of(tom).post(assign(ana), {"starts_on": "2027-01-18"}, follow=True)
    assert "the warning signs do not allow a plan now" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_answers_changed_since_the_draft_ask_for_a_new_one(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program, now: datetime
) -> None:
    Program.objects.filter(pk=draft.pk).update(drafted_at=YESTERDAY - timedelta(days=1))
    client = client_of(tom)
    answer = client.post(assign(ana), {"starts_on": "2027-01-18"}, follow=True)
    assert "the answers changed after this draft was made" in answer.content.decode()
    answer = client.post(reverse("therapist:draft-again", args=[ana.public_id]), follow=True)
    assert "Drafted from the answers as they are now." in answer.content.decode()
    newest = ana.programs.get(status="draft")
    assert newest != draft
    assert client.post(assign(ana), {"starts_on": "2027-01-18"}, follow=True).status_code == 200
    newest.refresh_from_db()
    assert newest.status == "active"


def test_a_dose_inside_the_limits_is_saved_at_once(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    squat = a_squat(draft)
    answer = client_of(tom).post(dose_page(ana, squat), typed(squat, rest_seconds=squat.rest_seconds + 30))
    assert answer.headers["Location"] == plan_of(ana)
    changed = Prescription.objects.get(pk=squat.pk)
    assert (changed.rest_seconds, changed.changed_by) == (squat.rest_seconds + 30, tom)
    assert AuditEvent.objects.filter(action="change_dose", actor=tom.public_id).count() == 1


def test_a_dose_that_somebody_changed_meanwhile_is_not_replaced_unseen(
    client_of: ClientOf, ana: Patient, tom: User, uma: User, draft: Program
) -> None:
    make.care(patient=ana, therapist=uma)
    squat, rest = a_squat(draft), a_squat(draft).rest_seconds
    assert client_of(uma).post(dose_page(ana, squat), typed(squat, rest_seconds=rest + 15, note="Uma’s")).url
    told = client_of(tom).post(dose_page(ana, squat), typed(squat, rest_seconds=rest + 30, note="Tom’s"))
    text = told.content.decode()
    assert told.status_code == 409
    assert "Uma’s" in text and "Uma Patel" in text and "Tom’s" in text and f'value="{rest + 30}"' in text
    assert Prescription.objects.get(pk=squat.pk).rest_seconds == rest + 15
    again = typed(squat, rest_seconds=rest + 30, note="Tom’s", shown=told.context["form"]["shown"].value())
    assert client_of(tom).post(dose_page(ana, squat), again).status_code == 302
    changed = Prescription.objects.get(pk=squat.pk)
    assert (changed.rest_seconds, changed.change_note, changed.changed_by) == (rest + 30, "Tom’s", tom)


def test_the_page_of_a_dose_carries_what_it_showed(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    squat = a_squat(draft)
    page = client_of(tom).get(dose_page(ana, squat)).content.decode()
    assert f'<input type="hidden" name="shown" value="{squat.dose_version}"' in page


def test_the_same_dose_sent_twice_is_changed_once(client_of: ClientOf, ana: Patient, tom: User, draft: Program) -> None:
    squat = a_squat(draft)
    change = typed(squat, rest_seconds=squat.rest_seconds + 30)
    answers = [client_of(tom).post(dose_page(ana, squat), change).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert AuditEvent.objects.filter(action="change_dose").count() == 1


def test_a_broken_rule_is_told_first_then_explained_then_saved(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    squat, client = a_squat(draft), client_of(tom)
    change = typed(squat, sets_left=6)
    told = client.post(dose_page(ana, squat), change)
    text = told.content.decode()
    assert told.status_code == 422
    assert "This dose breaks a rule" in text and "Sets: at most 3." in text and 'value="6"' in text
    warned = change | {"warned": told.context["form"].broken_codes}
    unexplained = client.post(dose_page(ana, squat), warned)
    assert unexplained.status_code == 422
    assert "because this dose breaks a rule" in unexplained.content.decode()
    saved = client.post(dose_page(ana, squat), warned | {"note": "She is used to more."})
    assert saved.status_code == 302
    changed = Prescription.objects.get(pk=squat.pk)
    assert (changed.sets_left, changed.sets_right, changed.change_note) == (6, 6, "She is used to more.")
    assert "She is used to more." in client.get(plan_of(ana)).content.decode()


def test_a_reason_given_beforehand_does_not_hide_the_warning(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    squat = a_squat(draft)
    answer = client_of(tom).post(dose_page(ana, squat), typed(squat, sets_left=6, note="Because."))
    assert answer.status_code == 422
    assert Prescription.objects.get(pk=squat.pk).sets_left == squat.sets_left


def test_a_dose_is_judged_in_the_whole_plan(client_of: ClientOf, ana: Patient, tom: User, draft: Program) -> None:
    squat = a_squat(draft)
    answer = client_of(tom).post(dose_page(ana, squat), typed(squat, sets_left=6, rest_seconds=300))
    rules = [reason.code for reason in answer.context["form"].broken]
    assert "dose_sets_above" in rules
    assert "broken_minutes" in rules


@pytest.mark.parametrize(
    "wrong",
    [
        {"sets_left": "7"},
        {"reps_max": "51"},
        {"load_kg": "251"},
        {"rest_seconds": "0"},
        {"sets_left": "-1"},
        {"sets_left": "1e1"},
        {"sets_left": "1_0"},
        {"sets_left": ""},
        {"sets_left": "0"},
        {"reps_min": "0"},
        {"reps_min": "15", "reps_max": "14"},
        {"reps_max": "101"},
        {"rest_seconds": "601"},
        {"rest_seconds": "abc"},
        {"load_kg": "-1"},
        {"load_kg": "1.234"},
        {"load_kg": "NaN"},
        {"note": "x" * 301},
        {"note": "\x00"},
    ],
)
def test_what_cannot_be_a_dose_is_refused_and_kept(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program, wrong: dict[str, str]
) -> None:
    squat = a_squat(draft)
    answer = client_of(tom).post(dose_page(ana, squat), typed(squat, **wrong))
    assert answer.status_code == 422
    assert not Prescription.objects.filter(pk=squat.pk, changed_by__isnull=False).exists()


def test_an_assigned_plan_is_read_and_not_changed(client_of: ClientOf, ana: Patient, tom: User, draft: Program) -> None:
    squat, client = a_squat(draft), client_of(tom)
    client.post(assign(ana), {"starts_on": "2027-01-18"})
    for answer in (client.get(dose_page(ana, squat)), client.post(dose_page(ana, squat), typed(squat))):
        assert answer.headers["Location"] == plan_of(ana)
    text = client.get(plan_of(ana)).content.decode()
    assert "Assign this plan" not in text and dose_page(ana, squat) not in text
    assert Prescription.objects.get(pk=squat.pk).changed_by is None


def test_a_dose_of_another_patient_is_not_found_under_ones_own(
    client_of: ClientOf, ana: Patient, sam: Patient, tom: User, draft: Program
) -> None:
    make.care(patient=sam, therapist=tom)
    squat = a_squat(draft)
    assert client_of(tom).get(dose_page(sam, squat)).status_code == 404


def test_the_page_of_a_draft_costs_ten_queries_at_most(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    client = client_of(tom)
    with CaptureQueriesContext(connection) as queries:
        client.get(plan_of(ana))
    assert len(queries) <= 10


def test_drafting_again_asks_first_where_doses_were_changed_by_hand(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    squat, client, again = a_squat(draft), client_of(tom), reverse("therapist:draft-again", args=[ana.public_id])
    client.post(dose_page(ana, squat), typed(squat, rest_seconds=squat.rest_seconds + 30))
    asked = client.post(again)
    assert asked.status_code == 409
    assert "1 dose was changed by hand." in asked.content.decode()
    assert client.post(again, {"lost": "2"}).status_code == 409
    assert ana.programs.get(status="draft") == draft
    assert client.post(again, {"lost": "1"}).status_code == 302
    assert ana.programs.get(status="draft") != draft


def broken_dose(client: Client, patient: Patient, row: Prescription, note: str) -> HttpResponse:
    """Six sets, warned of and sent again."""
    change = typed(row, sets_left=6, note=note)
    warned = client.post(dose_page(patient, row), change).context["form"].broken_codes
    return client.post(dose_page(patient, row), change | {"warned": warned})


@pytest.mark.parametrize("note", ["x", "because  ", ""])
def test_a_broken_rule_takes_a_reason_in_words(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program, note: str
) -> None:
    answer = broken_dose(client_of(tom), ana, a_squat(draft), note)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Say why in 10 letters or more" in text
    label = text[text.index("Why, in plain words") :][:120]
    assert "optional" not in label


def test_a_draft_that_breaks_rules_says_so_in_the_grid_and_is_assigned_only_deliberately(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    client, squat = client_of(tom), a_squat(draft)
    assert "breaks rules" not in client.get(plan_of(ana)).content.decode()
    assert broken_dose(client, ana, squat, "She is used to more.").status_code == 302
    text = client.get(plan_of(ana)).content.decode()
    assert "This draft breaks rules" in text and f"{squat.exercise.name}, week 1:" in text
    assert text.count("Sets: at most 3.") == 2, "in its cell and beside the button"
    refused = client.post(assign(ana), {"starts_on": "2027-01-18"})
    assert refused.status_code == 422
    assert "Tick the box if you mean these" in refused.content.decode()
    assert client.post(assign(ana), {"starts_on": "2027-01-18", "meant": "on"}).status_code == 302
    draft.refresh_from_db()
    assert draft.status == "active"


def test_the_grid_speaks_about_the_runner_and_names_the_side(
    client_of: ClientOf, ana: Patient, tom: User, draft: Program
) -> None:
    row = a_squat(draft)
    params = {"test": "T05", "value": 25, "unit": "deg", "side": "left", "grade": "deficit"}
    row.reasons = [{"code": "tight_hamstrings", "rule": "5.3", "params": params}]
    row.save(update_fields=["reasons"])
    why = [sentence for line in client_of(tom).get(plan_of(ana)).context["lines"] for sentence in line["why"]]
    assert any(sentence.startswith("Hamstring length, left: 25 degrees") for sentence in why)
    assert [sentence for sentence in why if " your " in f" {sentence.lower()} "] == []
