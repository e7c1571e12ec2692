"""Reads the shipped catalogue file into the values that the rules use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from programs.clinical.catalogue import catalogue_from
from programs.clinical.exercise import Catalogue

CATALOGUE_FILE = Path(__file__).resolve().parent.parent / "catalogue" / "exercises.yaml"


class CatalogueFileFault(ValueError):
    """Raised for a file that is not a catalogue; quotes the file and what is wrong."""


def records(path: Path = CATALOGUE_FILE) -> list[dict[str, Any]]:
    """The exercise records of a catalogue file, in its order. Raises `CatalogueFileFault`."""
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as fault:
        raise CatalogueFileFault(f"{path.name}: {fault}") from fault
    exercises = document.get("exercises") if isinstance(document, dict) else None
    if not isinstance(exercises, list) or not all(isinstance(record, dict) for record in exercises):
        raise CatalogueFileFault(f"{path.name}: has no list of exercises")
    return exercises


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that comes with this version. Read once: the value cannot be changed."""
    return catalogue_from(records())
