"""How the database is spoken to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from kneeapp.database import WAL_IS_SOUND_FROM, sqlite_options


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


#: What this SQLite can bear (2 = FULL, 3 = EXTRA), and the journal that a file may still have from another version.
SOUND = sqlite3.sqlite_version_info >= WAL_IS_SOUND_FROM
EXPECTED, LEFT_OVER = (("wal", 2), "DELETE") if SOUND else (("delete", 3), "WAL")


@pytest.fixture
def file_database(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A database file from another SQLite, opened as an installation opens its own."""
    path = tmp_path / "kneeapp.sqlite3"
    earlier = sqlite3.connect(path)
    earlier.execute(f"PRAGMA journal_mode={LEFT_OVER}")
    earlier.close()
    file = {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": sqlite_options()}
    with django_db_blocker.unblock():
        opened = ConnectionHandler({"default": file})["default"]
        yield opened
        opened.close()


def pragma(opened: BaseDatabaseWrapper, name: str) -> object:
    with opened.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_file_is_really_opened_with_these_settings(file_database: BaseDatabaseWrapper) -> None:
    assert (pragma(file_database, "journal_mode"), pragma(file_database, "synchronous")) == EXPECTED
    assert pragma(file_database, "foreign_keys") == 1


def test_a_transaction_takes_the_write_lock_as_it_begins(file_database: BaseDatabaseWrapper) -> None:
    file_database.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)  # as `atomic` begins
    second = sqlite3.connect(file_database.settings_dict["NAME"], timeout=0, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        second.execute("BEGIN IMMEDIATE")
    file_database.rollback()
    second.execute("BEGIN IMMEDIATE")
    second.close()


@pytest.mark.django_db
def test_the_projects_own_connection_has_them() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("speaks of SQLite")
    assert connection.settings_dict["OPTIONS"] == sqlite_options()
    assert connection.transaction_mode == "IMMEDIATE"
    assert pragma(connection, "synchronous") in (2, 3)
