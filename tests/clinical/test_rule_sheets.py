"""The rule sheets say what the code does: their examples are run, their tables compared, their ids counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from programs.clinical.screening import BY_KEY
from programs.exchange.progress_document import progress_document
from programs.exchange.progress_file import decide
from programs.exchange.rule_ids import SOURCE_IN_TEXT
from programs.exchange.sources_file import shipped_sources
from tests.clinical.rule_sheets import (
    INDEX,
    Example,
    Table,
    answered,
    asked,
    examples,
    found_at,
    program_of,
    sheets,
    tables,
)
from tests.clinical.rule_tables import TABLES

REPOSITORY = INDEX.parents[2]
PARTS = ("**Statement.**", "**Grade.**", "**Limits.**", "**Laws held by tests.**")
LONGEST_SHEET = 100

NUMBER = re.compile(r"`([a-z_.]+)\.([A-Z_0-9]+)` ([\d.–]*[\dh])")
A_PATH = re.compile(r"`((?:programs|tests|docs)/[\w/.]+)`")


@pytest.mark.parametrize("example", list(examples()), ids=lambda one: f"{one.sheet} {one.answer}")
def test_a_worked_example_is_what_the_rules_say(example: Example) -> None:
    document = answered(example)
    for said, wanted in example.answer.items():
        path, _, how = said.partition(" ")
        found = found_at(document, path)
        if how:
            held = {entry in found for entry in wanted}
            assert held == {how == "has"}, f"{said}: {wanted} in {found}"
        else:
            assert found == wanted, said


@pytest.mark.parametrize("table", list(tables()), ids=lambda one: f"{one.sheet} {one.name}")
def test_a_checked_table_is_the_codes_own(table: Table) -> None:
    for column, cells in TABLES[table.name]().items():
        assert [row[column] for row in table.rows] == cells, column


def test_every_table_that_can_be_checked_stands_in_a_sheet() -> None:
    assert {table.name for table in tables()} == set(TABLES)


def _tried(*names: str) -> Iterator[Any]:
    for table in tables():
        if table.name in names:
            yield from (pytest.param(row, id=row["id"]) for row in table.rows if row["tried with"].startswith("`"))


@pytest.mark.parametrize("row", list(_tried("warning_signs", "pattern", "scope")))
def test_what_a_row_was_tried_with_gives_its_level(row: dict[str, str]) -> None:
    tried = yaml.safe_load(row["tried with"].strip("`"))
    signs = {key: tried.pop(key) for key in list(tried) if key in BY_KEY}
    screening = program_of({**tried, "screening": {"none": True, **signs}})["screening"]
    assert row["id"] in screening["rules"]
    assert screening["level"] == row["level"].split()[0]


@pytest.mark.parametrize("row", list(_tried("item_rows", "run_rows")))
def test_what_a_row_of_the_pain_table_was_tried_with_gives_its_decision(row: dict[str, str]) -> None:
    step = progress_document(decide(asked(yaml.safe_load(row["tried with"].strip("`")))))
    assert (f"6.6 row {step['row']}", step["decision"]) == (row["id"], row["decision"])


def test_every_source_in_a_sheet_is_in_the_list_of_sources() -> None:
    told = {found for path in sheets() for found in SOURCE_IN_TEXT.findall(path.read_text(encoding="utf-8"))}
    assert told
    assert not sorted(told - set(shipped_sources()))


@pytest.mark.parametrize("path", sheets(), ids=lambda path: path.name)
def test_a_sheet_has_its_parts_and_names_files_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [part for part in PARTS if part not in text] == []
    assert [name for name in A_PATH.findall(text) if not (REPOSITORY / name).exists()] == []
    assert len(text.splitlines()) <= LONGEST_SHEET
    assert f"({path.name})" in INDEX.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sheets(), ids=lambda path: path.name)
def test_the_numbers_of_a_sheet_are_the_codes_own(path: Path) -> None:
    for module, name, told in NUMBER.findall(path.read_text(encoding="utf-8")):
        found = getattr(import_module(f"programs.clinical.{module}"), name)
        assert told == _written(found), f"{module}.{name}"


def test_the_sheets_name_many_numbers() -> None:
    assert sum(len(NUMBER.findall(path.read_text(encoding="utf-8"))) for path in sheets()) > 100


def _written(number: Any) -> str:
    if isinstance(number, timedelta):
        return f"{number / timedelta(hours=1):g}h"
    return "–".join(map(_written, number)) if isinstance(number, tuple) else f"{float(number):g}"
