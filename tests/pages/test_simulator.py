"""The simulator for everybody: the answers of the rules, what a change does, and nothing that stays behind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.program_document import preview, program_document
from programs.exchange.progress_document import progress_document
from programs.exchange.progress_file import decide, read_progress
from programs.forms.try_rules.next_step import FIRST, FORMS
from programs.forms.try_rules.presets import PRESETS, USUAL, preset
from programs.forms.try_rules.sessions import TOMORROWS
from programs.models import Patient, User
from programs.views.simulator.program import next_monday

ClientOf = Callable[[User | Patient], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
PROGRAM = "/rules/try/"


def step_address(kind: str) -> str:
    return reverse("try-next-step", args=[kind])


def rows_stored() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def posted(client: Client, **typed: Any) -> str:
    answer = client.post(PROGRAM, {**USUAL, **typed})
    assert answer.status_code == 200
    return answer.text


def file_of(page: str) -> bytes:
    """The question as the page writes it for the commands."""
    written = re.search(r'<pre class="try-file" tabindex="0">(.*?)</pre>', page, re.DOTALL)
    assert written
    return written[1].replace("&#x27;", "'").encode()


def test_everybody_may_try_without_a_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert "Quadriceps strength, right" in client.get(PROGRAM).text
        assert "Quadriceps strength, right" in posted(client)
        for kind in FORMS:
            assert client.get(step_address(kind)).status_code == 200


@pytest.mark.parametrize("code", PRESETS)
def test_the_page_says_what_preview_program_says(client: Client, code: str) -> None:
    page = client.get(PROGRAM, {"like": code}).text
    case = read_case(file_of(page))
    form = preset(code)
    assert form.is_valid()
    assert case == read_case(json.dumps(form.document(today=next_monday())).encode())
    told = program_document(preview(case, shipped_catalogue(), country="GB"))
    assert told["screening"]["message"] in page
    names = {
        item["exercise"]
        for week in (told["program"] or {"weeks": []})["weeks"]
        for day in week["days"]
        for item in day["items"]
    }
    assert {code for code in shipped_catalogue() if f'<span class="meta">{code}' in page} == names
    for rule in told["screening"]["rules"]:
        assert f"#rule-{rule}" in page


@pytest.mark.parametrize("kind", FORMS)
def test_the_page_says_what_preview_progress_says(client: Client, kind: str, tmp_path: Any, capsys: Any) -> None:
    page = client.get(step_address(kind)).text
    question = read_progress(file_of(page))
    told = progress_document(decide(question))
    assert told["reason"]["text"] in page.replace("&#x27;", "'")
    path = tmp_path / "case.yaml"
    path.write_bytes(file_of(page))
    call_command("preview_progress", str(path), format="json")
    assert json.loads(capsys.readouterr().out) == told


def test_one_more_answer_is_compared_with_the_one_before(client: Client) -> None:
    first = posted(client)
    assert "What your change does" not in first
    before = re.search(r'name="before" value="([^"]*)"', first)
    assert before
    second = posted(client, before=before[1].replace("&amp;", "&"), minutes_per_session="25", worst_7d="8")
    assert "Worst pain, 7 days: 5" in second and "Minutes a session: 40" in second
    assert re.search(r"Irritability: Moderate.*<strong>High</strong>", second)
    assert "exercises are gone" in second


def test_what_stays_is_not_told_as_a_change(client: Client) -> None:
    before = re.search(r'name="before" value="([^"]*)"', posted(client))
    assert before
    page = posted(client, before=before[1].replace("&amp;", "&"), minutes_per_session="25")
    assert "exercises are gone" in page and "What the rules find" not in page


def test_the_same_answers_again_change_nothing(client: Client) -> None:
    before = re.search(r'name="before" value="([^"]*)"', posted(client))
    assert before
    assert "These are the same answers as before." in posted(client, before=before[1].replace("&amp;", "&"))


def test_a_warning_sign_leaves_no_plan(client: Client) -> None:
    page = posted(client, sign_locked="yes")
    assert "Urgent, same day" in page and "The rules make no plan from these answers." in page


@pytest.mark.parametrize("path", [PROGRAM, *map(step_address, FORMS)])
def test_nonsense_is_refused_with_what_was_typed(client: Client, path: str) -> None:
    answer = client.post(
        path, {"age": "<b>999", "exercise": "<b>999", "week": "99", "step": "99", "pain_last_week": "99"}
    )
    assert answer.status_code == 422
    assert "There is a problem" in answer.text and "<b>999" not in answer.text
    if path in (PROGRAM, step_address("exercise")):
        assert 'value="&lt;b&gt;999"' in answer.text


def test_an_unknown_kind_does_not_exist(client: Client) -> None:
    assert client.get("/rules/try/nothing/").status_code == 404


@pytest.mark.parametrize("code", TOMORROWS)
@pytest.mark.parametrize("kind", ["exercise", "run"])
def test_tomorrow_is_added_by_a_button(client: Client, kind: str, code: str) -> None:
    answer = client.post(step_address(kind), {**FIRST[kind], "tomorrow": code})
    assert answer.status_code == 200
    history = read_progress(file_of(answer.text)).history
    assert len(history) == 3
    assert (history[-1].peak == 6) is (code == "pain_6")


def test_pain_of_six_tomorrow_eases_back(client: Client) -> None:
    page = client.post(step_address("exercise"), {**FIRST["exercise"], "tomorrow": "pain_6"}).text
    assert '<h2 id="step-title">Ease back</h2>' in page
    assert "#rule-66-row-4" in page


def test_nothing_is_stored(client: Client, client_of: ClientOf, ana: Patient) -> None:
    for asking in (client, client_of(ana)):
        stored = rows_stored()
        posted(asking, before="age=28")
        for kind in FORMS:
            asking.post(step_address(kind), {**FIRST[kind], "tomorrow": "pain_6"})
        assert rows_stored() == stored


def test_every_link_to_a_rule_leads_somewhere(client: Client) -> None:
    rules = client.get("/rules/").text
    pages = [client.get(PROGRAM, {"like": code}).text for code in PRESETS]
    pages += [client.post(step_address("exercise"), {**FIRST["exercise"], "tomorrow": code}).text for code in TOMORROWS]
    pages += [client.get(step_address(kind)).text for kind in FORMS]
    anchors = {anchor for page in pages for anchor in re.findall(r'href="/rules/#([^"]+)"', page)}
    assert len(anchors) > 10
    assert {anchor for anchor in anchors if f'id="{anchor}"' not in rules} == set()
    assert 'href="/rules/try/"' in rules
    sheets = {name for page in pages for name in re.findall(r'href="/rules/([a-z-]+)/"', page)} - {"try"}
    assert {client.get(f"/rules/{name}/").status_code for name in sheets} == {200} and len(sheets) == 4


def test_no_answer_stands_in_an_address(client: Client, now: datetime) -> None:
    for path in (PROGRAM, *map(step_address, FORMS)):
        form = re.search(r'<form class="stack" ([^>]*)>', client.get(path).text)
        assert form and 'method="post"' in form[1] and f'action="{path}#answer"' in form[1]


@pytest.mark.parametrize("missing", USUAL)
def test_a_form_without_one_of_its_fields_is_answered_and_never_stumbles(client: Client, missing: str) -> None:
    """A forged or half-sent form: an optional answer is then not told, a needed one is asked for at its field."""
    sent = {name: value for name, value in USUAL.items() if name != missing}
    for _ in range(2):
        answer = client.post(PROGRAM, sent)
        assert answer.status_code in (200, 422)
        sent["before"] = "&".join(f"{name}={value}" for name, value in sent.items())
