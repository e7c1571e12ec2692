"""The published schemas are those of the readers, and say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from programs.exchange.plain_file import plain_values
from programs.exchange.preview_schema import as_file, schemas
from tests.exchange.cases import EXAMPLE, PROGRESS_EXAMPLE, SMALL, SMALL_PROGRESS, with_value
from tests.exchange.test_case_faults import ONE_TEST, ONE_VALUE, PROGRESS

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schema"
NAMES = tuple(schemas())

#: What a schema cannot say: which days exist or are Mondays, which keys exclude each other. And a number with
#: nothing behind its point is a whole number to JSON Schema.
READER_ONLY = ("today", "2026-02-30"), ("today", "2027-01-05"), ("person.age", 24.0), ("schema", 1.0)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schemas()[name])


CASE = validator("preview-program.schema.json")
PROGRESS_CASE = validator("preview-progress.schema.json")


@pytest.mark.parametrize("name", NAMES)
def test_the_published_schema_is_what_the_tables_say(name):
    published = (PUBLISHED / name).read_text(encoding="utf-8")
    assert published == as_file(schemas()[name]), "run: python manage.py publish_preview_schemas"


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_a_schema(name):
    Draft202012Validator.check_schema(schemas()[name])


def test_no_other_file_lies_beside_them():
    assert {path.name for path in PUBLISHED.iterdir()} == set(NAMES)


def test_the_schemas_accept_the_examples():
    CASE.validate(plain_values(EXAMPLE.encode()))
    PROGRESS_CASE.validate(plain_values(PROGRESS_EXAMPLE.encode()))
    CASE.validate(SMALL)
    PROGRESS_CASE.validate(SMALL_PROGRESS)


@pytest.mark.parametrize(("path", "value", "said"), ONE_VALUE)
def test_what_the_reader_refuses_the_schema_refuses(path, value, said):
    accepted = CASE.is_valid(with_value(SMALL, path, value))
    assert accepted is ((path, repr(value)) in {(path, repr(value)) for path, value in READER_ONLY})


@pytest.mark.parametrize(
    "entry", [entry for entry, said in ONE_TEST if "both loads" not in said and "leave out" not in said]
)
def test_what_a_test_cannot_have_the_schema_refuses(entry):
    readers_own = isinstance(entry, dict) and (entry.get("extension_kg") == 0 or "curl_lb" in entry or "value" in entry)
    loads = isinstance(entry, dict) and "extension_kg" in entry
    assert CASE.is_valid({**SMALL, "tests": [entry]}) is (loads and readers_own and entry.get("curl_kg") != -1)


@pytest.mark.parametrize(("path", "value", "said"), PROGRESS)
def test_what_the_progress_reader_refuses_its_schema_refuses(path, value, said):
    accepted = PROGRESS_CASE.is_valid(with_value(SMALL_PROGRESS, path, value))
    assert accepted is ("leave out" in said or value == [15, 10])
