"""Loads the shipped exercises into the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from programs.actions.catalogue import load_catalogue
from programs.exchange.catalogue_file import records


class Command(BaseCommand):
    """Idempotent: run again, it changes nothing."""

    help = "Make the exercise rows equal to programs/catalogue/exercises.yaml."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many rows changed."""
        changed = load_catalogue(entries=records(), by=None, at=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"{changed} exercises changed.")
