"""Brings an installation up to date: database, cache table, catalogue, and the demo where it is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """`make run` calls it each time; on an installation that is up to date it changes nothing."""

    help = "Migrate, load the catalogue, and build the demo where KNEEAPP_DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each step says what it does."""
        database = settings.DATABASES["default"]
        if database["ENGINE"].endswith("sqlite3"):
            Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        self.say("Bringing the database up to date")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        self.say("Loading the exercise catalogue")
        call_command("load_catalogue", verbosity=0)
        if settings.DEMO:
            call_command("demo", only_if_empty=True)

    def say(self, what: str) -> None:
        """One progress line."""
        self.stdout.write(f"· {what}")
        self.stdout.flush()
