"""Reads the rule sheets of docs/rules: their worked examples, and their tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from programs.exchange.case_file import read_case
from programs.exchange.catalogue_file import shipped_catalogue
from programs.exchange.program_document import preview, program_document
from programs.exchange.progress_document import progress_document
from programs.exchange.progress_file import ProgressCase, decide, read_progress
from programs.exchange.rule_sheets import FOLDER, YAML_BLOCK

INDEX = FOLDER / "README.md"
CHECKED = re.compile(r"<!-- checked: (\w+) -->\n\n((?:\|.*\n)+)")

Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """What a sheet says about one case: `change` differs from the index's runner, `ask` is a question about
    a next step; `answer` maps a path of the document to what must stand there."""

    sheet: str
    change: Case | None
    ask: Case | None
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is checked against the code: its name and its rows, column -> cell."""

    sheet: str
    name: str
    rows: tuple[Mapping[str, str], ...]


def sheets() -> list[Path]:
    """Every sheet; the index is none."""
    return [path for path in sorted(FOLDER.glob("*.md")) if path != INDEX]


def blocks(path: Path) -> list[Any]:
    """The YAML blocks of a sheet."""
    return [yaml.safe_load(found) for found in YAML_BLOCK.findall(path.read_text(encoding="utf-8"))]


def examples() -> Iterator[Example]:
    """The worked examples of all sheets."""
    for path in sheets():
        for block in blocks(path):
            for entry in block if isinstance(block, list) else [block]:
                yield Example(path.name, entry.get("change"), entry.get("ask"), entry["answer"])


def tables() -> Iterator[Table]:
    """The tables that are marked as checked."""
    for path in sheets():
        for name, text in CHECKED.findall(path.read_text(encoding="utf-8")):
            head, _, *lines = text.splitlines()
            columns = _cells(head)
            yield Table(path.name, name, tuple(dict(zip(columns, _cells(line), strict=True)) for line in lines))


def answered(example: Example) -> dict[str, Any]:
    """The document that the preview commands give for an example."""
    if example.ask is not None:
        return progress_document(decide(asked(example.ask)))
    return program_of(example.change or {})


def asked(ask: Case) -> ProgressCase:
    """The question of `preview_progress`; each session of its history differs from the index's quiet one."""
    told = {"schema": 1, **ask}
    if "history" in ask:
        told["history"] = [{**usual()["quiet_session"], **session} for session in ask["history"]]
    return read_progress(_as_file(told))


def program_of(change: Case) -> dict[str, Any]:
    """The answer of `preview_program` for the index's runner with these differences."""
    case = read_case(_as_file(_merged(usual()["runner"], change)))
    return program_document(preview(case, shipped_catalogue(), country="GB"))


@cache
def usual() -> dict[str, Any]:
    """The runner and the quiet session of the index, from which every example differs."""
    return {key: value for block in blocks(INDEX) for key, value in block.items()}


def found_at(document: Any, path: str) -> Any:
    """What stands at a path of a document: names and numbers joined by dots, `*` for every entry of a list."""
    here = [document]
    is_list = False
    for part in path.split("."):
        if part == "*":
            here, is_list = [entry for many in here for entry in many], True
        else:
            here = [entry[int(part)] if isinstance(entry, list) else entry[part] for entry in here]
    return here if is_list else here[0]


def _merged(base: Any, change: Any) -> Any:
    if not (isinstance(base, dict) and isinstance(change, dict)):
        return change
    return {**base, **{key: _merged(base.get(key), value) for key, value in change.items()}}


def _as_file(case: Case) -> bytes:
    return yaml.safe_dump(case).encode()


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
