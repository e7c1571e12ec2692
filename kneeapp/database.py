"""How this installation talks to SQLite: durable, and never in a mode that this SQLite version cannot bear; and how
much the table of the cache holds."""

from __future__ import annotations

import sqlite3
from typing import Any

#: The first version without the WAL-reset fault, in which two connections that write and checkpoint
#: at the same time can lose pages (all versions 3.7.0 to 3.51.2).
WAL_IS_SOUND_FROM = (3, 51, 3)


def sqlite_options(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> dict[str, object]:
    """Django's OPTIONS for SQLite.

    IMMEDIATE takes the write lock at the start of a transaction, so that reading and then writing never meets
    "database is locked". FULL (EXTRA with a rollback journal) syncs before the answer: an acknowledged log
    survives a power cut.

    >>> sqlite_options((3, 40, 1))["init_command"].split(";")[0]
    'PRAGMA journal_mode=DELETE'
    >>> sqlite_options((3, 53, 0))["init_command"].split(";")[0]
    'PRAGMA journal_mode=WAL'
    """
    journal, synchronous = ("WAL", "FULL") if version >= WAL_IS_SOUND_FROM else ("DELETE", "EXTRA")
    return {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            f"PRAGMA journal_mode={journal};PRAGMA synchronous={synchronous};"
            "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY"
        ),
    }


def roomy(cache: dict[str, Any]) -> dict[str, Any]:
    """A cache's settings. Django's table holds 300 entries and then drops a third of them whatever they are: a
    stranger could push the counters of the rate limits out. Expired entries go first once a million is reached."""
    if cache["BACKEND"] == "django.core.cache.backends.db.DatabaseCache":
        cache["OPTIONS"] = {"MAX_ENTRIES": 1_000_000} | cache.get("OPTIONS", {})
    return cache
