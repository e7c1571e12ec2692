"""The caseload: own patients only, by need, found by name, and as cheap for 30 as for 5."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import Patient, SessionLog, User
from tests import make
from tests.make_clinic import due, following, in_care, logs

CASELOAD = "/caseload/"
ClientOf = Callable[[User | Patient], Client]
pytestmark = pytest.mark.usefixtures("now")


def names(response: object) -> list[str]:
    """Who is listed, from top to bottom."""
    return [line["row"].name for group in response.context["groups"] for line in group["lines"]]  # type: ignore[attr-defined]


def test_only_ones_own_patients_are_listed(client_of: ClientOf, ana: Patient, tom: User, uma: User) -> None:
    in_care(therapist=uma, name="Sam Okoro")
    page = client_of(tom).get(CASELOAD)
    assert names(page) == ["Ana Silva"]
    assert b"Sam Okoro" not in page.content


def test_the_stranger_is_told_that_there_is_no_such_page(client_of: ClientOf, ana: Patient, cleo: User) -> None:
    for person in (ana, cleo):
        assert client_of(person).get(CASELOAD).status_code == 404


def test_an_empty_caseload_says_what_to_do(client_of: ClientOf, uma: User) -> None:
    page = client_of(uma).get(CASELOAD)
    assert "No patients yet" in page.content.decode()
    assert reverse("therapist:invite") in page.content.decode()


def a_full_caseload(tom: User) -> None:
    """One patient in each state."""
    warned = in_care(therapist=tom, name="Warned")
    make.screening(patient=warned, level="URGENT")
    _, hurting = following(therapist=tom, name="Hurting")
    logs(hurting, 3, 3, 3, 3, 3, 6)
    following(therapist=tom, name="Missing")
    drafted = in_care(therapist=tom, name="Drafted")
    make.screening(patient=drafted)
    make.program(patient=drafted, status="draft")
    _, program = following(therapist=tom, name="Ended")
    program.status = "completed"
    program.save()
    in_care(therapist=tom, name="Waiting")
    _, fine = following(therapist=tom, name="Fine")
    logs(fine, 2, 2, 2, 2, 2, 1)


def test_everybody_stands_under_what_they_need_most_urgent_first(client_of: ClientOf, tom: User) -> None:
    a_full_caseload(tom)
    page = client_of(tom).get(CASELOAD)
    assert names(page) == ["Warned", "Hurting", "Missing", "Drafted", "Ended", "Waiting", "Fine"]
    text = page.content.decode()
    assert "Pain 6 during the session on 15 January, above 5" in text
    assert "None of 5 sessions in 14 days" in text
    assert "6 of 7 patients need something from you" in text


def test_of_those_with_the_same_need_the_more_urgent_stands_first(client_of: ClientOf, tom: User) -> None:
    for name, peak in (("Ada", 6), ("Bea", 7), ("Cy", 7)):
        logs(following(therapist=tom, name=name)[1], 3, 3, 3, 3, 3, peak)
    for name, level in (("Dan", "SOON"), ("Eve", "URGENT")):
        make.screening(patient=in_care(therapist=tom, name=name), level=level)
    assert names(client_of(tom).get(CASELOAD)) == ["Eve", "Dan", "Bea", "Cy", "Ada"]


@pytest.mark.parametrize(
    ("need", "expected"),
    [("pain_up", ["Hurting"]), ("missed", ["Missing"]), ("on_track", ["Fine"]), ("", None)],
)
def test_a_filter_shows_one_group_and_keeps_the_counts(
    client_of: ClientOf, tom: User, need: str, expected: list[str] | None
) -> None:
    a_full_caseload(tom)
    page = client_of(tom).get(CASELOAD, {"need": need})
    assert expected is None or names(page) == expected
    assert page.context["caseload"].total == 7
    assert [chip["count"] for chip in page.context["filters"]] == [1] * 7


@pytest.mark.parametrize("words", ["ana", "SILVA", "  silva   ana ", "ana@kneeapp", "Aná"])
def test_a_patient_is_found_by_name_or_address_in_any_case(
    client_of: ClientOf, ana: Patient, tom: User, words: str
) -> None:
    in_care(therapist=tom, name="Bo Berg", email="bo@kneeapp.example")
    assert names(client_of(tom).get(CASELOAD, {"q": words})) == ["Ana Silva"]


@pytest.mark.parametrize("words", ["%", "_", "' OR 1=1 --", "\\", "nobody", "a" * 120])
def test_what_is_typed_is_words_and_no_pattern(client_of: ClientOf, ana: Patient, tom: User, words: str) -> None:
    page = client_of(tom).get(CASELOAD, {"q": words})
    assert page.status_code == 200
    assert names(page) == []
    assert "Nobody by that name" in page.content.decode()


@pytest.mark.parametrize("words", ["\x00", "a" * 121, "\u202e"])
def test_what_cannot_be_a_name_is_refused_and_kept(client_of: ClientOf, ana: Patient, tom: User, words: str) -> None:
    page = client_of(tom).get(CASELOAD, {"q": words})
    assert page.status_code == 422
    assert names(page) == ["Ana Silva"]


def test_words_are_shown_as_words(client_of: ClientOf, ana: Patient, tom: User) -> None:
    page = client_of(tom).get(CASELOAD, {"q": '"><script>x</script>'})
    assert "<script>x" not in page.content.decode()


@pytest.mark.parametrize(
    "query", [{"page": "abc"}, {"page": "0"}, {"page": "-1"}, {"page": "2"}, {"page": "1e1"}, {"need": "nonsense"}]
)
def test_a_page_or_filter_that_does_not_exist_is_no_address(
    client_of: ClientOf, ana: Patient, tom: User, query: dict[str, str]
) -> None:
    assert client_of(tom).get(CASELOAD, query).status_code == 404


@pytest.mark.parametrize("number", ["+1", "01", " 1", "1 ", "1_0", "١", "１", "1.0", "9" * 5000, ""])
def test_a_page_has_one_number_that_names_it(client_of: ClientOf, ana: Patient, tom: User, number: str) -> None:
    assert client_of(tom).get(CASELOAD, {"page": "1"}).status_code == 200
    assert client_of(tom).get(CASELOAD, {"page": number}).status_code == 404


def test_fifty_on_a_page_and_the_rest_on_the_next(client_of: ClientOf, tom: User) -> None:
    for _ in range(53):
        in_care(therapist=tom)
    client = client_of(tom)
    first, second = client.get(CASELOAD), client.get(CASELOAD, {"page": "2"})
    assert (len(names(first)), len(names(second))) == (50, 3)
    assert not set(names(first)) & set(names(second))
    assert first.context["groups"][0]["count"] == 53


def cost(client: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(CASELOAD).status_code == 200
    return len(queries)


def test_thirty_patients_cost_no_more_queries_than_five(client_of: ClientOf, tom: User) -> None:
    client = client_of(tom)
    spent = []
    for patients in (5, 25):
        for _ in range(patients):
            _, program = following(therapist=tom)
            logs(program, 2, 3, 2)
        spent.append(cost(client))
    assert spent[0] == spent[1] <= 12


def test_a_look_writes_nothing(client_of: ClientOf, ana: Patient, tom: User) -> None:
    client = client_of(tom)
    with CaptureQueriesContext(connection) as queries:
        client.get(CASELOAD)
    assert [query["sql"] for query in queries if query["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == []


def test_ended_care_is_gone_from_the_list_at_the_next_request(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime
) -> None:
    client = client_of(tom)
    assert names(client.get(CASELOAD)) == ["Ana Silva"]
    ana.care.update(ended_at=now, ended_by=ana.user)
    assert names(client.get(CASELOAD)) == []


def test_swelling_told_with_a_session_puts_a_patient_on_top_until_it_has_rested_and_been_asked_about(
    client_of: ClientOf, tom: User, now: datetime
) -> None:
    patient, program = following(therapist=tom, name="Swollen")
    for planned in due(program)[:-1]:
        make.session_log(planned_session=planned)
    make.session_log(planned_session=due(program)[-1], swelling_new=True)
    client = client_of(tom)
    assert client.get(CASELOAD).context["groups"][0]["code"] == "warning_sign"
    make.screening(patient=patient, at=now - timedelta(hours=1))
    assert client.get(CASELOAD).context["groups"][0]["code"] == "warning_sign"
    SessionLog.objects.filter(swelling_new=True).update(received_at=now - timedelta(hours=72))
    assert client.get(CASELOAD).context["groups"][0]["code"] == "on_track"


def test_a_corrected_pain_no_longer_counts(client_of: ClientOf, tom: User) -> None:
    _, program = following(therapist=tom)
    mistaken = logs(program, 2, 2, 2, 2, 2, 7)[-1]
    client = client_of(tom)
    assert client.get(CASELOAD).context["groups"][0]["code"] == "pain_up"
    make.session_log(planned_session=mistaken.planned_session, peak=1, corrects=mistaken)
    assert client.get(CASELOAD).context["groups"][0]["code"] == "on_track"


COLD_FOOT = "Foot cold, pale, numb or not moving · 17 Jan"


@pytest.mark.parametrize(("level", "sign"), [("URGENT", COLD_FOOT), (None, "17 Jan")])
def test_a_warning_sign_is_named_with_its_day(
    client_of: ClientOf, ana: Patient, tom: User, now: datetime, level: str | None, sign: str
) -> None:
    make.program(patient=ana, by=tom)
    screening = make.screening(patient=ana, level=level, at=now - timedelta(days=1))
    screening.rules, screening.limits = (["RF03", "SC16"], ["SC16"]) if level else ([], [])
    screening.save()
    page = client_of(tom).get(CASELOAD)
    assert page.context["groups"][0]["lines"][0]["sign"] == sign
    assert f"{sign}</span>" in page.content.decode()


def test_a_need_without_a_warning_sign_names_none(client_of: ClientOf, tom: User) -> None:
    following(therapist=tom)
    assert client_of(tom).get(CASELOAD).context["groups"][0]["lines"][0]["sign"] == ""
