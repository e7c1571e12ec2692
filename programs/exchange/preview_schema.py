"""The published JSON Schemas of the preview commands: docs/schema/*.json, made from the tables that the readers use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from programs.exchange.answer_schema import PROGRAM_ANSWER, PROGRESS_ANSWER
from programs.exchange.case_fields import case_record
from programs.exchange.fields import Schema
from programs.exchange.progress_fields import progress_record

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, Schema]:
    """File name -> schema, for both commands: what they read and what they print."""
    return {
        "preview-program.schema.json": _titled("A case for preview_program", case_record().schema()),
        "preview-program-answer.schema.json": _titled("What preview_program prints", PROGRAM_ANSWER),
        "preview-progress.schema.json": _titled("A case for preview_progress", progress_record().schema()),
        "preview-progress-answer.schema.json": _titled("What preview_progress prints", PROGRESS_ANSWER),
    }


def as_file(schema: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(directory: Path) -> tuple[Path, ...]:
    """Writes the schemas into a directory and returns their paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = tuple((directory / name, as_file(schema)) for name, schema in schemas().items())
    for path, text in paths:
        path.write_text(text, encoding="utf-8")
    return tuple(path for path, _ in paths)


def _titled(title: str, schema: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **schema}
