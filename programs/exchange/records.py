"""Kinds of field that hold other kinds: lists, mappings with known keys, and choices between kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from programs.exchange.faults import Faults, inside
from programs.exchange.fields import Kind, Schema


@dataclass(frozen=True, slots=True)
class Maybe:
    """Another kind, or nothing."""

    kind: Kind

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        return None if value is None else self.kind.read(value, path, faults)

    def schema(self) -> Schema:
        return or_null(self.kind.schema())


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of several kinds; `said` tells a person which, because only the last kind's fault would be half of it."""

    kinds: tuple[Kind, ...]
    said: str

    def read(self, value: Any, path: str, faults: Faults) -> Any:
        for kind in self.kinds:
            tried = Faults()
            read = kind.read(value, path, tried)
            if not tried:
                return read
        faults.add(path, value, self.said)
        return None

    def schema(self) -> Schema:
        return {"anyOf": [kind.schema() for kind in self.kinds]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of up to `most`; `once` where a value may stand in it only once."""

    kind: Kind
    most: int = 100
    once: bool = False

    def read(self, value: Any, path: str, faults: Faults) -> list[Any] | None:
        if not isinstance(value, list):
            faults.add(path, value, "a list")
            return None
        if len(value) > self.most:
            faults.say(path, f"{len(value)} entries are more than {self.most}")
            return None
        if self.once:
            self._find_repeated(value, path, faults)
        return [self.kind.read(entry, f"{path}[{at}]", faults) for at, entry in enumerate(value)]

    def _find_repeated(self, value: list[Any], path: str, faults: Faults) -> None:
        for at, entry in enumerate(value):
            if entry in value[:at]:
                faults.add(f"{path}[{at}]", entry, "listed once only")

    def schema(self) -> Schema:
        unique = {"uniqueItems": True} if self.once else {}
        return {"type": "array", "items": self.kind.schema(), "maxItems": self.most, **unique}


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. A key that is not `needed` may be left out or null: not answered.

    Read as a plain dict of what was answered. `rules` are schema parts that bind several keys together.
    """

    fields: Mapping[str, Kind]
    needed: frozenset[str] = frozenset()
    rules: Sequence[Schema] = field(default=())

    def read(self, value: Any, path: str, faults: Faults) -> dict[str, Any]:
        if not isinstance(value, dict):
            faults.add(path, value, f"a mapping with any of {', '.join(self.fields)}")
            return {}
        for key in getattr(value, "repeated", ()):
            faults.say(inside(path, key), "is written twice")
        for key in (key for key in value if key not in self.fields):
            faults.unknown(inside(path, key), value[key], self.fields)
        for key in sorted(self.needed - {key for key, given in value.items() if given is not None}):
            faults.say(inside(path, key), "is missing, and it is needed")
        return self._answered(value, path, faults)

    def _answered(self, value: dict[str, Any], path: str, faults: Faults) -> dict[str, Any]:
        answered = {}
        for key, kind in self.fields.items():
            given = value.get(key)
            read = None if given is None else kind.read(given, inside(path, key), faults)
            if read is not None:
                answered[key] = read
        return answered

    def schema(self) -> Schema:
        properties = {
            key: kind.schema() if key in self.needed else or_null(kind.schema()) for key, kind in self.fields.items()
        }
        needed = {"required": [key for key in self.fields if key in self.needed]} if self.needed else {}
        rules = {"allOf": list(self.rules)} if self.rules else {}
        return {"type": "object", "properties": properties, **needed, "additionalProperties": False, **rules}


def or_null(schema: Schema) -> Schema:
    """The same schema, null allowed."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]} if None not in schema["enum"] else schema
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}
