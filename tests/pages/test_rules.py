"""The public list of rules."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from programs.clinical.screening import RULES
from programs.clinical.values import Sex
from programs.exchange.sources_file import shipped_sources
from programs.views.rules import cutoff_text

pytestmark = pytest.mark.django_db


def test_everybody_may_read_every_rule(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    assert [rule.id for rule in RULES if f'id="rule-{rule.id}"' not in page] == []
    assert "2026.11" in page


def test_every_source_that_is_named_is_listed(client: Client) -> None:
    page = client.get("/rules/").content.decode()
    named = set(re.findall(r'href="#source-([^"]+)"', page))
    assert named and named <= set(shipped_sources())


def test_borders_read_from_worst_to_good() -> None:
    assert cutoff_text("T01", Sex.MALE) == "< 15 · 15 – 22 · ≥ 22"
    assert cutoff_text("T05", Sex.MALE) == "≥ 33 · 20 – 33 · < 20"
    assert cutoff_text("T24", Sex.MALE) == "≤ 170 · > 170"
    assert cutoff_text("T20", Sex.MALE) == ""
