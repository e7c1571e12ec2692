"""Reads a YAML or JSON file as plain values: mappings, lists, words, numbers, yes and no, nothing else.

Stricter than YAML 1.1: only `yes`, `no`, `true`, `false` are booleans, only plain decimal numbers are numbers,
and dates stay words, so that `1_0`, `0x1F`, `1:30` or `2026-02-30` never turn into something that nobody wrote.
Anchors and aliases are read, because programs write them where a value repeats, but only as far as the whole
stays small: they are how a small file becomes a huge one. Tags are refused: no case needs them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

# A case is a few thousand characters; a thousand sessions of history are about two hundred thousand.
LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 20
# Values of a file with every alias written out.
MOST_VALUES = 200_000

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL = re.compile(
    r"[-+]?(?=[0-9.]*[0-9])([0-9]{0,18}\.[0-9]{0,18}([eE][-+]?[0-9]{1,3})?|[0-9]{1,18}[eE][-+]?[0-9]{1,3})"
)
_WORDS = {
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE"), True),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}


class FileRefused(ValueError):
    """Raised for a file that cannot be read as plain values; one line, in words for whoever wrote it."""


class Section(dict[str, Any]):
    """A mapping of the file that remembers which of its keys were written twice."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        super().__init__()
        self.repeated: list[str] = []
        for key, value in pairs:
            if key in self:
                self.repeated.append(key)
            self[key] = value


def plain_values(raw: bytes, *, json_only: bool = False) -> Any:
    """The values of a file; mappings are `Section`s. Raises `FileRefused`.

    >>> plain_values(b"{locked: no, weeks: 6, on: 2027-01-04}")
    {'locked': False, 'weeks': 6, 'on': '2027-01-04'}
    """
    text = _decoded(raw)
    if not text.strip():
        raise FileRefused("the file is empty")
    if json_only:
        return _from_json(text)
    if text.lstrip().startswith(("{", "[")):
        try:
            return _from_json(text)
        except FileRefused:  # YAML may start like that as well
            return _from_yaml(text)
    return _from_yaml(text)


def _decoded(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise FileRefused(f"the file is larger than {LARGEST_FILE:,} bytes, which no case needs")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileRefused(f"the file is not UTF-8 (byte {fault.start})") from None


def _from_json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=Section)
    except json.JSONDecodeError as fault:
        raise FileRefused(f"line {fault.lineno}, column {fault.colno}: {fault.msg}") from None
    except (RecursionError, ValueError):
        raise FileRefused("nested too deeply, or with a number too long to be one") from None


def _from_yaml(text: str) -> Any:
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        documents = list(_documents(events))
    except yaml.MarkedYAMLError as fault:
        raise FileRefused(_where(fault)) from None
    except yaml.YAMLError as fault:
        raise FileRefused(" ".join(str(fault).split())) from None
    if len(documents) != 1:
        raise FileRefused("the file is empty" if not documents else "the file holds more than one document")
    if documents == [None]:
        raise FileRefused("the file is empty")
    return documents[0]


def _where(fault: yaml.MarkedYAMLError) -> str:
    problem = " ".join((fault.problem or "cannot be read").split())
    return f"line {fault.problem_mark.line + 1}: {problem}" if fault.problem_mark else problem


def _documents(events: Iterator[yaml.Event]) -> Iterator[Any]:
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            yield _Document(events).value(next(events), 0)


class _Document:
    """One document while it is read: what its anchors stand for, and how many values it holds so far."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.count = 0

    def value(self, event: yaml.Event, depth: int) -> Any:
        """The value that begins with this event. Raises `FileRefused`."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        _check(event, depth)
        before = self.count
        self._add(1, event)
        read = self._read(event, depth)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self.anchors[anchor] = read, self.count - before
        return read

    def _read(self, event: yaml.Event, depth: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(depth))
        return Section(self._pairs(depth))

    def _alias(self, event: yaml.AliasEvent) -> Any:
        """What the anchor stands for; one that is not finished would hold itself."""
        if event.anchor not in self.anchors:
            raise FileRefused(f"{_line(event)}: *{event.anchor} stands for nothing that was written before")
        read, count = self.anchors[event.anchor]
        self._add(count, event)
        return read

    def _add(self, count: int, event: yaml.Event) -> None:
        self.count += count
        if self.count > MOST_VALUES:
            raise FileRefused(f"{_line(event)}: more than {MOST_VALUES:,} values, which no case needs")

    def _items(self, depth: int) -> Iterator[Any]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.value(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[str, Any]]:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            if not isinstance(event, yaml.ScalarEvent):
                raise FileRefused(f"{_line(event)}: a key must be a word")
            _check(event, depth)
            yield event.value, self.value(next(self.events), depth + 1)


def _check(event: yaml.Event, depth: int) -> None:
    line = _line(event)
    if getattr(event, "tag", None) not in (None, "!"):
        raise FileRefused(f"{line}: tags (!!…) are not read; write plain values")
    if depth > DEEPEST_NESTING:
        raise FileRefused(f"{line}: nested more than {DEEPEST_NESTING} levels deep")


def _line(event: yaml.Event) -> str:
    return f"line {event.start_mark.line + 1}" if event.start_mark else "somewhere"


def _scalar(event: yaml.ScalarEvent) -> Any:
    """A quoted value is a word; a plain one is what it looks like."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
