"""The public list of rules."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from programs.clinical.measures import MEASURES
from programs.clinical.screening import RULES
from programs.clinical.values import Sex
from programs.exchange.sources_file import shipped_sources
from programs.views.rules import cutoff_text, how_sure
from programs.wording.rule_book import BESIDES_RULES

pytestmark = pytest.mark.django_db


def test_everybody_may_read_every_rule(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    assert [rule.id for rule in RULES if f'id="rule-{rule.id}"' not in page] == []
    assert "2026.11" in page


def test_what_holds_besides_the_table_is_listed_too(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    assert [line.id for line in BESIDES_RULES if str(line.text) not in page] == []


def test_every_test_that_finds_something_says_how_sure_it_is(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    assert [row.id for row in MEASURES.values() if row.finding and f'id="rule-{row.id}"' not in page] == []
    assert how_sure(MEASURES["T05"]) == "Published cut-off with known reliability"
    assert how_sure(MEASURES["T07"]) == "Published norm, our cut-off; measured alone: Our cut-off only; needs testing"
    assert how_sure(MEASURES["T07"]) in page and "Modified Ober test with an inclinometer" in page


def test_every_source_that_is_named_is_listed(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    named = set(re.findall(r'href="#source-([^"]+)"', page))
    assert named and named <= set(shipped_sources())


def test_borders_read_from_worst_to_good() -> None:
    assert cutoff_text("T01", Sex.MALE) == "< 15 · 15 – 22 · ≥ 22"
    assert cutoff_text("T05", Sex.MALE) == "≥ 33 · 20 – 33 · < 20"
    assert cutoff_text("T24", Sex.MALE) == "≤ 170 · > 170"
    assert cutoff_text("T20", Sex.MALE) == ""
