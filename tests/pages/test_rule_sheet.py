"""The rule sheets as pages: everything that a sheet says, for everybody, with links that lead somewhere."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from programs.clinical import RULES_VERSION
from programs.exchange.rule_sheets import INDEX, defined_rules, read_sheet, sheet_names
from programs.exchange.sources_file import shipped_sources
from programs.views.rule_sheets import how_sure, sheet_address

pytestmark = pytest.mark.django_db
PAGES = [sheet_address(name) for name in (INDEX, *sheet_names())]


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def places(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


@pytest.mark.parametrize("name", sheet_names())
def test_everybody_may_read_every_sheet_with_its_version_and_sources(client: Client, name: str) -> None:
    html = page(client, f"/rules/{name}/")
    sheet = read_sheet(name, sheet_address)
    assert sheet.title in html.replace("&#x27;", "'")
    assert f"version {RULES_VERSION}" in html
    assert [source.id for source in sheet.sources if f'id="source-{source.id}"' not in html] == []
    assert "checked:" not in html and "&lt;!--" not in html


def test_the_index_leads_to_every_sheet_and_says_how_to_challenge_and_that_nobody_signed(client: Client) -> None:
    html = page(client, "/rules/")
    assert [name for name in sheet_names() if f'href="/rules/{name}/"' not in html] == []
    assert "Name the sheet, the id and what you would expect" in html
    assert "Nobody has signed these rules yet." in html


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_the_rules_leads_to_a_place_that_is_there(client: Client, address: str) -> None:
    html = page(client, address)
    leads = re.findall(r'<a [^>]*href="((?:/rules/[^"#]*)?)#([^"]+)"', html)
    there = {to: {"main", *places(page(client, to) if to else html)} for to, _ in leads}
    assert [f"{to}#{place}" for to, place in leads if place not in there[to]] == []


@pytest.mark.parametrize("address", PAGES)
def test_no_place_stands_twice(client: Client, address: str) -> None:
    found = places(page(client, address))
    assert sorted(found) == sorted(set(found))


def test_a_rule_leads_to_the_line_that_tells_it_and_a_source_to_how_sure_it_is(client: Client) -> None:
    html = page(client, "/rules/hold/")
    assert '<a href="/rules/next-step/#6.6-row-4">6.6 row 4</a>' in html
    assert '<a href="#source-S46" class="source-id">S46</a>' in html
    assert re.search(r'id="source-S46"><strong>S46</strong> <span class="tag tag-plain">seen</span>', html)
    assert 'id="6.6-row-4"' in page(client, "/rules/next-step/")


def test_a_sheet_counts_how_sure_its_sources_are(client: Client) -> None:
    sources = shipped_sources()
    found = how_sure([sources["S46"], sources["M-nsca"], sources["S47"], sources["D"]])
    assert [(number, str(words)) for number, words in found] == [(2, "seen"), (1, "from memory"), (1, "our own design")]
    assert re.search(r"<p>\d+ seen · \d+ from memory</p>", page(client, "/rules/next-step/"))


def test_a_design_rule_is_marked_in_the_column_of_sources_alone(client: Client) -> None:
    html = page(client, "/rules/warning-signs/")
    assert '<a href="#source-D" class="source-id">D</a></td>' in html
    assert "Mixed. D: one level lower" in html


def test_examples_are_folded_and_can_be_read(client: Client) -> None:
    html = page(client, "/rules/next-step/")
    assert re.search(r"\d worked examples", html)
    assert "<pre>decision: HOLD\nreason.code: hold_until_morning</pre>" in html


@pytest.mark.parametrize("name", ["nothing", "README", "warning-signs.md"])
def test_a_sheet_that_is_none_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/rules/{name}/").status_code == 404


def test_the_sheets_define_rules_and_name_sources() -> None:
    assert {"RF04b", "T05", "L4", "R7", "6.6 row 4"} <= {rule for rules in defined_rules().values() for rule in rules}
    assert {source.id for name in sheet_names() for source in read_sheet(name, sheet_address).sources} <= set(
        shipped_sources()
    )
