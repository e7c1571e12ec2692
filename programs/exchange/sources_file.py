"""Reads the shipped list of sources: where every rule comes from, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

SOURCES_FILE = Path(__file__).resolve().parent.parent / "catalogue" / "sources.yaml"

#: How a source was met: opened, remembered, our own design, or the article the product grew from.
KINDS = ("seen", "from_memory", "design", "seed")


class SourcesFault(ValueError):
    """Raised for an entry that is not a source; quotes it."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `address` and `doi` as they were found; empty where there is none."""

    id: str
    kind: str
    citation: str
    address: str = ""
    doi: str = ""
    note: str = ""


@cache
def shipped_sources() -> Mapping[str, Source]:
    """The sources by id, in the order of the file. Raises SourcesFault."""
    entries = yaml.load(SOURCES_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["sources"]
    sources: dict[str, Source] = {}
    for entry in entries:
        if entry.get("kind") not in KINDS or not entry.get("citation") or entry.get("id") in sources:
            raise SourcesFault(f"{entry!r} is not a source of its own with a kind and a citation")
        sources[entry["id"]] = Source(**entry)
    return MappingProxyType(sources)
