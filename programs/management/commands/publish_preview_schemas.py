"""Writes the JSON Schemas of the preview commands: `manage.py publish_preview_schemas`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from programs.exchange.preview_schema import write_schemas

SCHEMA_DIRECTORY = Path(__file__).resolve().parents[3] / "docs" / "schema"


class Command(BaseCommand):
    """Makes docs/schema/ anew from the tables of fields."""

    help = "Writes docs/schema/*.json from the tables that the preview commands read with."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Write the files and name them."""
        for path in write_schemas(SCHEMA_DIRECTORY):
            self.stdout.write(f"{path.parent.name}/{path.name}")
