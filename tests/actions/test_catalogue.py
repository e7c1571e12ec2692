"""Loading the library."""

from __future__ import annotations

import copy

import pytest

from programs.actions.catalogue import load_catalogue
from programs.exchange.catalogue_file import records, shipped_catalogue
from programs.models import AuditEvent, Exercise
from programs.queries.library import stored_catalogue
from tests.make import LONG_AGO

pytestmark = pytest.mark.django_db


def test_the_file_and_the_rows_build_the_same_values() -> None:
    load_catalogue(entries=records(), by=None, at=LONG_AGO)
    assert len(shipped_catalogue()) == 108
    assert list(stored_catalogue().values()) == list(shipped_catalogue().values())


def test_loading_again_changes_nothing() -> None:
    assert load_catalogue(entries=records(), by=None, at=LONG_AGO) == 108
    assert load_catalogue(entries=records(), by=None, at=LONG_AGO) == 0
    assert AuditEvent.objects.filter(action="load_catalogue").count() == 1


def test_only_a_changed_entry_is_written() -> None:
    entries = copy.deepcopy(records()[:3])
    load_catalogue(entries=entries, by=None, at=LONG_AGO)
    entries[1]["cues"][0] = "Start slower than you think"
    assert load_catalogue(entries=entries, by=None, at=LONG_AGO) == 1
    assert Exercise.objects.get(code=entries[1]["id"]).entry["cues"][0] == "Start slower than you think"


def test_an_entry_that_left_is_retired_and_comes_back() -> None:
    entries = records()[:3]
    load_catalogue(entries=entries, by=None, at=LONG_AGO)
    load_catalogue(entries=entries[:2], by=None, at=LONG_AGO)
    assert Exercise.objects.get(code=entries[2]["id"]).is_retired
    assert len(stored_catalogue()) == 2
    load_catalogue(entries=entries, by=None, at=LONG_AGO)
    assert not Exercise.objects.get(code=entries[2]["id"]).is_retired
