"""How the database is spoken to."""

from __future__ import annotations

import pytest
from django.db import connection

from kneeapp.database import sqlite_options


@pytest.mark.parametrize(
    ("version", "journal", "synchronous"),
    [
        ((3, 40, 1), "DELETE", "EXTRA"),
        ((3, 51, 2), "DELETE", "EXTRA"),
        ((3, 51, 3), "WAL", "FULL"),
        ((3, 53, 0), "WAL", "FULL"),
    ],
)
def test_the_journal_is_what_this_sqlite_can_bear(
    version: tuple[int, int, int], journal: str, synchronous: str
) -> None:
    commands = str(sqlite_options(version)["init_command"])
    assert f"journal_mode={journal};PRAGMA synchronous={synchronous};" in commands
    assert sqlite_options(version)["transaction_mode"] == "IMMEDIATE"


@pytest.mark.django_db
def test_an_open_connection_really_has_these_settings() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("speaks of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        synchronous = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone()[0] == 1
    assert synchronous in (2, 3)  # FULL or EXTRA
